/**
 * The words every stage shares: authorities, quarters, data periods, values, findings. JDK only.
 */
@NullMarked
package regional.indicators.core;

import org.jspecify.annotations.NullMarked;
