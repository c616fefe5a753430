package regional.indicators.job;

import java.nio.file.Files;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A store on its way: it is opened while the caller reads what it will use it with. One that is not
 * there yet is begun only when it is asked for, so that a command that is refused leaves none.
 */
final class StoreOpening implements AutoCloseable {

  private final FutureTask<Store> opening;
  private boolean begun;

  private StoreOpening(FutureTask<Store> opening, boolean begun) {
    this.opening = opening;
    this.begun = begun;
  }

  static StoreOpening begin(Places places) {
    FutureTask<Store> opening = new FutureTask<>(() -> Store.open(places));
    boolean isThere = places.server().isEmpty() && Files.exists(Store.file(places.store()));
    if (isThere) {
      Thread thread = new Thread(opening, "store");
      thread.setDaemon(true);
      thread.start();
    }
    return new StoreOpening(opening, isThere);
  }

  /**
   * The open store; the same each time.
   *
   * @throws CommandFailure if another process has it, or it cannot be opened
   */
  Store store() {
    begun = true;
    opening.run();
    try {
      return opened();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  private Store opened() throws ExecutionException {
    try {
      return opening.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the store was opened", e);
    }
  }

  /** Also where it was not asked for; what hindered it is for those who asked. */
  @Override
  public void close() {
    if (begun) {
      begun = false;
      try {
        opened().close();
      } catch (ExecutionException e) {
        return;
      }
    }
  }
}
