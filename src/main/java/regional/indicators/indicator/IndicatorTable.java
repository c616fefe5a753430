package regional.indicators.indicator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import regional.indicators.core.Area;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.submission.AcceptedRows;
import regional.indicators.submission.KeptMeasures;
import regional.indicators.submission.Submission;

/**
 * Every figure that the accepted rows give: each indicator, breakdown and data period, of each
 * authority found, of its region, and of England where every authority of England has sent.
 *
 * <p>A region's figure is the sum of numerators over the sum of denominators (a median: of the
 * pooled records) of the authorities that reported every part; never a mean of their figures.
 */
public final class IndicatorTable {

  /** The order of {@link #figures()}. */
  public static final Comparator<Figure> ORDER =
      Comparator.comparing(Figure::indicatorId)
          .thenComparing(each -> each.period().timePeriod())
          .thenComparing(each -> each.period().timeIdentifier())
          .thenComparing(each -> each.area().level().text())
          .thenComparing(each -> each.area().oldLaCode())
          .thenComparing(each -> each.area().regionCode())
          .thenComparing(each -> each.area().name())
          .thenComparing(Figure::breakdown);

  private final List<Figure> figures;
  private final List<Figure> subRegions;
  private final List<Figure> singleQuarters;

  private IndicatorTable(
      List<Figure> figures, List<Figure> subRegions, List<Figure> singleQuarters) {
    this.figures = figures;
    this.subRegions = subRegions;
    this.singleQuarters = singleQuarters;
  }

  /** The figures of one definition. */
  private record Made(List<Figure> figures, List<Figure> singleQuarters) {}

  /**
   * Computes all figures.
   *
   * @param rows the standing accepted submissions and their rows
   * @param upTo the newest reporting quarter taken into account
   */
  public static IndicatorTable compute(
      Indicators indicators,
      Returns returns,
      Reference reference,
      AcceptedRows rows,
      Quarter upTo) {
    Map<String, List<Submission>> standing = new LinkedHashMap<>();
    Set<Authority> found = new LinkedHashSet<>();
    for (Return form : returns.all()) {
      List<Submission> these = rows.standing(form.id(), upTo);
      standing.put(form.id(), these);
      these.forEach(each -> found.add(reference.authorities().get(each.oldLaCode())));
    }
    List<Definition> definitions =
        indicators.all().stream().flatMap(each -> Definition.of(each).stream()).toList();
    Map<String, ReturnAmounts> amounts =
        ReturnAmounts.of(definitions, returns, reference, rows, standing, false);
    // Definitions are independent of each other; the order is that of the sorting below.
    List<Made> made =
        definitions.parallelStream()
            .map(
                each -> {
                  Reports reports = new Reports(each, reference.authorities(), amounts);
                  Pool pool = new Pool(each, reports, reference, found);
                  return new Made(pool.figures(), pool.singleQuarters());
                })
            .toList();
    return new IndicatorTable(
        sorted(made.stream().flatMap(each -> each.figures().stream()), false),
        sorted(made.stream().flatMap(each -> each.figures().stream()), true),
        sorted(made.stream().flatMap(each -> each.singleQuarters().stream()), false));
  }

  /**
   * What measures come to of record returns' rows sent for quarters before this one: what is kept
   * when the rows are deleted by their age.
   *
   * @param upTo the newest quarter held
   */
  public static List<KeptMeasures.Kept> measuresToKeep(
      Indicators indicators,
      Returns returns,
      Reference reference,
      AcceptedRows rows,
      Quarter before,
      Quarter upTo) {
    Map<String, List<Submission>> standing = new LinkedHashMap<>();
    List<KeptMeasures.Kept> kept = new ArrayList<>();
    for (Return form : returns.all()) {
      if (form.kind() == Return.Kind.RECORD) {
        standing.put(form.id(), rows.standing(form.id(), upTo));
      }
    }
    ReturnAmounts.of(
            indicators.all().stream().flatMap(each -> Definition.of(each).stream()).toList(),
            returns,
            reference,
            rows,
            standing,
            false)
        .forEach(
            (id, amounts) -> {
              if (standing.containsKey(id)) {
                kept.addAll(amounts.toKeep(before));
              }
            });
    return kept;
  }

  private static List<Figure> sorted(Stream<Figure> figures, boolean ofSubRegions) {
    return figures
        .parallel()
        .filter(each -> ofSubRegions == (each.area().level() == GeographicLevel.SUB_REGIONAL))
        .sorted(ORDER)
        .toList();
  }

  /** The figures of these indicators alone. */
  public IndicatorTable of(Indicators indicators) {
    Set<String> ids = indicators.all().stream().map(Indicator::id).collect(Collectors.toSet());
    return new IndicatorTable(of(figures, ids), of(subRegions, ids), of(singleQuarters, ids));
  }

  private static List<Figure> of(List<Figure> figures, Set<String> ids) {
    return figures.stream().filter(each -> ids.contains(each.indicatorId())).toList();
  }

  /**
   * Every figure of an authority, a region or England: the rows of {@code analyst/indicators.csv}.
   * Sorted by indicator, data period, level and area as they are printed, then by breakdown.
   */
  public List<Figure> figures() {
    return figures;
  }

  /**
   * The same of the parts of regions, pooled as a region is, a reorganisation run through; a part
   * has no population of its own, so that the denominator is {@code x} if an authority's is not
   * held. In the order of {@link #figures()}, then of the part's name.
   */
  public List<Figure> subRegions() {
    return subRegions;
  }

  /**
   * Of indicators that are printed as rolling years the single quarters, of authorities, regions
   * and England: points that do not overlap, for a control chart. {@code clock} is {@link Clock#R4}
   * and {@code period} the quarter itself.
   *
   * <ul>
   *   <li>What a rolling year adds up is that of the one quarter. Rates are not made yearly: four
   *       quarters of one add up to about the rolling year's.
   *   <li>Dated records count in the quarter of their date, as they stand at the end of the newest
   *       quarter: a late row moves the point to which it belongs.
   *   <li>A stock keeps its window: that at the end is the quarter's own, a mean of censuses is the
   *       rolling year's, and needs all four quarters.
   * </ul>
   *
   * In the order of {@link #figures()}.
   */
  public List<Figure> singleQuarters() {
    return singleQuarters;
  }

  /** Series of points that do not overlap: {@link Series#of} of all that can be charted so. */
  public List<Series> series() {
    return Series.of(
        Stream.concat(
                figures.stream().filter(each -> each.clock() != Clock.R4), singleQuarters.stream())
            .toList());
  }

  /** One figure, if there is such a row. */
  public Optional<Figure> find(String indicatorId, String breakdown, DataPeriod period, Area area) {
    return figures.stream()
        .filter(each -> each.indicatorId().equals(indicatorId))
        .filter(each -> each.breakdown().equals(breakdown))
        .filter(each -> each.period().equals(period) && each.area().equals(area))
        .findFirst();
  }
}
