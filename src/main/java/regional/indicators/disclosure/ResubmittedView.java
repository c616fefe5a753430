package regional.indicators.disclosure;

import java.time.LocalDate;
import java.util.List;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;

/**
 * What an authority sent again in this quarter's collection, and what that moved of its own; of
 * what others sent again only that its rank moved.
 *
 * @param sent by quarter, return
 * @param moved the authority's own figures, in the order of the indicator set
 * @param ranksMovedByOthers of figures as a whole
 */
public record ResubmittedView(
    List<Sent> sent, List<MovedFigure> moved, List<MovedRank> ranksMovedByOthers) {

  /** What peers are told: nothing. */
  static final ResubmittedView NONE = new ResubmittedView(List.of(), List.of(), List.of());

  public ResubmittedView {
    sent = List.copyOf(sent);
    moved = List.copyOf(moved);
    ranksMovedByOthers = List.copyOf(ranksMovedByOthers);
  }

  /**
   * A return sent again.
   *
   * @param records of a return of records only the numbers of rows are told
   * @param cells changed cells, of a return of counts
   */
  public record Sent(
      String returnTitle,
      Quarter quarter,
      int versionBefore,
      int version,
      LocalDate receivedOn,
      boolean records,
      List<Cell> cells,
      int rowsAdded,
      int rowsRemoved,
      int rowsChanged) {}

  /**
   * @param row its key in the layout's words
   * @param before empty where there was no such row
   * @param after empty where there is no such row any more
   */
  public record Cell(String row, String column, String before, String after) {}

  /**
   * A figure that the authority's own resubmission moved.
   *
   * @param before {@code x} where there was no such figure
   * @param after likewise
   * @param signals rank, band, direction, funnel, spc where they moved
   */
  public record MovedFigure(
      View.IndicatorText text,
      String breakdown,
      String clock,
      DataPeriod period,
      Value before,
      Value after,
      List<MovedSignal> signals) {}

  /**
   * @param what rank, band, direction, funnel or spc
   * @param before as in the analyst's tables; may be empty
   */
  public record MovedSignal(String what, String before, String after) {}

  /** A rank that moved because another authority's figures were revised. */
  public record MovedRank(
      View.IndicatorText text, String clock, DataPeriod period, String before, String after) {}
}
