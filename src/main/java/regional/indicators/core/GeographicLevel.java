package regional.indicators.core;

/**
 * Geographic level, in the words of DfE's open-data standard. Declared from the smallest to the
 * largest.
 */
public enum GeographicLevel {
  LOCAL_AUTHORITY("Local authority"),
  /** A part of a region. Not of DfE's standard: never in indicators.csv. */
  SUB_REGIONAL("Sub-regional"),
  REGIONAL("Regional"),
  NATIONAL("National");

  private final String text;

  GeographicLevel(String text) {
    this.text = text;
  }

  /** As printed in {@code geographic_level}. */
  public String text() {
    return text;
  }
}
