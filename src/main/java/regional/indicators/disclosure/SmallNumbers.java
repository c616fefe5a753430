package regional.indicators.disclosure;

import java.util.Optional;
import regional.indicators.benchmark.Band;
import regional.indicators.benchmark.Difference;
import regional.indicators.benchmark.Direction;
import regional.indicators.benchmark.Funnel;
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

  private static final int FEWEST_AVERAGED = 3;
  private static final String NOT_COMPARED = Difference.NOT_COMPARED.text();
  private static final String NOT_TESTED = Funnel.Verdict.NOT_TESTED.text();
  static final View.Change UNKNOWN_CHANGE =
      new View.Change(
          Value.Symbol.NOT_AVAILABLE,
          Value.Symbol.NOT_AVAILABLE,
          Value.Symbol.NOT_AVAILABLE,
          "",
          Direction.NOT_COMPARED.text());

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

  /**
   * A standing without what could be worked back to a hidden figure, its own or last year's: change
   * and signs say nothing, and there is no rank. An average of fewer than three authorities made
   * from returns is left out: one of them could read the others' figure in it.
   */
  static View.Standing asTheSectorSees(View.Standing standing) {
    boolean hidden = standing.own().value() == Value.Symbol.CONFIDENTIAL;
    boolean changeHidden =
        hidden
            || standing
                .previous()
                .filter(each -> each.value() == Value.Symbol.CONFIDENTIAL)
                .isPresent();
    return new View.Standing(
        standing.own(),
        standing.region(),
        standing.beside().stream()
            .filter(
                each ->
                    each.authoritiesOf() == 1
                        || each.authorities() >= FEWEST_AVERAGED
                        || each.published().isPresent())
            .map(each -> hidden ? notCompared(each) : each)
            .toList(),
        hidden ? Optional.empty() : standing.rank(),
        hidden ? Band.NONE : standing.band(),
        standing.previous(),
        changeHidden ? UNKNOWN_CHANGE : standing.change(),
        hidden ? NOT_TESTED : standing.funnel(),
        hidden ? new View.Sign(NOT_TESTED, "", "none") : standing.sign());
  }

  private static View.Beside notCompared(View.Beside beside) {
    return new View.Beside(
        beside.comparator(),
        beside.timePeriod(),
        beside.timeIdentifier(),
        beside.value(),
        beside.authorities(),
        beside.authoritiesOf(),
        NOT_COMPARED,
        beside.published());
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
