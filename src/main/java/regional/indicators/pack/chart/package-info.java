/** Charts, each drawn from a finished table. */
@NullMarked
package regional.indicators.pack.chart;

import org.jspecify.annotations.NullMarked;
