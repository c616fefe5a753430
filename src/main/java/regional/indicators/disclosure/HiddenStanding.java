package regional.indicators.disclosure;

import java.util.Optional;
import regional.indicators.core.Value;

/** What is left of an authority's standing and chart for those who may not see its figure. */
final class HiddenStanding {

  private static final View.Sign NOT_TESTED = new View.Sign("not_tested", "", "none");

  private static final View.Change HIDDEN_CHANGE =
      new View.Change(
          Value.Symbol.CONFIDENTIAL,
          Value.Symbol.CONFIDENTIAL,
          Value.Symbol.CONFIDENTIAL,
          "",
          "not_compared");

  private HiddenStanding() {}

  /** The figure's limits and signals, hidden; what is not the authority's own stays. */
  static View.Standing of(View.Standing standing) {
    return new View.Standing(
        hidden(standing.own()),
        standing.region(),
        standing.beside().stream().map(HiddenStanding::notCompared).toList(),
        Optional.empty(),
        "-",
        standing.previous(),
        HIDDEN_CHANGE,
        "not_tested",
        NOT_TESTED);
  }

  /** The figure of last year hidden, and with it the change. */
  static View.Standing withHiddenPrevious(View.Standing standing) {
    return new View.Standing(
        standing.own(),
        standing.region(),
        standing.beside(),
        standing.rank(),
        standing.band(),
        standing.previous().map(HiddenStanding::hidden),
        HIDDEN_CHANGE,
        standing.funnel(),
        standing.sign());
  }

  /** A chart with a point hidden, or with all its lines if another point is. */
  static View.ChartPoint of(View.ChartPoint point, boolean pointToo) {
    return new View.ChartPoint(
        point.period(),
        pointToo ? point.own().map(HiddenStanding::hidden) : point.own(),
        point.region(),
        point.basis(),
        confidential(point.centre()),
        confidential(point.lower()),
        confidential(point.upper()),
        pointToo ? NOT_TESTED : point.sign(),
        point.rebased());
  }

  private static View.Shown hidden(View.Shown shown) {
    return new View.Shown(
        shown.period(),
        Value.Symbol.CONFIDENTIAL,
        Value.Symbol.CONFIDENTIAL,
        Value.Symbol.CONFIDENTIAL,
        Value.Symbol.CONFIDENTIAL,
        Value.Symbol.CONFIDENTIAL,
        "",
        shown.populationYear(),
        shown.authoritiesReporting(),
        shown.authoritiesExpected(),
        shown.status());
  }

  private static View.Beside notCompared(View.Beside beside) {
    return new View.Beside(
        beside.comparator(),
        beside.timePeriod(),
        beside.timeIdentifier(),
        beside.value(),
        beside.authorities(),
        beside.authoritiesOf(),
        "not_compared",
        beside.published());
  }

  private static Value confidential(Value line) {
    return line.isKnown() ? Value.Symbol.CONFIDENTIAL : line;
  }
}
