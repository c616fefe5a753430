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

  private static final double ALMOST_NOTHING = 1e-3;
  private static final double MOVED = 1e-6;

  /** Where more cells than this hang together, a linear program takes too long. */
  private static final int MOST_CELLS = 400;

  private final Publication publication;
  private final Seen seen;

  CheapestExchange(Publication publication, Seen seen) {
    this.publication = publication;
    this.seen = seen;
  }

  /**
   * @param turn how far each cell is moved
   * @param hiding statements that must be hidden for it
   */
  record Found(Int2DoubleMap turn, IntArrayList hiding) {}

  /** The cheapest way of moving a cell up by so much; empty if there is none. */
  Optional<Found> find(int cell, double by, Knowledge knowledge) {
    IntLinkedOpenHashSet cells = new IntLinkedOpenHashSet();
    IntLinkedOpenHashSet equations = new IntLinkedOpenHashSet();
    if (!isMovable(cell, knowledge)) {
      return Optional.empty();
    }
    cells.add(cell);
    IntArrayList open = new IntArrayList(cells);
    for (int i = 0; i < open.size() && open.size() <= MOST_CELLS; i++) {
      for (int equation : publication.equationsOf(open.getInt(i))) {
        if (equations.add(equation)) {
          for (int other : publication.equationCells(equation)) {
            if (isMovable(other, knowledge) && cells.add(other)) {
              open.add(other);
            }
          }
        }
      }
    }
    return open.size() > MOST_CELLS
        ? Optional.empty()
        : solve(cell, by, knowledge, open, equations);
  }

  private Optional<Found> solve(
      int cell,
      double by,
      Knowledge knowledge,
      IntArrayList cells,
      IntLinkedOpenHashSet equations) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    Map<Integer, Variable> ups = new HashMap<>();
    Map<Integer, Variable> downs = new HashMap<>();
    for (int each : cells) {
      double truth = publication.cell(each).truth();
      boolean free = isFree(each);
      double lower = free ? seen.lower(each, knowledge) : seen.lowerUntold(each, knowledge);
      double upper = free ? seen.upper(each, knowledge) : seen.upperUntold(each, knowledge);
      double cost = free ? ALMOST_NOTHING : cost(each) / by;
      Variable up = model.newVariable("u" + each).lower(0).weight(cost);
      if (!Double.isInfinite(upper)) {
        up.upper(Math.max(0, upper - truth));
      }
      if (each == cell) {
        up.lower(by);
      }
      ups.put(each, up);
      downs.put(
          each,
          model
              .newVariable("d" + each)
              .lower(0)
              .upper(each == cell ? 0 : Math.max(0, truth - lower))
              .weight(cost));
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
    return Optional.of(new Found(turn, hiding));
  }

  private boolean isFree(int cell) {
    return !seen.isFixed(cell);
  }

  private boolean isMovable(int cell, Knowledge knowledge) {
    if (seen.lowerUntold(cell, knowledge) == seen.upperUntold(cell, knowledge)) {
      return false;
    }
    if (isFree(cell)) {
      return true;
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
