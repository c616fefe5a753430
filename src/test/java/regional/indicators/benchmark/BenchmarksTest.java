package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Area;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.PublishedPeriod;
import regional.indicators.core.PublishedPeriod.Covers;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.indicator.Break;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicators;
import regional.indicators.indicator.Series;

/** Two regions' counts at quarter-ends: what stands beside each. */
class BenchmarksTest {

  private static final Quarter NEWEST = Counted.NEWEST;
  private static final Quarter YEAR_BEFORE = NEWEST.plus(-4);

  /** A proportion of which more is better, and of which figures are published. */
  private static final String ID = "S04";

  private static final Indicators INDICATORS = new Indicators(List.of(Declared.INDICATORS.get(ID)));

  private static final List<Area> HERE = Counted.authorities(Counted.NORTH_WEST);

  private static final List<Area> THERE = Counted.authorities(Counted.NORTH_EAST);
  private static final String OWN = HERE.get(12).oldLaCode();
  private static final List<String> NEIGHBOURS =
      HERE.subList(0, 4).stream().map(Area::oldLaCode).toList();

  private final List<Figure> figures = new ArrayList<>();
  private List<Break> breaks = List.of();

  /** The first has 500 of a thousand, each after it one more. */
  private void both() {
    for (List<Area> areas : List.of(HERE, THERE)) {
      for (int i = 0; i < areas.size(); i++) {
        figures.add(Counted.figure(ID, areas.get(i), NEWEST, 500 + i));
      }
    }
  }

  private Benchmark own() {
    return own(Counted.beside(INDICATORS, breaks, Map.of(OWN, NEIGHBOURS)));
  }

  private Benchmark own(Benchmarks.Beside beside) {
    List<Benchmark> all = Benchmarks.of(figures, Series.of(figures), beside);
    assertThat(all)
        .map(Benchmark::own)
        .containsExactlyElementsOf(
            figures.stream()
                .filter(each -> each.area().level() == GeographicLevel.LOCAL_AUTHORITY)
                .toList());
    return all.stream()
        .filter(each -> each.own().area().oldLaCode().equals(OWN))
        .filter(each -> each.own().reportingQuarter().equals(NEWEST))
        .findFirst()
        .orElseThrow();
  }

  private void replace(String oldLaCode, Figure by) {
    figures.replaceAll(
        each ->
            each.area().oldLaCode().equals(oldLaCode) && each.reportingQuarter().equals(NEWEST)
                ? by
                : each);
  }

  // Peers ----------------------------------------------------------------------------------------

  @Test
  void isRankedAmongItsOwnRegion() {
    both();
    Benchmark own = own();
    assertThat(own.rank()).contains(new Rank(12, 24, 1));
    assertThat(own.rankInterval().orElseThrow().lower()).isBetween(1, 11);
    assertThat(own.rankInterval().orElseThrow().upper()).isBetween(13, 24);
    assertThat(own.band()).isEqualTo("B");
    assertThat(own.funnel()).isEqualTo(Funnel.Verdict.WITHIN);
    assertThat(own.funnelLimits().orElseThrow().centre()).isCloseTo(51.15, within(1e-9));
  }

  @Test
  void farOutOfTheRegionIsOutlying() {
    both();
    replace(OWN, Counted.figure(ID, HERE.get(12), NEWEST, 900));
    assertThat(own().funnel()).isEqualTo(Funnel.Verdict.OUTLYING_HIGH);
    assertThat(own().rank()).contains(new Rank(1, 24, 1));
    assertThat(own().band()).isEqualTo("A");
  }

  @Test
  void aSmallBaseIsPrintedAndNeitherRankedNorTested() {
    both();
    replace(OWN, Counted.figure(ID, HERE.get(12), NEWEST, 5, 10, true));
    Benchmark own = own();
    assertThat(own.rank()).isEmpty();
    assertThat(own.rankInterval()).isEmpty();
    assertThat(own.band()).isEqualTo(Band.NONE);
    assertThat(own.funnel()).isEqualTo(Funnel.Verdict.NOT_TESTED);
    assertThat(own.own().value()).isEqualTo(Value.of(50));
  }

