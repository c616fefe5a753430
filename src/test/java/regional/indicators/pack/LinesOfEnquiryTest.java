package regional.indicators.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.IndicatorView;

/** Every line of enquiry by its example, and how lines are chosen. */
class LinesOfEnquiryTest {

  private static final Path FILE = Path.of("jobs/packs/lines-of-enquiry.yaml");
  private static final Path EXAMPLES = Path.of("src/test/resources/lines-of-enquiry");
  private static final LinesOfEnquiry LINES = EnquiryYaml.read(FILE);

  /**
   * @param says the evidence, word for word
   */
  record Example(
      @JsonProperty("fires") List<GivenSignals.Given> fires,
      @JsonProperty("says") List<String> says,
      @JsonProperty("silent") List<GivenSignals.Given> silent) {}

  static List<EnquiryRule> rules() {
    return LINES.rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aLineFiresOnItsExampleAndIsSilentOnTheOther(EnquiryRule rule) {
    Path file = EXAMPLES.resolve(rule.id() + ".yaml");
    assertThat(file)
        .as("example of line %s: write one that fires and one silent", rule.id())
        .exists();
    Example example = JobFile.read(file, Example.class);
    assertThat(rule.in(GivenSignals.view(example.fires())))
        .hasValueSatisfying(line -> assertThat(line.evidence()).isEqualTo(example.says()));
    assertThat(rule.in(GivenSignals.view(example.silent()))).isEmpty();
    assertThat(example.silent()).isNotEmpty();
  }

  @Test
  void everyExampleIsOfALine() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      assertThat(files.map(each -> each.getFileName().toString().replace(".yaml", "")))
          .containsExactlyInAnyOrderElementsOf(
              LINES.rules().stream().map(EnquiryRule::id).toList());
    }
  }

  @Test
  void everySubjectHasLinesAndThereAreEnough() {
    assertThat(LINES.rules()).hasSizeGreaterThan(16);
    Set<String> subjects =
        LINES.rules().stream()
            .map(EnquiryRule::subject)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(subjects)
        .containsExactlyElementsOf(
            PlausibleView.of("Bolton").subjects().stream()
                .map(View.SubjectView::id)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void sixToEightAreAskedSpreadOverSubjects() {
    LinesOfEnquiry.Asked asked = LINES.of(GivenSignals.view(everythingAtOnce()));
    assertThat(asked.lines()).hasSize(8);
    assertThat(asked.general()).isEmpty();
    assertThat(asked.fired()).isGreaterThan(20);
    Map<String, Integer> of = new HashMap<>();
    asked.lines().forEach(each -> of.merge(each.subject(), 1, Integer::sum));
    assertThat(of).hasSize(6);
    assertThat(of.values()).allMatch(each -> each <= 2);
    assertThat(asked.lines())
        .extracting(LinesOfEnquiry.Line::strength)
        .isSortedAccordingTo((one, other) -> Double.compare(other, one));
    assertThat(LINES.of(GivenSignals.view(everythingAtOnce()))).isEqualTo(asked);
  }

  @Test
  void fewLinesAreNotPaddedToLookLikeMore() {
    LinesOfEnquiry.Asked none = LINES.of(GivenSignals.view(List.of()));
    assertThat(none.lines()).isEmpty();
    assertThat(none.general()).hasSize(6);
    Example one = JobFile.read(EXAMPLES.resolve("severe-absence.yaml"), Example.class);
    LinesOfEnquiry.Asked asked = LINES.of(GivenSignals.view(one.fires()));
    assertThat(asked.lines()).hasSize(1);
    assertThat(asked.general()).hasSize(5);
  }

  /** Whatever its signals, a figure that is hidden or unreliable is named by no line. */
  @Test
  void aHiddenFigureIsNeverNamed() {
    for (String symbol : List.of("c", "u", "x", "z")) {
      List<GivenSignals.Given> hidden =
          everythingAtOnce().stream()
              .filter(each -> each.indicator() != null)
              .map(
                  each ->
                      new GivenSignals.Given(
                          each.indicator(),
                          symbol,
                          each.lower(),
                          each.upper(),
                          each.funnel(),
                          each.chart(),
                          each.direction(),
                          each.previous(),
                          each.region(),
                          each.regionValue(),
                          null,
                          null))
              .toList();
      View view = GivenSignals.view(hidden);
      assertThat(LINES.of(view).fired()).isZero();
      for (View.SubjectView subject : view.subjects()) {
        for (IndicatorView each : subject.indicators()) {
          assertThat(Signal.of(each, view)).isEmpty();
        }
      }
    }
  }

  /** A direction is said only if the change's own test says it. */
  @ParameterizedTest
  @CsvSource({"improving", "worsening", "rising", "falling", "no_clear_change", "not_compared"})
  void onlyTheTestOfAChangeSaysWhichWayItWent(String direction) {
    GivenSignals.Given given =
        new GivenSignals.Given(
            "A03", "20", 19.0, 21.0, "within", null, direction, 10.0, null, null, null, null);
    View view = GivenSignals.view(List.of(given));
    List<String> words =
        view.subjects().get(0).indicators().stream()
            .flatMap(each -> Signal.of(each, view).stream())
            .map(Signal::words)
            .toList();
    boolean clear = !direction.startsWith("no");
    assertThat(words)
        .isEqualTo(
            clear ? List.of(direction + " on the same period last year (10.0%)") : List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          question: "Who knows   | question: "Why is it high, who knows | only a signal may say "high"
          {name} is {figure}     | {name} rose to {figure}              | only a signal may say "rose"
          {name} is {figure}     | {name} is                            | evidence needs each of
          funnel: [outlying_high]| funnel: [very_high]                  | funnel can be tested for
          quality: [rejected     | quality: [awful                      | quality can be tested for
          return: placements,    | indicator: L01,                      | of an indicator signals are tested
          id: severe-absence     | id: persistent-absence               | there are two of that id
          subject: ehe           | subjects: ehe                        | Unrecognized property "subjects"
          """)
  void aFaultyFileIsRefusedWithItsPlace(
      String found, String put, String message, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("lines.yaml");
    String text = Files.readString(FILE);
    assertThat(text).contains(found);
    Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(found), put));
    assertThatThrownBy(() -> EnquiryYaml.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lines.yaml")
        .hasMessageContaining(message);
  }

  /** All that the examples give, the first to speak of an indicator or return holding. */
  private static List<GivenSignals.Given> everythingAtOnce() {
    Map<String, GivenSignals.Given> given = new java.util.LinkedHashMap<>();
    for (EnquiryRule rule : LINES.rules()) {
      Example example = JobFile.read(EXAMPLES.resolve(rule.id() + ".yaml"), Example.class);
      example
          .fires()
          .forEach(each -> given.putIfAbsent(each.indicator() + "|" + each.ofReturn(), each));
    }
    return new ArrayList<>(given.values());
  }
}
