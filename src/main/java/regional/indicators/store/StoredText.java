package regional.indicators.store;

/** Text as every engine can hold it. */
final class StoredText {

  private StoredText() {}

  /** PostgreSQL holds no NUL: its symbol is kept, which can be seen besides. */
  static String of(String text) {
    return text.replace('\0', '\u2400');
  }

  /** The same, no longer than a column. */
  static String of(String text, int length) {
    return of(text.length() <= length ? text : text.substring(0, length - 3) + "...");
  }
}
