package regional.indicators.returns;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A test of one cell of a row, declared in a return. A map of column to test holds where every test
 * holds.
 */
public sealed interface RowTest {

  boolean holds(String cell);

  /**
   * Whether all tests hold.
   *
   * @param tests by column
   * @param cellOf the row's cell of a column, empty if it has none
   */
  static boolean allHold(Map<String, RowTest> tests, UnaryOperator<String> cellOf) {
    for (Map.Entry<String, RowTest> each : tests.entrySet()) {
      if (!each.getValue().holds(cellOf.apply(each.getKey()))) {
        return false;
      }
    }
    return true;
  }

  /** The cell is one of these. */
  record Is(List<String> cells) implements RowTest {
    public Is {
      cells = List.copyOf(cells);
    }

    @Override
    public boolean holds(String cell) {
      return cells.contains(cell);
    }
  }

  /** The cell is none of these. */
  record IsNot(List<String> cells) implements RowTest {
    public IsNot {
      cells = List.copyOf(cells);
    }

    @Override
    public boolean holds(String cell) {
      return !cells.contains(cell);
    }
  }

  /** The cell is filled, or is blank. */
  record Filled(boolean filled) implements RowTest {
    @Override
    public boolean holds(String cell) {
      return cell.isEmpty() != filled;
    }
  }
}
