package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static regional.indicators.benchmark.Vectors.near;
import static regional.indicators.benchmark.Vectors.number;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import regional.indicators.benchmark.ControlChart.Basis;
import regional.indicators.benchmark.ControlChart.Meaning;
import regional.indicators.benchmark.ControlChart.Point;
import regional.indicators.benchmark.ControlChart.Rule;
import regional.indicators.benchmark.ControlChart.Settings;
import regional.indicators.benchmark.ControlChart.Signal;
import regional.indicators.core.Value;
import regional.indicators.indicator.Polarity;

class ControlChartTest {

  /** Known values; NaN is a gap. */
  private static List<Value> values(double... values) {
    return Arrays.stream(values)
        .mapToObj(each -> Double.isNaN(each) ? Value.Symbol.NOT_AVAILABLE : Value.of(each))
        .toList();
  }

  private static final double GAP = Double.NaN;

  /** Limits of the first twelve, 9 and 11 in turn: mean 10, moving range 2, 4.68 to 15.32. */
  private static final double[] TWELVE = {9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11};

  private static List<Rule> rulesAfterTwelve(double... more) {
    double[] all = Arrays.copyOf(TWELVE, 12 + more.length);
    System.arraycopy(more, 0, all, 12, more.length);
    List<Point> points = ControlChart.of(values(all), Set.of()).points();
    assertThat(points.get(0).centre()).isEqualTo(Value.of(10));
    assertThat(number(points.get(0).upper())).isCloseTo(15.32, within(1e-12));
    assertThat(number(points.get(0).lower())).isCloseTo(4.68, within(1e-12));
    return points.stream().skip(12).map(Point::rule).toList();
  }

  @Test
  void linesAreThoseOfAnotherTool() {
    for (CSVRecord row : Vectors.rows("xmr")) {
      int baseline =
          row.get("baseline").isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(row.get("baseline"));
      ControlChart chart =
          ControlChart.of(
              values(Vectors.numbers(row, "values")),
              Set.of(),
              new Settings(row.get("screened").equals("TRUE"), baseline, 6));
      for (Point each : chart.points()) {
        same(each.centre(), row, "mean");
        same(each.lower(), row, "lower");
        same(each.upper(), row, "upper");
      }
    }
  }

  private static void same(Value own, CSVRecord row, String column) {
    double expected = number(row, column);
    assertThat(number(own)).as(row + column).isCloseTo(expected, near(expected));
  }

  @Test
  void aPointBeyondALimitIsOutside() {
    assertThat(rulesAfterTwelve(15.4, 4.6, 15.3, 4.7))
        .containsExactly(Rule.ABOVE_LIMIT, Rule.BELOW_LIMIT, Rule.COMMON_CAUSE, Rule.COMMON_CAUSE);
  }

  /** Mean 0, moving range 1: the limits are 2.66 and -2.66 exactly. */
  @Test
  void aPointOnALimitIsNotOutside() {
    double[] series = {
      0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 2.66, -2.66
    };
    List<Point> points = ControlChart.of(values(series), Set.of()).points();
    assertThat(points.get(0).upper()).isEqualTo(Value.of(2.66));
    assertThat(points).extracting(Point::rule).containsOnly(Rule.COMMON_CAUSE);
  }

  @Test
  void sevenPointsThatRiseOrFallThroughoutAreATrend() {
    assertThat(rulesAfterTwelve(8, 8.5, 9, 9.5, 10, 10.5, 11, 9))
        .containsExactly(
            Rule.RISING,
            Rule.RISING,
            Rule.RISING,
            Rule.RISING,
            Rule.RISING,
            Rule.RISING,
            Rule.RISING,
            Rule.COMMON_CAUSE);
    assertThat(rulesAfterTwelve(12, 11, 10.5, 10, 9.5, 9, 8.5, 8))
        .hasSize(8)
        .containsOnly(Rule.FALLING);
    assertThat(rulesAfterTwelve(9.1, 9.2, 9.3, 10.5, 10.6, 10.7, 10.7, 10.8))
        .containsOnly(Rule.COMMON_CAUSE);
    assertThat(rulesAfterTwelve(8, 8.5, 9, 9.5, 10, 10.5, 9)).containsOnly(Rule.COMMON_CAUSE);
  }

