package regional.indicators.benchmark;

import java.util.List;
import java.util.SortedMap;
import regional.indicators.core.Value;
import regional.indicators.indicator.Break;
import regional.indicators.indicator.Breaks;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Series;

/**
 * A series of points that do not overlap, and its control chart: a point of the one for each of the
 * other.
 *
 * @param rebases why the chart begins anew, by the position of the first point after
 */
public record ChartedSeries(
    Series series, ControlChart chart, SortedMap<Integer, List<Break>> rebases) {

  /**
   * A point of a chart.
   *
   * @param position of the point, from 0
   */
  public record At(ChartedSeries charted, int position) {}

  static ChartedSeries of(Series series, Breaks breaks) {
    SortedMap<Integer, List<Break>> rebases = breaks.rebases(series);
    return new ChartedSeries(
        series,
        ControlChart.of(
            series.points().stream().map(ChartedSeries::value).toList(), rebases.keySet()),
        rebases);
  }

  /**
   * A figure on a base under the indicator's minimum tells nothing: a gap, as it is on the page.
   */
  private static Value value(Series.Point point) {
    boolean unreliable =
        point.value().isKnown() && point.figure().filter(Figure::lowReliability).isPresent();
    return unreliable ? Value.Symbol.LOW_RELIABILITY : point.value();
  }
}
