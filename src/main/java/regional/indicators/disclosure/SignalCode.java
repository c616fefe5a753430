package regional.indicators.disclosure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regional.indicators.core.Value;

/**
 * A signal as tables of signals show it, on paper and on the Board's page alike: a short code, the
 * same in words, and a tone, which repeats in colour what the words say. No two questions share a
 * letter for a signal of place, change or time, so that letters can stand together.
 *
 * @param code a letter, then + favourable or − unfavourable where the letter does not say it; or a
 *     figure's symbol, or a sign for none
 * @param tone a class of the style sheet: good, bad or neutral, each also as -watch; none or gap
 */
public record SignalCode(String code, String words, String tone) {

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
    public List<SignalCode> all() {
      return switch (this) {
        case PLACE ->
            List.of(
                new SignalCode("H", "outlying, high", "none"),
                new SignalCode("L", "outlying, low", "none"),
                new SignalCode("h", "to watch, high", "none"),
                new SignalCode("l", "to watch, low", "none"),
                new SignalCode("·", "within the limits", "none"),
                new SignalCode("–", "not tested", "none"));
        case CHANGE ->
            List.of(
                new SignalCode("I", "improving", "good"),
                new SignalCode("W", "worsening", "bad"),
                new SignalCode("R", "rising", "neutral"),
                new SignalCode("F", "falling", "neutral"),
                new SignalCode("=", "no clear change", "none"),
                new SignalCode("–", "not compared", "none"));
        case TIME ->
            List.of(
                new SignalCode("O", "above the limits", "none"),
                new SignalCode("o", "below the limits", "none"),
                new SignalCode("T", "seven points rising", "none"),
                new SignalCode("t", "seven points falling", "none"),
                new SignalCode("P", "two of three near the upper limit", "none"),
                new SignalCode("p", "two of three near the lower limit", "none"),
                new SignalCode("S", "seven points above the mean", "none"),
                new SignalCode("s", "seven points below the mean", "none"),
                new SignalCode("·", "nothing special", "none"),
                new SignalCode("–", "not tested", "none"));
        case REGION ->
            List.of(
                new SignalCode("B", "better than the region", "good-watch"),
                new SignalCode("W", "worse than the region", "bad-watch"),
                new SignalCode("H", "higher than the region", "neutral-watch"),
                new SignalCode("L", "lower than the region", "neutral-watch"),
                new SignalCode("≈", "similar to the region", "none"),
                new SignalCode("–", "not compared", "none"));
      };
    }

    /** Of an authority's standing; a figure that is not shown gives its symbol. */
    public SignalCode of(Optional<View.Standing> standing, String polarity) {
      Value value = standing.map(each -> each.own().value()).orElse(Value.Symbol.NOT_AVAILABLE);
      if (value instanceof Value.Symbol symbol && symbol != Value.Symbol.ROUNDS_TO_ZERO) {
        return new SignalCode(symbol.text(), symbol.meaning(), "gap");
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

  /** Whether it says that something stands out. */
  public boolean isSignal() {
    return !tone.equals("none") && !tone.equals("gap");
  }

  /** The code without its mark. */
  public String letter() {
    return code.replace("+", "").replace("−", "");
  }

  private static SignalCode place(String funnel, String polarity) {
    return switch (funnel) {
      case "outlying_high" -> judged("H", "outlying, high", tone(true, polarity), "");
      case "outlying_low" -> judged("L", "outlying, low", tone(false, polarity), "");
      case "watch_high" -> judged("h", "to watch, high", tone(true, polarity), "-watch");
      case "watch_low" -> judged("l", "to watch, low", tone(false, polarity), "-watch");
      case "within" -> new SignalCode("·", "within the limits", "none");
      default -> new SignalCode("–", "not tested", "none");
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
  private static SignalCode judged(String code, String words, String tone, String weaker) {
    return switch (tone) {
      case "good" -> new SignalCode(code + "+", words + ": favourable", tone + weaker);
      case "bad" -> new SignalCode(code + "−", words + ": unfavourable", tone + weaker);
      default -> new SignalCode(code, words, tone + weaker);
    };
  }

  private static SignalCode change(String direction) {
    return switch (direction) {
      case "improving" -> new SignalCode("I", direction, "good");
      case "worsening" -> new SignalCode("W", direction, "bad");
      case "rising" -> new SignalCode("R", direction, "neutral");
      case "falling" -> new SignalCode("F", direction, "neutral");
      case "no_clear_change" -> new SignalCode("=", "no clear change", "none");
      default -> new SignalCode("–", "not compared", "none");
    };
  }

  private static SignalCode time(View.Sign sign) {
    if (!sign.isSpecial()) {
      return sign.signal().equals("common_cause")
          ? new SignalCode("·", "nothing special", "none")
          : new SignalCode("–", "not tested", "none");
    }
    boolean up = sign.direction().equals("high") || sign.direction().equals("rising");
    String tone =
        switch (sign.meaning()) {
          case "improvement" -> "good";
          case "concern" -> "bad";
          default -> "neutral";
        };
    return switch (sign.signal()) {
      case "outside" ->
          up
              ? judged("O", "above the limits", tone, "")
              : judged("o", "below the limits", tone, "");
      case "trend" ->
          up
              ? judged("T", "seven points rising", tone, "")
              : judged("t", "seven points falling", tone, "");
      case "two_of_three" ->
          up
              ? judged("P", "two of three near the upper limit", tone, "")
              : judged("p", "two of three near the lower limit", tone, "");
      default ->
          up
              ? judged("S", "seven points above the mean", tone, "")
              : judged("s", "seven points below the mean", tone, "");
    };
  }

  private static SignalCode region(String difference) {
    return switch (difference) {
      case "better" -> new SignalCode("B", "better than the region", "good-watch");
      case "worse" -> new SignalCode("W", "worse than the region", "bad-watch");
      case "higher" -> new SignalCode("H", "higher than the region", "neutral-watch");
      case "lower" -> new SignalCode("L", "lower than the region", "neutral-watch");
      case "similar" -> new SignalCode("≈", "similar to the region", "none");
      default -> new SignalCode("–", "not compared", "none");
    };
  }
}
