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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import regional.indicators.core.Value;

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
  void aCountAboveItsBaseHasTheLimitsOfARate() {
    assertThat(Interval.proportion(21, 20, 100)).isEqualTo(Interval.rate(21, 20, 100));
    assertThat(Interval.proportion(21, 20, 100).method()).isEqualTo("byar");
    assertThat(Interval.proportion(9, 8, 100).method()).isEqualTo("exact_poisson");
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
