package regional.indicators.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import regional.indicators.benchmark.Benchmark;
import regional.indicators.benchmark.Change;
import regional.indicators.benchmark.ChartedSeries;
import regional.indicators.benchmark.Comparison;
import regional.indicators.benchmark.ControlChart;
import regional.indicators.benchmark.Difference;
import regional.indicators.benchmark.Funnel;
import regional.indicators.benchmark.Interval;
import regional.indicators.benchmark.RegionalTrends;
import regional.indicators.benchmark.Revisions;
import regional.indicators.core.Area;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.indicator.Break;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.IndicatorTable;
import regional.indicators.indicator.Indicators;
import regional.indicators.indicator.Polarity;
import regional.indicators.indicator.Series;
import regional.indicators.indicator.SmallNumbers;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.submission.Coverage;
import regional.indicators.submission.Ledger;

/** Makes views: the only way from figures to a page. */
public final class Views {

  /** One line of a pack: an indicator in one breakdown on one clock. */
  record Line(String indicatorId, String breakdown, Clock clock) {}

  private record Together(Line line, DataPeriod period, String regionCode) {
    static Together of(Figure figure) {
      return new Together(
          new Line(figure.indicatorId(), figure.breakdown(), figure.clock()),
          figure.period(),
          figure.area().regionCode());
    }
  }

  private final Returns returns;
  private final Indicators indicators;
  private final Indicators context;
  private final Quarter quarter;
  private final LocalDate asOf;
  private final String neighbours;
  private final List<Coverage> coverage;
  private final ReturnsViews returned;
  private final ResubmittedViews resubmitted;
  private final Map<Line, Map<String, List<Figure>>> figures = new HashMap<>();

  /** Regions' figures of the periods that control charts have. */
  private final Map<String, Figure> charted = new HashMap<>();

  /** Authorities' figures that are ranked together. */
  private final Map<Together, List<Figure>> together = new HashMap<>();

  private final IndicatorTable table;
  private final Map<Figure, Benchmark> benchmarks = new IdentityHashMap<>();
  private final RegionalTrends trends;
  private final List<Figure> parts;
  private final Controlled controlled;
  private final FunnelCurves curves = new FunnelCurves();
  private final Map<Figure, View.Shown> toOthers =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /**
   * @param context figures beside the set
   * @param neighbours name of the comparator that stands for the statistical neighbours on pages
   * @param returned what became of returns
   * @param table figures of all levels, of the set and beside it
   * @param benchmarks of the authorities' figures
   * @param trends of the same table
   * @param coverage of the quarter
   * @param revisions what resubmissions moved
   * @param controlled what nobody but the authority itself may see
   */
  public Views(
      Returns returns,
      Indicators indicators,
      Indicators context,
      Quarter quarter,
      LocalDate asOf,
      String neighbours,
      List<Coverage> coverage,
      ReturnsViews returned,
      IndicatorTable table,
      List<Benchmark> benchmarks,
      RegionalTrends trends,
      Revisions revisions,
      Controlled controlled) {
    this.returns = returns;
    this.indicators = indicators;
    this.context = context;
    this.quarter = quarter;
    this.asOf = asOf;
    this.neighbours = neighbours;
    this.coverage = List.copyOf(coverage);
    this.returned = returned;
    this.table = table;
    for (Figure each : table.figures()) {
      this.figures
          .computeIfAbsent(
              new Line(each.indicatorId(), each.breakdown(), each.clock()), line -> new HashMap<>())
          .computeIfAbsent(place(each.area()), place -> new ArrayList<>())
          .add(each);
      if (each.area().level() == GeographicLevel.LOCAL_AUTHORITY) {
        together.computeIfAbsent(Together.of(each), one -> new ArrayList<>()).add(each);
      }
    }
    Stream.concat(
            table.figures().stream().filter(each -> each.clock() != Clock.R4),
            table.singleQuarters().stream())
        .filter(each -> each.area().level() == GeographicLevel.REGIONAL)
        .forEach(
            each ->
                charted.put(
                    chartKey(
                        each.indicatorId(),
                        each.breakdown(),
                        each.area().regionCode(),
                        each.period()),
                    each));
    benchmarks.forEach(each -> this.benchmarks.put(each.own(), each));
    this.trends = trends;
    this.controlled = controlled;
    this.resubmitted =
        new ResubmittedViews(
            returns,
            indicators,
            revisions,
            each -> together(each).stream().noneMatch(controlled::hides));
    parts = table.subRegions();
  }

