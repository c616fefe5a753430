package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static regional.indicators.benchmark.Vectors.number;

import org.apache.commons.csv.CSVRecord;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class InverseProbabilityTest {

  /** To 1e-12 of the quantile; a quantile under 1e-12 has nothing to be relative to. */
  @Test
  void quantilesAreThoseOfAnotherTool() {
    for (CSVRecord row : Vectors.rows("inverse_probability")) {
      double expected = number(row, "quantile");
      double found = InverseProbability.of(distribution(row), number(row, "p"));
      assertThat(found)
          .as(row.toString())
          .isCloseTo(expected, within(1e-12 * Math.abs(expected) + 1e-12));
    }
  }

  private static ContinuousDistribution distribution(CSVRecord row) {
    double a = number(row, "a");
    return switch (row.get("distribution")) {
      case "beta" -> BetaDistribution.of(a, number(row, "b"));
      case "t" -> TDistribution.of(a);
      default -> ChiSquaredDistribution.of(a);
    };
  }

  @Test
  void aQuantileNeverLeavesTheSupport() {
    for (double freedom = 0.01; freedom < 1; freedom += 0.01) {
      assertThat(InverseProbability.of(ChiSquaredDistribution.of(freedom), 0.001))
          .isNotNegative()
          .isLessThan(1e-5);
    }
  }
}
