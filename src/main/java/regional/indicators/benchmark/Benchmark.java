package regional.indicators.benchmark;

import java.util.List;
import java.util.Optional;
import regional.indicators.indicator.Figure;

/**
 * An authority's figure beside its comparators, its peers and its own past: the rows of {@code
 * analyst/benchmarks.csv} for one figure.
 *
 * @param own the authority's figure
 * @param comparisons the region's always, in the order of their names
 * @param region its region's figure of the same data period, if there is one
 * @param rank among the region's authorities that have a reliable figure; empty for polarity none,
 *     or without such a figure
 * @param rankInterval 95% limits of the rank; there where the rank is
 * @param band A to D, or {@code -}
 * @param previous the same period last year, if held; of a rolling year the one that does not
 *     overlap it
 * @param change own less previous, tested
 * @param funnel where the figure lies in its region's funnel
 * @param funnelLimits the funnel that says so; empty where there is none
 * @param chart the control chart on which the figure's period is a point; empty where it is on none
 */
public record Benchmark(
    Figure own,
    List<Comparison> comparisons,
    Optional<Figure> region,
    Optional<Rank> rank,
    Optional<RankInterval> rankInterval,
    String band,
    Optional<Figure> previous,
    Change change,
    Funnel.Verdict funnel,
    Optional<Funnel> funnelLimits,
    Optional<ChartedSeries.At> chart) {

  public Benchmark {
    comparisons = List.copyOf(comparisons);
  }

  /** The comparison of that name, if there is one. */
  public Optional<Comparison> comparison(String name) {
    return comparisons.stream().filter(each -> each.comparator().equals(name)).findFirst();
  }

  /** What the control chart says of the figure's period. */
  public ControlChart.Rule spc() {
    return chart
        .map(at -> at.charted().chart().points().get(at.position()).rule())
        .orElse(ControlChart.Rule.NOT_TESTED);
  }
}
