package regional.indicators.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One process at a time has the store: while it looks into it, begins it, brings it to a newer
 * schema, copies or replaces it. The lock goes with the process, however that ends: that of a file,
 * of which the empty file stays, or an advisory lock of PostgreSQL, held by a connection of its
 * own.
 */
final class StoreLock implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreLock.class);

  private static final String FILE = "regional.in-use";

  /** Any number, as long as it stays: it tells our lock from those of others. */
  private static final int OURS = 0x52494E44;

  /**
   * Of whoever works on the store: whoever has the store has this alone, unless it admits workers,
   * each of which then shares it for the time of a task.
   */
  private static final int WORK = OURS + 1;

  private static final int WORK_ENDS_SECONDS = 60;

  /** The server needs a moment to notice that a process has ended. */
  private static final int TRIES = 20;

  private static final int BETWEEN_TRIES_MS = 100;
  private static final int ANSWER_SECONDS = 5;
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final AutoCloseable held;

  private StoreLock(AutoCloseable held) {
    this.held = held;
  }

  /**
   * @throws CommandFailure if another process has the store, or the server gives no connection
   */
  static StoreLock take(StoreServer server) {
    try {
      Connection connection = server.connect();
      for (int tried = 0; tried < TRIES; tried++) {
        if (take(connection)) {
          awaitWorkers(connection);
          return new StoreLock(connection);
        }
        Thread.sleep(BETWEEN_TRIES_MS);
      }
      connection.close();
    } catch (SQLException e) {
      throw StoreServer.failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw inUse();
  }

  /**
   * What workers of a run that has ended are still at comes to its end first.
   *
   * @throws CommandFailure if it does not
   */
  private static void awaitWorkers(Connection connection) throws SQLException {
    try (Statement wait = connection.createStatement()) {
      wait.execute("SET lock_timeout = '" + WORK_ENDS_SECONDS + "s'");
      wait.execute("SELECT pg_advisory_lock(" + WORK + ", hashtext(current_schema()))");
      wait.execute("SET lock_timeout = DEFAULT");
    } catch (SQLException e) {
      connection.close();
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw CommandFailure.run(
            "Workers are still at tasks of a run that has ended. Wait until they are done, then try again.");
      }
      throw e;
    }
  }

  /** From now on workers may take tasks. */
  void admitWorkers() {
    if (held instanceof Connection connection) {
      try (Statement admit = connection.createStatement()) {
        admit.execute("SELECT pg_advisory_unlock(" + WORK + ", hashtext(current_schema()))");
      } catch (SQLException e) {
        throw StoreServer.failure(e);
      }
    }
  }

  /** Whether a task may be taken, and then it may until the transaction ends. */
  static boolean isWorkAdmitted(JdbcTemplate jdbc) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "SELECT pg_try_advisory_xact_lock_shared(?, hashtext(current_schema()))",
            Boolean.class,
            WORK));
  }

  /**
   * A worker has the store beside the run that admits it. It works as long as its connection lives.
   *
   * @throws CommandFailure if the server gives no connection
   */
  static StoreLock beside(StoreServer server) {
    try {
      return new StoreLock(server.connect());
    } catch (SQLException e) {
      throw StoreServer.failure(e);
    }
  }

  /** A schema is a store: a database may hold several. */
  private static boolean take(Connection connection) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT pg_try_advisory_lock(?, hashtext(current_schema()))")) {
      lock.setInt(1, OURS);
      try (ResultSet taken = lock.executeQuery()) {
        return taken.next() && taken.getBoolean(1);
      }
    }
  }

  boolean isOfServer() {
    return held instanceof Connection;
  }

  /** Whether it is still held: that on a server is lost with its connection. */
  boolean isHeld() {
    try {
      return !(held instanceof Connection connection) || connection.isValid(ANSWER_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * @throws CommandFailure if another process has the store, or the folder cannot be written to
   */
  static StoreLock take(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        Files.newOutputStream(file).close();
      }
      // Not once it is locked: POSIX gives a process's locks up when it closes the file anywhere.
      OwnerOnly.protect(file);
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      try {
        @Nullable FileLock lock = channel.tryLock();
        if (lock != null) {
          return new StoreLock(channel);
        }
      } catch (OverlappingFileLockException e) {
        // Open in this process: as if it were another.
      }
      channel.close();
    } catch (IOException e) {
      throw CommandFailure.run(
          "The folder of the store cannot be written to: "
              + folder
              + ". Check its rights and its room, or name another with --store.");
    }
    throw inUse();
  }

  private static CommandFailure inUse() {
    return CommandFailure.run(
        "Another run is using the store. Wait until it has ended, then try again.");
  }

  @Override
  public void close() {
    try {
      held.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      LOG.warn("The lock of the store had gone with its connection", e);
    }
  }
}
