package regional.indicators.core;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How an indicator's figures are rounded for readers: half up.
 *
 * @param decimals kept
 * @param multiple rounded to a multiple of this instead; 0 if not
 */
public record Rounding(int decimals, int multiple) {

  /** The number rounded, {@code low} where it is not zero but would be; a symbol as it is. */
  public Value of(Value value) {
    if (!(value instanceof Value.Known known)) {
      return value;
    }
    BigDecimal rounded = of(known.number());
    return rounded.signum() == 0 && known.number() != 0
        ? Value.Symbol.ROUNDS_TO_ZERO
        : Value.of(rounded.doubleValue());
  }

  /** The number rounded, which may be zero; of its decimals none is left out. */
  public BigDecimal of(double number) {
    BigDecimal exact = new BigDecimal(Double.toString(number));
    if (multiple > 0) {
      BigDecimal step = BigDecimal.valueOf(multiple);
      return exact.divide(step, 0, RoundingMode.HALF_UP).multiply(step);
    }
    return exact.setScale(decimals, RoundingMode.HALF_UP);
  }
}
