package regional.indicators.benchmark;

import regional.indicators.indicator.Polarity;

/**
 * Rank as directors see it in DfE's Local Authority Interactive Tool: 1 is best, ties share the
 * lowest rank.
 *
 * @param rank 1 to {@code of}
 * @param of how many are ranked
 * @param tied how many share the rank, this one included
 */
public record Rank(int rank, int of, int tied) {

  /**
   * @param own the value to rank, one of {@code all}
   * @param all values ranked
   * @param polarity higher or lower
   */
  public static Rank of(double own, double[] all, Polarity polarity) {
    int better = 0;
    int tied = 0;
    for (double each : all) {
      int beside = Magnitude.compare(each, own);
      if (beside == 0) {
        tied++;
      } else if (polarity == Polarity.HIGHER ? beside > 0 : beside < 0) {
        better++;
      }
    }
    return new Rank(better + 1, all.length, tied);
  }
}
