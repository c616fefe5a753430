package regional.indicators.benchmark;

import java.util.Arrays;
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
    boolean enough =
        values.length >= FEWEST_VALUES
            && Arrays.stream(values).distinct().count() >= FEWEST_DISTINCT;
    return enough ? ofAny(values, polarity) : new Band(new double[0], polarity);
  }

  /** As the tool itself makes them, of however few values; none for polarity none or no values. */
  static Band ofAny(double[] values, Polarity polarity) {
    return new Band(
        polarity == Polarity.NONE || values.length == 0 ? new double[0] : cutPoints(values),
        polarity);
  }

  /** The three cut points, lowest first. */
  static double[] cutPoints(double[] values) {
    return new double[] {
      TypeSeven.quantile(values, 0.25),
      TypeSeven.quantile(values, 0.5),
      TypeSeven.quantile(values, 0.75)
    };
  }

  /** A, B, C or D; {@code -} where there is no band. */
  public String of(double value) {
    if (cuts.length == 0) {
      return NONE;
    }
    int quarter = 0;
    while (quarter < cuts.length && Magnitude.compare(value, cuts[quarter]) > 0) {
      quarter++;
    }
    return (polarity == Polarity.LOWER ? "ABCD" : "DCBA").substring(quarter, quarter + 1);
  }
}
