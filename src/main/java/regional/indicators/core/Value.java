package regional.indicators.core;

import java.math.BigDecimal;

/**
 * A figure, or the reason why there is none. Missing, suppressed, not applicable and zero are four
 * things; none of them is ever written as NaN, null or -1. Symbols are those of DfE's open-data
 * standard.
 */
public sealed interface Value {

  static Value of(double number) {
    return new Known(number);
  }

  default boolean isKnown() {
    return this instanceof Known;
  }

  /** In files: the shortest decimal that parses back to the same double, or the symbol. */
  String text();

  /**
   * A number.
   *
   * @param number finite
   */
  record Known(double number) implements Value {
    public Known {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("not a finite number: " + number);
      }
    }

    @Override
    public String text() {
      String plain = new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
      return plain.equals("-0") ? "0" : plain;
    }
  }

  /** Why there is no number. */
  enum Symbol implements Value {
    NOT_AVAILABLE("x", "not available"),
    NOT_APPLICABLE("z", "not applicable"),
    CONFIDENTIAL("c", "hidden: small, or would tell a small number"),
    LOW_RELIABILITY("u", "low reliability: small base"),
    ROUNDS_TO_ZERO("low", "rounds to zero, is not zero");

    private final String text;
    private final String meaning;

    Symbol(String text, String meaning) {
      this.text = text;
      this.meaning = meaning;
    }

    @Override
    public String text() {
      return text;
    }

    /** For the reader of a page. */
    public String meaning() {
      return meaning;
    }
  }
}
