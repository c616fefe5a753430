package regional.indicators.pack.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import regional.indicators.core.Rounding;
import regional.indicators.core.Value;

/**
 * How an indicator's figures are written: rounded half up, thousands grouped as in the United
 * Kingdom, whatever the machine's language.
 *
 * @param decimals kept
 * @param roundTo rounded to a multiple of this after that; 0 if not
 * @param prefix before the number, as a pound sign; may be empty
 * @param suffix after the number, as a per cent sign; may be empty
 */
public record PrintedNumber(int decimals, int roundTo, String prefix, String suffix) {

  /** Whole numbers without a unit. */
  public static final PrintedNumber COUNT = new PrintedNumber(0, 0, "", "");

  /** The same without the sign of the unit. */
  public PrintedNumber withoutSign() {
    return new PrintedNumber(decimals, roundTo, "", "");
  }

  /**
   * For a difference of two such figures, without a sign of unit: one decimal more where the figure
   * has few, because a difference is smaller than what it is between; of whole pounds none.
   */
  public PrintedNumber ofDifferences() {
    boolean whole = roundTo > 0 || (decimals == 0 && !prefix.isEmpty());
    return new PrintedNumber(whole ? 0 : Math.max(decimals, 1), 0, "", "");
  }

  /**
   * With up to two decimals more, where a limit of this change would be printed as zero or as the
   * change, and is neither: it would read as a change that is not sure, or as a slip.
   */
  public PrintedNumber tellingLimits(double change, Value... limits) {
    PrintedNumber finer = this;
    for (int more = 0; more < 2 && finer.blurs(change, limits); more++) {
      finer = new PrintedNumber(finer.decimals + 1, roundTo, prefix, suffix);
    }
    return finer;
  }

  private boolean blurs(double change, Value... limits) {
    return Arrays.stream(limits)
        .anyMatch(
            each ->
                each instanceof Value.Known limit
                    && (isPrintedAs(limit.number(), 0) || isPrintedAs(limit.number(), change)));
  }

  private boolean isPrintedAs(double number, double other) {
    return number != other && rounded(number).equals(rounded(other));
  }

  /** The number with its sign of unit, or the symbol; never a blank. */
  public String text(Value value) {
    if (value instanceof Value.Known known) {
      return text(known.number());
    }
    return value.text();
  }

  /**
   * The number with its sign of unit; {@code low} where it is not zero but would be printed as
   * zero.
   */
  public String text(double number) {
    BigDecimal rounded = rounded(number);
    if (rounded.signum() == 0 && number != 0) {
      return Value.Symbol.ROUNDS_TO_ZERO.text();
    }
    return prefix + grouped(rounded) + suffix;
  }

  /** The number rounded as it is, zero too: a difference may be none. */
  public String exact(double number) {
    BigDecimal rounded = rounded(number);
    return prefix + grouped(rounded.signum() == 0 ? rounded.abs() : rounded) + suffix;
  }

  /** For a tick of an axis: never {@code low}, with as many decimals as the step needs. */
  String tick(double number, int tickDecimals) {
    return prefix
        + grouped(new BigDecimal(number).setScale(tickDecimals, RoundingMode.HALF_UP))
        + suffix;
  }

  private BigDecimal rounded(double number) {
    return new Rounding(decimals, roundTo).of(number);
  }

  private static String grouped(BigDecimal number) {
    String digits =
        number.setScale(Math.max(0, number.scale()), RoundingMode.UNNECESSARY).toPlainString();
    int point = digits.indexOf('.');
    int first = number.signum() < 0 ? 1 : 0;
    StringBuilder grouped = new StringBuilder(digits);
    for (int at = (point < 0 ? digits.length() : point) - 3; at > first; at -= 3) {
      grouped.insert(at, ',');
    }
    return grouped.toString();
  }
}
