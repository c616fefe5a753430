package regional.indicators.disclosure;

import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Kind;
import regional.indicators.indicator.SmallNumbers;

/**
 * What of a figure is small, by its indicator's rule.
 *
 * @param count the numerator; never that of a mean, which is no count
 * @param rest what the count of a proportion leaves of its base
 * @param base the denominator, unless it is a population, which everybody knows
 */
record Small(boolean count, boolean rest, boolean base) {

  static Small of(Indicator indicator, Figure figure) {
    SmallNumbers rule = indicator.smallNumbers();
    double count = number(figure.numerator().orElse(Value.Symbol.NOT_APPLICABLE));
    double base = figure.populationYear().isPresent() ? Double.NaN : number(figure.denominator());
    return new Small(
        indicator.kind() != Kind.MEAN && rule.isSmall(count),
        indicator.kind() == Kind.PROPORTION && rule.isSmall(base - count),
        rule.isSmall(base));
  }

  boolean any() {
    return count || rest || base;
  }

  private static double number(Value value) {
    return value instanceof Value.Known known ? known.number() : Double.NaN;
  }
}
