package regional.indicators.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Value;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.ChartPoint;
import regional.indicators.disclosure.View.IndicatorText;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.Shown;
import regional.indicators.disclosure.View.Standing;
import regional.indicators.pack.chart.Chart;
import regional.indicators.pack.chart.PrintedNumber;
import regional.indicators.pack.chart.RankChart;
import regional.indicators.pack.chart.Sign;
import regional.indicators.pack.chart.XmrChart;

/**
 * An indicator with its two pictures and the table of each.
 *
 * @param unit what the sign beside the number does not say
 * @param standing where the authority stands, in a sentence or two
 * @param notes provisional, incomplete, unexpected population; may be empty
 * @param trend empty where no period has a figure
 * @param ranked empty where no authority has a figure
 * @param order of the authorities, and their period, in words
 * @param peers every authority; those without a figure last, with their symbol
 */
public record Headline(
    String id,
    String name,
    String unit,
    String standing,
    String notes,
    Optional<Picture> trend,
    String trendHeading,
    List<TrendRow> trendRows,
    Optional<Picture> ranked,
    String order,
    List<PeerRow> peers) {

  private static final Pattern QUARTER = Pattern.compile("Q([1-4])$");
  private static final double TREND_ROW_HEIGHT = 10;
  private static final double SECOND_LINE_HEIGHT = 8;
  private static final int LEAST_TREND_HEIGHT = 112;
  private static final int MOST_TREND_HEIGHT = 185;
  private static final int MOST_YEARS_UNDER_AXIS = 6;
  private static final int MOST_QUARTERS_UNDER_AXIS = 12;

  /**
   * A chart on the page.
   *
   * @param index of the chart among the pack's
   * @param alt its facts in sentences
   * @param height in points
   */
  public record Picture(int index, String alt, double height) {}

  /** A period of the trend. */
  public record TrendRow(String period, String own, String fraction, String region, String sign) {}

  /** An authority of the region; or, without rank and figure, how many are left out here. */
  public record PeerRow(String rank, String name, String value, String limits, boolean own) {}

  static Headline of(IndicatorView indicator, int periods, View view, List<Chart> charts) {
    IndicatorText text = indicator.text();
    PrintedNumber format = Wording.number(text);
    List<ChartPoint> points = indicator.chart();
    points = points.subList(Math.max(0, points.size() - periods), points.size());
    XmrChart trend = trend(indicator, points, format, view);
    RankedRows rows = RankedRows.of(indicator.peers());
    List<PeerRow> peers = rows.table(format);
    RankChart ranked = ranked(indicator, rows.dots(), format, view);
    double trendHeight =
        Math.min(
            Math.max(ranked.height() - heightOfRows(points), LEAST_TREND_HEIGHT),
            MOST_TREND_HEIGHT);
    return new Headline(
        text.id(),
        text.name(),
        Wording.unit(text),
        Narrative.standing(indicator, view),
        notes(indicator, points),
        trend.isDrawn() ? Optional.of(picture(trend, trendHeight, charts)) : Optional.empty(),
        Wording.capital(trend.kind()) + ": " + Wording.series(indicator),
        points.stream().map(each -> trendRow(each, indicator, format)).toList(),
        ranked.isDrawn() ? Optional.of(picture(ranked, ranked.height(), charts)) : Optional.empty(),
        Wording.capital(ranked.order()) + ": " + ranked.period() + rows.leftOut(),
        peers);
  }

  /** A sign takes a second line. */
  private static double heightOfRows(List<ChartPoint> points) {
    long signs = points.stream().filter(each -> each.sign().isSpecial()).count();
    return points.size() * TREND_ROW_HEIGHT + signs * SECOND_LINE_HEIGHT;
  }

  static Picture picture(Chart chart, double height, List<Chart> charts) {
    charts.add(chart);
    return new Picture(charts.size() - 1, chart.description(), height);
  }

  public double rowHeight() {
    return RankChart.ROW_HEIGHT;
  }

  private static String notes(IndicatorView indicator, List<ChartPoint> points) {
    List<String> notes = new ArrayList<>();
    indicator
        .standing()
        .ifPresent(
            standing -> {
              if (Wording.isProvisional(standing.own())) {
                notes.add("Provisional: will be sent again.");
              }
              standing
                  .region()
                  .filter(Wording::isIncomplete)
                  .ifPresent(
                      region ->
                          notes.add(
                              FigureRow.reporting(region)
                                  + " authorities in the regional figure."));
              Wording.alsoPer(indicator.text(), standing.own())
                  .ifPresent(each -> notes.add("That is " + each + "."));
            });
    Set<Integer> populations = new TreeSet<>();
    Stream.concat(
            indicator.standing().stream().map(Standing::own),
            points.stream().flatMap(each -> each.own().stream()))
        .forEach(each -> each.otherPopulation().ifPresent(populations::add));
    if (!populations.isEmpty()) {
      notes.add(
          Wording.OTHER_POPULATION
              + " on the population of mid-"
              + populations.stream().map(String::valueOf).collect(Collectors.joining(", "))
              + ", the nearest year held.");
    }
    return String.join(" ", notes);
  }

  private static Value value(Optional<Shown> shown) {
    return shown.map(Shown::value).orElse(Value.Symbol.NOT_AVAILABLE);
  }

  private static TrendRow trendRow(
      ChartPoint point, IndicatorView indicator, PrintedNumber format) {
    return new TrendRow(
        Wording.pointPeriod(point.period(), indicator.clock())
            + (point.own().filter(Wording::isProvisional).isPresent() ? " (p)" : ""),
        format.text(point.value()) + point.own().map(Wording::populationMark).orElse(""),
        point
            .own()
            .map(each -> Wording.fraction(each, indicator.text()))
            .orElse(Value.Symbol.NOT_AVAILABLE.text()),
        format.text(value(point.region())),
        point.sign().isSpecial() ? Narrative.sign(point.sign()) : Wording.NONE);
  }

  private static XmrChart trend(
      IndicatorView indicator, List<ChartPoint> shown, PrintedNumber format, View view) {
    List<XmrChart.Point> points = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      ChartPoint each = shown.get(i);
      AxisWords words = AxisWords.of(each.period(), i, shown.size());
      points.add(
          new XmrChart.Point(
              Wording.pointPeriod(each.period(), indicator.clock()),
              words.line1(),
              words.line2(),
              each.value(),
              value(each.region()),
              each.centre(),
              each.lower(),
              each.upper(),
              Sign.valueOf(each.sign().meaning().toUpperCase(Locale.ROOT)),
              each.sign().isSpecial() ? Narrative.sign(each.sign()) : "",
              !each.rebased().isEmpty()));
    }
    return new XmrChart(
        spoken(indicator.text()),
        view.authority().name(),
        view.region().name(),
        kind(shown),
        format,
        points);
  }

  /** A period under an axis: a quarter's number over its year, or the year alone. */
  record AxisWords(String line1, String line2) {

    /**
     * @param index of the period among those on the axis
     * @param periods how many stand there: of many only some are named, the last of years always
     */
    static AxisWords of(DataPeriod period, int index, int periods) {
      String year = Wording.year(period).substring(2);
      Matcher quarter = QUARTER.matcher(period.timeIdentifier());
      if (!quarter.find()) {
        return new AxisWords(every(periods, 1, periods - 1 - index) ? year : "", "");
      }
      boolean first = quarter.group(1).equals("1");
      if (periods > MOST_QUARTERS_UNDER_AXIS) {
        return new AxisWords(first && every(periods, 4, periods - 1 - index) ? year : "", "");
      }
      boolean yearShown = periods <= MOST_YEARS_UNDER_AXIS || first;
      return new AxisWords("Q" + quarter.group(1), yearShown ? year : "");
    }

    /** Whether a year so far from the last period is one of the few that are named. */
    private static boolean every(int periods, int ofYear, int fromLast) {
      int years = (periods + ofYear - 1) / ofYear;
      int step = (years + MOST_YEARS_UNDER_AXIS - 1) / MOST_YEARS_UNDER_AXIS;
      return fromLast / ofYear % step == 0;
    }
  }

  /** What the lines of the newest points are. */
  static String kind(List<ChartPoint> shown) {
    return switch (shown.isEmpty() ? "" : shown.get(shown.size() - 1).basis()) {
      case "settled" -> "control chart";
      case "trial" -> "control chart with trial limits";
      default -> "run chart";
    };
  }

  static String spoken(IndicatorText text) {
    return Wording.unit(text).isEmpty() ? text.name() : text.name() + ", " + Wording.unit(text);
  }

  private static RankChart ranked(
      IndicatorView indicator, List<RankChart.Dot> dots, PrintedNumber format, View view) {
    String period =
        indicator.peers().stream()
            .findFirst()
            .map(each -> Wording.period(each.figure().period(), indicator.clock()))
            .orElse("");
    String standing =
        indicator.standing().flatMap(Standing::rank).map(View.Place::spoken).orElse("");
    return new RankChart(
        spoken(indicator.text()),
        period,
        view.authority().name(),
        view.region().name(),
        value(indicator.standing().flatMap(Standing::region)),
        marks(indicator, view),
        Wording.hasPolarity(indicator.text()) ? "best first" : "highest first, not ranked",
        standing,
        format,
        dots);
  }

  /** England and the neighbours, where they describe the same thing in the same period. */
  private static List<RankChart.Mark> marks(IndicatorView indicator, View view) {
    List<RankChart.Mark> marks = new ArrayList<>();
    indicator
        .standing()
        .ifPresent(
            standing -> {
              standing
                  .beside("england")
                  .filter(Narrative::isLike)
                  .ifPresent(
                      each -> marks.add(new RankChart.Mark("England", "England", each.value())));
              standing
                  .beside(view.neighbours())
                  .filter(Narrative::isLike)
                  .ifPresent(
                      each ->
                          marks.add(
                              new RankChart.Mark(
                                  "Statistical neighbours, mean", "Neighbours", each.value())));
            });
    return marks;
  }
}
