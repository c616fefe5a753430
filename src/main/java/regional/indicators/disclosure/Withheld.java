package regional.indicators.disclosure;

import java.util.Optional;
import regional.indicators.benchmark.Band;
import regional.indicators.benchmark.Difference;
import regional.indicators.benchmark.Direction;
import regional.indicators.benchmark.Funnel;
import regional.indicators.core.Value;

/** What is said, and what is not, where a figure is hidden. */
final class Withheld {

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

  private Withheld() {}

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
}
