package regional.indicators.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import java.util.zip.InflaterOutputStream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Files on their way from one process to another, deflated and cut into parts, so that a file of
 * any size passes through a little memory. Takes part in the caller's transaction.
 */
public final class JdbcPassedFiles {

  private static final int PART = 1 << 20;

  private final JdbcTemplate jdbc;
  private final String table;

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
  }

  /**
   * Passes a file on, in place of what had this key before.
   *
   * @throws IOException if it cannot be read
   */
  public void pass(String key, Path file) throws IOException {
    delete(key);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (InputStream in = new DeflaterInputStream(Files.newInputStream(file), deflater)) {
      int number = 0;
      for (byte[] part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
        jdbc.update(
            "INSERT INTO " + table + " (file_key, part_number, content) VALUES (?, ?, ?)",
            key,
            number++,
            part);
      }
    } finally {
      deflater.end();
    }
  }

  /** Every key, in order. */
  public List<String> keys() {
    return jdbc.queryForList(
        "SELECT DISTINCT file_key FROM " + table + " ORDER BY file_key", String.class);
  }

  /**
   * Writes what was passed on with this key.
   *
   * @return whether anything was
   * @throws IOException if the file cannot be written
   */
  public boolean copy(String key, Path file) throws IOException {
    List<Integer> numbers =
        jdbc.queryForList(
            "SELECT part_number FROM " + table + " WHERE file_key = ? ORDER BY part_number",
            Integer.class,
            key);
    if (numbers.isEmpty()) {
      return false;
    }
    try (OutputStream out = new InflaterOutputStream(Files.newOutputStream(file))) {
      for (int number : numbers) {
        byte[] part =
            jdbc.queryForObject(
                "SELECT content FROM " + table + " WHERE file_key = ? AND part_number = ?",
                byte[].class,
                key,
                number);
        new ByteArrayInputStream(part == null ? new byte[0] : part).transferTo(out);
      }
    }
    return true;
  }

  public void delete(String key) {
    jdbc.update("DELETE FROM " + table + " WHERE file_key = ?", key);
  }

  /** Deletes all, also from the room that the database had set aside. */
  public void clear() {
    jdbc.execute("TRUNCATE TABLE " + table);
  }
}
