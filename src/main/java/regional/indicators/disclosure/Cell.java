package regional.indicators.disclosure;

/**
 * A number that something published may tell of: a measure of an area in a data period, as it stood
 * in a version; or the rest that a total leaves.
 *
 * @param name in words, for the reader of a finding
 * @param owner 3-digit number of the one authority that knows it; empty if no one does alone
 * @param truth the number itself
 * @param whole a count: only integers fit
 */
public record Cell(String name, String owner, double truth, boolean whole) {}
