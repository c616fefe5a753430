package regional.indicators.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes what packs are drawn from, and hands it over to workers. Much of it takes one thread, to
 * write a nation's figures too, and so does much of finding what others may not see: the one is
 * done beside the other.
 */
final class ComputedHandOver {

  private final CurrentRun run;
  private final HandedOver handed;
  private final TaskExecutor threads;
  private final TransactionTemplate transactions;

  /** The run of which all is handed over. */
  private @Nullable QuarterlyRun handedOf;

  ComputedHandOver(
      CurrentRun run,
      HandedOver handed,
      TaskExecutor threads,
      PlatformTransactionManager transactions) {
    this.run = run;
    this.handed = handed;
    this.threads = threads;
    this.transactions = new TransactionTemplate(transactions);
  }

  /**
   * Controls what is published, and where the run has workers hands over.
   *
   * @throws IllegalStateException if something can be told all the same
   */
  void besideControl() throws IOException {
    RunFigures figures = run.get().figures();
    boolean shared = run.shared().isPresent();
    CompletableFuture<Void> computing =
        CompletableFuture.supplyAsync(figures::computed, threads)
            .thenAccept(
                computed -> {
                  if (shared) {
                    hand(computed);
                  }
                });
    try {
      figures.control();
    } finally {
      computing.exceptionally(failed -> null).join();
    }
    computing.join();
    if (shared) {
      handed.hand(figures.controlled());
      handedOf = run.get();
    }
  }

  /** Hands over what is not yet: all, where a run goes on after it was controlled. */
  void complete() throws IOException {
    if (handedOf != run.get()) {
      RunFigures figures = run.get().figures();
      hand(figures.computed());
      handed.hand(figures.controlled());
      handedOf = run.get();
    }
  }

  private void hand(Computed computed) {
    transactions.executeWithoutResult(
        status -> {
          try {
            handed.hand(computed);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
