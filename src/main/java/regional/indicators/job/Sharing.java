package regional.indicators.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.support.TaskExecutorPartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.core.task.TaskExecutor;

/** How the parts of a step are done: by threads of this process, or by whoever takes them. */
final class Sharing {

  private final JobRepository repository;
  private final TaskExecutor workers;
  private final CurrentRun run;
  private final HandedOver handed;

  Sharing(JobRepository repository, TaskExecutor workers, CurrentRun run, HandedOver handed) {
    this.repository = repository;
    this.workers = workers;
    this.run = run;
    this.handed = handed;
  }

  /** Hands over what a worker needs for a part of a step, before it can find the part. */
  @FunctionalInterface
  interface Handing {
    void over(String part) throws IOException;
  }

  /**
   * @param task bean of the step
   * @param step that does one part
   * @param handing only where workers take parts
   */
  PartitionHandler handler(String task, Step step, Handing handing) {
    return (splitter, whole) -> {
      Collection<StepExecution> done =
          (run.shared().isPresent()
                  ? run.shared().get().handler(task, repository, each -> hand(each, handing))
                  : here(step))
              .handle(splitter, whole);
      handed.clearHanded();
      // Also where this process does all: a run that resumes may have had workers before.
      handed.collect(run.get().building());
      return done;
    };
  }

  private PartitionHandler here(Step step) throws Exception {
    TaskExecutorPartitionHandler handler = new TaskExecutorPartitionHandler();
    handler.setTaskExecutor(workers);
    handler.setStep(step);
    handler.afterPropertiesSet();
    return handler;
  }

  private void hand(StepExecutionRequest request, Handing handing) {
    StepExecution part = repository.getStepExecution(request.getStepExecutionId());
    if (part == null) {
      return;
    }
    try {
      handing.over(part.getExecutionContext().getString(QuarterlyJob.PART));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
