package regional.indicators.job;

import org.jspecify.annotations.Nullable;

/** The run that the job's steps work on: set before the job starts. */
class CurrentRun {

  private volatile @Nullable QuarterlyRun run;

  void set(QuarterlyRun current) {
    run = current;
  }

  QuarterlyRun get() {
    QuarterlyRun current = run;
    if (current == null) {
      throw new IllegalStateException("a job was started without a run");
    }
    return current;
  }
}
