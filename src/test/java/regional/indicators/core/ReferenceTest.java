package regional.indicators.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {

  private static final Reference CHRISTMAS_AND_NEW_YEAR =
      new Reference(
          new Authorities(List.of()),
          Map.of(),
          new Populations(),
          Map.of(),
          Map.of(),
          Set.of(LocalDate.of(2025, 12, 25), LocalDate.of(2025, 12, 26), LocalDate.of(2026, 1, 1)),
          List.of());

  /** Counted by hand on a calendar. 31 December 2025 is a Wednesday. */
  @ParameterizedTest
  @CsvSource({
    "2025-12-31, 0, 2025-12-31",
    "2025-12-31, 1, 2026-01-02",
    "2025-12-31, 2, 2026-01-05",
    "2025-12-31, 20, 2026-01-29",
    "2025-12-24, 1, 2025-12-29",
    "2025-12-06, 1, 2025-12-08"
  })
  void workingDaysLeaveOutWeekendsAndBankHolidays(LocalDate day, int count, LocalDate expected) {
    assertThat(CHRISTMAS_AND_NEW_YEAR.workingDaysAfter(day, count)).isEqualTo(expected);
  }
}
