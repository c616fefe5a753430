package regional.indicators.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
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
   * @param path relative to the folder, with forward slashes; of what is not taken in also why
   * @param name what its name says; empty where it says nothing that we know, or cannot be opened
   * @param sha256 of its bytes; of what is not taken in of its path
   */
  public record Found(Path file, String path, Optional<FileName> name, String sha256, long size) {}

  /** In place of the path of a file that is no return and has personal data in its name. */
  private static final String NOT_REPEATED = "(not repeated here)";

  private static final String LINK = " (a link, and links are not followed)";
  private static final String CLOSED = " (it cannot be opened)";

  private Incoming() {}

  /**
   * Every visible file of the folder, in order of path. Links in it are found and not followed.
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
      walk.filter(
              each ->
                  Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)
                      || Files.isSymbolicLink(each))
          .filter(each -> isVisible(root.relativize(each)))
          .forEach(files::add);
      files.sort(Comparator.comparing(each -> relative(root, each)));
      return files.parallelStream()
          .flatMap(file -> found(folder, root, file, returns).stream())
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Empty for a file that has gone since it was found. */
  private static Optional<Found> found(Path folder, Path root, Path file, Returns returns) {
    String path = relative(root, file);
    Path shown = folder.resolve(root.relativize(file));
    if (Files.isSymbolicLink(file)) {
      return Optional.of(notTakenIn(shown, path + LINK));
    }
    try {
      Optional<FileName> name = FileName.parse(String.valueOf(file.getFileName()), returns);
      return Optional.of(
          new Found(
              shown,
              name.isPresent() || PersonalData.inCell(path).isEmpty() ? path : NOT_REPEATED,
              name,
              sha256(file),
              Files.size(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (AccessDeniedException e) {
      return Optional.of(notTakenIn(shown, path + CLOSED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Found notTakenIn(Path file, String why) {
    return new Found(file, why, Optional.empty(), sha256(why), 0);
  }

  /** What is wrong with a file that says neither whose nor what it is, by its path as found. */
  public static String reason(String path) {
    String printable = path.replaceAll("\\p{Cntrl}", "?");
    return path.endsWith(LINK) || path.endsWith(CLOSED)
        ? "Not taken in: " + printable
        : "The name of the file " + printable + " says neither whose nor what it is";
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

  /** The same stream, its SHA-256 made while it is read. */
  public static DigestInputStream digesting(InputStream in) {
    return new DigestInputStream(in, sha256());
  }

  /** An empty SHA-256. */
  public static MessageDigest sha256() {
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
    // Part by part: a backslash in a name is no separator here, and must not become one.
    List<String> parts = new ArrayList<>();
    folder.relativize(file).forEach(part -> parts.add(part.toString()));
    return String.join("/", parts);
  }
}
