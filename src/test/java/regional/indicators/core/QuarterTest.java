package regional.indicators.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuarterTest {

  @ParameterizedTest
  @CsvSource({
    "2025-26-Q1, 2025-04-01, 2025-06-30",
    "2025-26-Q2, 2025-07-01, 2025-09-30",
    "2025-26-Q3, 2025-10-01, 2025-12-31",
    "2025-26-Q4, 2026-01-01, 2026-03-31",
    "1999-00-Q4, 2000-01-01, 2000-03-31"
  })
  void daysOfTheFinancialYear(String written, LocalDate first, LocalDate last) {
    Quarter quarter = Quarter.parse(written);
    assertThat(quarter.firstDay()).isEqualTo(first);
    assertThat(quarter.lastDay()).isEqualTo(last);
    assertThat(quarter).hasToString(written);
    assertThat(Quarter.of(first)).isEqualTo(quarter);
    assertThat(Quarter.of(last)).isEqualTo(quarter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-27-Q1",
        "2025-26-Q5",
        "2025-26-Q0",
        "202526-Q1",
        "2025-26",
        "0000-01-Q3",
        ""
      })
  void whatIsNoQuarterIsRefused(String written) {
    assertThatThrownBy(() -> Quarter.parse(written)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sixDigitsAreConsecutiveYears() {
    assertThat(Quarter.isYear("202526")).isTrue();
    assertThat(Quarter.isYear("199900")).isTrue();
    assertThat(Quarter.isYear("202527")).isFalse();
    assertThat(Quarter.isYear("2025/26")).isFalse();
    assertThat(Quarter.isYear("000001")).isFalse();
    assertThat(Quarter.yearOf(2099)).isEqualTo("209900");
    assertThat(Quarter.of("202526", 3)).isEqualTo(new Quarter(2025, 3));
  }

  @Test
  void quartersFollowEachOtherThroughTheYears() {
    Quarter last = Quarter.parse("2024-25-Q4");
    assertThat(last.plus(1)).isEqualTo(Quarter.parse("2025-26-Q1"));
    assertThat(last.plus(-4)).isEqualTo(Quarter.parse("2023-24-Q4"));
    assertThat(last).isLessThan(last.plus(1)).isGreaterThan(last.plus(-1));
    assertThat(Quarter.ofIndex(last.index())).isEqualTo(last);
  }

  @Test
  void printedAsDfePrintsIt() {
    Quarter quarter = Quarter.parse("2025-26-Q3");
    assertThat(quarter.timePeriod()).isEqualTo("202526");
    assertThat(quarter.timeIdentifier()).isEqualTo("Financial year Q3");
    assertThat(DataPeriod.rollingYear(quarter).first()).isEqualTo(LocalDate.of(2025, 1, 1));
    assertThat(DataPeriod.rollingYear(quarter)).hasToString("202526 Financial year Q3");
  }
}
