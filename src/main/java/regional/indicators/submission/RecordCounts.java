package regional.indicators.submission;

import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.returns.Check;
import regional.indicators.returns.RecordCheck;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;

/** Numbers of rows of a standing file of records, set beside another file. */
final class RecordCounts {

  /**
   * A number of rows that was asked for. The same is asked again when another return has come, and
   * when the next quarter's file is set beside this one.
   */
  record Asked(RecordCheck check, Quarter quarter, String sha256) {}

  private static final int QUARTERS_BACK = 4;

  private final Map<Asked, Integer> counted;
  private final FileName name;
  private final Return form;
  private final Returns returns;
  private final Held held;

  /**
   * @param counted numbers known already, to which new ones are added
   */
  RecordCounts(Map<Asked, Integer> counted, FileName name, Returns returns, Held held) {
    this.counted = counted;
    this.name = name;
    this.form = returns.get(name.returnId());
    this.returns = returns;
    this.held = held;
  }

  /** Tries a check that sets the number of rows beside another file. */
  void check(RecordCheck check, Held.File file, RuleFindings said) {
    if (check instanceof RecordCheck.CountAgreesWith agrees) {
      Optional<Double> figure = figure(agrees.with());
      if (figure.isPresent()) {
        int rows = rows(check, name.quarter(), file);
        if (differ(rows, figure.get(), agrees.percent())) {
          note(check, rows, figure.get(), name.quarter(), said);
        }
      }
    } else if (check instanceof RecordCheck.CountRises rises) {
      for (int back = 1; back <= QUARTERS_BACK; back++) {
        Quarter earlier = name.quarter().plus(-back);
        Optional<Held.File> before = held.standing(form.id(), earlier);
        if (before.isPresent()) {
          int was = rows(check, earlier, before.get());
          int is = was == 0 ? 0 : rows(check, name.quarter(), file);
          if (was > 0 && is > was * rises.times() + RuleFindings.TOLERANCE) {
            note(check, is, was, earlier, said);
          }
          return;
        }
      }
    }
  }

  private int rows(RecordCheck check, Quarter quarter, Held.File file) {
    return counted.computeIfAbsent(
        new Asked(check, quarter, file.sha256()), asked -> count(asked, file));
  }

  private int count(Asked asked, Held.File file) {
    RecordRow row = new RecordRow(form, asked.quarter());
    RecordFilter filter = new RecordFilter(asked.check(), form, row);
    int[] rows = {0};
    file.read(
        (line, cells) -> {
          row.take(cells.toArray(String[]::new));
          rows[0] += filter.holds(row) ? 1 : 0;
        });
    return rows[0];
  }

  /** The other return's cells, added up; empty if there is none, or one is no number. */
  private Optional<Double> figure(Check.Elsewhere elsewhere) {
    Return other = returns.get(elsewhere.of());
    return held.standing(other.id(), name.quarter())
        .flatMap(
            file -> {
              Table table = Table.of(other, file);
              double sum = 0;
              boolean any = false;
              for (Table.Row row : table.where(elsewhere.where().orElse(Map.of()))) {
                Optional<Value> value = table.value(row, elsewhere.column().orElseThrow());
                Optional<Double> number = Amounts.number(value);
                if (number.isEmpty()) {
                  return Optional.empty();
                }
                any = true;
                sum += number.get();
              }
              return any ? Optional.of(sum) : Optional.empty();
            });
  }

  private static boolean differ(double count, double figure, double percent) {
    return Math.abs(count - figure) * 100 > percent * figure + RuleFindings.TOLERANCE;
  }

  private static void note(
      RecordCheck check, int count, double of, Quarter quarter, RuleFindings said) {
    said.note(
        0,
        check.column().orElse(""),
        "",
        check
            .says()
            .replace("{count}", String.valueOf(count))
            .replace("{of}", RuleFindings.number(of))
            .replace("{quarter}", quarter.toString()));
  }
}
