package regional.indicators.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import regional.indicators.disclosure.Controlled;
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

  private static final String CONTROLLED = "controlled";

  private final Optional<JdbcPassedFiles> handed;
  private final Optional<JdbcPassedFiles> made;

  HandedOver(JdbcTemplate jdbc, boolean server) {
    handed = server ? Optional.of(JdbcPassedFiles.handed(jdbc)) : Optional.empty();
    made = server ? Optional.of(JdbcPassedFiles.made(jdbc)) : Optional.empty();
  }

  private static String key(Submission submission) {
    return String.valueOf(submission.id());
  }

  /**
   * Hands files over as they are: that one is gone, or another by now, the check will say.
   *
   * @param files of submissions to be checked
   */
  void hand(Map<Submission, Path> files) throws IOException {
    Map<String, Path> keyed = new LinkedHashMap<>();
    files.forEach((submission, file) -> keyed.put(key(submission), file));
    handed.orElseThrow().passIfThere(keyed);
  }

  /** Writes what was handed over; no file if nothing was. */
  void receive(Submission submission, Path file) throws IOException {
    copy(handed, key(submission), file);
  }

  private static void copy(Optional<JdbcPassedFiles> from, String key, Path file)
      throws IOException {
    Optional<InputStream> passed = from.orElseThrow().read(key);
    if (passed.isPresent()) {
      try (InputStream in = passed.get()) {
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  void hand(Computed computed) throws IOException {
    handed.orElseThrow().pass(COMPUTED, out -> ObjectGraph.write(computed, out));
  }

  void hand(Controlled controlled) throws IOException {
    handed.orElseThrow().pass(CONTROLLED, out -> ObjectGraph.write(controlled, out));
  }

  /** If it is there. */
  Optional<Computed> computed() throws IOException {
    return read(COMPUTED, Computed.class);
  }

  /** If it is there. */
  Optional<Controlled> controlled() throws IOException {
    return read(CONTROLLED, Controlled.class);
  }

  private <T> Optional<T> read(String key, Class<T> type) throws IOException {
    Optional<InputStream> passed = handed.orElseThrow().read(key);
    if (passed.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = passed.get()) {
      return Optional.of(ObjectGraph.read(type, in));
    }
  }

  /** These submissions have been checked, in this transaction. */
  void checked(List<Submission> submissions) {
    handed.ifPresent(each -> each.delete(submissions.stream().map(HandedOver::key).toList()));
  }

  /** Nothing that was handed over is left: a received file may hold personal data. */
  void clearHanded() {
    handed.ifPresent(JdbcPassedFiles::clear);
  }

  /** Hands back every file of a folder, under its path from there. */
  void made(Path folder) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(Files::isRegularFile)
          .forEach(each -> files.put(folder.relativize(each).toString().replace('\\', '/'), each));
    }
    made.orElseThrow().pass(files);
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
      copy(made, key, file);
    }
  }

  void clearMade() {
    made.ifPresent(JdbcPassedFiles::clear);
  }
}
