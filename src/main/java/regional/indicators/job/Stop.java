package regional.indicators.job;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * What happens on a stop signal: no transaction begins any more, those under way may end, and then
 * the process ends at once. The store is not closed under a running step. A transaction that takes
 * longer is rolled back by the next start, as after a power cut.
 */
final class Stop {

  private static final Logger LOG = LoggerFactory.getLogger(Stop.class);

  /** 128 + SIGTERM, as shells have it. */
  private static final int TERMINATED = 143;

  private static final int SECONDS = 3;

  /**
   * Read by every transaction; written once, by the signal: it is the process's, as signals are.
   */
  private static final ReadWriteLock GATE = new ReentrantReadWriteLock();

  /** What is not left behind, done last. */
  private static volatile Runnable lastly = () -> {};

  /** The program's end is no stop. */
  private static volatile boolean running;

  private Stop() {}

  /** From now on a stop signal ends the process so. */
  static void onSignal(PrintStream out) {
    running = true;
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(out), "stop"));
  }

  /** The command has ended by itself. */
  static void ended() {
    running = false;
  }

  /** Before a stop ends the process, this is done. */
  static void lastly(Runnable work) {
    lastly = work;
  }

  private static void stop(PrintStream out) {
    if (!running) {
      return;
    }
    boolean ended = false;
    try {
      ended = GATE.writeLock().tryLock(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOG.warn("Stopped by a signal; every transaction had ended: {}", ended);
    lastly.run();
    out.println();
    out.println("Stopped. Nothing that was taken in is lost: run it again, it resumes.");
    Runtime.getRuntime().halt(TERMINATED);
  }

  /** Transactions that a stop waits for. */
  static final class Transactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private final transient StoreLock lock;

    /**
     * @param lock without it nothing may be written: another process may have it by now
     */
    Transactions(DataSource source, StoreLock lock) {
      super(source);
      this.lock = lock;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
      GATE.readLock().lock();
      try {
        if (!lock.isHeld()) {
          throw new CannotCreateTransactionException(
              "The connection to the server of the store was lost");
        }
        super.doBegin(transaction, definition);
      } catch (RuntimeException e) {
        GATE.readLock().unlock();
        throw e;
      }
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
      try {
        super.doCleanupAfterCompletion(transaction);
      } finally {
        GATE.readLock().unlock();
      }
    }
  }
}
