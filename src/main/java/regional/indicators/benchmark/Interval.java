package regional.indicators.benchmark;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;

/**
 * 95% confidence limits of a figure, with the method beside them. Children come in sibling groups
 * and suspensions in repeaters, so these limits are too narrow.
 *
 * @param lower a number, or {@code x} where the method gives none
 * @param upper likewise
 * @param method empty where there is no figure
 */
public record Interval(Value lower, Value upper, String method) {

  private static final double CONFIDENCE = 0.95;
  private static final double LOW_TAIL = (1 - CONFIDENCE) / 2;
  private static final double Z =
      NormalDistribution.of(0, 1).inverseCumulativeProbability(1 - LOW_TAIL);

  /** A figure without a number has no limits: they carry its symbol. */
  private static Interval none(Value because) {
    return new Interval(because, because, "");
  }

  private static Interval between(double lower, double upper, String method) {
    return new Interval(Value.of(lower), Value.of(upper), method);
  }

  /** The limits of the figure by the method that its indicator's kind calls for. */
  public static Interval of(Indicator indicator, Figure figure) {
    if (!(figure.value() instanceof Value.Known value)) {
      return none(figure.value());
    }
    if (!(figure.denominator() instanceof Value.Known base)) {
      return none(Value.Symbol.NOT_AVAILABLE);
    }
    return switch (indicator.kind()) {
      case MEDIAN -> median(figure.values());
      case MEAN -> mean(figure.values(), value.number());
      case PROPORTION ->
          events(figure)
              .map(x -> proportion(x, base.number(), indicator.per()))
              .orElse(none(Value.Symbol.NOT_AVAILABLE));
      case RATE, RATIO ->
          events(figure)
              .map(x -> rate(x, base.number(), indicator.per()))
              .orElse(none(Value.Symbol.NOT_AVAILABLE));
    };
  }

  private static Optional<Double> events(Figure figure) {
    return figure
        .numerator()
        .flatMap(
            x -> x instanceof Value.Known known ? Optional.of(known.number()) : Optional.empty());
  }

  /**
   * Wilson's score limits (Wilson, JASA 1927;22:209-212). A count above its base (enrolments of a
   * year over one day's roll) has none.
   *
   * @param x count
   * @param n base, above 0
   * @param per multiplier
   */
  public static Interval proportion(double x, double n, double per) {
    if (x > n || x < 0 || n <= 0) {
      return new Interval(Value.Symbol.NOT_AVAILABLE, Value.Symbol.NOT_AVAILABLE, "wilson");
    }
    double spread = Z * Math.sqrt(Z * Z + 4 * x * (1 - x / n));
    double lower = (2 * x + Z * Z - spread) / (2 * (n + Z * Z));
    double upper = (2 * x + Z * Z + spread) / (2 * (n + Z * Z));
    return between(Math.max(0, lower) * per, Math.min(1, upper) * per, "wilson");
  }

  /**
   * Exact Poisson limits below 10 events (Garwood, Biometrika 1936;28:437-442), Byar's from 10
   * (Breslow and Day, IARC 1987, vol. II).
   *
   * @param x events
   * @param n base, above 0
   * @param per multiplier
   */
  public static Interval rate(double x, double n, double per) {
    if (n <= 0 || x < 0) {
      return none(Value.Symbol.NOT_AVAILABLE);
    }
    double low;
    double high;
    if (x < 10) {
      low =
          x == 0 ? 0 : ChiSquaredDistribution.of(2 * x).inverseCumulativeProbability(LOW_TAIL) / 2;
      high = ChiSquaredDistribution.of(2 * x + 2).inverseCumulativeProbability(1 - LOW_TAIL) / 2;
    } else {
      low = x * cube(1 - 1 / (9 * x) - Z / (3 * Math.sqrt(x)));
      high = (x + 1) * cube(1 - 1 / (9 * (x + 1)) + Z / (3 * Math.sqrt(x + 1)));
    }
    return between(low / n * per, high / n * per, x < 10 ? "exact_poisson" : "byar");
  }

  private static double cube(double number) {
    return number * number * number;
  }

  /**
   * Order-statistic limits of a median: the widest-tailed pair of ranks whose binomial coverage is
   * at least 95% (Hollander and Wolfe, Nonparametric Statistical Methods, 3.6). Under 6 records no
   * pair has it.
   *
   * @param ascending the records' values
   */
  public static Interval median(List<Double> ascending) {
    int n = ascending.size();
    int below = n == 0 ? 0 : BinomialDistribution.of(n, 0.5).inverseCumulativeProbability(LOW_TAIL);
    if (n == 0 || below == 0) {
      return new Interval(
          Value.Symbol.NOT_AVAILABLE, Value.Symbol.NOT_AVAILABLE, "order_statistic");
    }
    return between(ascending.get(below - 1), ascending.get(n - below), "order_statistic");
  }

  /**
   * Student's t limits of a mean: mean -+ t(n-1) s / sqrt n, s with n-1. Under 2 records there are
   * none.
   */
  public static Interval mean(List<Double> values, double mean) {
    int n = values.size();
    if (n < 2) {
      return new Interval(Value.Symbol.NOT_AVAILABLE, Value.Symbol.NOT_AVAILABLE, "student_t");
    }
    double squares = values.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
    double half =
        TDistribution.of(n - 1).inverseCumulativeProbability(1 - LOW_TAIL)
            * Math.sqrt(squares / (n - 1) / n);
    return between(mean - half, mean + half, "student_t");
  }
}
