package regional.indicators.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regional.indicators.core.Effect;
import regional.indicators.core.Quarter;

class ReturnsYamlTest {

  private static final Path JOBS = Path.of("jobs", "returns");
  private static final Returns RETURNS = ReturnsYaml.read(JOBS);
  private static final String SEND_COHORT = "SEND (education-led, not looked after)";

  @TempDir Path folder;

  @Test
  void sixReturnsInTheOrderInWhichReadersMeetThem() {
    assertThat(RETURNS.all().stream().map(Return::id))
        .containsExactly("attendance", "exclusions", "ehe", "plo", "placements", "send");
  }

  @ParameterizedTest
  @CsvSource({
    "attendance, 18, 9, 18, 9, 9",
    "exclusions, 35, 8, 16, 8, 8",
    "ehe, 20, 44, 1, 44, 44",
    "plo, 27, 0, 0, 0, 0",
    "placements, 29, 0, 0, 0, 0",
    "send, 9, 73, 73, 73, 73"
  })
  void columnsAndRequiredRows(String id, int columns, int q1, int q2, int q3, int q4) {
    Return form = RETURNS.get(id);
    assertThat(form.columns()).hasSize(columns);
    assertThat(form.columns().subList(0, 5))
        .extracting(Column::name)
        .containsExactly("time_period", "time_identifier", "old_la_code", "new_la_code", "la_name");
    assertThat(IntStream.rangeClosed(1, 4).map(q -> form.rows().getOrDefault(q, List.of()).size()))
        .containsExactly(q1, q2, q3, q4);
    assertThat(form.kind()).isEqualTo(q1 == 0 ? Return.Kind.RECORD : Return.Kind.AGGREGATE);
  }

  @Test
  void commonRulesOfFilesAndOfFiguresWithTheirEffects() {
    assertThat(RETURNS.commonRules())
        .extracting(Rule::code)
        .containsExactly(
            "COM-01", "COM-02", "COM-03", "COM-04", "COM-05", "COM-06", "COM-07", "COM-08",
            "COM-09", "COM-10", "COM-11", "COM-12", "COM-13", "PLA-01", "PLA-02", "PLA-03");
    assertThat(
            RETURNS.commonRules().stream()
                .filter(each -> each.effect() == Effect.NOTED)
                .map(Rule::code))
        .containsExactly("COM-04", "COM-10", "COM-11", "COM-12", "PLA-01", "PLA-02", "PLA-03");
    assertThat(
            RETURNS.commonRules().stream()
                .filter(each -> each.effect() == Effect.ROW_REJECTED)
                .map(Rule::code))
        .containsExactly("COM-06", "COM-07", "COM-08");
    assertThat(RETURNS.commonRule("COM-03").alsoNoted()).isPresent();
  }

  @Test
  void aRejectedRowRejectsAnAggregateSubmission() {
    Rule row = RETURNS.commonRule("COM-07");
    assertThat(row.effectIn(Return.Kind.RECORD)).isEqualTo(Effect.ROW_REJECTED);
    assertThat(row.effectIn(Return.Kind.AGGREGATE)).isEqualTo(Effect.SUBMISSION_REJECTED);
    assertThat(RETURNS.commonRule("COM-04").effectIn(Return.Kind.AGGREGATE))
        .isEqualTo(Effect.NOTED);
  }

  @Test
  void onlyTheWithdrawnReasonMayBeAbsent() {
    assertThat(
            RETURNS.all().stream()
                .flatMap(form -> form.columns().stream())
                .filter(Column::mayBeAbsent)
                .map(Column::name))
        .containsExactly("reason_ot");
  }

  @Test
  void keysAndWhichRowStands() {
    assertThat(RETURNS.get("attendance").key())
        .containsExactly("academic_year", "term", "phase", "pupil_group");
    assertThat(RETURNS.get("send").key()).containsExactly("section", "measure", "breakdown");
    assertThat(RETURNS.get("placements").key())
        .containsExactly("snapshot_date", "child_id", "cohort");
    Return plo = RETURNS.get("plo");
    assertThat(plo.key()).containsExactly("child_id", "pathway_start_date");
    assertThat(plo.derived())
        .contains(
            new Return.Derived(
                "pathway_start_date",
                List.of("pre_proceedings_decision_date", "application_date")));
    assertThat(RETURNS.all().stream().map(Return::standing))
        .containsExactly(
            Return.Standing.NEWEST_QUARTER,
            Return.Standing.NEWEST_QUARTER,
            Return.Standing.EACH_QUARTER,
            Return.Standing.NEWEST_PER_KEY,
            Return.Standing.EACH_QUARTER,
            Return.Standing.EACH_QUARTER);
  }

