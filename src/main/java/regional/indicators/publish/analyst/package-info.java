/**
 * The files of {@code analyst/}: unsuppressed, for the regional team alone. The only publisher that
 * may see figures.
 */
@NullMarked
package regional.indicators.publish.analyst;

import org.jspecify.annotations.NullMarked;
