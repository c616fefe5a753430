package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import regional.indicators.store.JdbcPassedFiles;
import regional.indicators.submission.Submission;

/**
 * What goes through the store between the process of a run and its workers: received files to be
 * checked, what packs are drawn from, and finished files to be published. With a store in a folder
 * nothing does.
 */
final class HandedOver {

  /** Of a submission the key is its number. */
  private static final String COMPUTED = "computed";

  private final Optional<JdbcPassedFiles> handed;
  private final Optional<JdbcPassedFiles> made;

  HandedOver(JdbcTemplate jdbc, boolean server) {
    handed = server ? Optional.of(JdbcPassedFiles.handed(jdbc)) : Optional.empty();
    made = server ? Optional.of(JdbcPassedFiles.made(jdbc)) : Optional.empty();
  }

  private static String key(Submission submission) {
    return String.valueOf(submission.id());
  }

  /** Hands a file over as it is: that it is gone, or another by now, the check will say. */
  void hand(Submission submission, Path file) throws IOException {
    try {
      handed.orElseThrow().pass(key(submission), file);
    } catch (NoSuchFileException e) {
      // As where it lies: a fault of the data, not of the run.
    }
  }

  /** Writes what was handed over; no file if nothing was. */
  void receive(Submission submission, Path file) throws IOException {
    handed.orElseThrow().copy(key(submission), file);
  }

  /**
   * Hands over what packs are drawn from.
   *
   * @param folder of the owner's alone: it holds true numbers for a moment
   */
  void hand(Computed computed, Path folder) throws IOException {
    Path file = folder.resolve(COMPUTED);
    try {
      computed.write(file);
      handed.orElseThrow().pass(COMPUTED, file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** What packs are drawn from, if it is there; by way of the same kind of folder. */
  Optional<Computed> computed(Path folder) throws IOException {
    Path file = folder.resolve(COMPUTED);
    try {
      return handed.orElseThrow().copy(COMPUTED, file)
          ? Optional.of(Computed.read(file))
          : Optional.empty();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** The submission has been checked, in this transaction. */
  void checked(Submission submission) {
    handed.ifPresent(each -> each.delete(key(submission)));
  }

  /** Nothing that was handed over is left: a received file may hold personal data. */
  void clearHanded() {
    handed.ifPresent(JdbcPassedFiles::clear);
  }

  /** Hands back every file of a folder, under its path from there. */
  void made(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path each : files) {
      made.orElseThrow().pass(folder.relativize(each).toString().replace('\\', '/'), each);
    }
  }

  /** Puts what workers made beside what this process made. */
  void collect(Path folder) throws IOException {
    if (made.isEmpty()) {
      return;
    }
    for (String key : made.get().keys()) {
      Path file = folder.resolve(key).normalize();
      if (!file.startsWith(folder)) {
        throw new IOException("a worker's output would lie outside the folder of outputs");
      }
      Files.createDirectories(file.getParent());
      made.get().copy(key, file);
    }
  }

  void clearMade() {
    made.ifPresent(JdbcPassedFiles::clear);
  }
}
