package regional.indicators.store;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import regional.indicators.core.Checked;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;
import regional.indicators.submission.Explanation;
import regional.indicators.submission.ExplanationLedger;
import regional.indicators.submission.ExplanationName;
import regional.indicators.submission.ExplanationReader;

/** Files of explanations in a relational store. Takes part in the caller's transaction. */
public final class JdbcExplanationLedger implements ExplanationLedger {

  private final JdbcTemplate jdbc;

  public JdbcExplanationLedger(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean holds(ExplanationName name, String sha256) {
    return !ids(name, sha256).isEmpty();
  }

  private List<Long> ids(ExplanationName name, String sha256) {
    return jdbc.queryForList(
        "SELECT id FROM explanation_file WHERE file_name = ? AND sha256 = ?",
        Long.class,
        name.text(),
        sha256);
  }

  @Override
  public void receive(
      ExplanationName name, String sha256, LocalDate receivedOn, Checked<List<Explanation>> read) {
    if (holds(name, sha256)) {
      return;
    }
    jdbc.update(
        "INSERT INTO explanation_file (old_la_code, quarter_index, version, file_name, sha256, received_on, accepted)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        name.oldLaCode(),
        name.quarter().index(),
        name.version(),
        name.text(),
        sha256,
        receivedOn,
        ExplanationReader.isAccepted(read));
    long id = ids(name, sha256).get(0);
    for (Explanation each : read.value()) {
      jdbc.update(
          "INSERT INTO explanation (file_id, line_number, code, finding_key, explanation, shared)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          id,
          each.line(),
          each.code(),
          StoredText.of(each.key()),
          StoredText.of(each.text()),
          each.shared());
    }
    int number = 0;
    for (Finding each : read.findings()) {
      jdbc.update(
          "INSERT INTO explanation_finding (file_id, finding_number, code, effect, line_number, column_name, message,"
              + " remedy) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          id,
          number++,
          each.code(),
          each.effect().name(),
          each.line(),
          StoredText.of(each.column()),
          StoredText.of(each.message()),
          StoredText.of(each.remedy()));
    }
  }

  @Override
  public List<Entry> entries(Quarter upTo) {
    return jdbc.query(
        "SELECT id, old_la_code, quarter_index, version, file_name, sha256, received_on, accepted FROM explanation_file"
            + " WHERE quarter_index <= ? ORDER BY quarter_index, old_la_code, version, id",
        (row, number) ->
            new Entry(
                row.getLong(1),
                new ExplanationName(
                    row.getString(5),
                    row.getString(2),
                    Quarter.ofIndex(row.getInt(3)),
                    row.getInt(4)),
                row.getString(6),
                row.getObject(7, LocalDate.class),
                row.getBoolean(8)),
        upTo.index());
  }

  @Override
  public List<Explanation> explanations(Entry entry) {
    return jdbc.query(
        "SELECT line_number, code, finding_key, explanation, shared FROM explanation WHERE file_id = ?"
            + " ORDER BY line_number",
        (row, number) ->
            new Explanation(
                entry.name().oldLaCode(),
                entry.name().quarter(),
                entry.name().version(),
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5)),
        entry.id());
  }

  @Override
  public List<Finding> findings(Entry entry) {
    return jdbc.query(
        "SELECT code, effect, line_number, column_name, message, remedy FROM explanation_finding WHERE file_id = ?"
            + " ORDER BY finding_number",
        (row, number) ->
            new Finding(
                entry.name().oldLaCode(),
                ExplanationReader.EXPLANATIONS,
                entry.name().quarter().toString(),
                entry.name().version(),
                row.getString(1),
                Effect.valueOf(row.getString(2)),
                row.getInt(3),
                row.getString(4),
                "",
                row.getString(5),
                row.getString(6)),
        entry.id());
  }
}