  @Test
  void aPointInARiseAndInAFallBelongsToTheLater() {
    List<Rule> rules = rulesAfterTwelve(7, 8, 9, 10.5, 11, 11.5, 12, 11.6, 11.1, 9.5, 9, 8.5, 8);
    assertThat(rules.subList(0, 6)).containsOnly(Rule.RISING);
    assertThat(rules.subList(6, 13)).containsOnly(Rule.FALLING);
  }

  /** Near is beyond 13.55 and not beyond 15.32. */
  @Test
  void twoOfThreeNearALimitAreASignalOnTheSameSideOfTheMean() {
    assertThat(rulesAfterTwelve(14, 11, 15, 9))
        .containsExactly(Rule.TWO_HIGH, Rule.COMMON_CAUSE, Rule.TWO_HIGH, Rule.COMMON_CAUSE);
    assertThat(rulesAfterTwelve(6, 9, 5, 11))
        .containsExactly(Rule.TWO_LOW, Rule.COMMON_CAUSE, Rule.TWO_LOW, Rule.COMMON_CAUSE);
    assertThat(rulesAfterTwelve(14, 9, 15, 9)).containsOnly(Rule.COMMON_CAUSE);
    assertThat(rulesAfterTwelve(13.5, 11, 15, 9)).containsOnly(Rule.COMMON_CAUSE);
    assertThat(rulesAfterTwelve(14, 11, 11, 15)).containsOnly(Rule.COMMON_CAUSE);
  }

  @Test
  void aPointOutsideIsNotOneOfTheTwo() {
    assertThat(rulesAfterTwelve(14, 16, 11, 9))
        .containsExactly(Rule.COMMON_CAUSE, Rule.ABOVE_LIMIT, Rule.COMMON_CAUSE, Rule.COMMON_CAUSE);
    assertThat(rulesAfterTwelve(14, 16, 14, 9))
        .containsExactly(Rule.TWO_HIGH, Rule.ABOVE_LIMIT, Rule.TWO_HIGH, Rule.COMMON_CAUSE);
  }

  @Test
  void sevenPointsOnOneSideOfTheMeanAreAShift() {
    List<Rule> up = rulesAfterTwelve(9, 9, 11, 12, 11, 12, 11, 12, 11, 9);
    assertThat(up.subList(2, 9)).containsOnly(Rule.SHIFT_UP);
    assertThat(List.of(up.get(0), up.get(1), up.get(9))).containsOnly(Rule.COMMON_CAUSE);
    assertThat(rulesAfterTwelve(11, 9, 8, 9, 8, 9, 8, 9).subList(1, 8))
        .containsOnly(Rule.SHIFT_DOWN);
    assertThat(rulesAfterTwelve(9, 11, 12, 11, 10, 11, 12, 11, 12)).containsOnly(Rule.COMMON_CAUSE);
    assertThat(rulesAfterTwelve(9, 12, 11, 12, 11, 12, 11, 9)).containsOnly(Rule.COMMON_CAUSE);
  }

  @Test
  void theFirstRuleThatHoldsIsThePoints() {
    List<Rule> rules = rulesAfterTwelve(9, 10.2, 11, 12, 13, 14, 15, 16, 14.5, 15);
    assertThat(rules)
        .containsExactly(
            Rule.RISING,
            Rule.RISING,
            Rule.RISING,
            Rule.RISING,
            Rule.RISING,
            Rule.RISING,
            Rule.RISING,
            Rule.ABOVE_LIMIT,
            Rule.TWO_HIGH,
            Rule.TWO_HIGH);
  }

  @Test
  void pointsAfterTheTwelfthDoNotMoveTheLines() {
    assertThat(rulesAfterTwelve(100, -100)).containsExactly(Rule.ABOVE_LIMIT, Rule.BELOW_LIMIT);
  }

