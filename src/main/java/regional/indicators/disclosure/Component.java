package regional.indicators.disclosure;

import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Set;

/**
 * The cells that an attacker does not know and that hang together with one of them, and what the
 * equations say of them: coefficients of the unknown cells, the known ones taken to the other side.
 */
final class Component {

  private static final double TOLERANCE = 1e-9;
  private static final int ROUNDS = 200;

  private final IntArrayList cells = new IntArrayList();
  private final Int2IntMap places = new Int2IntOpenHashMap();
  private final IntArrayList equations = new IntArrayList();
  private double[] lower = {};
  private double[] upper = {};

  /** By equation: places of its unknown cells, their weights, and what these add up to. */
  private int[][] sides = {};

  private double[][] weights = {};
  private double[] sums = {};

  private Component() {}

  /**
   * What hangs together with a cell.
   *
   * @param without equations that the attacker does not use
   */
  static Component around(
      int cell, Publication publication, Seen seen, Knowledge knowledge, Set<Integer> without) {
    Component component = new Component();
    component.places.defaultReturnValue(-1);
    component.add(cell);
    Int2IntMap met = new Int2IntOpenHashMap();
    for (int i = 0; i < component.cells.size(); i++) {
      int each = component.cells.getInt(i);
      for (int equation : publication.equationsOf(each)) {
        if (without.contains(equation) || met.putIfAbsent(equation, 1) == 1) {
          continue;
        }
        component.equations.add(equation);
        for (int other : publication.equationCells(equation)) {
          if (seen.lower(other, knowledge) != seen.upper(other, knowledge)) {
            component.add(other);
          }
        }
      }
    }
    component.fill(publication, seen, knowledge);
    return component;
  }

  private void add(int cell) {
    if (places.putIfAbsent(cell, cells.size()) == -1) {
      cells.add(cell);
    }
  }

  private void fill(Publication publication, Seen seen, Knowledge knowledge) {
    lower = cells.intStream().mapToDouble(each -> seen.lower(each, knowledge)).toArray();
    upper = cells.intStream().mapToDouble(each -> seen.upper(each, knowledge)).toArray();
    sides = new int[equations.size()][];
    weights = new double[equations.size()][];
    sums = new double[equations.size()];
    for (int e = 0; e < sides.length; e++) {
      int[] all = publication.equationCells(equations.getInt(e));
      double[] of = publication.equationWeights(equations.getInt(e));
      IntArrayList unknown = new IntArrayList();
      for (int i = 0; i < all.length; i++) {
        if (places.get(all[i]) >= 0) {
          unknown.add(i);
        } else {
          sums[e] -= of[i] * seen.lower(all[i], knowledge);
        }
      }
      sides[e] = unknown.intStream().map(i -> places.get(all[i])).toArray();
      weights[e] = unknown.intStream().mapToDouble(i -> of[i]).toArray();
    }
  }

  int size() {
    return cells.size();
  }

  IntArrayList equations() {
    return equations;
  }

  int place(int cell) {
    return places.get(cell);
  }

  double lower(int place) {
    return lower[place];
  }

  double upper(int place) {
    return upper[place];
  }

  int rows() {
    return sides.length;
  }

  int[] sides(int row) {
    return sides[row];
  }

  double[] weights(int row) {
    return weights[row];
  }

  double sum(int row) {
    return sums[row];
  }

  /**
   * Tightens every cell's bounds by each equation in turn until nothing moves: what the other cells
   * of an equation leave for one.
   */
  void propagate() {
    boolean moved = true;
    for (int round = 0; round < ROUNDS && moved; round++) {
      moved = false;
      for (int row = 0; row < sides.length; row++) {
        moved |= tighten(row);
      }
    }
  }

  private boolean tighten(int row) {
    int[] of = sides[row];
    double[] by = weights[row];
    double least = 0;
    double most = 0;
    int withoutLeast = 0;
    int withoutMost = 0;
    for (int i = 0; i < of.length; i++) {
      double low = by[i] > 0 ? by[i] * lower[of[i]] : by[i] * upper[of[i]];
      double high = by[i] > 0 ? by[i] * upper[of[i]] : by[i] * lower[of[i]];
      if (Double.isInfinite(low)) {
        withoutLeast++;
      } else {
        least += low;
      }
      if (Double.isInfinite(high)) {
        withoutMost++;
      } else {
        most += high;
      }
    }
    boolean moved = false;
    for (int i = 0; i < of.length; i++) {
      int cell = of[i];
      double low = by[i] > 0 ? by[i] * lower[cell] : by[i] * upper[cell];
      double high = by[i] > 0 ? by[i] * upper[cell] : by[i] * lower[cell];
      double othersLeast = rest(least, withoutLeast, low, Double.NEGATIVE_INFINITY);
      double othersMost = rest(most, withoutMost, high, Double.POSITIVE_INFINITY);
      double first = (sums[row] - othersMost) / by[i];
      double second = (sums[row] - othersLeast) / by[i];
      moved |= tighten(cell, Math.min(first, second), Math.max(first, second));
    }
    return moved;
  }

  private static double rest(double sum, int infinite, double own, double none) {
    if (Double.isInfinite(own)) {
      return infinite > 1 ? none : sum;
    }
    return infinite > 0 ? none : sum - own;
  }

  private boolean tighten(int cell, double least, double most) {
    boolean moved = false;
    if (least > lower[cell] + TOLERANCE) {
      lower[cell] = least;
      moved = true;
    }
    if (most < upper[cell] - TOLERANCE) {
      upper[cell] = most;
      moved = true;
    }
    return moved;
  }

  /** Whether no two equations meet twice: then propagation alone gives exact bounds. */
  boolean isTree() {
    int edges = 0;
    for (int[] each : sides) {
      edges += each.length;
    }
    return edges == cells.size() + sides.length - 1;
  }
}
