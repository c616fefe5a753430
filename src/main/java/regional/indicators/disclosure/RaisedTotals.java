package regional.indicators.disclosure;

import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntAVLTreeSet;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The exchange that is always there while nothing in its way has been released: a cell is raised,
 * and every total that it is in, in time, place and kind, is raised with it. It hides more than a
 * circuit, and is taken where no circuit was found.
 */
final class RaisedTotals {

  private static final int MOST = 2000;
  private static final double TOLERANCE = 1e-9;

  private final Publication publication;
  private final Seen seen;

  RaisedTotals(Publication publication, Seen seen) {
    this.publication = publication;
    this.seen = seen;
  }

  /** Raises a cell by so much; empty if a total that was released, or is known, is in the way. */
  Optional<CheapestExchange.Found> find(int cell, double by, Knowledge knowledge, boolean mayHide) {
    Int2DoubleMap turn = new Int2DoubleOpenHashMap();
    Int2DoubleMap open = new Int2DoubleOpenHashMap();
    IntAVLTreeSet pending = new IntAVLTreeSet();
    if (!isMovable(cell, by, knowledge, mayHide)) {
      return Optional.empty();
    }
    move(cell, by, turn, open, pending);
    for (int moves = 0; !pending.isEmpty(); moves++) {
      int mended = next(pending, open, turn, knowledge, mayHide);
      if (mended < 0 || moves > MOST) {
        return Optional.empty();
      }
      double gap = open.get(mended);
      int moved = mover(mended, gap, turn, knowledge, mayHide);
      move(moved, Math.abs(gap), turn, open, pending);
    }
    IntLinkedOpenHashSet hiding = new IntLinkedOpenHashSet();
    for (int each : turn.keySet()) {
      if (seen.isFixed(each)) {
        for (int statement : publication.statementsOf(each)) {
          if (!seen.isHidden(statement)) {
            hiding.add(statement);
          }
        }
      }
    }
    IntArrayList sorted = new IntArrayList(hiding);
    sorted.sort(null);
    return Optional.of(new CheapestExchange.Found(by, turn, sorted));
  }

  /** An equation whose total can follow its parts; else one in which a part must follow. */
  private int next(
      IntAVLTreeSet pending,
      Int2DoubleMap open,
      Int2DoubleMap turn,
      Knowledge knowledge,
      boolean mayHide) {
    for (int equation : pending) {
      if (open.get(equation) > 0) {
        return mover(equation, open.get(equation), turn, knowledge, mayHide) < 0 ? -1 : equation;
      }
    }
    // An authority's own first: what its areas need may then have come with it.
    int equation =
        pending.intStream().filter(this::isOfOneAuthority).findFirst().orElse(pending.firstInt());
    return mover(equation, open.get(equation), turn, knowledge, mayHide) < 0 ? -1 : equation;
  }

  private boolean isOfOneAuthority(int equation) {
    int[] sides = publication.equationCells(equation);
    String owner = publication.cell(sides[0]).owner();
    return !owner.isEmpty()
        && IntStream.of(sides).allMatch(each -> publication.cell(each).owner().equals(owner));
  }

  /**
   * The cell that closes an equation when it is raised: its total, or of its parts the one in the
   * fewest equations, those that are hidden already first; -1 if none can be.
   */
  private int mover(
      int equation, double gap, Int2DoubleMap turn, Knowledge knowledge, boolean mayHide) {
    int[] sides = publication.equationCells(equation);
    double[] weights = publication.equationWeights(equation);
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < sides.length; i++) {
      int cell = sides[i];
      double to = turn.getOrDefault(cell, 0) + Math.abs(gap);
      boolean closes = weights[i] == (gap > 0 ? -1 : 1);
      if (closes && isMovable(cell, to, knowledge, mayHide)) {
        int dear = publication.equationsOf(cell).size() * (seen.isFixed(cell) ? 4 : 1);
        if (dear < least) {
          least = dear;
          best = cell;
        }
      }
    }
    return best;
  }

  private void move(
      int cell, double by, Int2DoubleMap turn, Int2DoubleMap open, IntAVLTreeSet pending) {
    turn.put(cell, turn.getOrDefault(cell, 0) + by);
    IntArrayList equations = publication.equationsOf(cell);
    for (int i = 0; i < equations.size(); i++) {
      int equation = equations.getInt(i);
      double now = open.getOrDefault(equation, 0) + publication.weightsOf(cell).getDouble(i) * by;
      if (Math.abs(now) < TOLERANCE) {
        open.remove(equation);
        pending.remove(equation);
      } else {
        open.put(equation, now);
        pending.add(equation);
      }
    }
  }

  private boolean isMovable(int cell, double by, Knowledge knowledge, boolean mayHide) {
    double to = publication.cell(cell).truth() + by;
    if (to <= seen.upper(cell, knowledge) + TOLERANCE) {
      return true;
    }
    return mayHide
        && to <= seen.upperUntold(cell, knowledge) + TOLERANCE
        && publication
            .statementsOf(cell)
            .intStream()
            .noneMatch(each -> !seen.isHidden(each) && publication.statement(each).kept());
  }
}
