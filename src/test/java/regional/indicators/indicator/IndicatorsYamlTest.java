package regional.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regional.indicators.returns.InvalidDefinition;

class IndicatorsYamlTest {

  private static final Path JOBS = Path.of("jobs/indicators");

  @TempDir Path folder;

  @Test
  void anEntryIsReadAsItStands() {
    Indicator indicator = Definitions.INDICATORS.get("X05");
    assertThat(indicator.subject()).isEqualTo("exclusions");
    assertThat(indicator.kind()).isEqualTo(Kind.RATIO);
    assertThat(indicator.per()).isEqualTo(1);
    assertThat(indicator.polarity()).isEqualTo(Polarity.LOWER);
    assertThat(indicator.decimals()).isEqualTo(2);
    assertThat(indicator.roundTo()).isZero();
    assertThat(indicator.minimumDenominator()).contains(20);
    assertThat(indicator.clocks()).containsExactly(Clock.ACADEMIC_YEAR);
    assertThat(indicator.breakdownCodes()).isEmpty();
    assertThat(indicator.numeratorText()).isEqualTo("Suspensions");
    assertThat(indicator.numerator())
        .containsExactly(
            new Measure(
                new Measure.Sum("exclusions", "suspensions"),
                false,
                Measure.Window.WHOLE,
                Map.of(
                    "phase", List.of(new Measure.In(List.of("Total"))),
                    "pupil_group", List.of(new Measure.In(List.of("All")))),
                List.of()));
  }

  @Test
  void setsAndParametersAreResolved() {
    Measure schoolDriven = Definitions.INDICATORS.get("H06").numerator().get(0);
    assertThat(schoolDriven.where().get("breakdown"))
        .containsExactly(
            new Measure.In(
                List.of(
                    "School dissatisfaction general",
                    "School dissatisfaction SEND",
                    "School dissatisfaction bullying",
                    "Risk of school exclusion",
                    "Permanent exclusion",
                    "School suggestion")));
    Measure dear = Definitions.INDICATORS.get("L06").numerator().get(0);
    assertThat(dear.where().get("total_weekly_cost"))
        .containsExactly(new Measure.Compare(Measure.Comparison.AT_LEAST, 7500));
    assertThat(Definitions.INDICATORS.get("P06").numerator().get(0).days())
        .containsExactly(
            new Measure.DaysTest(
                "pre_proceedings_decision_date",
                Optional.empty(),
                Measure.Comparison.MORE_THAN,
                112));
  }

  @Test
  void aBreakdownTakesTheOtherCodesOfItsColumn() {
    assertThat(Definitions.INDICATORS.get("A03").breakdownCodes())
        .containsExactly("Primary", "Secondary", "Special");
  }

  @Test
  void subjectsComeInTheOrderOfTheReturns() {
    assertThat(Definitions.INDICATORS.all().stream().map(Indicator::subject).distinct())
        .containsExactly("attendance", "exclusions", "ehe", "plo", "placements", "send");
  }

