/** Reads finished outputs as a stranger would and looks for what they must not tell. */
@NullMarked
package regional.indicators.disclosure.scan;

import org.jspecify.annotations.NullMarked;
