package regional.indicators.job;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The run that the job's steps work on: set before the job starts. */
class CurrentRun {

  private volatile @Nullable QuarterlyRun run;

  private volatile @Nullable SharedTasks shared;

  void set(QuarterlyRun current) {
    run = current;
  }

  /** The parts of its steps are tasks that workers may take. */
  void share(SharedTasks tasks) {
    shared = tasks;
  }

  Optional<SharedTasks> shared() {
    return Optional.ofNullable(shared);
  }

  QuarterlyRun get() {
    QuarterlyRun current = run;
    if (current == null) {
      throw new IllegalStateException("a job was started without a run");
    }
    return current;
  }
}
