package regional.indicators.core;

/**
 * Something noticed about data: where, what, the consequence and the remedy.
 *
 * @param oldLaCode empty where the file cannot be attributed
 * @param returnId empty where the file cannot be attributed
 * @param reportingQuarter as {@code 2025-26-Q3}; empty where the file cannot be attributed
 * @param version 0 where the file cannot be attributed
 * @param code of the rule, as {@code COM-05}
 * @param line line of the file, the header being 1; 0 where the whole file is meant
 * @param column empty where the whole row or file is meant
 * @param raw the cell as received; empty for record returns, ids and personal data
 * @param place which of the rows that every quarter asks for, in the layout's own codes, as {@code
 *     Primary/All}; empty where no such row is meant, and always of a record return
 */
public record Finding(
    String oldLaCode,
    String returnId,
    String reportingQuarter,
    int version,
    String code,
    Effect effect,
    int line,
    String column,
    String raw,
    String message,
    String remedy,
    String place) {

  /** Stands in a key where no column is meant. */
  private static final String NO_COLUMN = "-";

  /** A finding that is not about one of the rows that every quarter asks for. */
  public Finding(
      String oldLaCode,
      String returnId,
      String reportingQuarter,
      int version,
      String code,
      Effect effect,
      int line,
      String column,
      String raw,
      String message,
      String remedy) {
    this(
        oldLaCode,
        returnId,
        reportingQuarter,
        version,
        code,
        effect,
        line,
        column,
        raw,
        message,
        remedy,
        "");
  }

  /**
   * What an authority names it by, beside its code: return, column and row, as {@code
   * attendance/enrolments/Primary/All}. The same in every version and quarter; made of the layout's
   * words alone.
   */
  public String key() {
    String where = column.isEmpty() && !place.isEmpty() ? NO_COLUMN : column;
    return returnId + (where.isEmpty() ? "" : "/" + where) + (place.isEmpty() ? "" : "/" + place);
  }

  /** The same finding, the cell not repeated. */
  public Finding withoutCell() {
    return new Finding(
        oldLaCode,
        returnId,
        reportingQuarter,
        version,
        code,
        effect,
        line,
        column,
        "",
        message,
        remedy,
        place);
  }
}
