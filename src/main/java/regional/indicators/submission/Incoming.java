package regional.indicators.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import regional.indicators.returns.Returns;

/** The folder into which returns are dropped, at any depth. Files are read and never altered. */
public final class Incoming {

  /**
   * A file found.
   *
   * @param path relative to the folder, with forward slashes
   * @param name what its name says; empty where it says nothing that we know
   * @param sha256 of its bytes
   */
  public record Found(Path file, String path, Optional<FileName> name, String sha256, long size) {}

  private Incoming() {}

  /**
   * Every visible file of the folder, in order of path. Links in it are not followed.
   *
   * @throws IOException if the folder cannot be read
   */
  public static List<Found> find(Path folder, Returns returns) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    // The folder itself may be a link, to a share for instance.
    Path root = folder.toRealPath();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(root)) {
      walk.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
          .filter(each -> isVisible(root.relativize(each)))
          .forEach(files::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    files.sort(Comparator.comparing(each -> relative(root, each)));
    List<Found> found = new ArrayList<>();
    for (Path file : files) {
      found.add(
          new Found(
              folder.resolve(root.relativize(file)),
              relative(root, file),
              FileName.parse(file.getFileName().toString(), returns),
              sha256(file),
              Files.size(file)));
    }
    return found;
  }

  /**
   * SHA-256 of a file's bytes, lower-case hexadecimal.
   *
   * @throws IOException if it cannot be read
   */
  public static String sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** SHA-256 of a text in UTF-8, lower-case hexadecimal. */
  public static String sha256(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static boolean isVisible(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private static String relative(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
