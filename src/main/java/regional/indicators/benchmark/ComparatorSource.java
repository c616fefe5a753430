package regional.indicators.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.PublishedPeriod.Covers;

/**
 * One published data set, and which indicators its figures stand beside: a file of {@code
 * jobs/comparators}. Column names below are our words; {@code columns} says what editions call
 * them.
 *
 * @param id name of its file
 * @param title as published
 * @param statement what the licence asks to be said
 * @param present columns that a file of it has
 * @param absent published names that no file of it has
 * @param columns names that editions give a column; the first that a file has is read
 * @param codes of a column: our code, and its spellings in any edition
 * @param rowsWhereEqual two columns that have the same text in the rows that are asked for; or none
 * @param timeIdentifier of every row; empty where a column says it
 * @param areas published code or name of an area and its GSS code, where the file has no such codes
 * @param areasInColumns the file has a column for each area: its name and the area's GSS code
 * @param years so many of the newest years of England and regions are kept
 * @param yearsOfAuthorities so many of authorities
 */
public record ComparatorSource(
    String id,
    String title,
    String publisher,
    String licence,
    String statement,
    List<String> present,
    Set<String> absent,
    Map<String, List<String>> columns,
    Map<String, Map<String, List<String>>> codes,
    List<String> rowsWhereEqual,
    Optional<String> timeIdentifier,
    Map<String, String> areas,
    Map<String, String> areasInColumns,
    int years,
    int yearsOfAuthorities,
    List<Entry> entries) {

  /** The code that stands for all of a column's rows together. */
  static final String TOTAL = "Total";

  /**
   * What one indicator is set beside. Of two entries that give a figure for one area and period the
   * first counts.
   *
   * @param breakdown column whose codes are the breakdown; Total is the whole
   * @param breakdownCode the breakdown of every row, where no column says it
   * @param breakdownCodes the indicator's; rows with another code are not asked for
   * @param where columns and the code that they must have
   * @param sumOver rows with these codes of a column are added up; a code without a row counts as
   *     none
   * @param value column of the published value; else numerator and denominator are given
   * @param numerator columns, added up
   * @param denominator columns, added up
   * @param less columns that are taken away from the denominator
   * @param population age band of the denominator, in place of columns
   * @param per value = numerator / denominator x this; of a published value it says nothing
   * @param timeIdentifier in place of the source's
   * @param sameDefinition whether the published figure is defined as the indicator is; if not, no
   *     verdict is passed on it
   * @param note where the definition differs, or what else its reader must know
   */
  public record Entry(
      String indicatorId,
      Optional<String> breakdown,
      Optional<String> breakdownCode,
      List<String> breakdownCodes,
      Map<String, String> where,
      Optional<SumOver> sumOver,
      Set<GeographicLevel> levels,
      Optional<String> value,
      List<String> numerator,
      List<String> denominator,
      List<String> less,
      Optional<String> population,
      double per,
      Optional<String> timeIdentifier,
      Covers covers,
      boolean sameDefinition,
      String note) {}

  /** Rows that are added up. */
  public record SumOver(String column, List<String> codes) {}

  /** The first entry of an indicator; its words are those of all of them. */
  public Optional<Entry> entry(String indicatorId) {
    return entries.stream().filter(each -> each.indicatorId().equals(indicatorId)).findFirst();
  }

  /** The first entry whose value is worked out; its arithmetic is that of all of them. */
  Optional<Entry> entryOfParts(String indicatorId) {
    return entries.stream()
        .filter(each -> each.indicatorId().equals(indicatorId) && each.value().isEmpty())
        .findFirst();
  }
}
