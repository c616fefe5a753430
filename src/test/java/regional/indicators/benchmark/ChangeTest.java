package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static regional.indicators.benchmark.Vectors.near;
import static regional.indicators.benchmark.Vectors.number;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Kind;
import regional.indicators.indicator.Polarity;

class ChangeTest {

  private static final Interval NONE =
      new Interval(Value.Symbol.NOT_AVAILABLE, Value.Symbol.NOT_AVAILABLE, "");

  private static void same(Interval own, String method, CSVRecord row) {
    assertThat(own.method()).isEqualTo(method);
    double lower = number(row, "lower");
    double upper = number(row, "upper");
    assertThat(number(own.lower())).as(row.toString()).isCloseTo(lower, near(lower));
    assertThat(number(own.upper())).as(row.toString()).isCloseTo(upper, near(upper));
  }

  @Test
  void limitsOfAChangeOfProportionsAreThoseOfAnotherTool() {
    for (CSVRecord row : Vectors.rows("newcombe")) {
      same(
          Change.newcombe(
              number(row, "x"),
              number(row, "n"),
              number(row, "x_before"),
              number(row, "n_before"),
              1),
          "newcombe",
          row);
    }
  }

  @Test
  void limitsOfAChangeAreInTheIndicatorsUnit() {
    Interval of1 = Change.newcombe(56, 70, 48, 80, 1);
    Interval of100 = Change.newcombe(56, 70, 48, 80, 100);
    assertThat(number(of100.lower())).isCloseTo(number(of1.lower()) * 100, near(100));
    assertThat(number(of100.upper())).isCloseTo(number(of1.upper()) * 100, near(100));
  }

  @Test
  void limitsOfAChangeOfRatesAreThoseOfAnotherTool() {
    for (CSVRecord row : Vectors.rows("conditional_binomial")) {
      same(
          Change.conditionalBinomial(
              number(row, "x"),
              number(row, "n"),
              number(row, "x_before"),
              number(row, "n_before"),
              10_000),
          "conditional_binomial",
          row);
    }
  }

  @Test
  void limitsOfAChangeOfMeansAreThoseOfAnotherTool() {
    for (CSVRecord row : Vectors.rows("welch")) {
      same(Change.welch(records(row, "now"), records(row, "before")), "welch", row);
    }
  }

  private static List<Double> records(CSVRecord row, String column) {
    return Arrays.stream(Vectors.numbers(row, column)).boxed().toList();
  }

