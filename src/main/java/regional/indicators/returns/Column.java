package regional.indicators.returns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A column of a return.
 *
 * @param unit for readers; may be empty
 * @param required never blank
 * @param mayBeAbsent the header need not have it
 * @param pseudonym its ids stand for people: a day in one may be somebody's birthday
 * @param symbols allowed in it, of x and z
 * @param notApplicableWhere z stands on the rows that fulfil one of these, and only there; empty
 *     where any row may carry z (if {@code symbols} has it) or none may
 * @param requiredWhere filled on the rows that fulfil one of these; empty if {@code required} says
 *     all
 * @param codeLists names of the lists whose codes may stand here
 * @param minimum smallest number allowed
 * @param maximum largest number allowed
 * @param mustBe the one cell that is right, where the quarter decides it
 * @param pattern the whole cell must match it
 */
public record Column(
    String name,
    Type type,
    String unit,
    boolean required,
    boolean mayBeAbsent,
    boolean pseudonym,
    Set<String> symbols,
    List<Map<String, RowTest>> notApplicableWhere,
    List<Map<String, RowTest>> requiredWhere,
    List<String> codeLists,
    Optional<Integer> minimum,
    Optional<Integer> maximum,
    Optional<MustBe> mustBe,
    Optional<Pattern> pattern,
    String definition,
    String source) {

  /** Type of a cell. */
  public enum Type {
    INTEGER,
    DECIMAL2,
    DATE,
    CODE,
    TEXT_ID,
    TEXT
  }

  /** A cell that the reporting quarter decides. */
  public enum MustBe {
    /** The last day of the reporting quarter; another day is COM-02. */
    QUARTER_END,
    /** The status of the row's data period ({@link Return.Period}); the other code is COM-06. */
    PERIOD_STATUS
  }

  /** Whether cells of it are numbers. */
  public boolean isNumber() {
    return type == Type.INTEGER || type == Type.DECIMAL2;
  }
}
