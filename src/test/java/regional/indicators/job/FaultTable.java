package regional.indicators.job;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was tried, promised and seen. */
final class FaultTable {

  private static final class Row {
    private final String promised;
    private final Map<String, Integer> seen = new TreeMap<>();
    private int tried;
    private int lost;
    private int different;

    private Row(String promised) {
      this.promised = promised;
    }
  }

  private final Map<String, Row> rows = new LinkedHashMap<>();

  /**
   * @param tried how often the fault was made
   * @param lost submissions received that are not in the ledger, or not as they should be
   * @param different files that differ from those of an undisturbed run
   */
  synchronized void add(
      String fault, int tried, String promised, Set<String> seen, int lost, int different) {
    Row row = rows.computeIfAbsent(fault, each -> new Row(promised));
    row.tried += tried;
    seen.forEach(each -> row.seen.merge(each, 1, Integer::sum));
    row.lost += lost;
    row.different += different;
  }

  /** As text, a line a fault. */
  synchronized String text() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-44s %5s %4s %9s  %s%n",
                "fault",
                "tried",
                "lost",
                "different",
                "promised | seen"));
    rows.forEach(
        (fault, row) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%-44s %5d %4d %9d  %s | %s%n",
                    fault,
                    row.tried,
                    row.lost,
                    row.different,
                    row.promised,
                    row.seen)));
    return text.toString();
  }
}