  private static String chartKey(
      String indicatorId, String breakdown, String regionCode, DataPeriod period) {
    return String.join(
        "|", indicatorId, breakdown, regionCode, period.timePeriod(), period.timeIdentifier());
  }

  private static String place(Area area) {
    return area.level() == GeographicLevel.LOCAL_AUTHORITY ? area.oldLaCode() : area.regionCode();
  }

  /**
   * The authority's own view: everything of its own, everyone else's as the sector may see them.
   */
  public View ownView(Authority authority) {
    return view(authority, true);
  }

  /**
   * The authority's page as its peers and the Board may see it: its own figures too as the sector
   * may see them. What is computed from a hidden figure is not said, and neither is an average of
   * so few authorities that one of them could read another's figure in it.
   */
  public View sectorView(Authority authority) {
    return view(authority, false);
  }

  /**
   * @param whole the reader may see all of the authority's own figures
   */
  private View view(Authority authority, boolean whole) {
    Area own = Area.of(authority);
    List<View.SubjectView> subjects = new ArrayList<>();
    for (Return form : returns.all()) {
      List<View.IndicatorView> lines = new ArrayList<>();
      for (Indicator indicator : indicators.ofSubject(form.id())) {
        for (Line each : lines(indicator)) {
          lines.add(line(own, whole, each, figures.getOrDefault(each, Map.of())));
        }
      }
      subjects.add(new View.SubjectView(form.id(), form.title(), lines));
    }
    return new View(
        own,
        Area.region(own.regionCode(), own.regionName()),
        quarter,
        asOf,
        neighbours,
        coverageOf(authority.oldLaCode()),
        subjects,
        context.all().stream()
            .map(each -> new Line(each.id(), "", each.clocks().get(0)))
            .map(each -> line(own, whole, each, figures.getOrDefault(each, Map.of())))
            .toList(),
        whole ? returned.of(authority) : returned.of(authority).forPeers(),
        whole ? resubmitted.of(authority.oldLaCode()) : ResubmittedView.NONE);
  }

  /**
   * The figures of a region's authorities and their standing, and the region's own, as the sector
   * may see them.
   */
  public RegionView regionView(Area region, List<Authority> authorities) {
    RegionViews made = new RegionViews(this, returns, indicators, context, trends, parts);
    List<Area> members =
        authorities.stream().map(Area::of).sorted(Comparator.comparing(Area::name)).toList();
    return new RegionView(
        region,
        quarter,
        asOf,
        neighbours,
        members,
        members.stream()
            .map(each -> new RegionView.Sent(each, coverageOf(each.oldLaCode())))
            .toList(),
        made.subjects(region, members),
        made.context(region, members));
  }

  private List<View.CoverageLine> coverageOf(String oldLaCode) {
    return coverage.stream()
        .filter(each -> each.authority().oldLaCode().equals(oldLaCode))
        .map(Views::coverageLine)
        .toList();
  }

  /** Figures of a line by place: an authority's number or a region's code. */
  Map<String, List<Figure>> held(Line line) {
    return figures.getOrDefault(line, Map.of());
  }

  /**
   * Every printed figure as the audience may see it, in the order of {@code
   * analyst/indicators.csv}; the authorities' and the regions' alike.
   */
  public List<ShownFigure> figures(Audience audience) {
    return new ShownFigures(audience, indicators, controlled)
        .of(table.of(indicators).figures().stream().filter(controlled.printed()::has).toList());
  }

