package regional.indicators.submission;

import java.io.IOException;

/** From some line on a file cannot be read: a fault of the data, told in one finding. */
final class Unreadable extends IOException {
  private static final long serialVersionUID = 1;

  private final int line;
  private final String told;

  /**
   * @param line 0 where the whole file is meant
   * @param told as the finding says it
   */
  Unreadable(int line, String told) {
    super(told);
    this.line = line;
    this.told = told;
  }

  int line() {
    return line;
  }

  String told() {
    return told;
  }
}
