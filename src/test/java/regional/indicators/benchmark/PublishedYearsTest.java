package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import regional.indicators.core.Quarter;

class PublishedYearsTest {

  private static final PublishedYears YEARS =
      new PublishedYears(new Comparators(Declared.SHIPPED, Declared.REFERENCE));

  /** Rutland's care applications, from the file of the Local Authority Interactive Tool. */
  @Test
  void givesTheFigureOfJustTheTwelveMonthsThatEndWithTheQuarter() {
    assertThat(YEARS.yearTo("P07", "857", Quarter.parse("2020-21-Q4"))).hasValue(7.6);
    assertThat(YEARS.yearTo("P07", "857", Quarter.parse("2021-22-Q1"))).isEmpty();
    assertThat(YEARS.yearTo("P07", "857", Quarter.parse("2021-22-Q4"))).isEmpty();
  }
}
