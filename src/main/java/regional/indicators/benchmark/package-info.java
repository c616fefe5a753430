/** A figure's standing among peers and over time: region, rank, band, same period last year. */
@NullMarked
package regional.indicators.benchmark;

import org.jspecify.annotations.NullMarked;
