package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Area;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Quarter;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.IndicatorTable;
import regional.indicators.submission.ChangedCells;
import regional.indicators.submission.Resubmission;
import regional.indicators.submission.Submission;

/**
 * Requests of two regions over eight quarters, of which some are sent again. S02, the share
 * refused, has no good side; S03, the share in time, is ranked.
 */
class RevisionsTest {

  private static final List<Area> HERE = Counted.authorities(Counted.NORTH_WEST);
  private static final List<Area> THERE = Counted.authorities(Counted.NORTH_EAST);
  private static final String OWN = HERE.get(3).oldLaCode();

  /** A neighbour of it, in its region; no other authority has neighbours. */
  private static final String NEIGHBOUR = HERE.get(7).oldLaCode();

  private static final LocalDate LATER = LocalDate.of(2026, 2, 1);

  private final Requests requests = new Requests();
  private final Map<String, Submission> first = new LinkedHashMap<>();

  private void sent() {
    for (int back = 7; back >= 0; back--) {
      Quarter quarter = Counted.NEWEST.plus(-back);
      for (List<Area> region : List.of(HERE, THERE)) {
        for (int i = 0; i < region.size(); i++) {
          String code = region.get(i).oldLaCode();
          first.put(code + quarter, requests.sent(code, quarter, 20 + i, 100));
        }
      }
    }
  }

  private Resubmission resubmit(String oldLaCode, int quartersBack, int refused, int agreed) {
    Quarter quarter = Counted.NEWEST.plus(-quartersBack);
    return new Resubmission(
        first.get(oldLaCode + quarter), requests.sent(oldLaCode, quarter, refused, agreed), LATER);
  }

  private Revisions revisions(Resubmission... resubmissions) {
    Map<Resubmission, ChangedCells> cells = new LinkedHashMap<>();
    for (Resubmission each : resubmissions) {
      cells.put(each, ChangedCells.of(each, Declared.RETURNS.get(Requests.RETURN), requests));
    }
    Benchmarks.Beside beside =
        Counted.beside(Requests.INDICATORS, List.of(), Map.of(OWN, List.of(NEIGHBOUR)));
    IndicatorTable now = requests.table();
    IndicatorTable before =
        Requests.table(
            Revisions.touched(Requests.INDICATORS, List.of(resubmissions)),
            Resubmission.without(List.of(resubmissions), requests));
    return Revisions.of(cells, now, Benchmarks.of(now, beside), before, beside);
  }

  private static List<String> named(List<Revisions.Moved> moved) {
    return moved.stream().map(RevisionsTest::name).toList();
  }

  private static String name(Revisions.Moved moved) {
    Figure figure = moved.figure();
    String place =
        switch (figure.area().level()) {
          case LOCAL_AUTHORITY -> figure.area().oldLaCode();
          case REGIONAL -> figure.area().regionCode();
          case SUB_REGIONAL -> figure.area().name();
          case NATIONAL -> "England";
        };
    return String.join(
        " ",
        figure.indicatorId(),
        figure.period().timePeriod() + figure.period().timeIdentifier().substring(15),
        place,
        moved.comparator(),
        moved.what(),
        moved.was() + ">" + moved.is());
  }

  private static List<Revisions.Moved> of(Revisions revisions, String indicator, String code) {
    return revisions.moved().stream()
        .filter(each -> each.figure().indicatorId().equals(indicator))
        .filter(each -> each.figure().area().oldLaCode().equals(code))
        .filter(each -> each.figure().reportingQuarter().equals(Counted.NEWEST))
        .toList();
  }

  @Test
  void nothingMovesWhereNothingChanged() {
    sent();
    Revisions revisions = revisions(resubmit(OWN, 0, 23, 100));
    assertThat(revisions.moved()).isEmpty();
    assertThat(revisions.cells()).hasSize(1);
    assertThat(revisions.cells().values()).allMatch(each -> each.cells().isEmpty());
  }

  @Test
  void saysEachCellOfAFigureThatMoved() {
    sent();
    Revisions revisions = revisions(resubmit(OWN, 0, 25, 100));
    List<Revisions.Moved> own = of(revisions, "S02", OWN);
    assertThat(named(own))
        .contains(
            "S02 202526Q3 " + OWN + "  numerator 92>94",
            "S02 202526Q3 " + OWN + "  denominator 492>494",
            "S02 202526Q3 " + OWN + "  value 18.69918699186992>19.02834008097166");
    assertThat(own)
        .filteredOn(each -> each.comparator().isEmpty())
        .map(Revisions.Moved::what)
        .contains("lower", "upper", "change", "change_lower", "change_upper")
        .doesNotContain("method", "status", "rank", "previous_value");
    assertThat(own).allSatisfy(each -> assertThat(each.before()).isPresent());
  }

