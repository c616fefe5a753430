package regional.indicators.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import regional.indicators.core.Checked;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;
import regional.indicators.submission.FileName;
import regional.indicators.submission.KeptMeasures;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.RowBlock;
import regional.indicators.submission.Submission;
import regional.indicators.submission.Taken;

/** The ledger in a relational store. Takes part in the caller's transaction. */
public final class JdbcLedger implements Ledger {

  private static final String ENTRY =
      "SELECT id, return_id, old_la_code, quarter_index, version, sha256, file_name, file_path, received_on, state,"
          + " row_count, rejected_count, finding_count FROM submission ";

  private static final String UNCHECKED = ENTRY + "WHERE state = ? AND quarter_index <= ? ";

  private static final String IN_ORDER =
      "ORDER BY old_la_code, quarter_index, return_id, version, id";

  private final JdbcTemplate jdbc;
  private final JdbcKeptMeasures measures;

  public JdbcLedger(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    measures = new JdbcKeptMeasures(jdbc);
  }

  @Override
  public boolean holds(FileName name, String sha256) {
    return count(
            "SELECT COUNT(*) FROM submission WHERE file_name = ? AND sha256 = ?",
            name.text(),
            sha256)
        > 0;
  }

  @Override
  public Set<String> sentBySeveral() {
    return Set.copyOf(
        jdbc.queryForList(
            "SELECT sha256 FROM submission GROUP BY sha256 HAVING COUNT(DISTINCT old_la_code) > 1",
            String.class));
  }

  @Override
  public void receive(FileName name, String path, String sha256, LocalDate receivedOn) {
    if (!holds(name, sha256)) {
      jdbc.update(
          "INSERT INTO submission (return_id, old_la_code, quarter_index, version, file_name, file_path, sha256, received_on,"
              + " state, row_count, rejected_count, finding_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)",
          name.returnId(),
          name.oldLaCode(),
          name.quarter().index(),
          name.version(),
          name.text(),
          path,
          sha256,
          receivedOn,
          State.RECEIVED.name());
    }
  }

  @Override
  public void receiveStray(String path, String sha256, LocalDate receivedOn) {
    if (count("SELECT COUNT(*) FROM stray_file WHERE file_path = ? AND sha256 = ?", path, sha256)
        == 0) {
      jdbc.update(
          "INSERT INTO stray_file (file_path, sha256, received_on) VALUES (?, ?, ?)",
          path,
          sha256,
          receivedOn);
    }
  }

  @Override
  public List<Entry> unchecked(Quarter upTo) {
    return jdbc.query(
        UNCHECKED + IN_ORDER, (row, number) -> entry(row), State.RECEIVED.name(), upTo.index());
  }

  @Override
  public List<Entry> unchecked(Quarter upTo, String oldLaCode) {
    return jdbc.query(
        UNCHECKED + "AND old_la_code = ? " + IN_ORDER,
        (row, number) -> entry(row),
        State.RECEIVED.name(),
        upTo.index(),
        oldLaCode);
  }

