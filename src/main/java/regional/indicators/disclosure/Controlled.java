package regional.indicators.disclosure;

import java.util.EnumMap;
import java.util.Map;
import regional.indicators.indicator.Figure;

/**
 * A release after disclosure control: what nobody but the authority itself may see. The sector and
 * the public have the same set; to the public the rest is rounded besides.
 *
 * @param printed what outputs for others have a place for
 * @param outcome what of it is hidden, and why; what can be told all the same, and how
 */
public record Controlled(Printed printed, Releases.Outcome<FigureKey> outcome) {

  /** Whether another audience than the authority itself may not see the figure. */
  public boolean hides(Figure figure) {
    return !printed.has(figure) || outcome.hidden().containsKey(FigureKey.of(figure));
  }

  /** How many figures are hidden for each reason. */
  public Map<Reason, Integer> byReason() {
    Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
    outcome.hidden().values().forEach(each -> counts.merge(each, 1, Integer::sum));
    return counts;
  }
}
