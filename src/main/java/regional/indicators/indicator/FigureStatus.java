package regional.indicators.indicator;

import java.util.Locale;

/** How settled a figure is; of two that hold the first wins. */
public enum FigureStatus {
  /** Fewer authorities reported than were expected. */
  INCOMPLETE,
  /** Made from rows that will be sent again. */
  PROVISIONAL,
  FINAL;

  /** As printed in indicators.csv. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
