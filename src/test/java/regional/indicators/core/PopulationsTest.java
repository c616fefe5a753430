package regional.indicators.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PopulationsTest {

  private static final String CODE = "E06000063";
  private static final String COUNTY = "E10000006";

  @Test
  void theYearBeforeTheFinancialYearIsInForceInAllItsQuarters() {
    assertThat(Populations.yearInForce(Quarter.parse("2025-26-Q1"))).isEqualTo(2024);
    assertThat(Populations.yearInForce(Quarter.parse("2025-26-Q4"))).isEqualTo(2024);
  }

  @Test
  void theYearItselfBeforeAnyOther() {
    assertThat(held(2022, 2023, 2024).inForce(List.of(CODE), "0-17", 2023))
        .contains(new Populations.Estimate(2023, 2_023));
  }

  @Test
  void elseTheNearestYearAndOfTwoEquallyNearTheNewer() {
    assertThat(held(2019, 2024).inForce(List.of(CODE), "0-17", 2021))
        .contains(new Populations.Estimate(2019, 2_019));
    assertThat(held(2020, 2024).inForce(List.of(CODE), "0-17", 2022))
        .contains(new Populations.Estimate(2024, 2_024));
    assertThat(held(2024).inForce(List.of(CODE), "0-17", 2012))
        .contains(new Populations.Estimate(2024, 2_024));
  }

  @Test
  void nothingIsEstimatedWhereNoYearOfTheBandIsHeld() {
    assertThat(held(2024).inForce(List.of(CODE), "5-16", 2024)).isEmpty();
    assertThat(held(2024).inForce(List.of(COUNTY), "0-17", 2024)).isEmpty();
    assertThat(held(2024).inForce(List.of(), "0-17", 2024)).isEmpty();
  }

  @Test
  void yearsAreLookedForUnderEveryCodeOfTheArea() {
    Populations populations = held(2023, 2024);
    populations.add(COUNTY, "0-17", 2021, 99);
    assertThat(populations.inForce(List.of(CODE, COUNTY), "0-17", 2020))
        .contains(new Populations.Estimate(2021, 99));
  }

  @Test
  void aLaterEstimateReplacesAnEarlierOne() {
    Populations populations = held(2024);
    populations.add(CODE, "0-17", 2024, 7);
    assertThat(populations.inForce(List.of(CODE), "0-17", 2024))
        .contains(new Populations.Estimate(2024, 7));
  }

  private static Populations held(int... years) {
    Populations populations = new Populations();
    for (int year : years) {
      populations.add(CODE, "0-17", year, year);
    }
    return populations;
  }
}
