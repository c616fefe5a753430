package regional.indicators.submission;

import java.util.List;
import regional.indicators.core.Quarter;

/**
 * The rows that stand: of each authority, return and quarter those of the highest accepted version.
 */
public interface AcceptedRows {

  /**
   * The standing accepted submissions of a return, for the quarter and all before it; by quarter,
   * then authority.
   */
  List<Submission> standing(String returnId, Quarter upTo);

  /** The accepted rows of these submissions (of one return), in order of submission, then line. */
  void read(List<Submission> submissions, RowReader reader);

  /** What measures came to of the return's rows that have been deleted by their age. */
  default List<KeptMeasures.Kept> keptMeasures(String returnId) {
    return List.of();
  }

  /** Takes one row at a time. */
  @FunctionalInterface
  interface RowReader {
    /**
     * @param line of the file as received, the header being 1
     * @param cells in the order of the return's columns; trimmed, dates as yyyy-mm-dd, an absent
     *     column empty
     */
    void row(Submission submission, int line, List<String> cells);
  }
}
