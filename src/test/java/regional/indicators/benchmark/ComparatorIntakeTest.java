package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import regional.indicators.core.Value;
import regional.indicators.returns.InvalidDefinition;

/**
 * Files laid out as published, with invented numbers: {@code comparators/<source>/<case>.csv}, and
 * beside each what must be taken out of it.
 */
class ComparatorIntakeTest {

  private static final Path CASES = Path.of("src/test/resources/comparators");
  private static final String HEADER =
      "time_period,time_identifier,geographic_level,region_code,old_la_code,new_la_code,"
          + "ehe_starts_full_year\n";

  @TempDir private Path folder = Path.of("");

  static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files.filter(each -> each.toString().endsWith(".csv")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aFileIsRecognisedAndItsFiguresAreTaken(Path file) throws Exception {
    PublishedTable table = PublishedTable.read(file);
    assertThat(table.recognisedAs(Declared.SOURCES))
        .extracting(ComparatorSource::id)
        .containsExactly(String.valueOf(file.getParent().getFileName()));
    Path expected = Path.of(file.toString().replace(".csv", ".expected.txt"));
    ComparatorIntake.Taken taken = take(file);
    assertThat(taken.unreadable()).isEmpty();
    assertThat(taken.figures().stream().map(ComparatorIntakeTest::line))
        .containsExactlyInAnyOrderElementsOf(Files.readAllLines(expected));
  }

  @Test
  void everyDeclaredSourceHasAFileThatItReads() throws IOException {
    assertThat(cases().stream().map(each -> String.valueOf(each.getParent().getFileName())))
        .containsAll(Declared.SOURCES.stream().map(ComparatorSource::id).toList());
  }

  private static ComparatorIntake.Taken take(Path file) throws Exception {
    PublishedTable table = PublishedTable.read(file);
    return ComparatorIntake.take(
        table, table.recognisedAs(Declared.SOURCES).get(0), Declared.REFERENCE.authorities());
  }

  private static String line(PublishedFigure figure) {
    return String.join(
        "|",
        figure.indicatorId(),
        figure.breakdown(),
        figure.period().toString(),
        figure.areaCode(),
        text(figure.value()),
        text(figure.numerator()),
        text(figure.denominator()));
  }

  private static String text(Optional<Value> value) {
    return value.map(Value::text).orElse("");
  }

  @Test
  void ofTwoColumnsWithOneHeadingTheFirstIsReadAndThatIsSaid() throws Exception {
    assertThat(take(CASES.resolve("home-education-census/heading-twice.csv")).remarks())
        .containsExactly("column ehe_reason_other stands twice: the first is read");
  }

  @Test
  void authoritiesThatDidNotExistThenAreLeftOutAndThatIsSaid() throws Exception {
    assertThat(take(CASES.resolve("sen2-management-information/edition-of-2022.csv")).remarks())
        .containsExactly("4 figures of authorities that did not exist then are left out");
  }

  @Test
  void whatAnEditionHasNoColumnsForIsSaid() throws Exception {
    assertThat(take(CASES.resolve("pupil-absence/term-in-its-own-column.csv")).remarks())
        .containsExactly(
            "nothing for A03: the file has no column enrolments_pa_10_exact",
            "nothing for A04: the file has no column enrolments_pa_50_exact");
  }

  /** Each row has one fault; the header is line 1. */
  @Test
  void aRowThatCannotBeReadIsSaidWithItsLine() throws Exception {
    ComparatorIntake.Taken taken =
        take(
            file(
                HEADER
                    + "202223,Academic year,National,,,,100\n"
                    + "202224,Academic year,National,,,,100\n"
                    + "202223,Week 12,National,,,,100\n"
                    + "202223,Academic year,Regional,E12000022,,,100\n"
                    + "\n"
                    + "202223,Academic year,Local authority,E12000002,999,,100\n"
                    + "202223,Academic year,Local authority,E12000002,350,E08000002,100\n"
                    + "202223,Academic year,Local authority,E12000002,350,E08000001,a few\n"
                    + "202223,Academic year,Local authority,E12000002,351\n"
                    + "202223,Academic year,National,,,,101\n"));
    assertThat(taken.rows()).isEqualTo(9);
    assertThat(taken.figures()).hasSize(1);
    assertThat(taken.unreadable())
        .containsOnly(
            entry("no period is called 202224 Academic year", List.of(3L)),
            entry("no period is called 202223 Week 12", List.of(4L)),
            entry("no region has the code \"E12000022\"", List.of(5L)),
            entry("no authority has the code 999", List.of(7L)),
            entry("the codes 350 and E08000002 are of two authorities", List.of(8L)),
            entry("starts is neither a number nor a symbol: \"a few\"", List.of(9L)),
            entry("5 cells, where the header has 7", List.of(10L)),
            entry("the same area and period stand twice", List.of(11L)));
  }

  @Test
  void everyRowIsTakenOrNotAskedForOrUnreadable() throws Exception {
    for (Path each : cases()) {
      ComparatorIntake.Taken taken = take(each);
      assertThat(taken.notAskedFor()).as(each.toString()).isLessThan(taken.rows());
    }
    ComparatorIntake.Taken taken =
        take(
            file(
                HEADER
                    + "202223,Academic year,National,,,,100\n"
                    + "202223,Academic year,School,,,,100\n"
                    + "202223,Academic year,Local authority district,,,,100\n"));
    assertThat(taken.notAskedFor()).isEqualTo(2);
  }

  @Test
  void aFormerGssCodeIsFoundAndTheOneInForceIsWritten() throws Exception {
    assertThat(
            take(file(
                    HEADER
                        + "202223,Academic year,Local authority,E12000001,,E08000020,70\n"
                        + "202223,Academic year,Local authority,E12000001,,E08000037,80\n"))
                .unreadable())
        .containsOnlyKeys("the same area and period stand twice");
  }

  @Test
  void aFileInTheEncodingOfWindowsIsRead() throws Exception {
    Path file = folder.resolve("windows.csv");
    String text = HEADER.strip() + ",note\n202223,Academic year,National,,,,100,1\u00a32\n";
    Files.write(file, text.getBytes(Charset.forName("windows-1252")));
    assertThat(take(file).figures()).hasSize(1);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("made.csv"), text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12        | 12
          1,234.5   | 1234.5
          12.5%     | 12.5
          1.5E-2    | 0.015
          0         | 0
          x         | x
          X         | x
          z         | z
          c         | c
          u         | u
          low       | low
          k         | low
          :         | x
          ~         | x
          -         | x
          .         | x
          ..        | x
          *         | x
          NA        | x
          n/a       | x
          ''        | x
          """)
  void aCellIsANumberOrASymbol(String cell, String value) {
    assertThat(PublishedTable.value(cell).map(Value::text)).contains(value);
  }

  @ParameterizedTest
  @CsvSource({"some", "1;2", "'1,23'", "<5", "1.2.3", "%"})
  void anythingElseIsNeither(String cell) {
    assertThat(PublishedTable.value(cell)).isEmpty();
  }

  @Test
  void whatNoDeclarationRecognisesIsHeldAgainstTheNearest() throws Exception {
    PublishedTable table =
        PublishedTable.read(
            file(
                "time_period,breakdown_topic,breakdown,review_expected,total_review_meeting\n1,2,3,4,5\n"));
    assertThat(table.recognisedAs(Declared.SOURCES)).isEmpty();
    assertThat(table.whyNot(Declared.SOURCES))
        .isEqualTo(
            "the nearest is ehc-plan-annual-reviews, which also needs the column"
                + " number_decsion_4weeks or number_decision_4weeks, the column"
                + " number_decision_gt_4weeks or number_decsion_gt_4weeks");
  }

  @Test
  void aFileWithoutRowsIsRefused() throws IOException {
    Path file = file(HEADER);
    assertThatThrownBy(() -> PublishedTable.read(file))
        .isInstanceOf(PublishedTable.Unreadable.class)
        .hasMessageContaining("as published");
  }

  /** Each line is a change to a sound declaration, and what the reader says of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          indicator: H02      | indicator: H99        | H99: there is no such indicator
          numerator: [starts] | numerator: [endings]  | there is no column endings
          per: 1000           | less: [starts]        | give value, or numerator and denominator
          numerator: [starts] | value: starts         | a published value takes no per
          per: 1000           | par: 1000             | unknown key par
          source: home        | source: house         | the file must be named house-education-year.yaml
          population: "5-16"  | breakdown: starts     | the codes of column starts are not declared
          per: 1000           | levels: ["Ward"]      | there is no geographic level Ward
          """)
  void aFaultyDeclarationIsRefusedByFileAndEntry(String found, String put, String said)
      throws IOException {
    String sound = Files.readString(Path.of("jobs/comparators/home-education-year.yaml"));
    assertThat(sound).contains(found);
    Files.writeString(folder.resolve("home-education-year.yaml"), sound.replace(found, put));
    assertThatThrownBy(() -> ComparatorsYaml.read(folder, Declared.INDICATORS))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageStartingWith("home-education-year.yaml: ")
        .hasMessageContaining(said);
  }
}
