package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class TypeSevenTest {

  @Test
  void quantilesAreThoseOfAnotherTool() {
    for (CSVRecord row : Vectors.rows("type_seven")) {
      double expected = Vectors.number(row, "quantile");
      assertThat(TypeSeven.quantile(Vectors.numbers(row, "values"), Vectors.number(row, "p")))
          .as(row.toString())
          .isCloseTo(expected, Vectors.near(expected));
    }
  }

  @Test
  void theValuesStayInTheirOrder() {
    double[] values = {3, 1, 2};
    TypeSeven.quantile(values, 0.5);
    assertThat(values).containsExactly(3, 1, 2);
  }
}
