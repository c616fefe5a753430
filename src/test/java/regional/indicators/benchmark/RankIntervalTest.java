package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Kind;
import regional.indicators.indicator.Polarity;

class RankIntervalTest {

  private static Map<String, RankInterval> limits(
      Kind kind, Polarity polarity, List<Figure> figures) {
    return RankInterval.of(
        GivenFigures.indicator(kind, polarity, 100),
        figures,
        RankInterval.generators(figures.get(0)));
  }

  /** 24 authorities whose values lie close together. */
  private static List<Figure> close(Kind kind) {
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      figures.add(
          switch (kind) {
            case MEAN -> GivenFigures.measured("A" + i, 20 + i, i, 20 + i, 40 + i);
            case MEDIAN ->
                GivenFigures.measured(
                    "A" + i, 20 + i, i, 10 + i, 18 + i, 20 + i, 22 + i, 30 + i, 40 + i);
            case PROPORTION, RATE, RATIO -> GivenFigures.counted("A" + i, 100 + 2 * i, 500, 100);
          });
    }
    return figures;
  }

  @Test
  void everyKindsLimitsHoldTheRankAndAreWhole() {
    for (Kind kind : Kind.values()) {
      for (Polarity polarity : List.of(Polarity.HIGHER, Polarity.LOWER)) {
        Map<String, RankInterval> limits = limits(kind, polarity, close(kind));
        for (int i = 0; i < 24; i++) {
          int rank = polarity == Polarity.LOWER ? i + 1 : 24 - i;
          RankInterval own = limits.get("A" + i);
          assertThat(own.lower()).isBetween(1, rank);
          assertThat(own.upper()).isBetween(rank, 24);
        }
        RankInterval middle = limits.get("A12");
        assertThat(middle.upper() - middle.lower()).as(kind + " is unsure").isGreaterThan(4);
      }
    }
  }

  @Test
  void figuresFarApartHaveNoDoubtOfRank() {
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      figures.add(GivenFigures.counted("A" + i, 10_000 * (i + 1), 100_000, 100));
    }
    for (Kind kind : List.of(Kind.PROPORTION, Kind.RATE, Kind.RATIO)) {
      for (int i = 0; i < 5; i++) {
        assertThat(limits(kind, Polarity.LOWER, figures).get("A" + i))
            .isEqualTo(new RankInterval(i + 1, i + 1));
        assertThat(limits(kind, Polarity.HIGHER, figures).get("A" + i))
            .isEqualTo(new RankInterval(5 - i, 5 - i));
      }
    }
  }

  @Test
  void theOrderOfRowsAndWhoDidNotReportMoveNobodysLimits() {
    for (Kind kind : Kind.values()) {
      List<Figure> figures = close(kind);
      Map<String, RankInterval> before = limits(kind, Polarity.LOWER, figures);
      Collections.shuffle(figures, new Random(3));
      figures.add(5, GivenFigures.without("350", Value.Symbol.NOT_AVAILABLE));
      figures.add(9, GivenFigures.unreliable(GivenFigures.counted("351", 1, 3, 100)));
      assertThat(limits(kind, Polarity.LOWER, figures)).isEqualTo(before).hasSize(24);
    }
  }

  /** Drawn again they are the same; of another authority or period they are others. */
  @Test
  void drawsDependOnTheAuthorityAndTheFigureAlone() {
    Figure figure = GivenFigures.counted("350", 1, 2, 100);
    long first = RankInterval.generators(figure).apply("350").nextLong();
    assertThat(RankInterval.generators(GivenFigures.counted("351", 3, 4, 100)).apply("350"))
        .returns(first, each -> each.nextLong());
    assertThat(RankInterval.generators(figure).apply("351").nextLong()).isNotEqualTo(first);
  }

  @Test
  void numbersAreThoseOfTheDocumentedGenerator() {
    RandomGenerator drawn =
        RankInterval.generators(GivenFigures.counted("350", 1, 2, 100)).apply("350");
    Random documented = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      assertThat(drawn.nextLong()).isEqualTo(documented.nextLong());
      assertThat(drawn.nextDouble()).isEqualTo(documented.nextDouble());
    }
  }

  /** SHA-256 of "202526|Financial year Q3|T01||E12000002|350", first 8 bytes. */
  private static final long SEED = 0x7f4f4badbb3b46c9L;

  @Test
  void theWidthOfARankIsThatOfTheUncertainty() {
    List<Figure> small = new ArrayList<>();
    List<Figure> large = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      small.add(GivenFigures.counted("A" + i, 10 + i, 50, 100));
      large.add(GivenFigures.counted("A" + i, 1000 * (10 + i), 50_000, 100));
    }
    for (Kind kind : List.of(Kind.PROPORTION, Kind.RATE)) {
      RankInterval ofSmall = limits(kind, Polarity.LOWER, small).get("A12");
      RankInterval ofLarge = limits(kind, Polarity.LOWER, large).get("A12");
      assertThat(ofSmall.upper() - ofSmall.lower()).isGreaterThan(8);
      assertThat(ofLarge.upper() - ofLarge.lower()).isLessThan(3);
    }
  }

  /**
   * R: mean(rbeta(2e6, 10.5, 30.5) < rbeta(2e6, 20.5, 20.5)) is 0.990, so that 20 of 40 is always
   * second to 10; with 13 in place of 10 it is 0.944, and it may be first.
   */
  @Test
  void aProportionIsDrawnFromItsBeta() {
    assertThat(secondOf(Kind.PROPORTION, 10)).isEqualTo(new RankInterval(2, 2));
    assertThat(secondOf(Kind.PROPORTION, 13)).isEqualTo(new RankInterval(1, 2));
  }

  /** R: pbeta(0.5, 20.5, x + 0.5) is 0.002 for 6 events beside 20, 0.078 for 12. */
  @Test
  void aRateIsDrawnFromItsGamma() {
    assertThat(secondOf(Kind.RATE, 6)).isEqualTo(new RankInterval(2, 2));
    assertThat(secondOf(Kind.RATE, 12)).isEqualTo(new RankInterval(1, 2));
  }

  private static RankInterval secondOf(Kind kind, double events) {
    return limits(
            kind,
            Polarity.LOWER,
            List.of(
                GivenFigures.counted("A", events, 40, 100), GivenFigures.counted("B", 20, 40, 100)))
        .get("B");
  }

  /**
   * R: pt((c - 22) / (sd(c(19, 21, 26)) / sqrt(3)), 2) is 0.040 at 15.13 and 0.013 at 10; with 4
   * degrees of freedom it would be 0.015 at the first.
   */
  @Test
  void aMeanIsDrawnFromItsT() {
    Figure own = GivenFigures.measured("A", 22, 19, 21, 26);
    assertThat(against(Kind.MEAN, own, 15.13)).isEqualTo(new RankInterval(1, 2));
    assertThat(against(Kind.MEAN, own, 10)).isEqualTo(new RankInterval(2, 2));
  }

  @Test
  void noneAndAllAreDrawnToo() {
    List<Figure> figures =
        List.of(GivenFigures.counted("A", 0, 40, 100), GivenFigures.counted("B", 40, 40, 100));
    for (Kind kind : List.of(Kind.PROPORTION, Kind.RATE)) {
      assertThat(limits(kind, Polarity.LOWER, figures))
          .containsEntry("A", new RankInterval(1, 1))
          .containsEntry("B", new RankInterval(2, 2));
    }
  }

  @Test
  void aRateIsDrawnOverItsOwnBase() {
    List<Figure> figures =
        List.of(
            GivenFigures.counted("A", 1000, 10_000, 100),
            GivenFigures.counted("B", 500, 1000, 100));
    assertThat(limits(Kind.RATE, Polarity.LOWER, figures))
        .containsEntry("A", new RankInterval(1, 1))
        .containsEntry("B", new RankInterval(2, 2));
  }

  @Test
  void aCountAboveItsBaseIsDrawnAsARate() {
    List<Figure> figures =
        List.of(GivenFigures.counted("A", 60, 50, 100), GivenFigures.counted("B", 62, 50, 100));
    assertThat(limits(Kind.PROPORTION, Polarity.LOWER, figures))
        .isEqualTo(limits(Kind.RATE, Polarity.LOWER, figures))
        .containsEntry("A", new RankInterval(1, 2));
  }

  @Test
  void theMeanOfOneRecordMayRankAnywhere() {
    List<Figure> figures =
        List.of(
            GivenFigures.measured("A", 60, 60),
            GivenFigures.measured("B", 20, 19.9, 20, 20.1),
            GivenFigures.measured("C", 40, 39.9, 40, 40.1));
    assertThat(limits(Kind.MEAN, Polarity.LOWER, figures))
        .containsEntry("A", new RankInterval(1, 3))
        .containsEntry("B", new RankInterval(1, 1))
        .containsEntry("C", new RankInterval(2, 2));
  }

  /** All records of an authority alike: its median is drawn without doubt, and ties are shared. */
  @Test
  void tiedMediansShareTheLowestRank() {
    double[] alike = new double[8];
    Arrays.fill(alike, 7);
    List<Figure> figures =
        List.of(
            GivenFigures.measured("A", 7, alike),
            GivenFigures.measured("B", 7, alike),
            GivenFigures.measured("C", 9, 9, 9, 9, 9, 9));
    assertThat(limits(Kind.MEDIAN, Polarity.LOWER, figures))
        .containsEntry("A", new RankInterval(1, 1))
        .containsEntry("B", new RankInterval(1, 1))
        .containsEntry("C", new RankInterval(3, 3));
    assertThat(limits(Kind.MEDIAN, Polarity.HIGHER, figures))
        .containsEntry("A", new RankInterval(2, 2))
        .containsEntry("C", new RankInterval(1, 1));
  }

  /**
   * Records 1 to 10 and 101 to 110 beside one who is always at c: R's mean(replicate(4e5,
   * median(sample(x, 20, TRUE))) < c) is 0.004, 0.062, 0.906 and 0.991 at 5.25, 7.25, 103.25 and
   * 105.25.
   */
  @Test
  void aMedianOfAnEvenNumberIsDrawnFromItsBootstrap() {
    double[] records = new double[20];
    for (int i = 0; i < 10; i++) {
      records[i] = i + 1;
      records[10 + i] = i + 101;
    }
    Figure own = GivenFigures.measured("A", 55.5, records);
    assertThat(against(Kind.MEDIAN, own, 5.25)).isEqualTo(new RankInterval(2, 2));
    assertThat(against(Kind.MEDIAN, own, 7.25)).isEqualTo(new RankInterval(1, 2));
    assertThat(against(Kind.MEDIAN, own, 103.25)).isEqualTo(new RankInterval(1, 2));
    assertThat(against(Kind.MEDIAN, own, 105.25)).isEqualTo(new RankInterval(1, 1));
  }

  /** R, as above: of seven records the median is the first 0.010, one of two first 0.109. */
  @Test
  void aMedianOfAnOddNumberIsDrawnFromItsBootstrap() {
    Figure own = GivenFigures.measured("A", 20, 1, 5, 9, 20, 21, 30, 50);
    assertThat(against(Kind.MEDIAN, own, 1.5)).isEqualTo(new RankInterval(2, 2));
    assertThat(against(Kind.MEDIAN, own, 5.5)).isEqualTo(new RankInterval(1, 2));
    assertThat(against(Kind.MEDIAN, own, 29)).isEqualTo(new RankInterval(1, 2));
    assertThat(against(Kind.MEDIAN, own, 49)).isEqualTo(new RankInterval(1, 1));
  }

  /**
   * R: of the median of a resample, with m = 1 - pbinom(k - 1, n, p) for k of n resampled records
   * being the odd one out: 4 of 6 (0.009, not 3: 0.062), 3 of 5 (0.058, not 4: 0.007), 4 of 8
   * (0.011).
   */
  @Test
  void theMiddleOfAResampleIsOneRecordOrTheMeanOfTwo() {
    assertThat(
            against(Kind.MEDIAN, GivenFigures.measured("A", 100, 1, 100, 100, 100, 100, 100), 50))
        .isEqualTo(new RankInterval(2, 2));
    assertThat(against(Kind.MEDIAN, GivenFigures.measured("A", 100, 1, 100, 100, 100, 100), 50))
        .isEqualTo(new RankInterval(1, 2));
    assertThat(against(Kind.MEDIAN, GivenFigures.measured("A", 1, 1, 1, 1, 1, 1, 1, 1, 100), 50))
        .isEqualTo(new RankInterval(1, 1));
  }

  private static RankInterval against(Kind kind, Figure own, double fixed) {
    return limits(
            kind,
            Polarity.LOWER,
            List.of(own, GivenFigures.measured("B", fixed, fixed, fixed, fixed)))
        .get("A");
  }
}