  @Test
  void underThirteenPointsLimitsAreTrialAndUnderSixThereAreNone() {
    assertThat(basis(5)).containsOnly(Basis.RUN_CHART);
    assertThat(basis(6)).containsOnly(Basis.TRIAL);
    assertThat(basis(12)).containsOnly(Basis.TRIAL);
    assertThat(basis(13)).containsOnly(Basis.SETTLED);
  }

  private static List<Basis> basis(int n) {
    double[] series = IntStream.range(0, n).mapToDouble(i -> i % 3).toArray();
    return ControlChart.of(values(series), Set.of()).points().stream().map(Point::basis).toList();
  }

  @Test
  void aRunChartHasAMedianLineAndTestsNothing() {
    List<Point> points = ControlChart.of(values(1, 50, 2, GAP, 3, 4), Set.of()).points();
    assertThat(points).hasSize(6);
    for (Point each : points) {
      assertThat(each.centre()).isEqualTo(Value.of(3));
      assertThat(each.lower()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
      assertThat(each.upper()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
      assertThat(each.rule()).isEqualTo(Rule.NOT_TESTED);
    }
    assertThat(points.get(1).value()).isEqualTo(Value.of(50));
  }

  @Test
  void aSeriesWithoutValuesHasNoLine() {
    assertThat(ControlChart.of(values(GAP, GAP), Set.of()).points())
        .extracting(Point::centre)
        .containsOnly(Value.Symbol.NOT_AVAILABLE);
    assertThat(ControlChart.of(List.of(), Set.of()).points()).isEmpty();
  }

  @Test
  void thereIsNoMovingRangeAcrossAGap() {
    double[] series = {1, 2, 1, 2, GAP, 102, 101, 102, 101};
    List<Point> points = ControlChart.of(values(series), Set.of()).points();
    assertThat(points.get(0).centre()).isEqualTo(Value.of(51.5));
    assertThat(number(points.get(0).upper())).isCloseTo(54.16, within(1e-12));
    assertThat(points.get(4).rule()).isEqualTo(Rule.NOT_TESTED);
    assertThat(points.get(4).value()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
    assertThat(points.get(4).centre()).isEqualTo(Value.of(51.5));
    assertThat(points.get(5).rule()).isEqualTo(Rule.ABOVE_LIMIT);
  }

  @Test
  void sixPointsWithUnderFiveMovingRangesAreARunChart() {
    assertThat(ControlChart.of(values(1, 2, 1, GAP, 2, 1, 2), Set.of()).points())
        .extracting(Point::basis)
        .containsOnly(Basis.RUN_CHART);
    assertThat(ControlChart.of(values(1, 2, 1, GAP, 2, 1, 2, 1), Set.of()).points())
        .extracting(Point::basis)
        .containsOnly(Basis.TRIAL);
  }

  @Test
  void aGapBreaksEveryRun() {
    assertThat(rulesAfterTwelve(8, 8.5, 9, 9.5, GAP, 10.2, 10.5, 11))
        .containsExactly(
            Rule.COMMON_CAUSE,
            Rule.COMMON_CAUSE,
            Rule.COMMON_CAUSE,
            Rule.COMMON_CAUSE,
            Rule.NOT_TESTED,
            Rule.COMMON_CAUSE,
            Rule.COMMON_CAUSE,
            Rule.COMMON_CAUSE);
    assertThat(rulesAfterTwelve(9, 11, 12, 11, GAP, 12, 11, 12, 11, 12).subList(5, 10))
        .containsOnly(Rule.COMMON_CAUSE);
    assertThat(rulesAfterTwelve(14, GAP, 15, 11, 9)).doesNotContain(Rule.TWO_HIGH);
  }

  @Test
  void theBaselineIsTwelveKnownPoints() {
    double[] series = new double[15];
    System.arraycopy(TWELVE, 0, series, 0, 12);
    series[3] = GAP;
    series[12] = 11;
    series[13] = 1000;
    series[14] = 9;
    List<Point> points = ControlChart.of(values(series), Set.of()).points();
    assertThat(points.get(0).centre()).isEqualTo(Value.of(10));
    assertThat(points.get(13).rule()).isEqualTo(Rule.ABOVE_LIMIT);
  }

  @Test
  void aRebaseBeginsAGroupWithItsOwnLines() {
    double[] series = new double[24];
    for (int i = 0; i < 12; i++) {
      series[i] = TWELVE[i];
      series[12 + i] = TWELVE[i] + 100;
    }
    List<Point> points = ControlChart.of(values(series), Set.of(12)).points();
    assertThat(points.get(11).group()).isZero();
    assertThat(points.get(11).centre()).isEqualTo(Value.of(10));
    assertThat(points.get(12).group()).isEqualTo(1);
    assertThat(points.get(12).centre()).isEqualTo(Value.of(110));
    assertThat(number(points.get(12).upper())).isCloseTo(115.32, within(1e-12));
    assertThat(points).extracting(Point::basis).containsOnly(Basis.TRIAL);
    assertThat(ControlChart.of(values(series), Set.of(0)).points().get(23).group()).isZero();
  }

  @Test
  void outlyingMovingRangesAreLeftOutOnlyIfScreened() {
    double[] series = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
    assertThat(number(upper(series, true))).isCloseTo(4.60, within(0.005));
    assertThat(number(upper(series, false))).isCloseTo(6.95, within(0.005));
  }

  private static Value upper(double[] series, boolean screened) {
    return ControlChart.of(values(series), Set.of(), new Settings(screened, Integer.MAX_VALUE, 6))
        .points()
        .get(0)
        .upper();
  }

  /** A mean that is off by one last place would put every point outside. */
  @Test
  void aSeriesThatNeverMovesHasNoSignal() {
    double[] series = new double[20];
    Arrays.fill(series, 0.1);
    List<Point> points = ControlChart.of(values(series), Set.of()).points();
    assertThat(points).extracting(Point::rule).containsOnly(Rule.COMMON_CAUSE);
    assertThat(points.get(0).upper()).isEqualTo(Value.of(0.1));
  }

  @Test
  void whichWayIsBetterGivesTheSignalItsMeaning() {
    for (Rule up : List.of(Rule.ABOVE_LIMIT, Rule.RISING, Rule.TWO_HIGH, Rule.SHIFT_UP)) {
      assertThat(up.meaning(Polarity.HIGHER)).isEqualTo(Meaning.IMPROVEMENT);
      assertThat(up.meaning(Polarity.LOWER)).isEqualTo(Meaning.CONCERN);
      assertThat(up.meaning(Polarity.NONE)).isEqualTo(Meaning.HIGH);
    }
    for (Rule down : List.of(Rule.BELOW_LIMIT, Rule.FALLING, Rule.TWO_LOW, Rule.SHIFT_DOWN)) {
      assertThat(down.meaning(Polarity.HIGHER)).isEqualTo(Meaning.CONCERN);
      assertThat(down.meaning(Polarity.LOWER)).isEqualTo(Meaning.IMPROVEMENT);
      assertThat(down.meaning(Polarity.NONE)).isEqualTo(Meaning.LOW);
    }
    for (Rule none : List.of(Rule.COMMON_CAUSE, Rule.NOT_TESTED)) {
      assertThat(none.meaning(Polarity.HIGHER)).isEqualTo(Meaning.NONE);
    }
  }

  @Test
  void everyRuleNamesItsSignalAndDirection() {
    assertThat(Rule.TWO_LOW.signal()).isEqualTo(Signal.TWO_OF_THREE);
    assertThat(Rule.TWO_LOW.signal().text()).isEqualTo("two_of_three");
    assertThat(Rule.FALLING.direction()).isEqualTo("falling");
    assertThat(Rule.RISING.label()).isEqualTo("7 Point Trend (Increasing)");
  }
}
