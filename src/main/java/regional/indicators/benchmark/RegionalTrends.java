package regional.indicators.benchmark;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.indicator.Breaks;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.IndicatorTable;
import regional.indicators.indicator.Series;

/**
 * Regions beside their own past: the change since the same period last year, and the control chart
 * of points that do not overlap. The same tests as an authority's.
 */
public final class RegionalTrends {

  private final Breaks breaks;
  private final Map<String, Figure> figures = new HashMap<>();
  private final Map<String, ChartedSeries> charts = new HashMap<>();

  /**
   * @param table figures of all levels
   */
  public RegionalTrends(IndicatorTable table, Breaks breaks) {
    this.breaks = breaks;
    for (Figure each : table.figures()) {
      if (each.area().level() == GeographicLevel.REGIONAL) {
        figures.put(key(each, each.period().timePeriod()), each);
      }
    }
    for (Series each : table.series()) {
      if (each.area().level() == GeographicLevel.REGIONAL) {
        charts.put(
            key(
                each.indicatorId(),
                each.breakdown(),
                each.clock(),
                each.area(),
                each.timeIdentifier()),
            ChartedSeries.of(each, breaks));
      }
    }
  }

  /** The figure of the same period last year, if held. */
  public Optional<Figure> previous(Figure own) {
    return Optional.ofNullable(figures.get(key(own, own.period().timePeriodYearBefore())));
  }

  /** The figure less that of the same period last year, tested. */
  public Change change(Indicator indicator, Figure own) {
    Optional<Figure> previous = previous(own);
    boolean broken =
        previous
            .filter(
                each ->
                    !breaks
                        .between(own.indicatorId(), own.area(), each.period(), own.period())
                        .isEmpty())
            .isPresent();
    return Change.of(indicator, own, previous, broken);
  }

  /**
   * The region's control chart.
   *
   * @param newest of a termly clock the chart of this period's term is meant
   */
  public Optional<ChartedSeries> chart(
      String indicatorId, String breakdown, Clock clock, Area region, Optional<DataPeriod> newest) {
    String timeIdentifier =
        clock.isTermly() ? newest.map(DataPeriod::timeIdentifier).orElse("") : "";
    return Optional.ofNullable(
        charts.get(key(indicatorId, breakdown, clock, region, timeIdentifier)));
  }

  private static String key(
      String indicatorId, String breakdown, Clock clock, Area area, String timeIdentifier) {
    return String.join(
        "|", indicatorId, breakdown, clock.text(), area.regionCode(), timeIdentifier);
  }

  private static String key(Figure figure, String timePeriod) {
    return String.join(
        "|",
        figure.indicatorId(),
        figure.breakdown(),
        timePeriod,
        figure.period().timeIdentifier(),
        figure.area().regionCode());
  }
}