  /** As declared, held or not: clock by clock, the whole before its parts. */
  static List<Line> lines(Indicator indicator) {
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

  private View.IndicatorView line(
      Area own, boolean whole, Line line, Map<String, List<Figure>> byPlace) {
    Indicator indicator = either(line.indicatorId());
    Optional<Figure> latest =
        byPlace.getOrDefault(own.oldLaCode(), List.of()).stream()
            .max(Comparator.comparing(each -> each.period().last()));
    List<View.Peer> peers = new ArrayList<>();
    if (latest.isPresent()) {
      SeenRanks seen = seen(indicator, latest.get(), whole ? own.oldLaCode() : "");
      together(latest.get()).stream()
          .map(each -> peer(indicator, benchmark(each), seen, own, whole))
          .forEach(peers::add);
      peers.sort(bestFirst(indicator.polarity()));
    }
    return new View.IndicatorView(
        text(indicator),
        line.breakdown(),
        line.clock().text(),
        latest.map(each -> standing(indicator, each, whole)),
        latest.flatMap(each -> benchmark(each).chart()).stream()
            .flatMap(each -> chart(indicator, each.charted(), whole).stream())
            .toList(),
        peers,
        latest
            .filter(each -> line.breakdown().isEmpty())
            .filter(each -> isFunnelKept(each, peers))
            .flatMap(each -> benchmark(each).funnelLimits())
            .map(each -> curves.view(each, peers)));
  }

  /**
   * A funnel's centre is the region's figure, and where it is adjusted everybody's figure is in the
   * adjustment.
   */
  private boolean isFunnelKept(Figure figure, List<View.Peer> peers) {
    Benchmark benchmark = benchmark(figure);
    return benchmark.region().filter(controlled::hides).isEmpty()
        && (benchmark.funnelLimits().filter(Funnel::isAdjusted).isEmpty()
            || peers.stream()
                .noneMatch(each -> each.figure().value() == Value.Symbol.CONFIDENTIAL));
  }

  /** Whether nobody but the authority itself may see it. */
  boolean hides(Figure figure) {
    return controlled.hides(figure);
  }

  private Indicator either(String id) {
    return indicators.find(id).orElseGet(() -> context.get(id));
  }

  Benchmark benchmark(Figure figure) {
    return Objects.requireNonNull(benchmarks.get(figure), "every authority's figure has one");
  }

  List<View.ChartPoint> chart(Indicator indicator, ChartedSeries charted, boolean whole) {
    Series series = charted.series();
    if (!whole && !controlled.printed().hasChart(series)) {
      return List.of();
    }
    boolean anyHidden =
        !whole
            && series.points().stream()
                .flatMap(each -> each.figure().stream())
                .anyMatch(controlled::hides);
    List<View.ChartPoint> points = new ArrayList<>();
    for (int i = 0; i < series.points().size(); i++) {
      Series.Point given = series.points().get(i);
      ControlChart.Point point = charted.chart().points().get(i);
      Optional<Figure> region =
          Optional.ofNullable(
              this.charted.get(
                  chartKey(
                      series.indicatorId(),
                      series.breakdown(),
                      series.area().regionCode(),
                      given.period())));
      points.add(
          new View.ChartPoint(
              given.period(),
              given.figure().map(each -> shown(indicator, each, whole)),
              region.map(each -> shown(indicator, each, false)),
              point.basis().name().toLowerCase(Locale.ROOT),
              anyHidden ? Value.Symbol.CONFIDENTIAL : point.centre(),
              anyHidden ? Value.Symbol.CONFIDENTIAL : point.lower(),
              anyHidden ? Value.Symbol.CONFIDENTIAL : point.upper(),
              sign(anyHidden ? ControlChart.Rule.NOT_TESTED : point.rule(), indicator.polarity()),
              charted.rebases().getOrDefault(i, List.of()).stream().map(Break::why).toList()));
    }
    return points;
  }

  private static View.Sign sign(ControlChart.Rule rule, Polarity polarity) {
    return new View.Sign(
        rule.signal().text(),
        rule.direction(),
        rule.meaning(polarity).name().toLowerCase(Locale.ROOT));
  }

  View.Standing standing(Indicator indicator, Figure figure, boolean whole) {
    Benchmark benchmark = benchmark(figure);
    Change change = benchmark.change();
    View.Standing standing = standing(indicator, benchmark, change, whole);
    return whole ? standing : Withheld.asTheSectorSees(standing);
  }

  private View.Standing standing(
      Indicator indicator, Benchmark benchmark, Change change, boolean whole) {
    Figure figure = benchmark.own();
    SeenRanks.Placed placed =
        seen(indicator, figure, whole ? place(figure.area()) : "").of(benchmark);
    boolean regionHidden = benchmark.region().filter(controlled::hides).isPresent();
    return new View.Standing(
        shown(indicator, figure, whole),
        benchmark.region().map(each -> shown(indicator, each, false)),
        benchmark.comparisons().stream()
            .filter(each -> !each.isOfTooFew())
            .map(this::beside)
            .toList(),
        placed.place(),
        placed.band(),
        benchmark.previous().map(each -> shown(indicator, each, whole)),
        new View.Change(
            change.change(),
            change.lower(),
            change.upper(),
            change.method(),
            change.direction().text()),
        (regionHidden ? Funnel.Verdict.NOT_TESTED : benchmark.funnel()).text(),
        sign(benchmark.spc(), indicator.polarity()));
  }

  /**
   * A comparator, also for the authority itself, without what others' hidden figures give: the
   * region's or England's that is hidden, and an average in which one of them is.
   */
  private View.Beside beside(Comparison comparison) {
    boolean hidden = comparison.madeOf().stream().anyMatch(controlled::hides);
    return new View.Beside(
        comparison.comparator(),
        comparison.timePeriod(),
        comparison.timeIdentifier(),
        hidden ? Value.Symbol.CONFIDENTIAL : comparison.value(),
        comparison.authorities(),
        comparison.authoritiesOf(),
        (hidden ? Difference.NOT_COMPARED : comparison.difference()).text(),
        comparison
            .published()
            .map(
                each ->
                    new View.Published(
                        each.title(),
                        each.edition(),
                        each.samePeriod(),
                        each.sameDefinition(),
                        each.note())));
  }

  private View.Peer peer(
      Indicator indicator, Benchmark benchmark, SeenRanks seen, Area own, boolean whole) {
    Figure figure = benchmark.own();
    boolean isOwn = figure.area().oldLaCode().equals(own.oldLaCode());
    View.Shown shown = shown(indicator, figure, isOwn && whole);
    return new View.Peer(
        figure.area(),
        shown,
        seen.of(benchmark).place().filter(each -> shown.value().isKnown()),
        isOwn);
  }

  /**
   * @param one of the figures that are ranked together
   * @param reader the authority that sees its own; empty for the sector
   */
  private SeenRanks seen(Indicator indicator, Figure one, String reader) {
    return new SeenRanks(controlled, indicator, together(one), reader);
  }

  /** The figures of a region's authorities in one data period of a line. */
  private List<Figure> together(Figure one) {
    return together.getOrDefault(Together.of(one), List.of());
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

  /** What others see of a figure is the same in every pack. */
  View.Shown shown(Indicator indicator, Figure figure, boolean own) {
    return own
        ? made(indicator, figure, true)
        : toOthers.computeIfAbsent(figure, each -> made(indicator, each, false));
  }

  private View.Shown made(Indicator indicator, Figure figure, boolean own) {
    Interval interval = Interval.of(indicator, figure);
    boolean hidden = !own && controlled.hides(figure);
    boolean unreliable = figure.lowReliability();
    Value symbol = hidden ? indicator.smallNumbers().symbol() : Value.Symbol.LOW_RELIABILITY;
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

  private static View.SmallNumbersText text(SmallNumbers rule) {
    return new View.SmallNumbersText(
        rule.threshold(),
        !rule.zeroIsSmall(),
        rule.symbol(),
        rule.publicBase(),
        rule.source(),
        rule.stricter());
  }

  static View.IndicatorText text(Indicator indicator) {
    return new View.IndicatorText(
        indicator.id(),
        indicator.name(),
        indicator.kind().name().toLowerCase(Locale.ROOT),
        indicator.unit(),
        indicator.polarity().text(),
        indicator.decimals(),
        indicator.roundTo(),
        indicator.per(),
        indicator.alsoPer(),
        indicator.numeratorText(),
        indicator.denominatorText(),
        indicator.definition(),
        indicator.source(),
        indicator.planMeasure(),
        indicator.note(),
        text(indicator.smallNumbers()));
  }
}
