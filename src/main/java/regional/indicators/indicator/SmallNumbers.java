package regional.indicators.indicator;

import java.util.Map;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Rounding;
import regional.indicators.core.Value;

/**
 * Which counts of an indicator are small, and what others than the authority itself see of them: a
 * rule of {@code jobs/small-numbers.yaml}. Thresholds, bases, zeros and symbols differ from
 * collection to collection, so that each rule cites its own.
 *
 * @param id what an indicator names
 * @param threshold counts 1 to this are small; 0 if none is
 * @param zeroIsSmall whether a true zero is hidden like a small count
 * @param symbol of a hidden number; the same for one that is small and one that protects it
 * @param publicBase in public, counts are multiples of this by geographic level; 1 where they are
 *     not rounded
 * @param source title, publisher and content of the collection's own rule
 * @param stricter what here is stricter than the source, and who says so; empty if nothing is
 */
public record SmallNumbers(
    String id,
    int threshold,
    boolean zeroIsSmall,
    Value.Symbol symbol,
    Map<GeographicLevel, Integer> publicBase,
    String source,
    String stricter) {

  public SmallNumbers {
    publicBase = Map.copyOf(publicBase);
    for (GeographicLevel each : GeographicLevel.values()) {
      if (publicBase.getOrDefault(each, 0) < 1) {
        throw new IllegalArgumentException("public_base has no base of 1 or more for " + each);
      }
    }
    if (zeroIsSmall && threshold == 0) {
      throw new IllegalArgumentException("a zero is hidden among small counts, and none is small");
    }
  }

  /** Whether a count is one that others may not see. */
  public boolean isSmall(double count) {
    return count <= threshold && (zeroIsSmall ? count >= 0 : count > 0);
  }

  /** A count as the public sees it: half up to the base, {@code low} where that is a false zero. */
  public Value inPublic(GeographicLevel level, Value count) {
    int base = publicBase.getOrDefault(level, 1);
    return base == 1 ? count : new Rounding(0, base).of(count);
  }
}
