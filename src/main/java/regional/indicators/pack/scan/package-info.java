/** Reads finished outputs as a stranger would and looks for what they must not tell. */
@NullMarked
package regional.indicators.pack.scan;

import org.jspecify.annotations.NullMarked;
