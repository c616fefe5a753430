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
    String remedy) {}
