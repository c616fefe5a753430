package regional.indicators.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Value;
import regional.indicators.disclosure.View;

class WordingTest {

  private static String rule(
      int threshold, boolean zeroShown, Map<GeographicLevel, Integer> base, String stricter) {
    return Wording.smallNumbers(
        new View.SmallNumbersText(
            threshold,
            zeroShown,
            Value.Symbol.CONFIDENTIAL,
            base,
            "the collection's guide",
            stricter));
  }

  private static Map<GeographicLevel, Integer> everywhere(int base) {
    return Map.of(
        GeographicLevel.LOCAL_AUTHORITY, base,
        GeographicLevel.SUB_REGIONAL, base,
        GeographicLevel.REGIONAL, base,
        GeographicLevel.NATIONAL, base);
  }

  @Test
  void smallCountsAreHiddenAndZeroIsShown() {
    assertThat(rule(5, true, everywhere(5), ""))
        .isEqualTo(
            "1 to 5 are hidden from others (c), a true zero is shown; in public files the rest is"
                + " rounded to 5. After: the collection's guide.");
  }

  @Test
  void aZeroMayBeHiddenToo() {
    assertThat(rule(5, false, everywhere(5), "zeros are hidden."))
        .isEqualTo(
            "0 to 5 are hidden from others (c); in public files the rest is rounded to 5."
                + " After: the collection's guide. Stricter here: zeros are hidden.");
  }

  @Test
  void whereNothingIsSmallNothingIsSaidOfARest() {
    assertThat(rule(0, true, everywhere(10), ""))
        .isEqualTo(
            "No count is hidden for being small; in public files counts are rounded to 10."
                + " After: the collection's guide.");
  }

  @Test
  void levelsThatAreRoundedOtherwiseAreNamed() {
    assertThat(
            rule(
                5,
                true,
                Map.of(GeographicLevel.REGIONAL, 10, GeographicLevel.LOCAL_AUTHORITY, 5),
                ""))
        .contains(
            "rounded: of authorities to 5; of sub-regions and England not at all; of regions to 10.");
  }

  @Test
  void whereNothingIsRoundedItSaysSo() {
    assertThat(rule(5, true, Map.of(), "")).contains("the rest is not rounded.");
  }
}
