package regional.indicators.disclosure;

import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * An exchange by linear program, where the search for a circuit found none: every cell that can be
 * moved costs by how far it is moved, and one cell must be moved so far. Slow, and sees everything.
 */
final class CheapestExchange {

  /** Of so many cells a dense tableau is solved sooner than a sparse one. */
  private static final int DENSE = 1000;

  private static final double ALMOST_NOTHING = 1e-3;
  private static final double MOVED = 1e-6;

  /** What a step of the one cell is worth: more than any hiding costs. */
  private static final double REWARD = 1e4;

  private final Publication publication;
  private final Seen seen;

  CheapestExchange(Publication publication, Seen seen) {
    this.publication = publication;
    this.seen = seen;
  }

  /**
   * @param reached how far the one cell is moved, up or down
   * @param turn how far each cell is moved
   * @param hiding statements that must be hidden for it
   */
  record Found(double reached, Int2DoubleMap turn, IntArrayList hiding) {}

  /**
   * The cheapest way of moving a cell by so much, or as far as it can be moved.
   *
   * @param by down if negative
   * @param most so many of the cells that hang together are moved, the nearest; the others stay
   * @return empty if it cannot be moved at all, or need not be
   */
  Optional<Found> find(int cell, double by, Knowledge knowledge, boolean mayHide, int most) {
    IntLinkedOpenHashSet cells = new IntLinkedOpenHashSet();
    IntLinkedOpenHashSet equations = new IntLinkedOpenHashSet();
    if (Math.abs(by) <= MOVED || !isMovable(cell, knowledge, mayHide)) {
      return Optional.empty();
    }
    cells.add(cell);
    IntArrayList open = new IntArrayList(cells);
    for (int i = 0; i < open.size(); i++) {
      for (int equation : publication.equationsOf(open.getInt(i))) {
        if (equations.add(equation)) {
          for (int other : publication.equationCells(equation)) {
            if (open.size() < most && isMovable(other, knowledge, mayHide) && cells.add(other)) {
              open.add(other);
            }
          }
        }
      }
    }
    return solve(cell, by, knowledge, open, equations);
  }

  private Optional<Found> solve(
      int cell,
      double by,
      Knowledge knowledge,
      IntArrayList cells,
      IntLinkedOpenHashSet equations) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    model.options.sparse = cells.size() > DENSE;
    Map<Integer, Variable> ups = new HashMap<>();
    Map<Integer, Variable> downs = new HashMap<>();
    for (int each : cells) {
      double truth = publication.cell(each).truth();
      boolean free = isFree(each);
      double lower = free ? seen.lower(each, knowledge) : seen.lowerUntold(each, knowledge);
      double upper = free ? seen.upper(each, knowledge) : seen.upperUntold(each, knowledge);
      double cost = free ? ALMOST_NOTHING : cost(each) / Math.abs(by);
      Variable up = model.newVariable("u" + each).lower(0).weight(cost);
      if (!Double.isInfinite(upper)) {
        up.upper(Math.max(0, upper - truth));
      }
      Variable down =
          model.newVariable("d" + each).lower(0).upper(Math.max(0, truth - lower)).weight(cost);
      if (each == cell) {
        Variable wanted = by > 0 ? up : down;
        double far =
            wanted.getUpperLimit() == null
                ? Math.abs(by)
                : Math.min(Math.abs(by), wanted.getUpperLimit().doubleValue());
        wanted.upper(far).weight(cost - REWARD);
        (by > 0 ? down : up).upper(0);
      }
      ups.put(each, up);
      downs.put(each, down);
    }
    for (int equation : equations) {
      Expression expression = model.newExpression("e" + equation).level(0);
      int[] sides = publication.equationCells(equation);
      for (int i = 0; i < sides.length; i++) {
        double weight = publication.equationWeights(equation)[i];
        Variable up = ups.get(sides[i]);
        Variable down = downs.get(sides[i]);
        if (up != null && down != null) {
          expression.set(up, weight);
          expression.set(down, -weight);
        }
      }
    }
    Optimisation.Result result = model.minimise();
    if (!result.getState().isFeasible()) {
      return Optional.empty();
    }
    Int2DoubleMap turn = new Int2DoubleOpenHashMap();
    IntArrayList hiding = new IntArrayList();
    IntOpenHashSet told = new IntOpenHashSet();
    for (int i = 0; i < cells.size(); i++) {
      int each = cells.getInt(i);
      double moved = result.doubleValue(2L * i) - result.doubleValue(2L * i + 1);
      if (Math.abs(moved) > MOVED) {
        turn.put(each, Math.abs(moved - Math.rint(moved)) < MOVED ? Math.rint(moved) : moved);
        if (!isFree(each)) {
          for (int statement : publication.statementsOf(each)) {
            if (!seen.isHidden(statement) && told.add(statement)) {
              hiding.add(statement);
            }
          }
        }
      }
    }
    double reached = Math.abs(turn.getOrDefault(cell, 0));
    return reached > MOVED ? Optional.of(new Found(reached, turn, hiding)) : Optional.empty();
  }

  private boolean isFree(int cell) {
    return !seen.isFixed(cell);
  }

  private boolean isMovable(int cell, Knowledge knowledge, boolean mayHide) {
    if (seen.lowerUntold(cell, knowledge) == seen.upperUntold(cell, knowledge)) {
      return false;
    }
    if (isFree(cell) || !mayHide) {
      return isFree(cell);
    }
    for (int statement : publication.statementsOf(cell)) {
      if (!seen.isHidden(statement) && publication.statement(statement).kept()) {
        return false;
      }
    }
    return true;
  }

  private double cost(int cell) {
    double cost = 0;
    for (int statement : publication.statementsOf(cell)) {
      cost += seen.isHidden(statement) ? 0 : publication.statement(statement).cost();
    }
    return cost;
  }
}
