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
 * Confidence limits of a figure, 95% unless asked otherwise, with the method beside them. Children
 * come in sibling groups and suspensions in repeaters, so these limits are too narrow.
 *
 * @param lower a number, or {@code x} where the method gives none
 * @param upper likewise
 * @param method empty where there is no figure
 */
public record Interval(Value lower, Value upper, String method) {

  /** What is asked of every figure that is written. */
  static final double CONFIDENCE = 0.95;

  private static final double TAIL = (1 - CONFIDENCE) / 2;
  private static final int FEWEST_FOR_BYAR = 10;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Of the confidence that nearly all is asked for. */
  private static final double Z = NORMAL.inverseCumulativeProbability(1 - TAIL);

  /** A figure without a number has no limits: they carry its symbol. */
  private static Interval none(Value because) {
    return new Interval(because, because, "");
  }

  static Interval between(double lower, double upper, String method) {
    return new Interval(Value.of(lower), Value.of(upper), method);
  }

  /**
   * The 95% limits of the figure by the method that its indicator's kind calls for. A ratio of one
   * count of events to another has those of a rate: the numerator's, its base taken as given.
   */
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

  /** 95% limits of a proportion. */
  public static Interval proportion(double x, double n, double per) {
    return proportion(x, n, per, CONFIDENCE);
  }

  /**
   * Wilson's score limits (Wilson, JASA 1927;22:209-212). A count above its base (enrolments of a
   * year over one day's roll) is no proportion of it, and has none (layouts, decision 35).
   *
   * @param x count
   * @param n base, above 0
   * @param per multiplier
   * @param confidence above 0 and below 1
   */
  public static Interval proportion(double x, double n, double per, double confidence) {
    if (x < 0 || n <= 0 || x > n) {
      return none(Value.Symbol.NOT_AVAILABLE);
    }
    double z = z(confidence);
    double spread = z * Math.sqrt(z * z + 4 * x * (1 - x / n));
    double lower = x == 0 ? 0 : (2 * x + z * z - spread) / (2 * (n + z * z));
    double upper = x == n ? 1 : (2 * x + z * z + spread) / (2 * (n + z * z));
    return between(lower * per, upper * per, "wilson");
  }

  /** 95% limits of a rate. */
  public static Interval rate(double x, double n, double per) {
    return rate(x, n, per, CONFIDENCE);
  }

  /**
   * The limits of the count over the base: exact Poisson below 10 events, Byar's from 10.
   *
   * @param x events
   * @param n base, above 0
   * @param per multiplier
   * @param confidence above 0 and below 1
   */
  public static Interval rate(double x, double n, double per, double confidence) {
    if (n <= 0 || x < 0) {
      return none(Value.Symbol.NOT_AVAILABLE);
    }
    return (x < FEWEST_FOR_BYAR ? exactPoisson(x, confidence) : byar(x, confidence)).over(n, per);
  }

  private Interval over(double n, double per) {
    return new Interval(over(lower, n, per), over(upper, n, per), method);
  }

  private static Value over(Value limit, double n, double per) {
    return limit instanceof Value.Known known ? Value.of(known.number() / n * per) : limit;
  }

  /**
   * Exact limits of a Poisson count (Garwood, Biometrika 1936;28:437-442).
   *
   * @param x events, 0 or more
   */
  static Interval exactPoisson(double x, double confidence) {
    double tail = (1 - confidence) / 2;
    return between(
        x == 0 ? 0 : poissonLimit(x, tail), poissonLimit(x + 1, 1 - tail), "exact_poisson");
  }

  /** The mean at which a Poisson count is {@code x} or more with this probability. */
  static double poissonLimit(double x, double probability) {
    return InverseProbability.of(ChiSquaredDistribution.of(2 * x), probability) / 2;
  }

  /**
   * Byar's approximation to the limits of a Poisson count (Breslow and Day, Statistical Methods in
   * Cancer Research, IARC 1987, vol. II). Under a few events its lower limit would be below 0: it
   * is then {@code x}.
   *
   * @param x events
   */
  static Interval byar(double x, double confidence) {
    double z = z(confidence);
    double low = x * cube(1 - 1 / (9 * x) - z / (3 * Math.sqrt(x)));
    double high = (x + 1) * cube(1 - 1 / (9 * (x + 1)) + z / (3 * Math.sqrt(x + 1)));
    return new Interval(
        low >= 0 ? Value.of(low) : Value.Symbol.NOT_AVAILABLE, Value.of(high), "byar");
  }

  private static double cube(double number) {
    return number * number * number;
  }

  private static double z(double confidence) {
    return confidence == CONFIDENCE
        ? Z
        : NORMAL.inverseCumulativeProbability(1 - (1 - confidence) / 2);
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
    int below = n == 0 ? 0 : BinomialDistribution.of(n, 0.5).inverseCumulativeProbability(TAIL);
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
        InverseProbability.of(TDistribution.of(n - 1), 1 - TAIL) * Math.sqrt(squares / (n - 1) / n);
    return between(mean - half, mean + half, "student_t");
  }
}
