package regional.indicators.indicator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regional.indicators.core.Quarter;
import regional.indicators.returns.Column;
import regional.indicators.returns.Returns;
import regional.indicators.submission.AcceptedRows;
import regional.indicators.submission.Submission;

/** Accepted rows written down in a test: cells that a test does not name are blank. */
final class GivenRows implements AcceptedRows {

  private final Returns returns;
  private final Map<Submission, List<Map<String, String>>> rows = new LinkedHashMap<>();

  GivenRows(Returns returns) {
    this.returns = returns;
  }

  /** Takes one submission; with no rows it is a header alone. */
  GivenRows sent(String returnId, String oldLaCode, String quarter, List<Map<String, String>> all) {
    int id = rows.size() + 1;
    rows.put(
        new Submission(id, returnId, oldLaCode, Quarter.parse(quarter), 1, "sha256 of " + id), all);
    return this;
  }

  @Override
  public List<Submission> standing(String returnId, Quarter upTo) {
    return rows.keySet().stream()
        .filter(each -> each.returnId().equals(returnId) && each.quarter().compareTo(upTo) <= 0)
        .sorted(Comparator.comparing(Submission::quarter).thenComparing(Submission::oldLaCode))
        .toList();
  }

  @Override
  public void read(List<Submission> submissions, RowReader reader) {
    for (Submission submission : submissions) {
      List<Column> columns = returns.get(submission.returnId()).columns();
      int line = 1;
      for (Map<String, String> row : rows.getOrDefault(submission, List.of())) {
        line++;
        List<String> names = columns.stream().map(Column::name).toList();
        if (!names.containsAll(row.keySet())) {
          throw new IllegalArgumentException("not all columns of a return: " + row.keySet());
        }
        List<String> cells = new ArrayList<>();
        names.forEach(name -> cells.add(row.getOrDefault(name, "")));
        reader.row(submission, line, cells);
      }
    }
  }
}
