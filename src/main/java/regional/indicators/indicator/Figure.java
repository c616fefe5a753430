package regional.indicators.indicator;

import java.util.List;
import java.util.Optional;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;

/**
 * One indicator of one area in one data period: a row of {@code analyst/indicators.csv}.
 *
 * @param breakdown empty for the whole
 * @param reportingQuarter in which it was sent; of several the newest
 * @param numerator empty for a median
 * @param denominator pooled; for a median the number of records
 * @param populationYear of the mid-year estimate used, if one is
 * @param value at full precision
 * @param values of a mean or median the pooled records' values, ascending; else empty
 * @param lowReliability the denominator is under the indicator's minimum
 */
public record Figure(
    String indicatorId,
    String breakdown,
    Clock clock,
    DataPeriod period,
    Area area,
    Quarter reportingQuarter,
    Optional<Value> numerator,
    Value denominator,
    Optional<Integer> populationYear,
    Value value,
    List<Double> values,
    boolean lowReliability,
    int authoritiesReporting,
    int authoritiesExpected,
    FigureStatus status) {}
