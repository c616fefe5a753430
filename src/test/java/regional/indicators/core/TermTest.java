package regional.indicators.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermTest {

  /** Dates as printed in calendars; 2008 and 2038 are the earliest and latest of this century. */
  @ParameterizedTest
  @CsvSource({
    "2000-04-23", "2008-03-23", "2013-03-31", "2016-03-27", "2019-04-21", "2020-04-12",
    "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25"
  })
  void easterSunday(LocalDate sunday) {
    assertThat(Term.easterSunday(sunday.getYear())).isEqualTo(sunday);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTUMN, 2024-08-01, 2024-12-31",
    "SPRING, 2025-01-01, 2025-04-20",
    "SUMMER, 2025-04-21, 2025-07-31",
    "YEAR, 2024-08-01, 2025-07-31"
  })
  void daysOf202425(Term term, LocalDate first, LocalDate last) {
    assertThat(term.firstDay(2024)).isEqualTo(first);
    assertThat(term.lastDay(2024)).isEqualTo(last);
    assertThat(DataPeriod.of("202425", term).first()).isEqualTo(first);
    assertThat(DataPeriod.of("202425", term).last()).isEqualTo(last);
  }

  @Test
  void codesAreThoseOfTheReturns() {
    assertThat(Term.ofCode("Summer")).contains(Term.SUMMER);
    assertThat(Term.ofCode("Year")).contains(Term.YEAR);
    assertThat(Term.ofCode("summer")).isEmpty();
    assertThat(Term.ofCode("z")).isEmpty();
    assertThat(Term.YEAR.timeIdentifier()).isEqualTo("Academic year");
    assertThat(DataPeriod.of("202526", Term.AUTUMN)).hasToString("202526 Autumn term");
  }
}
