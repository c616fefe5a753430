package regional.indicators.core;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reporting quarter of the financial year (April to March), written {@code 2025-26-Q3}.
 *
 * @param year calendar year in which the financial year begins
 * @param number 1 (April to June) to 4 (January to March)
 */
public record Quarter(int year, int number) implements Comparable<Quarter> {

  /** After every quarter that a file can be named for. */
  public static final Quarter LAST = new Quarter(9999, 4);

  private static final Pattern WRITTEN = Pattern.compile("(\\d{4})-(\\d{2})-Q([1-4])");
  private static final Pattern SIX_DIGITS = Pattern.compile("((?:19|20)\\d{2})(\\d{2})");

  public Quarter {
    if (number < 1 || number > 4) {
      throw new IllegalArgumentException("a quarter is 1 to 4, not " + number);
    }
  }

  /**
   * Reads {@code 2025-26-Q3}.
   *
   * @throws IllegalArgumentException if the text is not a quarter of two consecutive years
   */
  public static Quarter parse(String text) {
    Matcher found = WRITTEN.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException("not a reporting quarter (write 2025-26-Q3): " + text);
    }
    return of(found.group(1) + found.group(2), Integer.parseInt(found.group(3)));
  }

  /**
   * Reads DfE's six digits and a quarter number, as {@code 202526} and 3.
   *
   * @throws IllegalArgumentException if the six digits are not two consecutive years
   */
  public static Quarter of(String timePeriod, int number) {
    if (!isYear(timePeriod)) {
      throw new IllegalArgumentException("not two consecutive years (write 202526): " + timePeriod);
    }
    return new Quarter(Integer.parseInt(timePeriod.substring(0, 4)), number);
  }

  /** Whether the text is six digits of two consecutive years from 1900, as {@code 202526}. */
  public static boolean isYear(String text) {
    Matcher found = SIX_DIGITS.matcher(text);
    return found.matches()
        && (Integer.parseInt(found.group(1)) + 1) % 100 == Integer.parseInt(found.group(2));
  }

  /** Six digits of the year that begins in the calendar year, as 2025 to {@code 202526}. */
  public static String yearOf(int calendarYear) {
    int next = (calendarYear + 1) % 100;
    return calendarYear + (next < 10 ? "0" : "") + next;
  }

  /** The quarter in which the day lies. */
  public static Quarter of(LocalDate day) {
    return ofIndex(Math.floorDiv(day.getYear() * 12 + day.getMonthValue() - 4, 3));
  }

  public static Quarter ofIndex(int index) {
    return new Quarter(Math.floorDiv(index, 4), Math.floorMod(index, 4) + 1);
  }

  /** Quarters since year 0: consecutive quarters have consecutive indexes. */
  public int index() {
    return year * 4 + number - 1;
  }

  public Quarter plus(int quarters) {
    return ofIndex(index() + quarters);
  }

  public String timePeriod() {
    return yearOf(year);
  }

  public String timeIdentifier() {
    return "Financial year Q" + number;
  }

  public LocalDate firstDay() {
    return LocalDate.of(year, 4, 1).plusMonths(3L * (number - 1));
  }

  public LocalDate lastDay() {
    return YearMonth.from(firstDay()).plusMonths(2).atEndOfMonth();
  }

  @Override
  public int compareTo(Quarter other) {
    return Integer.compare(index(), other.index());
  }

  /** As {@code 2025-26-Q3}. */
  @Override
  public String toString() {
    return String.format(java.util.Locale.ROOT, "%d-%02d-Q%d", year, (year + 1) % 100, number);
  }
}
