package regional.indicators.job;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import regional.indicators.disclosure.Attack;
import regional.indicators.disclosure.Controlled;
import regional.indicators.disclosure.FigureKey;
import regional.indicators.disclosure.Releases;

/** What disclosure control came to, in a line for the terminal. */
final class DisclosureSummary {

  private static final int NAMED = 3;

  private DisclosureSummary() {}

  static String of(Controlled controlled) {
    Releases.Outcome<FigureKey> outcome = controlled.outcome();
    String reasons =
        controlled.byReason().entrySet().stream()
            .map(
                each -> String.format(Locale.ROOT, "%s %,d", each.getKey().text(), each.getValue()))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "            %,d hidden (%.1f%%)%s; %,d proofs; %,d cells not kept",
        outcome.hidden().size(),
        100.0 * outcome.hidden().size() / Math.max(1, outcome.figures()),
        reasons.isEmpty() ? "" : ": " + reasons,
        outcome.proofs(),
        outcome.unprotected().size());
  }

  /** Names the first cells that are not kept, and the way out. */
  static String refusal(Controlled controlled) {
    List<Attack.Leak> leaks = controlled.outcome().unprotected();
    return leaks.size()
        + " small numbers could be worked out from what has been published: "
        + leaks.stream().limit(NAMED).map(Attack.Leak::text).collect(Collectors.joining(" | "))
        + ". Only with --override-disclosure \"NAME: reason\" is it published all the same";
  }
}
