package regional.indicators.submission;

/** Dates and numbers as the layout writes them, read without a detour: every row has a dozen. */
final class WrittenCell {

  /** The cell is no such date or number. */
  static final long NONE = Long.MIN_VALUE;

  private static final int MOST_DIGITS = 15;

  private WrittenCell() {}

  /**
   * Days since 1970 of yyyy-mm-dd; {@link #NONE} of any other cell, and of a day that never was.
   */
  static long day(String cell) {
    if (cell.length() != 10 || cell.charAt(4) != '-' || cell.charAt(7) != '-') {
      return NONE;
    }
    int year = digits(cell, 0, 4);
    int month = digits(cell, 5, 7);
    int day = digits(cell, 8, 10);
    if (year < 0 || month < 1 || month > 12 || day < 1) {
      return NONE;
    }
    boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    int february = leap ? 29 : 28;
    int longest = month == 2 ? february : 30 + ((month + (month >> 3)) & 1);
    return day > longest ? NONE : epochDay(year, month, day);
  }

  /** As LocalDate counts. March is taken as the first month, so that a leap day ends its year. */
  private static long epochDay(int year, int month, int day) {
    int fromMarch = (month + 9) % 12;
    int years = year - (month < 3 ? 1 : 0);
    return 365L * years
        + Math.floorDiv(years, 4)
        - Math.floorDiv(years, 100)
        + Math.floorDiv(years, 400)
        + (153L * fromMarch + 2) / 5
        + day
        - 719_469;
  }

  private static int digits(String cell, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = cell.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /**
   * Hundredths of a number: a minus sign at most, up to 15 digits, a point and one or two decimals
   * at most; {@link #NONE} of any other cell.
   */
  static long hundredths(String cell) {
    int length = cell.length();
    int from = length > 0 && cell.charAt(0) == '-' ? 1 : 0;
    int point = cell.indexOf('.', from);
    int whole = point < 0 ? length : point;
    int decimals = point < 0 ? 0 : length - point - 1;
    boolean formed =
        whole > from && whole - from <= MOST_DIGITS && decimals <= 2 && (point < 0 || decimals > 0);
    if (!formed) {
      return NONE;
    }
    long number = 0;
    for (int i = from; i < length; i++) {
      if (i != point) {
        int digit = cell.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return NONE;
        }
        number = number * 10 + digit;
      }
    }
    for (int i = decimals; i < 2; i++) {
      number *= 10;
    }
    return from == 0 ? number : -number;
  }
}
