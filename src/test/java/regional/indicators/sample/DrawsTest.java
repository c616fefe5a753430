package regional.indicators.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DrawsTest {

  private static final int MANY = 100_000;
  private static final Draws DRAWS = new Draws(7).at("test");

  @Test
  void uniformNumbersFillTheUnitInterval() {
    double[] drawn = new double[MANY];
    for (int i = 0; i < MANY; i++) {
      drawn[i] = DRAWS.at(i).uniform();
      assertThat(drawn[i]).isGreaterThanOrEqualTo(0).isLessThan(1);
    }
    assertThat(mean(drawn)).isCloseTo(0.5, within(0.005));
    assertThat(variance(drawn)).isCloseTo(1 / 12.0, within(0.002));
  }

  @Test
  void normalNumbersHaveMeanZeroAndVarianceNearlyOne() {
    double[] drawn = new double[MANY];
    for (int i = 0; i < MANY; i++) {
      drawn[i] = DRAWS.at(i).normal();
      assertThat(drawn[i]).isBetween(-2.2, 2.2);
    }
    assertThat(mean(drawn)).isCloseTo(0, within(0.01));
    assertThat(variance(drawn)).isBetween(0.9, 1.0);
  }

  @Test
  void smallCountsAreRightOnAverage() {
    double[] drawn = new double[MANY];
    for (int i = 0; i < MANY; i++) {
      drawn[i] = DRAWS.at(i).count(0.3, 0);
    }
    assertThat(mean(drawn)).isCloseTo(0.3, within(0.01));
  }

  @Test
  void aNameGivesItsOwnNumberWhateverElseIsDrawn() {
    double before = DRAWS.at("one").uniform();
    DRAWS.at("other").normal();
    assertThat(DRAWS.at("one").uniform()).isEqualTo(before);
    assertThat(DRAWS.at("other").uniform()).isNotEqualTo(before);
    assertThat(new Draws(8).at("test").at("one").uniform()).isNotEqualTo(before);
  }

  @Test
  void aSplitLeavesNoRemainderAndRoundsEachPartUpOrDown() {
    for (int i = 0; i < 2_000; i++) {
      Draws draws = DRAWS.at("split").at(i);
      double[] weights = new double[1 + draws.at("parts").below(20)];
      double sum = 0;
      for (int k = 0; k < weights.length; k++) {
        weights[k] = Math.max(0, draws.at(k).uniform() - 0.2);
        sum += weights[k];
      }
      if (sum == 0) {
        continue;
      }
      long whole = draws.at("whole").below(5_000);
      long[] parts = Split.divide(whole, weights, draws.uniform());
      long total = 0;
      for (int k = 0; k < parts.length; k++) {
        double exact = whole * weights[k] / sum;
        assertThat((double) parts[k]).isBetween(Math.floor(exact - 1e-6), Math.ceil(exact + 1e-6));
        total += parts[k];
      }
      assertThat(total).isEqualTo(whole);
    }
  }

  @Test
  void aSplitWithoutWeightsGivesAllToTheLastPart() {
    assertThat(Split.divide(9, new double[] {0, 0, 0}, 0.5)).containsExactly(0, 0, 9);
  }

  private static double mean(double[] numbers) {
    double sum = 0;
    for (double each : numbers) {
      sum += each;
    }
    return sum / numbers.length;
  }

  private static double variance(double[] numbers) {
    double mean = mean(numbers);
    double sum = 0;
    for (double each : numbers) {
      sum += (each - mean) * (each - mean);
    }
    return sum / numbers.length;
  }
}
