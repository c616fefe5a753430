package regional.indicators.job;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/** Starts the main job, with workers if it was asked for, and says in one line what failed. */
final class Launch {

  private static final Logger LOG = LoggerFactory.getLogger(Launch.class);

  private final Places places;
  private final Store store;
  private final Progress progress;
  private final OptionalInt withWorkers;

  /**
   * @param withWorkers how many tasks this process does at once itself, if workers may take a share
   */
  Launch(Places places, Store store, Progress progress, OptionalInt withWorkers) {
    this.places = places;
    this.store = store;
    this.progress = progress;
    this.withWorkers = withWorkers;
  }

  /**
   * @throws CommandFailure if a step fails, or the server of the store is lost
   */
  void launch(QuarterlyRun run, JobParameters parameters) {
    try {
      share(run, parameters);
    } catch (RuntimeException e) {
      throw store.isHeld() ? e : serverLost(e);
    }
  }

  private void share(QuarterlyRun run, JobParameters parameters) {
    HandedOver handed = store.get(HandedOver.class);
    handed.clearHanded();
    if (withWorkers.isEmpty()) {
      start(run, parameters);
      return;
    }
    StoreServer server = places.server().orElseThrow();
    int atOnce = withWorkers.getAsInt();
    try (SharedTasks tasks = new SharedTasks(server, atOnce);
        TaskTakers own = new TaskTakers(tasks, store, atOnce, step -> {}, () -> {}, LOG::info)) {
      tasks.clear();
      store.get(CurrentRun.class).share(tasks);
      progress.say(
          "Workers may take their share: worker --store "
              + server
              + (atOnce == 0
                  ? ". Without one this run does not go on: it does none of their tasks itself."
                  : ". Without one this process does all itself."));
      store.admitWorkers();
      own.start();
      try {
        start(run, parameters);
      } finally {
        if (store.isHeld()) {
          tasks.clear();
          handed.clearHanded();
        }
      }
    }
  }

  private void start(QuarterlyRun run, JobParameters parameters) {
    store.get(CurrentRun.class).set(run);
    JobExecution execution;
    try {
      execution = store.get(JobOperator.class).start(store.get(Job.class), parameters);
    } catch (JobExecutionException e) {
      LOG.error("The job could not be started", e);
      throw CommandFailure.run(
          "The run could not be started: " + e.getMessage() + ". The log has the details.");
    }
    progress.abandon();
    tell(run, execution);
    if (execution.getStatus() != BatchStatus.COMPLETED) {
      throw failure(execution);
    }
  }

  /** For those who watch: the figures of this run, in a file that a collector can read. */
  private void tell(QuarterlyRun run, JobExecution execution) {
    try {
      MetricsFile.write(
          Store.metrics(places.store()),
          store.get(PrometheusMeterRegistry.class),
          run.coverage(),
          execution);
    } catch (IOException e) {
      LOG.warn("The metrics of the run could not be written", e);
    }
  }

  private CommandFailure failure(JobExecution execution) {
    String step =
        execution.getStepExecutions().stream()
            .filter(each -> each.getStatus() != BatchStatus.COMPLETED)
            // Of a task that a worker did this process only knows that it was sent out.
            .filter(each -> !each.getStatus().isRunning())
            .map(StepExecution::getStepName)
            .findFirst()
            .orElse("start");
    List<Throwable> failures = execution.getAllFailureExceptions();
    failures.forEach(each -> LOG.error("Step {} failed", step, each));
    String because =
        failedTask(execution)
            .orElse(
                failures.isEmpty()
                    ? ""
                    : ": " + CommandFailure.because(failures.get(failures.size() - 1)));
    return CommandFailure.run(
        "The run failed in step "
            + step
            + because
            + ". Nothing was published. Mend the cause (the log has the details) and run it again: it resumes.");
  }

  /** What a task failed of, whichever process did it: only the store knows. */
  private Optional<String> failedTask(JobExecution execution) {
    if (withWorkers.isEmpty() || !store.isHeld()) {
      return Optional.empty();
    }
    return Optional.ofNullable(store.get(JobRepository.class).getJobExecution(execution.getId()))
        .stream()
        .flatMap(each -> each.getStepExecutions().stream())
        .filter(each -> each.getStatus() == BatchStatus.FAILED && each.getStepName().contains(":"))
        .map(
            each ->
                ": "
                    + each.getStepName()
                    + ", "
                    + each.getExitStatus().getExitDescription().lines().findFirst().orElse(""))
        .findFirst();
  }

  private CommandFailure serverLost(RuntimeException because) {
    LOG.error("The connection to the server of the store was lost", because);
    progress.abandon();
    return CommandFailure.run(
        "The run failed in step "
            + progress.step()
            + ": the connection to the server of the store was lost. Nothing was published. When it is back, run it again: it resumes.");
  }
}
