/** Realistic synthetic returns, seeded, shaped by {@code jobs/returns}. */
@NullMarked
package regional.indicators.sample;

import org.jspecify.annotations.NullMarked;
