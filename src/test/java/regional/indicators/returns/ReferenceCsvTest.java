package regional.indicators.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Populations;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.core.Term;

class ReferenceCsvTest {

  private static final Path DATA = Path.of("data", "reference");
  private static final Reference REFERENCE = ReferenceCsv.read(DATA);
  private static final String NORTH_WEST = "E12000002";

  @TempDir Path folder;

  @Test
  void twentyFourAuthoritiesOfTheNorthWestTodayAndTwentyThreeBeforeCumbriaWasSplit() {
    assertThat(expected("2025-26-Q3")).hasSize(24).contains("942", "943").doesNotContain("909");
    assertThat(expected("2022-23-Q4")).hasSize(23).contains("909").doesNotContain("942", "943");
    assertThat(
            REFERENCE.authorities().all().stream()
                .filter(each -> each.regionCode().equals(NORTH_WEST))
                .filter(each -> !each.subRegion().isEmpty()))
        .hasSize(25);
  }

  private static List<String> expected(String quarter) {
    return REFERENCE
        .authorities()
        .expected(NORTH_WEST, DataPeriod.of(Quarter.parse(quarter)))
        .stream()
        .map(Authority::oldLaCode)
        .toList();
  }

  @Test
  void englandHas153AuthoritiesTodayInNineRegions() {
    assertThat(REFERENCE.authorities().expected("", DataPeriod.of(Quarter.parse("2025-26-Q3"))))
        .hasSize(153);
    assertThat(REFERENCE.authorities().regions())
        .hasSize(9)
        .containsEntry(NORTH_WEST, "North West");
  }

  @Test
  void cumbriaEndedWithMarch2023() {
    Authority cumbria = REFERENCE.authorities().get("909");
    assertThat(cumbria.newLaCode()).isEqualTo("E10000006");
    assertThat(cumbria.validFrom()).isEqualTo(LocalDate.MIN);
    assertThat(cumbria.validTo()).isEqualTo(LocalDate.of(2023, 3, 31));
    assertThat(cumbria.successors()).containsExactly("942", "943");
    assertThat(REFERENCE.authorities().get("942").predecessors()).containsExactly("909");
    assertThat(REFERENCE.authorities().get("942").validFrom()).isEqualTo(LocalDate.of(2023, 4, 1));
    assertThat(REFERENCE.authorities().get("942").subRegion()).isEqualTo("Cumbria");
  }

  @Test
  void namesAndCodesAsPrinted() {
    assertThat(REFERENCE.authorities().get("342").name()).isEqualTo("St. Helens");
    assertThat(REFERENCE.authorities().get("350").newLaCode()).isEqualTo("E08000001");
    assertThat(REFERENCE.authorities().get("876").subRegion()).isEqualTo("Merseyside");
    assertThat(REFERENCE.authorities().get("815").codesAtOtherTimes()).containsExactly("E10000023");
    assertThat(REFERENCE.authorities().get("373").codesAtOtherTimes()).containsExactly("E08000039");
    assertThat(REFERENCE.authorities().get("875").newLaCode()).isEmpty();
    assertThat(REFERENCE.aliases().get("342")).containsExactly("St Helens");
  }

  @Test
  void populationsOfMid2024() {
    assertThat(people(NORTH_WEST, "0-17", 2024)).isEqualTo(1_627_558);
    assertThat(people(NORTH_WEST, "5-16", 2024)).isEqualTo(1_126_721);
    assertThat(people(NORTH_WEST, "0-24", 2024)).isEqualTo(2_300_591);
    assertThat(people("E08000001", "0-17", 2024)).isEqualTo(75_599);
    assertThat(people("E92000001", "0-17", 2012)).isEqualTo(11_403_970);
    List<Authority> living =
        REFERENCE.authorities().expected(NORTH_WEST, DataPeriod.of(Quarter.parse("2025-26-Q1")));
    assertThat(living.stream().mapToLong(each -> people(each.newLaCode(), "0-17", 2024)).sum())
        .isEqualTo(1_627_558);
  }

  @Test
  void theNearestYearHeldStandsInForAMissingOne() {
    Populations.Estimate estimate =
        REFERENCE.populations().inForce(List.of("E08000001"), "5-16", 2021).orElseThrow();
    assertThat(estimate.year()).isEqualTo(2024);
    assertThat(REFERENCE.populations().inForce(List.of("E08000001"), "0-4", 2024)).isEmpty();
  }

  private static long people(String code, String band, int year) {
    Populations.Estimate estimate =
        REFERENCE.populations().inForce(List.of(code), band, year).orElseThrow();
    assertThat(estimate.year()).isEqualTo(year);
    return estimate.people();
  }

  @Test
  void adjoiningIsSymmetricAndNobodyAdjoinsItself() {
    REFERENCE
        .adjoining()
        .forEach(
            (code, others) -> {
              assertThat(others).doesNotContain(code);
              others.forEach(other -> assertThat(REFERENCE.adjoining().get(other)).contains(code));
            });
    assertThat(REFERENCE.adjoining().values().stream().mapToInt(Set::size).sum()).isEqualTo(768);
    assertThat(REFERENCE.adjoining().get("E08000001"))
        .as("Bolton: Bury, Salford, Wigan, Blackburn with Darwen, Lancashire")
        .containsExactlyInAnyOrder("E08000002", "E08000006", "E08000010", "E06000008", "E10000017");
    assertThat(REFERENCE.adjoining().get("E08000015"))
        .as("Wirral: Liverpool")
        .contains("E08000012");
  }