  @Test
  void periodsOfTermlyReturns() {
    for (String id : List.of("attendance", "exclusions")) {
      assertThat(RETURNS.get(id).periods())
          .isEqualTo(
              Map.of(
                  1, List.of(new Return.Period("Spring", -1, "final", Optional.empty())),
                  2,
                      List.of(
                          new Return.Period("Summer", -1, "final", Optional.empty()),
                          new Return.Period("Year", -1, "final", Optional.empty())),
                  3, List.of(new Return.Period("Autumn", 0, "provisional", Optional.empty())),
                  4, List.of(new Return.Period("Autumn", 0, "final", Optional.empty()))));
    }
    assertThat(RETURNS.get("ehe").periods())
        .isEqualTo(
            Map.of(
                1, List.of(new Return.Period("Summer", -1, "final", Optional.of(Month.MAY))),
                3, List.of(new Return.Period("Autumn", 0, "final", Optional.of(Month.OCTOBER))),
                4, List.of(new Return.Period("Spring", 0, "final", Optional.of(Month.JANUARY)))));
    assertThat(RETURNS.get("send").periods()).isEmpty();
    assertThat(Return.academicYear(Quarter.parse("2025-26-Q1"), -1)).isEqualTo("202425");
  }

  @Test
  void rowsMultiplyOutAndKeepTheirYear() {
    assertThat(RETURNS.get("attendance").rows().get(3))
        .contains(
            new Return.RequiredRow(
                java.util.Optional.of(0),
                Map.of("term", "Autumn", "phase", "Special", "pupil_group", "All")))
        .doesNotContain(
            new Return.RequiredRow(
                java.util.Optional.of(0),
                Map.of("term", "Autumn", "phase", "Special", "pupil_group", "CLA")));
    assertThat(RETURNS.get("ehe").rows().get(2))
        .containsExactly(
            new Return.RequiredRow(
                java.util.Optional.empty(),
                Map.of(
                    "academic_year", "z",
                    "term", "z",
                    "breakdown_topic", "Total",
                    "breakdown", "Total")));
    assertThat(
            RETURNS.get("send").rows().get(4).stream()
                .filter(row -> row.cells().get("measure").equals("plans_at_end")))
        .hasSize(1 + 14 + 13);
  }

  @Test
  void notApplicableStandsOnlyWhereTheDefinitionSaysSo() {
    assertThat(notApplicable("exclusions", "pupils_suspended_over_15_days_term", "term", "Year"))
        .isTrue();
    assertThat(notApplicable("exclusions", "pupils_suspended_over_15_days_term", "term", "Summer"))
        .isFalse();
    assertThat(notApplicable("ehe", "starts", "breakdown_topic", "Sex")).isTrue();
    assertThat(notApplicable("ehe", "starts", "breakdown_topic", "Total")).isFalse();
    assertThat(notApplicable("ehe", "children_on_census", "term", "z")).isTrue();
    assertThat(notApplicable("placements", "dols", "cohort", SEND_COHORT)).isTrue();
    assertThat(column("placements", "provider_urn").notApplicableWhere()).isEmpty();
    assertThat(column("placements", "provider_urn").symbols()).containsExactly("x", "z");
    assertThat(column("plo", "age_at_start").symbols()).isEmpty();
  }

  private static boolean notApplicable(String id, String column, String where, String cell) {
    return column(id, column).notApplicableWhere().stream()
        .anyMatch(
            tests ->
                RowTest.allHold(
                    tests,
                    each -> each.equals(where) ? cell : each.equals("term") ? "Spring" : ""));
  }

  @Test
  void requiredWithAnotherColumn() {
    assertThat(column("plo", "short_notice_reason").requiredWhere())
        .containsExactly(Map.of("short_notice", new RowTest.Is(List.of("Y"))));
    assertThat(column("placements", "distance_miles").requiredWhere())
        .containsExactly(Map.of("uasc", new RowTest.IsNot(List.of("Yes"))));
    assertThat(column("placements", "cost_health").requiredWhere())
        .containsExactly(Map.of("total_weekly_cost", new RowTest.Filled(true)));
    assertThat(column("plo", "family_meeting_offered").requiredWhere()).isEmpty();
  }

