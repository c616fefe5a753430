package regional.indicators.submission;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import regional.indicators.returns.Return;

/**
 * What a resubmission changed. Of a return of records only how many rows: a record is never shown.
 *
 * @param cells of a return of counts, in the order of its rows; else empty
 * @param rowsAdded whose key the version before had not
 * @param rowsRemoved whose key the standing version has not
 * @param rowsChanged with the same key and another cell
 */
public record ChangedCells(List<Cell> cells, int rowsAdded, int rowsRemoved, int rowsChanged) {

  /**
   * @param row its key in the layout's words
   * @param before empty where there was no such row
   * @param after empty where there is no such row any more
   */
  public record Cell(String row, String column, String before, String after) {}

  public ChangedCells {
    cells = List.copyOf(cells);
  }

  /** Compares the accepted rows of both versions by key. */
  public static ChangedCells of(Resubmission resubmission, Return form, AcceptedRows rows) {
    Map<String, List<String>> before = byKey(form, rows, resubmission.before());
    Map<String, List<String>> after = byKey(form, rows, resubmission.standing());
    List<Cell> cells = new ArrayList<>();
    int added = 0;
    int changed = 0;
    for (Map.Entry<String, List<String>> row : after.entrySet()) {
      List<String> was = before.getOrDefault(row.getKey(), List.of());
      added += was.isEmpty() ? 1 : 0;
      if (!was.equals(row.getValue())) {
        changed += was.isEmpty() ? 0 : 1;
        addCells(cells, form, was, row.getValue());
      }
    }
    int removed = 0;
    for (Map.Entry<String, List<String>> row : before.entrySet()) {
      if (!after.containsKey(row.getKey())) {
        removed++;
        addCells(cells, form, row.getValue(), List.of());
      }
    }
    return new ChangedCells(cells, added, removed, changed);
  }

  private static Map<String, List<String>> byKey(
      Return form, AcceptedRows rows, Submission submission) {
    Map<String, List<String>> byKey = new LinkedHashMap<>();
    rows.read(
        List.of(submission), (one, line, cells) -> byKey.put(key(form, cells), List.copyOf(cells)));
    return byKey;
  }

  private static String key(Return form, List<String> cells) {
    List<String> key = new ArrayList<>();
    for (String name : form.key()) {
      int index = form.indexOf(name);
      key.add(index >= 0 ? cells.get(index) : earliest(form, cells));
    }
    return String.join("|", key);
  }

  private static String earliest(Return form, List<String> cells) {
    return form.derived().stream()
        .flatMap(each -> each.earliestOf().stream())
        .map(name -> cells.get(form.indexOf(name)))
        .filter(each -> !each.isEmpty())
        .min(String::compareTo)
        .orElse("");
  }

  private static void addCells(
      List<Cell> cells, Return form, List<String> before, List<String> after) {
    if (form.kind() == Return.Kind.RECORD) {
      return;
    }
    List<String> there = after.isEmpty() ? before : after;
    Set<String> keys = new HashSet<>(form.key());
    String row = RequiredRows.words(form, there.toArray(String[]::new));
    for (int i = 0; i < form.columns().size(); i++) {
      String was = before.isEmpty() ? "" : before.get(i);
      String is = after.isEmpty() ? "" : after.get(i);
      String name = form.columns().get(i).name();
      if (!was.equals(is) && !keys.contains(name)) {
        cells.add(new Cell(row, name, was, is));
      }
    }
  }
}
