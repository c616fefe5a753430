package regional.indicators.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.disclosure.RegionView;
import regional.indicators.pack.chart.Chart;
import regional.indicators.pack.chart.PrintedNumber;
import regional.indicators.pack.chart.ProjectionChart;

/**
 * A region's count or sum over its quarters, and four quarters ahead.
 *
 * @param picture empty where there is nothing to draw
 * @param basis what it rests on, or why there is no projection
 * @param rows the last year and the quarters ahead
 */
public record Projected(
    String heading,
    String paragraph,
    Optional<Headline.Picture> picture,
    String basis,
    List<Row> rows) {

  private static final double HEIGHT = 140;
  private static final int COUNTED_IN_TABLE = 4;
  private static final int MOST_DRAWN = 20;

  /** A quarter's end. */
  public record Row(String period, String value, String limits, String kind) {}

  static Projected of(Pack.Table table, RegionView.Line line, RegionView view, List<Chart> charts) {
    PrintedNumber unit = Wording.number(line.text());
    PrintedNumber format =
        line.text().kind().equals("mean")
            ? new PrintedNumber(0, 0, unit.prefix(), "")
            : PrintedNumber.COUNT;
    List<ProjectionChart.Point> points = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    List<RegionView.Total> totals =
        line.totals().subList(Math.max(0, line.totals().size() - MOST_DRAWN), line.totals().size());
    for (RegionView.Total each : totals) {
      points.add(point(each.period(), each.value(), NONE, NONE, false));
    }
    for (RegionView.Total each :
        totals.subList(Math.max(0, totals.size() - COUNTED_IN_TABLE), totals.size())) {
      rows.add(
          new Row(
              Wording.period(each.period(), line.clock()),
              format.text(each.value()),
              Wording.NONE,
              each.value().isKnown() ? "counted" : "not all reported"));
    }
    line.projection()
        .ifPresent(
            projection -> {
              for (RegionView.Ahead each : projection.ahead()) {
                points.add(point(each.period(), each.value(), each.lower(), each.upper(), true));
                rows.add(
                    new Row(
                        Wording.period(each.period(), line.clock()),
                        format.text(each.value()),
                        format.text(each.lower()) + "–" + format.text(each.upper()),
                        "projected"));
              }
            });
    String basis =
        line.projection()
            .map(
                each ->
                    "A straight line through the "
                        + Wording.counted(each.fitted())
                        + " of the last twelve quarters in which all authorities reported, by least"
                        + " squares, with the 95% prediction interval of a single quarter. Quarters"
                        + " lean on the one before, so that the interval is too narrow. It says"
                        + " where this leads if nothing is done differently, and is no target.")
            .orElse(
                "Not projected: in fewer than eight of the last twelve quarters all authorities"
                    + " reported.");
    ProjectionChart chart =
        new ProjectionChart(table.heading(), view.region().name(), format, points, basis);
    boolean drawn = points.stream().anyMatch(each -> each.value().isKnown());
    return new Projected(
        table.heading(),
        table.paragraph(),
        drawn ? Optional.of(Headline.picture(chart, HEIGHT, charts)) : Optional.empty(),
        basis,
        rows);
  }

  private static final Value NONE = Value.Symbol.NOT_AVAILABLE;

  private static ProjectionChart.Point point(
      DataPeriod period, Value value, Value lower, Value upper, boolean projected) {
    Quarter quarter = Quarter.of(period.last());
    return new ProjectionChart.Point(
        Wording.period(period, "snapshot"),
        quarter.number() == 1 ? Wording.year(period).substring(2) : "",
        "",
        value,
        lower,
        upper,
        projected);
  }
}
