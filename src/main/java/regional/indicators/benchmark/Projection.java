package regional.indicators.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.hipparchus.stat.regression.SimpleRegression;
import regional.indicators.core.Value;

/**
 * Four quarters ahead of a series, if what it did of late went on: a straight line by least squares
 * through the last twelve quarters, and the 95% prediction interval of a single new point (Draper
 * and Smith, Applied Regression Analysis, 3rd edition, 1.4). A quarter is never independent of the
 * one before, so that the interval is too narrow.
 *
 * @param ahead the next four quarters in order
 * @param fitted the known quarters through which the line was laid
 */
public record Projection(List<Ahead> ahead, int fitted) {

  /** How many quarters are projected. */
  public static final int QUARTERS = 4;

  private static final int WINDOW = 12;
  private static final int LEAST_KNOWN = 8;

  /**
   * One projected quarter.
   *
   * @param value on the line, not under 0
   * @param lower limit, not under 0
   * @param upper limit
   */
  public record Ahead(double value, double lower, double upper) {}

  public Projection {
    ahead = List.copyOf(ahead);
  }

  /**
   * @param quarters one value a quarter, oldest first, none left out; one that is not a number
   *     counts as not known
   * @return empty if fewer than eight of the last twelve are known
   */
  public static Optional<Projection> of(List<Value> quarters) {
    List<Value> window = quarters.subList(Math.max(0, quarters.size() - WINDOW), quarters.size());
    SimpleRegression line = new SimpleRegression();
    double sum = 0;
    for (int i = 0; i < window.size(); i++) {
      if (window.get(i) instanceof Value.Known known) {
        line.addData(i, known.number());
        sum += i;
      }
    }
    int fitted = (int) line.getN();
    if (fitted < LEAST_KNOWN) {
      return Optional.empty();
    }
    double middle = sum / fitted;
    double quantile =
        TDistribution.of(fitted - 2).inverseSurvivalProbability((1 - Interval.CONFIDENCE) / 2);
    List<Ahead> ahead = new ArrayList<>();
    for (int step = 0; step < QUARTERS; step++) {
      double at = window.size() + step;
      double value = line.predict(at);
      double away = at - middle;
      double reach =
          quantile
              * Math.sqrt(
                  line.getMeanSquareError()
                      * (1 + 1.0 / fitted + away * away / line.getXSumSquares()));
      ahead.add(
          new Ahead(Math.max(0, value), Math.max(0, value - reach), Math.max(0, value + reach)));
    }
    return Optional.of(new Projection(ahead, fitted));
  }
}
