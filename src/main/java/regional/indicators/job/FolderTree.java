package regional.indicators.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import regional.indicators.submission.Incoming;

/** A folder with everything below it. */
final class FolderTree {

  private FolderTree() {}

  /** Deletes it; nothing where there is none. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed)
              throws IOException {
            if (failed != null) {
              throw failed;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Copies it into another, which need not be there. */
  static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.toList();
    }
    for (Path each : all) {
      Path target = to.resolve(from.relativize(each).toString());
      if (Files.isDirectory(each)) {
        Files.createDirectories(target);
      } else {
        Files.copy(each, target);
      }
    }
  }

  /** SHA-256 of every file of it, by path from a folder above it or itself, forward slashes. */
  static Map<String, String> hashes(Path folder, Path from) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return new TreeMap<>(
          walk.filter(Files::isRegularFile).toList().parallelStream()
              .collect(
                  Collectors.toConcurrentMap(
                      file -> from.relativize(file).toString().replace('\\', '/'),
                      FolderTree::sha256)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String sha256(Path file) {
    try {
      return Incoming.sha256(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
