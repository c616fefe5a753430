package regional.indicators.disclosure;

import java.util.List;

/**
 * A figure that is, or could be, published: hidden or shown as a whole.
 *
 * @param name in words
 * @param says of each of its cells
 * @param cost what hiding it loses; greater than 0
 * @param kept it cannot be hidden: it has been released
 */
public record Statement(String name, List<Stated> says, double cost, boolean kept) {
  public Statement {
    says = List.copyOf(says);
  }
}
