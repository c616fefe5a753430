package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Quarter;
import regional.indicators.indicator.Break;
import regional.indicators.indicator.Breaks;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.IndicatorTable;

/** Requests of eight quarters of two regions' authorities, half of them refused, then a tenth. */
class RegionalTrendsTest {

  private static final String INDICATOR = "S02";
  private static final Area REGION = Counted.region(Counted.NORTH_WEST);
  private static final DataPeriod NEWEST = DataPeriod.rollingYear(Counted.NEWEST);
  private static final IndicatorTable TABLE = table();

  private static IndicatorTable table() {
    Requests requests = new Requests();
    for (int back = 7; back >= 0; back--) {
      Quarter quarter = Counted.NEWEST.plus(-back);
      for (Area each : Counted.authorities(Counted.NORTH_WEST)) {
        requests.sent(each.oldLaCode(), quarter, back < 4 ? 10 : 50, back < 4 ? 90 : 50);
      }
      for (Area each : Counted.authorities(Counted.NORTH_EAST)) {
        requests.sent(each.oldLaCode(), quarter, 30, 70);
      }
    }
    return requests.table();
  }

  private static RegionalTrends trends(Break... breaks) {
    return new RegionalTrends(TABLE, new Breaks(List.of(breaks), Declared.REFERENCE.authorities()));
  }

  private static Figure own(Area region) {
    return TABLE.figures().stream()
        .filter(each -> each.indicatorId().equals(INDICATOR) && each.breakdown().isEmpty())
        .filter(each -> each.area().equals(region) && each.period().equals(NEWEST))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void isComparedWithTheSamePeriodOfTheYearBefore() {
    Figure previous = trends().previous(own(REGION)).orElseThrow();
    assertThat(previous.area()).isEqualTo(REGION);
    assertThat(previous.period()).isEqualTo(DataPeriod.rollingYear(Counted.NEWEST.plus(-4)));
    Change change = trends().change(Declared.INDICATORS.get(INDICATOR), own(REGION));
    assertThat(change.direction()).isEqualTo(Direction.FALLING);
    Area other = Counted.region(Counted.NORTH_EAST);
    assertThat(trends().change(Declared.INDICATORS.get(INDICATOR), own(other)).direction())
        .isEqualTo(Direction.NO_CLEAR_CHANGE);
  }

  @Test
  void isNotComparedAcrossABreak() {
    Break entered =
        new Break(
            List.of(INDICATOR),
            List.of(),
            Counted.NEWEST.firstDay(),
            Break.Kind.DEFINITION,
            "someone",
            Optional.of(Counted.NEWEST.firstDay()),
            "counted otherwise");
    assertThat(trends(entered).change(Declared.INDICATORS.get(INDICATOR), own(REGION)).direction())
        .isEqualTo(Direction.NOT_COMPARED);
  }

  @Test
  void theFirstYearHasNoneBefore() {
    Figure first =
        TABLE.figures().stream()
            .filter(each -> each.indicatorId().equals(INDICATOR))
            .filter(each -> each.area().equals(REGION))
            .findFirst()
            .orElseThrow();
    assertThat(trends().previous(first)).isEmpty();
    assertThat(trends().change(Declared.INDICATORS.get(INDICATOR), first).direction())
        .isEqualTo(Direction.NOT_COMPARED);
  }

  @Test
  void itsControlChartIsOfSingleQuarters() {
    ChartedSeries chart =
        trends().chart(INDICATOR, "", Clock.R4, REGION, Optional.of(NEWEST)).orElseThrow();
    assertThat(chart.series().points()).hasSize(8);
    List<Double> values = new ArrayList<>();
    chart.series().points().forEach(each -> values.add(Requests.number(each.value())));
    assertThat(values).containsExactly(50.0, 50.0, 50.0, 50.0, 10.0, 10.0, 10.0, 10.0);
    assertThat(chart.series().area().level()).isEqualTo(GeographicLevel.REGIONAL);
    assertThat(trends().chart(INDICATOR, "another", Clock.R4, REGION, Optional.of(NEWEST)))
        .isEmpty();
  }
}
