package regional.indicators.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regional.indicators.benchmark.Band;
import regional.indicators.benchmark.Benchmark;
import regional.indicators.benchmark.Interval;
import regional.indicators.benchmark.Rank;
import regional.indicators.core.Area;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Indicators;
import regional.indicators.indicator.Polarity;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.submission.Coverage;
import regional.indicators.submission.Ledger;

/** Makes views: the only way from figures to a page. */
public final class Views {

  /** One line of a pack: an indicator in one breakdown on one clock. */
  private record Line(String indicatorId, String breakdown, Clock clock) {}

  private final Returns returns;
  private final Indicators indicators;
  private final Quarter quarter;
  private final LocalDate asOf;
  private final List<Coverage> coverage;
  private final Map<Line, Map<String, List<Figure>>> figures = new HashMap<>();
  private final Map<Figure, Benchmark> benchmarks = new java.util.IdentityHashMap<>();

  /**
   * @param figures of all levels, in the order of indicators.csv
   * @param benchmarks of the authorities' figures
   * @param coverage of the quarter
   */
  public Views(
      Returns returns,
      Indicators indicators,
      Quarter quarter,
      LocalDate asOf,
      List<Coverage> coverage,
      List<Figure> figures,
      List<Benchmark> benchmarks) {
    this.returns = returns;
    this.indicators = indicators;
    this.quarter = quarter;
    this.asOf = asOf;
    this.coverage = List.copyOf(coverage);
    for (Figure each : figures) {
      this.figures
          .computeIfAbsent(
              new Line(each.indicatorId(), each.breakdown(), each.clock()), line -> new HashMap<>())
          .computeIfAbsent(place(each.area()), place -> new ArrayList<>())
          .add(each);
    }
    benchmarks.forEach(each -> this.benchmarks.put(each.own(), each));
  }

  private static String place(Area area) {
    return area.level() == GeographicLevel.LOCAL_AUTHORITY ? area.oldLaCode() : area.regionCode();
  }

  /**
   * The authority's own view: everything of its own, everyone else's as the sector may see them.
   */
  public View ownView(Authority authority) {
    Area own = Area.of(authority);
    List<View.SubjectView> subjects = new ArrayList<>();
    for (Return form : returns.all()) {
      List<View.IndicatorView> lines = new ArrayList<>();
      for (Indicator indicator : indicators.ofSubject(form.id())) {
        for (Line each : lines(indicator)) {
          lines.add(line(own, each, figures.getOrDefault(each, Map.of())));
        }
      }
      subjects.add(new View.SubjectView(form.id(), form.title(), lines));
    }
    return new View(
        own,
        Area.region(own.regionCode(), own.regionName()),
        quarter,
        asOf,
        coverage.stream()
            .filter(each -> each.authority().oldLaCode().equals(authority.oldLaCode()))
            .map(Views::coverageLine)
            .toList(),
        subjects);
  }

  /** As declared, held or not: clock by clock, the whole before its parts. */
  private static List<Line> lines(Indicator indicator) {
    List<Line> lines = new ArrayList<>();
    for (Clock clock : indicator.clocks()) {
      lines.add(new Line(indicator.id(), "", clock));
      indicator.breakdownCodes().forEach(code -> lines.add(new Line(indicator.id(), code, clock)));
    }
    return lines;
  }

  private static View.CoverageLine coverageLine(Coverage line) {
    Optional<Ledger.Entry> entry = line.entry();
    return new View.CoverageLine(
        line.form().title(),
        line.state().text(),
        entry.map(each -> each.submission().version()).orElse(0),
        entry.map(Ledger.Entry::receivedOn),
        line.dueOn(),
        line.late(),
        entry.map(Ledger.Entry::rows).orElse(0),
        entry.map(Ledger.Entry::rowsRejected).orElse(0),
        entry.map(Ledger.Entry::findings).orElse(0));
  }

