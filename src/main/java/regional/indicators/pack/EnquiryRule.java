package regional.indicators.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import regional.indicators.core.Value;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.CoverageLine;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.Shown;
import regional.indicators.disclosure.View.SubjectView;
import regional.indicators.pack.chart.PrintedNumber;

/**
 * When a line of enquiry is asked: every condition holds. The question itself claims nothing; what
 * is claimed is the evidence, made of the signals that were found.
 *
 * @param subject id of the subject to which it belongs
 */
record EnquiryRule(String id, String subject, String question, List<Condition> when) {

  /** Stand in a template for what is known of the figure. */
  static final String NAME = "{name}";

  static final String FIGURE = "{figure}";
  static final String SIGNALS = "{signals}";

  EnquiryRule {
    when = List.copyOf(when);
  }

  /** Something that must hold, and the sentence that then says so. */
  sealed interface Condition permits OfIndicator, OfReturn {
    /** What holds of it in this view; empty if it does not. */
    Optional<Held> in(View view);
  }

  /**
   * One of these signals of an indicator's latest figure.
   *
   * @param wanted by kind, the words of which one must be said
   * @param template of the sentence
   */
  record OfIndicator(String indicator, Map<Signal.Kind, Set<String>> wanted, String template)
      implements Condition {

    @Override
    public Optional<Held> in(View view) {
      IndicatorView found =
          view.subjects().stream()
              .flatMap(each -> Subject.wholes(each).stream())
              .filter(each -> each.text().id().equals(indicator))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalArgumentException("a line of enquiry names " + indicator));
      List<Signal> signals =
          Signal.of(found, view).stream()
              .filter(each -> wanted.getOrDefault(each.kind(), Set.of()).contains(each.word()))
              .toList();
      if (signals.isEmpty()) {
        return Optional.empty();
      }
      int strongest = signals.stream().mapToInt(Signal::weight).max().orElseThrow();
      String sentence =
          template
              .replace(NAME, found.text().name() + " (" + found.text().id() + ")")
              .replace(FIGURE, figure(found))
              .replace(
                  SIGNALS, signals.stream().map(Signal::words).collect(Collectors.joining("; ")));
      return Optional.of(new Held(indicator, sentence, 2 * strongest + signals.size() - 1));
    }

    private static String figure(IndicatorView indicator) {
      Shown own = indicator.standing().orElseThrow().own();
      PrintedNumber format = Wording.number(indicator.text());
      String unit = Wording.unit(indicator.text());
      return format.text(own.value())
          + (unit.isEmpty() ? "" : " " + unit)
          + Narrative.interval(own, format)
              .map(limits -> " (95% interval " + limits + ")")
              .orElse("")
          + ", "
          + Wording.period(own.period(), indicator.clock())
          + (Wording.isProvisional(own) ? " (p)" : "");
    }
  }

  /** What can be the matter with a return. */
  enum Quality {
    REJECTED(5),
    MISSING(5),
    ROWS_REJECTED(3),
    LATE(2),
    WARNINGS(2);

    private final int weight;

    Quality(int weight) {
      this.weight = weight;
    }

    /** As declared. */
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    private Optional<String> in(CoverageLine line) {
      boolean is =
          switch (this) {
            case REJECTED, MISSING -> line.state().equals(text());
            case ROWS_REJECTED -> line.rejectedRows() > 0 && line.state().startsWith("accepted");
            case LATE -> line.late() && line.receivedOn().isPresent();
            case WARNINGS -> line.state().equals("accepted_with_warnings");
          };
      return is ? Optional.of(words(line)) : Optional.empty();
    }

    private String words(CoverageLine line) {
      return switch (this) {
        case REJECTED -> "rejected";
        case MISSING -> "missing";
        case ROWS_REJECTED ->
            PrintedNumber.COUNT.text(Value.of(line.rejectedRows()))
                + " of "
                + PrintedNumber.COUNT.text(Value.of(line.rows()))
                + " rows rejected";
        case LATE -> "received late";
        case WARNINGS ->
            "accepted with "
                + Wording.counted(line.findings())
                + (line.findings() == 1 ? " finding" : " findings");
      };
    }
  }

  /** One of these faults of the return of a subject. */
  record OfReturn(String subject, Set<Quality> wanted, String template) implements Condition {

    @Override
    public Optional<Held> in(View view) {
      SubjectView found =
          view.subjects().stream()
              .filter(each -> each.id().equals(subject))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalArgumentException("a line of enquiry names " + subject));
      List<String> words = new ArrayList<>();
      int strongest = 0;
      for (Quality each : Quality.values()) {
        Optional<String> said =
            wanted.contains(each) ? line(found, view).flatMap(each::in) : Optional.empty();
        if (said.isPresent()) {
          words.add(said.get());
          strongest = Math.max(strongest, each.weight);
        }
      }
      return words.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Held(
                  subject,
                  template
                      .replace(NAME, found.title())
                      .replace(SIGNALS, String.join("; ", words) + " for " + view.quarter()),
                  2 * strongest));
    }
  }

  /** The return of a subject, in this quarter. */
  static Optional<CoverageLine> line(SubjectView subject, View view) {
    return view.coverage().stream()
        .filter(each -> each.returnTitle().equals(subject.title()))
        .findFirst();
  }

  /** What is the matter with a return, in words; empty where nothing is. */
  static List<String> faults(CoverageLine line) {
    return Arrays.stream(Quality.values()).flatMap(each -> each.in(line).stream()).toList();
  }

  /** Whether a return gives cause to doubt the figures: to be late is none. */
  static boolean isDoubtful(CoverageLine line) {
    return Arrays.stream(Quality.values())
        .anyMatch(each -> each != Quality.LATE && each.in(line).isPresent());
  }

  /**
   * A condition that holds.
   *
   * @param of id of the indicator or subject
   * @param strength by which lines are ordered
   */
  record Held(String of, String sentence, int strength) {}

  /** The line as it is asked; empty unless every condition holds. */
  Optional<LinesOfEnquiry.Line> in(View view) {
    List<Held> held = new ArrayList<>();
    for (Condition each : when) {
      Optional<Held> one = each.in(view);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      held.add(one.get());
    }
    double mean = held.stream().mapToInt(Held::strength).average().orElseThrow();
    return Optional.of(
        new LinesOfEnquiry.Line(
            id,
            subject,
            view.subjects().stream()
                .filter(each -> each.id().equals(subject))
                .map(SubjectView::title)
                .findFirst()
                .orElseThrow(
                    () -> new IllegalArgumentException("a line of enquiry names " + subject)),
            question,
            held.stream().map(Held::sentence).toList(),
            held.stream().map(Held::of).collect(Collectors.toCollection(java.util.TreeSet::new)),
            mean + 2 * (held.size() - 1)));
  }
}
