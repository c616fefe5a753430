package regional.indicators.benchmark;

import org.hipparchus.util.Precision;

/**
 * How large numbers are beside each other. 22 days are 3.14 weeks whether they are one child's or
 * the middle of 19 and 25; binary arithmetic makes two numbers of it that differ in their last
 * digit, and neither is the larger.
 */
final class Magnitude {

  /**
   * So many numbers of the machine lie between at most: far beyond what sums of a nation's numbers
   * lose, far below any printed digit.
   */
  private static final int BETWEEN = 4096;

  private Magnitude() {}

  /** Below 0 where the first is smaller, above 0 where it is larger, 0 where they are the same. */
  static int compare(double one, double other) {
    return Precision.compareTo(one, other, BETWEEN);
  }

  /** The first less the second: 0 where they are the same. */
  static double difference(double one, double other) {
    return compare(one, other) == 0 ? 0 : one - other;
  }
}
