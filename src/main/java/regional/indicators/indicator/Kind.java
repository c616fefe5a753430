package regional.indicators.indicator;

/** The closed list of arithmetic. A need outside it becomes a new, named kind with a test. */
public enum Kind {
  /** Numerator within denominator, as a percentage. */
  PROPORTION,
  /** Events over a base that does not contain them. */
  RATE,
  /** One count over another. */
  RATIO,
  /** Sum of the records' values over their number. */
  MEAN,
  /** Median of pooled records. */
  MEDIAN
}
