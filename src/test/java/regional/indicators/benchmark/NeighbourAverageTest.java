package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Value;

class NeighbourAverageTest {

  @Test
  void thoseWithoutDataAreLeftOutAndCounted() {
    List<Value> values =
        List.of(
            Value.of(8),
            Value.Symbol.NOT_AVAILABLE,
            Value.of(1),
            Value.of(2),
            Value.Symbol.CONFIDENTIAL,
            Value.of(3));
    assertThat(NeighbourAverage.of(values))
        .isEqualTo(new NeighbourAverage(Value.of(3.5), Value.of(2.5), 4, 6));
  }

  @Test
  void withoutAnyDataThereIsNoAverage() {
    assertThat(NeighbourAverage.of(List.of(Value.Symbol.NOT_AVAILABLE)))
        .isEqualTo(
            new NeighbourAverage(Value.Symbol.NOT_AVAILABLE, Value.Symbol.NOT_AVAILABLE, 0, 1));
  }

  @Test
  void theOrderOfNeighboursDoesNotMoveTheLastDigit() {
    List<Value> one = List.of(Value.of(0.1), Value.of(0.2), Value.of(0.3), Value.of(1e9));
    List<Value> other = List.of(Value.of(1e9), Value.of(0.3), Value.of(0.2), Value.of(0.1));
    assertThat(NeighbourAverage.of(one)).isEqualTo(NeighbourAverage.of(other));
  }
}
