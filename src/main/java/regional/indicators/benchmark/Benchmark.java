package regional.indicators.benchmark;

import java.util.Optional;
import regional.indicators.indicator.Figure;

/**
 * An authority's figure beside its comparators: the rows of {@code analyst/benchmarks.csv} for one
 * figure.
 *
 * @param own the authority's figure
 * @param region its region's figure of the same data period, if there is one
 * @param england England's, if every authority of England reported
 * @param rank among the region's authorities that have a reliable figure; empty for polarity none,
 *     or without such a figure
 * @param band A to D, or {@code -}
 * @param previous the same period last year, if held
 * @param change own less previous, where both are numbers
 */
public record Benchmark(
    Figure own,
    Optional<Figure> region,
    Optional<Figure> england,
    Optional<Rank> rank,
    String band,
    Optional<Figure> previous,
    Optional<Double> change) {}
