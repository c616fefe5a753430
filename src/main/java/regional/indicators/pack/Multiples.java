package regional.indicators.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Value;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.View.ChartPoint;
import regional.indicators.disclosure.View.Shown;
import regional.indicators.pack.chart.Chart;
import regional.indicators.pack.chart.MultiplesChart;
import regional.indicators.pack.chart.PrintedNumber;

/**
 * Every authority's series of one indicator on one scale, and the newest periods in a table.
 *
 * @param heads of the table's columns, periods oldest first
 * @param rows none where there are too many authorities for a table
 */
public record Multiples(
    String id,
    String name,
    String unit,
    String periods,
    Optional<Headline.Picture> picture,
    List<String> heads,
    List<Row> rows) {

  private static final int IN_TABLE = 6;

  /** More have no room for a table under their panels. */
  private static final int MOST_IN_TABLE = 30;

  private static final double ROOM = 630;
  private static final double LINE = 8;
  private static final double ROW = 9.2;
  private static final int SIGNS_IN_A_LINE = 44;
  private static final int LONGEST_NAME = 34;
  private static final double LEAST_PANEL = 46;
  private static final double MOST_PANEL = 92;

  /**
   * An authority, or the region.
   *
   * @param signs all that stands out of its newest figure
   */
  public record Row(String name, List<String> values, String signs, boolean region) {}

  static Multiples of(RegionView.Line line, int periods, RegionView view, List<Chart> charts) {
    PrintedNumber format = Wording.number(line.text());
    TreeSet<DataPeriod> all = new TreeSet<>();
    line.members().forEach(each -> each.chart().forEach(point -> all.add(point.period())));
    List<DataPeriod> shown = List.copyOf(all);
    shown = shown.subList(Math.max(0, shown.size() - periods), shown.size());
    Map<DataPeriod, Value> region = new TreeMap<>();
    for (ChartPoint each : line.regionChart()) {
      region.put(each.period(), each.value());
    }
    List<DataPeriod> drawn = shown;
    List<DataPeriod> tabled = drawn.subList(Math.max(0, drawn.size() - IN_TABLE), drawn.size());
    List<Row> rows =
        line.members().size() > MOST_IN_TABLE
            ? List.of()
            : rows(line, tabled, region, view, format);
    MultiplesChart chart =
        new MultiplesChart(
            Headline.spoken(line.text()),
            view.region().name(),
            format,
            drawn.stream().map(each -> Wording.pointPeriod(each, line.clock())).toList(),
            values(drawn, region),
            line.members().stream()
                .map(
                    each ->
                        new MultiplesChart.Panel(each.area().name(), values(drawn, byPeriod(each))))
                .toList(),
            panelHeight(line.members().size(), rows));
    return new Multiples(
        line.text().id(),
        line.text().name(),
        Wording.unit(line.text()),
        Wording.capital(Wording.series(line.clock(), line.regionChart())),
        chart.isDrawn()
            ? Optional.of(Headline.picture(chart, chart.height(), charts))
            : Optional.empty(),
        tabled.stream().map(each -> Wording.shortPointPeriod(each, line.clock())).toList(),
        rows);
  }

  private static List<Row> rows(
      RegionView.Line line,
      List<DataPeriod> tabled,
      Map<DataPeriod, Value> region,
      RegionView view,
      PrintedNumber format) {
    List<Row> rows =
        new ArrayList<>(
            line.members().stream()
                .map(
                    each ->
                        new Row(
                            Wording.shortened(each.area().name(), LONGEST_NAME),
                            texts(values(tabled, byPeriod(each)), format),
                            each.standing().map(Narrative::signs).orElse(Wording.NONE),
                            false))
                .toList());
    rows.add(
        new Row(
            view.region().name(),
            texts(values(tabled, region), format),
            RegionRow.of(line).signals(),
            true));
    return rows;
  }

  /** What the table leaves of the page, shared by the rows of panels. */
  private static double panelHeight(int authorities, List<Row> rows) {
    double table =
        rows.stream()
            .mapToDouble(each -> ROW + each.signs().length() / SIGNS_IN_A_LINE * LINE)
            .sum();
    double each = (ROOM - table) / Math.max(1, MultiplesChart.rows(authorities));
    return Math.max(rows.isEmpty() ? 0 : LEAST_PANEL, Math.min(each, MOST_PANEL));
  }

  private static Map<DataPeriod, Value> byPeriod(RegionView.Member member) {
    Map<DataPeriod, Value> values = new TreeMap<>();
    for (ChartPoint each : member.chart()) {
      values.put(each.period(), each.own().map(Shown::value).orElse(Value.Symbol.NOT_AVAILABLE));
    }
    return values;
  }

  private static List<Value> values(List<DataPeriod> periods, Map<DataPeriod, Value> held) {
    return periods.stream()
        .map(each -> held.getOrDefault(each, Value.Symbol.NOT_AVAILABLE))
        .toList();
  }

  private static List<String> texts(List<Value> values, PrintedNumber format) {
    return values.stream().map(format::text).toList();
  }
}
