package regional.indicators.returns;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * A test of one cell of a row, declared in a return. A map of column to test holds where every test
 * holds.
 */
public sealed interface RowTest {

  boolean holds(String cell);

  /**
   * As it is written in YAML: a cell, a list of cells, {@code {not: [...]}} or {@code {filled:
   * true}}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static RowTest of(JsonNode node) {
    if (!node.isObject()) {
      return new Is(texts(node));
    }
    if (node.size() == 1 && node.has("not")) {
      return new IsNot(texts(node.get("not")));
    }
    if (node.size() == 1 && node.path("filled").isBoolean()) {
      return new Filled(node.get("filled").booleanValue());
    }
    throw new IllegalArgumentException(
        "a condition is a list of cells, {not: [...]} or {filled: true}, not " + node);
  }

  private static List<String> texts(JsonNode node) {
    List<JsonNode> nodes = node.isArray() ? List.copyOf(node.values()) : List.of(node);
    List<String> texts = new ArrayList<>();
    for (JsonNode each : nodes) {
      if (!each.isString()) {
        throw new IllegalArgumentException(each + " is not a text (put codes in quotes)");
      }
      texts.add(each.stringValue());
    }
    return texts;
  }

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
