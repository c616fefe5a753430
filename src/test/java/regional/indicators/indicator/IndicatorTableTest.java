package regional.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Area;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Populations;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.core.Term;
import regional.indicators.core.Value;

class IndicatorTableTest {

  private static final String NORTH_WEST = "E12000002";
  private static final Area REGION = Area.region(NORTH_WEST, "North West");
  private static final Quarter LAST_OF_CUMBRIA = Quarter.parse("2022-23-Q4");
  private static final Quarter FIRST_OF_SUCCESSORS = Quarter.parse("2023-24-Q1");

  private final GivenRows rows = new GivenRows(Definitions.RETURNS);
  private Reference reference = Definitions.REFERENCE;

  // A reorganisation -----------------------------------------------------------------------------

  @Test
  void aRegionsRollingYearRunsThroughTheSplitOfCumbria() {
    cumbriaSendsThreeQuarters();
    plansIssued("942", "2023-24-Q1", 8, 16);
    plansIssued("943", "2023-24-Q1", 4, 10);
    IndicatorTable table = compute(FIRST_OF_SUCCESSORS);
    Figure region = figure(table, "S05", FIRST_OF_SUCCESSORS, REGION);
    // 3 x 10 of Cumbria + 8 + 4 of its successors; 3 x 20 + 16 + 10
    assertThat(region.numerator()).contains(Value.of(42));
    assertThat(region.denominator()).isEqualTo(Value.of(86));
    assertThat(region.authoritiesReporting()).isEqualTo(1);
    assertThat(region.authoritiesExpected())
        .as("22, and Cumbria with its successors")
        .isEqualTo(23);
    for (String own : List.of("909", "942", "943")) {
      assertThat(figure(table, "S05", FIRST_OF_SUCCESSORS, area(own)).value())
          .as("%s has not its own four quarters", own)
          .isEqualTo(Value.Symbol.NOT_AVAILABLE);
    }
  }

