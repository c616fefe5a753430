package regional.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Area;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Populations;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.core.Value;
import regional.indicators.core.Value.Symbol;

/** From a figure back to its terms, submissions, populations and authorities. */
class TraceTest {

  private static final Area REGION = Area.region("E12000002", "North West");

  private final GivenRows rows = new GivenRows(Definitions.RETURNS);
  private Reference reference = Definitions.REFERENCE;

  @Test
  void whatIsTakenAwayIsATermOfItsOwn() {
    for (String quarter : List.of("2024-25-Q1", "2024-25-Q2", "2024-25-Q3", "2024-25-Q4")) {
      rows.sent(
          "send",
          "350",
          quarter,
          List.of(
              send("assessments", "plans_issued", "30"),
              send("assessments", "plans_issued_exception", "5"),
              send("assessments", "plans_issued_non_exception_within_20_weeks", "10")));
    }
    Trace trace = trace("S04", area("350"), rolling("2024-25-Q4"), "2024-25-Q4");
    assertThat(trace.numerator())
        .singleElement()
        .satisfies(term -> assertThat(term.amount()).isEqualTo(Value.of(40)));
    assertThat(trace.denominator())
        .extracting(term -> term.measure().subtracted() + " " + term.amount().text())
        .containsExactly("false 120", "true 20");
    assertThat(trace.denominator().get(1).contributions())
        .extracting(each -> each.submission().quarter() + " " + each.lines() + each.amount().text())
        .containsExactly(
            "2024-25-Q1 [3]5", "2024-25-Q2 [3]5", "2024-25-Q3 [3]5", "2024-25-Q4 [3]5");
    assertThat(trace.shares())
        .singleElement()
        .satisfies(each -> assertThat(each.numerator()).isEqualTo(Value.of(40)))
        .satisfies(each -> assertThat(each.denominator()).isEqualTo(Value.of(100)));
    assertThat(trace.populations()).isEmpty();
    assertThat(trace.notReporting()).isEmpty();
  }

  @Test
  void ofAStockAtTheEndOnlyTheLastQuarterIsTaken() {
    for (String quarter : List.of("2024-25-Q1", "2024-25-Q2", "2024-25-Q3", "2024-25-Q4")) {
      rows.sent(
          "send",
          "350",
          quarter,
          List.of(
              send("disputes", "appeals_registered", "3"),
              send("requests", "decided_not", "2"),
              send("assessments", "decided_not_issue", "1"),
              send("caseload", "plans_at_end", "1000"),
              Map.of("section", "caseload", "measure", "ceased", "breakdown", "2", "value", "4")));
    }
    Trace trace = trace("S11", area("350"), rolling("2024-25-Q4"), "2024-25-Q4");
    assertThat(trace.denominator())
        .extracting(term -> term.amount().text() + " of " + term.contributions().size())
        .containsExactly("8 of 4", "4 of 4", "1000 of 1", "16 of 4");
  }

  @Test
  void anAuthorityThatDidNotReportIsNamedAndAddsNothing() {
    plansHeld("350", "x");
    Trace trace = trace("S07", area("350"), of("2024-25-Q1"), "2024-25-Q1");
    assertThat(trace.figure().value()).isEqualTo(Symbol.NOT_AVAILABLE);
    assertThat(trace.numerator())
        .singleElement()
        .satisfies(term -> assertThat(term.amount()).isEqualTo(Symbol.NOT_APPLICABLE))
        .satisfies(term -> assertThat(term.contributions()).isEmpty());
    assertThat(trace.shares()).isEmpty();
    assertThat(trace.notReporting()).extracting(Authority::oldLaCode).containsExactly("350");
  }

