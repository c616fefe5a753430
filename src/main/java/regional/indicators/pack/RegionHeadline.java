package regional.indicators.pack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import regional.indicators.core.Value;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.View.ChartPoint;
import regional.indicators.disclosure.View.Shown;
import regional.indicators.pack.chart.Chart;
import regional.indicators.pack.chart.PrintedNumber;
import regional.indicators.pack.chart.Sign;
import regional.indicators.pack.chart.XmrChart;

/**
 * A region's control chart with its words and its table.
 *
 * @param trend empty where no period has a figure
 * @param rows newest first
 */
public record RegionHeadline(
    String id,
    String name,
    String unit,
    String standing,
    Optional<Headline.Picture> trend,
    String heading,
    List<Row> rows) {

  private static final double HEIGHT = 128;

  /** A period. */
  public record Row(String period, String value, String reporting, String sign) {}

  static RegionHeadline of(RegionView.Line line, int periods, RegionView view, List<Chart> charts) {
    PrintedNumber format = Wording.number(line.text());
    List<ChartPoint> points = line.regionChart();
    points = points.subList(Math.max(0, points.size() - periods), points.size());
    XmrChart trend =
        new XmrChart(
            Headline.spoken(line.text()),
            view.region().name(),
            "",
            Headline.kind(points),
            format,
            xmr(points, line.clock()));
    List<ChartPoint> shown = points;
    return new RegionHeadline(
        line.text().id(),
        line.text().name(),
        Wording.unit(line.text()),
        standing(line, view, format),
        trend.isDrawn() ? Optional.of(Headline.picture(trend, HEIGHT, charts)) : Optional.empty(),
        Wording.capital(trend.kind()) + ": " + Wording.series(line.clock(), points),
        IntStream.range(0, shown.size())
            .mapToObj(i -> row(shown.get(shown.size() - 1 - i), line, format))
            .toList());
  }

  private static List<XmrChart.Point> xmr(List<ChartPoint> points, String clock) {
    return IntStream.range(0, points.size())
        .mapToObj(
            i -> {
              ChartPoint each = points.get(i);
              Headline.AxisWords words = Headline.AxisWords.of(each.period(), i, points.size());
              return new XmrChart.Point(
                  Wording.pointPeriod(each.period(), clock),
                  words.line1(),
                  words.line2(),
                  each.value(),
                  Value.Symbol.NOT_AVAILABLE,
                  each.centre(),
                  each.lower(),
                  each.upper(),
                  Sign.valueOf(each.sign().meaning().toUpperCase(Locale.ROOT)),
                  each.sign().isSpecial() ? Narrative.sign(each.sign()) : "",
                  !each.rebased().isEmpty());
            })
        .toList();
  }

  private static Row row(ChartPoint point, RegionView.Line line, PrintedNumber format) {
    return new Row(
        Wording.pointPeriod(point.period(), line.clock()),
        format.text(point.value()),
        point
            .own()
            .map(each -> each.authoritiesReporting() + "/" + each.authoritiesExpected())
            .orElse(Wording.NONE),
        point.sign().isSpecial() ? Narrative.sign(point.sign()) : Wording.NONE);
  }

  private static String standing(RegionView.Line line, RegionView view, PrintedNumber format) {
    if (line.region().isEmpty()) {
      return "No regional figure.";
    }
    Shown shown = line.region().get();
    String words =
        view.region().name()
            + " "
            + Narrative.figure(shown.value(), format)
            + Narrative.interval(shown, format)
                .map(each -> " (95% interval " + each + ")")
                .orElse("")
            + ", "
            + Wording.period(shown.period(), line.clock())
            + ", "
            + FigureRow.reporting(shown)
            + " authorities.";
    return line.regionPrevious()
        .map(
            before ->
                words
                    + " Same period last year "
                    + Narrative.figure(before.value(), format)
                    + ": "
                    + Narrative.direction(line.regionChange())
                    + ".")
        .orElse(words);
  }
}
