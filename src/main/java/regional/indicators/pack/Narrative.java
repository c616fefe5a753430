package regional.indicators.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regional.indicators.core.Value;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.Beside;
import regional.indicators.disclosure.View.Change;
import regional.indicators.disclosure.View.IndicatorText;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.Place;
import regional.indicators.disclosure.View.Published;
import regional.indicators.disclosure.View.Shown;
import regional.indicators.disclosure.View.Standing;
import regional.indicators.pack.chart.PrintedNumber;

/**
 * Signals put into words. Every word of better, worse, rose or fell comes from a signal that was
 * computed: tables, charts and sentences call the same method for the same signal.
 */
final class Narrative {

  private static final String NOT_COMPARED = "not_compared";

  private Narrative() {}

  /** Where the authority stands, in a few short sentences. */
  static String standing(IndicatorView indicator, View view) {
    IndicatorText text = indicator.text();
    Optional<Standing> held = indicator.standing();
    if (held.isEmpty()) {
      return "No data period yet.";
    }
    Standing standing = held.get();
    PrintedNumber format = Wording.number(text);
    List<String> sentences = new ArrayList<>();
    sentences.add(
        view.authority().name()
            + " "
            + figure(standing.own().value(), format)
            + interval(standing.own(), format)
                .map(limits -> " (95% interval " + limits + ")")
                .orElse("")
            + ", "
            + Wording.period(standing.own().period(), indicator.clock())
            + ".");
    sentences.add(
        standing
            .region()
            .map(
                each ->
                    view.region().name()
                        + " "
                        + figure(each.value(), format)
                        + standing
                            .beside("region")
                            .flatMap(Narrative::difference)
                            .map(word -> ": " + word)
                            .orElse("")
                        + ".")
            .orElse("No regional figure."));
    standing.beside("england").ifPresent(each -> sentences.add(beside("England", each, format)));
    standing
        .beside(view.neighbours())
        .ifPresent(each -> sentences.add(beside("Statistical neighbours, mean", each, format)));
    standing
        .rank()
        .ifPresent(
            rank ->
                sentences.add(
                    Wording.capital(rank.spoken())
                        + (rank.tied() > 1 ? " (" + rank.tied() + " tied)" : "")
                        + (rank.hidden() > 0
                            ? ""
                            : ", 95% interval " + rank.lower() + " to " + rank.upper())
                        + (standing.band().equals("-") ? "" : ", band " + standing.band())
                        + "."));
    sentences.add(
        standing
            .previous()
            .map(
                before ->
                    "Same period last year "
                        + figure(before.value(), format)
                        + ": "
                        + direction(standing.change())
                        + ".")
            .orElse("No figure for the same period last year."));
    funnel(standing.funnel())
        .ifPresent(word -> sentences.add("Among the region's authorities: " + word + "."));
    if (standing.sign().isSpecial()) {
      sentences.add("Control chart: " + sign(standing.sign()) + ".");
    }
    sentences.add(Wording.polarity(text) + ".");
    return String.join(" ", sentences);
  }

  private static String beside(String name, Beside beside, PrintedNumber format) {
    String of =
        beside.authoritiesOf() > 1
            ? " (" + beside.authorities() + " of " + beside.authoritiesOf() + " had data)"
            : "";
    String verdict = difference(beside).map(word -> ": " + word).orElse("");
    String when =
        beside
            .published()
            .map(
                each ->
                    " in "
                        + Wording.publishedPeriod(beside.timePeriod(), beside.timeIdentifier())
                        + published(each))
            .orElse("");
    return name + " " + format.text(beside.value()) + of + when + verdict + ".";
  }

  private static String published(Published published) {
    if (!published.samePeriod()) {
      return ", another period: not compared";
    }
    return published.sameDefinition() ? "" : ", defined otherwise: not compared";
  }

  /** Whether a comparator describes the same thing in the same period. */
  static boolean isLike(Beside beside) {
    return beside.value().isKnown()
        && beside.published().map(each -> each.samePeriod() && each.sameDefinition()).orElse(true);
  }

  /** The difference in a word; empty where the two are not compared. */
  static Optional<String> difference(Beside beside) {
    return beside.difference().equals(NOT_COMPARED)
        ? Optional.empty()
        : Optional.of(beside.difference());
  }

