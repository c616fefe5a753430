package regional.indicators.submission;

import java.util.List;
import java.util.Optional;
import regional.indicators.core.Value;
import regional.indicators.returns.Return;

/**
 * The amounts that a rule compares, by name: columns of one row, or figures of a long layout.
 *
 * @param row empty in a long layout
 */
record Amounts(Table table, Optional<Table.Row> row) {

  /** Empty where it is blank, faulty or not there. */
  Optional<Value> value(String name) {
    return rowOf(name).flatMap(each -> table.value(each, column(name)));
  }

  /** Empty unless it is a number. */
  Optional<Double> number(String name) {
    return number(value(name));
  }

  /** The sum; empty unless all are numbers. */
  Optional<Double> sum(List<String> names) {
    double sum = 0;
    for (String name : names) {
      Optional<Double> number = number(name);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      sum += number.get();
    }
    return Optional.of(sum);
  }

  static Optional<Double> number(Optional<Value> value) {
    return value.filter(Value.Known.class::isInstance).map(each -> ((Value.Known) each).number());
  }

  int line(String name) {
    return rowOf(name).map(Table.Row::line).orElse(0);
  }

  /** The column in which an amount stands. */
  String column(String name) {
    return table.form().figures().map(Return.Figures::value).orElse(name);
  }

  /** The cell as received; empty where there is none. */
  String raw(String name) {
    return rowOf(name).map(each -> table.cell(each, column(name))).orElse("");
  }

  /** Which row is meant, in the layout's own words, before what is said of it. */
  String about() {
    return row.map(
            each -> RequiredRows.words(table.form(), each.cells().toArray(String[]::new)) + ": ")
        .orElse("");
  }

  private Optional<Table.Row> rowOf(String name) {
    Optional<Return.Figures> figures = table.form().figures();
    if (figures.isEmpty()) {
      return row;
    }
    String[] parts = name.split("/", 2);
    return table.find(
        List.of(figures.get().namedBy(), figures.get().part()),
        List.of(parts[0], parts.length < 2 ? figures.get().whole() : parts[1]));
  }
}
