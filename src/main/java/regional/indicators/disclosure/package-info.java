/** What an audience may see. A view is all that a page may know. */
@NullMarked
package regional.indicators.disclosure;

import org.jspecify.annotations.NullMarked;