  @Test
  void aQuarterOfTheSplitIsReportedOnlyByAllSuccessors() {
    cumbriaSendsThreeQuarters();
    plansIssued("942", "2023-24-Q1", 8, 16);
    Figure region = figure(compute(FIRST_OF_SUCCESSORS), "S05", FIRST_OF_SUCCESSORS, REGION);
    assertThat(region.value()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
    assertThat(region.authoritiesReporting()).isZero();
  }

  @Test
  void successorsHaveTheirOwnRollingYearFromTheirFourthQuarter() {
    for (String quarter : List.of("2023-24-Q1", "2023-24-Q2", "2023-24-Q3", "2023-24-Q4")) {
      plansIssued("942", quarter, 5, 10);
    }
    Quarter last = Quarter.parse("2023-24-Q4");
    IndicatorTable table = compute(last);
    assertThat(figure(table, "S05", last, area("942")).value()).isEqualTo(Value.of(50));
    assertThat(figure(table, "S05", Quarter.parse("2023-24-Q3"), area("942")).value())
        .isEqualTo(Value.Symbol.NOT_AVAILABLE);
    assertThat(table.figures()).noneMatch(each -> each.area().equals(area("909")));
  }

  @Test
  void whatAPredecessorHasCountedItsSuccessorDoesNotCountAgain() {
    Map<String, String> open = application("child", "2023-02-01");
    rows.sent("plo", "909", "2022-23-Q2", List.of());
    rows.sent("plo", "909", "2022-23-Q3", List.of());
    rows.sent("plo", "909", "2022-23-Q4", List.of(open));
    rows.sent("plo", "942", "2023-24-Q1", List.of(open, application("new", "2023-05-01")));
    rows.sent("plo", "943", "2023-24-Q1", List.of());
    Figure region = figure(compute(FIRST_OF_SUCCESSORS), "P08", FIRST_OF_SUCCESSORS, REGION);
    assertThat(region.denominator()).isEqualTo(Value.of(2));
  }

  @Test
  void anAcademicYearOfTheSplitIsReportedByAllSuccessorsOrByThePredecessor() {
    DataPeriod year = DataPeriod.of("202223", Term.YEAR);
    absence("942", "2023-24-Q2", "202223", "Year", 100, 2000);
    IndicatorTable half = compute(Quarter.parse("2023-24-Q2"));
    assertThat(half.find("A01", "", year, REGION).orElseThrow().authoritiesReporting()).isZero();
    absence("943", "2023-24-Q2", "202223", "Year", 50, 1000);
    IndicatorTable whole = compute(Quarter.parse("2023-24-Q2"));
    Figure region = whole.find("A01", "", year, REGION).orElseThrow();
    assertThat(region.numerator()).contains(Value.of(150));
    assertThat(region.authoritiesReporting()).isEqualTo(1);
    assertThat(region.authoritiesExpected()).isEqualTo(23);
  }

  @Test
  void theBaseOfASplitUnitIsThePopulationOfItsMembersAtTheEnd() {
    Populations populations = new Populations();
    populations.add("E10000006", "0-24", 2022, 140_000);
    populations.add("E06000063", "0-24", 2022, 70_000);
    populations.add("E06000064", "0-24", 2022, 60_000);
    reference = Definitions.with(populations);
    for (String quarter : List.of("2022-23-Q2", "2022-23-Q3", "2022-23-Q4")) {
      requests("909", quarter, "10");
    }
    requests("942", "2023-24-Q1", "6");
    requests("943", "2023-24-Q1", "7");
    Figure region = figure(compute(FIRST_OF_SUCCESSORS), "S01", FIRST_OF_SUCCESSORS, REGION);
    assertThat(region.numerator()).contains(Value.of(43));
    assertThat(region.denominator()).isEqualTo(Value.of(130_000));
    assertThat(region.populationYear()).contains(2022);
  }

  /** Cumberland and its twin hold a later year alone; the region holds the year in force. */
  @Test
  void aRegionThatHasReportedWholeRestsOnItsOwnPopulationBeforeAMixtureOfYears() {
    Populations populations = new Populations();
    populations.add(NORTH_WEST, "0-17", 2022, 1_585_260);
    List<String> codes = new ArrayList<>();
    for (Authority each : Definitions.REFERENCE.authorities().all()) {
      if (each.regionCode().equals(NORTH_WEST)
          && each.existed(DataPeriod.of(FIRST_OF_SUCCESSORS))) {
        codes.add(each.oldLaCode());
        boolean successor = Set.of("942", "943").contains(each.oldLaCode());
        populations.add(each.newLaCode(), "0-17", successor ? 2023 : 2022, 1000);
      }
    }
    reference = Definitions.with(populations);
    assertThat(codes).hasSize(24);
    codes.subList(1, 24).forEach(code -> rows.sent("plo", code, "2023-24-Q1", List.of()));
    Figure some = figure(compute(FIRST_OF_SUCCESSORS), "P02", FIRST_OF_SUCCESSORS, REGION);
    assertThat(some.denominator()).as("one is missing").isEqualTo(Value.of(23_000));
    assertThat(some.populationYear()).contains(2023);
    rows.sent("plo", codes.get(0), "2023-24-Q1", List.of());
    Figure all = figure(compute(FIRST_OF_SUCCESSORS), "P02", FIRST_OF_SUCCESSORS, REGION);
    assertThat(all.denominator()).isEqualTo(Value.of(1_585_260));
    assertThat(all.populationYear()).contains(2022);
  }

  @Test
  void aChildPlacedNextToCumbriaIsNotPlacedAtADistance() {
    // Lancashire adjoins Westmorland and Furness, and so adjoined Cumbria
    placement("888", "2022-23-Q4", "E10000006");
    placement("909", "2022-23-Q4", "E10000017", "E06000065", "E08000012");
    IndicatorTable table = compute(LAST_OF_CUMBRIA);
    assertThat(figure(table, "L08", LAST_OF_CUMBRIA, area("888")).numerator())
        .contains(Value.of(0));
    assertThat(figure(table, "L08", LAST_OF_CUMBRIA, area("909")).numerator())
        .as("Lancashire and North Yorkshire adjoin, Liverpool does not")
        .contains(Value.of(1));
  }

  // Regions and England --------------------------------------------------------------------------

  @Test
  void englandIsWrittenOnlyWhenEveryAuthorityHasSent() {
    Quarter quarter = Quarter.parse("2024-25-Q3");
    List<Authority> england =
        Definitions.REFERENCE.authorities().expected("", DataPeriod.of(quarter));
    for (Authority each : england.subList(1, england.size())) {
      plansHeld(each.oldLaCode(), "2024-25-Q3", "200", "50");
    }
    assertThat(compute(quarter).figures())
        .noneMatch(each -> each.area().equals(Area.england()) && each.period().equals(of(quarter)));
    plansHeld(england.get(0).oldLaCode(), "2024-25-Q3", "x", "50");
    Figure national = compute(quarter).find("S08", "", of(quarter), Area.england()).orElseThrow();
    int others = england.size() - 1;
    assertThat(national.denominator()).isEqualTo(Value.of(200.0 * others));
    assertThat(national.value()).isEqualTo(Value.of(25));
    assertThat(national.authoritiesReporting()).isEqualTo(others);
    assertThat(national.authoritiesExpected()).isEqualTo(others + 1);
    assertThat(national.status()).isEqualTo(FigureStatus.INCOMPLETE);
  }

  @Test
  void englandCountsAPredecessorAndItsSuccessorsAsOne() {
    List<String> quarters = List.of("2022-23-Q2", "2022-23-Q3", "2022-23-Q4", "2023-24-Q1");
    List<Authority> england =
        Definitions.REFERENCE
            .authorities()
            .expected("", DataPeriod.rollingYear(FIRST_OF_SUCCESSORS));
    for (String quarter : quarters) {
      for (Authority each : england) {
        if (each.existed(DataPeriod.of(Quarter.parse(quarter)))) {
          plansIssued(each.oldLaCode(), quarter, 1, 2);
        }
      }
    }
    DataPeriod year = DataPeriod.rollingYear(FIRST_OF_SUCCESSORS);
    Figure national =
        compute(FIRST_OF_SUCCESSORS).find("S05", "", year, Area.england()).orElseThrow();
    int units = england.size() - 2;
    assertThat(national.authoritiesExpected()).isEqualTo(units);
    assertThat(national.authoritiesReporting()).isEqualTo(units);
    // three quarters of Cumbria and one of each successor are five submissions
    assertThat(national.denominator()).isEqualTo(Value.of(2.0 * (4 * (units - 1) + 5)));
    assertThat(national.status()).isEqualTo(FigureStatus.FINAL);
  }

  @Test
  void aPopulationNotHeldIsReplacedByTheAreasOwnIfAllHaveReported() {
    Quarter quarter = Quarter.parse("2024-25-Q3");
    List<Authority> all =
        Definitions.REFERENCE.authorities().expected(NORTH_WEST, DataPeriod.of(quarter));
    Populations populations = new Populations();
    populations.add(NORTH_WEST, "0-24", 2023, 2_000_000);
    all.stream().skip(1).forEach(each -> populations.add(each.newLaCode(), "0-24", 2023, 50_000));
    reference = Definitions.with(populations);
    for (Authority each : all.subList(0, all.size() - 1)) {
      plansHeld(each.oldLaCode(), "2024-25-Q3", "100", "0");
    }
    Figure lacking = figure(compute(quarter), "S06", quarter, REGION);
    assertThat(lacking.numerator()).contains(Value.of(2300));
    assertThat(lacking.denominator()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
    assertThat(lacking.populationYear()).isEmpty();
    plansHeld(all.get(all.size() - 1).oldLaCode(), "2024-25-Q3", "100", "0");
    Figure whole = figure(compute(quarter), "S06", quarter, REGION);
    assertThat(whole.denominator()).isEqualTo(Value.of(2_000_000));
    assertThat(whole.populationYear()).contains(2023);
    assertThat(whole.authoritiesReporting()).isEqualTo(24);
    assertThat(whole.status()).isEqualTo(FigureStatus.FINAL);
  }

  @Test
  void aPhaseIsPooledOverThoseThatReportedIt() {
    DataPeriod autumn = DataPeriod.of("202425", Term.AUTUMN);
    absenceByPhase("350", "Primary", 10, 200);
    absenceByPhase("351", "Secondary", 30, 300);
    IndicatorTable table = compute(Quarter.parse("2024-25-Q4"));
    Figure primary = table.find("A01", "Primary", autumn, REGION).orElseThrow();
    assertThat(primary.value()).isEqualTo(Value.of(5));
    Figure secondary = table.find("A01", "Secondary", autumn, REGION).orElseThrow();
    assertThat(secondary.value()).isEqualTo(Value.of(10));
  }

  @Test
  void figuresComeByIndicatorBreakdownPeriodLevelAndArea() {
    absence("351", "2024-25-Q4", "202425", "Autumn", 10, 200);
    absence("350", "2024-25-Q4", "202425", "Autumn", 10, 200);
    absence("350", "2025-26-Q1", "202425", "Spring", 10, 200);
    List<String> order =
        compute(Quarter.parse("2025-26-Q1")).figures().stream()
            .filter(each -> each.indicatorId().equals("A01") && each.breakdown().isEmpty())
            .map(each -> each.period().timeIdentifier() + " " + each.area().name())
            .toList();
    assertThat(order)
        .containsExactly(
            "Autumn term Bolton",
            "Autumn term Bury",
            "Autumn term North West",
            "Spring term Bolton",
            "Spring term Bury",
            "Spring term North West");
  }

  @Test
  void aLaterQuarterIsNotLookedAt() {
    absence("350", "2024-25-Q4", "202425", "Autumn", 10, 200);
    absence("350", "2025-26-Q1", "202425", "Spring", 10, 200);
    assertThat(compute(Quarter.parse("2024-25-Q4")).figures())
        .noneMatch(each -> each.period().timeIdentifier().equals("Spring term"));
  }

  @Test
  void rowsInAnotherOrderGiveTheSameFigures() {
    List<Map<String, String>> sent = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      sent.add(application("child " + i, "2025-0" + (4 + i % 3) + "-01"));
    }
    GivenRows turned = new GivenRows(Definitions.RETURNS);
    for (String quarter : List.of("2024-25-Q2", "2024-25-Q3", "2024-25-Q4", "2025-26-Q1")) {
      rows.sent("plo", "350", quarter, quarter.equals("2025-26-Q1") ? sent : List.of());
      List<Map<String, String>> backwards = new ArrayList<>(sent);
      Collections.reverse(backwards);
      turned.sent("plo", "350", quarter, quarter.equals("2025-26-Q1") ? backwards : List.of());
    }
    Quarter last = Quarter.parse("2025-26-Q1");
    assertThat(
            IndicatorTable.compute(
                    Definitions.INDICATORS, Definitions.RETURNS, reference, turned, last)
                .figures())
        .isEqualTo(compute(last).figures())
        .anyMatch(
            each -> each.indicatorId().equals("P08") && each.denominator().equals(Value.of(50)));
  }

  // From a figure back to its rows ---------------------------------------------------------------

  @Test
  void aFigureIsTracedToTheLinesOfTheSubmissionsThatStand() {
    absence("350", "2024-25-Q3", "202425", "Autumn", 99, 200);
    absence("350", "2024-25-Q4", "202425", "Autumn", 10, 200);
    absence("351", "2024-25-Q4", "202425", "Autumn", 20, 300);
    rows.sent(
        "attendance",
        "352",
        "2024-25-Q4",
        List.of(
            Map.of(
                "academic_year", "202425",
                "term", "Autumn",
                "phase", "Total",
                "pupil_group", "All",
                "sessions_absent_total", "x",
                "sessions_possible", "400")));
    Quarter last = Quarter.parse("2024-25-Q4");
    Figure region =
        compute(last).find("A01", "", DataPeriod.of("202425", Term.AUTUMN), REGION).orElseThrow();
    Trace trace = trace(region, last);
    assertThat(trace.numerator().get(0).contributions())
        .extracting(
            each -> each.submission().oldLaCode(),
            each -> each.submission().quarter().toString(),
            Trace.Contribution::lines,
            each -> each.amount().text())
        .as("not Q3's, which Q4 replaces, and not Manchester's, which has an x")
        .containsExactly(
            tuple("350", "2024-25-Q4", List.of(2), "10"),
            tuple("351", "2024-25-Q4", List.of(2), "20"));
    assertThat(trace.denominator().get(0).contributions())
        .extracting(each -> each.amount().text())
        .containsExactly("200", "300");
    assertThat(trace.denominator().get(0).amount()).isEqualTo(region.denominator());
    assertThat(trace.shares())
        .extracting(each -> each.authorities().get(0).name() + " " + each.numerator().text())
        .containsExactly("Bolton 10", "Bury 20");
    assertThat(trace.notReporting()).hasSize(22).contains(authority("352"));
  }

  @Test
  void aRollingYearIsTracedToTheNewestRowOfEachKeyAndToThePopulation() {
    Map<String, String> open = application("a", "2024-08-01");
    rows.sent("plo", "350", "2024-25-Q2", List.of(application("b", "2024-02-01"), open));
    rows.sent("plo", "350", "2024-25-Q3", List.of());
    rows.sent("plo", "350", "2024-25-Q4", List.of(open));
    rows.sent("plo", "350", "2025-26-Q1", List.of());
    Quarter last = Quarter.parse("2025-26-Q1");
    Trace trace = trace(figure(compute(last), "P07", last, area("350")), last);
    assertThat(trace.numerator().get(0).contributions())
        .filteredOn(each -> !each.lines().isEmpty())
        .singleElement()
        .satisfies(
            only -> {
              assertThat(only.submission().quarter()).hasToString("2024-25-Q4");
              assertThat(only.submission().sha256()).isNotBlank();
              assertThat(only.lines()).containsExactly(2);
              assertThat(only.amount()).isEqualTo(Value.of(1));
            });
    assertThat(trace.numerator().get(0).contributions())
        .as("each of the four quarters is named")
        .hasSize(4);
    assertThat(trace.populations())
        .singleElement()
        .satisfies(people -> assertThat(people.midYear()).isEqualTo(2024));
  }

  // What is sent ---------------------------------------------------------------------------------

  private void cumbriaSendsThreeQuarters() {
    for (String quarter : List.of("2022-23-Q2", "2022-23-Q3", "2022-23-Q4")) {
      plansIssued("909", quarter, 10, 20);
    }
  }

  private void plansIssued(String authority, String quarter, int within, int issued) {
    rows.sent(
        "send",
        authority,
        quarter,
        List.of(
            send("assessments", "plans_issued_within_20_weeks", "Total", "" + within),
            send("assessments", "plans_issued", "Total", "" + issued)));
  }

  private void plansHeld(String authority, String quarter, String all, String inmss) {
    rows.sent(
        "send",
        authority,
        quarter,
        List.of(
            send("caseload", "plans_at_end", "Total", all),
            send("caseload", "plans_at_end", "INMSS", inmss)));
  }

  private void requests(String authority, String quarter, String received) {
    rows.sent("send", authority, quarter, List.of(send("requests", "received", "Total", received)));
  }

  private static Map<String, String> send(
      String section, String measure, String breakdown, String value) {
    return Map.of("section", section, "measure", measure, "breakdown", breakdown, "value", value);
  }

  private void absence(
      String authority, String quarter, String year, String term, int missed, int possible) {
    rows.sent(
        "attendance", authority, quarter, List.of(absence(year, term, "Total", missed, possible)));
  }

  private void absenceByPhase(String authority, String phase, int missed, int possible) {
    rows.sent(
        "attendance",
        authority,
        "2024-25-Q4",
        List.of(
            absence("202425", "Autumn", phase, missed, possible),
            absence("202425", "Autumn", "Total", missed, possible)));
  }

  private static Map<String, String> absence(
      String year, String term, String phase, int missed, int possible) {
    return Map.of(
        "academic_year",
        year,
        "term",
        term,
        "phase",
        phase,
        "pupil_group",
        "All",
        "sessions_absent_total",
        "" + missed,
        "sessions_possible",
        "" + possible);
  }

  private static Map<String, String> application(String child, String date) {
    return Map.of("child_id", child, "application_date", date);
  }

  private void placement(String authority, String quarter, String... hosts) {
    List<Map<String, String>> placed = new ArrayList<>();
    for (String host : hosts) {
      Map<String, String> row = new LinkedHashMap<>();
      row.put("child_id", "in " + host);
      row.put("cohort", "Looked after child (under 18)");
      row.put("host_la_code", host);
      placed.add(row);
    }
    rows.sent("placements", authority, quarter, placed);
  }

  // What is computed -----------------------------------------------------------------------------

  private IndicatorTable compute(Quarter upTo) {
    return IndicatorTable.compute(
        Definitions.INDICATORS, Definitions.RETURNS, reference, rows, upTo);
  }

  private Trace trace(Figure figure, Quarter upTo) {
    return Trace.of(figure, Definitions.INDICATORS, Definitions.RETURNS, reference, rows, upTo);
  }

  private static Figure figure(IndicatorTable table, String id, Quarter quarter, Area area) {
    Clock clock = Definitions.INDICATORS.get(id).clocks().get(0);
    DataPeriod period = clock == Clock.R4 ? DataPeriod.rollingYear(quarter) : of(quarter);
    return table.find(id, "", period, area).orElseThrow();
  }

  private static DataPeriod of(Quarter quarter) {
    return DataPeriod.of(quarter);
  }

  private static Area area(String oldLaCode) {
    return Area.of(authority(oldLaCode));
  }

  private static Authority authority(String oldLaCode) {
    return Definitions.REFERENCE.authorities().get(oldLaCode);
  }
}
