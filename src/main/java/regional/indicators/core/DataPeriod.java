package regional.indicators.core;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a figure describes: a term, an academic year, a quarter-end or a rolling year. Labelled as
 * DfE's open-data standard labels it; a rolling year or a snapshot by the financial quarter in
 * which it ends.
 *
 * @param timePeriod six digits, as {@code 202526}
 * @param timeIdentifier as {@code Autumn term} or {@code Financial year Q3}
 * @param first first day described
 * @param last last day described
 */
public record DataPeriod(String timePeriod, String timeIdentifier, LocalDate first, LocalDate last)
    implements Comparable<DataPeriod> {

  private static final Comparator<DataPeriod> ORDER =
      Comparator.comparing(DataPeriod::timePeriod)
          .thenComparing(DataPeriod::last)
          .thenComparing(DataPeriod::first, Comparator.reverseOrder())
          .thenComparing(DataPeriod::timeIdentifier);

  /** A term, or the academic year, beginning in the autumn of {@code academicYear} (six digits). */
  public static DataPeriod of(String academicYear, Term term) {
    int year = Integer.parseInt(academicYear.substring(0, 4));
    return new DataPeriod(
        academicYear, term.timeIdentifier(), term.firstDay(year), term.lastDay(year));
  }

  /** The quarter itself: its flows, or the stock at its last day. */
  public static DataPeriod of(Quarter quarter) {
    return new DataPeriod(
        quarter.timePeriod(), quarter.timeIdentifier(), quarter.firstDay(), quarter.lastDay());
  }

  /** The four quarters that end with this one. */
  public static DataPeriod rollingYear(Quarter last) {
    return new DataPeriod(
        last.timePeriod(), last.timeIdentifier(), last.plus(-3).firstDay(), last.lastDay());
  }

  /**
   * The data period of a label: a term, an academic year, or a quarter itself.
   *
   * @param timePeriod six digits, as {@code 202526}
   * @param timeIdentifier as {@code Autumn term} or {@code Financial year Q3}
   * @return empty if it is no such label
   */
  public static Optional<DataPeriod> ofLabel(String timePeriod, String timeIdentifier) {
    if (!Quarter.isYear(timePeriod)) {
      return Optional.empty();
    }
    Optional<DataPeriod> term =
        Stream.of(Term.values())
            .filter(each -> each.timeIdentifier().equals(timeIdentifier))
            .map(each -> of(timePeriod, each))
            .findFirst();
    return term.or(
        () ->
            IntStream.rangeClosed(1, 4)
                .mapToObj(number -> Quarter.of(timePeriod, number))
                .filter(each -> each.timeIdentifier().equals(timeIdentifier))
                .map(DataPeriod::of)
                .findFirst());
  }

  /** Of an academic year's period the days in one month of that year, under the same label. */
  public DataPeriod in(Month month) {
    int year = Integer.parseInt(timePeriod.substring(0, 4));
    YearMonth days = YearMonth.of(month.compareTo(Month.AUGUST) < 0 ? year + 1 : year, month);
    return new DataPeriod(timePeriod, timeIdentifier, days.atDay(1), days.atEndOfMonth());
  }

  /** Same label one year before, as the autumn term of the year before. */
  public String timePeriodYearBefore() {
    return Quarter.yearOf(Integer.parseInt(timePeriod.substring(0, 4)) - 1);
  }

  /** By year, then by the last day; of two that end together the shorter first. */
  @Override
  public int compareTo(DataPeriod other) {
    return ORDER.compare(this, other);
  }

  /** As every record's; written out, for it is looked up a million times a run. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof DataPeriod period
            && timePeriod.equals(period.timePeriod)
            && timeIdentifier.equals(period.timeIdentifier)
            && first.equals(period.first)
            && last.equals(period.last);
  }

  @Override
  public int hashCode() {
    return 31 * last.hashCode() + first.hashCode();
  }

  /** As {@code 202526 Autumn term}. */
  @Override
  public String toString() {
    return timePeriod + " " + timeIdentifier;
  }
}
