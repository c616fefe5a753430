package regional.indicators.disclosure;

import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Kind;

/**
 * Primary suppression of one figure: numerator, complement or base from 1 to the indicator's
 * threshold. Only the figure itself is looked at; totals, other quarters and other outputs are not,
 * which is why pages are still stamped as drafts.
 */
final class SmallNumbers {

  private SmallNumbers() {}

  /** Whether another audience than the authority itself may not see the figure. */
  static boolean hidden(Indicator indicator, Figure figure) {
    int threshold = indicator.suppressThreshold();
    boolean population = figure.populationYear().isPresent();
    boolean smallBase = !population && isSmall(figure.denominator(), threshold);
    return smallBase
        || figure.numerator().filter(each -> isSmall(each, threshold)).isPresent()
        || (indicator.kind() == Kind.PROPORTION
            && figure.numerator().isPresent()
            && isSmall(complement(figure), threshold));
  }

  private static Value complement(Figure figure) {
    if (figure.denominator() instanceof Value.Known whole
        && figure.numerator().orElse(Value.Symbol.NOT_AVAILABLE) instanceof Value.Known part) {
      return Value.of(whole.number() - part.number());
    }
    return Value.Symbol.NOT_AVAILABLE;
  }

  private static boolean isSmall(Value value, int threshold) {
    return value instanceof Value.Known known && known.number() > 0 && known.number() <= threshold;
  }
}
