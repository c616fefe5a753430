package regional.indicators.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;

/**
 * All that a page may know: figures as the audience may see them, already suppressed, with their
 * words.
 *
 * @param authority whose pack this is
 * @param quarter reporting quarter
 * @param asOf the date given as today
 * @param coverage what this authority sent for the quarter, a line a return
 * @param subjects in the order of the indicator set
 */
public record View(
    Area authority,
    Area region,
    Quarter quarter,
    LocalDate asOf,
    List<CoverageLine> coverage,
    List<SubjectView> subjects) {

  /**
   * @param state accepted, accepted_with_warnings, rejected or missing
   * @param version 0 if missing
   * @param receivedOn empty if missing
   */
  public record CoverageLine(
      String returnTitle,
      String state,
      int version,
      Optional<LocalDate> receivedOn,
      LocalDate dueOn,
      boolean late,
      int rows,
      int rejectedRows,
      int findings) {}

  /** A subject and its indicators, in the order of the set. */
  public record SubjectView(String id, String title, List<IndicatorView> indicators) {}

  /**
   * One indicator in one breakdown on one clock (an indicator given by term and by year has two).
   *
   * @param breakdown empty for the whole
   * @param clock term, academic_year, census, r4 or snapshot
   * @param own the authority's latest figure and what it stands beside; empty if the indicator has
   *     no data period yet
   * @param ownSeries periods that may be compared with the latest (same term each year), oldest
   *     first
   * @param regionSeries for the same periods
   * @param peers every authority of the region for the latest period, best first (polarity none:
   *     highest first), those without a figure last
   */
  public record IndicatorView(
      IndicatorText text,
      String breakdown,
      String clock,
      Optional<Standing> standing,
      List<Shown> ownSeries,
      List<Shown> regionSeries,
      List<Peer> peers) {}

  /**
   * The words of an indicator.
   *
   * @param kind proportion, rate, ratio, mean or median
   * @param polarity higher, lower or none: which is better
   * @param decimals on pages
   * @param roundTo rounded to a multiple of this after decimals; 0 if not
   * @param numerator what is counted, in words
   * @param denominator out of what, in words
   */
  public record IndicatorText(
      String id,
      String name,
      String kind,
      String unit,
      String polarity,
      int decimals,
      int roundTo,
      String numerator,
      String denominator,
      String definition,
      String source,
      String planMeasure,
      String note) {}

  /**
   * A figure as shown. Numerator, denominator, limits and value are each a number or a symbol.
   *
   * @param method of the interval, empty if none
   * @param populationYear of the mid-year estimate used
   * @param status incomplete, provisional or final
   */
  public record Shown(
      DataPeriod period,
      Value value,
      Value numerator,
      Value denominator,
      Value lower,
      Value upper,
      String method,
      Optional<Integer> populationYear,
      int authoritiesReporting,
      int authoritiesExpected,
      String status) {}

  /**
   * Where the authority stands.
   *
   * @param rank 1 is best; empty where there is none
   * @param band A best to D, or {@code -}
   * @param previous same period last year, empty if there is none
   */
  public record Standing(
      Shown own,
      Optional<Shown> region,
      Optional<Integer> rank,
      int rankOf,
      int tied,
      String band,
      Optional<Shown> previous) {}

  /** An authority of the region in a ranked chart. */
  public record Peer(Area area, Shown figure, boolean own) {}
}
