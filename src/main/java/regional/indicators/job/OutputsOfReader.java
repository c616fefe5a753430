package regional.indicators.job;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Writes what the partition's reader is given. */
class OutputsOfReader implements Tasklet {

  private final CurrentRun run;
  private final String reader;

  OutputsOfReader(CurrentRun run, String reader) {
    this.run = run;
    this.reader = reader;
  }

  @Override
  public @Nullable RepeatStatus execute(StepContribution contribution, ChunkContext context)
      throws IOException {
    run.get().write(reader);
    return RepeatStatus.FINISHED;
  }
}
