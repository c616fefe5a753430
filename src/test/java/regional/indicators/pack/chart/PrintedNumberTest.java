package regional.indicators.pack.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regional.indicators.core.Value;

class PrintedNumberTest {

  /** A change's interval does not read as if it ended at zero, or at the change. */
  @ParameterizedTest
  @CsvSource({
    "1, -0.09, -0.14, -0.04, -0.09 -0.14 -0.04",
    "1, -0.1, -0.14, -0.05, -0.10 -0.14 -0.05",
    "1, -0.15, -0.2, -0.1, -0.15 -0.20 -0.10",
    "1, -0.3, -0.4, -0.2, -0.3 -0.4 -0.2",
    "1, 0.2, 0.004, 0.3, 0.200 0.004 0.300",
    "1, 0.2, 0.0004, 0.3, 0.200 0.000 0.300",
    "0, 3, 0.2, 5, 3.0 0.2 5.0",
    "1, 0.1, 0, 0.3, 0.1 0.0 0.3",
    "1, 0.04, -1, 1, 0.0 -1.0 1.0",
    "1, 0.1, 0.1, 0.1, 0.1 0.1 0.1"
  })
  void limitsArePrintedWithTheDecimalsThatTellThemFromTheChangeAndFromZero(
      int decimals, double change, double lower, double upper, String printed) {
    PrintedNumber format =
        new PrintedNumber(decimals, 0, "", "%")
            .ofDifferences()
            .tellingLimits(change, Value.of(lower), Value.of(upper));
    assertThat(Stream.of(change, lower, upper).map(format::exact).collect(Collectors.joining(" ")))
        .isEqualTo(printed);
  }
}
