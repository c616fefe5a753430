/**
 * One authority's file for one return and quarter: finding it, reading it, checking it, and the
 * ledger that keeps it.
 */
@NullMarked
package regional.indicators.submission;

import org.jspecify.annotations.NullMarked;
