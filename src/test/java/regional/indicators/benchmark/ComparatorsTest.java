package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.benchmark.Comparators.Average;
import regional.indicators.benchmark.Comparators.Wanted;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.PublishedPeriod;
import regional.indicators.core.PublishedPeriod.Covers;
import regional.indicators.core.Quarter;
import regional.indicators.core.Term;
import regional.indicators.core.Value;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Indicator;
import regional.indicators.returns.InvalidDefinition;

class ComparatorsTest {

  private static final Path FOLDER = Path.of("data/reference/comparators");
  private static final LocalDate DAY = LocalDate.of(2026, 1, 30);
  private static final Comparators SHIPPED = new Comparators(Declared.SHIPPED, Declared.REFERENCE);

  @TempDir private Path folder = Path.of("");

  // What is shipped ------------------------------------------------------------------------------

  @Test
  void everyShippedFileSaysItsSourceEditionDatesAndLicence() throws IOException {
    assertThat(Declared.SHIPPED).isNotEmpty();
    for (Path each : files()) {
      String text = Files.readString(each);
      assertThat(text.lines().takeWhile(line -> line.startsWith("#")))
          .as(each.toString())
          .anyMatch(line -> line.matches("# edition: \\S.*"))
          .anyMatch(line -> line.matches("# date: (unknown|\\d{4}-\\d\\d-\\d\\d)"))
          .anyMatch(line -> line.matches("# taken in: \\d{4}-\\d\\d-\\d\\d"))
          .anyMatch(line -> line.matches("# licence: Open Government Licence v3.0"))
          .anyMatch(line -> line.matches("# statement: \\S.*"))
          .anyMatch(line -> line.matches("# sha256: [0-9a-f]{64}"));
    }
  }

  @Test
  void aShippedFileIsAsItWouldBeWritten() throws IOException {
    List<Path> files = files();
    for (int i = 0; i < files.size(); i++) {
      assertThat(ComparatorsCsv.text(Declared.SHIPPED.get(i)))
          .isEqualTo(Files.readString(files.get(i)));
    }
  }

  private static List<Path> files() throws IOException {
    try (var paths = Files.list(FOLDER)) {
      return paths.sorted().toList();
    }
  }

  @Test
  void everyShippedFigureIsOfAnAreaAndABreakdownThatThereIs() {
    List<String> areas = new ArrayList<>(Declared.REFERENCE.authorities().regions().keySet());
    areas.add(Area.ENGLAND_CODE);
    Declared.REFERENCE.authorities().all().forEach(each -> areas.add(each.newLaCode()));
    for (ComparatorEdition edition : Declared.SHIPPED) {
      for (PublishedFigure each : edition.figures()) {
        Indicator indicator = Declared.INDICATORS.get(each.indicatorId());
        assertThat(areas).contains(each.areaCode());
        assertThat(
                each.breakdown().isEmpty() || indicator.breakdownCodes().contains(each.breakdown()))
            .as(edition.file() + " " + each)
            .isTrue();
      }
    }
  }

  /** As printed in the published files: attendance 2022/23 of England, all phases. */
  @Test
  void englandsPublishedFigureIsAnswered() {
    PublishedComparator england = SHIPPED.england(term("A01", "202223", Term.YEAR)).orElseThrow();
    assertThat(england.value()).isEqualTo(7.52640437917736);
    assertThat(england.samePeriod()).isTrue();
    assertThat(england.monthsOlder()).isZero();
    assertThat(england.isComparable()).isTrue();
    assertThat(england.licence()).isEqualTo("Open Government Licence v3.0");
  }

  @Test
  void anOlderPeriodIsAnsweredAsSuch() {
    PublishedComparator england = SHIPPED.england(term("A03", "202526", Term.AUTUMN)).orElseThrow();
    assertThat(england.period()).hasToString("202324 Autumn term");
    assertThat(england.samePeriod()).isFalse();
    assertThat(england.monthsOlder()).isEqualTo(24);
    assertThat(england.isComparable()).isFalse();
  }

  @Test
  void aRollingYearIsTheCalendarYearThatBeginsAndEndsWithIt() {
    Wanted toDecember = rolling("S04", new Quarter(2024, 3));
    assertThat(SHIPPED.england(toDecember).orElseThrow())
        .matches(PublishedComparator::samePeriod)
        .matches(each -> each.period().toString().equals("2024 Calendar year"))
        .matches(each -> each.value() == 46.4);
    assertThat(SHIPPED.england(rolling("S04", new Quarter(2024, 4))).orElseThrow())
        .matches(each -> !each.samePeriod() && each.monthsOlder() == 3);
  }

  @Test
  void aCountInJanuaryIsNoCountAtTheEndOfMarch() {
    PublishedComparator england =
        SHIPPED
            .england(new Wanted("S06", "", Clock.SNAPSHOT, DataPeriod.of(new Quarter(2024, 4))))
            .orElseThrow();
    assertThat(england.period()).hasToString("2025 Reporting year");
    assertThat(england.samePeriod()).isFalse();
    assertThat(england.populationYear()).contains(2024);
  }

