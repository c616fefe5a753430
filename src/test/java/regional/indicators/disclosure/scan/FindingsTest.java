package regional.indicators.disclosure.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regional.indicators.core.Area;
import regional.indicators.core.GeographicLevel;
import regional.indicators.disclosure.HiddenFigure;

/** Names of several words, or within other names, and cells of an interval. */
class FindingsTest {

  private static final Set<String> NAMES =
      Set.of("Cheshire", "Cheshire West and Chester", "St. Helens", "Bolton");

  private final Set<LeakScan.Hit> hits = new LinkedHashSet<>();

  private Findings of(String area) {
    HiddenFigure hidden =
        new HiddenFigure(
            "T01",
            "",
            "Something counted",
            "term",
            Set.of("202526 Autumn term"),
            new Area(GeographicLevel.LOCAL_AUTHORITY, "E12000002", "North West", "350", "E1", area),
            Map.of("value", 12.34, "lower", 5.67, "upper", 18.9),
            2,
            Set.of("12.34", "5.67"),
            Set.of());
    return new Findings("a file", List.of(hidden), NAMES, hits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"St. Helens", "Cheshire West and Chester", "Bolton", "Cheshire"})
  void anAreaIsFoundInASpokenText(String area) {
    of(area)
        .spoken("alternative text", "Dots of Something counted. Best first: " + area + " 12.34.");
    assertThat(hits).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"St. Helens", "Cheshire West and Chester", "Bolton", "Cheshire"})
  void anAreaIsFoundInTheDataOfAPage(String area) {
    HtmlText.read(
        "<script type=\"application/json\">{\"authorities\":[\"Other\",\""
            + area
            + "\"],\"rows\":[{\"name\":\"Something counted\",\"own\":[[12.34],[1,12.34]]}]}</script>",
        of(area));
    assertThat(hits).hasSize(1);
  }

  @Test
  void aNameWithinAnotherIsNotNamed() {
    of("Cheshire").lines("page 1", "", List.of("T01 Cheshire West and Chester 12.34"));
    assertThat(hits).isEmpty();
  }

  @Test
  void aLimitOfAnIntervalIsFoundInItsCell() {
    of("Bolton")
        .table(
            "row",
            List.of(
                List.of("indicator_id", "time_period", "time_identifier", "old_la_code", "lower"),
                List.of("T01", "202526", "Autumn term", "350", "5.67")));
    assertThat(hits).hasSize(1);
  }

  /** T01M is another indicator, which may be shown though T01 is not. */
  @Test
  void aColumnIsOfTheIndicatorThatItsHeadingBeginsWith() {
    List<String> header =
        List.of("time_period", "time_identifier", "old_la_code", "t01_something", "t01m_something");
    of("Bolton")
        .table("row", List.of(header, List.of("202526", "Autumn term", "350", "c", "12.34")));
    assertThat(hits).isEmpty();
    of("Bolton")
        .table("row", List.of(header, List.of("202526", "Autumn term", "350", "12.34", "c")));
    assertThat(hits).hasSize(1);
  }
}
