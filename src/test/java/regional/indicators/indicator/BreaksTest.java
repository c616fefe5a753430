package regional.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regional.indicators.core.Area;
import regional.indicators.core.Authorities;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Term;
import regional.indicators.returns.InvalidDefinition;

class BreaksTest {

  private static final Authorities AUTHORITIES = Definitions.REFERENCE.authorities();
  private static final Area BOLTON = Area.of(AUTHORITIES.get("350"));
  private static final Area BURY = Area.of(AUTHORITIES.get("351"));
  private static final Area REGION = Area.region("E12000002", "North West");
  private static final String ENTRY =
      """
      breaks:
        - indicators: ["A01", "S06"]
          authorities: ["350"]
          from: {time_period: "202425", time_identifier: "Financial year Q3"}
          kind: definition
          who: "Data group"
          when: 2025-01-30
          why: "The sessions are counted in another way"
      """;

  @TempDir Path folder;

  @Test
  void theProjectsOwnFileIsRead() {
    Breaks breaks =
        BreaksYaml.read(Path.of("jobs/breaks.yaml"), Definitions.INDICATORS, AUTHORITIES);
    assertThat(breaks.between("A01", BOLTON, year(2020), year(2024))).isEmpty();
  }

  @Test
  void nothingIsComparedAcrossABreak() throws IOException {
    Breaks breaks = read(ENTRY);
    assertThat(breaks.between("S06", BOLTON, quarter("2024-25-Q2"), quarter("2024-25-Q3")))
        .singleElement()
        .satisfies(each -> assertThat(each.who()).isEqualTo("Data group"))
        .satisfies(each -> assertThat(each.why()).startsWith("The sessions"))
        .satisfies(each -> assertThat(each.when()).hasToString("Optional[2025-01-30]"));
    assertThat(breaks.between("S06", BOLTON, quarter("2023-24-Q3"), quarter("2024-25-Q3")))
        .hasSize(1);
    assertThat(breaks.between("S06", BOLTON, quarter("2024-25-Q1"), quarter("2024-25-Q2")))
        .as("both before")
        .isEmpty();
    assertThat(breaks.between("S06", BOLTON, quarter("2024-25-Q3"), quarter("2025-26-Q3")))
        .as("both after")
        .isEmpty();
    assertThat(breaks.between("S06", BURY, quarter("2024-25-Q2"), quarter("2024-25-Q3")))
        .as("another authority")
        .isEmpty();
    assertThat(breaks.between("S06", REGION, quarter("2024-25-Q2"), quarter("2024-25-Q3")))
        .as("entered for one authority")
        .isEmpty();
    assertThat(breaks.between("S07", BOLTON, quarter("2024-25-Q2"), quarter("2024-25-Q3")))
        .as("another indicator")
        .isEmpty();
  }

  @Test
  void aPeriodInWhichABreakFallsIsComparedWithNone() throws IOException {
    Breaks breaks = read(ENTRY);
    // the year 2024-25 is half of the one definition and half of the other
    assertThat(breaks.between("A01", BOLTON, year(2023), year(2024))).hasSize(1);
    assertThat(breaks.between("A01", BOLTON, year(2024), year(2025))).hasSize(1);
    assertThat(breaks.between("A01", BOLTON, year(2025), year(2026))).isEmpty();
  }

  @Test
  void withoutAuthoritiesItIsOfEveryArea() throws IOException {
    Breaks breaks = read(ENTRY.replace("    authorities: [\"350\"]\n", ""));
    for (Area each : List.of(BOLTON, BURY, REGION, Area.england())) {
      assertThat(breaks.between("S06", each, quarter("2024-25-Q2"), quarter("2024-25-Q3")))
          .hasSize(1);
    }
  }

  @Test
  void aRebaseIsNoBarToAComparisonAndBeginsAControlChartAnew() throws IOException {
    Breaks breaks = read(ENTRY.replace("kind: definition", "kind: rebase"));
    assertThat(breaks.between("S06", BOLTON, quarter("2024-25-Q2"), quarter("2024-25-Q3")))
        .isEmpty();
    assertThat(breaks.rebases(series("S06", BOLTON)))
        .hasEntrySatisfying(2, each -> assertThat(each).hasSize(1))
        .hasSize(1);
    assertThat(breaks.rebases(series("S06", BURY))).isEmpty();
  }

  @Test
  void aDefinitionBreakBeginsAControlChartAnewToo() throws IOException {
    assertThat(read(ENTRY).rebases(series("S06", BOLTON)).keySet()).containsExactly(2);
  }

