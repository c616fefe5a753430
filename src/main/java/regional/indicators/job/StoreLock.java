package regional.indicators.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One process at a time has the store: while it looks into it, begins it, brings it to a newer
 * schema, copies or replaces it. The lock goes with the process, however that ends; the empty file
 * stays.
 */
final class StoreLock implements AutoCloseable {

  private static final String FILE = "regional.in-use";

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
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
    throw CommandFailure.run(
        "Another run is using the store. Wait until it has ended, then try again.");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
