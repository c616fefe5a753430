package regional.indicators.disclosure;

import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Kind;

/**
 * What of a figure is small: from 1 to its indicator's threshold.
 *
 * @param count the numerator; never that of a mean, which is no count
 * @param rest what the count of a proportion leaves of its base
 * @param base the denominator, unless it is a population, which everybody knows
 */
record Small(boolean count, boolean rest, boolean base) {

  static Small of(Indicator indicator, Figure figure) {
    int threshold = indicator.suppressThreshold();
    double count = number(figure.numerator().orElse(Value.Symbol.NOT_APPLICABLE));
    double base = figure.populationYear().isPresent() ? Double.NaN : number(figure.denominator());
    return new Small(
        indicator.kind() != Kind.MEAN && isSmall(count, threshold),
        indicator.kind() == Kind.PROPORTION && isSmall(base - count, threshold),
        isSmall(base, threshold));
  }

  boolean any() {
    return count || rest || base;
  }

  private static double number(Value value) {
    return value instanceof Value.Known known ? known.number() : Double.NaN;
  }

  private static boolean isSmall(double number, int threshold) {
    return number > 0 && number <= threshold;
  }
}
