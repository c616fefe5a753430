package regional.indicators.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.indicator.IndicatorTable;
import regional.indicators.indicator.Indicators;
import regional.indicators.returns.Column;
import regional.indicators.submission.AcceptedRows;
import regional.indicators.submission.Submission;

/** Returns of which only the requests for an assessment are filled: decided not to, and to. */
final class Requests implements AcceptedRows {

  static final Indicators INDICATORS =
      new Indicators(
          Declared.INDICATORS.all().stream()
              .filter(each -> Set.of("S02", "S03").contains(each.id()))
              .toList());
  static final String RETURN = "send";

  private final Map<Submission, List<List<String>>> rows = new LinkedHashMap<>();

  /** Takes what an authority sent; what it sent before for the quarter does not stand any more. */
  Submission sent(String oldLaCode, Quarter quarter, int refused, int agreed) {
    List<Submission> before =
        rows.keySet().stream()
            .filter(each -> each.oldLaCode().equals(oldLaCode) && each.quarter().equals(quarter))
            .toList();
    int version = before.size() + 1;
    Submission submission =
        new Submission(rows.size() + 1, RETURN, oldLaCode, quarter, version, "a hash");
    rows.put(
        submission,
        List.of(
            row("decided_not", refused),
            row("decided_assess", agreed),
            row("decided_within_6_weeks", agreed),
            row("decided_over_6_weeks", refused)));
    return submission;
  }

  private static List<String> row(String measure, int value) {
    Map<String, String> cells =
        Map.of(
            "section",
            "requests",
            "measure",
            measure,
            "breakdown",
            "Total",
            "value",
            String.valueOf(value));
    List<String> row = new ArrayList<>();
    for (Column each : Declared.RETURNS.get(RETURN).columns()) {
      row.add(cells.getOrDefault(each.name(), ""));
    }
    return row;
  }

  IndicatorTable table() {
    return table(INDICATORS, this);
  }

  static IndicatorTable table(Indicators indicators, AcceptedRows rows) {
    return IndicatorTable.compute(
        indicators, Declared.RETURNS, Declared.REFERENCE, rows, Counted.NEWEST);
  }

  static double number(Value value) {
    return ((Value.Known) value).number();
  }

  @Override
  public List<Submission> standing(String returnId, Quarter upTo) {
    Map<String, Submission> standing = new LinkedHashMap<>();
    rows.keySet().stream()
        .filter(each -> each.returnId().equals(returnId) && each.quarter().compareTo(upTo) <= 0)
        .forEach(each -> standing.put(each.quarter() + each.oldLaCode(), each));
    return standing.values().stream()
        .sorted(Comparator.comparing(Submission::quarter).thenComparing(Submission::oldLaCode))
        .toList();
  }

  @Override
  public void read(List<Submission> submissions, RowReader reader) {
    for (Submission submission : submissions) {
      int line = 1;
      for (List<String> each : rows.getOrDefault(submission, List.of())) {
        line++;
        reader.row(submission, line, each);
      }
    }
  }
}
