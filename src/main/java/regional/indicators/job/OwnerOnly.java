package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Keeps files from everybody but their owner, where the file system knows owners, groups and others
 * (POSIX). Elsewhere nothing is changed, and {@link #isKept} says so.
 */
final class OwnerOnly {

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /**
   * Creates a folder into which nobody else can look, before anything is in it.
   *
   * @throws IOException if it cannot be created
   */
  static void create(Path folder) throws IOException {
    Files.createDirectories(folder);
    protect(folder);
  }

  /**
   * Protects a file or a folder; of a folder not what is in it. Links are left alone.
   *
   * @throws IOException if the file system knows owners and the change is refused
   */
  static void protect(Path path) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null || Files.isSymbolicLink(path)) {
      return;
    }
    Set<PosixFilePermission> wanted =
        Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? FOLDER : FILE;
    try {
      if (!view.readAttributes().permissions().equals(wanted)) {
        view.setPermissions(wanted);
      }
    } catch (NoSuchFileException e) {
      // Taken away since it was listed: nobody can read it.
    }
  }

  /**
   * Protects everything below a folder, and the folder; nothing where there is none.
   *
   * @throws IOException as {@link #protect}
   */
  static void protectAll(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path each : walk.toList()) {
          protect(each);
        }
      }
    }
  }

  /**
   * Protects the files in a folder whose names are ours; the folder too, if all in it is ours.
   *
   * @throws IOException as {@link #protect}
   */
  static void protectOurs(Path folder, Predicate<String> ours) throws IOException {
    boolean all = true;
    try (Stream<Path> list = Files.list(folder)) {
      for (Path each : list.toList()) {
        if (ours.test(String.valueOf(each.getFileName()))) {
          protect(each);
        } else {
          all = false;
        }
      }
    }
    if (all) {
      protect(folder);
    }
  }

  /** Whether the file system knows owners, and lets others read. */
  static boolean isOpenToOthers(Path path) throws IOException {
    Path file = path.toRealPath();
    return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null && !isKept(file);
  }

  /** Whether the file system keeps a file or folder from others. */
  static boolean isKept(Path path) {
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      return false;
    }
    try {
      return FOLDER.containsAll(view.readAttributes().permissions());
    } catch (IOException e) {
      return false;
    }
  }
}
