package regional.indicators.core;

import java.time.LocalDate;
import java.util.Optional;

/** A term of the academic year (1 August to 31 July), or the whole year. */
public enum Term {
  AUTUMN("Autumn", "Autumn term"),
  SPRING("Spring", "Spring term"),
  SUMMER("Summer", "Summer term"),
  YEAR("Year", "Academic year");

  private final String code;
  private final String timeIdentifier;

  Term(String code, String timeIdentifier) {
    this.code = code;
    this.timeIdentifier = timeIdentifier;
  }

  /** As it stands in a return's column {@code term}. */
  public String code() {
    return code;
  }

  public String timeIdentifier() {
    return timeIdentifier;
  }

  public static Optional<Term> ofCode(String code) {
    for (Term term : values()) {
      if (term.code.equals(code)) {
        return Optional.of(term);
      }
    }
    return Optional.empty();
  }

  LocalDate firstDay(int year) {
    return switch (this) {
      case AUTUMN, YEAR -> LocalDate.of(year, 8, 1);
      case SPRING -> LocalDate.of(year + 1, 1, 1);
      case SUMMER -> easterSunday(year + 1).plusDays(1);
    };
  }

  LocalDate lastDay(int year) {
    return switch (this) {
      case AUTUMN -> LocalDate.of(year, 12, 31);
      case SPRING -> easterSunday(year + 1);
      case SUMMER, YEAR -> LocalDate.of(year + 1, 7, 31);
    };
  }

  /**
   * Gregorian computus in the anonymous form of 1876 (Meeus, Astronomical Algorithms, chapter 8).
   */
  static LocalDate easterSunday(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int sum = h + l - 7 * m + 114;
    return LocalDate.of(year, sum / 31, sum % 31 + 1);
  }
}