  @Test
  void limitsAndFixedCells() {
    assertThat(column("attendance", "enrolments").minimum()).contains(0);
    assertThat(column("plo", "age_at_start").minimum()).contains(-1);
    assertThat(column("placements", "age").maximum()).contains(25);
    assertThat(column("placements", "snapshot_date").mustBe()).contains(Column.MustBe.QUARTER_END);
    assertThat(column("exclusions", "data_status").mustBe()).contains(Column.MustBe.PERIOD_STATUS);
    assertThat(column("placements", "host_la_code").pattern().orElseThrow().asMatchPredicate())
        .accepts("E08000001", "W06000005")
        .rejects("X08000001", "E0800001", "350");
  }

  @Test
  void codesAreDated() {
    CodeList reasons = RETURNS.get("exclusions").codeLists().get("exclusion_reason");
    assertThat(reasons.codes()).hasSize(17);
    LocalDate summer2020 = LocalDate.of(2020, 8, 31);
    LocalDate autumn2020 = LocalDate.of(2020, 9, 1);
    assertThat(reasons.contains("reason_ow", summer2020, summer2020)).isFalse();
    assertThat(reasons.contains("reason_ow", summer2020, autumn2020)).isTrue();
    assertThat(reasons.contains("reason_ot", summer2020, autumn2020)).isTrue();
    assertThat(reasons.contains("reason_ot", autumn2020, autumn2020)).isFalse();
    assertThat(reasons.lists("reason_ot")).isTrue();
    assertThat(reasons.lists("reason_zz")).isFalse();
  }

  @Test
  void codesThatYamlWouldTakeForOtherThingsAreText() {
    assertThat(codes("plo", "yes_no_unknown")).containsExactly("Y", "N", "U");
    assertThat(codes("placements", "yes_no")).containsExactly("Yes", "No");
    assertThat(codes("send", "send_ceased_reason"))
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(codes("ehe", "ehe_social_care")).containsExactly("CIN", "CPP", "CLA", "None");
    assertThat(codes("ehe", "ehe_reason")).hasSize(19);
    assertThat(codes("placements", "provision_type")).hasSize(22);
  }

  @Test
  void threeProvisionTypesStandOnSendRowsOnly() {
    assertThat(
            RETURNS.get("placements").codeLists().get("provision_type").codes().stream()
                .filter(each -> !each.onlyWhere().isEmpty()))
        .extracting(CodeList.Code::code)
        .containsExactly("INMSS day", "INMSS residential", "Specialist post-16");
    CodeList.Code day =
        RETURNS
            .get("placements")
            .codeLists()
            .get("provision_type")
            .find("INMSS day", LocalDate.of(2025, 12, 31), LocalDate.of(2025, 12, 31))
            .orElseThrow();
    assertThat(RowTest.allHold(day.onlyWhere(), column -> SEND_COHORT)).isTrue();
    assertThat(RowTest.allHold(day.onlyWhere(), column -> "Post 18 (CSC placement)")).isFalse();
  }

  @Test
  void setsNameGroupsOfCodes() {
    assertThat(RETURNS.get("attendance").sets())
        .containsExactly(Map.entry("mainstream_phases", List.of("Primary", "Secondary")));
    assertThat(RETURNS.get("ehe").sets().get("school_driven_reasons")).hasSize(6);
    assertThat(RETURNS.get("placements").sets().get("residential_types")).hasSize(5);
    assertThat(RETURNS.get("send").sets().get("mainstream_placements"))
        .containsExactly("Mainstream", "Mainstream SEN unit/resourced");
  }

  @Test
  void sourcesAreGivenInWords() {
    assertThat(column("placements", "distance_miles").source())
        .isEqualTo(
            "DfE children looked-after return (SSDA903), validation rule of the open-source"
                + " validator csc-validator-be-903 406; DfE children looked-after return (SSDA903),"
                + " validation rule of the open-source validator csc-validator-be-903 454");
    assertThat(column("plo", "child_id").source())
        .isEqualTo(
            "Data to Insight, Standard Safeguarding Dataset, item PREP001A; this project's"
                + " proposal");
  }

