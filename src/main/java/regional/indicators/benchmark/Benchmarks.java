package regional.indicators.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Reference;
import regional.indicators.core.Value;
import regional.indicators.indicator.Breaks;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.IndicatorTable;
import regional.indicators.indicator.Indicators;
import regional.indicators.indicator.Series;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.table.TableSlice;

/**
 * Every authority's figures beside its region, England, its statistical neighbours and its own
 * past. Everything that says how a figure stands is computed here, once: tables, charts, colours
 * and sentences take it from here.
 */
public final class Benchmarks {

  /**
   * What is needed beside the figures.
   *
   * @param breaks across which nothing is compared
   * @param published comparators
   * @param reference neighbours
   * @param neighbourModels of {@code reference}, as {@code 2025}
   */
  public record Beside(
      Indicators indicators,
      Breaks breaks,
      Comparators published,
      Reference reference,
      List<String> neighbourModels) {
    public Beside {
      neighbourModels = List.copyOf(neighbourModels);
    }
  }

  /** Names of comparators, as in {@code analyst/benchmarks.csv}. */
  public static final String REGION = "region";

  public static final String ENGLAND = "england";

  static final String NEIGHBOURS = "sn_";

  private static final String SEEN_TOGETHER = "seen_together";
  private static final String POSITION = "position";

  /** The authorities of one region in one data period of an indicator. */
  private record Field(Ranking ranking, Optional<Funnel> funnel) {}

  private final Beside beside;
  private final Map<String, Figure> figures = new HashMap<>();
  private final Map<String, Field> fields;
  private final Map<String, ChartedSeries.At> charts = new HashMap<>();

  private Benchmarks(Beside beside, List<Figure> figures, List<Series> series) {
    this.beside = beside;
    for (Figure each : figures) {
      this.figures.put(key(each, each.period().timePeriod(), place(each)), each);
    }
    fields = fields(figures);
    series.parallelStream()
        .filter(each -> each.area().level() == GeographicLevel.LOCAL_AUTHORITY)
        .map(each -> ChartedSeries.of(each, beside.breaks()))
        .forEachOrdered(this::chart);
  }

  private void chart(ChartedSeries charted) {
    Series series = charted.series();
    for (int i = 0; i < series.points().size(); i++) {
      charts.put(key(series, series.points().get(i).period()), new ChartedSeries.At(charted, i));
    }
  }

  /** A benchmark for each authority's figure, in the order of the table's figures. */
  public static List<Benchmark> of(IndicatorTable table, Beside beside) {
    return of(table.figures(), table.series(), beside);
  }

  /**
   * @param figures of all levels
   * @param series of points that do not overlap, of the same figures
   */
  static List<Benchmark> of(List<Figure> figures, List<Series> series, Beside beside) {
    Benchmarks benchmarks = new Benchmarks(beside, figures, series);
    return figures.parallelStream()
        .filter(each -> each.area().level() == GeographicLevel.LOCAL_AUTHORITY)
        .map(benchmarks::benchmark)
        .toList();
  }

  /** The comparator's name, as {@code sn_2025_mean}. */
  public static String neighbours(String model, Comparators.Average average) {
    return NEIGHBOURS + model + "_" + average.name().toLowerCase(Locale.ROOT);
  }

  private Benchmark benchmark(Figure own) {
    Indicator indicator = beside.indicators().get(own.indicatorId());
    Field field = Objects.requireNonNull(fields.get(seenTogether(own)));
    Optional<Figure> previous =
        Optional.ofNullable(figures.get(key(own, own.period().timePeriodYearBefore(), place(own))));
    boolean broken =
        previous
            .filter(
                each ->
                    !beside
                        .breaks()
                        .between(own.indicatorId(), own.area(), each.period(), own.period())
                        .isEmpty())
            .isPresent();
    return new Benchmark(
        own,
        comparisons(indicator, own),
        at(own, own.area().regionCode()),
        field.ranking().rank(own),
        field.ranking().interval(own),
        field.ranking().band(own),
        previous,
        Change.of(indicator, own, previous, broken),
        field
            .funnel()
            .map(each -> each.verdict(own.area().oldLaCode()))
            .orElse(Funnel.Verdict.NOT_TESTED),
        field.funnel(),
        Optional.ofNullable(charts.get(key(own, own.period().timePeriod(), place(own)))));
  }

  // Comparators ----------------------------------------------------------------------------------

  private List<Comparison> comparisons(Indicator indicator, Figure own) {
    List<Comparison> comparisons = new ArrayList<>();
    comparisons.add(
        at(own, own.area().regionCode())
            .map(each -> pooled(REGION, indicator, own, each))
            .orElse(
                new Comparison(
                    REGION,
                    "",
                    "",
                    Value.Symbol.NOT_AVAILABLE,
                    0,
                    0,
                    Difference.NOT_COMPARED,
                    Optional.empty(),
                    List.of())));
    Comparators.Wanted wanted = Comparators.Wanted.of(own);
    at(own, "")
        .map(each -> pooled(ENGLAND, indicator, own, each))
        .or(
            () ->
                beside
                    .published()
                    .england(wanted)
                    .map(each -> published(ENGLAND, indicator, own, each)))
        .ifPresent(comparisons::add);
    for (String model : beside.neighbourModels()) {
      comparisons.addAll(neighbours(model, indicator, own, wanted));
    }
    comparisons.sort(Comparator.comparing(Comparison::comparator));
    return comparisons;
  }

