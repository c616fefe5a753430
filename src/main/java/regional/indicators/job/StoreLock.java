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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  /** The server needs a moment to notice that a process has ended. */
  private static final int TRIES = 20;

  private static final int BETWEEN_TRIES_MS = 100;
  private static final int ANSWER_SECONDS = 5;

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
