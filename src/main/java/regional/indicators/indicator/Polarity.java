package regional.indicators.indicator;

import java.util.Locale;

/** Which way is better. An indicator of polarity none gets no rank, band or colour. */
public enum Polarity {
  HIGHER,
  LOWER,
  NONE;

  /** As declared in YAML. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
