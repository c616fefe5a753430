package regional.indicators.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import regional.indicators.core.Quarter;

/** What was published for each quarter: SHA-256 by path. */
public final class JdbcPublished {

  private final JdbcTemplate jdbc;

  public JdbcPublished(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Replaces what is known of the quarter. */
  public void record(Quarter quarter, Map<String, String> files) {
    jdbc.update("DELETE FROM published_file WHERE quarter_index = ?", quarter.index());
    List<Object[]> rows = new ArrayList<>();
    files.forEach((path, sha256) -> rows.add(new Object[] {quarter.index(), path, sha256}));
    jdbc.batchUpdate(
        "INSERT INTO published_file (quarter_index, file_path, sha256) VALUES (?, ?, ?)", rows);
  }

  /** Empty if the quarter was never published. */
  public Map<String, String> files(Quarter quarter) {
    Map<String, String> files = new TreeMap<>();
    jdbc.query(
        "SELECT file_path, sha256 FROM published_file WHERE quarter_index = ?",
        row -> {
          files.put(row.getString(1), row.getString(2));
        },
        quarter.index());
    return files;
  }
}
