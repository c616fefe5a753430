package regional.indicators.disclosure;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import regional.indicators.core.Area;

/**
 * A figure that an audience may not see, with its true numbers: what a scan of the finished outputs
 * looks for. It stays in the process and is never written.
 *
 * @param breakdown empty for the whole
 * @param name of the indicator
 * @param clock as in tables; {@code quarter} of a single quarter of a rolling year
 * @param periods labels under which the figure can stand, as {@code 202526 Autumn term}
 * @param parts true numbers by numerator, denominator, value, lower and upper
 * @param decimals of the value as printed
 * @param telling printed forms, without thousands commas, that no shown figure of the same
 *     indicator has: in a line about the figure they give it away
 * @param rare numbers that stand nowhere else, and give it away wherever they are
 */
public record HiddenFigure(
    String indicatorId,
    String breakdown,
    String name,
    String clock,
    Set<String> periods,
    Area area,
    Map<String, Double> parts,
    int decimals,
    Set<String> telling,
    Set<String> rare) {

  /** The clock of a single quarter of what is printed as rolling years. */
  public static final String QUARTER = "quarter";

  public HiddenFigure {
    periods = Set.copyOf(periods);
    parts = Map.copyOf(parts);
    telling = Set.copyOf(telling);
    rare = Set.copyOf(rare);
  }

  /** The same where some printed forms tell nothing. */
  public HiddenFigure tellingNone(Set<String> forms) {
    Set<String> rest = new HashSet<>(telling);
    rest.removeAll(forms);
    return new HiddenFigure(
        indicatorId, breakdown, name, clock, periods, area, parts, decimals, rest, rare);
  }

  /** What it is, without a number of it. */
  @Override
  public String toString() {
    return indicatorId
        + (breakdown.isEmpty() ? "" : " " + breakdown)
        + ", "
        + area.name()
        + ", "
        + String.join(" or ", periods.stream().sorted().toList());
  }
}
