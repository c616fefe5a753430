/**
 * Everything written that is not a pack: CSV files, workbooks, the Board's page and {@code
 * run.json}.
 */
@NullMarked
package regional.indicators.publish;

import org.jspecify.annotations.NullMarked;
