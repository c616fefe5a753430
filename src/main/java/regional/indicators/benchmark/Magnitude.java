package regional.indicators.benchmark;

/**
 * How large numbers are beside each other. 22 days are 3.14 weeks whether they are one child's or
 * the middle of 19 and 25; binary arithmetic makes two numbers of it that differ in their last
 * digit, and neither is the larger.
 */
final class Magnitude {

  /**
   * Of the larger: far beyond what sums of a nation's numbers lose, far below any printed digit.
   */
  private static final double TOLD_APART = 1e-12;

  private Magnitude() {}

  /** Below 0 where the first is smaller, above 0 where it is larger, 0 where they are the same. */
  static int compare(double one, double other) {
    double larger = Math.max(Math.abs(one), Math.abs(other));
    return Math.abs(one - other) <= TOLD_APART * larger ? 0 : Double.compare(one, other);
  }

  /** The first less the second: 0 where they are the same. */
  static double difference(double one, double other) {
    return compare(one, other) == 0 ? 0 : one - other;
  }
}
