package regional.indicators.benchmark;

import org.apache.commons.statistics.descriptive.Quantile;

/**
 * Quantiles by linear interpolation of the order statistics, R's default and LAIT's: type 7 of
 * Hyndman and Fan, Am. Stat. 1996;50:361-365.
 */
final class TypeSeven {

  private static final Quantile QUANTILE =
      Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).withCopy(true);

  private TypeSeven() {}

  /**
   * @param values in any order, one or more, left as they are
   * @param at 0 to 1
   */
  static double quantile(double[] values, double at) {
    return QUANTILE.evaluate(values, at);
  }
}
