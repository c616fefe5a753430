package regional.indicators.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.jdbc.core.JdbcTemplate;
import regional.indicators.core.Quarter;
import regional.indicators.disclosure.Release;
import regional.indicators.disclosure.ReleaseText;

/** The release ledger: what has been sent out. */
public final class JdbcReleases {

  private final JdbcTemplate jdbc;

  public JdbcReleases(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A line of the ledger.
   *
   * @param audience sector or public
   * @param by who sent it; may be empty
   * @param run SHA-256 of the {@code run.json} that was sent
   * @param sha256 of the text
   */
  public record Line(
      Quarter quarter, String audience, LocalDate on, String by, String run, String sha256) {}

  /** In the order in which they were sent. */
  public List<Line> lines() {
    return jdbc.query(
        "SELECT quarter_index, audience, sent_on, sent_by, run_sha256, sha256 FROM release_sent"
            + " ORDER BY id",
        (row, number) ->
            new Line(
                Quarter.ofIndex(row.getInt(1)),
                row.getString(2),
                row.getDate(3).toLocalDate(),
                row.getString(4),
                row.getString(5),
                row.getString(6)));
  }

  /** Adds a line. */
  public void record(Line line, String text) {
    jdbc.update(
        "INSERT INTO release_sent"
            + " (quarter_index, audience, sent_on, sent_by, run_sha256, sha256, content)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        line.quarter().index(),
        line.audience(),
        java.sql.Date.valueOf(line.on()),
        line.by(),
        line.run(),
        line.sha256(),
        deflated(text));
  }

  /**
   * The figures of a line, as text.
   *
   * @param number in the order of {@link #lines}, from 0
   */
  public String text(int number) {
    return jdbc.query(
            "SELECT content FROM release_sent ORDER BY id OFFSET ? ROWS FETCH NEXT 1 ROWS ONLY",
            (row, at) -> inflated(row.getBytes(1)),
            number)
        .get(0);
  }

  /** What an audience was sent, oldest first. */
  public List<Release> sentTo(String audience) {
    return jdbc.query(
        "SELECT quarter_index, content FROM release_sent WHERE audience = ? ORDER BY id",
        (row, number) ->
            ReleaseText.read(Quarter.ofIndex(row.getInt(1)), inflated(row.getBytes(2))),
        audience);
  }

  private static byte[] deflated(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String inflated(byte[] bytes) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a stored release is damaged", e);
    }
  }
}
