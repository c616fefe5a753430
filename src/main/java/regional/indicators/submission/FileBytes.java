package regional.indicators.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file that is looked at several times: how it is written, what its rows say, to be
 * kept. A small file, as nearly all are, is taken from the disk and hashed once, and nobody can
 * change it between two looks; of a large one each look reads the disk again.
 */
public final class FileBytes {

  /** One look at all bytes, or at the first of them. */
  @FunctionalInterface
  public interface Look {
    void at(InputStream bytes) throws IOException;
  }

  /** Opens the bytes from the first. */
  @FunctionalInterface
  public interface Source {
    /**
     * @throws IOException if they cannot be read
     */
    InputStream open() throws IOException;
  }

  private static final int SMALL = 1 << 20;

  private final Source source;
  private final byte @Nullable [] small;
  private final String smallSha256;

  private FileBytes(Source source, byte @Nullable [] small) {
    this.source = source;
    this.small = small;
    smallSha256 = small == null ? "" : HexFormat.of().formatHex(Incoming.sha256().digest(small));
  }

  /**
   * @throws java.nio.file.NoSuchFileException if it is gone
   * @throws IOException if it cannot be read
   */
  public static FileBytes of(Path file) throws IOException {
    return of(() -> Files.newInputStream(file));
  }

  /**
   * @throws IOException if they cannot be read
   */
  public static FileBytes of(Source source) throws IOException {
    try (InputStream bytes = source.open()) {
      byte[] start = bytes.readNBytes(SMALL + 1);
      return new FileBytes(source, start.length > SMALL ? null : start);
    }
  }

  /**
   * The bytes from the first; to be closed.
   *
   * @throws IOException if the file cannot be opened any more
   */
  public InputStream open() throws IOException {
    return small == null ? source.open() : new ByteArrayInputStream(small);
  }

  /**
   * Lets somebody look at the bytes.
   *
   * @return the SHA-256 of what was looked at, and of what comes after it to the end
   * @throws IOException if the file cannot be read any more
   */
  public String sha256(Look look) throws IOException {
    if (small != null) {
      look.at(open());
      return smallSha256;
    }
    MessageDigest digest = Incoming.sha256();
    try (InputStream bytes = new DigestInputStream(open(), digest)) {
      look.at(bytes);
      bytes.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
