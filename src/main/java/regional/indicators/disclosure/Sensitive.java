package regional.indicators.disclosure;

/**
 * A cell that nobody may learn.
 *
 * @param cell of the publication
 * @param threshold a count from 1 to this is small; 0 if it is no count but a sum of money
 * @param width of a sum of money: how far its bounds must lie apart at least
 */
public record Sensitive(int cell, int threshold, double width) {

  /** Least number of integers between which nobody may be able to choose. */
  private static final int LEAST_CANDIDATES = 5;

  static Sensitive count(int cell, int threshold) {
    return new Sensitive(cell, threshold, 0);
  }

  static Sensitive money(int cell, double width) {
    return new Sensitive(cell, 0, width);
  }

  boolean isCount() {
    return threshold > 0;
  }

  /** How many integers the attacker must be left with. */
  public int candidates() {
    return Math.max(LEAST_CANDIDATES, threshold);
  }
}
