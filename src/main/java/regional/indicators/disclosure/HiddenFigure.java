package regional.indicators.disclosure;

import java.util.Map;
import java.util.Set;
import regional.indicators.core.Area;

/**
 * A figure that an audience may not see, with its true numbers: what a scan of the finished outputs
 * looks for. It stays in the process and is never written.
 *
 * @param breakdown empty for the whole
 * @param name of the indicator
 * @param periods labels under which the figure can stand, as {@code 202526 Autumn term}
 * @param parts true numbers by numerator, denominator, value, lower and upper
 * @param decimals of the value as printed
 * @param telling printed forms, without thousands commas, that no shown figure of the same
 *     indicator has in this area or period: in a line about the figure they give it away
 * @param rare numbers that stand nowhere else, and give it away wherever they are
 */
public record HiddenFigure(
    String indicatorId,
    String breakdown,
    String name,
    Set<String> periods,
    Area area,
    Map<String, Double> parts,
    int decimals,
    Set<String> telling,
    Set<String> rare) {

  public HiddenFigure {
    periods = Set.copyOf(periods);
    parts = Map.copyOf(parts);
    telling = Set.copyOf(telling);
    rare = Set.copyOf(rare);
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