  @Test
  void meansOfOneRecordOrOfRecordsAllAlikeHaveNoLimits() {
    List<Double> three = List.of(1.0, 2.0, 3.0);
    List<Double> alike = List.of(4.0, 4.0);
    for (Interval each :
        List.of(
            Change.welch(three, List.of(4.0)),
            Change.welch(List.of(4.0), three),
            Change.welch(List.of(), three),
            Change.welch(alike, alike))) {
      assertThat(each.lower()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
      assertThat(each.upper()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
    }
  }

  /** Square roots of 3 x 3 + 4 x 4 downwards and of 6 x 6 + 8 x 8 upwards. */
  @Test
  void anUnevenPartStaysUnevenInTheDifference() {
    Interval now = new Interval(Value.of(17), Value.of(26), "order_statistic");
    Interval before = new Interval(Value.of(2), Value.of(14), "order_statistic");
    assertThat(Change.recovered(20, now, 10, before, "mover"))
        .isEqualTo(new Interval(Value.of(5), Value.of(20), "mover"));
    assertThat(Change.recovered(20, now, 10, NONE, "mover").lower())
        .isEqualTo(Value.Symbol.NOT_AVAILABLE);
    assertThat(Change.recovered(20, NONE, 10, before, "mover").upper())
        .isEqualTo(Value.Symbol.NOT_AVAILABLE);
  }

  @Test
  void theChangeLiesWithinItsLimits() {
    for (int x = 0; x <= 30; x++) {
      for (int before = 0; before <= 30; before++) {
        double change = (x / 30.0 - before / 40.0) * 100;
        for (Interval each :
            List.of(
                Change.newcombe(x, 30, before, 40, 100),
                Change.conditionalBinomial(x, 30, before, 40, 100))) {
          if (x + before > 0) {
            assertThat(number(each.lower())).isLessThanOrEqualTo(change + 1e-12);
            assertThat(number(each.upper())).isGreaterThanOrEqualTo(change - 1e-12);
          }
        }
      }
    }
  }

  /** R: binom.test(x, x + 20)$conf.int excludes 300 / 650 up to 6 and from 32. */
  @Test
  void aChangeOfRatesIsClearJustWhereTheShareIs() {
    for (int x = 0; x <= 40; x++) {
      Interval change = Change.conditionalBinomial(x, 300, 20, 350, 1000);
      Interval turned = Change.conditionalBinomial(20, 350, x, 300, 1000);
      assertThat(number(turned.lower())).isCloseTo(-number(change.upper()), near(100));
      assertThat(Change.direction(change, Polarity.NONE))
          .isEqualTo(
              x <= 6 ? Direction.FALLING : x >= 32 ? Direction.RISING : Direction.NO_CLEAR_CHANGE);
    }
  }

  @Test
  void noEventsAtAllGiveNoLimitsAndNoClearChange() {
    Change change =
        Change.of(
            GivenFigures.indicator(Kind.RATE, Polarity.LOWER, 1000),
            GivenFigures.counted("350", 0, 300, 1000),
            Optional.of(GivenFigures.counted("350", 0, 310, 1000)),
            false);
    assertThat(change.change()).isEqualTo(Value.of(0));
    assertThat(change.lower()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
    assertThat(change.direction()).isEqualTo(Direction.NO_CLEAR_CHANGE);
  }

  @Test
  void zeroOnALimitIsNoClearChange() {
    Interval from = new Interval(Value.of(0), Value.of(3), "");
    Interval to = new Interval(Value.of(-3), Value.of(0), "");
    assertThat(Change.direction(from, Polarity.HIGHER)).isEqualTo(Direction.NO_CLEAR_CHANGE);
    assertThat(Change.direction(to, Polarity.HIGHER)).isEqualTo(Direction.NO_CLEAR_CHANGE);
  }

  @Test
  void whichWayIsBetterNamesTheDirection() {
    Interval up = new Interval(Value.of(0.1), Value.of(3), "");
    Interval down = new Interval(Value.of(-3), Value.of(-0.1), "");
    assertThat(Change.direction(up, Polarity.HIGHER)).isEqualTo(Direction.IMPROVING);
    assertThat(Change.direction(up, Polarity.LOWER)).isEqualTo(Direction.WORSENING);
    assertThat(Change.direction(up, Polarity.NONE)).isEqualTo(Direction.RISING);
    assertThat(Change.direction(down, Polarity.HIGHER)).isEqualTo(Direction.WORSENING);
    assertThat(Change.direction(down, Polarity.LOWER)).isEqualTo(Direction.IMPROVING);
    assertThat(Change.direction(down, Polarity.NONE)).isEqualTo(Direction.FALLING);
    assertThat(Direction.NO_CLEAR_CHANGE.text()).isEqualTo("no_clear_change");
  }

  private static final Figure NOW = GivenFigures.counted("350", 56, 70, 100);
  private static final Figure THEN = GivenFigures.counted("350", 48, 80, 100);

  private static Change change(Kind kind, Figure now, Figure then) {
    return Change.of(
        GivenFigures.indicator(kind, Polarity.HIGHER, 100), now, Optional.of(then), false);
  }

  @Test
  void aChangeTakesTheMethodOfItsKind() {
    Change proportion = change(Kind.PROPORTION, NOW, THEN);
    assertThat(proportion.previous()).isEqualTo(Value.of(60));
    assertThat(proportion.change()).isEqualTo(Value.of(20));
    assertThat(proportion.direction()).isEqualTo(Direction.IMPROVING);
    assertThat(limits(proportion)).isEqualTo(Change.newcombe(56, 70, 48, 80, 100));
    assertThat(limits(change(Kind.RATE, NOW, THEN)))
        .isEqualTo(Change.conditionalBinomial(56, 70, 48, 80, 100));
    assertThat(limits(change(Kind.RATIO, NOW, THEN)))
        .isEqualTo(Change.conditionalBinomial(56, 70, 48, 80, 100));
    Figure now = GivenFigures.measured("350", 3.5, 1, 2, 3, 4, 5, 6);
    Figure then = GivenFigures.measured("350", 13, 9, 11, 12, 14, 15, 17);
    Change median = change(Kind.MEDIAN, now, then);
    assertThat(limits(median))
        .isEqualTo(
            new Interval(
                Value.of(-9.5 - Math.hypot(2.5, 4)), Value.of(-9.5 + Math.hypot(2.5, 4)), "mover"));
    assertThat(median.direction()).isEqualTo(Direction.WORSENING);
    assertThat(limits(change(Kind.MEAN, now, then)))
        .isEqualTo(Change.welch(now.values(), then.values()));
  }

  private static Interval limits(Change change) {
    return new Interval(change.lower(), change.upper(), change.method());
  }

  @Test
  void aCountAboveItsBaseInEitherPeriodIsNotCompared() {
    Figure above = GivenFigures.counted("350", 81, 80, 100);
    for (Change each :
        List.of(change(Kind.PROPORTION, NOW, above), change(Kind.PROPORTION, above, NOW))) {
      assertThat(each.change().isKnown()).isTrue();
      assertThat(each.lower()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
      assertThat(each.upper()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
      assertThat(each.direction()).isEqualTo(Direction.NOT_COMPARED);
    }
    Figure all = GivenFigures.counted("350", 80, 80, 100);
    assertThat(change(Kind.PROPORTION, all, all).lower().isKnown()).isTrue();
  }

  /** 0.1 (to 0.28) after 0.4 (from 0.16): the upper limit is 0 but for the last digit. */
  @Test
  void aLimitOnNoneIsNoChangeEitherWay() {
    Interval low = new Interval(Value.of(0.02), Value.of(0.28), "");
    Interval high = new Interval(Value.of(0.16), Value.of(0.6), "");
    Interval fell = Change.recovered(0.1, low, 0.4, high, "mover");
    Interval rose = Change.recovered(0.4, high, 0.1, low, "mover");
    assertThat(fell.upper()).isEqualTo(Value.of(0));
    assertThat(rose.lower()).isEqualTo(Value.of(0));
    assertThat(Change.direction(fell, Polarity.LOWER)).isEqualTo(Direction.NO_CLEAR_CHANGE);
    assertThat(Change.direction(rose, Polarity.LOWER)).isEqualTo(Direction.NO_CLEAR_CHANGE);
  }

  @Test
  void thereIsNoDirectionWithoutTwoReliableFiguresWithLimits() {
    for (Change each :
        List.of(
            change(Kind.PROPORTION, GivenFigures.unreliable(NOW), THEN),
            change(Kind.PROPORTION, NOW, GivenFigures.unreliable(THEN)),
            change(
                Kind.MEDIAN,
                GivenFigures.measured("350", 2, 1, 2, 3),
                GivenFigures.measured("350", 12, 9, 11, 12, 14, 15, 17)),
            change(
                Kind.MEDIAN,
                GivenFigures.measured("350", 12, 9, 11, 12, 14, 15, 17),
                GivenFigures.measured("350", 2, 1, 2, 3)))) {
      assertThat(each.change().isKnown()).isTrue();
      assertThat(each.direction()).isEqualTo(Direction.NOT_COMPARED);
    }
  }

  @Test
  void acrossAGapOrABreakNothingIsCompared() {
    Figure gap = GivenFigures.without("350", Value.Symbol.NOT_AVAILABLE);
    Change broken =
        Change.of(
            GivenFigures.indicator(Kind.PROPORTION, Polarity.HIGHER, 100),
            NOW,
            Optional.of(THEN),
            true);
    assertThat(broken)
        .isEqualTo(
            new Change(
                Value.of(60),
                Value.Symbol.NOT_AVAILABLE,
                Value.Symbol.NOT_AVAILABLE,
                Value.Symbol.NOT_AVAILABLE,
                "",
                Direction.NOT_COMPARED));
    Change none =
        Change.of(
            GivenFigures.indicator(Kind.PROPORTION, Polarity.HIGHER, 100),
            NOW,
            Optional.empty(),
            false);
    for (Change each :
        List.of(none, change(Kind.PROPORTION, gap, THEN), change(Kind.PROPORTION, NOW, gap))) {
      assertThat(each.change()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
      assertThat(each.direction()).isEqualTo(Direction.NOT_COMPARED);
    }
    assertThat(none.previous()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
  }
}