  @Test
  void whatIsDefinedOtherwiseIsNeverComparable() {
    PublishedComparator england =
        SHIPPED.england(rolling("P07", new Quarter(2024, 4))).orElseThrow();
    assertThat(england.samePeriod()).isTrue();
    assertThat(england.sameDefinition()).isFalse();
    assertThat(england.isComparable()).isFalse();
    assertThat(england.note()).contains("counts applications");
  }

  @Test
  void nothingIsAnsweredFromAfterThePeriodOrOfAnotherTerm() {
    assertThat(SHIPPED.england(term("A01", "201112", Term.AUTUMN))).isEmpty();
    PublishedComparator latest = SHIPPED.england(term("A01", "202324", Term.SUMMER)).orElseThrow();
    assertThat(latest.period()).hasToString("202324 Summer term");
  }

  /** Whatever is asked, a comparator that calls itself of the same period is. */
  @Test
  void noComparatorOfAnotherPeriodIsAnsweredAsTheSame() {
    int same = 0;
    for (Indicator indicator : Declared.INDICATORS.all()) {
      for (Clock clock : indicator.clocks()) {
        for (int year = 2016; year <= 2026; year++) {
          for (int part = 1; part <= 4; part++) {
            Wanted wanted = wanted(indicator.id(), clock, year, part);
            List<Optional<PublishedComparator>> answers =
                List.of(
                    SHIPPED.england(wanted),
                    SHIPPED.region(wanted, "E12000002"),
                    SHIPPED.neighbours(wanted, "2025", "350", Average.MEAN));
            for (Optional<PublishedComparator> each : answers) {
              if (each.isPresent()) {
                PublishedComparator answer = each.get();
                boolean label =
                    answer.period().timePeriod().equals(wanted.period().timePeriod())
                        && answer
                            .period()
                            .timeIdentifier()
                            .equals(wanted.period().timeIdentifier());
                boolean days =
                    answer.period().first().equals(wanted.period().first())
                        && answer.period().last().equals(wanted.period().last());
                boolean day =
                    answer.period().isDay()
                        && answer.period().last().equals(wanted.period().last());
                assertThat(answer.samePeriod())
                    .as(wanted + " " + answer.period())
                    .isEqualTo(
                        switch (clock) {
                          case TERM, ACADEMIC_YEAR, CENSUS -> label;
                          case R4 -> days;
                          case SNAPSHOT -> day;
                        });
                assertThat(answer.period().last()).isBeforeOrEqualTo(wanted.period().last());
                same += answer.samePeriod() ? 1 : 0;
              }
            }
          }
        }
      }
    }
    assertThat(same).isGreaterThan(50);
  }

  // Editions -------------------------------------------------------------------------------------

  @Test
  void aNewerEditionSupersedesForWhatItHasInWhateverOrderTheyAreGiven() {
    ComparatorEdition first = edition(1, Optional.empty(), 10, "E92000001", "E12000002");
    ComparatorEdition second = edition(2, Optional.empty(), 20, "E92000001");
    for (List<ComparatorEdition> each : List.of(List.of(first, second), List.of(second, first))) {
      Comparators comparators = new Comparators(each, Declared.REFERENCE);
      Wanted wanted = rolling("S04", new Quarter(2022, 3));
      assertThat(comparators.england(wanted).orElseThrow().value()).isEqualTo(20);
      assertThat(comparators.england(wanted).orElseThrow().edition()).isEqualTo("2");
      assertThat(comparators.region(wanted, "E12000002").orElseThrow().value()).isEqualTo(10);
    }
  }

  @Test
  void theDayOfReleaseGoesBeforeTheOrderOfTakingIn() {
    ComparatorEdition revised = edition(1, Optional.of(LocalDate.of(2025, 6, 1)), 30, "E92000001");
    ComparatorEdition first = edition(2, Optional.of(LocalDate.of(2025, 1, 1)), 40, "E92000001");
    assertThat(
            new Comparators(List.of(first, revised), Declared.REFERENCE)
                .england(rolling("S04", new Quarter(2022, 3)))
                .orElseThrow()
                .value())
        .isEqualTo(30);
  }

  @Test
  void aSymbolIsNoComparator() {
    ComparatorEdition edition =
        edition(1, Optional.empty(), List.of(figure("E92000001", Value.Symbol.CONFIDENTIAL)));
    assertThat(
            new Comparators(List.of(edition), Declared.REFERENCE)
                .england(rolling("S04", new Quarter(2022, 3))))
        .isEmpty();
  }

  private static ComparatorEdition edition(
      int order, Optional<LocalDate> released, double value, String... areas) {
    List<PublishedFigure> figures = new ArrayList<>();
    for (String each : areas) {
      figures.add(figure(each, Value.of(value)));
    }
    return edition(order, released, figures);
  }

  private static ComparatorEdition edition(
      int order, Optional<LocalDate> released, List<PublishedFigure> figures) {
    return new ComparatorEdition(
        Declared.source("ehc-plan-timeliness"),
        String.valueOf(order),
        released,
        DAY,
        order,
        order + ".csv",
        "0".repeat(64),
        figures);
  }

