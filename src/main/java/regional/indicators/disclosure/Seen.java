package regional.indicators.disclosure;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What the readers of a publication see while some of its statements are hidden, and what each kind
 * of attacker therefore knows of single cells.
 */
final class Seen {

  private final Publication publication;
  private final BitSet hidden = new BitSet();
  private final double[] low;
  private final double[] high;

  Seen(Publication publication) {
    this.publication = publication;
    this.low = new double[publication.cells()];
    this.high = new double[publication.cells()];
    Arrays.fill(high, Double.POSITIVE_INFINITY);
    for (int cell = 0; cell < low.length; cell++) {
      look(cell);
    }
  }

  boolean isHidden(int statement) {
    return hidden.get(statement);
  }

  BitSet hidden() {
    return (BitSet) hidden.clone();
  }

  void hide(int statement) {
    hidden.set(statement);
    publication.statement(statement).says().forEach(each -> look(each.cell()));
  }

  void show(int statement) {
    hidden.clear(statement);
    publication.statement(statement).says().forEach(each -> look(each.cell()));
  }

  private void look(int cell) {
    double lower = 0;
    double upper = Double.POSITIVE_INFINITY;
    for (int statement : publication.statementsOf(cell)) {
      if (!hidden.get(statement)) {
        for (Stated each : publication.statement(statement).says()) {
          if (each.cell() == cell) {
            lower = Math.max(lower, each.low());
            upper = Math.min(upper, each.high());
          }
        }
      }
    }
    low[cell] = lower;
    high[cell] = upper;
  }

  /** Whether a statement that is shown says exactly what the cell is. */
  boolean isFixed(int cell) {
    return low[cell] == high[cell];
  }

  double lower(int cell, Knowledge knowledge) {
    return lower(cell, low[cell], knowledge);
  }

  double upper(int cell, Knowledge knowledge) {
    return upper(cell, high[cell], knowledge);
  }

  /** The same if no statement told of the cell. */
  double lowerUntold(int cell, Knowledge knowledge) {
    return lower(cell, 0, knowledge);
  }

  /** The same if no statement told of the cell. */
  double upperUntold(int cell, Knowledge knowledge) {
    return upper(cell, Double.POSITIVE_INFINITY, knowledge);
  }

  private double lower(int cell, double told, Knowledge knowledge) {
    Cell of = publication.cell(cell);
    if (isOwn(of, knowledge)) {
      return of.truth();
    }
    boolean counted = of.whole() && !publication.statementsOf(cell).isEmpty();
    return knowledge instanceof Knowledge.RuleKnowledge && counted
        ? Math.max(told, Math.min(1, of.truth()))
        : told;
  }

  private double upper(int cell, double told, Knowledge knowledge) {
    Cell of = publication.cell(cell);
    return isOwn(of, knowledge) ? of.truth() : told;
  }

  private static boolean isOwn(Cell cell, Knowledge knowledge) {
    return knowledge instanceof Knowledge.Contributor contributor
        && contributor.owner().equals(cell.owner());
  }
}