  /** 3 of 24 in the region; the neighbour has no neighbours itself. */
  @Test
  void ofOthersMovesWhatIsMadeOfIt() {
    sent();
    Revisions revisions = revisions(resubmit(NEIGHBOUR, 0, 0, 100));
    assertThat(named(of(revisions, "S03", OWN)))
        .anyMatch(each -> each.startsWith("S03 202526Q3 " + OWN + " sn_2025_mean comparator_value"))
        .anyMatch(each -> each.startsWith("S03 202526Q3 " + OWN + " region comparator_value"))
        .noneMatch(each -> each.contains("  value"));
    assertThat(of(revisions, "S03", HERE.get(20).oldLaCode())).isNotEmpty();
    Set<String> regions =
        revisions.moved().stream()
            .filter(each -> each.figure().area().level() == GeographicLevel.REGIONAL)
            .map(each -> each.figure().area().regionCode())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(regions).containsExactly(Counted.NORTH_WEST);
    assertThat(revisions.moved())
        .noneMatch(each -> each.figure().area().regionCode().equals(Counted.NORTH_EAST));
  }

  @Test
  void namesWhoseResubmissionMovedIt() {
    sent();
    Resubmission own = resubmit(OWN, 0, 90, 100);
    Resubmission neighbour = resubmit(NEIGHBOUR, 0, 0, 100);
    Resubmission elsewhere = resubmit(THERE.get(2).oldLaCode(), 0, 90, 100);
    Revisions revisions = revisions(own, neighbour, elsewhere);
    for (Revisions.Moved each : of(revisions, "S03", OWN)) {
      assertThat(each.causedBy())
          .as(name(each))
          .containsExactlyElementsOf(
              each.comparator().startsWith("sn_")
                  ? List.of(own, neighbour, elsewhere)
                  : each.comparator().isEmpty() && (ofFigure(each.what()) || ofOwnPast(each.what()))
                      ? List.of(own)
                      : List.of(own, neighbour));
    }
    for (Revisions.Moved each : of(revisions, "S03", HERE.get(20).oldLaCode())) {
      assertThat(each.causedBy()).as(name(each)).containsExactly(own, neighbour);
    }
    assertThat(revisions.moved())
        .filteredOn(each -> each.figure().area().equals(Counted.region(Counted.NORTH_WEST)))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.causedBy()).containsExactly(own, neighbour));
    assertThat(revisions.moved())
        .filteredOn(each -> each.figure().area().equals(Counted.region(Counted.NORTH_EAST)))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.causedBy()).containsExactly(elsewhere));
  }

  private static boolean ofFigure(String what) {
    return regional.indicators.core.FigureColumns.FIGURE.contains(what);
  }

  private static boolean ofOwnPast(String what) {
    return what.startsWith("previous_")
        || what.startsWith("change")
        || Set.of("direction", "spc").contains(what);
  }

  @Test
  void whatWasSentForAnEarlierQuarterMovesTheYearsThatHoldItAndTheChangesFromThem() {
    sent();
    Resubmission earlier = resubmit(OWN, 4, 90, 100);
    Revisions revisions = revisions(earlier);
    List<Revisions.Moved> own =
        revisions.moved().stream()
            .filter(each -> each.figure().area().oldLaCode().equals(OWN))
            .filter(each -> each.figure().indicatorId().equals("S02"))
            .toList();
    assertThat(own)
        .filteredOn(each -> each.what().equals("value"))
        .map(each -> each.figure().reportingQuarter())
        .containsExactlyInAnyOrder(
            Counted.NEWEST.plus(-4),
            Counted.NEWEST.plus(-3),
            Counted.NEWEST.plus(-2),
            Counted.NEWEST.plus(-1));
    assertThat(own)
        .filteredOn(each -> each.figure().reportingQuarter().equals(Counted.NEWEST))
        .map(Revisions.Moved::what)
        .contains("previous_value", "change");
    assertThat(own).allSatisfy(each -> assertThat(each.causedBy()).containsExactly(earlier));
  }

  @Test
  void aFigureThatThereWasNotBeforeWasEmpty() {
    sent();
    Quarter newest = Counted.NEWEST;
    String code = HERE.get(0).oldLaCode();
    Submission nothing = requests.sent(code, newest, 0, 0);
    Resubmission filled = new Resubmission(nothing, requests.sent(code, newest, 5, 5), LATER);
    assertThat(named(of(revisions(filled), "S02", code)))
        .contains("S02 202526Q3 " + code + "  numerator 60>65");
  }

  @Test
  void isInTheOrderOfTheTableOfFigures() {
    sent();
    List<Figure> order = new ArrayList<>();
    revisions(resubmit(OWN, 0, 90, 100), resubmit(THERE.get(0).oldLaCode(), 5, 90, 100))
        .moved()
        .forEach(each -> order.add(each.figure()));
    assertThat(order).isSortedAccordingTo(IndicatorTable.ORDER);
    assertThat(order).allMatch(each -> each.clock() == Clock.R4);
  }

  @Test
  void onlyIndicatorsOfTheReturnsSentAgainAreMadeTwice() {
    sent();
    Resubmission again = resubmit(OWN, 0, 90, 100);
    assertThat(Revisions.touched(Declared.INDICATORS, List.of(again)).all())
        .isNotEmpty()
        .allMatch(
            each ->
                each.numerator().stream()
                    .anyMatch(part -> part.returnId().equals(java.util.Optional.of("send"))))
        .hasSizeLessThan(Declared.INDICATORS.all().size());
    assertThat(Revisions.touched(Declared.INDICATORS, List.of()).all()).isEmpty();
  }
}
