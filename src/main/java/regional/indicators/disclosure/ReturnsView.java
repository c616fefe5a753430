package regional.indicators.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import regional.indicators.core.Effect;
import regional.indicators.core.Quarter;

/**
 * What became of an authority's returns: for the authority itself. Of a record return it has lines
 * and counts, never content.
 *
 * @param received every version received for the quarter, and what is missing, in the order of the
 *     returns; files of explanations last
 * @param toMend neither explained nor resolved: rejections, rows lost, notes; of each the most
 *     lines first; last what only could not be tried
 * @param explained by the authority, in the order of the returns
 * @param resolved since the version or quarter before, in the order of the returns
 * @param quarters the last four, oldest first
 * @param timeliness of each return in these quarters
 */
public record ReturnsView(
    List<Receipt> received,
    List<Noticed> toMend,
    List<Noticed> explained,
    List<Noticed> resolved,
    List<Quarter> quarters,
    List<Timeliness> timeliness) {

  /** What became of a file. */
  public enum Outcome {
    /** Its figures are used. */
    STANDS,
    /** Accepted, and a newer version stands. */
    REPLACED,
    REJECTED,
    /** There is no file. */
    MISSING
  }

  /**
   * A file received.
   *
   * @param fileName empty if missing
   * @param version 0 if missing
   * @param sha256 empty if missing
   * @param receivedOn empty if missing
   * @param due empty for explanations
   * @param late after the due date or, if missing, past it
   * @param findings counted
   */
  public record Receipt(
      String title,
      String fileName,
      int version,
      String sha256,
      Optional<LocalDate> receivedOn,
      Optional<LocalDate> due,
      boolean late,
      Outcome outcome,
      int rows,
      int rejectedRows,
      int findings) {}

  /**
   * Findings of one code in one column of a return.
   *
   * @param title of the return
   * @param version of the file
   * @param standing the version that stands; empty if none does
   * @param lines of the file; empty if the whole file is meant, or the finding was resolved
   * @param count how many there are
   * @param column empty where a row or the file is meant
   * @param key names them all in a file of explanations
   * @param message of the first
   * @param firstSeen of the oldest
   * @param nothingToMend a rule could not be tried, no more
   * @param explanation of the authority
   * @param touches the indicators that rest on it
   */
  public record Noticed(
      String title,
      int version,
      Optional<Integer> standing,
      String code,
      Effect effect,
      List<Integer> lines,
      int count,
      String column,
      String key,
      String message,
      String remedy,
      Quarter firstSeen,
      boolean nothingToMend,
      Optional<Said> explanation,
      List<Touches> touches) {}

  /**
   * What the authority says.
   *
   * @param since the quarter of its file
   * @param shared visiting peers may read it
   */
  public record Said(String text, Quarter since, boolean shared) {}

  /** An indicator. */
  public record Touches(String id, String name) {}

  /** A return in the last four quarters. */
  public record Timeliness(String title, List<Arrival> quarters) {}

  /** How a return of a quarter came. */
  public enum Arrival {
    ON_TIME,
    LATE,
    MISSING,
    REJECTED,
    /** Of an earlier quarter, taken in with the first returns of all: when it came is not known. */
    BEFORE_THE_FIRST_RUN,
    /** Not received, and not yet due. */
    NOT_DUE,
    /** The authority did not exist. */
    NOT_ASKED
  }

  /** As visiting peers see it: explanations that the authority shares, and nothing else. */
  public ReturnsView forPeers() {
    return new ReturnsView(
        List.of(),
        List.of(),
        explained.stream()
            .filter(each -> each.explanation().filter(Said::shared).isPresent())
            .toList(),
        List.of(),
        List.of(),
        List.of());
  }
}
