package regional.indicators.returns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A column of a return.
 *
 * @param unit for readers; may be empty
 * @param required never blank
 * @param mayBeAbsent the header need not have it
 * @param symbols allowed in it, of x and z
 * @param notApplicableWhere z stands on the rows that fulfil one of these, and only there; empty
 *     where z is not allowed
 * @param requiredWhere filled on the rows that fulfil one of these; empty if {@code required} says
 *     all
 * @param codeLists names of the lists whose codes may stand here
 * @param minimum smallest number allowed
 * @param maximum largest number allowed
 * @param latest for a date: the latest day allowed
 */
public record Column(
    String name,
    Type type,
    String unit,
    boolean required,
    boolean mayBeAbsent,
    Set<String> symbols,
    List<Map<String, RowTest>> notApplicableWhere,
    List<Map<String, RowTest>> requiredWhere,
    List<String> codeLists,
    Optional<Integer> minimum,
    Optional<Integer> maximum,
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

  /** Whether cells of it are numbers. */
  public boolean isNumber() {
    return type == Type.INTEGER || type == Type.DECIMAL2;
  }
}
