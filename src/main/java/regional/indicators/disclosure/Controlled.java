package regional.indicators.disclosure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import regional.indicators.indicator.Figure;

/**
 * A release after disclosure control: what nobody but the authority itself may see. The sector and
 * the public have the same set; to the public the rest is rounded besides.
 *
 * @param hidden and why
 * @param leaks what can be told all the same, and how
 * @param report the hidden figures, for the analyst
 * @param figures how many the release has
 * @param sensitive how many cells nobody may learn
 * @param proofs how many proofs were checked
 * @param solved how many cells only a linear program could judge
 */
public record Controlled(
    Map<FigureKey, Reason> hidden,
    List<Attack.Leak> leaks,
    List<Releases.HiddenFigure<FigureKey>> report,
    int figures,
    int sensitive,
    int proofs,
    int solved) {

  static Controlled of(Releases.Outcome<FigureKey> outcome, List<Attack.Leak> leaks) {
    return new Controlled(
        outcome.hidden(),
        leaks,
        outcome.report(),
        outcome.figures(),
        outcome.sensitive(),
        outcome.proofs(),
        outcome.solved());
  }

  /** Whether another audience than the authority itself may not see the figure. */
  boolean hides(Figure figure) {
    return hidden.containsKey(FigureKey.of(figure));
  }

  /** How many figures are hidden for each reason. */
  public Map<Reason, Integer> byReason() {
    Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
    hidden.values().forEach(each -> counts.merge(each, 1, Integer::sum));
    return counts;
  }
}
