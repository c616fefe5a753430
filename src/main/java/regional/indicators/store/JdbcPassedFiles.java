package regional.indicators.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Files on their way from one process to another. Takes part in the caller's transaction. */
public final class JdbcPassedFiles {

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private final JdbcTemplate jdbc;
  private final String table;
  private final FileParts parts;

  /** Files that are handed to workers to be checked. */
  public static JdbcPassedFiles handed(JdbcTemplate jdbc) {
    return new JdbcPassedFiles(jdbc, "handed_part");
  }

  /** Outputs that workers made. */
  public static JdbcPassedFiles made(JdbcTemplate jdbc) {
    return new JdbcPassedFiles(jdbc, "made_part");
  }

  private JdbcPassedFiles(JdbcTemplate jdbc, String table) {
    this.jdbc = jdbc;
    this.table = table;
    parts = new FileParts(jdbc, table, "file_key");
  }

  /**
   * Passes files on, each in place of what had its key before.
   *
   * @throws IOException if one is gone or cannot be read
   */
  public void pass(Map<String, Path> files) throws IOException {
    delete(List.copyOf(files.keySet()));
    try (FileParts.Writing writing = parts.write()) {
      for (Map.Entry<String, Path> each : files.entrySet()) {
        pass(each.getKey(), each.getValue(), writing);
      }
    }
  }

  /**
   * The same of files that others may take away meanwhile: of one that is gone nothing is passed.
   *
   * @throws IOException if one cannot be read
   */
  public void passIfThere(Map<String, Path> files) throws IOException {
    delete(List.copyOf(files.keySet()));
    try (FileParts.Writing writing = parts.write()) {
      for (Map.Entry<String, Path> each : files.entrySet()) {
        try {
          pass(each.getKey(), each.getValue(), writing);
        } catch (NoSuchFileException e) {
          // As where it lies.
        }
      }
    }
  }

  private static void pass(String key, Path file, FileParts.Writing writing) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = writing.begin(key)) {
      in.transferTo(out);
    }
  }

  /**
   * Passes on what is written, in place of what had this key before.
   *
   * @throws IOException if the content cannot be written
   */
  public void pass(String key, Content content) throws IOException {
    delete(List.of(key));
    try (FileParts.Writing writing = parts.write();
        OutputStream out = writing.begin(key)) {
      content.writeTo(out);
    }
  }

  /** Every key, in order. */
  public List<String> keys() {
    return jdbc.queryForList(
        "SELECT DISTINCT file_key FROM " + table + " ORDER BY file_key", String.class);
  }

  /** What was passed on with this key, if anything was. The caller closes it. */
  public Optional<InputStream> read(String key) {
    return parts.read(key);
  }

  public void delete(List<String> keys) {
    parts.delete(keys);
  }

  /** Deletes all, also from the room that the database had set aside. */
  public void clear() {
    jdbc.execute("TRUNCATE TABLE " + table);
  }
}
