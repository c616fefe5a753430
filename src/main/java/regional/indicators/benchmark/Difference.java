package regional.indicators.benchmark;

import java.util.Locale;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Polarity;

/**
 * How a figure stands to a comparator's value, as Fingertips tells it (UKHSA, single overlapping
 * confidence interval): similar while the comparator's value lies within the figure's own 95%
 * limits, its ends included.
 */
public enum Difference {
  BETTER,
  WORSE,
  /** Above, where neither way is better. */
  HIGHER,
  /** Below, where neither way is better. */
  LOWER,
  SIMILAR,
  /** The figure or the comparator is missing, or the figure is unreliable or without limits. */
  NOT_COMPARED;

  /** As in {@code analyst/benchmarks.csv}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param own the authority's figure
   * @param comparator a region's, England's or the neighbours' value
   */
  public static Difference of(Indicator indicator, Figure own, Value comparator) {
    return own.lowReliability()
        ? NOT_COMPARED
        : of(Interval.of(indicator, own), comparator, indicator.polarity());
  }

  static Difference of(Interval own, Value comparator, Polarity polarity) {
    if (!(own.lower() instanceof Value.Known lower)
        || !(own.upper() instanceof Value.Known upper)
        || !(comparator instanceof Value.Known other)) {
      return NOT_COMPARED;
    }
    if (Magnitude.compare(other.number(), lower.number()) < 0) {
      return switch (polarity) {
        case HIGHER -> BETTER;
        case LOWER -> WORSE;
        case NONE -> HIGHER;
      };
    }
    if (Magnitude.compare(other.number(), upper.number()) > 0) {
      return switch (polarity) {
        case HIGHER -> WORSE;
        case LOWER -> BETTER;
        case NONE -> LOWER;
      };
    }
    return SIMILAR;
  }
}
