package regional.indicators.benchmark;

import java.util.Locale;
import regional.indicators.indicator.Polarity;

/** Which way a figure has gone since the same period before, as far as can be told. */
public enum Direction {
  IMPROVING,
  WORSENING,
  /** Up, where neither way is better. */
  RISING,
  /** Down, where neither way is better. */
  FALLING,
  /** The limits of the change hold 0. */
  NO_CLEAR_CHANGE,
  /** One of the two is missing, unreliable or without limits, or they do not mean the same. */
  NOT_COMPARED;

  /** As in {@code analyst/benchmarks.csv}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Direction upwards(Polarity polarity) {
    return switch (polarity) {
      case HIGHER -> IMPROVING;
      case LOWER -> WORSENING;
      case NONE -> RISING;
    };
  }

  static Direction downwards(Polarity polarity) {
    return switch (polarity) {
      case HIGHER -> WORSENING;
      case LOWER -> IMPROVING;
      case NONE -> FALLING;
    };
  }
}
