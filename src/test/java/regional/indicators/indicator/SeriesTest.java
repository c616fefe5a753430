package regional.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Term;
import regional.indicators.core.Value;

/** Points that do not overlap: single quarters, terms each apart, and gaps that stay gaps. */
class SeriesTest {

  private static final Area BOLTON = Area.of(Definitions.REFERENCE.authorities().get("350"));
  private static final Area REGION = Area.region("E12000002", "North West");

  private final GivenRows rows = new GivenRows(Definitions.RETURNS);

  // Single quarters ------------------------------------------------------------------------------

  @Test
  void aRollingYearIsChartedByItsSingleQuarters() {
    int[] within = {1, 5, 10, 15, 20};
    for (int i = 0; i < within.length; i++) {
      plansIssued("350", Quarter.parse("2024-25-Q1").plus(i), within[i], 20);
    }
    IndicatorTable table = compute("2025-26-Q1");
    Series series = series(table, "S05", BOLTON).get(0);
    assertThat(series.timeIdentifier()).isEmpty();
    assertThat(texts(series)).containsExactly("5", "25", "50", "75", "100");
    assertThat(series.points().get(4).period())
        .isEqualTo(DataPeriod.of(Quarter.parse("2025-26-Q1")));
    Figure last = series.points().get(4).figure().orElseThrow();
    assertThat(last.numerator()).contains(Value.of(20));
    assertThat(last.denominator()).isEqualTo(Value.of(20));
    assertThat(last.clock()).isEqualTo(Clock.R4);
    assertThat(table.figures())
        .as("single quarters are not printed")
        .noneMatch(each -> each.clock() == Clock.R4 && each.period().equals(last.period()));
  }

  @Test
  void theSingleQuartersOfAYearAddUpToTheRollingYear() {
    // first seen in Q2; in Q4 the application's date is put right: it was made in Q3
    rows.sent("plo", "350", "2024-25-Q1", List.of(application("a", "2024-04-02")));
    rows.sent("plo", "350", "2024-25-Q2", List.of(application("b", "2024-09-30")));
    rows.sent("plo", "350", "2024-25-Q3", List.of(application("c", "2024-10-01")));
    rows.sent(
        "plo",
        "350",
        "2024-25-Q4",
        List.of(application("d", "2025-03-31"), late("e", "2024-12-31", "2024-05-01")));
    IndicatorTable table = compute("2024-25-Q4");
    assertThat(numerators(table, "P07")).containsExactly("1", "1", "2", "1");
    Figure year =
        table.find("P07", "", DataPeriod.rollingYear(Quarter.parse("2024-25-Q4")), BOLTON).get();
    assertThat(year.numerator()).contains(Value.of(5));
  }

  @Test
  void aMedianIsThatOfTheQuartersRecords() {
    rows.sent("plo", "350", "2024-25-Q1", List.of(ended("a", "2024-04-01", "2024-04-29")));
    rows.sent(
        "plo",
        "350",
        "2024-25-Q2",
        List.of(
            ended("b", "2024-06-03", "2024-07-01"),
            ended("c", "2024-06-03", "2024-07-15"),
            ended("d", "2024-06-03", "2024-09-23")));
    Series series = series(compute("2024-25-Q2"), "P04", BOLTON).get(0);
    assertThat(texts(series)).as("4 weeks; 4, 6 and 16 weeks").containsExactly("4", "6");
    assertThat(series.points().get(1).figure().orElseThrow().values())
        .containsExactly(4.0, 6.0, 16.0);
  }

  @Test
  void aSingleQuarterIsOnItsOwnCensusAndTheSecondHasNone() {
    census("2024-25-Q1", "Summer", "202324", "100", "5");
    census("2024-25-Q2", "z", "z", "z", "6");
    census("2024-25-Q3", "Autumn", "202425", "140", "7");
    census("2024-25-Q4", "Spring", "202425", "120", "12");
    IndicatorTable table = compute("2024-25-Q4");
    List<Figure> single = single(table, "H07", BOLTON);
    assertThat(single)
        .extracting(each -> each.value().text())
        .as("5, 7 and 12 of 100, 140 and 120 children; no census between")
        .containsExactly("50", "x", "50", "100");
    assertThat(single)
        .extracting(each -> each.denominator().text())
        .containsExactly("100", "x", "140", "120");
    assertThat(table.find("H07", "", DataPeriod.rollingYear(Quarter.parse("2024-25-Q4")), BOLTON))
        .get()
        .satisfies(
            year -> {
              assertThat(year.numerator()).contains(Value.of(30));
              assertThat(year.denominator()).as("the mean of the three").isEqualTo(Value.of(120));
            });
  }

