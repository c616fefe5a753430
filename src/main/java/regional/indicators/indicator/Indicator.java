package regional.indicators.indicator;

import java.util.List;
import java.util.Optional;

/**
 * A published figure made from measures: one entry of {@code jobs/indicators}.
 *
 * @param id never reused
 * @param subject the return's id that its file is named for
 * @param numerator added up (or taken away) term by term; of a median one term, the median itself
 * @param denominator likewise; of a mean or median the number of records
 * @param per value = numerator / denominator x this
 * @param decimals on pages; indicators.csv has full precision
 * @param roundTo pages round to a multiple of this; 0 if not
 * @param alsoPer pages also print the value for so many of the base; 0 if not
 * @param minimumDenominator below it a figure is of low reliability
 * @param clocks one or more
 * @param breakdown column over whose codes the figure is made again in place of Total, if any
 * @param breakdownCodes the codes
 * @param smallNumbers what of it is small, and what of it others see
 * @param numeratorText what is counted, in words
 * @param denominatorText out of what, in words
 */
public record Indicator(
    String id,
    String name,
    String subject,
    Kind kind,
    List<Measure> numerator,
    List<Measure> denominator,
    double per,
    String unit,
    Polarity polarity,
    int decimals,
    int roundTo,
    int alsoPer,
    Optional<Integer> minimumDenominator,
    List<Clock> clocks,
    Optional<String> breakdown,
    List<String> breakdownCodes,
    SmallNumbers smallNumbers,
    String planMeasure,
    String numeratorText,
    String denominatorText,
    String definition,
    String source,
    String note) {}
