package regional.indicators.core;

import java.util.Locale;

/** What a finding does to the data, named by its consequence. */
public enum Effect {
  SUBMISSION_REJECTED,
  ROW_REJECTED,
  NOTED;

  /** As printed in findings.csv. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