  @Override
  public void record(Submission submission, Checked<Taken> checked) {
    Taken taken = checked.value();
    clear(submission);
    jdbc.update(
        "UPDATE submission SET state = ?, row_count = ?, rejected_count = ?, finding_count = ? WHERE id = ?",
        (taken.accepted() ? State.ACCEPTED : State.REJECTED).name(),
        taken.rowsInFile(),
        taken.rowsRejected(),
        taken.findingsCounted(),
        submission.id());
    write(submission, 0, checked.findings());
    List<RowBlock> blocks = taken.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      jdbc.update(
          "INSERT INTO row_block (submission_id, block_number, row_count, content) VALUES (?, ?, ?, ?)",
          submission.id(),
          i,
          blocks.get(i).rows(),
          blocks.get(i).content());
    }
    if (taken.accepted()) {
      jdbc.batchUpdate(
          "INSERT INTO submission_period (submission_id, time_period, time_identifier, first_day, last_day)"
              + " VALUES (?, ?, ?, ?, ?)",
          taken.periods(),
          100,
          (PreparedStatement statement, DataPeriod period) -> {
            statement.setLong(1, submission.id());
            statement.setString(2, period.timePeriod());
            statement.setString(3, period.timeIdentifier());
            statement.setObject(4, period.first());
            statement.setObject(5, period.last());
          });
    }
  }

  @Override
  public void checkAgain(Submission submission) {
    jdbc.update(
        "UPDATE submission SET state = ? WHERE id = ?", State.RECEIVED.name(), submission.id());
  }

  @Override
  public void reject(Submission submission, Finding because) {
    write(submission, nextNumber(submission), List.of(because));
    jdbc.update("DELETE FROM row_block WHERE submission_id = ?", submission.id());
    jdbc.update("DELETE FROM submission_period WHERE submission_id = ?", submission.id());
    jdbc.update(
        "UPDATE submission SET state = ?, finding_count = finding_count + 1 WHERE id = ?",
        State.REJECTED.name(),
        submission.id());
  }

  @Override
  public Optional<Entry> standing(String returnId, String oldLaCode, Quarter quarter) {
    return jdbc
        .query(
            ENTRY
                + "WHERE return_id = ? AND old_la_code = ? AND quarter_index = ? AND state = ?"
                + " ORDER BY version DESC, id DESC",
            (row, number) -> entry(row),
            returnId,
            oldLaCode,
            quarter.index(),
            State.ACCEPTED.name())
        .stream()
        .findFirst();
  }

  @Override
  public void compared(Submission submission, Set<String> codes, List<Finding> findings) {
    int before = 0;
    for (String code : codes) {
      before +=
          jdbc.update(
              "DELETE FROM finding WHERE submission_id = ? AND code = ?", submission.id(), code);
    }
    write(submission, nextNumber(submission), findings);
    if (before != findings.size()) {
      jdbc.update(
          "UPDATE submission SET finding_count = finding_count + ? WHERE id = ?",
          findings.size() - before,
          submission.id());
    }
  }

  private int nextNumber(Submission submission) {
    return count(
        "SELECT COALESCE(MAX(finding_number) + 1, 0) FROM finding WHERE submission_id = ?",
        submission.id());
  }

  private void clear(Submission submission) {
    for (String table : List.of("row_block", "submission_period", "finding")) {
      jdbc.update("DELETE FROM " + table + " WHERE submission_id = ?", submission.id());
    }
  }

  private void write(Submission submission, int from, List<Finding> findings) {
    List<Object[]> rows = new ArrayList<>();
    for (Finding each : findings) {
      rows.add(
          new Object[] {
            submission.id(),
            from + rows.size(),
            each.code(),
            each.effect().name(),
            each.line(),
            StoredText.of(each.column(), 200),
            StoredText.of(each.raw(), 1000),
            StoredText.of(each.message(), 4000),
            StoredText.of(each.remedy(), 4000),
            StoredText.of(each.place(), 200)
          });
    }
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(
          "INSERT INTO finding (submission_id, finding_number, code, effect, line_number, column_name, raw_text, message,"
              + " remedy, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          rows);
    }
  }

  @Override
  public List<Entry> entries(Quarter upTo) {
    return jdbc.query(
        ENTRY
            + "WHERE quarter_index <= ? ORDER BY quarter_index, old_la_code, return_id, version, id",
        (row, number) -> entry(row),
        upTo.index());
  }

  @Override
  public List<Stray> strays() {
    return jdbc.query(
        "SELECT file_path, sha256, received_on FROM stray_file ORDER BY file_path, sha256",
        (row, number) ->
            new Stray(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class)));
  }

  @Override
  public List<Finding> findings(Submission submission) {
    return jdbc.query(
        "SELECT code, effect, line_number, column_name, raw_text, message, remedy, place FROM finding WHERE submission_id = ?"
            + " ORDER BY finding_number",
        (row, number) ->
            new Finding(
                submission.oldLaCode(),
                submission.returnId(),
                submission.quarter().toString(),
                submission.version(),
                row.getString(1),
                Effect.valueOf(row.getString(2)),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8)),
        submission.id());
  }

  @Override
  public Set<DataPeriod> periods(Submission submission) {
    return new TreeSet<>(
        jdbc.query(
            "SELECT time_period, time_identifier, first_day, last_day FROM submission_period WHERE submission_id = ?",
            (row, number) ->
                new DataPeriod(
                    row.getString(1),
                    row.getString(2),
                    row.getObject(3, LocalDate.class),
                    row.getObject(4, LocalDate.class)),
            submission.id()));
  }

  @Override
  public List<RowBlock> blocks(Submission submission) {
    return jdbc.query(
        "SELECT row_count, content FROM row_block WHERE submission_id = ? ORDER BY block_number",
        (row, number) -> new RowBlock(row.getInt(1), row.getBytes(2)),
        submission.id());
  }

  @Override
  public int storedRows(Submission submission) {
    return count(
        "SELECT COALESCE(SUM(row_count), 0) FROM row_block WHERE submission_id = ?",
        submission.id());
  }

  @Override
  public Optional<Entry> entry(long id) {
    return jdbc.query(ENTRY + "WHERE id = ?", (row, number) -> entry(row), id).stream().findFirst();
  }

  @Override
  public List<Submission> standing(String returnId, Quarter upTo) {
    List<Entry> accepted =
        jdbc.query(
            ENTRY
                + "WHERE return_id = ? AND quarter_index <= ? AND state = ?"
                + " ORDER BY quarter_index, old_la_code, version, id",
            (row, number) -> entry(row),
            returnId,
            upTo.index(),
            State.ACCEPTED.name());
    Map<String, Submission> newest = new LinkedHashMap<>();
    for (Entry each : accepted) {
      Submission one = each.submission();
      newest.put(one.quarter() + " " + one.oldLaCode(), one);
    }
    return List.copyOf(newest.values());
  }

  @Override
  public void read(List<Submission> submissions, RowReader reader) {
    for (Submission submission : submissions) {
      jdbc.query(
          "SELECT row_count, content FROM row_block WHERE submission_id = ? ORDER BY block_number",
          (ResultSet row) ->
              new RowBlock(row.getInt(1), row.getBytes(2))
                  .read((line, cells) -> reader.row(submission, line, cells)),
          submission.id());
    }
  }

  @Override
  public List<KeptMeasures.Kept> keptMeasures(String returnId) {
    return measures.of(returnId);
  }

  private int count(String sql, Object... arguments) {
    Integer counted = jdbc.queryForObject(sql, Integer.class, arguments);
    return counted == null ? 0 : counted;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new Submission(
            row.getLong("id"),
            row.getString("return_id"),
            row.getString("old_la_code"),
            Quarter.ofIndex(row.getInt("quarter_index")),
            row.getInt("version"),
            row.getString("sha256")),
        row.getString("file_name"),
        row.getString("file_path"),
        row.getObject("received_on", LocalDate.class),
        State.valueOf(row.getString("state")),
        row.getInt("row_count"),
        row.getInt("rejected_count"),
        row.getInt("finding_count"));
  }
}
