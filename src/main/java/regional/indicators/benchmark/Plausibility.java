package regional.indicators.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Indicators;
import regional.indicators.indicator.Measure;
import regional.indicators.returns.Returns;
import regional.indicators.returns.Rule;
import regional.indicators.submission.Submission;

/**
 * Figures that another authority's, or the authority's own past, make unlikely: findings of the
 * submission that sent them, to be looked at before anybody else does. They are made from the
 * signals that stand on the authority's pages, of figures as a whole and not of their parts, and of
 * the newest data period that the submission covers. A message gives the authority's own numbers
 * alone.
 *
 * <ul>
 *   <li>PLA-01: outside the funnel's 99.8% limits ({@link Funnel}).
 *   <li>PLA-02: newly outside the limits of the own control chart: the point before was inside, and
 *       the limits rest on 13 points or more ({@link ControlChart}). What has been outside for long
 *       is a level, not a slip.
 *   <li>PLA-03: beyond anything that the region's authorities have reported for an earlier period,
 *       of 48 figures or more, where neither of the others speaks.
 * </ul>
 */
public final class Plausibility {

  private static final String FUNNEL = "PLA-01";
  private static final String CHART = "PLA-02";
  private static final String RANGE = "PLA-03";

  /** The codes. */
  public static final Set<String> CODES = Set.of(FUNNEL, CHART, RANGE);

  /** Fewer earlier figures, and a new extreme among 24 authorities is no surprise. */
  private static final int FEWEST_EARLIER = 48;

  /**
   * A finding and the quarter since which it has been there without a break.
   *
   * @param since the finding's own quarter if it is new
   */
  public record Noted(Finding finding, Quarter since) {}

  /** Figures of one indicator on one clock. */
  private record Line(String indicatorId, String clock) {
    static Line of(Figure figure) {
      return new Line(
          figure.indicatorId(),
          figure.clock().isTermly()
              ? figure.clock().text() + figure.period().timeIdentifier()
              : figure.clock().text());
    }
  }

  private final Indicators indicators;
  private final Returns returns;

  /** By authority. */
  private final Map<String, Map<Line, TreeMap<DataPeriod, Benchmark>>> lines = new HashMap<>();

  /** Least and greatest of the region's reliable figures, by period. */
  private final Map<String, TreeMap<DataPeriod, Extremes>> regions = new HashMap<>();

  private record Extremes(int figures, double least, double greatest) {
    Extremes with(Extremes other) {
      return new Extremes(
          figures + other.figures(),
          Math.min(least, other.least()),
          Math.max(greatest, other.greatest()));
    }
  }

  private Plausibility(Indicators indicators, Returns returns, List<Benchmark> benchmarks) {
    this.indicators = indicators;
    this.returns = returns;
    for (Benchmark each : benchmarks) {
      Figure own = each.own();
      if (own.breakdown().isEmpty()) {
        lines
            .computeIfAbsent(own.area().oldLaCode(), authority -> new HashMap<>())
            .computeIfAbsent(Line.of(own), line -> new TreeMap<>())
            .put(own.period(), each);
        if (own.value() instanceof Value.Known known && !own.lowReliability()) {
          regions
              .computeIfAbsent(region(own), region -> new TreeMap<>())
              .merge(own.period(), new Extremes(1, known.number(), known.number()), Extremes::with);
        }
      }
    }
  }

  private static String region(Figure figure) {
    Line line = Line.of(figure);
    return line.indicatorId() + " " + line.clock() + " " + figure.area().regionCode();
  }

  /**
   * What is noted of these submissions.
   *
   * @param benchmarks of all data periods held
   * @param submissions standing, of one reporting quarter
   * @return in the order of the submissions, then of the indicators, then by code
   */
  public static List<Noted> of(
      Indicators indicators,
      Returns returns,
      List<Benchmark> benchmarks,
      List<Submission> submissions) {
    Plausibility plausibility = new Plausibility(indicators, returns, benchmarks);
    List<Noted> noted = new ArrayList<>();
    submissions.forEach(each -> plausibility.note(each, noted));
    return noted;
  }

  private void note(Submission submission, List<Noted> noted) {
    for (Indicator indicator : indicators.ofSubject(submission.returnId())) {
      // Of an indicator given by term and by year each is a line of its own
      lines.getOrDefault(submission.oldLaCode(), Map.of()).entrySet().stream()
          .filter(each -> each.getKey().indicatorId().equals(indicator.id()))
          .filter(
              each ->
                  each.getValue()
                      .lastEntry()
                      .getValue()
                      .own()
                      .reportingQuarter()
                      .equals(submission.quarter()))
          .sorted(Comparator.comparing(each -> each.getKey().clock()))
          .forEach(each -> note(submission, indicator, each.getValue(), noted));
    }
  }

  private void note(
      Submission submission,
      Indicator indicator,
      TreeMap<DataPeriod, Benchmark> line,
      List<Noted> noted) {
    Benchmark latest = line.lastEntry().getValue();
    boolean said = false;
    if (isOutlying(latest)) {
      noted.add(noted(FUNNEL, submission, indicator, line, Plausibility::isOutlying, ""));
      said = true;
    }
    if (isNewlyOutside(latest)) {
      noted.add(
          noted(CHART, submission, indicator, line, Plausibility::isNewlyOutside, limits(latest)));
      said = true;
    }
    if (!said && isBeyond(latest)) {
      noted.add(noted(RANGE, submission, indicator, line, this::isBeyond, ""));
    }
  }

