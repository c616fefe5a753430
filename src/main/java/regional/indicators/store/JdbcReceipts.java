package regional.indicators.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import regional.indicators.core.Quarter;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Receipts;
import regional.indicators.submission.Submission;

/** Runs and receipts in a relational store. Takes part in the caller's transaction. */
public final class JdbcReceipts implements Receipts {

  private static final String RUN =
      "SELECT id, quarter_index, region, inputs, as_of, program_version, releases_sha256, disclosed_by"
          + " FROM quarterly_run ";

  private final JdbcTemplate jdbc;

  public JdbcReceipts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Run begin(Run run, Map<String, String> definitions) {
    Optional<Run> begun = newest(run);
    if (begun.isPresent()) {
      return begun.get();
    }
    jdbc.update(
        "INSERT INTO quarterly_run (quarter_index, region, inputs, as_of, program_version,"
            + " releases_sha256, disclosed_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
        run.quarter().index(),
        run.region(),
        run.inputs(),
        run.asOf(),
        run.programVersion(),
        run.releases(),
        run.override());
    Run recorded = newest(run).orElseThrow();
    List<Object[]> rows = new ArrayList<>();
    definitions.forEach((path, sha256) -> rows.add(new Object[] {recorded.id(), path, sha256}));
    jdbc.batchUpdate(
        "INSERT INTO run_definition (run_id, file_path, sha256) VALUES (?, ?, ?)", rows);
    return recorded;
  }

  /** Of the runs not published that is the newest of all: what was checked since is another's. */
  private Optional<Run> newest(Run run) {
    return jdbc
        .query(
            RUN
                + "WHERE id = (SELECT MAX(id) FROM quarterly_run) AND NOT published"
                + " AND quarter_index = ? AND region = ? AND inputs = ?",
            (row, number) -> run(row),
            run.quarter().index(),
            run.region(),
            run.inputs())
        .stream()
        .findFirst();
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getLong(1),
        Quarter.ofIndex(row.getInt(2)),
        row.getString(3),
        row.getString(4),
        row.getObject(5, LocalDate.class),
        row.getString(6),
        row.getString(7),
        row.getString(8));
  }

  @Override
  public Run run(long id) {
    return Objects.requireNonNull(
        jdbc.queryForObject(RUN + "WHERE id = ?", (row, number) -> run(row), id));
  }

  @Override
  public void published(Run run) {
    jdbc.update("UPDATE quarterly_run SET published = TRUE WHERE id = ?", run.id());
  }

  @Override
  public Optional<Run> published(Quarter quarter) {
    return jdbc
        .query(
            RUN + "WHERE published AND quarter_index = ? ORDER BY id DESC",
            (row, number) -> run(row),
            quarter.index())
        .stream()
        .findFirst();
  }

  @Override
  public Map<String, String> definitions(long run) {
    Map<String, String> definitions = new TreeMap<>();
    jdbc.query(
        "SELECT file_path, sha256 FROM run_definition WHERE run_id = ?",
        row -> {
          definitions.put(row.getString(1), row.getString(2));
        },
        run);
    return definitions;
  }

  @Override
  public Map<Long, Receipt> receipts() {
    Map<Long, Receipt> receipts = new HashMap<>();
    jdbc.query(
        "SELECT id, bytes, COALESCE(run_id, 0), COALESCE(checked_run_id, 0) FROM submission",
        row -> {
          receipts.put(
              row.getLong(1),
              new Receipt(
                  row.getLong(1), Bytes.valueOf(row.getString(2)), row.getLong(3), row.getLong(4)));
        });
    return receipts;
  }

  @Override
  public void checked(Submission submission, Bytes bytes, Run run) {
    jdbc.update(
        "UPDATE submission SET bytes = ?, run_id = COALESCE(run_id, ?), checked_run_id = ? WHERE id = ?",
        bytes.name(),
        run.id(),
        run.id(),
        submission.id());
  }

  @Override
  public void kept(Submission submission) {
    jdbc.update("UPDATE submission SET bytes = ? WHERE id = ?", Bytes.KEPT.name(), submission.id());
  }

  @Override
  public void foundAgain(Submission submission) {
    jdbc.update(
        "UPDATE submission SET state = ?, bytes = ?, run_id = NULL WHERE id = ?",
        Ledger.State.RECEIVED.name(),
        Bytes.NOT_KEPT.name(),
        submission.id());
  }

  @Override
  public void receivedBeside(Run run) {
    for (String table : List.of("explanation_file", "stray_file")) {
      jdbc.update("UPDATE " + table + " SET run_id = ? WHERE run_id IS NULL", run.id());
    }
  }

  @Override
  public List<Long> explanationsUpTo(Run run) {
    return jdbc.queryForList(
        "SELECT id FROM explanation_file WHERE COALESCE(run_id, 0) <= ?", Long.class, run.id());
  }

  @Override
  public List<Ledger.Stray> straysUpTo(Run run) {
    return jdbc.query(
        "SELECT file_path, sha256, received_on FROM stray_file WHERE COALESCE(run_id, 0) <= ?"
            + " ORDER BY file_path, sha256",
        (row, number) ->
            new Ledger.Stray(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class)),
        run.id());
  }

  @Override
  public void purged(Submission submission) {
    jdbc.update("DELETE FROM row_block WHERE submission_id = ?", submission.id());
    jdbc.update(
        "UPDATE submission SET bytes = ? WHERE id = ?", Bytes.PURGED.name(), submission.id());
  }

  @Override
  public List<Quarter> quarters() {
    return jdbc.query(
        "SELECT DISTINCT quarter_index FROM quarterly_run WHERE published ORDER BY quarter_index",
        (row, number) -> Quarter.ofIndex(row.getInt(1)));
  }
}