  @Test
  void aRegionsSingleQuartersRunThroughAReorganisationAndItsAuthoritiesDoNot() {
    Quarter before = Quarter.parse("2022-23-Q4");
    plansIssued("909", before, 10, 20);
    plansIssued("942", before.plus(1), 8, 16);
    plansIssued("943", before.plus(1), 4, 14);
    IndicatorTable table = compute("2023-24-Q1");
    assertThat(texts(series(table, "S05", REGION).get(0))).containsExactly("50", "40");
    assertThat(single(table, "S05", area("909"))).hasSize(1);
    assertThat(single(table, "S05", area("942"))).hasSize(1);
    Series successor = series(table, "S05", area("942")).get(0);
    assertThat(texts(successor)).containsExactly("50");
    assertThat(successor.points().get(0).period()).isEqualTo(DataPeriod.of(before.plus(1)));
  }

  // Terms ----------------------------------------------------------------------------------------

  @Test
  void eachTermIsASeriesOfItsOwnAndAMissingYearIsAGap() {
    absence("2022-23-Q4", "202223", "Autumn", 10);
    absence("2023-24-Q1", "202223", "Spring", 20);
    absence("2024-25-Q4", "202425", "Autumn", 30);
    List<Series> series = series(compute("2024-25-Q4"), "A01", BOLTON);
    assertThat(series)
        .extracting(Series::timeIdentifier)
        .containsExactly("Autumn term", "Spring term");
    assertThat(texts(series.get(0))).containsExactly("5", "x", "15");
    Series.Point gap = series.get(0).points().get(1);
    assertThat(gap.isGap()).isTrue();
    assertThat(gap.figure()).isEmpty();
    assertThat(gap.period()).isEqualTo(DataPeriod.of("202324", Term.AUTUMN));
    assertThat(series.get(0).points().get(0).isGap()).isFalse();
    assertThat(texts(series.get(1))).containsExactly("10");
  }

  @Test
  void aQuarterNotSentIsAGapAndWhatComesBeforeTheFirstValueIsNot() {
    plansHeld("350", "2024-25-Q2", "100");
    plansHeld("350", "2024-25-Q4", "120");
    plansHeld("351", "2024-25-Q1", "50");
    plansHeld("351", "2025-26-Q1", "50");
    List<Series> series = series(compute("2025-26-Q1"), "S06", BOLTON);
    assertThat(series).hasSize(1);
    assertThat(series.get(0).points())
        .extracting(each -> each.period() + " " + each.isGap())
        .containsExactly(
            "202425 Financial year Q2 false",
            "202425 Financial year Q3 true",
            "202425 Financial year Q4 false",
            "202526 Financial year Q1 true");
  }

  @Test
  void anAreaThatNeverHadAValueHasNoSeries() {
    plansHeld("350", "2024-25-Q2", "x");
    assertThat(series(compute("2024-25-Q2"), "S06", BOLTON)).isEmpty();
  }

  @Test
  void rollingYearsAreRefused() {
    plansIssued("350", Quarter.parse("2024-25-Q1"), 1, 2);
    List<Figure> all = compute("2024-25-Q1").figures();
    assertThatThrownBy(() -> Series.of(all)).hasMessageContaining("overlap");
  }

  // Sub-regions ----------------------------------------------------------------------------------