  /** Each line is a change to one file, and what the message must say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          attendance.yaml | title: Attendance      | titel: Attendance      | title: this key is missing
          attendance.yaml | minimum: 0,            | minimmum: 0,           | unknown key minimmum
          attendance.yaml | codes: [phase],        | codes: [phaze],        | columns, phase: there is no code list phaze
          attendance.yaml | name: enrolments, type: integer, | name: enrolments, type: integer, pseudonym: true, | columns, enrolments: a pseudonym is of type text_id
          attendance.yaml | "SEN support", "No SEN"| "SEN help", "No SEN"   | rows, Q1: column pupil_group has no code "SEN help"
          attendance.yaml | "Autumn", phase: "Total"| "Autumm", phase: "Total" | rows, Q3: column term has no code "Autumm"
          attendance.yaml | key: [academic_year,   | key: [akademic_year,   | key: there is no column akademic_year
          attendance.yaml | term: Spring, year     | term: Sprung, year     | periods, Q1: column term has no code "Sprung"
          attendance.yaml | return: attendance     | return: absence        | the file must be named absence.yaml
          attendance.yaml | order: 1               | order: 2               | another return has 2 too
          attendance.yaml | kind: aggregate        | kind: record           | rows: an aggregate return asks
          attendance.yaml | "ABS-M"                | "ABC-M"                | source ABC-M is not among the sources
          attendance.yaml | symbols: [x],          | symbols: [c],          | symbols may be [x, z]
          attendance.yaml | title: Attendance      | order: 1               | Duplicate
          exclusions.yaml | [{term: ["Year"]}]     | [{term: ["Yeer"]}]     | columns, pupils_suspended_over_15_days_term: column term has no code "Yeer"
          exclusions.yaml | [{term: ["Year"]}]     | [{turm: ["Year"]}]     | columns, pupils_suspended_over_15_days_term: there is no column turm
          attendance.yaml | amounts: [sessions_absent_total, | amounts: [sessions_absent, | rules, C1-02: there is no column sessions_absent
          attendance.yaml | - required_row:         | - required_rows:        | required_rows
          attendance.yaml | {of: exclusions, column: headcount} | {of: exclusions, column: heads} | rules, C1-13: there is no return exclusions with the columns
          send.yaml       | amounts: [not_issue_within_16_weeks, | amounts: [not_issue_in_16_weeks, | rules, C6-01: column measure has no code "not_issue_in_16_weeks"
          send.yaml       | provision_type: ["INMSS day", | provision_type: ["INMSS dry", | rules, C6-14: there is no return placements with the columns
          exclusions.yaml | symbols: [x, z]        | symbols: [x]           | not_applicable_where needs z
          exclusions.yaml | valid_to: 2020-08-31   | valid_to: 2020-08-32   | codes[16].valid_to
          ehe.yaml        | {code: "Reception"}    | {code: "Year 1"}       | code_lists, ehe_year_group: code "Year 1" stands twice
          ehe.yaml        | {code: "Reception"}    | {code: 1}              | codes[0].code
          ehe.yaml        | unknown_reasons: [     | unknown_reasons: ["None", | sets, unknown_reasons: no code list has all of
          ehe.yaml        | {not: ["Total"]}       | {nor: ["Total"]}       | columns, starts: a condition is
          plo.yaml        | earliest_of: [pre      | earliest_of: [child_id, pre | derived: child_id is not a date
          placements.yaml | must_be: quarter_end   | must_be: year_end      | must_be
          placements.yaml | [EWSN][0-9]{8}         | [EWSN][0-9]{8          | columns, host_la_code: pattern
          placements.yaml | type: date, required: true, must_be | type: text, required: true, must_be | must_be quarter_end needs a date
          common.yaml     | effect: noted          | effect: warned         | effect
          common.yaml     | code: COM-05           | code: COM-04           | rules, COM-04: stands twice
          """)
  void aFaultIsNamedByFileAndEntry(String file, String found, String put, String message)
      throws IOException {
    try (Stream<Path> files = Files.list(JOBS)) {
      for (Path each : files.toList()) {
        Files.copy(each, folder.resolve(each.getFileName()));
      }
    }
    String text = Files.readString(JOBS.resolve(file));
    assertThat(text).contains(found);
    int at = text.indexOf(found);
    Files.writeString(
        folder.resolve(file), text.substring(0, at) + put + text.substring(at + found.length()));

    assertThatThrownBy(() -> ReturnsYaml.read(folder))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageContaining(message)
        .message()
        .matches("(?s)(" + file + "|exclusions.yaml): .*");
  }

  private static Column column(String id, String name) {
    return RETURNS.get(id).column(name).orElseThrow();
  }

  private static List<String> codes(String id, String list) {
    return RETURNS.get(id).codeLists().get(list).codes().stream().map(CodeList.Code::code).toList();
  }
}
