package regional.indicators.indicator;

import java.util.Locale;

/** What an indicator adds up, and how its data period is labelled. */
public enum Clock {
  /** One term's rows. */
  TERM,
  /** The rows of the whole academic year. */
  ACADEMIC_YEAR,
  /** One census's rows. */
  CENSUS,
  /** Rolling four quarters: the reporting quarter and the three before it. */
  R4,
  /** One quarter's rows. */
  SNAPSHOT;

  /** Whether it runs on terms of the academic year, not on quarters of the financial year. */
  public boolean isTermly() {
    return this == TERM || this == ACADEMIC_YEAR || this == CENSUS;
  }

  /** As declared in YAML. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