  @Test
  void whereTooFewHaveAFigureThereIsNoFunnelAndNoBand() {
    for (int i = 5; i < 14; i++) {
      figures.add(Counted.figure(ID, HERE.get(i), NEWEST, 500 + i));
    }
    Benchmark own = own();
    assertThat(own.funnel()).isEqualTo(Funnel.Verdict.NOT_TESTED);
    assertThat(own.funnelLimits()).isEmpty();
    assertThat(own.band()).isEqualTo(Band.NONE);
    assertThat(own.rank()).contains(new Rank(2, 9, 1));
  }

  @Test
  void regionsAndEnglandHaveNoBenchmarksOfTheirOwn() {
    figures.add(Counted.figure(ID, Counted.region(Counted.NORTH_WEST), NEWEST, 500));
    figures.add(Counted.figure(ID, Area.england(), NEWEST, 500));
    assertThat(
            Benchmarks.of(
                figures,
                Series.of(figures),
                Counted.beside(INDICATORS, List.of(), Map.of(OWN, NEIGHBOURS))))
        .isEmpty();
  }

  // Region and England ---------------------------------------------------------------------------

  @Test
  void standsBesideItsRegionAndEngland() {
    both();
    Figure region =
        Counted.figure(ID, Counted.region(Counted.NORTH_WEST), NEWEST, 12000, 24000, false);
    figures.add(region);
    figures.add(Counted.figure(ID, Counted.region(Counted.NORTH_EAST), NEWEST, 1, 24000, false));
    figures.add(Counted.figure(ID, Area.england(), NEWEST, 140000, 153000, false));
    Benchmark own = own();
    assertThat(own.region()).contains(region);
    Comparison beside = own.comparison("region").orElseThrow();
    assertThat(beside.value()).isEqualTo(Value.of(50));
    assertThat(beside.difference()).isEqualTo(Difference.SIMILAR);
    assertThat(beside.madeOf()).containsExactly(region);
    assertThat(beside.timePeriod() + beside.timeIdentifier()).isEqualTo("202526Financial year Q3");
    assertThat(own.comparison("england").orElseThrow().difference()).isEqualTo(Difference.WORSE);
    assertThat(own.comparisons())
        .map(Comparison::comparator)
        .containsExactly("england", "region", "sn_2025_mean", "sn_2025_median");
  }

