package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Kind;
import regional.indicators.indicator.Polarity;

class IntervalTest {

  private static double number(Value value) {
    return ((Value.Known) value).number();
  }

  @TestFactory
  Stream<DynamicTest> limitsAreThoseOfAnotherTool() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/statistics/intervals.csv")).stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("method"))
        .map(line -> DynamicTest.dynamicTest(line, () -> compare(line.split(","))));
  }

  private static void compare(String[] cells) {
    double x = Double.parseDouble(cells[1]);
    double n = Double.parseDouble(cells[2]);
    double per = Double.parseDouble(cells[3]);
    Interval interval =
        cells[0].equals("wilson") ? Interval.proportion(x, n, per) : Interval.rate(x, n, per);
    assertThat(interval.method()).isEqualTo(cells[0]);
    assertThat(number(interval.lower())).isCloseTo(Double.parseDouble(cells[4]), within(1e-6));
    assertThat(number(interval.upper())).isCloseTo(Double.parseDouble(cells[5]), within(1e-6));
  }

  @Test
  void limitsAtAnyConfidenceAreThoseOfAnotherTool() {
    for (CSVRecord row : Vectors.rows("limits")) {
      double x = Vectors.number(row, "x");
      double n = Vectors.number(row, "n");
      double confidence = Vectors.number(row, "confidence");
      Interval interval =
          row.get("method").equals("wilson")
              ? Interval.proportion(x, n, 1, confidence)
              : Interval.rate(x, n, 1, confidence);
      assertThat(interval.method()).isEqualTo(row.get("method"));
      assertThat(number(interval.lower()))
          .as(row.toString())
          .isCloseTo(Vectors.number(row, "lower"), within(1e-9));
      assertThat(number(interval.upper()))
          .as(row.toString())
          .isCloseTo(Vectors.number(row, "upper"), within(1e-9));
    }
  }

  @Test
  void limitsOfNoneAndOfAllAreZeroAndTheWholeExactly() {
    for (int n = 1; n <= 500; n++) {
      assertThat(number(Interval.proportion(0, n, 100).lower())).isZero();
      assertThat(number(Interval.proportion(n, n, 100).upper())).isEqualTo(100);
      assertThat(number(Interval.rate(0, n, 100).lower())).isZero();
    }
  }

  @Test
  void everyIntervalHoldsItsValue() {
    for (int n = 1; n <= 60; n++) {
      for (int x = 0; x <= 2 * n; x++) {
        double value = (double) x / n * 100;
        for (Interval each :
            List.of(
                Interval.proportion(Math.min(x, n), n, 100, 0.95),
                Interval.rate(x, n, 100, 0.998))) {
          double held = each.method().equals("wilson") ? Math.min(value, 100) : value;
          assertThat(number(each.lower())).isLessThanOrEqualTo(held);
          assertThat(number(each.upper())).isGreaterThanOrEqualTo(held);
        }
      }
    }
  }

  @Test
  void withoutABaseOrBelowNothingThereAreNoLimits() {
    for (Interval each :
        List.of(
            Interval.proportion(0, 0, 100),
            Interval.proportion(-1, 5, 100),
            Interval.rate(3, 0, 100),
            Interval.rate(-1, 5, 100))) {
      assertThat(each)
          .isEqualTo(new Interval(Value.Symbol.NOT_AVAILABLE, Value.Symbol.NOT_AVAILABLE, ""));
    }
  }

  @Test
  void byarsLowerLimitOfTooFewEventsIsMissing() {
    assertThat(Interval.byar(1, 0.998).lower()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
    assertThat(Interval.byar(0, 0.95).lower()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
    assertThat(number(Interval.byar(1, 0.95).lower())).isPositive();
  }

  @Test
  void theMethodIsTheKinds() {
    assertThat(method(Kind.PROPORTION, GivenFigures.counted("1", 7, 20, 100))).isEqualTo("wilson");
    assertThat(method(Kind.PROPORTION, GivenFigures.counted("1", 27, 20, 100))).isEmpty();
    assertThat(method(Kind.RATE, GivenFigures.counted("1", 7, 20, 100))).isEqualTo("exact_poisson");
    assertThat(method(Kind.RATIO, GivenFigures.counted("1", 10, 20, 100))).isEqualTo("byar");
    assertThat(method(Kind.MEDIAN, GivenFigures.measured("1", 2, 1, 2, 3)))
        .isEqualTo("order_statistic");
    assertThat(method(Kind.MEAN, GivenFigures.measured("1", 2, 1, 2, 3))).isEqualTo("student_t");
  }

  private static String method(Kind kind, Figure figure) {
    return interval(kind, figure).method();
  }

  private static Interval interval(Kind kind, Figure figure) {
    return Interval.of(GivenFigures.indicator(kind, Polarity.LOWER, 100), figure);
  }

  @Test
  void limitsOfAFigureAreInItsUnit() {
    Figure figure = GivenFigures.counted("1", 7, 20, 100);
    assertThat(interval(Kind.PROPORTION, figure)).isEqualTo(Interval.proportion(7, 20, 100));
    assertThat(interval(Kind.RATE, figure)).isEqualTo(Interval.rate(7, 20, 100));
    assertThat(interval(Kind.RATIO, figure)).isEqualTo(Interval.rate(7, 20, 100));
    Figure records = GivenFigures.measured("1", 3.5, 1, 2, 3, 4, 5, 6);
    assertThat(interval(Kind.MEDIAN, records))
        .isEqualTo(new Interval(Value.of(1), Value.of(6), "order_statistic"));
    assertThat(interval(Kind.MEAN, records))
        .isEqualTo(Interval.mean(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0), 3.5));
  }

  @Test
  void aFigureWithoutANumberHasItsSymbolForLimits() {
    for (Kind kind : Kind.values()) {
      assertThat(interval(kind, GivenFigures.without("1", Value.Symbol.NOT_APPLICABLE)))
          .isEqualTo(new Interval(Value.Symbol.NOT_APPLICABLE, Value.Symbol.NOT_APPLICABLE, ""));
    }
  }

  @Test
  void aCountAboveItsBaseHasNoLimits() {
    assertThat(Interval.proportion(21, 20, 100).lower()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
    assertThat(Interval.proportion(21, 20, 100).upper()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
    assertThat(Interval.proportion(21, 20, 100).method()).isEmpty();
    assertThat(Interval.proportion(20, 20, 100).method()).isEqualTo("wilson");
  }

  /** R: qbinom(0.025, n, 0.5) is 1, 2, 6 and 18. */
  @Test
  void limitsOfAMedianAreOrderStatistics() {
    assertThat(ranks(6)).containsExactly(1.0, 6.0);
    assertThat(ranks(10)).containsExactly(2.0, 9.0);
    assertThat(ranks(20)).containsExactly(6.0, 15.0);
    assertThat(ranks(50)).containsExactly(18.0, 33.0);
  }

  private static List<Double> ranks(int n) {
    Interval interval =
        Interval.median(IntStream.rangeClosed(1, n).mapToObj(each -> (double) each).toList());
    return List.of(number(interval.lower()), number(interval.upper()));
  }

  @Test
  void theOrderStatisticsAreThoseOfAnotherTool() {
    for (CSVRecord row : Vectors.rows("order_statistic")) {
      int n = Integer.parseInt(row.get("n"));
      double k = Vectors.number(row, "k");
      assertThat(ranks(n)).as("n " + n).containsExactly(k, n + 1 - k);
    }
  }

  @Test
  void withoutRecordsThereAreNoLimits() {
    assertThat(Interval.median(List.of()).lower()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
    assertThat(Interval.mean(List.of(3.0), 3).upper()).isEqualTo(Value.Symbol.NOT_AVAILABLE);
    assertThat(Interval.mean(List.of(3.0, 3.0), 3))
        .isEqualTo(new Interval(Value.of(3), Value.of(3), "student_t"));
  }

  @Test
  void fiveRecordsAreTooFewForLimitsOfAMedian() {
    assertThat(Interval.median(List.of(1.0, 2.0, 3.0, 4.0, 5.0)).lower())
        .isEqualTo(Value.Symbol.NOT_AVAILABLE);
  }

  /** R: t.test(c(5.1, 4.9, 6.2, 5.7, 5.8))$conf.int. */
  @Test
  void limitsOfAMeanAreStudents() {
    List<Double> values = new ArrayList<>(List.of(5.1, 4.9, 6.2, 5.7, 5.8));
    double mean = DoubleStream.of(5.1, 4.9, 6.2, 5.7, 5.8).average().orElseThrow();
    Interval interval = Interval.mean(values, mean);
    assertThat(number(interval.lower())).isCloseTo(4.87946276101, within(1e-8));
    assertThat(number(interval.upper())).isCloseTo(6.20053723899, within(1e-8));
  }
}
