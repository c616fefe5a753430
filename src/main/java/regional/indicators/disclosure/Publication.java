package regional.indicators.disclosure;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything ever published to an audience, as one system: cells, which may be hidden; equations
 * between them that everybody knows to hold (a total and its parts); and statements, the figures
 * that say what a cell is or between which numbers it lies.
 *
 * <p>Cells, equations and statements are numbered from 0 in the order in which they were added.
 */
public final class Publication {

  private static final double TOLERANCE = 1e-6;

  private final List<Cell> cells = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private final List<IntArrayList> statementsOf = new ArrayList<>();
  private final List<IntArrayList> equationsOf = new ArrayList<>();
  private final List<DoubleArrayList> weightsOf = new ArrayList<>();
  private final List<int[]> equationCells = new ArrayList<>();
  private final List<double[]> equationWeights = new ArrayList<>();
  private final Set<List<Integer>> known = new HashSet<>();

  /** Adds a cell. */
  public int add(Cell cell) {
    cells.add(cell);
    statementsOf.add(new IntArrayList());
    equationsOf.add(new IntArrayList());
    weightsOf.add(new DoubleArrayList());
    return cells.size() - 1;
  }

  /** Adds a figure. */
  public int add(Statement statement) {
    for (Stated each : statement.says()) {
      statementsOf.get(each.cell()).add(statements.size());
    }
    statements.add(statement);
    return statements.size() - 1;
  }

  /**
   * Adds that a cell is the sum of others.
   *
   * @return whether it is new
   * @throws IllegalArgumentException if the cells' true numbers do not add up
   */
  public boolean addTotal(int total, List<Integer> parts) {
    int[] sides = new int[parts.size() + 1];
    double[] weights = new double[sides.length];
    Arrays.fill(weights, 1);
    for (int i = 0; i < parts.size(); i++) {
      sides[i] = parts.get(i);
    }
    sides[parts.size()] = total;
    weights[parts.size()] = -1;
    return addEquation(sides, weights);
  }

  /**
   * Adds that the weighted cells add up to zero.
   *
   * @return whether it is new
   * @throws IllegalArgumentException if their true numbers do not
   */
  public boolean addEquation(int[] sides, double[] weights) {
    double sum = 0;
    double scale = 1;
    for (int i = 0; i < sides.length; i++) {
      double part = weights[i] * cells.get(sides[i]).truth();
      sum += part;
      scale = Math.max(scale, Math.abs(part));
    }
    if (Math.abs(sum) > TOLERANCE * scale) {
      throw new IllegalArgumentException("does not add up: " + words(sides, weights));
    }
    List<Integer> key = new ArrayList<>();
    for (int i = 0; i < sides.length; i++) {
      key.add(weights[i] < 0 ? -1 - sides[i] : sides[i]);
    }
    key.sort(null);
    if (!known.add(key)) {
      return false;
    }
    for (int i = 0; i < sides.length; i++) {
      equationsOf.get(sides[i]).add(equationCells.size());
      weightsOf.get(sides[i]).add(weights[i]);
    }
    equationCells.add(sides.clone());
    equationWeights.add(weights.clone());
    return true;
  }

  public int cells() {
    return cells.size();
  }

  public int statements() {
    return statements.size();
  }

  public int equations() {
    return equationCells.size();
  }

  public Cell cell(int cell) {
    return cells.get(cell);
  }

  public Statement statement(int statement) {
    return statements.get(statement);
  }

  /** The statements that say something of a cell. Not to be changed. */
  IntArrayList statementsOf(int cell) {
    return statementsOf.get(cell);
  }

  /** The equations in which a cell stands. Not to be changed. */
  IntArrayList equationsOf(int cell) {
    return equationsOf.get(cell);
  }

  /** Its weights in them. Not to be changed. */
  DoubleArrayList weightsOf(int cell) {
    return weightsOf.get(cell);
  }

  /** Not to be changed. */
  int[] equationCells(int equation) {
    return equationCells.get(equation);
  }

  /** Not to be changed. */
  double[] equationWeights(int equation) {
    return equationWeights.get(equation);
  }

  /** An equation in words, as {@code Bolton + Bury = North West}. */
  String words(int equation) {
    return words(equationCells.get(equation), equationWeights.get(equation));
  }

  private String words(int[] sides, double[] weights) {
    IntArrayList parts = new IntArrayList();
    IntArrayList totals = new IntArrayList();
    DoubleArrayList partWeights = new DoubleArrayList();
    DoubleArrayList totalWeights = new DoubleArrayList();
    for (int i = 0; i < sides.length; i++) {
      (weights[i] < 0 ? totals : parts).add(sides[i]);
      (weights[i] < 0 ? totalWeights : partWeights).add(Math.abs(weights[i]));
    }
    return side(totals, totalWeights) + " = " + side(parts, partWeights);
  }

  private String side(IntArrayList sides, DoubleArrayList weights) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < sides.size() && i < 4; i++) {
      double weight = weights.getDouble(i);
      words.add((weight == 1 ? "" : weight + " x ") + cells.get(sides.getInt(i)).name());
    }
    if (sides.size() > 4) {
      words.add((sides.size() - 4) + " more");
    }
    return String.join(" + ", words);
  }
}
