package regional.indicators.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Populations;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;

/**
 * All that a page may know: figures as the audience may see them, already suppressed, with their
 * words.
 *
 * @param authority whose pack this is
 * @param quarter reporting quarter
 * @param asOf the date given as today
 * @param neighbours name of the comparator that stands for the statistical neighbours on pages, as
 *     {@code sn_2025_mean}
 * @param coverage what this authority sent for the quarter, a line a return
 * @param subjects in the order of the indicator set
 * @param context figures beside the set, each as a whole
 * @param returned what became of the authority's returns
 * @param resubmitted what was sent again, and what it moved
 */
public record View(
    Area authority,
    Area region,
    Quarter quarter,
    LocalDate asOf,
    String neighbours,
    List<CoverageLine> coverage,
    List<SubjectView> subjects,
    List<IndicatorView> context,
    ReturnsView returned,
    ResubmittedView resubmitted) {

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

  /** How a signal reads, by the indicator's polarity. */
  public enum Reading {
    GOOD,
    POOR,
    NEITHER;

    /**
     * Of a figure that stands apart.
     *
     * @param high it is high; else low
     * @param polarity higher, lower or none: which is better
     */
    public static Reading ofSide(boolean high, String polarity) {
      return switch (polarity) {
        case "higher" -> high ? GOOD : POOR;
        case "lower" -> high ? POOR : GOOD;
        default -> NEITHER;
      };
    }
  }

  /** A subject and its indicators, in the order of the set. */
  public record SubjectView(String id, String title, List<IndicatorView> indicators) {}

  /**
   * One indicator in one breakdown on one clock (an indicator given by term and by year has two).
   *
   * @param breakdown empty for the whole
   * @param clock term, academic_year, census, r4 or snapshot
   * @param standing the authority's latest figure and what it stands beside; empty if the indicator
   *     has no data period yet
   * @param chart the authority's points that do not overlap: single quarters of a rolling year, the
   *     same term of each year, quarter ends; empty if it never had a figure
   * @param peers every authority of the region for the latest period, best first (polarity none:
   *     highest first), those without a figure last
   * @param funnel of the peers; empty where there is none, and for a breakdown
   */
  public record IndicatorView(
      IndicatorText text,
      String breakdown,
      String clock,
      Optional<Standing> standing,
      List<ChartPoint> chart,
      List<Peer> peers,
      Optional<FunnelView> funnel) {}

  /**
   * A period of a control chart, as computed.
   *
   * @param own the authority's figure; empty in a gap
   * @param region the region's for the same period
   * @param basis run_chart, trial or settled: what the lines are
   * @param centre mean line, of a run chart the median
   * @param lower limit, not clipped; {@code x} in a run chart
   * @param upper likewise
   * @param sign what the point is a sign of
   * @param rebased why the chart begins anew at this point; empty if it does not
   */
  public record ChartPoint(
      DataPeriod period,
      Optional<Shown> own,
      Optional<Shown> region,
      String basis,
      Value centre,
      Value lower,
      Value upper,
      Sign sign,
      List<String> rebased) {

    /** The authority's number; {@code x} in a gap. */
    public Value value() {
      return own.map(Shown::value).orElse(Value.Symbol.NOT_AVAILABLE);
    }
  }

  /**
   * What a control chart's rules say of a period.
   *
   * @param signal outside, trend, two_of_three, shift, common_cause or not_tested
   * @param direction high, low, rising, falling, or empty
   * @param meaning improvement, concern, high, low or none
   */
  public record Sign(String signal, String direction, String meaning) {
    public boolean isSpecial() {
      return !direction.isEmpty();
    }
  }

  /**
   * The words of an indicator.
   *
   * @param kind proportion, rate, ratio, mean or median
   * @param polarity higher, lower or none: which is better
   * @param decimals on pages
   * @param roundTo rounded to a multiple of this after decimals; 0 if not
   * @param per the value is for so many of the base
   * @param alsoPer pages also print it for so many; 0 if not
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
      double per,
      int alsoPer,
      String numerator,
      String denominator,
      String definition,
      String source,
      String planMeasure,
      String note,
      SmallNumbersText smallNumbers) {

    /** A value of it for {@link #alsoPer} of the base; empty where that is not asked for. */
    public Optional<Value> alsoPer(Value value) {
      return alsoPer > 0 && value instanceof Value.Known known
          ? Optional.of(Value.of(known.number() / per * alsoPer))
          : Optional.empty();
    }
  }

  /**
   * What of an indicator is small, and what of it others see.
   *
   * @param threshold counts 1 to this are hidden; 0 if none is
   * @param zeroShown whether a true zero is shown
   * @param symbol of what is hidden
   * @param publicBase in public counts are multiples of this; 1 where they are not rounded
   * @param source the collection's own rule
   * @param stricter what is stricter here; empty if nothing is
   */
  public record SmallNumbersText(
      int threshold,
      boolean zeroShown,
      Value.Symbol symbol,
      Map<GeographicLevel, Integer> publicBase,
      String source,
      String stricter) {}

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
      String status) {

    /** The population's year, where it is not the one in force when the period ends. */
    public Optional<Integer> otherPopulation() {
      int inForce = Populations.yearInForce(Quarter.of(period.last()));
      return populationYear.filter(year -> year != inForce);
    }
  }

  /**
   * Where the authority stands.
   *
   * @param beside comparators: the region's always, in the order of their names
   * @param rank empty where there is none
   * @param band A best to D, or {@code -}
   * @param previous same period last year, empty if there is none
   * @param funnel outlying_high, watch_high, within, watch_low, outlying_low or not_tested
   * @param sign of the figure's period on its control chart
   */
  public record Standing(
      Shown own,
      Optional<Shown> region,
      List<Beside> beside,
      Optional<Place> rank,
      String band,
      Optional<Shown> previous,
      Change change,
      String funnel,
      Sign sign) {

    /** The comparator of that name, if there is one. */
    public Optional<Beside> beside(String comparator) {
      return beside.stream().filter(each -> each.comparator().equals(comparator)).findFirst();
    }
  }

  /**
   * A place among the region's authorities. Where some of them are hidden from the reader it lies
   * between two: before all of the hidden ones, and behind them.
   *
   * @param rank 1 is best; the better of the two
   * @param of how many are ranked, hidden ones among them
   * @param tied how many share the place, this one included
   * @param lower 95% limit of the rank: best; where some are hidden the better of the two
   * @param upper worst
   * @param hidden how many of them the reader does not see
   */
  public record Place(int rank, int of, int tied, int lower, int upper, int hidden) {

    /** As {@code 4}; where some are hidden {@code 4–17}. */
    public String text() {
      return hidden == 0 ? String.valueOf(rank) : lower + "–" + upper;
    }

    /**
     * As {@code rank 4 of 24}; where some are hidden {@code rank 4 to 17 of 24, as 13 are hidden}.
     */
    public String spoken() {
      return hidden == 0
          ? "rank " + rank + " of " + of
          : "rank "
              + lower
              + " to "
              + upper
              + " of "
              + of
              + ", as "
              + hidden
              + (hidden == 1 ? " is hidden" : " are hidden");
    }
  }

  /**
   * A comparator.
   *
   * @param comparator region, england, sn_2025_mean ...
   * @param timePeriod its own, as printed where it was published
   * @param authorities that it is made of
   * @param authoritiesOf that could have been in it
   * @param difference better, worse, higher, lower, similar or not_compared
   * @param published where it was published; empty if it was made from returns
   */
  public record Beside(
      String comparator,
      String timePeriod,
      String timeIdentifier,
      Value value,
      int authorities,
      int authoritiesOf,
      String difference,
      Optional<Published> published) {}

  /**
   * Where a comparator was published.
   *
   * @param samePeriod it describes the very period of the figure beside it
   * @param sameDefinition it is defined as the indicator is
   * @param note how it differs; may be empty
   */
  public record Published(
      String title, String edition, boolean samePeriod, boolean sameDefinition, String note) {}

  /**
   * A figure less the one of the same period last year.
   *
   * @param change {@code x} where the two are not compared
   * @param direction improving, worsening, rising, falling, no_clear_change or not_compared
   */
  public record Change(Value change, Value lower, Value upper, String method, String direction) {}

  /**
   * An authority of the region in a ranked chart.
   *
   * @param rank empty where it has none, or may not be seen
   */
  public record Peer(Area area, Shown figure, Optional<Place> rank, boolean own) {}
}
