package regional.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RepeatedValuesTest {

  @Test
  void theyAreTheNumbersInTheirOrder() {
    Random random = new Random(5);
    for (int size = 0; size < 200; size++) {
      double[] ascending =
          DoubleStream.generate(() -> random.nextInt(12) / 4.0).limit(size).sorted().toArray();
      List<Double> values = RepeatedValues.of(ascending);
      assertThat(values).isEqualTo(DoubleStream.of(ascending).boxed().toList());
      assertThat(values.stream().mapToDouble(each -> each).toArray()).isEqualTo(ascending);
    }
  }

  @Test
  void manyEqualOnesTakeNoRoom() {
    List<Double> values = RepeatedValues.of(new double[] {-0.0, -0.0, 0, 0, 0, 7, 7, 7});
    assertThat(values).isInstanceOf(RepeatedValues.class).hasSize(8);
    assertThat(values.get(1)).isEqualTo(-0.0);
    assertThat(values.get(2)).isEqualTo(0.0);
    assertThatThrownBy(() -> values.get(8)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> values.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(RepeatedValues.of(new double[] {1, 2, 2})).isNotInstanceOf(RepeatedValues.class);
  }
}
