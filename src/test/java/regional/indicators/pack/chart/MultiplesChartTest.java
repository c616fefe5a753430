package regional.indicators.pack.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Value;

class MultiplesChartTest {

  @Test
  void theNewestPeriodIsSaidAlsoWhereAnAuthorityHasNoFigureOfIt() {
    MultiplesChart chart =
        new MultiplesChart(
            "Suspensions",
            "North West",
            new PrintedNumber(1, 0, "", ""),
            List.of("Autumn 2024/25", "Autumn 2025/26"),
            List.of(Value.of(4), Value.of(4.5)),
            List.of(
                panel("Bolton", Value.of(2), Value.of(2.5)),
                panel("Sefton", Value.of(2.5), Value.Symbol.NOT_AVAILABLE),
                panel("Wigan", Value.of(3), Value.Symbol.CONFIDENTIAL)),
            60);
    assertThat(chart.description()).endsWith("Newest figures: Bolton 2.5, Sefton x, Wigan c.");
    assertThat(chart.isDrawn()).isTrue();
  }

  private static MultiplesChart.Panel panel(String name, Value before, Value newest) {
    return new MultiplesChart.Panel(name, List.of(before, newest));
  }
}
