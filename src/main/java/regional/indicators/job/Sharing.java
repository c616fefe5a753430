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

  /**
   * @param task bean of the step
   * @param step that does one part
   */
  PartitionHandler handler(String task, Step step) {
    return (splitter, whole) -> {
      if (run.shared().isPresent() && task.equals(QuarterlyJob.PACKS_OF_READER)) {
        run.get().handOverComputed(handed);
      }
      Collection<StepExecution> done =
          (run.shared().isPresent()
                  ? run.shared().get().handler(task, repository, this::handOver)
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

  /** A worker finds the files of a task as soon as it finds the task. */
  private void handOver(StepExecutionRequest request) {
    StepExecution part = repository.getStepExecution(request.getStepExecutionId());
    if (part == null || !part.getStepName().startsWith(QuarterlyJob.CHECK_AUTHORITY)) {
      return;
    }
    try {
      run.get().intake().handOver(part.getExecutionContext().getString(QuarterlyJob.PART), handed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
