package regional.indicators.job;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Writes the packs of the partition's authority. */
class PackOfAuthority implements Tasklet {

  private final CurrentRun run;
  private final String authority;

  PackOfAuthority(CurrentRun run, String authority) {
    this.run = run;
    this.authority = authority;
  }

  @Override
  public @Nullable RepeatStatus execute(StepContribution contribution, ChunkContext context)
      throws IOException {
    run.get().writePacks(authority);
    return RepeatStatus.FINISHED;
  }
}