  @Test
  void aPartOfARegionIsMadeOfItsOwnAuthorities() {
    plansHeld("350", "100");
    plansHeld("351", "50");
    plansHeld("888", "400");
    Area part = Area.subRegion("E12000002", "North West", "Greater Manchester");
    Trace trace = trace("S06", part, of("2024-25-Q1"), "2024-25-Q1");
    assertThat(trace.shares())
        .extracting(each -> each.authorities().get(0).oldLaCode() + " " + each.numerator().text())
        .containsExactly("350 100", "351 50");
    assertThat(trace.notReporting()).hasSize(8);
    assertThat(trace.populations())
        .extracting(Trace.People::name)
        .containsExactly("Bolton", "Bury");
    assertThat(trace.populations().stream().mapToLong(Trace.People::people).sum())
        .isEqualTo((long) ((Value.Known) trace.figure().denominator()).number());
    Trace whole = trace("S06", REGION, of("2024-25-Q1"), "2024-25-Q1");
    assertThat(whole.shares()).hasSize(3);
  }

  @Test
  void theAreasOwnPopulationIsNamedWhereAnAuthorityHasNone() {
    Populations populations = new Populations();
    populations.add("E12000002", "0-24", 2023, 2_000_000);
    populations.add("E92000001", "0-24", 2023, 9_000_000);
    reference = Definitions.with(populations);
    DataPeriod period = of("2024-25-Q1");
    for (Authority each : Definitions.REFERENCE.authorities().expected("E12000002", period)) {
      plansHeld(each.oldLaCode(), "10");
    }
    Trace trace = trace("S06", REGION, period, "2024-25-Q1");
    assertThat(trace.populations())
        .containsExactly(new Trace.People("North West", 2023, 2_000_000));
    Trace own = trace("S06", area("350"), period, "2024-25-Q1");
    assertThat(own.populations()).isEmpty();
    assertThat(own.figure().denominator()).isEqualTo(Symbol.NOT_AVAILABLE);
  }

  @Test
  void aReorganisedUnitIsOneShare() {
    for (String quarter : List.of("2022-23-Q2", "2022-23-Q3", "2022-23-Q4")) {
      issued("909", quarter, "10", "20");
    }
    issued("942", "2023-24-Q1", "8", "16");
    issued("943", "2023-24-Q1", "4", "10");
    Trace trace = trace("S05", REGION, rolling("2023-24-Q1"), "2023-24-Q1");
    assertThat(trace.shares())
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.authorities())
                    .extracting(Authority::oldLaCode)
                    .containsExactly("909", "942", "943"))
        .satisfies(each -> assertThat(each.numerator()).isEqualTo(Value.of(42)));
    assertThat(trace.numerator().get(0).contributions()).hasSize(5);
  }

  // What is sent ---------------------------------------------------------------------------------

  private void plansHeld(String authority, String all) {
    rows.sent("send", authority, "2024-25-Q1", List.of(send("caseload", "plans_at_end", all)));
  }

  private void issued(String authority, String quarter, String within, String all) {
    rows.sent(
        "send",
        authority,
        quarter,
        List.of(
            send("assessments", "plans_issued_within_20_weeks", within),
            send("assessments", "plans_issued", all)));
  }

  private static Map<String, String> send(String section, String measure, String value) {
    return Map.of("section", section, "measure", measure, "breakdown", "Total", "value", value);
  }

  private Trace trace(String id, Area area, DataPeriod period, String upTo) {
    Quarter last = Quarter.parse(upTo);
    IndicatorTable table =
        IndicatorTable.compute(Definitions.INDICATORS, Definitions.RETURNS, reference, rows, last);
    Optional<Figure> figure =
        Stream.concat(table.figures().stream(), table.subRegions().stream())
            .filter(each -> each.indicatorId().equals(id) && each.breakdown().isEmpty())
            .filter(each -> each.area().equals(area) && each.period().equals(period))
            .findFirst();
    return Trace.of(
        figure.orElseThrow(), Definitions.INDICATORS, Definitions.RETURNS, reference, rows, last);
  }

  private static DataPeriod of(String quarter) {
    return DataPeriod.of(Quarter.parse(quarter));
  }

  private static DataPeriod rolling(String quarter) {
    return DataPeriod.rollingYear(Quarter.parse(quarter));
  }

  private static Area area(String oldLaCode) {
    return Area.of(Definitions.REFERENCE.authorities().get(oldLaCode));
  }
}
