package regional.indicators.core;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The reference tables beside the returns.
 *
 * @param authorities dated
 * @param aliases other spellings, by 3-digit number
 * @param populations mid-year estimates
 * @param adjoining GSS codes of the authorities that adjoin an authority, by its GSS code
 * @param neighbours statistical neighbours in order of closeness (3-digit numbers), by model
 *     version and 3-digit number
 * @param bankHolidays of England and Wales
 */
public record Reference(
    Authorities authorities,
    Map<String, Set<String>> aliases,
    Populations populations,
    Map<String, Set<String>> adjoining,
    Map<String, Map<String, List<String>>> neighbours,
    Set<LocalDate> bankHolidays,
    List<CensusDate> censusDates) {

  /**
   * @param census as {@code elective home education}
   * @param academicYear six digits
   */
  public record CensusDate(String census, Term term, String academicYear, LocalDate date) {}

  /** The day that comes so many working days after {@code day}: no weekends, no bank holidays. */
  public LocalDate workingDaysAfter(LocalDate day, int workingDays) {
    LocalDate date = day;
    for (int left = workingDays; left > 0; ) {
      date = date.plusDays(1);
      boolean weekend =
          date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
      if (!weekend && !bankHolidays.contains(date)) {
        left--;
      }
    }
    return date;
  }
}
