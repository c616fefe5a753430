package regional.indicators.indicator;

/** The closed list of arithmetic. A need outside it becomes a new, named kind with a test. */
public enum Kind {
  /** Numerator within denominator, as a percentage. */
  PROPORTION("wilson"),
  /** Events over a base that does not contain them. */
  RATE("byar_or_exact_poisson"),
  /** One count over another. */
  RATIO("byar_or_exact_poisson"),
  /** Sum of the records' values over their number. */
  MEAN("student_t"),
  /** Median of pooled records. */
  MEDIAN("order_statistic");

  private final String interval;

  Kind(String interval) {
    this.interval = interval;
  }

  /** What the method of its 95% interval is called in {@code jobs/indicators}. */
  String interval() {
    return interval;
  }
}