  @Test
  void aRegionThatIsNotThereIsSaidAndEnglandThatIsNotIsLeftOut() {
    both();
    Comparison region = own().comparison("region").orElseThrow();
    assertThat(region.value()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
    assertThat(region.difference()).isEqualTo(Difference.NOT_COMPARED);
    assertThat(region.timePeriod() + region.timeIdentifier()).isEmpty();
    assertThat(region.authorities() + region.authoritiesOf()).isZero();
    assertThat(region.madeOf()).isEmpty();
    assertThat(own().region()).isEmpty();
    assertThat(own().comparison("england")).isEmpty();
  }

  @Test
  void nothingIsComparedWithARegionOnASmallBase() {
    both();
    figures.add(Counted.figure(ID, Counted.region(Counted.NORTH_WEST), NEWEST, 1, 10, true));
    Comparison region = own().comparison("region").orElseThrow();
    assertThat(region.value()).isEqualTo(Value.of(10));
    assertThat(region.difference()).isEqualTo(Difference.NOT_COMPARED);
  }

  // Neighbours -----------------------------------------------------------------------------------

  @Test
  void neighboursAreAveragedBothWays() {
    both();
    replace(NEIGHBOURS.get(3), Counted.figure(ID, HERE.get(3), NEWEST, 900));
    Comparison mean = own().comparison("sn_2025_mean").orElseThrow();
    Comparison median = own().comparison("sn_2025_median").orElseThrow();
    assertThat(number(mean)).isCloseTo(60.075, within(1e-9));
    assertThat(number(median)).isCloseTo(50.15, within(1e-9));
    assertThat(mean.difference()).isEqualTo(Difference.WORSE);
    assertThat(median.difference()).isEqualTo(Difference.SIMILAR);
    assertThat(mean.authorities()).isEqualTo(4);
    assertThat(mean.authoritiesOf()).isEqualTo(4);
    assertThat(mean.madeOf()).hasSize(4);
    assertThat(mean.timePeriod() + mean.timeIdentifier()).isEqualTo("202526Financial year Q3");
  }

  @Test
  void aNeighbourOnASmallBaseOrWithoutAFigureIsLeftOutAndCounted() {
    both();
    replace(NEIGHBOURS.get(0), Counted.figure(ID, HERE.get(0), NEWEST, 9, 10, true));
    replace(NEIGHBOURS.get(1), Counted.without(ID, HERE.get(1), NEWEST));
    Comparison mean = own().comparison("sn_2025_mean").orElseThrow();
    assertThat(number(mean)).isCloseTo(50.25, within(1e-9));
    assertThat(mean.authorities()).isEqualTo(2);
    assertThat(mean.authoritiesOf()).isEqualTo(4);
  }

  @Test
  void whoHasNoNeighboursOrNoneWithAFigureHasNoSuchComparison() {
    both();
    assertThat(own(Counted.beside(INDICATORS, List.of(), Map.of())).comparison("sn_2025_mean"))
        .isEmpty();
    figures.removeIf(each -> NEIGHBOURS.contains(each.area().oldLaCode()));
    assertThat(own().comparison("sn_2025_mean")).isEmpty();
  }

  @Test
  void everyModelIsAComparatorOfItsOwn() {
    both();
    assertThat(
            own(Counted.beside(INDICATORS, List.of(), Map.of(OWN, NEIGHBOURS), List.of()))
                .comparisons())
        .map(Comparison::comparator)
        .containsExactly("region");
    assertThat(Benchmarks.neighbours("2021", Comparators.Average.MEDIAN))
        .isEqualTo("sn_2021_median");
  }

  // What is published ----------------------------------------------------------------------------

  /** A count of the year 2025 that was published for England and for two of the neighbours. */
  private Benchmarks.Beside published() {
    ComparatorEdition edition =
        new ComparatorEdition(
            Declared.source("ehc-plan-timeliness"),
            "1",
            Optional.empty(),
            LocalDate.of(2026, 1, 30),
            1,
            "1.csv",
            "0".repeat(64),
            List.of(
                published(Area.ENGLAND_CODE, GeographicLevel.NATIONAL, 20),
                published(HERE.get(0).newLaCode(), GeographicLevel.LOCAL_AUTHORITY, 30),
                published(HERE.get(1).newLaCode(), GeographicLevel.LOCAL_AUTHORITY, 40)));
    return Counted.beside(INDICATORS, List.of(), Map.of(OWN, NEIGHBOURS), List.of(edition), "2025");
  }

  private static PublishedFigure published(String area, GeographicLevel level, double value) {
    return new PublishedFigure(
        ID,
        "",
        PublishedPeriod.parse("2024", "Calendar year", Covers.PERIOD).orElseThrow(),
        level,
        area,
        Optional.empty(),
        Optional.of(Value.of(value)),
        Optional.of(Value.of(100)));
  }

  @Test
  void whatIsPublishedOfAnotherPeriodIsShownWithItAndNotCompared() {
    both();
    Comparison england = own(published()).comparison("england").orElseThrow();
    assertThat(england.value()).isEqualTo(Value.of(20));
    assertThat(england.timePeriod() + " " + england.timeIdentifier())
        .isEqualTo("2024 Calendar year");
    assertThat(england.difference()).isEqualTo(Difference.NOT_COMPARED);
    assertThat(england.published()).isPresent();
    assertThat(england.madeOf()).isEmpty();
  }

  @Test
  void englandOfTheReturnsGoesBeforeWhatIsPublished() {
    both();
    figures.add(Counted.figure(ID, Area.england(), NEWEST, 90000, 100000, false));
    assertThat(own(published()).comparison("england").orElseThrow().value())
        .isEqualTo(Value.of(90));
  }

  @Test
  void halfOfTheNeighboursAreEnoughFewerAreNotWhereThereIsAPublishedFigure() {
    both();
    figures.removeIf(each -> NEIGHBOURS.subList(0, 2).contains(each.area().oldLaCode()));
    Comparison half = own(published()).comparison("sn_2025_mean").orElseThrow();
    assertThat(half.published()).isEmpty();
    assertThat(half.authorities()).isEqualTo(2);

    figures.removeIf(each -> NEIGHBOURS.get(2).equals(each.area().oldLaCode()));
    Comparison quarter = own(published()).comparison("sn_2025_mean").orElseThrow();
    assertThat(quarter.published()).isPresent();
    assertThat(quarter.value()).isEqualTo(Value.of(35));
    assertThat(quarter.authorities()).isEqualTo(2);
    Comparison unpublished = own().comparison("sn_2025_mean").orElseThrow();
    assertThat(unpublished.published()).isEmpty();
    assertThat(number(unpublished)).isCloseTo(50.3, within(1e-9));
    assertThat(unpublished.authorities()).isEqualTo(1);
    assertThat(half.isOfTooFew()).isFalse();
    assertThat(unpublished.isOfTooFew()).isTrue();
    assertThat(unpublished.difference()).isEqualTo(Difference.NOT_COMPARED);
  }

  private static double number(Comparison comparison) {
    return ((Value.Known) comparison.value()).number();
  }

  // The own past ---------------------------------------------------------------------------------

  @Test
  void isComparedWithTheSamePeriodOfTheYearBefore() {
    both();
    Figure before = Counted.figure(ID, HERE.get(12), YEAR_BEFORE, 300);
    figures.add(before);
    figures.add(Counted.figure(ID, HERE.get(12), NEWEST.plus(-1), 100));
    Benchmark own = own();
    assertThat(own.previous()).contains(before);
    assertThat(own.change().direction()).isEqualTo(Direction.IMPROVING);
    assertThat(number(own.change().change())).isCloseTo(21.2, within(1e-9));
  }

  @Test
  void isNotComparedAcrossABreak() {
    both();
    figures.add(Counted.figure(ID, HERE.get(12), YEAR_BEFORE, 300));
    breaks =
        List.of(
            new Break(
                List.of(ID),
                List.of(),
                NEWEST.firstDay(),
                Break.Kind.DEFINITION,
                "someone",
                Optional.of(NEWEST.firstDay()),
                "counted otherwise"));
    Benchmark own = own();
    assertThat(own.previous()).isPresent();
    assertThat(own.change().direction()).isEqualTo(Direction.NOT_COMPARED);
    assertThat(own.change().change().isKnown()).isFalse();
  }

  @Test
  void withoutAYearBeforeThereIsNoChange() {
    both();
    assertThat(own().previous()).isEmpty();
    assertThat(own().change().direction()).isEqualTo(Direction.NOT_COMPARED);
  }

  @Test
  void isAPointOfItsControlChart() {
    both();
    for (int back = 1; back <= 5; back++) {
      figures.add(Counted.figure(ID, HERE.get(12), NEWEST.plus(-back), 500 + back));
    }
    ChartedSeries.At chart = own().chart().orElseThrow();
    assertThat(chart.position()).isEqualTo(5);
    assertThat(chart.charted().series().area()).isEqualTo(HERE.get(12));
    assertThat(chart.charted().chart().points()).hasSize(6);
    assertThat(own().spc()).isEqualTo(chart.charted().chart().points().get(5).rule());
  }

  private static double number(Value value) {
    return ((Value.Known) value).number();
  }
}
