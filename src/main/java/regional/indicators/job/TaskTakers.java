package regional.indicators.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.batch.integration.partition.StepExecutionRequestHandler;

/** Threads of this process that take tasks, one after the other, until they are closed. */
final class TaskTakers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TaskTakers.class);

  private static final long BETWEEN_LOOKS_MS = 100;
  private static final long AFTER_FAILURE_MS = 1000;
  private static final long END_MS = 3000;

  private final SharedTasks tasks;
  private final Store store;
  private final JobRepository repository;
  private final StepExecutionRequestHandler steps;
  private final Consumer<StepExecution> before;
  private final Runnable idle;
  private final Consumer<String> say;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final List<Thread> threads = new ArrayList<>();

  private volatile boolean closed;

  /** How many tasks a process does at once unless it is told. */
  static int ofProcessors() {
    return Runtime.getRuntime().availableProcessors();
  }

  /**
   * @param before may refuse a task by throwing {@link CommandFailure}, which ends all
   * @param idle done again and again while there is no task
   * @param say is told what was done
   */
  TaskTakers(
      SharedTasks tasks,
      Store store,
      int atOnce,
      Consumer<StepExecution> before,
      Runnable idle,
      Consumer<String> say) {
    this.tasks = tasks;
    this.store = store;
    this.before = before;
    this.idle = idle;
    this.say = say;
    repository = store.get(JobRepository.class);
    steps = store.get(StepExecutionRequestHandler.class);
    for (int i = 1; i <= atOnce; i++) {
      Thread thread = new Thread(this::takeAll, "worker-" + i);
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler((of, thrown) -> ended.completeExceptionally(thrown));
      threads.add(thread);
    }
  }

  void start() {
    threads.forEach(Thread::start);
  }

  /**
   * Waits until they end.
   *
   * @throws CommandFailure why
   */
  void join() {
    try {
      ended.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof CommandFailure failure) {
        throw failure;
      }
      throw e;
    }
  }

  private void takeAll() {
    while (!closed) {
      try {
        if (!tasks.take(this::run)) {
          idle.run();
          Thread.sleep(BETWEEN_LOOKS_MS);
        }
      } catch (CommandFailure e) {
        ended.completeExceptionally(e);
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        if (closed) {
          return;
        }
        LOG.warn("A task was not ended, and is there again", e);
        if (!store.isHeld()) {
          ended.completeExceptionally(
              CommandFailure.run(
                  "The connection to the server of the store was lost. When it is back, start the worker again: what it was at is there again."));
          return;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(AFTER_FAILURE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(StepExecutionRequest request) {
    StepExecution step = repository.getStepExecution(request.getStepExecutionId());
    if (step == null || !step.getStatus().isRunning() || !step.getJobExecution().isRunning()) {
      LOG.info("A task that is done already, or of a run that has ended: {}", request);
      return;
    }
    before.accept(step);
    long started = System.nanoTime();
    steps.handle(request);
    StepExecution done = repository.getStepExecution(request.getStepExecutionId());
    if (done == null || done.getStatus().isRunning()) {
      throw new IllegalStateException(step.getStepName() + " did not come to an end");
    }
    say.accept(
        String.format(
            Locale.ROOT,
            "%s %s, %.1f s",
            step.getStepName(),
            done.getStatus().toString().toLowerCase(Locale.ROOT),
            (System.nanoTime() - started) / 1e9));
  }

  @Override
  public void close() {
    closed = true;
    for (Thread each : threads) {
      try {
        each.join(END_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
