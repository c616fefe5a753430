package regional.planted.core;

/** Planted: core sees returns, and a library. */
public class SeesReturns {
  public regional.planted.returns.SeesSubmission seen;
  public org.apache.commons.csv.CSVFormat library;
}
