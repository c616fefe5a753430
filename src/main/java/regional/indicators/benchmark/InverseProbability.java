package regional.indicators.benchmark;

import org.apache.commons.statistics.distribution.ContinuousDistribution;

/**
 * Quantiles of a distribution at full precision. The library's solver stops at 1e-9 of the
 * quantile, which is coarse for a small one: Newton's steps from there mend it.
 */
final class InverseProbability {

  private static final int STEPS = 4;

  private InverseProbability() {}

  /**
   * @param probability of the lower tail, above 0 and below 1
   */
  static double of(ContinuousDistribution distribution, double probability) {
    double quantile = distribution.inverseCumulativeProbability(probability);
    for (int i = 0; i < STEPS; i++) {
      double density = distribution.density(quantile);
      double excess =
          probability < 0.5
              ? distribution.cumulativeProbability(quantile) - probability
              : (1 - probability) - distribution.survivalProbability(quantile);
      double next = quantile - excess / density;
      if (!(density > 0)
          || next <= distribution.getSupportLowerBound()
          || next >= distribution.getSupportUpperBound()) {
        return quantile;
      }
      quantile = next;
    }
    return quantile;
  }
}
