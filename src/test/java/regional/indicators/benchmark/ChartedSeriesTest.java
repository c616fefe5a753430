package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.indicator.Breaks;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Series;
import regional.indicators.returns.ReferenceCsv;

class ChartedSeriesTest {

  private static final Breaks NO_BREAKS =
      new Breaks(
          List.of(), ReferenceCsv.read(java.nio.file.Path.of("data/reference")).authorities());

  /** Twelve quarters of 50%, then one of 100%. */
  private static ChartedSeries charted(boolean lastIsReliable) {
    List<Series.Point> points = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      Figure figure = GivenFigures.counted("350", i == 12 ? 40 : 20 + i % 2, 40, 100);
      points.add(
          new Series.Point(
              DataPeriod.of(new Quarter(2021, 1).plus(i)),
              Optional.of(i == 12 && !lastIsReliable ? GivenFigures.unreliable(figure) : figure)));
    }
    Figure any = points.get(0).figure().orElseThrow();
    return ChartedSeries.of(new Series("T01", "", Clock.R4, any.area(), "", points), NO_BREAKS);
  }

  @Test
  void aPointOutsideTheLimitsIsASign() {
    assertThat(charted(true).chart().points().get(12).rule())
        .isEqualTo(ControlChart.Rule.ABOVE_LIMIT);
  }

  @Test
  void aPointOnASmallBaseIsAGapAndNoSign() {
    ControlChart.Point last = charted(false).chart().points().get(12);
    assertThat(last.value()).isEqualTo(Value.Symbol.LOW_RELIABILITY);
    assertThat(last.rule()).isEqualTo(ControlChart.Rule.NOT_TESTED);
  }
}
