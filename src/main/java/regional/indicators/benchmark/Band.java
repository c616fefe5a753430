package regional.indicators.benchmark;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Quantile;
import regional.indicators.indicator.Polarity;

/**
 * Quartile band by the rule of DfE's Local Authority Interactive Tool: cut points are type-7
 * quantiles (Hyndman and Fan, Am. Stat. 1996;50:361-365) of the values, and a value equal to a cut
 * point goes to the lower-value side. A is best, D is worst.
 */
public final class Band {

  /** Where there is no band. */
  public static final String NONE = "-";

  private static final int FEWEST_VALUES = 12;
  private static final int FEWEST_DISTINCT = 4;
  private static final Quantile TYPE_7 =
      Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).withCopy(true);

  private final double[] cuts;
  private final Polarity polarity;

  private Band(double[] cuts, Polarity polarity) {
    this.cuts = cuts;
    this.polarity = polarity;
  }

  /**
   * The bands of these values; none for polarity none, under 12 values or under 4 distinct ones.
   */
  public static Band of(double[] values, Polarity polarity) {
    boolean banded =
        polarity != Polarity.NONE
            && values.length >= FEWEST_VALUES
            && Arrays.stream(values).distinct().count() >= FEWEST_DISTINCT;
    return new Band(banded ? TYPE_7.evaluate(values, 0.25, 0.5, 0.75) : new double[0], polarity);
  }

  /** A, B, C or D; {@code -} where there is no band. */
  public String of(double value) {
    if (cuts.length == 0) {
      return NONE;
    }
    int quarter = 0;
    while (quarter < cuts.length && value > cuts[quarter]) {
      quarter++;
    }
    return (polarity == Polarity.LOWER ? "ABCD" : "DCBA").substring(quarter, quarter + 1);
  }
}
