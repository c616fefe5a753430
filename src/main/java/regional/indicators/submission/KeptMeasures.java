package regional.indicators.submission;

import java.util.List;
import regional.indicators.core.Quarter;

/**
 * What measures came to of rows that have been deleted by their age: sums and counts of an
 * authority. The values of single records are not kept, so that a median cannot be made again.
 */
public interface KeptMeasures {

  /** What a measure took. */
  enum Window {
    /** The rows of one submission were deleted; of no measure. */
    ROWS,
    /** The rows of one quarter. */
    QUARTER,
    /** Dated records of the four quarters that end with the quarter. */
    ROLLING_YEAR,
    /** Dated records of the quarter. */
    QUARTER_OF_DATE
  }

  /**
   * What one measure came to.
   *
   * @param measure SHA-256 of its words; of {@link Window#ROWS} empty
   * @param amount a number or a symbol; of {@link Window#ROWS} empty
   */
  record Kept(
      String returnId,
      String measure,
      Window window,
      String oldLaCode,
      Quarter quarter,
      String amount) {}

  List<Kept> all();

  /** Takes these in; what is known already stands. */
  void take(List<Kept> kept);
}
