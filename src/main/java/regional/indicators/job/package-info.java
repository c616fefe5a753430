/** Commands, the Spring Batch job, progress, and the only clock. */
@NullMarked
package regional.indicators.job;

import org.jspecify.annotations.NullMarked;
