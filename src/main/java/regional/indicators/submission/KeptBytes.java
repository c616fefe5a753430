package regional.indicators.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Bytes kept by their SHA-256: the same bytes are kept once. */
public interface KeptBytes {

  boolean holds(String sha256);

  /**
   * Keeps a file's bytes, in the transaction of the caller.
   *
   * @param sha256 that the bytes must have
   * @return false, and nothing is kept, if the file is gone or has other bytes by now
   * @throws IOException if it is there and cannot be read
   */
  boolean keep(FileBytes file, String sha256) throws IOException;

  /** The same in a transaction of its own: of bytes that others may be keeping at this moment. */
  boolean keepApart(FileBytes file, String sha256) throws IOException;

  /** As {@link #keep(FileBytes, String)}, of a file that may be gone. */
  default boolean keep(Path file, String sha256) throws IOException {
    try {
      return holds(sha256) || keep(FileBytes.of(file), sha256);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Kept bytes from the first; to be closed.
   *
   * @throws IOException if they are not held
   */
  InputStream open(String sha256) throws IOException;

  /**
   * Writes kept bytes to a new file, and proves them by their hash.
   *
   * @throws IOException if they are not held, are damaged, or cannot be written
   */
  void copy(String sha256, Path file) throws IOException;

  /** Hashes of kept bytes that are not what they should be. */
  List<String> damaged();

  /** Deletes bytes, if they are held. */
  void delete(String sha256);

  /** Deletes bytes that no submission and no run has kept any more. */
  void deleteIfUnclaimed(String sha256);

  /** Deletes what no submission and no run has kept: of a run that was cut off. */
  void deleteUnclaimed();
}
