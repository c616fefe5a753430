package regional.indicators.disclosure;

import java.util.Optional;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;

/**
 * One figure as an audience may see it: a row of a table of figures. What the audience may not see
 * is {@code c}.
 *
 * @param breakdown empty for the whole
 * @param clock term, academic_year, census, r4 or snapshot
 * @param reportingQuarter in which it was sent; of several the newest
 * @param numerator empty for a median
 * @param populationYear of the mid-year estimate used, if one is
 * @param method of the interval; empty if there is none, or the figure is hidden
 * @param lowReliability the denominator is under the indicator's minimum; not said of a hidden one
 * @param status incomplete, provisional or final
 */
public record ShownFigure(
    String indicatorId,
    String breakdown,
    String clock,
    DataPeriod period,
    Area area,
    Quarter reportingQuarter,
    Optional<Value> numerator,
    Value denominator,
    Optional<Integer> populationYear,
    Value value,
    Value lower,
    Value upper,
    String method,
    boolean lowReliability,
    int authoritiesReporting,
    int authoritiesExpected,
    String status) {}
