package regional.indicators.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.Beside;
import regional.indicators.disclosure.View.IndicatorText;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.Reading;
import regional.indicators.disclosure.View.Standing;
import regional.indicators.pack.chart.PrintedNumber;

/**
 * Something computed that a sentence may say of a figure: there is no other way to the words. A
 * figure that is hidden, missing or unreliable has no signals.
 *
 * @param word as the view has it, one of its kind's
 * @param words as a sentence has it, with the figures that it rests on
 * @param weight how strong it is beside others: 1 to 5
 */
record Signal(Kind kind, String word, String words, int weight, Reading reading) {

  /** What was tested. */
  enum Kind {
    /** The place in the region's funnel. */
    FUNNEL(Set.of("outlying_high", "watch_high", "watch_low", "outlying_low")),
    /** The newest point of the control chart. */
    CHART(Set.of("improvement", "concern", "high", "low")),
    /** The change on the same period last year. */
    DIRECTION(Set.of("improving", "worsening", "rising", "falling")),
    /** The difference from the region's figure. */
    REGION(Set.of("better", "worse", "higher", "lower")),
    ENGLAND(Set.of("better", "worse", "higher", "lower")),
    /** The difference from the statistical neighbours' average. */
    NEIGHBOURS(Set.of("better", "worse", "higher", "lower")),
    BAND(Set.of("A", "B", "C", "D"));

    private final Set<String> vocabulary;

    Kind(Set<String> vocabulary) {
      this.vocabulary = vocabulary;
    }

    /** All the words that it can be tested for. */
    Set<String> vocabulary() {
      return vocabulary;
    }
  }

  private static final int OUTLYING = 5;
  private static final int CLEAR = 3;
  private static final int DIFFERENT = 2;
  private static final String BEST = "A";
  private static final String LAST = "D";

  /** All the signals of an indicator's latest figure, in the order of their kinds. */
  static List<Signal> of(IndicatorView indicator, View view) {
    return indicator
        .standing()
        .map(each -> of(indicator.text(), each, view.neighbours()))
        .orElse(List.of());
  }

  /**
   * @param neighbours name of the comparator that stands for the statistical neighbours
   */
  static List<Signal> of(IndicatorText text, Standing standing, String neighbours) {
    List<Signal> signals = new ArrayList<>();
    if (!standing.own().value().isKnown()) {
      return signals;
    }
    PrintedNumber format = Wording.number(text);
    funnel(standing, text.polarity()).ifPresent(signals::add);
    View.Sign sign = standing.sign();
    if (sign.isSpecial()) {
      add(
          signals,
          Kind.CHART,
          sign.meaning(),
          "on the control chart " + Narrative.sign(sign),
          CLEAR);
    }
    standing
        .previous()
        .filter(each -> each.value().isKnown())
        .ifPresent(
            before ->
                add(
                    signals,
                    Kind.DIRECTION,
                    standing.change().direction(),
                    Narrative.direction(standing.change())
                        + " on the same period last year ("
                        + format.text(before.value())
                        + ")",
                    CLEAR));
    beside(signals, Kind.REGION, standing.beside("region"), "the region", format);
    beside(signals, Kind.ENGLAND, standing.beside("england"), "England", format);
    beside(
        signals,
        Kind.NEIGHBOURS,
        standing.beside(neighbours),
        "the mean of its statistical neighbours",
        format);
    standing
        .rank()
        .ifPresent(
            rank ->
                add(
                    signals,
                    Kind.BAND,
                    standing.band(),
                    "band "
                        + standing.band()
                        + ", "
                        + rank.spoken()
                        + " (95% interval "
                        + rank.lower()
                        + " to "
                        + rank.upper()
                        + ")",
                    1));
    return signals;
  }

  private static Optional<Signal> funnel(Standing standing, String polarity) {
    return Narrative.funnel(standing.funnel())
        .map(
            words -> {
              boolean outlying = standing.funnel().startsWith("outlying");
              boolean high = standing.funnel().endsWith("high");
              return new Signal(
                  Kind.FUNNEL,
                  standing.funnel(),
                  (outlying
                      ? words + " for its size (outside the funnel's 99.8% limits)"
                      : (high ? "high" : "low")
                          + " for its size (outside the funnel's 95% limits: to watch)"),
                  outlying ? OUTLYING : CLEAR,
                  Reading.ofSide(high, polarity));
            });
  }

  private static void beside(
      List<Signal> signals, Kind kind, Optional<Beside> beside, String name, PrintedNumber format) {
    beside
        .filter(each -> each.value().isKnown())
        .ifPresent(
            each ->
                add(
                    signals,
                    kind,
                    each.difference(),
                    each.difference()
                        + " than "
                        + name
                        + " ("
                        + format.text(each.value())
                        + (each.authoritiesOf() > 1 && each.authorities() < each.authoritiesOf()
                            ? "; "
                                + each.authorities()
                                + " of "
                                + each.authoritiesOf()
                                + " had data"
                            : "")
                        + ")",
                    DIFFERENT));
  }

  /** A word that its kind does not know, as {@code similar}, is no signal. */
  private static void add(List<Signal> to, Kind kind, String word, String words, int weight) {
    if (kind.vocabulary().contains(word)) {
      to.add(new Signal(kind, word, words, weight, reading(word)));
    }
  }

  private static Reading reading(String word) {
    return switch (word) {
      case "improvement", "improving", "better", BEST -> Reading.GOOD;
      case "concern", "worsening", "worse", LAST -> Reading.POOR;
      default -> Reading.NEITHER;
    };
  }
}