  /** Each line changes one file and says what the message must name beside the file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          attendance | sum: sessions_absent_total | sum: sessions_absent | A01: the return attendance has no column sessions_absent
          attendance | phase: "Total"             | phase: "Totl"        | A01: attendance.phase has no code "Totl"
          attendance | phase: "Total"             | faze: "Total"        | A01: the return attendance has no column faze
          attendance | polarity: lower            | polarity: low        | indicators[0].polarity
          attendance | decimals: 1                | decimal: 1           | indicators[0].decimals: this key is missing
          attendance | small_numbers: absence     | small_numbers: absent | A01: small-numbers.yaml has no rule absent
          attendance | interval: wilson           | interval: student_t  | A01: the interval of a proportion is wilson
          attendance | - id: A02                  | - id: A01            | A01: the id stands twice
          attendance | breakdown: phase           | breakdown: term      | A01: breakdown term needs one code
          attendance | [term, academic_year]      | [term, r4]           | A01: clocks are one or more
          attendance | - sum: sessions_possible   | - count: rows        | A01: count takes the rows of a record return
          attendance | subject: attendance        | subject: exclusions  | the file must be named exclusions.yaml
          ehe        | school_driven_reasons      | school_reasons       | H06: ehe has no set
          ehe        | population: "5-16"         | populaton: "5-16"    | unknown key populaton
          placements | round_to: 10               | rounding: 10         | unknown key rounding
          placements | parameter: far_miles       | parameter: miles     | L07: there is no parameter miles
          placements | outside: [own]             | outside: [home]      | L07: host_la_code cannot lie outside
          placements | {present: true             | {presnt: true        | L07: distance_miles has an unknown test: presnt
          plo        | {in_window: true}          | {present: true}      | P01: an r4 count of records has one date in_window
          plo        | to: period_end             | to: child_id         | P06: plo.child_id is not a date
          plo        | age_at_start: {less_than   | child_id: {less_than | P13: child_id is not a number
          send       | breakdown: "2"             | breakdown: 2         | S11: breakdown: 2 is not a text
          attendance | kind: proportion           | kind: median         | A01: the numerator is not one of a median
          attendance | kind: proportion           | kind: mean           | A01: the numerator is not one of a mean
          attendance | [term, academic_year]      | []                   | A01: clocks are one or more
          attendance | [term, academic_year]      | [term, term]         | A01: clocks are one or more
          attendance | sum: sessions_possible     | sum: phase           | A01: sum takes a number of an aggregate return
          ehe        | - population: "5-16"       | - {population: "5-16", where: {breakdown: "Total"}} | H01: a population takes no where
          ehe        | - population: "5-16"       | - {population: "5-16", return: send} | H01: a population takes no where
          ehe        | - population: "5-16"       | - {population: "5-16", return: sent} | H01: there is no return sent
          ehe        | - population: "5-16"       | - {population: "5-16", window: at_end} | H01: in_window and window belong to the clock r4
          plo        | count: rows                | count: children      | P01: count takes the rows of a record return
          plo        | count: rows                | sum: age_at_start    | P01: sum takes a number of an aggregate return
          plo        | {blank: true}              | {blank: false}       | write blank: true
          plo        | {known: true}              | {known: "yes"}       | P14: previous_care_proceedings: write known: true
          plo        | {in_window: true}          | {in_window: 1}       | write in_window: true
          plo        | {in_window: true}          | {}                   | has no test
          plo        | clocks: [r4]               | clocks: [term]       | P01: in_window and window belong to the clock r4
          plo        | clocks: [snapshot]         | clocks: [census]     | P02: a record return is counted by quarters
          plo        | {weeks: {from: pre_proceedings_decision_date, to: pre_proceedings_end_date}} | {column: child_id} | P04: child_id is not a number
          plo        | median: {weeks:            | median: {column: age_at_start, weeks: | P04: a record's value is a column or weeks
          plo        | to: period_end, more_than  | to: period_end, at_least: 1, more_than | P06: days takes one of
          plo        | more_than: {parameter: pre_proceedings_days} | more_than: {param: x} | is neither a number nor
          plo        | more_than: {parameter: pre_proceedings_days} | more_than: "112" | is neither a number nor
          placements | outside: [own]             | outside: []          | L07: host_la_code: outside takes a list
          placements | not: {parameter: unknown_miles} | not: true       | is neither a number nor
          send       | window: at_end             | window: at_start     | window
          """)
  void aFaultNamesFileAndEntry(String subject, String found, String put, String message)
      throws IOException {
    String text = Files.readString(JOBS.resolve(subject + ".yaml"));
    assertThat(text).contains(found);
    Files.writeString(
        folder.resolve(subject + ".yaml"),
        text.replaceFirst(Pattern.quote(found), Matcher.quoteReplacement(put)));
    assertThatThrownBy(
            () ->
                IndicatorsYaml.read(
                    folder, Definitions.RETURNS, Definitions.PARAMETERS, Definitions.SMALL_NUMBERS))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageStartingWith(subject + ".yaml: ")
        .hasMessageContaining(message);
  }
}
