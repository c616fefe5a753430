/** Packs: page models, templates and PDF, drawn from disclosure's views alone. */
@NullMarked
package regional.indicators.pack;

import org.jspecify.annotations.NullMarked;
