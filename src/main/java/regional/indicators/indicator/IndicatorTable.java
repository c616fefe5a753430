package regional.indicators.indicator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import regional.indicators.core.Area;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.submission.AcceptedRows;
import regional.indicators.submission.Submission;

/**
 * Every figure that the accepted rows give: each indicator, breakdown and data period, of each
 * authority found, of its region, and of England where every authority of England has sent.
 *
 * <p>A region's figure is the sum of numerators over the sum of denominators (a median: of the
 * pooled records) of the authorities that reported every part; never a mean of their figures.
 */
public final class IndicatorTable {

  private static final Comparator<Figure> ORDER =
      Comparator.comparing(Figure::indicatorId)
          .thenComparing(Figure::breakdown)
          .thenComparing(Figure::period)
          .thenComparing(each -> each.area().level())
          .thenComparing(each -> each.area().regionCode())
          .thenComparing(each -> each.area().oldLaCode());

  /** What names a figure. */
  private record Key(String indicatorId, String breakdown, DataPeriod period, Area area) {}

  /** What names a series: figures of one area over time. */
  private record Series(String indicatorId, String breakdown, Clock clock, Area area) {}

  private final List<Figure> figures;
  private final Map<Key, Figure> byKey = new HashMap<>();
  private final Map<Series, List<Figure>> bySeries = new HashMap<>();

  private IndicatorTable(Collection<Figure> figures) {
    this.figures = figures.stream().sorted(ORDER).toList();
    for (Figure each : this.figures) {
      byKey.put(new Key(each.indicatorId(), each.breakdown(), each.period(), each.area()), each);
      bySeries
          .computeIfAbsent(
              new Series(each.indicatorId(), each.breakdown(), each.clock(), each.area()),
              key -> new ArrayList<>())
          .add(each);
    }
  }

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
        ReturnAmounts.of(definitions, returns, reference, rows, standing);
    List<Figure> figures = new ArrayList<>();
    for (Definition each : definitions) {
      Reports reports = new Reports(each, reference.authorities(), amounts);
      figures.addAll(new Pool(each, reports, reference, found).figures());
    }
    return new IndicatorTable(figures);
  }

  /** Sorted by indicator, breakdown, data period, level and area. */
  public List<Figure> figures() {
    return figures;
  }

  /** One figure, if there is such a row. */
  public Optional<Figure> find(String indicatorId, String breakdown, DataPeriod period, Area area) {
    return Optional.ofNullable(byKey.get(new Key(indicatorId, breakdown, period, area)));
  }

  /** The figures of one area on one clock, oldest first. */
  public List<Figure> series(String indicatorId, String breakdown, Clock clock, Area area) {
    return List.copyOf(
        bySeries.getOrDefault(new Series(indicatorId, breakdown, clock, area), List.of()));
  }
}
