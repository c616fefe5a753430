package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Kind;
import regional.indicators.indicator.Polarity;

class DifferenceTest {

  private static final Interval TEN_TO_TWENTY = new Interval(Value.of(10), Value.of(20), "wilson");

  private static Difference of(double comparator, Polarity polarity) {
    return Difference.of(TEN_TO_TWENTY, Value.of(comparator), polarity);
  }

  @Test
  void aComparatorWithinTheLimitsOrOnThemIsSimilar() {
    for (Polarity polarity : Polarity.values()) {
      assertThat(of(10, polarity)).isEqualTo(Difference.SIMILAR);
      assertThat(of(15, polarity)).isEqualTo(Difference.SIMILAR);
      assertThat(of(20, polarity)).isEqualTo(Difference.SIMILAR);
    }
  }

  @Test
  void aComparatorIsOnALimitWhereOnlyTheLastDigitSaysOtherwise() {
    for (Polarity polarity : Polarity.values()) {
      assertThat(of(Math.nextDown(10.0), polarity)).isEqualTo(Difference.SIMILAR);
      assertThat(of(20 + 3 * Math.ulp(20.0), polarity)).isEqualTo(Difference.SIMILAR);
    }
  }

  @Test
  void aComparatorBelowTheLimitsLeavesTheFigureAbove() {
    assertThat(of(9.99, Polarity.HIGHER)).isEqualTo(Difference.BETTER);
    assertThat(of(9.99, Polarity.LOWER)).isEqualTo(Difference.WORSE);
    assertThat(of(9.99, Polarity.NONE)).isEqualTo(Difference.HIGHER);
  }

  @Test
  void aComparatorAboveTheLimitsLeavesTheFigureBelow() {
    assertThat(of(20.01, Polarity.HIGHER)).isEqualTo(Difference.WORSE);
    assertThat(of(20.01, Polarity.LOWER)).isEqualTo(Difference.BETTER);
    assertThat(of(20.01, Polarity.NONE)).isEqualTo(Difference.LOWER);
  }

  /** 7 of 20: 18.1 to 56.7. */
  @Test
  void onlyAReliableFigureWithLimitsIsCompared() {
    Figure figure = GivenFigures.counted("350", 7, 20, 100);
    assertThat(difference(figure, Value.of(18))).isEqualTo(Difference.BETTER);
    assertThat(difference(figure, Value.of(19))).isEqualTo(Difference.SIMILAR);
    assertThat(difference(figure, Value.Symbol.NOT_AVAILABLE)).isEqualTo(Difference.NOT_COMPARED);
    assertThat(difference(GivenFigures.unreliable(figure), Value.of(18)))
        .isEqualTo(Difference.NOT_COMPARED);
    assertThat(difference(GivenFigures.without("350", Value.Symbol.NOT_AVAILABLE), Value.of(18)))
        .isEqualTo(Difference.NOT_COMPARED);
  }

  private static Difference difference(Figure own, Value comparator) {
    return Difference.of(
        GivenFigures.indicator(Kind.PROPORTION, Polarity.HIGHER, 100), own, comparator);
  }

  @Test
  void theWordIsTheContracts() {
    assertThat(Difference.NOT_COMPARED.text()).isEqualTo("not_compared");
    assertThat(Difference.BETTER.text()).isEqualTo("better");
  }
}
