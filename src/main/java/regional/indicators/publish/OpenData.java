package regional.indicators.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.ShownFigure;

/**
 * {@code dfe/indicators.csv} and {@code dfe/indicators.meta.csv}, by the Department for Education's
 * open-data standards: a row a financial quarter, area and group, a column an indicator; what DfE's
 * screening asks of a file holds.
 *
 * <p>Identifiers of different kinds may not be mixed in one file, and terms, academic years and
 * financial quarters are three kinds. So every row is labelled by a financial quarter: a quarter, a
 * rolling year and an academic year by the quarter in which it ends, a term by the one in which its
 * middle lies (autumn Q3, spring Q4, summer Q1). The column says which it is.
 *
 * <p>A cell without a number holds {@code z} where no such figure is made for the row, {@code x}
 * where one is made and this area has none, else the figure's own symbol.
 */
public final class OpenData {

  private static final List<String> TIME_AND_PLACE =
      List.of(
          "time_period",
          "time_identifier",
          "geographic_level",
          "country_code",
          "country_name",
          "region_code",
          "region_name",
          "old_la_code",
          "new_la_code",
          "la_name");

  private static final List<String> META =
      List.of(
          "col_name",
          "col_type",
          "label",
          "indicator_grouping",
          "indicator_unit",
          "indicator_dp",
          "filter_hint",
          "filter_grouping_column");

  private static final String TOTAL = "Total";

  /** A filter: the column by whose codes figures are broken down. */
  private record Filter(String name) {
    String label() {
      String words = name.replace('_', ' ');
      return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
  }

  /**
   * @param filter empty for the whole
   */
  private record Row(Quarter quarter, Area area, String filter, String code) {}

  /** The rows in which a figure of one quarter and group may stand. */
  private record Slice(Quarter quarter, String filter, String code) {}

  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::quarter)
          .thenComparing(each -> each.area().level(), Comparator.reverseOrder())
          .thenComparing(each -> each.area().regionCode())
          .thenComparing(each -> each.area().oldLaCode())
          .thenComparing(Row::filter)
          .thenComparing(Row::code);

  private final List<OpenDataColumn> columns;
  private final List<Filter> filters;
  private final Map<String, String> filterOf = new HashMap<>();

  /** Position of an indicator on one of its clocks among a row's figures. */
  private final Map<String, Integer> positions = new HashMap<>();

  private final TreeMap<Row, @Nullable ShownFigure[]> rows = new TreeMap<>(ORDER);

  /** What is made at all. */
  private final Map<Slice, boolean[]> made = new HashMap<>();

  /**
   * @param set the indicator set
   * @param figures as the public may see them
   */
  public OpenData(List<RegionView.Subject> set, List<ShownFigure> figures) {
    columns = OpenDataColumn.of(set);
    columns.forEach(
        each ->
            positions.putIfAbsent(position(each.indicatorId(), each.clock()), positions.size()));
    Set<String> named = new TreeSet<>();
    set.stream()
        .flatMap(each -> each.lines().stream())
        .filter(each -> !each.breakdownColumn().isEmpty())
        .forEach(
            each -> {
              filterOf.put(each.text().id(), each.breakdownColumn());
              named.add(each.breakdownColumn());
            });
    filters = named.stream().map(Filter::new).toList();
    figures.forEach(this::add);
  }

  private void add(ShownFigure figure) {
    String filter =
        figure.breakdown().isEmpty() ? "" : filterOf.getOrDefault(figure.indicatorId(), "");
    Row row = new Row(quarter(figure.period()), figure.area(), filter, figure.breakdown());
    Integer at = positions.get(position(figure.indicatorId(), figure.clock()));
    if (at != null) {
      rows.computeIfAbsent(row, each -> new ShownFigure[positions.size()])[at] = figure;
      made.computeIfAbsent(slice(row), each -> new boolean[positions.size()])[at] = true;
    }
  }

  private static String position(String indicatorId, String clock) {
    return indicatorId + " " + clock;
  }

  private static Slice slice(Row row) {
    return new Slice(row.quarter(), row.filter(), row.code());
  }

  /** The financial quarter that stands for a data period. */
  public static Quarter quarter(DataPeriod period) {
    long days = ChronoUnit.DAYS.between(period.first(), period.last());
    boolean year = !period.first().plusYears(1).isAfter(period.last().plusDays(1));
    boolean term = !year && !Quarter.of(period.last()).firstDay().equals(period.first());
    LocalDate day = term ? period.first().plusDays(days / 2) : period.last();
    return Quarter.of(day);
  }

  /**
   * Writes the data.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    List<String> header = new ArrayList<>(TIME_AND_PLACE);
    filters.forEach(each -> header.add(each.name()));
    columns.forEach(each -> header.add(each.name()));
    int[] at =
        columns.stream()
            .mapToInt(each -> positions.getOrDefault(position(each.indicatorId(), each.clock()), 0))
            .toArray();
    try (CsvFile csv = new CsvFile(file, header)) {
      for (Map.Entry<Row, @Nullable ShownFigure[]> each : rows.entrySet()) {
        Row row = each.getKey();
        List<String> cells = new ArrayList<>(timeAndPlace(row));
        filters.forEach(
            filter -> cells.add(filter.name().equals(row.filter()) ? row.code() : TOTAL));
        boolean[] madeHere = Objects.requireNonNull(made.get(slice(row)));
        for (int i = 0; i < at.length; i++) {
          cells.add(cell(each.getValue()[at[i]], madeHere[at[i]], columns.get(i).part()));
        }
        csv.row(cells.toArray());
      }
    }
  }

  private static List<String> timeAndPlace(Row row) {
    Area area = row.area();
    boolean authority = area.level() == GeographicLevel.LOCAL_AUTHORITY;
    return List.of(
        row.quarter().timePeriod(),
        row.quarter().timeIdentifier(),
        area.level().text(),
        Area.ENGLAND_CODE,
        Area.ENGLAND_NAME,
        area.regionCode(),
        area.regionName(),
        area.oldLaCode(),
        area.newLaCode(),
        authority ? area.name() : "");
  }

  private static String cell(@Nullable ShownFigure of, boolean made, OpenDataColumn.Part part) {
    if (of == null) {
      return (made ? Value.Symbol.NOT_AVAILABLE : Value.Symbol.NOT_APPLICABLE).text();
    }
    return switch (part) {
      case VALUE ->
          (of.lowReliability() && of.value().isKnown() ? Value.Symbol.LOW_RELIABILITY : of.value())
              .text();
      case COUNT -> of.numerator().orElse(Value.Symbol.NOT_APPLICABLE).text();
      case BASE -> of.denominator().text();
      case AUTHORITIES -> String.valueOf(of.authoritiesReporting());
    };
  }

  /**
   * Writes what describes each column that is neither time nor place.
   *
   * @throws IOException if the file cannot be written
   */
  public void writeMeta(Path file) throws IOException {
    try (CsvFile csv = new CsvFile(file, META)) {
      for (Filter each : filters) {
        csv.row(
            each.name(),
            "Filter",
            each.label(),
            "",
            "",
            "",
            "Filter by " + each.label().toLowerCase(Locale.ROOT),
            "");
      }
      for (OpenDataColumn each : columns) {
        csv.row(
            each.name(),
            "Indicator",
            each.label(),
            each.grouping(),
            each.unit(),
            each.decimals(),
            "",
            "");
      }
    }
  }
}
