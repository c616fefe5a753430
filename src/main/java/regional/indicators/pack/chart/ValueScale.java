package regional.indicators.pack.chart;

import java.util.List;

/**
 * An axis of values: where it starts and ends, and the step between its ticks. It starts at zero
 * where zero is near; else just under the lowest value, so that differences can be seen, and then
 * the picture marks it as broken. It never leaves 0 to 100 for percentages.
 *
 * @param low first value of the axis
 * @param high last value of the axis
 * @param step between ticks, which stand at its multiples
 */
record ValueScale(double low, double high, double step) {

  private static final double[] STEPS = {1, 2, 2.5, 5, 10};

  /** Of the highest value: a finer scale would make a hill of every wiggle. */
  private static final double LEAST_SPREAD = 0.1;

  /**
   * @param values to be shown, at least one
   * @param percentages whether the axis must stay within 100
   * @param ticks about how many steps are wanted
   */
  static ValueScale of(List<Double> values, boolean percentages, int ticks) {
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    double spread = most - least;
    double lacking = spread > 0 ? Math.max(0, Math.abs(most) * LEAST_SPREAD - spread) / 2 : 0;
    double room = spread > 0 ? spread * 0.08 + lacking : Math.max(Math.abs(most) * 0.1, 0.5);
    double from = least - room;
    double to = most + room;
    if (least >= 0 && (from < 0 || least < most * 0.4)) {
      from = 0;
    }
    if (percentages && most <= 100) {
      to = Math.min(to, 100);
    }
    return new ValueScale(from, to, niceStep((to - from) / ticks));
  }

  private static double niceStep(double rough) {
    double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double step : STEPS) {
      if (step * magnitude >= rough) {
        return step * magnitude;
      }
    }
    return 10 * magnitude;
  }

  /** Whether it leaves zero out, which a picture must show. */
  boolean isBroken() {
    return low > 0;
  }

  /** Decimals that a tick needs to be written exactly. */
  int decimals() {
    for (int decimals = 0; decimals < 6; decimals++) {
      double scaled = step * Math.pow(10, decimals);
      if (Math.abs(scaled - Math.rint(scaled)) < 1e-6) {
        return decimals;
      }
    }
    return 6;
  }
}
