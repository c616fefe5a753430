/**
 * A figure's standing among peers and over time: region, England, statistical neighbours, rank,
 * band, funnel, change on the same period last year, control chart, projection, plausibility.
 */
@NullMarked
package regional.indicators.benchmark;

import org.jspecify.annotations.NullMarked;
