package regional.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;

/** Which indicators rest on a cell, by the real declarations. */
class TouchedTest {

  private static final Returns RETURNS = ReturnsYaml.read(Path.of("jobs/returns"));
  private static final Touched TOUCHED =
      new Touched(
          RETURNS,
          IndicatorsYaml.read(
              Path.of("jobs/indicators"),
              RETURNS,
              Map.of(
                  "pre_proceedings_days", 112.0,
                  "proceedings_days", 182.0,
                  "high_cost_weekly", 7500.0,
                  "far_miles", 20.0,
                  "unknown_miles", 999.9),
              SmallNumbersYaml.read(Path.of("jobs/small-numbers.yaml"))));

  @ParameterizedTest
  @CsvSource({
    "attendance, enrolments_severe, Total/All, A04",
    "attendance, enrolments_pa, Total/EHC plan, A05",
    "attendance, enrolments_pa, Primary/All, A03",
    "attendance, sessions_suspended, Total/All, ''",
    "ehe, children_on_census, SEN/EHC plan, H05",
    "nothing, value, '', ''"
  })
  void aCellTouchesTheIndicatorsThatAreMadeOfIt(
      String returnId, String column, String place, String ids) {
    assertThat(
            TOUCHED.by(returnId, column, place).stream()
                .map(Indicator::id)
                .collect(Collectors.joining(" ")))
        .isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource({"placements, total_weekly_cost, L03", "plo, final_order_date, P10"})
  void aColumnOfRecordsTouchesWhatCountsOrMeasuresIt(String returnId, String column, String id) {
    assertThat(TOUCHED.by(returnId, column, "").stream().map(Indicator::id)).contains(id);
  }

  @ParameterizedTest
  @CsvSource({"attendance", "send"})
  void aWholeFileTouchesItsSubject(String returnId) {
    assertThat(TOUCHED.by(returnId, "", ""))
        .allMatch(each -> !each.id().isEmpty())
        .hasSizeGreaterThan(5);
  }
}
