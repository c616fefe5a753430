package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static regional.indicators.benchmark.Vectors.numbers;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Value;

class ProjectionTest {

  private static List<Value> values(CSVRecord row) {
    return Arrays.stream(row.get("values").split(";"))
        .map(
            each ->
                each.equals("x") ? Value.Symbol.NOT_AVAILABLE : Value.of(Double.parseDouble(each)))
        .toList();
  }

  private static double[] made(Projection made, ToDoubleFunction<Projection.Ahead> of) {
    return made.ahead().stream().mapToDouble(of).toArray();
  }

  @Test
  void lineAndPredictionIntervalAreThoseOfAnotherTool() {
    for (CSVRecord row : Vectors.rows("projection")) {
      Projection made = Projection.of(values(row)).orElseThrow();
      assertThat(made.fitted()).isEqualTo(Integer.parseInt(row.get("fitted")));
      assertThat(made(made, Projection.Ahead::value))
          .containsExactly(numbers(row, "value"), offset(1e-9));
      assertThat(made(made, Projection.Ahead::lower))
          .containsExactly(numbers(row, "lower"), offset(1e-9));
      assertThat(made(made, Projection.Ahead::upper))
          .containsExactly(numbers(row, "upper"), offset(1e-9));
    }
  }

  @Test
  void tooFewKnownQuartersAreNotProjected() {
    assertThat(Projection.of(Collections.nCopies(7, Value.of(3)))).isEmpty();
    assertThat(Projection.of(Collections.nCopies(12, Value.Symbol.NOT_AVAILABLE))).isEmpty();
  }

  @Test
  void quartersBeforeTheLastTwelveDoNotCount() {
    List<Value> twelve = values(Vectors.rows("projection").get(0));
    List<Value> more = new java.util.ArrayList<>(Collections.nCopies(5, Value.of(1e6)));
    more.addAll(twelve);
    assertThat(Projection.of(more)).isEqualTo(Projection.of(twelve));
  }
}
