package regional.indicators.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import regional.indicators.core.Value;
import regional.indicators.returns.Return;
import regional.indicators.returns.RowTest;

/** The rows of one file of counts, whole: there are as many as the layout asks for. */
final class Table {

  /**
   * @param cells in the order of the return's columns
   */
  record Row(int line, List<String> cells) {}

  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

  private final Return form;
  private final List<Row> rows;
  private final Map<String, Integer> positions = new HashMap<>();

  /** Rows by the cells of some columns, made when first asked for. */
  private final Map<List<String>, Map<List<String>, Row>> indexes = new HashMap<>();

  Table(Return form, List<Row> rows) {
    this.form = form;
    this.rows = List.copyOf(rows);
    form.columns().forEach(each -> positions.put(each.name(), positions.size()));
  }

  static Table of(Return form, Held.File file) {
    List<Row> rows = new ArrayList<>();
    file.read((line, cells) -> rows.add(new Row(line, cells)));
    return new Table(form, rows);
  }

  Return form() {
    return form;
  }

  List<Row> rows() {
    return rows;
  }

  List<Row> where(Map<String, RowTest> tests) {
    return rows.stream().filter(row -> holds(tests, row)).toList();
  }

  boolean holds(Map<String, RowTest> tests, Row row) {
    return RowTest.allHold(tests, column -> cell(row, column));
  }

  String cell(Row row, String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException("no column " + column + " in " + form.id());
    }
    return row.cells().get(position);
  }

  /** Empty where the cell is blank, or is neither a count nor a symbol. */
  Optional<Value> value(Row row, String column) {
    String cell = cell(row, column);
    for (Value.Symbol symbol : List.of(Value.Symbol.NOT_AVAILABLE, Value.Symbol.NOT_APPLICABLE)) {
      if (cell.equals(symbol.text())) {
        return Optional.of(symbol);
      }
    }
    return NUMBER.matcher(cell).matches()
        ? Optional.of(Value.of(Double.parseDouble(cell)))
        : Optional.empty();
  }

  /** Cells of these columns: what rows are matched by. */
  List<String> cells(Row row, List<String> columns) {
    return columns.stream().map(each -> cell(row, each)).toList();
  }

  /** Amounts of each row that the tests hold for; in a long layout, of the file as one. */
  List<Amounts> amounts(Optional<Map<String, RowTest>> where) {
    if (form.figures().isPresent()) {
      return List.of(new Amounts(this, Optional.empty()));
    }
    return where(where.orElse(Map.of())).stream()
        .map(each -> new Amounts(this, Optional.of(each)))
        .toList();
  }

  /** The first row whose cells of these columns are these. */
  Optional<Row> find(List<String> columns, List<String> cells) {
    Map<List<String>, Row> index =
        indexes.computeIfAbsent(
            columns,
            key -> {
              Map<List<String>, Row> made = new HashMap<>();
              rows.forEach(row -> made.putIfAbsent(cells(row, key), row));
              return made;
            });
    return Optional.ofNullable(index.get(cells));
  }
}