  @Test
  void aSubRegionIsPooledAndRunsThroughAReorganisation() {
    for (String quarter : List.of("2022-23-Q2", "2022-23-Q3", "2022-23-Q4")) {
      plansIssued("909", Quarter.parse(quarter), 10, 20);
      plansIssued("350", Quarter.parse(quarter), 1, 4);
    }
    Quarter first = Quarter.parse("2023-24-Q1");
    plansIssued("942", first, 8, 16);
    plansIssued("943", first, 4, 10);
    plansIssued("350", first, 1, 4);
    IndicatorTable table = compute("2023-24-Q1");
    DataPeriod year = DataPeriod.rollingYear(first);
    Map<String, Figure> found = new java.util.HashMap<>();
    table.subRegions().stream()
        .filter(each -> each.indicatorId().equals("S05") && each.period().equals(year))
        .forEach(each -> found.put(each.area().name(), each));
    assertThat(found.keySet()).containsExactlyInAnyOrder("Cumbria", "Greater Manchester");
    Figure cumbria = found.get("Cumbria");
    assertThat(cumbria.numerator()).contains(Value.of(42));
    assertThat(cumbria.denominator()).isEqualTo(Value.of(86));
    assertThat(cumbria.authoritiesExpected()).isEqualTo(1);
    assertThat(cumbria.authoritiesReporting()).isEqualTo(1);
    Figure manchester = found.get("Greater Manchester");
    assertThat(manchester.value()).isEqualTo(Value.of(25));
    assertThat(manchester.authoritiesReporting()).isEqualTo(1);
    assertThat(manchester.authoritiesExpected()).isEqualTo(10);
    assertThat(table.figures()).noneMatch(each -> each.area().equals(cumbria.area()));
  }

  @Test
  void aSubRegionsMedianIsThatOfItsPooledRecords() {
    for (String quarter : List.of("2024-25-Q1", "2024-25-Q2", "2024-25-Q3")) {
      rows.sent("plo", "350", quarter, List.of());
      rows.sent("plo", "351", quarter, List.of());
    }
    rows.sent("plo", "350", "2024-25-Q4", List.of(ended("a", "2025-01-06", "2025-01-13")));
    rows.sent(
        "plo",
        "351",
        "2024-25-Q4",
        List.of(ended("b", "2025-01-06", "2025-02-17"), ended("c", "2025-01-06", "2025-02-24")));
    assertThat(compute("2024-25-Q4").subRegions())
        .filteredOn(each -> each.indicatorId().equals("P04"))
        .filteredOn(each -> each.value().isKnown())
        .singleElement()
        .satisfies(each -> assertThat(each.value()).isEqualTo(Value.of(6)))
        .satisfies(each -> assertThat(each.values()).containsExactly(1.0, 6.0, 7.0));
  }

  // Cumbria and the population -------------------------------------------------------------------

  @Test
  void cumbriaHasNoSuccessorsFiguresAndTheyHaveNoneOfIts() {
    plansHeld("909", "2022-23-Q4", "1000");
    plansHeld("942", "2023-24-Q1", "600");
    plansHeld("943", "2023-24-Q1", "500");
    IndicatorTable table = compute("2023-24-Q1");
    DataPeriod before = DataPeriod.of(Quarter.parse("2022-23-Q4"));
    DataPeriod after = DataPeriod.of(Quarter.parse("2023-24-Q1"));
    assertThat(table.find("S06", "", before, area("909"))).isPresent();
    assertThat(table.find("S06", "", after, area("909"))).isEmpty();
    for (String successor : List.of("942", "943")) {
      assertThat(table.find("S06", "", before, area(successor))).isEmpty();
      assertThat(table.find("S06", "", after, area(successor))).isPresent();
    }
    assertThat(table.find("S06", "", before, REGION).orElseThrow().authoritiesExpected())
        .isEqualTo(23);
    assertThat(table.find("S06", "", after, REGION).orElseThrow().authoritiesExpected())
        .isEqualTo(24);
    assertThat(table.find("S06", "", before, REGION).orElseThrow().numerator())
        .contains(Value.of(1000));
    assertThat(table.find("S06", "", after, REGION).orElseThrow().numerator())
        .contains(Value.of(1100));
  }

  @Test
  void thePopulationsYearIsFixedWithinTheFinancialYear() {
    Quarter first = Quarter.parse("2019-20-Q1");
    for (int i = 0; i < 5; i++) {
      rows.sent("plo", "350", first.plus(i).toString(), List.of());
    }
    assertThat(single(compute("2020-21-Q1"), "P02", BOLTON)).isEmpty();
    List<Optional<Integer>> years =
        compute("2020-21-Q1").figures().stream()
            .filter(each -> each.indicatorId().equals("P02") && each.area().equals(BOLTON))
            .map(Figure::populationYear)
            .toList();
    assertThat(years)
        .isEqualTo(Arrays.asList(2018, 2018, 2018, 2018, 2019).stream().map(Optional::of).toList());
  }