  /** S04 of the calendar year 2022: so many of a hundred. */
  private static PublishedFigure figure(String area, Value value) {
    return new PublishedFigure(
        "S04",
        "",
        PublishedPeriod.parse("2022", "Calendar year", Covers.PERIOD).orElseThrow(),
        area.startsWith("E92") ? GeographicLevel.NATIONAL : GeographicLevel.LOCAL_AUTHORITY,
        area,
        Optional.empty(),
        Optional.of(value),
        Optional.of(Value.of(100)));
  }

  // Neighbours -----------------------------------------------------------------------------------

  /** Seven of Bolton's ten neighbours have 1, 2, 3, 4, 5, 6 and 70 of a hundred. */
  @Test
  void theMeanAndTheMedianOfTheNeighboursThatHaveDataAreAnswered() {
    List<String> neighbours = Declared.REFERENCE.neighbours().get("2025").get("350");
    List<PublishedFigure> figures = new ArrayList<>();
    double[] values = {1, 2, 3, 4, 5, 6, 70};
    for (int i = 0; i < neighbours.size(); i++) {
      String code = Declared.REFERENCE.authorities().get(neighbours.get(i)).newLaCode();
      if (i < values.length) {
        figures.add(figure(code, Value.of(values[i])));
      } else if (i == values.length) {
        figures.add(figure(code, Value.Symbol.NOT_AVAILABLE));
      }
    }
    Collections.shuffle(figures, new Random(20260130));
    Comparators comparators =
        new Comparators(List.of(edition(1, Optional.empty(), figures)), Declared.REFERENCE);
    Wanted wanted = rolling("S04", new Quarter(2022, 3));
    PublishedComparator mean =
        comparators.neighbours(wanted, "2025", "350", Average.MEAN).orElseThrow();
    PublishedComparator median =
        comparators.neighbours(wanted, "2025", "350", Average.MEDIAN).orElseThrow();
    assertThat(mean.value()).isEqualTo(13, within(1e-12));
    assertThat(median.value()).isEqualTo(4, within(1e-12));
    assertThat(mean.authorities()).isEqualTo(7);
    assertThat(mean.authoritiesOf()).isEqualTo(10);
    assertThat(comparators.neighbours(wanted, "2021", "999", Average.MEAN)).isEmpty();
    assertThat(comparators.neighbours(wanted, "1999", "350", Average.MEAN)).isEmpty();
  }

  // Files ----------------------------------------------------------------------------------------

  @Test
  void anEditionIsReadBackAsItWasWritten() throws IOException {
    ComparatorEdition edition =
        edition(3, Optional.of(LocalDate.of(2025, 6, 26)), 12.5, "E92000001", "E08000001");
    Files.writeString(folder.resolve("one.csv"), ComparatorsCsv.text(edition));
    assertThat(ComparatorsCsv.read(folder, Declared.SOURCES)).containsExactly(edition);
  }

  @Test
  void aFaultyFileIsRefusedByNameAndLine() throws IOException {
    String sound = ComparatorsCsv.text(edition(1, Optional.empty(), 12.5, "E92000001"));
    Map<String, String> changes =
        Map.of(
            "# licence: ", "# license: ",
            "# source: ehc-plan-timeliness", "# source: hearsay",
            "# date: unknown", "# date: last June",
            "S04,,2022", "H01,,2022",
            ",National,", ",Parish,",
            "12.5,100", "a few,100",
            ",,12.5,100", ",,,",
            "2022-01-01", "1 January 2022");
    changes.forEach(
        (found, put) -> {
          assertThat(sound).contains(found);
          write(sound.replace(found, put));
          assertThatThrownBy(() -> ComparatorsCsv.read(folder, Declared.SOURCES))
              .as(put)
              .isInstanceOf(InvalidDefinition.class)
              .hasMessageStartingWith("comparators/one.csv: ");
        });
  }

  private void write(String text) {
    try {
      Files.writeString(folder.resolve("one.csv"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ----------------------------------------------------------------------------------------------

  private static Wanted term(String indicatorId, String year, Term term) {
    return new Wanted(
        indicatorId,
        "",
        term == Term.YEAR ? Clock.ACADEMIC_YEAR : Clock.TERM,
        DataPeriod.of(year, term));
  }

  private static Wanted rolling(String indicatorId, Quarter last) {
    return new Wanted(indicatorId, "", Clock.R4, DataPeriod.rollingYear(last));
  }

  private static Wanted wanted(String indicatorId, Clock clock, int year, int part) {
    DataPeriod period =
        switch (clock) {
          case R4 -> DataPeriod.rollingYear(new Quarter(year, part));
          case SNAPSHOT -> DataPeriod.of(new Quarter(year, part));
          case TERM, ACADEMIC_YEAR, CENSUS ->
              DataPeriod.of(Quarter.yearOf(year), Term.values()[part - 1]);
        };
    return new Wanted(indicatorId, "", clock, period);
  }
}
