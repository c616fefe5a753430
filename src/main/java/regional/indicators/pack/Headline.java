package regional.indicators.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Value;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.IndicatorText;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.Peer;
import regional.indicators.disclosure.View.Shown;
import regional.indicators.disclosure.View.Standing;
import regional.indicators.pack.chart.Chart;
import regional.indicators.pack.chart.PrintedNumber;
import regional.indicators.pack.chart.RankChart;
import regional.indicators.pack.chart.TrendChart;

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
  private static final int LEAST_TREND_HEIGHT = 128;
  private static final int MOST_TREND_HEIGHT = 185;
  private static final int MOST_YEARS_UNDER_AXIS = 6;

  /**
   * A chart on the page.
   *
   * @param index of the chart among the pack's
   * @param alt its facts in sentences
   * @param height in points
   */
  public record Picture(int index, String alt, double height) {}

  /** A period of the trend. */
  public record TrendRow(String period, String own, String fraction, String region) {}

  /** An authority of the region. */
  public record PeerRow(String rank, String name, String value, boolean own) {}

  static Headline of(IndicatorView indicator, int periods, View view, List<Chart> charts) {
    IndicatorText text = indicator.text();
    PrintedNumber format = Wording.number(text);
    List<Pair> pairs = pairs(indicator);
    pairs = pairs.subList(Math.max(0, pairs.size() - periods), pairs.size());
    TrendChart trend = trend(indicator, pairs, format, view);
    List<PeerRow> peers = peers(indicator, format);
    RankChart ranked = ranked(indicator, format, view);
    double trendHeight =
        Math.min(
            Math.max(ranked.height() - pairs.size() * TREND_ROW_HEIGHT, LEAST_TREND_HEIGHT),
            MOST_TREND_HEIGHT);
    return new Headline(
        text.id(),
        text.name(),
        Wording.unit(text),
        standing(indicator, format, view),
        notes(indicator, view),
        trend.isDrawn() ? Optional.of(picture(trend, trendHeight, charts)) : Optional.empty(),
        "Trend: " + Wording.series(indicator),
        pairs.stream().map(each -> trendRow(each, indicator, format)).toList(),
        ranked.isDrawn() ? Optional.of(picture(ranked, ranked.height(), charts)) : Optional.empty(),
        Wording.capital(ranked.order()) + ": " + ranked.period(),
        peers);
  }

  private static Picture picture(Chart chart, double height, List<Chart> charts) {
    charts.add(chart);
    return new Picture(charts.size() - 1, chart.description(), height);
  }

  public double rowHeight() {
    return RankChart.ROW_HEIGHT;
  }

  private static String standing(IndicatorView indicator, PrintedNumber format, View view) {
    IndicatorText text = indicator.text();
    Optional<Standing> held = indicator.standing();
    if (held.isEmpty()) {
      return "No data period yet.";
    }
    Standing standing = held.get();
    StringBuilder words = new StringBuilder();
    words
        .append(view.authority().name())
        .append(" ")
        .append(figure(standing.own().value(), format))
        .append(", ")
        .append(
            standing
                .region()
                .map(each -> view.region().name() + " " + figure(each.value(), format))
                .orElse("no regional figure"))
        .append(" (")
        .append(Wording.period(standing.own().period(), indicator.clock()))
        .append("). ");
    standing
        .rank()
        .ifPresent(
            rank ->
                words
                    .append("Rank ")
                    .append(Wording.rank(standing))
                    .append(standing.band().equals("-") ? "" : ", band " + standing.band())
                    .append(". "));
    standing
        .previous()
        .ifPresentOrElse(
            before ->
                words
                    .append("Same period last year ")
                    .append(figure(before.value(), format))
                    .append(". "),
            () -> words.append("No figure for the same period last year. "));
    return words.append(Wording.polarity(text)).append(".").toString();
  }

  private static String figure(Value value, PrintedNumber format) {
    return value instanceof Value.Symbol symbol
        ? symbol.text() + " (" + symbol.meaning() + ")"
        : format.text(value);
  }

  private static String notes(IndicatorView indicator, View view) {
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
              standing
                  .own()
                  .populationYear()
                  .filter(
                      year ->
                          year != regional.indicators.core.Populations.yearInForce(view.quarter()))
                  .ifPresent(year -> notes.add("Population of mid-" + year + "."));
            });
    return String.join(" ", notes);
  }

  /** The same period of the authority and of its region; either may be absent. */
  private record Pair(DataPeriod period, int place, Optional<Shown> own, Optional<Shown> region) {}

  /**
   * Both series by place in time. A period that neither holds, between two that are held, is put
   * in, so that no line is drawn across it.
   */
  private static List<Pair> pairs(IndicatorView indicator) {
    Map<DataPeriod, Shown> regions = new HashMap<>();
    indicator.regionSeries().forEach(each -> regions.put(each.period(), each));
    List<Pair> pairs = new ArrayList<>();
    int step = indicator.ownSeries().stream().anyMatch(Headline::isQuarter) ? 1 : 4;
    for (Shown own : indicator.ownSeries()) {
      int place = place(own.period());
      if (!pairs.isEmpty()) {
        Pair before = pairs.get(pairs.size() - 1);
        for (int absent = before.place() + step; absent < place; absent += step) {
          pairs.add(
              new Pair(
                  yearsLater(before.period(), absent - before.place()),
                  absent,
                  Optional.empty(),
                  Optional.empty()));
        }
      }
      pairs.add(
          new Pair(
              own.period(),
              place,
              Optional.of(own),
              Optional.ofNullable(regions.get(own.period()))));
    }
    return pairs;
  }

  private static boolean isQuarter(Shown shown) {
    return QUARTER.matcher(shown.period().timeIdentifier()).find();
  }

  /** Quarters since year 0; what has no quarter stands at its year's beginning. */
  private static int place(DataPeriod period) {
    int year = Integer.parseInt(period.timePeriod().substring(0, 4));
    Matcher quarter = QUARTER.matcher(period.timeIdentifier());
    return year * 4 + (quarter.find() ? Integer.parseInt(quarter.group(1)) - 1 : 0);
  }

  private static DataPeriod yearsLater(DataPeriod period, int quarters) {
    int place = place(period) + quarters;
    int year = Math.floorDiv(place, 4);
    String identifier =
        QUARTER.matcher(period.timeIdentifier()).replaceFirst("Q" + (Math.floorMod(place, 4) + 1));
    return new DataPeriod(
        regional.indicators.core.Quarter.yearOf(year),
        identifier,
        period.first().plusMonths(3L * quarters),
        period.last().plusMonths(3L * quarters).withDayOfMonth(1).plusMonths(1).minusDays(1));
  }

  private static Value value(Optional<Shown> shown) {
    return shown.map(Shown::value).orElse(Value.Symbol.NOT_AVAILABLE);
  }

  private static TrendRow trendRow(Pair pair, IndicatorView indicator, PrintedNumber format) {
    return new TrendRow(
        Wording.period(pair.period(), indicator.clock())
            + (pair.own().filter(Wording::isProvisional).isPresent() ? " (p)" : ""),
        format.text(value(pair.own())),
        pair.own()
            .map(each -> Wording.fraction(each, indicator.text()))
            .orElse(Value.Symbol.NOT_AVAILABLE.text()),
        format.text(value(pair.region())));
  }

  private static TrendChart trend(
      IndicatorView indicator, List<Pair> pairs, PrintedNumber format, View view) {
    List<TrendChart.Point> points = new ArrayList<>();
    for (Pair pair : pairs) {
      Matcher quarter = QUARTER.matcher(pair.period().timeIdentifier());
      boolean quarterly = quarter.find();
      boolean yearShown =
          quarterly && (pairs.size() <= MOST_YEARS_UNDER_AXIS || quarter.group(1).equals("1"));
      String year = Wording.year(pair.period());
      points.add(
          new TrendChart.Point(
              Wording.period(pair.period(), indicator.clock()),
              quarterly ? "Q" + quarter.group(1) : year.substring(2),
              yearShown ? year.substring(2) : "",
              value(pair.own()),
              value(pair.region())));
    }
    return new TrendChart(
        spoken(indicator.text()), view.authority().name(), view.region().name(), format, points);
  }

  private static String spoken(IndicatorText text) {
    return Wording.unit(text).isEmpty() ? text.name() : text.name() + ", " + Wording.unit(text);
  }

  private static RankChart ranked(IndicatorView indicator, PrintedNumber format, View view) {
    List<RankChart.Dot> dots =
        indicator.peers().stream()
            .map(each -> new RankChart.Dot(each.area().name(), each.figure().value(), each.own()))
            .toList();
    String period =
        indicator.peers().stream()
            .findFirst()
            .map(each -> Wording.period(each.figure().period(), indicator.clock()))
            .orElse("");
    String standing =
        indicator
            .standing()
            .filter(each -> each.rank().isPresent())
            .map(each -> "rank " + Wording.rank(each))
            .orElse("");
    return new RankChart(
        spoken(indicator.text()),
        period,
        view.authority().name(),
        view.region().name(),
        value(indicator.standing().flatMap(Standing::region)),
        Wording.hasPolarity(indicator.text()) ? "best first" : "highest first, not ranked",
        standing,
        format,
        dots);
  }

  /** Peers with their ranks; those of equal value share the lowest. */
  private static List<PeerRow> peers(IndicatorView indicator, PrintedNumber format) {
    List<PeerRow> rows = new ArrayList<>();
    boolean ranked = Wording.hasPolarity(indicator.text());
    int rank = 0;
    Value before = Value.Symbol.NOT_AVAILABLE;
    for (Peer peer : indicator.peers()) {
      Value value = peer.figure().value();
      if (!value.equals(before)) {
        rank = rows.size() + 1;
      }
      before = value;
      rows.add(
          new PeerRow(
              ranked && value.isKnown() ? String.valueOf(rank) : Wording.NONE,
              peer.area().name(),
              format.text(value),
              peer.own()));
    }
    return rows;
  }
}
