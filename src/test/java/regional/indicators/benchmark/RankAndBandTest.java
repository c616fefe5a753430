package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import regional.indicators.indicator.Polarity;

class RankAndBandTest {

  private static final double[] ONE_TO_TWELVE =
      DoubleStream.iterate(1, x -> x + 1).limit(12).toArray();

  @Test
  void tiesShareTheLowestRank() {
    double[] all = {3, 5, 5, 9};
    assertThat(Rank.of(5, all, Polarity.LOWER)).isEqualTo(new Rank(2, 4, 2));
    assertThat(Rank.of(9, all, Polarity.LOWER)).isEqualTo(new Rank(4, 4, 1));
    assertThat(Rank.of(5, all, Polarity.HIGHER)).isEqualTo(new Rank(2, 4, 2));
    assertThat(Rank.of(9, all, Polarity.HIGHER)).isEqualTo(new Rank(1, 4, 1));
  }

  /** 22 days in weeks, of one child and between 19 and 25: the last digit differs. */
  @Test
  void whatOnlyBinaryArithmeticTellsApartIsTied() {
    double one = 22 / 7.0;
    double other = (19 / 7.0 + 25 / 7.0) / 2;
    assertThat(one).isNotEqualTo(other);
    double[] all = {one, other, 20};
    assertThat(Rank.of(one, all, Polarity.LOWER)).isEqualTo(new Rank(1, 3, 2));
    assertThat(Rank.of(other, all, Polarity.LOWER)).isEqualTo(new Rank(1, 3, 2));
    assertThat(Rank.of(20, all, Polarity.HIGHER)).isEqualTo(new Rank(1, 3, 1));
    assertThat(Magnitude.compare(0, -0.0)).isZero();
    assertThat(Magnitude.compare(0, 1e-300)).isNegative();
    assertThat(Magnitude.compare(-1, 1)).isNegative();
    assertThat(Magnitude.difference(one, other)).isZero();
    assertThat(Magnitude.difference(3, 1)).isEqualTo(2);
    // A value equal to a cut point but for its last digit goes to the lower side too.
    double[] values = DoubleStream.iterate(1, x -> x + 1).limit(13).toArray();
    assertThat(Band.of(values, Polarity.LOWER).of(Math.nextUp(4.0))).isEqualTo("A");
  }

  /** R's quantile(1:12) is 1, 3.75, 6.5, 9.25, 12 (type 7). */
  @Test
  void bandsAreCutAtTypeSevenQuantiles() {
    Band lower = Band.of(ONE_TO_TWELVE, Polarity.LOWER);
    assertThat(lower.of(3)).isEqualTo("A");
    assertThat(lower.of(4)).isEqualTo("B");
    assertThat(lower.of(7)).isEqualTo("C");
    assertThat(lower.of(10)).isEqualTo("D");
    Band higher = Band.of(ONE_TO_TWELVE, Polarity.HIGHER);
    assertThat(higher.of(3)).isEqualTo("D");
    assertThat(higher.of(10)).isEqualTo("A");
  }

  /** 13 values: the cut points 4, 7 and 10 of 1 to 13 are values themselves. */
  @Test
  void aValueOnACutPointGoesToTheLowerSide() {
    double[] values = DoubleStream.iterate(1, x -> x + 1).limit(13).toArray();
    assertThat(Band.of(values, Polarity.LOWER).of(4)).isEqualTo("A");
    assertThat(Band.of(values, Polarity.LOWER).of(10)).isEqualTo("C");
    assertThat(Band.of(values, Polarity.HIGHER).of(4)).isEqualTo("D");
    assertThat(Band.of(values, Polarity.HIGHER).of(10)).isEqualTo("B");
  }

  @Test
  void thereIsNoBandWithoutPolarityUnderTwelveValuesOrUnderFourDistinct() {
    assertThat(Band.of(ONE_TO_TWELVE, Polarity.NONE).of(3)).isEqualTo(Band.NONE);
    assertThat(Band.of(Arrays.copyOf(ONE_TO_TWELVE, 11), Polarity.LOWER).of(3))
        .isEqualTo(Band.NONE);
    double[] three = {1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3};
    assertThat(Band.of(three, Polarity.LOWER).of(1)).isEqualTo(Band.NONE);
  }

  @Test
  void ranksDoNotDependOnTheOrderOfRows() {
    Random random = new Random(7);
    double[] all = random.doubles(24).map(x -> Math.floor(x * 10)).toArray();
    double[] turned = all.clone();
    for (int i = 0; i < turned.length / 2; i++) {
      double kept = turned[i];
      turned[i] = turned[turned.length - 1 - i];
      turned[turned.length - 1 - i] = kept;
    }
    for (double each : all) {
      assertThat(Rank.of(each, turned, Polarity.LOWER))
          .isEqualTo(Rank.of(each, all, Polarity.LOWER));
      assertThat(Band.of(turned, Polarity.LOWER).of(each))
          .isEqualTo(Band.of(all, Polarity.LOWER).of(each));
    }
  }
}
