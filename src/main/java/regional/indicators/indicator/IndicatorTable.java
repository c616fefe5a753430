package regional.indicators.indicator;

import java.util.ArrayList;
import java.util.Comparator;
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
          .thenComparing(each -> each.period().timePeriod())
          .thenComparing(each -> each.period().timeIdentifier())
          .thenComparing(each -> each.area().level().text())
          .thenComparing(each -> each.area().oldLaCode())
          .thenComparing(each -> each.area().regionCode())
          .thenComparing(Figure::breakdown);

  private final List<Figure> figures;

  private IndicatorTable(List<Figure> figures) {
    this.figures = List.copyOf(figures);
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
    figures.sort(ORDER);
    return new IndicatorTable(figures);
  }

  /** Sorted by indicator, data period, level and area as they are printed, then by breakdown. */
  public List<Figure> figures() {
    return figures;
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
