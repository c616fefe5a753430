package regional.indicators.core;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The period of a published figure: its own words, and the days that they stand for. Unlike a
 * {@link DataPeriod} it may be a calendar or financial year, or a month or day on which something
 * was counted.
 *
 * @param timePeriod six digits of two consecutive years, or a calendar year
 * @param timeIdentifier as {@code Autumn term} or {@code Calendar year}
 * @param first first day described
 * @param last last day described
 */
public record PublishedPeriod(
    String timePeriod, String timeIdentifier, LocalDate first, LocalDate last)
    implements Comparable<PublishedPeriod> {

  private static final String CALENDAR_YEAR = "Calendar year";
  private static final String FINANCIAL_YEAR = "Financial year";
  private static final String REPORTING_YEAR = "Reporting year";

  private static final Comparator<PublishedPeriod> ORDER =
      Comparator.comparing(PublishedPeriod::last)
          .thenComparing(PublishedPeriod::first)
          .thenComparing(PublishedPeriod::timePeriod)
          .thenComparing(PublishedPeriod::timeIdentifier);

  /** As 2024, 202425, 2024/25, 2024-25 and 2024-25 (OT). */
  private static final Pattern YEARS =
      Pattern.compile("(\\d{4})(?:\\s*[-/]?\\s*(\\d{2}|\\d{4}))?(?:\\s*\\([A-Za-z]+\\))?");

  private static final Pattern QUARTER = Pattern.compile("Financial year Q([1-4])");

  /** What a published figure covers, where its time identifier does not say it. */
  public enum Covers {
    /** The whole period that the words name. */
    PERIOD,
    /** A count in January of the period's last year, day unknown. */
    JANUARY,
    /** A count on 31 March of the period's last year. */
    MARCH_31
  }

  /**
   * Reads a period leniently: six digits, a calendar year, two years with a stroke, and identifiers
   * in any case.
   *
   * <p>One year with the identifier of an academic or financial year is the year in which it ends,
   * as the Local Authority Interactive Tool prints it. Two years with {@code Calendar year} are the
   * first of them: so SEN2 files label the calendar year that a January collection looks back on. A
   * reporting year ends on 31 March.
   *
   * @return empty if it is no period
   */
  public static Optional<PublishedPeriod> parse(
      String timePeriod, String timeIdentifier, Covers covers) {
    Matcher years = YEARS.matcher(timePeriod.strip());
    String identifier = asPrintedByDfe(timeIdentifier);
    if (!years.matches() || identifier.isEmpty()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(years.group(1));
    boolean two = years.group(2) != null;
    if (two && (first + 1) % 100 != Integer.parseInt(years.group(2)) % 100) {
      return Optional.empty();
    }
    boolean calendar = identifier.equals(CALENDAR_YEAR) || identifier.equals(REPORTING_YEAR);
    int begins = two || identifier.equals(CALENDAR_YEAR) ? first : first - 1;
    String label = two || !calendar ? Quarter.yearOf(begins) : String.valueOf(first);
    int ends = identifier.equals(CALENDAR_YEAR) ? begins : begins + 1;
    PublishedPeriod whole = whole(label, identifier, begins);
    return Optional.of(
        switch (covers) {
          case PERIOD -> whole;
          case JANUARY ->
              new PublishedPeriod(
                  label, identifier, LocalDate.of(ends, 1, 1), LocalDate.of(ends, 1, 31));
          case MARCH_31 ->
              new PublishedPeriod(
                  label, identifier, LocalDate.of(ends, 3, 31), LocalDate.of(ends, 3, 31));
        });
  }

  private static String asPrintedByDfe(String timeIdentifier) {
    String given = timeIdentifier.strip();
    for (Term term : Term.values()) {
      if (term.timeIdentifier().equalsIgnoreCase(given)) {
        return term.timeIdentifier();
      }
    }
    for (String year : List.of(CALENDAR_YEAR, FINANCIAL_YEAR, REPORTING_YEAR)) {
      if (year.equalsIgnoreCase(given)) {
        return year;
      }
    }
    for (int number = 1; number <= 4; number++) {
      if ((FINANCIAL_YEAR + " q" + number).equalsIgnoreCase(given)) {
        return FINANCIAL_YEAR + " Q" + number;
      }
    }
    return "";
  }

  private static PublishedPeriod whole(String label, String identifier, int begins) {
    Matcher quarter = QUARTER.matcher(identifier);
    if (quarter.matches()) {
      Quarter of = new Quarter(begins, Integer.parseInt(quarter.group(1)));
      return new PublishedPeriod(label, identifier, of.firstDay(), of.lastDay());
    }
    if (identifier.equals(CALENDAR_YEAR)) {
      return new PublishedPeriod(
          label, identifier, LocalDate.of(begins, 1, 1), LocalDate.of(begins, 12, 31));
    }
    for (Term term : Term.values()) {
      if (term.timeIdentifier().equals(identifier)) {
        return new PublishedPeriod(label, identifier, term.firstDay(begins), term.lastDay(begins));
      }
    }
    return new PublishedPeriod(
        label, identifier, LocalDate.of(begins, 4, 1), LocalDate.of(begins + 1, 3, 31));
  }

  /** One day on which something was counted. */
  public boolean isDay() {
    return first.equals(last);
  }

  /** Twelve whole months. */
  public boolean isYear() {
    return first.plusYears(1).minusDays(1).equals(last);
  }

  /** Whole months from the end of this period to the end of the other; negative if it is later. */
  public int monthsBefore(LocalDate otherLast) {
    return (int) ChronoUnit.MONTHS.between(last.plusDays(1), otherLast.plusDays(1));
  }

  /** By the last day. */
  @Override
  public int compareTo(PublishedPeriod other) {
    return ORDER.compare(this, other);
  }

  /** As {@code 202425 Autumn term}. */
  @Override
  public String toString() {
    return timePeriod + " " + timeIdentifier;
  }
}
