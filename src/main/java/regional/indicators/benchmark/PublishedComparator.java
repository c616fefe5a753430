package regional.indicators.benchmark;

import java.time.LocalDate;
import java.util.Optional;
import regional.indicators.core.PublishedPeriod;

/**
 * A published figure beside one of ours. It always says its own period; where that is another than
 * ours, it is no basis for a verdict.
 *
 * @param value at full precision, in the indicator's unit
 * @param period its own
 * @param samePeriod it describes the very period that our figure describes
 * @param monthsOlder whole months from the end of its period to the end of ours
 * @param title of the published data set
 * @param edition name of the edition
 * @param released empty if unknown
 * @param takenIn the day on which the edition was taken in
 * @param statement what the licence asks to be said
 * @param sameDefinition whether it is defined as the indicator is
 * @param note where the definition differs, or what else its reader must know; may be empty
 * @param populationYear of the mid-year estimate, where the denominator is a population
 * @param authorities areas that the value is made of: 1, or the neighbours that had data
 * @param authoritiesOf 1, or the neighbours that there are
 */
public record PublishedComparator(
    double value,
    PublishedPeriod period,
    boolean samePeriod,
    int monthsOlder,
    String title,
    String publisher,
    String edition,
    Optional<LocalDate> released,
    LocalDate takenIn,
    String licence,
    String statement,
    boolean sameDefinition,
    String note,
    Optional<Integer> populationYear,
    int authorities,
    int authoritiesOf) {

  /** Whether better, worse or similar may be said: same period and same definition. */
  public boolean isComparable() {
    return samePeriod && sameDefinition;
  }
}
