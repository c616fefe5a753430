package regional.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Populations;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.returns.DefinitionFile;

/** Every indicator against small rows and an answer worked by hand: examples/<id>.yaml. */
class WorkedExamplesTest {

  private static final Path EXAMPLES = Path.of("src/test/resources/examples");

  record Example(
      String indicator,
      String why,
      List<Given> given,
      Optional<List<People>> populations,
      List<Then> then) {}

  record Given(
      @JsonProperty("return") String returnId,
      String authority,
      List<String> quarters,
      Optional<List<Map<String, String>>> rows) {}

  record People(String code, String band, int year, long people) {}

  record Then(
      String area,
      String period,
      Optional<String> breakdown,
      Optional<Boolean> absent,
      Optional<String> numerator,
      Optional<String> denominator,
      Optional<String> value,
      Optional<String> reliability,
      Optional<String> reporting,
      Optional<String> status,
      Optional<String> reportingQuarter,
      Optional<String> populationYear) {}

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void whatIsWorkedByHandIsWhatIsComputed(Path file) {
    Example example = DefinitionFile.read(file, Example.class);
    assertThat(file.getFileName()).hasToString(example.indicator() + ".yaml");
    assertThat(example.why()).isNotBlank();
    List<Figure> figures = computed(example);
    for (Then then : example.then()) {
      Optional<Figure> found =
          figures.stream()
              .filter(each -> each.indicatorId().equals(example.indicator()))
              .filter(each -> each.breakdown().equals(then.breakdown().orElse("")))
              .filter(each -> each.period().toString().equals(then.period()))
              .filter(each -> code(each).equals(then.area()))
              .findFirst();
      if (then.absent().orElse(false)) {
        assertThat(found).as("%s %s", then.area(), then.period()).isEmpty();
      } else {
        assertThat(found).as("%s %s", then.area(), then.period()).isPresent();
        compare(then, found.orElseThrow());
      }
    }
  }

  private static List<Figure> computed(Example example) {
    GivenRows rows = new GivenRows(Definitions.RETURNS);
    for (Given given : example.given()) {
      for (String quarter : given.quarters()) {
        rows.sent(given.returnId(), given.authority(), quarter, given.rows().orElse(List.of()));
      }
    }
    Populations populations = new Populations();
    example
        .populations()
        .orElse(List.of())
        .forEach(each -> populations.add(each.code(), each.band(), each.year(), each.people()));
    Quarter newest =
        example.given().stream()
            .flatMap(each -> each.quarters().stream().map(Quarter::parse))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return IndicatorTable.compute(
            Definitions.INDICATORS.and(Definitions.CONTEXT),
            Definitions.RETURNS,
            Definitions.with(populations),
            rows,
            newest)
        .figures();
  }

  private static String code(Figure figure) {
    return switch (figure.area().level()) {
      case LOCAL_AUTHORITY -> figure.area().oldLaCode();
      case SUB_REGIONAL -> figure.area().name();
      case REGIONAL -> figure.area().regionCode();
      case NATIONAL -> GeographicLevel.NATIONAL.text();
    };
  }

  private static void compare(Then then, Figure figure) {
    SoftAssertions all = new SoftAssertions();
    String where = then.area() + " " + then.period() + " " + then.breakdown().orElse("") + ": ";
    all.assertThat(figure.numerator().map(Value::text).orElse(""))
        .as(where + "numerator")
        .isEqualTo(then.numerator().orElse(""));
    all.assertThat(figure.denominator().text())
        .as(where + "denominator")
        .isEqualTo(then.denominator().orElseThrow());
    String value = then.value().orElseThrow();
    if (figure.value() instanceof Value.Known known && Character.isDigit(value.charAt(0))) {
      all.assertThat(known.number())
          .as(where + "value")
          .isCloseTo(Double.parseDouble(value), within(1e-9));
    } else {
      all.assertThat(figure.value().text()).as(where + "value").isEqualTo(value);
    }
    all.assertThat(figure.lowReliability() ? "u" : "")
        .as(where + "reliability")
        .isEqualTo(then.reliability().orElse(""));
    then.reporting()
        .ifPresent(
            text ->
                all.assertThat(
                        figure.authoritiesReporting() + " of " + figure.authoritiesExpected())
                    .as(where + "reporting")
                    .isEqualTo(text));
    then.status()
        .ifPresent(
            text -> all.assertThat(figure.status().text()).as(where + "status").isEqualTo(text));
    then.reportingQuarter()
        .ifPresent(
            text ->
                all.assertThat(figure.reportingQuarter())
                    .as(where + "reporting quarter")
                    .hasToString(text));
    then.populationYear()
        .ifPresent(
            text ->
                all.assertThat(figure.populationYear().map(String::valueOf).orElse(""))
                    .as(where + "population year")
                    .isEqualTo(text));
    all.assertAll();
  }
}
