package regional.indicators.publish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regional.indicators.core.Value;
import regional.indicators.disclosure.View;

/**
 * What a cell of the Board's table says: a short code, the same in words, and a tone, which repeats
 * in colour what the words say.
 *
 * @param code one to four characters; + favourable, − unfavourable
 * @param tone a class of the style sheet: good, bad or neutral, each also as -watch; none or gap
 */
public record Signal(String code, String words, String tone) {

  /** The question that a table of signals answers. */
  public enum Facet {
    PLACE("Among authorities, now"),
    CHANGE("Change on last year"),
    TIME("Over time (control chart)"),
    REGION("Beside the region");

    private final String words;

    Facet(String words) {
      this.words = words;
    }

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    public String words() {
      return words;
    }

    /** Every signal that the facet can give, for its key. */
    List<Signal> all() {
      return switch (this) {
        case PLACE ->
            List.of(
                new Signal("OH", "outlying, high", "none"),
                new Signal("OL", "outlying, low", "none"),
                new Signal("WH", "to watch, high", "none"),
                new Signal("WL", "to watch, low", "none"),
                new Signal("·", "within the limits", "none"),
                new Signal("–", "not tested", "none"));
        case CHANGE ->
            List.of(
                new Signal("I", "improving", "good"),
                new Signal("W", "worsening", "bad"),
                new Signal("R", "rising", "neutral"),
                new Signal("F", "falling", "neutral"),
                new Signal("=", "no clear change", "none"),
                new Signal("–", "not compared", "none"));
        case TIME ->
            List.of(
                new Signal("O↑", "outside the limits; ↑ high, ↓ low", "none"),
                new Signal("T↑", "seven points rising or falling", "none"),
                new Signal("2↑", "two of three near one limit", "none"),
                new Signal("S↑", "seven points on one side of the mean", "none"),
                new Signal("·", "nothing special", "none"),
                new Signal("–", "not tested", "none"));
        case REGION ->
            List.of(
                new Signal("B", "better than the region", "good-watch"),
                new Signal("W", "worse than the region", "bad-watch"),
                new Signal("H", "higher than the region", "neutral-watch"),
                new Signal("L", "lower than the region", "neutral-watch"),
                new Signal("≈", "similar to the region", "none"),
                new Signal("–", "not compared", "none"));
      };
    }

    /** Of an authority's standing; a figure that is not shown gives its symbol. */
    Signal of(Optional<View.Standing> standing, String polarity) {
      Value value = standing.map(each -> each.own().value()).orElse(Value.Symbol.NOT_AVAILABLE);
      if (value instanceof Value.Symbol symbol && symbol != Value.Symbol.ROUNDS_TO_ZERO) {
        return new Signal(symbol.text(), symbol.meaning(), "gap");
      }
      View.Standing of = standing.orElseThrow();
      return switch (this) {
        case PLACE -> place(of.funnel(), polarity);
        case CHANGE -> change(of.change().direction());
        case TIME -> time(of.sign());
        case REGION -> region(of.beside("region").map(View.Beside::difference).orElse(""));
      };
    }
  }

  private static Signal place(String funnel, String polarity) {
    return switch (funnel) {
      case "outlying_high" -> judged("OH", "outlying, high", tone(true, polarity), "");
      case "outlying_low" -> judged("OL", "outlying, low", tone(false, polarity), "");
      case "watch_high" -> judged("WH", "to watch, high", tone(true, polarity), "-watch");
      case "watch_low" -> judged("WL", "to watch, low", tone(false, polarity), "-watch");
      case "within" -> new Signal("·", "within the limits", "none");
      default -> new Signal("–", "not tested", "none");
    };
  }

  private static String tone(boolean high, String polarity) {
    return switch (View.Reading.ofSide(high, polarity)) {
      case GOOD -> "good";
      case POOR -> "bad";
      case NEITHER -> "neutral";
    };
  }

  /** With what the tone says in the code and in words too: nothing is said by colour alone. */
  private static Signal judged(String code, String words, String tone, String weaker) {
    return switch (tone) {
      case "good" -> new Signal(code + "+", words + ": favourable", tone + weaker);
      case "bad" -> new Signal(code + "−", words + ": unfavourable", tone + weaker);
      default -> new Signal(code, words, tone + weaker);
    };
  }

  private static Signal change(String direction) {
    return switch (direction) {
      case "improving" -> new Signal("I", direction, "good");
      case "worsening" -> new Signal("W", direction, "bad");
      case "rising" -> new Signal("R", direction, "neutral");
      case "falling" -> new Signal("F", direction, "neutral");
      case "no_clear_change" -> new Signal("=", "no clear change", "none");
      default -> new Signal("–", "not compared", "none");
    };
  }

  private static Signal time(View.Sign sign) {
    if (!sign.isSpecial()) {
      return sign.signal().equals("common_cause")
          ? new Signal("·", "nothing special", "none")
          : new Signal("–", "not tested", "none");
    }
    boolean up = sign.direction().equals("high") || sign.direction().equals("rising");
    String arrow = up ? "↑" : "↓";
    String tone =
        switch (sign.meaning()) {
          case "improvement" -> "good";
          case "concern" -> "bad";
          default -> "neutral";
        };
    return switch (sign.signal()) {
      case "outside" -> judged("O" + arrow, "outside the limits, " + sign.direction(), tone, "");
      case "trend" -> judged("T" + arrow, "seven points " + sign.direction(), tone, "");
      case "two_of_three" ->
          judged("2" + arrow, "two of three near the limit, " + sign.direction(), tone, "");
      default -> judged("S" + arrow, "seven points on one side, " + sign.direction(), tone, "");
    };
  }

  private static Signal region(String difference) {
    return switch (difference) {
      case "better" -> new Signal("B", "better than the region", "good-watch");
      case "worse" -> new Signal("W", "worse than the region", "bad-watch");
      case "higher" -> new Signal("H", "higher than the region", "neutral-watch");
      case "lower" -> new Signal("L", "lower than the region", "neutral-watch");
      case "similar" -> new Signal("≈", "similar to the region", "none");
      default -> new Signal("–", "not compared", "none");
    };
  }
}
