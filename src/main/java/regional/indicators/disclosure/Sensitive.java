package regional.indicators.disclosure;

/**
 * A cell that nobody may learn.
 *
 * @param cell of the publication
 * @param threshold a count from 1 to this is small; 0 if it is no count but a sum of money
 * @param candidates how many integers the attacker must be left with
 * @param width of a sum of money: how far its bounds must lie apart at least
 */
public record Sensitive(int cell, int threshold, int candidates, double width) {

  /** Least number of integers between which nobody may be able to choose. */
  private static final int LEAST_CANDIDATES = 5;

  /** A small count that a figure would tell. */
  static Sensitive count(int cell, int threshold) {
    return new Sensitive(cell, threshold, Math.max(LEAST_CANDIDATES, threshold), 0);
  }

  /** A small count of which no output has a figure: it is not to be worked out exactly. */
  static Sensitive unprinted(int cell, int threshold) {
    return new Sensitive(cell, threshold, 2, 0);
  }

  static Sensitive money(int cell, double width) {
    return new Sensitive(cell, 0, 0, width);
  }

  /** The same of another publication's cell. */
  Sensitive of(int other) {
    return new Sensitive(other, threshold, candidates, width);
  }

  /** Of two claims on one cell the stronger. */
  static Sensitive stronger(Sensitive one, Sensitive other) {
    boolean first =
        one.candidates > other.candidates
            || one.threshold > other.threshold
            || one.width > other.width;
    return first ? one : other;
  }

  /** How far the numbers that fit must reach: from the least to the greatest. */
  double reach() {
    return isCount() ? candidates - 1 : width;
  }

  boolean isCount() {
    return threshold > 0;
  }
}
