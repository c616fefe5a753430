package regional.indicators.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.IndicatorText;
import regional.indicators.disclosure.View.IndicatorView;

/**
 * What a reader with one minute should know: what moved and what stands apart. Each sentence is a
 * list of figures of which one computed signal says the same, by name and id; no other signal, no
 * sentence.
 */
final class Minute {

  private static final int MOST_NAMED = 5;

  private Minute() {}

  /** Of an authority; a figure that is hidden has no signals. */
  static List<String> of(View view) {
    List<IndicatorView> all =
        view.subjects().stream().flatMap(each -> Subject.wholes(each).stream()).toList();
    List<String> sentences = new ArrayList<>();
    for (String direction : List.of("worsening", "improving", "rising", "falling")) {
      add(
          sentences,
          Wording.capital(direction) + " on the same period last year",
          having(all, view, each -> each.word().equals(direction), Signal.Kind.DIRECTION));
    }
    for (String verdict : List.of("outlying_high", "outlying_low")) {
      add(
          sentences,
          Wording.capital(Narrative.funnel(verdict).orElseThrow())
              + " among the region's authorities, for its size",
          having(all, view, each -> each.word().equals(verdict), Signal.Kind.FUNNEL));
    }
    for (String meaning : List.of("concern", "improvement")) {
      add(
          sentences,
          "A sign of " + meaning + " on the control chart",
          having(all, view, each -> each.word().equals(meaning), Signal.Kind.CHART));
    }
    return sentences.isEmpty()
        ? List.of("No figure changed, stands apart or has a sign by more than chance makes likely.")
        : sentences;
  }

  private static List<IndicatorText> having(
      List<IndicatorView> all, View view, Predicate<Signal> wanted, Signal.Kind kind) {
    return all.stream()
        .filter(
            each ->
                Signal.of(each, view).stream()
                    .anyMatch(one -> one.kind() == kind && wanted.test(one)))
        .map(IndicatorView::text)
        .toList();
  }

  /** Of a region. */
  static List<String> of(RegionView view) {
    List<RegionView.Line> all =
        view.subjects().stream().flatMap(each -> RegionLines.wholes(each).stream()).toList();
    List<String> sentences = new ArrayList<>();
    for (String direction : List.of("worsening", "improving", "rising", "falling")) {
      add(
          sentences,
          Wording.capital(direction) + " in the region on the same period last year",
          all.stream()
              .filter(each -> each.region().filter(one -> one.value().isKnown()).isPresent())
              .filter(each -> each.regionChange().direction().equals(direction))
              .map(RegionView.Line::text)
              .toList());
    }
    for (String meaning : List.of("concern", "improvement")) {
      add(
          sentences,
          "A sign of " + meaning + " on the region's control chart",
          all.stream()
              .filter(each -> !each.regionChart().isEmpty())
              .filter(
                  each ->
                      each.regionChart()
                          .get(each.regionChart().size() - 1)
                          .sign()
                          .meaning()
                          .toLowerCase(Locale.ROOT)
                          .equals(meaning))
              .map(RegionView.Line::text)
              .toList());
    }
    return sentences.isEmpty()
        ? List.of("No regional figure changed or has a sign by more than chance makes likely.")
        : sentences;
  }

  private static void add(List<String> to, String what, List<IndicatorText> found) {
    if (!found.isEmpty()) {
      int more = found.size() - MOST_NAMED;
      to.add(
          what
              + ": "
              + found.stream()
                  .limit(MOST_NAMED)
                  .map(each -> each.name() + " (" + each.id() + ")")
                  .collect(Collectors.joining("; "))
              + (more > 0 ? "; and " + Wording.counted(more) + " more." : "."));
    }
  }
}
