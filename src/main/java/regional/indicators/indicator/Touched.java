package regional.indicators.indicator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;

/** Which indicators a cell of a return goes into: what a finding about it touches. */
public final class Touched {

  private final Returns returns;
  private final Indicators indicators;

  public Touched(Returns returns, Indicators indicators) {
    this.returns = returns;
    this.indicators = indicators;
  }

  /**
   * The indicators, as a whole or in a breakdown, in the order of the set.
   *
   * @param column empty for all
   * @param place of a required row, as {@link Return#place}; empty for all
   */
  public List<Indicator> by(String returnId, String column, String place) {
    Optional<Return> form = returns.find(returnId);
    if (form.isEmpty()) {
      return List.of();
    }
    Map<String, String> cells = cells(form.get(), place);
    return indicators.all().stream()
        .filter(
            each ->
                Definition.of(each).stream()
                    .flatMap(Definition::measures)
                    .filter(measure -> measure.returnId().equals(Optional.of(returnId)))
                    .anyMatch(measure -> takes(measure, column) && mayTake(measure, cells)))
        .toList();
  }

  /** The codes of a required row; none for a place that is none. */
  private static Map<String, String> cells(Return form, String place) {
    return form.rows().values().stream()
        .flatMap(List::stream)
        .map(Return.RequiredRow::cells)
        .filter(each -> form.place(column -> each.getOrDefault(column, "")).equals(place))
        .findFirst()
        .orElse(Map.of());
  }

  private static boolean takes(Measure measure, String column) {
    return column.isEmpty()
        || measure.where().containsKey(column)
        || measure.days().stream()
            .anyMatch(each -> each.from().equals(column) || each.to().equals(Optional.of(column)))
        || columns(measure.from()).anyMatch(column::equals);
  }

  private static Stream<String> columns(Measure.From from) {
    if (from instanceof Measure.Sum sum) {
      return Stream.of(sum.column());
    }
    if (from instanceof Measure.SumOf sum) {
      return columns(sum.value());
    }
    return from instanceof Measure.MedianOf median ? columns(median.value()) : Stream.of();
  }

  private static Stream<String> columns(Measure.RecordValue value) {
    return value instanceof Measure.Weeks weeks
        ? Stream.of(weeks.from(), weeks.to())
        : Stream.of(((Measure.ColumnValue) value).column());
  }

  /** Of a row's term and year nothing is known: they are another in every quarter. */
  private static boolean mayTake(Measure measure, Map<String, String> cells) {
    return cells.entrySet().stream()
        .filter(cell -> !cell.getKey().equals(Return.TERM))
        .allMatch(
            cell ->
                measure.where().getOrDefault(cell.getKey(), List.of()).stream()
                    .allMatch(test -> holds(test, cell.getValue())));
  }

  private static boolean holds(Measure.Test test, String code) {
    return !(test instanceof Measure.In in) || in.codes().contains(code);
  }
}
