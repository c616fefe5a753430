package regional.indicators.pack.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regional.indicators.core.Value;

class PrintedNumberTest {

  /** A change's interval that ends a little beside zero does not read as one that ends at zero. */
  @ParameterizedTest
  @CsvSource({
    "1, -0.14, -0.04, -0.04",
    "1, -0.14, -0.05, -0.1",
    "1, 0.3, 0.004, 0.004",
    "1, 0.3, 0.0004, 0.000",
    "0, 5, 0.2, 0.2",
    "1, 0.04, 0.3, 0.30",
    "1, 0.3, 0, 0.0"
  })
  void aLimitBesideZeroIsPrintedWithTheDecimalsItNeeds(
      int decimals, double otherLimit, double limit, String printed) {
    PrintedNumber format =
        new PrintedNumber(decimals, 0, "", "%")
            .ofDifferences()
            .neverZeroFor(Value.of(otherLimit), Value.of(limit));
    assertThat(format.exact(limit)).isEqualTo(printed);
  }
}
