package regional.indicators.submission;

import java.io.IOException;

/** From some line on a file cannot be read: a fault of the data, told in one finding. */
final class Unreadable extends IOException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final int line;
  private final String told;

  /**
   * @param line 0 where the whole file is meant
   * @param told as the finding says it
   */
  Unreadable(int line, String told) {
    this("COM-01", line, told);
  }

  private Unreadable(String code, int line, String told) {
    super(told);
    this.code = code;
    this.line = line;
    this.told = told;
  }

  /** A file that must not be read on, for it holds personal data. */
  static Unreadable personal(int line, String told) {
    return new Unreadable(FindingLog.PERSONAL, line, told);
  }

  /** Of the rule that is broken. */
  String code() {
    return code;
  }

  int line() {
    return line;
  }

  String told() {
    return told;
  }
}