  private View.IndicatorView line(Area own, Line line, Map<String, List<Figure>> byPlace) {
    Indicator indicator = indicators.get(line.indicatorId());
    Optional<Figure> latest =
        byPlace.getOrDefault(own.oldLaCode(), List.of()).stream()
            .max(Comparator.comparing(each -> each.period().last()));
    List<View.Shown> ownSeries = new ArrayList<>();
    List<View.Shown> regionSeries = new ArrayList<>();
    List<View.Peer> peers = new ArrayList<>();
    if (latest.isPresent()) {
      DataPeriod period = latest.get().period();
      comparable(byPlace.getOrDefault(own.oldLaCode(), List.of()), line.clock(), period)
          .forEach(each -> ownSeries.add(shown(indicator, each, true)));
      comparable(byPlace.getOrDefault(own.regionCode(), List.of()), line.clock(), period)
          .forEach(each -> regionSeries.add(shown(indicator, each, false)));
      for (List<Figure> series : byPlace.values()) {
        series.stream()
            .filter(each -> each.period().equals(period))
            .filter(each -> each.area().level() == GeographicLevel.LOCAL_AUTHORITY)
            .filter(each -> each.area().regionCode().equals(own.regionCode()))
            .map(each -> peer(indicator, each, own))
            .forEach(peers::add);
      }
      peers.sort(bestFirst(indicator.polarity()));
    }
    return new View.IndicatorView(
        text(indicator),
        line.breakdown(),
        line.clock().text(),
        latest.map(each -> standing(indicator, each)),
        ownSeries,
        regionSeries,
        peers);
  }

  /**
   * Terms and censuses are compared with the same one of other years only; rolling years and
   * snapshots with all.
   */
  private static List<Figure> comparable(List<Figure> series, Clock clock, DataPeriod latest) {
    return series.stream()
        .filter(
            each ->
                clock == Clock.R4
                    || clock == Clock.SNAPSHOT
                    || each.period().timeIdentifier().equals(latest.timeIdentifier()))
        .sorted(Comparator.comparing(each -> each.period().last()))
        .toList();
  }

  private View.Standing standing(Indicator indicator, Figure figure) {
    Optional<Benchmark> benchmark = Optional.ofNullable(benchmarks.get(figure));
    Optional<Rank> rank = benchmark.flatMap(Benchmark::rank);
    return new View.Standing(
        shown(indicator, figure, true),
        benchmark.flatMap(Benchmark::region).map(each -> shown(indicator, each, false)),
        rank.map(Rank::rank),
        rank.map(Rank::of).orElse(0),
        rank.map(Rank::tied).orElse(0),
        benchmark.map(Benchmark::band).orElse(Band.NONE),
        benchmark.flatMap(Benchmark::previous).map(each -> shown(indicator, each, true)));
  }

  private static View.Peer peer(Indicator indicator, Figure figure, Area own) {
    boolean isOwn = figure.area().oldLaCode().equals(own.oldLaCode());
    return new View.Peer(figure.area(), shown(indicator, figure, isOwn), isOwn);
  }

  private static Comparator<View.Peer> bestFirst(Polarity polarity) {
    Comparator<View.Peer> byValue =
        Comparator.comparingDouble(
            each ->
                each.figure().value() instanceof Value.Known known
                    ? (polarity == Polarity.LOWER ? known.number() : -known.number())
                    : Double.MAX_VALUE);
    return byValue.thenComparing(each -> each.area().name());
  }

  private static View.Shown shown(Indicator indicator, Figure figure, boolean own) {
    Interval interval = Interval.of(indicator, figure);
    boolean hidden = !own && SmallNumbers.hidden(indicator, figure);
    boolean unreliable = figure.lowReliability();
    Value symbol = hidden ? Value.Symbol.CONFIDENTIAL : Value.Symbol.LOW_RELIABILITY;
    boolean covered = hidden || unreliable;
    return new View.Shown(
        figure.period(),
        covered ? symbol : figure.value(),
        hidden ? symbol : figure.numerator().orElse(Value.Symbol.NOT_APPLICABLE),
        hidden ? symbol : figure.denominator(),
        covered ? symbol : interval.lower(),
        covered ? symbol : interval.upper(),
        interval.method(),
        figure.populationYear(),
        figure.authoritiesReporting(),
        figure.authoritiesExpected(),
        figure.status().text());
  }

  private static View.IndicatorText text(Indicator indicator) {
    return new View.IndicatorText(
        indicator.id(),
        indicator.name(),
        indicator.kind().name().toLowerCase(java.util.Locale.ROOT),
        indicator.unit(),
        indicator.polarity().text(),
        indicator.decimals(),
        indicator.roundTo(),
        indicator.numeratorText(),
        indicator.denominatorText(),
        indicator.definition(),
        indicator.source(),
        indicator.planMeasure(),
        indicator.note());
  }
}