  private static Comparison pooled(String name, Indicator indicator, Figure own, Figure all) {
    return new Comparison(
        name,
        all.period().timePeriod(),
        all.period().timeIdentifier(),
        all.value(),
        all.authoritiesReporting(),
        all.authoritiesExpected(),
        all.lowReliability() ? Difference.NOT_COMPARED : Difference.of(indicator, own, all.value()),
        Optional.empty(),
        List.of(all));
  }

  private static Comparison published(
      String name, Indicator indicator, Figure own, PublishedComparator published) {
    Value value = Value.of(published.value());
    boolean comparable =
        published.isComparable()
            && !Comparison.isTooFew(published.authorities(), published.authoritiesOf());
    return new Comparison(
        name,
        published.period().timePeriod(),
        published.period().timeIdentifier(),
        value,
        published.authorities(),
        published.authoritiesOf(),
        comparable ? Difference.of(indicator, own, value) : Difference.NOT_COMPARED,
        Optional.of(published),
        List.of());
  }

  /**
   * The neighbours' figures of the very same period where at least half of them sent returns; else
   * what is published for them, of its own period; else those few that sent returns, to nothing but
   * count them.
   */
  private List<Comparison> neighbours(
      String model, Indicator indicator, Figure own, Comparators.Wanted wanted) {
    List<String> codes =
        beside
            .reference()
            .neighbours()
            .getOrDefault(model, Map.of())
            .getOrDefault(own.area().oldLaCode(), List.of());
    List<Figure> reliable =
        codes.stream()
            .flatMap(code -> at(own, code).stream())
            .filter(each -> !each.lowReliability())
            .toList();
    NeighbourAverage held =
        NeighbourAverage.of(codes.stream().map(code -> reliable(own, code)).toList());
    List<Comparison> comparisons = new ArrayList<>();
    for (Comparators.Average average : Comparators.Average.values()) {
      String name = neighbours(model, average);
      Optional<Comparison> ofReturns =
          held.held() == 0
              ? Optional.empty()
              : Optional.of(ofReturns(name, indicator, own, held, held.value(average), reliable));
      ofReturns
          .filter(each -> !each.isOfTooFew())
          .or(
              () ->
                  beside
                      .published()
                      .neighbours(wanted, model, own.area().oldLaCode(), average)
                      .map(each -> published(name, indicator, own, each)))
          .or(() -> ofReturns)
          .ifPresent(comparisons::add);
    }
    return comparisons;
  }

  private static Comparison ofReturns(
      String name,
      Indicator indicator,
      Figure own,
      NeighbourAverage held,
      Value value,
      List<Figure> neighbours) {
    return new Comparison(
        name,
        own.period().timePeriod(),
        own.period().timeIdentifier(),
        value,
        held.held(),
        held.of(),
        Comparison.isTooFew(held.held(), held.of())
            ? Difference.NOT_COMPARED
            : Difference.of(indicator, own, value),
        Optional.empty(),
        neighbours);
  }

  private Value reliable(Figure own, String neighbour) {
    return at(own, neighbour)
        .filter(each -> !each.lowReliability())
        .map(Figure::value)
        .orElse(Value.Symbol.NOT_AVAILABLE);
  }

  // Fields ---------------------------------------------------------------------------------------

  private Map<String, Field> fields(List<Figure> figures) {
    StringColumn together = StringColumn.create(SEEN_TOGETHER);
    IntColumn positions = IntColumn.create(POSITION);
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      if (figure.area().level() == GeographicLevel.LOCAL_AUTHORITY) {
        together.append(seenTogether(figure));
        positions.append(i);
      }
    }
    if (together.isEmpty()) {
      return Map.of();
    }
    List<TableSlice> slices = Table.create(together, positions).splitOn(SEEN_TOGETHER).getSlices();
    return slices.parallelStream()
        .map(TableSlice::asTable)
        .collect(
            Collectors.toConcurrentMap(
                slice -> slice.stringColumn(SEEN_TOGETHER).get(0), slice -> field(slice, figures)));
  }

  private Field field(Table slice, List<Figure> figures) {
    List<Figure> here = slice.intColumn(POSITION).asList().stream().map(figures::get).toList();
    Indicator indicator = beside.indicators().get(here.get(0).indicatorId());
    return new Field(Ranking.of(indicator, here), Funnel.of(indicator, here));
  }

  // Keys -----------------------------------------------------------------------------------------

  private Optional<Figure> at(Figure own, String place) {
    return Optional.ofNullable(figures.get(key(own, own.period().timePeriod(), place)));
  }

  private static String seenTogether(Figure figure) {
    return key(figure, figure.period().timePeriod(), figure.area().regionCode());
  }

  private static String key(Figure figure, String timePeriod, String place) {
    return key(
        figure.indicatorId(),
        figure.breakdown(),
        timePeriod,
        figure.period().timeIdentifier(),
        place);
  }

  private static String key(Series series, DataPeriod period) {
    return key(
        series.indicatorId(),
        series.breakdown(),
        period.timePeriod(),
        period.timeIdentifier(),
        series.area().oldLaCode());
  }

  private static String key(
      String indicatorId,
      String breakdown,
      String timePeriod,
      String timeIdentifier,
      String place) {
    return String.join("|", indicatorId, breakdown, timePeriod, timeIdentifier, place);
  }

  private static String place(Figure figure) {
    return switch (figure.area().level()) {
      case LOCAL_AUTHORITY -> figure.area().oldLaCode();
      case SUB_REGIONAL -> figure.area().name();
      case REGIONAL -> figure.area().regionCode();
      case NATIONAL -> "";
    };
  }
}
