/**
 * Measures and the common indicator set, read from {@code jobs/indicators} and computed with
 * Tablesaw.
 */
@NullMarked
package regional.indicators.indicator;

import org.jspecify.annotations.NullMarked;
