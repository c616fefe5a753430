package regional.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Value;
import regional.indicators.core.Value.Symbol;

class AmountTest {

  @Test
  void aPartThatIsNotAvailableLeavesNoSum() {
    assertThat(Amount.sum(List.of(Amount.of(1), Amount.NOT_AVAILABLE)).value())
        .isEqualTo(Symbol.NOT_AVAILABLE);
    assertThat(Amount.sum(List.of(Amount.NOT_AVAILABLE)).value()).isEqualTo(Symbol.NOT_AVAILABLE);
    assertThat(Amount.NOT_AVAILABLE.isAvailable()).isFalse();
    assertThat(Amount.NOTHING.isAvailable()).isTrue();
  }

  @Test
  void nothingAddsNothing() {
    assertThat(Amount.sum(List.of(Amount.NOTHING, Amount.of(3))).value()).isEqualTo(Value.of(3));
    assertThat(Amount.sum(List.of(Amount.NOTHING, Amount.NOTHING)).value())
        .isEqualTo(Symbol.NOT_APPLICABLE);
    assertThat(Amount.sum(List.of()).value()).isEqualTo(Symbol.NOT_APPLICABLE);
    assertThat(Amount.sum(List.of(Amount.of(0), Amount.of(0))).value()).isEqualTo(Value.of(0));
  }

  @Test
  void aMeanIsOverThePartsThatThereAre() {
    assertThat(Amount.mean(List.of(Amount.of(10), Amount.NOTHING, Amount.of(14))).value())
        .isEqualTo(Value.of(12));
    assertThat(Amount.mean(List.of(Amount.of(10), Amount.NOT_AVAILABLE)).value())
        .isEqualTo(Symbol.NOT_AVAILABLE);
    assertThat(Amount.mean(List.of(Amount.NOTHING)).value())
        .as("a quarter without a census")
        .isEqualTo(Symbol.NOT_AVAILABLE);
  }

  @Test
  void recordsArePooled() {
    Amount pooled =
        Amount.sum(
            List.of(
                Amount.ofRecords(new double[] {9, 1}),
                Amount.ofRecords(new double[0]),
                Amount.ofRecords(new double[] {4})));
    assertThat(pooled.value()).isEqualTo(Value.of(14));
    assertThat(pooled.ascending()).containsExactly(1.0, 4.0, 9.0);
    assertThat(pooled.median()).isEqualTo(4);
    assertThat(Amount.ofRecords(new double[] {4, 1, 2, 9}).median()).isEqualTo(3);
  }

  @Test
  void anExactSumDoesNotDependOnTheOrder() {
    double[] one = {1e16, 1, -1e16, 1};
    double[] other = {1, 1e16, 1, -1e16};
    assertThat(Amount.ofRecords(one).summedExactly().value()).isEqualTo(Value.of(2));
    assertThat(Amount.ofRecords(other).summedExactly().value()).isEqualTo(Value.of(2));
    assertThat(Amount.ofRecords(one).summedExactly().records()).isEqualTo(one);
    assertThat(Amount.NOT_AVAILABLE.summedExactly()).isEqualTo(Amount.NOT_AVAILABLE);
  }

  @Test
  void aSymbolIsNoNumber() {
    assertThat(Amount.of(2).times(-1).number()).isEqualTo(-2);
    assertThat(Amount.NOTHING.times(-1)).isEqualTo(Amount.NOTHING);
    assertThatThrownBy(Amount.NOTHING::number).hasMessage("not a number: z");
  }
}