  // Signals --------------------------------------------------------------------------------------

  private static boolean isOutlying(Benchmark benchmark) {
    return benchmark.funnel() == Funnel.Verdict.OUTLYING_HIGH
        || benchmark.funnel() == Funnel.Verdict.OUTLYING_LOW;
  }

  private static boolean isNewlyOutside(Benchmark benchmark) {
    if (benchmark.spc().signal() != ControlChart.Signal.OUTSIDE) {
      return false;
    }
    ChartedSeries.At at = benchmark.chart().orElseThrow();
    List<ControlChart.Point> points = at.charted().chart().points();
    return points.get(at.position()).basis() == ControlChart.Basis.SETTLED
        && at.position() > 0
        && points.get(at.position() - 1).rule().signal() != ControlChart.Signal.OUTSIDE;
  }

  private boolean isBeyond(Benchmark benchmark) {
    Figure own = benchmark.own();
    if (own.lowReliability() || !(own.value() instanceof Value.Known known)) {
      return false;
    }
    return earlier(own)
        .filter(each -> known.number() > each.greatest() || known.number() < each.least())
        .isPresent();
  }

  private Optional<Extremes> earlier(Figure own) {
    return regions
        .getOrDefault(region(own), new TreeMap<>())
        .headMap(own.period())
        .values()
        .stream()
        .reduce(Extremes::with)
        .filter(each -> each.figures() >= FEWEST_EARLIER);
  }

  // Words ----------------------------------------------------------------------------------------

  private Noted noted(
      String code,
      Submission submission,
      Indicator indicator,
      TreeMap<DataPeriod, Benchmark> line,
      Predicate<Benchmark> signal,
      String more) {
    Benchmark latest = line.lastEntry().getValue();
    Rule rule = returns.commonRule(code);
    Figure own = latest.own();
    String message =
        indicator.id()
            + " "
            + indicator.name()
            + ", "
            + own.period().timeIdentifier()
            + " "
            + own.period().timePeriod()
            + ": "
            + printed(indicator, chartedOr(own, latest, code))
            + " is "
            + side(code, latest)
            + more
            + ". "
            + rule.why();
    return new Noted(
        new Finding(
            submission.oldLaCode(),
            submission.returnId(),
            submission.quarter().toString(),
            submission.version(),
            code,
            Effect.NOTED,
            0,
            column(indicator),
            "",
            message,
            rule.remedy()),
        since(line, signal));
  }

  /** The quarter in which the unbroken run of the signal began, period after period. */
  private static Quarter since(TreeMap<DataPeriod, Benchmark> line, Predicate<Benchmark> signal) {
    Quarter since = line.lastEntry().getValue().own().reportingQuarter();
    for (Benchmark each : line.descendingMap().values()) {
      if (!signal.test(each)) {
        break;
      }
      since = each.own().reportingQuarter();
    }
    return since;
  }

  /** Of a rolling year the control chart has the single quarter. */
  private static Value chartedOr(Figure own, Benchmark latest, String code) {
    return code.equals(CHART)
        ? latest.chart().map(Plausibility::point).map(ControlChart.Point::value).orElse(own.value())
        : own.value();
  }

  private static ControlChart.Point point(ChartedSeries.At at) {
    return at.charted().chart().points().get(at.position());
  }

  private String side(String code, Benchmark latest) {
    return switch (code) {
      case FUNNEL ->
          (latest.funnel() == Funnel.Verdict.OUTLYING_HIGH ? "above" : "below")
              + " the 99.8% limits of the region's funnel for an authority of this size";
      case CHART ->
          (latest.spc() == ControlChart.Rule.ABOVE_LIMIT ? "above" : "below")
              + " the limits of the authority's own control chart";
      default ->
          (isAbove(latest.own()) ? "higher" : "lower")
              + " than anything reported in the region for an earlier period";
    };
  }

  private boolean isAbove(Figure own) {
    return own.value() instanceof Value.Known known
        && earlier(own).filter(each -> known.number() > each.greatest()).isPresent();
  }

  private String limits(Benchmark latest) {
    ControlChart.Point point = point(latest.chart().orElseThrow());
    Indicator indicator = indicators.get(latest.own().indicatorId());
    return ", " + printed(indicator, point.lower()) + " to " + printed(indicator, point.upper());
  }

  /** As pages round it, the unit after it. */
  private static String printed(Indicator indicator, Value value) {
    if (!(value instanceof Value.Known known)) {
      return value.text();
    }
    String number =
        new java.math.BigDecimal(Double.toString(known.number()))
            .setScale(indicator.decimals(), java.math.RoundingMode.HALF_UP)
            .toPlainString();
    return indicator.unit().equals("%") ? number + "%" : number + " " + indicator.unit();
  }

  /** The column of the numerator's first measure, if it is one. */
  private static String column(Indicator indicator) {
    Measure.From from = indicator.numerator().get(0).from();
    if (from instanceof Measure.Sum sum) {
      return sum.column();
    }
    Measure.RecordValue value =
        from instanceof Measure.SumOf sumOf
            ? sumOf.value()
            : from instanceof Measure.MedianOf medianOf ? medianOf.value() : null;
    return value instanceof Measure.ColumnValue named ? named.column() : "";
  }
}
