package regional.indicators.benchmark;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Kind;
import regional.indicators.indicator.Polarity;

/**
 * A figure less the same one of a period before that does not overlap it, with 95% limits. There is
 * a direction only where the limits exclude 0.
 *
 * @param previous the earlier figure's value; {@code x} where none is held
 * @param change own less previous; {@code x} where either is not a number, or the two do not mean
 *     the same
 * @param lower limit of the change; {@code x} where the method gives none
 * @param upper likewise
 * @param method empty where there is no change
 */
public record Change(
    Value previous, Value change, Value lower, Value upper, String method, Direction direction) {

  private static final double TAIL = (1 - Interval.CONFIDENCE) / 2;

  /**
   * @param previous the figure of the same term, quarter or census of the year before, or of the
   *     rolling year that ended where this one begins
   * @param broken a boundary or a definition changed between the two: they are not compared
   */
  public static Change of(
      Indicator indicator, Figure own, Optional<Figure> previous, boolean broken) {
    Value before = previous.map(Figure::value).orElse(Value.Symbol.NOT_AVAILABLE);
    if (broken
        || !(own.value() instanceof Value.Known now)
        || !(before instanceof Value.Known then)) {
      return new Change(
          before,
          Value.Symbol.NOT_AVAILABLE,
          Value.Symbol.NOT_AVAILABLE,
          Value.Symbol.NOT_AVAILABLE,
          "",
          Direction.NOT_COMPARED);
    }
    Figure earlier = previous.orElseThrow();
    Interval limits = limits(indicator, own, earlier);
    boolean reliable = !own.lowReliability() && !earlier.lowReliability();
    boolean limited =
        Interval.of(indicator, own).lower().isKnown()
            && Interval.of(indicator, earlier).lower().isKnown();
    return new Change(
        before,
        Value.of(Magnitude.difference(now.number(), then.number())),
        limits.lower(),
        limits.upper(),
        limits.method(),
        reliable && limited ? direction(limits, indicator.polarity()) : Direction.NOT_COMPARED);
  }

  /** Neither way unless 0 lies strictly outside the limits. */
  static Direction direction(Interval change, Polarity polarity) {
    if (change.lower() instanceof Value.Known lower && lower.number() > 0) {
      return Direction.upwards(polarity);
    }
    if (change.upper() instanceof Value.Known upper && upper.number() < 0) {
      return Direction.downwards(polarity);
    }
    return Direction.NO_CLEAR_CHANGE;
  }

  private static Interval limits(Indicator indicator, Figure own, Figure previous) {
    return switch (indicator.kind()) {
      case MEDIAN ->
          recovered(
              number(own.value()),
              Interval.of(indicator, own),
              number(previous.value()),
              Interval.of(indicator, previous),
              "mover");
      case MEAN -> welch(own.values(), previous.values());
      case PROPORTION, RATE, RATIO -> {
        double x = own.numerator().map(Change::number).orElseThrow();
        double n = number(own.denominator());
        double xBefore = previous.numerator().map(Change::number).orElseThrow();
        double nBefore = number(previous.denominator());
        yield indicator.kind() == Kind.PROPORTION
            ? newcombe(x, n, xBefore, nBefore, indicator.per())
            : conditionalBinomial(x, n, xBefore, nBefore, indicator.per());
      }
    };
  }

  private static double number(Value value) {
    return ((Value.Known) value).number();
  }

  /**
   * Limits of the difference of two proportions from Wilson's limits of each: the hybrid score
   * method (Newcombe, Stat. Med. 1998;17:873-890, method 10).
   *
   * @param x count now, of {@code n}
   * @param xBefore count before, of {@code nBefore}
   */
  static Interval newcombe(double x, double n, double xBefore, double nBefore, double per) {
    return recovered(
        x / n * per,
        Interval.proportion(x, n, per),
        xBefore / nBefore * per,
        Interval.proportion(xBefore, nBefore, per),
        "newcombe");
  }

  /**
   * Limits of a difference recovered from the limits of its two parts, so that an uneven part stays
   * uneven (MOVER: Zou and Donner, Stat. Med. 2008;27:1693-1702).
   */
  static Interval recovered(
      double now, Interval ofNow, double before, Interval ofBefore, String method) {
    if (!(ofNow.lower() instanceof Value.Known lower)
        || !(ofNow.upper() instanceof Value.Known upper)
        || !(ofBefore.lower() instanceof Value.Known lowerBefore)
        || !(ofBefore.upper() instanceof Value.Known upperBefore)) {
      return without(method);
    }
    double change = Magnitude.difference(now, before);
    double below =
        Math.hypot(
            Magnitude.difference(now, lower.number()),
            Magnitude.difference(upperBefore.number(), before));
    double above =
        Math.hypot(
            Magnitude.difference(upper.number(), now),
            Magnitude.difference(before, lowerBefore.number()));
    return Interval.between(
        Magnitude.difference(change, below), Magnitude.difference(change, -above), method);
  }

  /**
   * Limits of the difference of two rates given the events of both: the share of them that fell in
   * the later period is binomial, and is n / (n + nBefore) where the rates are equal (Przyborowski
   * and Wilenski, Biometrika 1940;31:313-323). The share's exact limits (Clopper and Pearson,
   * Biometrika 1934;26:404-413) are turned into those of the difference with the number of events
   * held, so these exclude 0 just where the share's exclude that value. No events at all: no
   * limits.
   */
  static Interval conditionalBinomial(
      double x, double n, double xBefore, double nBefore, double per) {
    String method = "conditional_binomial";
    double events = x + xBefore;
    if (events == 0) {
      return without(method);
    }
    double low = x == 0 ? 0 : InverseProbability.of(BetaDistribution.of(x, xBefore + 1), TAIL);
    double high =
        xBefore == 0 ? 1 : InverseProbability.of(BetaDistribution.of(x + 1, xBefore), 1 - TAIL);
    return Interval.between(
        (low / n - (1 - low) / nBefore) * events * per,
        (high / n - (1 - high) / nBefore) * events * per,
        method);
  }

  /**
   * Limits of the difference of two means whose records spread unequally (Welch, Biometrika
   * 1947;34:28-35). None under 2 records in either, or where neither's records differ at all.
   */
  static Interval welch(List<Double> values, List<Double> before) {
    String method = "welch";
    double ofMean = squaredError(values);
    double ofMeanBefore = squaredError(before);
    double both = ofMean + ofMeanBefore;
    if (values.size() < 2 || before.size() < 2 || both == 0) {
      return without(method);
    }
    double freedom =
        both
            * both
            / (ofMean * ofMean / (values.size() - 1)
                + ofMeanBefore * ofMeanBefore / (before.size() - 1));
    double half = InverseProbability.of(TDistribution.of(freedom), 1 - TAIL) * Math.sqrt(both);
    double change = Magnitude.difference(average(values), average(before));
    return Interval.between(
        Magnitude.difference(change, half), Magnitude.difference(change, -half), method);
  }

  private static double squaredError(List<Double> values) {
    double mean = average(values);
    double squares = values.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
    return squares / (values.size() - 1) / values.size();
  }

  private static double average(List<Double> values) {
    return values.stream().mapToDouble(each -> each).average().orElse(0);
  }

  private static Interval without(String method) {
    return new Interval(Value.Symbol.NOT_AVAILABLE, Value.Symbol.NOT_AVAILABLE, method);
  }
}