  @Test
  void aReorganisationIsABreakOfTheAuthorityAndNotOfItsRegion() {
    Breaks breaks = new Breaks(List.of(), AUTHORITIES);
    DataPeriod before = DataPeriod.rollingYear(Quarter.parse("2023-24-Q2"));
    DataPeriod after = DataPeriod.rollingYear(Quarter.parse("2024-25-Q2"));
    assertThat(breaks.between("S05", area("942"), before, after))
        .singleElement()
        .satisfies(each -> assertThat(each.kind()).isEqualTo(Break.Kind.BOUNDARY))
        .satisfies(
            each ->
                assertThat(each.why()).isEqualTo("Cumberland replaces Cumbria from 2023-04-01"));
    DataPeriod own = DataPeriod.rollingYear(Quarter.parse("2023-24-Q4"));
    assertThat(breaks.between("S05", area("942"), own, own)).as("from its first day").isEmpty();
    assertThat(breaks.between("S05", area("909"), year(2021), year(2022)))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.why())
                    .isEqualTo(
                        "Cumbria is replaced by Cumberland and Westmorland and Furness from"
                            + " 2023-04-01"));
    assertThat(breaks.between("S05", REGION, before, after)).isEmpty();
    assertThat(
            breaks.between(
                "S05", Area.subRegion("E12000002", "North West", "Cumbria"), before, after))
        .isEmpty();
    assertThat(breaks.between("S05", BOLTON, before, after)).isEmpty();
  }

  /** Each line changes the entry and says what the message must name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "A01"       | "Z01"              | breaks[0]: no indicator Z01
          ["A01", "S06"] | []              | breaks[0]: a break is of one indicator or more
          ["350"]     | ["999"]            | breaks[0]: no authority 999
          "202425"    | "202427"           | breaks[0]: no data period 202427 Financial year Q3
          year Q3     | year Q5            | breaks[0]: no data period 202425 Financial year Q5
          kind: definition | kind: mood    | breaks[0].kind
          "Data group" | " "               | breaks[0]: a break says who decided it and why
          "The sessions are counted in another way" | "" | breaks[0]: a break says who decided it and why
          2025-01-30  | January            | breaks[0].when
          who:        | whom:              | breaks[0].who: this key is missing
          """)
  void aFaultNamesFileAndEntry(String found, String put, String message) {
    assertThat(ENTRY).contains(found);
    assertThatThrownBy(() -> read(ENTRY.replace(found, put)))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageStartingWith("breaks.yaml: ")
        .hasMessageContaining(message);
  }

  @Test
  void aBoundaryBreakNamesItsAuthorities() {
    assertThatThrownBy(
            () ->
                read(
                    ENTRY
                        .replace("kind: definition", "kind: boundary")
                        .replace("    authorities: [\"350\"]\n", "")))
        .hasMessageContaining("a boundary break names its authorities");
  }

  @Test
  void aLabelIsATermOrAQuarter() {
    assertThat(DataPeriod.ofLabel("202425", "Spring term"))
        .contains(DataPeriod.of("202425", Term.SPRING));
    assertThat(DataPeriod.ofLabel("202425", "Financial year Q4"))
        .contains(DataPeriod.of(Quarter.parse("2024-25-Q4")));
    assertThat(DataPeriod.ofLabel("2024", "Spring term")).isEmpty();
    assertThat(DataPeriod.ofLabel("202425", "Calendar year")).isEmpty();
  }

  private Breaks read(String text) throws IOException {
    Path file = folder.resolve("breaks.yaml");
    Files.writeString(file, text);
    return BreaksYaml.read(file, Definitions.INDICATORS, AUTHORITIES);
  }

  private static Series series(String id, Area area) {
    List<Series.Point> points =
        IntStream.range(0, 5)
            .mapToObj(i -> DataPeriod.of(Quarter.parse("2024-25-Q1").plus(i)))
            .map(each -> new Series.Point(each, Optional.empty()))
            .toList();
    return new Series(id, "", Clock.SNAPSHOT, area, "", points);
  }

  private static Area area(String oldLaCode) {
    return Area.of(AUTHORITIES.get(oldLaCode));
  }

  private static DataPeriod quarter(String text) {
    return DataPeriod.of(Quarter.parse(text));
  }

  private static DataPeriod year(int autumn) {
    return DataPeriod.of(Quarter.yearOf(autumn), Term.YEAR);
  }
}
