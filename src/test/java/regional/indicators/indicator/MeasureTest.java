package regional.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A measure in words, as explain prints it. */
class MeasureTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A01 | sum of sessions_absent_total where phase is Total, pupil_group is All
          P01 | number of rows where pre_proceedings_decision_date lies in the four quarters
          P04 | median of weeks from pre_proceedings_decision_date to pre_proceedings_end_date of the rows where pre_proceedings_end_date lies in the four quarters, pre_proceedings_decision_date is filled
          L03M | sum of total_weekly_cost of the rows where cohort is Looked after child (under 18), provision_type is
          L08 | number of rows where cohort is Looked after child (under 18), host_la_code is neither the authority nor one that adjoins it
          L07 | host_la_code is not the authority
          L07 | distance_miles is filled, distance_miles is not 999.9, distance_miles is more than 20
          P13 | age_at_start is less than 1
          P14 | previous_care_proceedings is at least 1
          P08 | pre_proceedings_decision_date is blank
          P06 | days from pre_proceedings_decision_date to the end of the quarter are more than 112
          P05 | days from pre_proceedings_decision_date to pre_proceedings_end_date are at most 112
          """)
  void aNumeratorIsSaidInWords(String id, String words) {
    assertThat(Definitions.INDICATORS.get(id).numerator().get(0).text()).contains(words);
  }

  @Test
  void aWindowIsSaidFirst() {
    assertThat(Definitions.INDICATORS.get("S11").denominator().get(2).text())
        .startsWith("of the last quarter: sum of value where ");
    assertThat(Definitions.INDICATORS.get("H07").denominator().get(0).text())
        .startsWith("mean over the censuses of the four quarters: sum of children_on_census");
    assertThat(Definitions.INDICATORS.get("S06").denominator().get(0).text())
        .isEqualTo("mid-year population aged 0-24");
    assertThat(Definitions.INDICATORS.get("P14").denominator().get(0).text())
        .endsWith("previous_care_proceedings is known");
    assertThat(new Measure.NotIn(List.of("A", "B")).text()).isEqualTo("is known and not A or B");
  }

  @Test
  void onlyValuesOfRecordsAreOneChilds() {
    assertThat(Definitions.INDICATORS.get("P04").numerator().get(0).isOfRecordValues()).isTrue();
    assertThat(Definitions.INDICATORS.get("L03M").numerator().get(0).isOfRecordValues()).isTrue();
    assertThat(Definitions.INDICATORS.get("P04").denominator().get(0).isOfRecordValues()).isFalse();
    assertThat(Definitions.INDICATORS.get("A01").numerator().get(0).isOfRecordValues()).isFalse();
  }

  @Test
  void anotherCodeTakesThePlaceOfTheFirst() {
    Map<String, List<Measure.Test>> where = new LinkedHashMap<>();
    where.put("phase", List.of(new Measure.In(List.of("Total"))));
    where.put("age", List.of(new Measure.Filled(true)));
    Measure whole =
        new Measure(
            new Measure.Sum("form", "pupils"), true, Measure.Window.AT_END, where, List.of());
    Measure part = whole.with("phase", "Primary");
    assertThat(part.where())
        .containsEntry("phase", List.of(new Measure.In(List.of("Primary"))))
        .containsEntry("age", List.of(new Measure.Filled(true)));
    assertThat(part.subtracted()).isTrue();
    assertThat(part.window()).isEqualTo(Measure.Window.AT_END);
    assertThat(whole.added().subtracted()).isFalse();
    assertThat(whole.added().where()).isEqualTo(where);
    assertThat(whole.returnId()).contains("form");
    assertThat(whole.dateInWindow()).isEmpty();
  }

  @Test
  void aPopulationIsOfNoReturn() {
    assertThat(Definitions.INDICATORS.get("S06").denominator().get(0).returnId()).isEmpty();
    assertThat(Definitions.INDICATORS.get("P04").numerator().get(0).returnId()).contains("plo");
    assertThat(Definitions.INDICATORS.get("L03M").numerator().get(0).returnId())
        .isEqualTo(Optional.of("placements"));
    assertThat(Definitions.INDICATORS.get("P04").numerator().get(0).dateInWindow())
        .contains("pre_proceedings_end_date");
  }
}
