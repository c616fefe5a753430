package regional.indicators.disclosure;

/**
 * What an attacker can say of a cell: no less than {@code lower}, no more than {@code upper}.
 *
 * @param upper {@link Double#POSITIVE_INFINITY} if there is no limit
 */
public record Bounds(double lower, double upper) {

  private static final double TOLERANCE = 1e-6;

  /** How many integers lie between; {@link Integer#MAX_VALUE} if there is no limit. */
  public int candidates() {
    double count = Math.floor(upper + TOLERANCE) - Math.ceil(lower - TOLERANCE) + 1;
    return (int) Math.max(0, Math.min(count, Integer.MAX_VALUE));
  }

  /** Whether the cell can be told. */
  public Verdict verdict(Sensitive sensitive, Knowledge knowledge) {
    if (!sensitive.isCount()) {
      double width = upper - lower;
      return width <= TOLERANCE
          ? Verdict.EXACT
          : width < sensitive.width() - TOLERANCE ? Verdict.TOO_NARROW : Verdict.SAFE;
    }
    int count = candidates();
    int least = knowledge instanceof Knowledge.RuleKnowledge ? 1 : 0;
    boolean whole = lower <= least + TOLERANCE && upper >= sensitive.threshold() - TOLERANCE;
    return count < 2
        ? Verdict.EXACT
        : count >= sensitive.candidates() || whole ? Verdict.SAFE : Verdict.TOO_NARROW;
  }

  /** How well a sensitive cell is kept. */
  public enum Verdict {
    /** One integer is left. */
    EXACT,
    /** Fewer than the least number of integers, and not all of the small ones. */
    TOO_NARROW,
    SAFE
  }
}