  @Test
  void theAutumnTermIsProvisionalInTheThirdQuarterAndFinalInTheFourth() {
    DataPeriod autumn = DataPeriod.of("202425", Term.AUTUMN);
    absence("2024-25-Q3", "202425", "Autumn", 10);
    Figure early = compute("2024-25-Q3").find("A01", "", autumn, BOLTON).orElseThrow();
    assertThat(early.status()).isEqualTo(FigureStatus.PROVISIONAL);
    absence("2024-25-Q4", "202425", "Autumn", 11);
    Figure settled = compute("2024-25-Q4").find("A01", "", autumn, BOLTON).orElseThrow();
    assertThat(settled.status()).isEqualTo(FigureStatus.FINAL);
    assertThat(settled.numerator()).contains(Value.of(11));
    assertThat(settled.reportingQuarter()).hasToString("2024-25-Q4");
  }

  // What is sent ---------------------------------------------------------------------------------

  private void plansIssued(String authority, Quarter quarter, int within, int issued) {
    rows.sent(
        "send",
        authority,
        quarter.toString(),
        List.of(
            send("assessments", "plans_issued_within_20_weeks", "" + within),
            send("assessments", "plans_issued", "" + issued)));
  }

  private void plansHeld(String authority, String quarter, String all) {
    rows.sent("send", authority, quarter, List.of(send("caseload", "plans_at_end", all)));
  }

  private static Map<String, String> send(String section, String measure, String value) {
    return Map.of("section", section, "measure", measure, "breakdown", "Total", "value", value);
  }

  private void census(String quarter, String term, String year, String children, String notices) {
    rows.sent(
        "ehe",
        "350",
        quarter,
        List.of(
            Map.of(
                "academic_year", year,
                "term", term,
                "breakdown_topic", "Total",
                "breakdown", "Total",
                "children_on_census", children,
                "section_437_notices", notices)));
  }

  private void absence(String quarter, String year, String term, int missed) {
    rows.sent(
        "attendance",
        "350",
        quarter,
        List.of(
            Map.of(
                "academic_year",
                year,
                "term",
                term,
                "phase",
                "Total",
                "pupil_group",
                "All",
                "sessions_absent_total",
                "" + missed,
                "sessions_possible",
                "200")));
  }

  private static Map<String, String> application(String child, String date) {
    return Map.of("child_id", child, "application_date", date);
  }

  /** An application of a pathway that began before it. */
  private static Map<String, String> late(String child, String application, String decision) {
    return Map.of(
        "child_id",
        child,
        "application_date",
        application,
        "pre_proceedings_decision_date",
        decision);
  }

  private static Map<String, String> ended(String child, String start, String end) {
    return Map.of(
        "child_id",
        child,
        "pre_proceedings_decision_date",
        start,
        "pre_proceedings_end_date",
        end,
        "pre_proceedings_outcome",
        "STEP_DOWN");
  }

  // What is computed -----------------------------------------------------------------------------

  private IndicatorTable compute(String upTo) {
    return IndicatorTable.compute(
        Definitions.INDICATORS,
        Definitions.RETURNS,
        Definitions.REFERENCE,
        rows,
        Quarter.parse(upTo));
  }

  private static Area area(String oldLaCode) {
    return Area.of(Definitions.REFERENCE.authorities().get(oldLaCode));
  }

  private static List<Series> series(IndicatorTable table, String id, Area area) {
    return table.series().stream()
        .filter(each -> each.indicatorId().equals(id) && each.area().equals(area))
        .filter(each -> each.breakdown().isEmpty())
        .toList();
  }

  private static List<Figure> single(IndicatorTable table, String id, Area area) {
    return table.singleQuarters().stream()
        .filter(each -> each.indicatorId().equals(id) && each.area().equals(area))
        .toList();
  }

  private static List<String> numerators(IndicatorTable table, String id) {
    List<String> texts = new ArrayList<>();
    single(table, id, BOLTON).forEach(each -> texts.add(each.numerator().orElseThrow().text()));
    return texts;
  }

  private static List<String> texts(Series series) {
    return series.points().stream().map(each -> each.value().text()).toList();
  }
}