  /** As {@code no clear change}. */
  static String direction(Change change) {
    return change.direction().replace('_', ' ');
  }

  /** As {@code +1.2 (+0.4 to +2.0)}; a dash where the two are not compared. */
  static String change(Change change, PrintedNumber format) {
    if (!(change.change() instanceof Value.Known known)) {
      return Wording.NONE;
    }
    PrintedNumber plain =
        format.ofDifferences().tellingLimits(known.number(), change.lower(), change.upper());
    String limits =
        change.lower().isKnown() && change.upper().isKnown()
            ? " (" + signed(change.lower(), plain) + " to " + signed(change.upper(), plain) + ")"
            : "";
    return signed(change.change(), plain) + limits;
  }

  private static String signed(Value value, PrintedNumber format) {
    return value instanceof Value.Known known
        ? (known.number() > 0 ? "+" : "") + format.exact(known.number())
        : value.text();
  }

  /** What the funnel says; empty within it, and where it was not tested. */
  static Optional<String> funnel(String verdict) {
    return switch (verdict) {
      case "outlying_high" -> Optional.of("outlying high");
      case "outlying_low" -> Optional.of("outlying low");
      case "watch_high" -> Optional.of("high, to watch");
      case "watch_low" -> Optional.of("low, to watch");
      default -> Optional.empty();
    };
  }

  /** What the control chart says of a point, as {@code above limits (concern)}. */
  static String sign(View.Sign sign) {
    if (!sign.isSpecial()) {
      return sign.signal().equals("common_cause") ? "within limits" : "not tested";
    }
    boolean up = sign.direction().equals("high") || sign.direction().equals("rising");
    String words =
        switch (sign.signal()) {
          case "outside" -> up ? "above limits" : "below limits";
          case "trend" -> up ? "7 rising" : "7 falling";
          case "shift" -> up ? "7 above mean" : "7 below mean";
          default -> up ? "2 of 3 high" : "2 of 3 low";
        };
    return switch (sign.meaning()) {
      case "improvement", "concern" -> words + " (" + sign.meaning() + ")";
      default -> words;
    };
  }

  /** All that stands out, for a table's cell; a dash where nothing does. */
  static String signs(Standing standing) {
    List<String> signs = new ArrayList<>();
    switch (standing.change().direction()) {
      case NOT_COMPARED, "no_clear_change" -> {}
      default -> signs.add(direction(standing.change()));
    }
    addOthers(standing, signs);
    return cell(signs);
  }

  /** All that stands out but the change on last year. */
  static String otherSigns(Standing standing) {
    List<String> signs = new ArrayList<>();
    addOthers(standing, signs);
    return cell(signs);
  }

  private static void addOthers(Standing standing, List<String> signs) {
    funnel(standing.funnel()).ifPresent(signs::add);
    if (standing.sign().isSpecial()) {
      signs.add(sign(standing.sign()));
    }
  }

  private static String cell(List<String> signs) {
    return signs.isEmpty() ? Wording.NONE : Wording.capital(String.join("; ", signs));
  }

  /** As {@code 23.1% to 24.5%}; empty where there are no limits. */
  static Optional<String> interval(Shown shown, PrintedNumber format) {
    return shown.lower().isKnown() && shown.upper().isKnown()
        ? Optional.of(format.text(shown.lower()) + " to " + format.text(shown.upper()))
        : Optional.empty();
  }

  /** As {@code 17/24 (15–19) C}, or {@code 4–17/24}; a dash where there is no rank. */
  static String rank(Standing standing) {
    return standing
        .rank()
        .map(
            (Place each) ->
                each.text()
                    + "/"
                    + each.of()
                    + (each.hidden() > 0 ? "" : " (" + each.lower() + "–" + each.upper() + ")")
                    + (standing.band().equals("-") ? "" : " " + standing.band()))
        .orElse(Wording.NONE);
  }

  static String figure(Value value, PrintedNumber format) {
    return value instanceof Value.Symbol symbol
        ? symbol.text() + " (" + symbol.meaning() + ")"
        : format.text(value);
  }
}
