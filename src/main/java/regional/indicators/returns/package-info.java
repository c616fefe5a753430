/**
 * What a return is: columns, codes, keys, required rows, clocks and rules, read from {@code
 * jobs/returns}; and the reference tables of {@code data/reference}.
 */
@NullMarked
package regional.indicators.returns;

import org.jspecify.annotations.NullMarked;