  @Test
  void tenNeighboursEachInBothModels() {
    assertThat(REFERENCE.neighbours()).containsOnlyKeys("2021", "2025");
    assertThat(REFERENCE.neighbours().get("2025")).hasSize(153).doesNotContainKey("909");
    assertThat(REFERENCE.neighbours().get("2021")).hasSize(152).containsKey("909");
    REFERENCE
        .neighbours()
        .values()
        .forEach(model -> assertThat(model.values()).allMatch(each -> each.size() == 10));
    assertThat(REFERENCE.neighbours().get("2025").get("889"))
        .startsWith("380", "353", "350", "831", "354", "335", "373");
  }

  @Test
  void censusDates() {
    assertThat(REFERENCE.censusDates())
        .hasSize(65)
        .contains(
            new Reference.CensusDate("EHE", Term.AUTUMN, "202223", LocalDate.of(2022, 10, 6)),
            new Reference.CensusDate("EHE", Term.SPRING, "202223", LocalDate.of(2023, 1, 19)),
            new Reference.CensusDate("EHE", Term.SUMMER, "202223", LocalDate.of(2023, 5, 18)));
  }

  @Test
  void bankHolidays() {
    assertThat(REFERENCE.bankHolidays())
        .hasSize(140)
        .contains(LocalDate.of(2025, 12, 25), LocalDate.of(2022, 9, 19), LocalDate.of(2026, 4, 6));
  }

  @Test
  void aNewerPopulationFileDroppedInIsUsed() throws IOException {
    copy();
    Files.writeString(
        folder.resolve("population_mid_2025.csv"),
        """
        \uFEFF# source: ONS, revised edition
        # date: July 2026
        # licence: OGL v3
        new_la_code,name,mid_year,age_band,population
        E08000001,Bolton,2024,0-17,75600
        E08000001,Bolton,2025,0-17,75700
        """);
    Populations populations = ReferenceCsv.read(folder).populations();
    assertThat(populations.inForce(List.of("E08000001"), "0-17", 2024))
        .contains(new Populations.Estimate(2024, 75_600));
    assertThat(populations.inForce(List.of("E08000001"), "0-17", 2025))
        .contains(new Populations.Estimate(2025, 75_700));
    assertThat(populations.inForce(List.of("E08000002"), "0-17", 2024))
        .contains(new Populations.Estimate(2024, 44_768));
  }

  /** Each line is a change to one file, and what the message must say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          authorities.csv | # licence:   | # license:  | authorities.csv: the first lines must say # licence
          authorities.csv | 350,E08000001| 35,E08000001| old_la_code cannot be "35"
          authorities.csv | 350,E08000001| 351,E08000001| authority 351 stands twice
          authorities.csv | 2023-03-31   | 31/03/2023  | valid_to is no date: "31/03/2023"
          authorities.csv | 942;943      | 942;999     | there is no authority 999
          authorities.csv | region_name  | region      | authorities.csv: header: the columns are
          sub_regions.csv | 340,Knowsley | 999,Knowsley| sub_regions.csv: no authority [999]
          sub_regions.csv | 340,Knowsley | 341,Knowsley| line 6: the authority stands in two sub-regions
          aliases.csv     | 342,St Helens| 999,St Helens| there is no authority 999
          population_mid_2024.csv | ,2012,0-17,11403970 | ,2012,0-17,11m | line 5: population cannot be "11m"
          population_mid_2024.csv | ,2013,0-17,11473080 | ,2012,0-17,11473080 | line 6: area, age band and year stand twice
          population_mid_2024.csv | ,2012,0-17,11403970 | ,2012,0-17 | line 5: 4 cells, where the header has 5
          adjoining.csv   | ,E06000004,  | ,E06000001, | line 5: the pair stands twice, or is one authority
          neighbours_2025.csv | ,2,      | ,3,         | the ranks of an authority run from 1
          census_dates.csv| ,Autumn,     | ,Winter,    | line 5: there is no term Winter
          census_dates.csv| ,201213,     | ,201214,    | line 5: academic_year is six digits
          bank_holidays.csv | 2012-04-06 | 2012-04-31  | line 6: date is no date
          """)
  void aFaultIsNamedByFileAndLine(String file, String found, String put, String message)
      throws IOException {
    copy();
    String text = Files.readString(DATA.resolve(file));
    assertThat(text).contains(found);
    int at = text.indexOf(found);
    Files.writeString(
        folder.resolve(file), text.substring(0, at) + put + text.substring(at + found.length()));

    assertThatThrownBy(() -> ReferenceCsv.read(folder))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageStartingWith(file)
        .hasMessageContaining(message);
  }

  private void copy() throws IOException {
    try (Stream<Path> files = Files.list(DATA)) {
      for (Path each : files.toList()) {
        Files.copy(each, folder.resolve(each.getFileName()));
      }
    }
  }
}
