/** The H2 store: implements what the nouns declare. SQL lives here and nowhere else. */
@NullMarked
package regional.indicators.store;

import org.jspecify.annotations.NullMarked;
