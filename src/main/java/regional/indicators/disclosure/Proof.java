package regional.indicators.disclosure;

import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Proof that a sensitive cell is safe from a knowledge: other numbers that fit everything published
 * as well as the true ones do. All integers from {@code lower} to {@code upper} are reached in
 * steps whose numbers fit too, for what fits is convex.
 *
 * @param lower least number of the cell that is shown to fit
 * @param upper greatest
 * @param turns the ends of the exchanges: cells not named have their true number
 */
record Proof(
    Sensitive sensitive,
    Knowledge knowledge,
    double lower,
    double upper,
    List<Int2DoubleMap> turns) {

  private static final double TOLERANCE = 1e-6;

  Bounds bounds() {
    return new Bounds(lower, upper);
  }

  /** The same exchanges against a knowledge that has wider bounds for every cell. */
  Proof against(Knowledge less) {
    return new Proof(sensitive, less, lower, upper, turns);
  }

  /** Whether it proves what it claims; looks at nothing but the equations and what is seen. */
  boolean holds(Publication publication, Seen seen) {
    double least = publication.cell(sensitive.cell()).truth();
    double most = least;
    for (Int2DoubleMap turn : turns) {
      if (!fits(turn, knowledge, publication, seen)) {
        return false;
      }
      double number =
          publication.cell(sensitive.cell()).truth() + turn.getOrDefault(sensitive.cell(), 0);
      least = Math.min(least, number);
      most = Math.max(most, number);
    }
    return least <= lower + TOLERANCE
        && most >= upper - TOLERANCE
        && bounds().verdict(sensitive, knowledge) == Bounds.Verdict.SAFE;
  }

  /** Whether the numbers after a turn fit all that is seen. */
  static boolean fits(Int2DoubleMap turn, Knowledge knowledge, Publication publication, Seen seen) {
    Int2DoubleMap open = new Int2DoubleOpenHashMap();
    for (Int2DoubleMap.Entry each : turn.int2DoubleEntrySet()) {
      int cell = each.getIntKey();
      double number = publication.cell(cell).truth() + each.getDoubleValue();
      if (number < seen.lower(cell, knowledge) - TOLERANCE
          || number > seen.upper(cell, knowledge) + TOLERANCE) {
        return false;
      }
      for (int equation : publication.equationsOf(cell)) {
        int[] sides = publication.equationCells(equation);
        for (int i = 0; i < sides.length; i++) {
          if (sides[i] == cell) {
            double part = publication.equationWeights(equation)[i] * each.getDoubleValue();
            open.put(equation, open.getOrDefault(equation, 0) + part);
          }
        }
      }
    }
    return open.values().doubleStream().noneMatch(each -> Math.abs(each) > TOLERANCE);
  }

  /** Owners of the cells that its exchanges move: any of them would see through it. */
  Set<String> owners(Publication publication) {
    Set<String> owners = new TreeSet<>();
    turns.forEach(
        turn -> turn.keySet().forEach(cell -> owners.add(publication.cell(cell).owner())));
    owners.remove("");
    return owners;
  }

  /** Every cell that its exchanges move. */
  List<Integer> cells() {
    List<Integer> cells = new ArrayList<>();
    turns.forEach(turn -> cells.addAll(turn.keySet()));
    return cells.stream().distinct().sorted().toList();
  }
}
