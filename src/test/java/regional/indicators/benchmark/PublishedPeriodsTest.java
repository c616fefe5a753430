package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import regional.indicators.core.Quarter;

class PublishedPeriodsTest {

  private static final PublishedPeriods PUBLISHED =
      new PublishedPeriods(new Comparators(Declared.SHIPPED, Declared.REFERENCE));

  /** Rutland's care applications, from the file of the Local Authority Interactive Tool. */
  @Test
  void givesTheFigureOfJustTheTwelveMonthsThatEndWithTheQuarter() {
    assertThat(PUBLISHED.yearTo("P07", "857", Quarter.parse("2020-21-Q4"))).hasValue(7.6);
    assertThat(PUBLISHED.yearTo("P07", "857", Quarter.parse("2021-22-Q1"))).isEmpty();
    assertThat(PUBLISHED.yearTo("P07", "857", Quarter.parse("2021-22-Q4"))).isEmpty();
  }

  /** Bolton's plans of January 2023, 2,778, to its 100,487 people aged 0 to 24. */
  @Test
  void givesTheFigureOfTheMonthAfterTheQuarter() {
    assertThat(PUBLISHED.monthAfter("S06", "350", Quarter.parse("2022-23-Q3")).orElseThrow())
        .isCloseTo(2778 * 10000 / 100487.0, within(1e-9));
    assertThat(PUBLISHED.monthAfter("S06", "350", Quarter.parse("2022-23-Q4"))).isEmpty();
  }
}
