package regional.indicators.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import regional.indicators.core.Quarter;
import regional.indicators.submission.KeptMeasures;

/** Kept measures in a relational store. Takes part in the caller's transaction. */
public final class JdbcKeptMeasures implements KeptMeasures {

  private static final String ALL =
      "SELECT return_id, measure, window_kind, old_la_code, quarter_index, amount FROM kept_measure ";

  private static final RowMapper<Kept> KEPT =
      (row, number) ->
          new Kept(
              row.getString(1),
              row.getString(2),
              Window.valueOf(row.getString(3)),
              row.getString(4),
              Quarter.ofIndex(row.getInt(5)),
              row.getString(6));

  private final JdbcTemplate jdbc;

  public JdbcKeptMeasures(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Kept> all() {
    return jdbc.query(ALL, KEPT);
  }

  List<Kept> of(String returnId) {
    return jdbc.query(ALL + "WHERE return_id = ?", KEPT, returnId);
  }

  @Override
  public void take(List<Kept> kept) {
    Set<Kept> known = new HashSet<>();
    all().forEach(each -> known.add(withoutAmount(each)));
    List<Object[]> rows = new ArrayList<>();
    for (Kept each : kept) {
      if (known.add(withoutAmount(each))) {
        rows.add(
            new Object[] {
              each.returnId(),
              each.measure(),
              each.window().name(),
              each.oldLaCode(),
              each.quarter().index(),
              each.amount()
            });
      }
    }
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(
          "INSERT INTO kept_measure (return_id, measure, window_kind, old_la_code, quarter_index, amount)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          rows);
    }
  }

  private static Kept withoutAmount(Kept kept) {
    return new Kept(
        kept.returnId(), kept.measure(), kept.window(), kept.oldLaCode(), kept.quarter(), "");
  }
}
