/** The store, in H2 or PostgreSQL: implements what the nouns declare. SQL lives here. */
@NullMarked
package regional.indicators.store;

import org.jspecify.annotations.NullMarked;
