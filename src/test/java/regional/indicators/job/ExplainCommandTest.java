package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regional.indicators.core.Value;
import regional.indicators.submission.Incoming;

/** Figures of different kinds, each worked here once more from the files as they were received. */
class ExplainCommandTest {

  private static final String QUARTER = "2025-26-Q3";
  private static final List<String> FOUR_QUARTERS =
      List.of("2024-25-Q4", "2025-26-Q1", "2025-26-Q2", QUARTER);
  private static final Map<String, String> WHOLE = Map.of("phase", "Total", "pupil_group", "All");

  @TempDir private static Path folder;

  private static SmallRegion region;

  @BeforeAll
  static void run() throws IOException {
    region = SmallRegion.in(folder).with("return-report");
    assertThat(SmallRegion.run(region.quarterly("2026-01-28")).status()).isLessThan(2);
  }

  @Test
  void aProportion() throws IOException {
    Found row = autumn("350");
    double missed = row.number("sessions_absent_total");
    double possible = row.number("sessions_possible");
    String text = explained("350", "A01", "--period", "202526 Autumn term");
    assertThat(text)
        .contains("A01 Overall absence, Bolton, 202526 Autumn term")
        .contains("Value " + text(missed / possible * 100) + " %, printed as ")
        .contains("  = " + text(missed) + " / " + text(possible) + " x 100")
        .contains("Numerator: Sessions (half-days) missed, with or without leave = " + text(missed))
        .contains("+ sum of sessions_absent_total where ")
        .contains(
            text(missed)
                + "  attendance_350_202526_Q3_v1.csv, version 1, received 2026-01-28, line "
                + row.line())
        .contains("sha256 " + Incoming.sha256(file("attendance", "350", QUARTER)))
        .contains(", method wilson")
        .contains("with x = " + text(missed) + ", n = " + text(possible) + ", ")
        .contains("Status provisional; reliable base; 1 of 1 authorities reported");
    agrees(text, "A01", "Autumn term", "Local authority", "350");
  }

  @Test
  void aRateOfAPopulation() throws IOException {
    Found row =
        only("send", "350", QUARTER, Map.of("measure", "plans_at_end", "breakdown", "Total"));
    Found people =
        only(
            region.home().resolve("data/reference/population_mid_2024.csv"),
            Map.of("new_la_code", "E08000001", "mid_year", "2024", "age_band", "0-24"));
    double plans = row.number("value");
    double population = people.number("population");
    String text = explained("E08000001", "S06");
    assertThat(text)
        .contains("Value " + text(plans / population * 10000) + " ")
        .contains(text(plans) + " / " + text(population) + " x 10000")
        .contains(text(population) + "  Bolton, mid-2024 estimate")
        .contains("data/reference/population_mid_2024.csv: source: Office for National Statistics")
        .contains("line " + row.line());
    agrees(text, "S06", "Financial year Q3", "Local authority", "350");
  }

  @Test
  void aMedianOfRecordsShowsNoChildsValue() throws IOException {
    List<Found> rows = new ArrayList<>();
    for (Found each : rows("placements", "350", QUARTER)) {
      if (each.cell("provision_type").startsWith("Fostering - ")
          && each.cell("cohort").startsWith("Looked after")) {
        rows.add(each);
      }
    }
    double[] costs = rows.stream().mapToDouble(each -> each.number("total_weekly_cost")).toArray();
    Arrays.sort(costs);
    int n = costs.length;
    assertThat(n).isGreaterThan(5);
    double median = (costs[(n - 1) / 2] + costs[n / 2]) / 2;
    String text = explained("350", "L04");
    assertThat(text)
        .contains("Value " + text(median) + " ")
        .contains("  = the middle of " + n + " records", " in order of size")
        .contains(n + " records  placements_350_202526_Q3_v1.csv, version 1");
    for (Found each : rows) {
      if (each.number("total_weekly_cost") != median && !isLimit(text, each)) {
        assertThat(text).doesNotContain(" " + text(each.number("total_weekly_cost")) + " ");
      }
      assertThat(text).doesNotContain(each.cell("child_id"));
    }
    agrees(text, "L04", "Financial year Q3", "Local authority", "350");
  }

  private static boolean isLimit(String text, Found row) {
    return text.lines()
        .filter(each -> each.startsWith("95% limits"))
        .anyMatch(each -> each.contains(text(row.number("total_weekly_cost"))));
  }

  @Test
  void aRollingYear() throws IOException {
    double within = 0;
    double issued = 0;
    for (String quarter : FOUR_QUARTERS) {
      within += assessments("350", quarter, "plans_issued_within_20_weeks");
      issued += assessments("350", quarter, "plans_issued");
    }
    String text = explained("350", "S05");
    assertThat(text)
        .contains("Value " + text(within / issued * 100) + " %")
        .contains("= " + text(within) + " / " + text(issued) + " x 100")
        .contains("send_350_202425_Q4_v1.csv", "send_350_202526_Q1_v1.csv")
        .contains("send_350_202526_Q2_v1.csv", "send_350_202526_Q3_v1.csv")
        .doesNotContain("send_350_202425_Q3_v1.csv");
    agrees(text, "S05", "Financial year Q3", "Local authority", "350");
  }

  @Test
  void aDifferenceInTheDenominator() throws IOException {
    double within = 0;
    double issued = 0;
    double exception = 0;
    for (String quarter : FOUR_QUARTERS) {
      within += assessments("351", quarter, "plans_issued_non_exception_within_20_weeks");
      issued += assessments("351", quarter, "plans_issued");
      exception += assessments("351", quarter, "plans_issued_exception");
    }
    String text = explained("351", "S04");
    assertThat(text)
        .contains("Value " + text(within / (issued - exception) * 100) + " %")
        .contains(
            "= (" + text(within) + ") / (" + text(issued) + " - " + text(exception) + ") x 100")
        .contains("  - sum of value where ");
    agrees(text, "S04", "Financial year Q3", "Local authority", "351");
  }

  @Test
  void aRegionByAuthority() throws IOException {
    double missed = 0;
    double possible = 0;
    String text = explained("E12000002", "A01", "--period", "202526 Autumn term");
    for (String code : List.of("350", "351", "876")) {
      Found row = autumn(code);
      missed += row.number("sessions_absent_total");
      possible += row.number("sessions_possible");
      assertThat(text)
          .contains(
              row.cell("la_name")
                  + ": "
                  + row.cell("sessions_absent_total")
                  + " / "
                  + row.cell("sessions_possible"));
    }
    assertThat(text)
        .contains("Value " + text(missed / possible * 100) + " %")
        .contains("3 of 3 authorities reported");
    agrees(text, "A01", "Autumn term", "Regional", "");
  }

  @Test
  void aPartOfARegionByItsName() throws IOException {
    Found bolton = autumn("350");
    Found bury = autumn("351");
    double missed = bolton.number("sessions_absent_total") + bury.number("sessions_absent_total");
    double possible = bolton.number("sessions_possible") + bury.number("sessions_possible");
    assertThat(explained("Greater Manchester", "A01", "--period", "202526 Autumn term"))
        .contains("Value " + text(missed / possible * 100) + " %");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          350       | Z99 | 202526 Autumn term | ''       | There is no indicator Z99.
          999       | A01 | 202526 Autumn term | ''       | There is no area 999.
          ''        | A01 | 202526 Autumn term | ''       | There is no area .
          352       | A01 | 202526 Autumn term | ''       | No figure of A01 is held for the area 352
          350       | A01 | 202526 Summer term | ''       | No figure is held for the period 202526 Summer term. Write one of: 2
          350       | A01 | 202526 Autumn term | Nursery  | There is no breakdown Nursery of A01. Write one of: Primary, Secondary
          350       | S05 | 202526 Financial year Q3 | Nursery | There is no breakdown Nursery of S05. It has none
          """)
  void whatIsNotThereIsSaidInOneLine(
      String area, String indicator, String period, String breakdown, String line) {
    SmallRegion.Ended ended =
        explain(area, indicator, "--period", period, "--breakdown", breakdown);
    assertThat(ended.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(ended.printed().lines()).singleElement().asString().startsWith(line);
  }

  @Test
  void aFigureBesideTheSet() {
    assertThat(explained("350", "S91", "--period", "202526 Financial year Q3"))
        .contains("S91 Open over 20 weeks, Bolton, 202526 Financial year Q3")
        .contains("send_350_202526_Q3_v1.csv, version 1");
  }

  @Test
  void consecutiveLinesArePrintedAsRanges() {
    assertThat(Explanation.lines(List.of())).isEqualTo("no line counts");
    assertThat(Explanation.lines(List.of(7))).isEqualTo("line 7");
    assertThat(Explanation.lines(List.of(2, 3, 4, 5, 9))).isEqualTo("lines 2-5, 9");
    assertThat(Explanation.lines(List.of(2, 4, 5))).isEqualTo("lines 2, 4-5");
  }

  // The program's answer -------------------------------------------------------------------------

  private static String explained(String area, String indicator, String... more) {
    SmallRegion.Ended ended = explain(area, indicator, more);
    assertThat(ended.status()).as(ended.printed()).isZero();
    return ended.printed();
  }

  private static SmallRegion.Ended explain(String area, String indicator, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "explain",
                "--home",
                region.home().toString(),
                "--quarter",
                QUARTER,
                "--area",
                area,
                "--indicator",
                indicator));
    arguments.addAll(List.of(more));
    return SmallRegion.run(arguments.toArray(String[]::new));
  }

  /** The value explained is the value published. */
  private static void agrees(
      String text, String indicator, String identifier, String level, String code)
      throws IOException {
    Map<String, String> key = new TreeMap<>();
    key.put("indicator_id", indicator);
    key.put("breakdown", "");
    key.put("time_period", "202526");
    key.put("time_identifier", identifier);
    key.put("geographic_level", level);
    key.put("old_la_code", code);
    Found row = null;
    for (Found each : rows(region.published().resolve("analyst/indicators.csv"))) {
      if (each.has(key) && (level.equals("Local authority") || isNorthWest(each))) {
        row = each;
      }
    }
    assertThat(row).isNotNull();
    assertThat(text)
        .contains("Value " + row.cell("value") + " ")
        .contains("95% limits " + row.cell("lower") + " to " + row.cell("upper"))
        .contains(row.cell("authorities_reporting") + " of " + row.cell("authorities_expected"));
  }

  private static boolean isNorthWest(Found row) {
    return row.cell("region_code").equals("E12000002");
  }

  // The files as received ------------------------------------------------------------------------

  /** A row of a file, the header being line 1. */
  private record Found(int line, Map<String, String> cells) {
    String cell(String name) {
      return cells.getOrDefault(name, "");
    }

    double number(String name) {
      return Double.parseDouble(cell(name));
    }

    boolean has(Map<String, String> these) {
      return these.entrySet().stream()
          .allMatch(each -> cell(each.getKey()).equals(each.getValue()));
    }
  }

  private static Found autumn(String code) throws IOException {
    Map<String, String> key = new TreeMap<>(WHOLE);
    key.put("academic_year", "202526");
    key.put("term", "Autumn");
    return only("attendance", code, QUARTER, key);
  }

  private static double assessments(String code, String quarter, String measure)
      throws IOException {
    return only("send", code, quarter, Map.of("measure", measure, "breakdown", "Total"))
        .number("value");
  }

  private static Path file(String form, String code, String quarter) {
    String name =
        String.format(
            "%s_%s_%s_%s_v1.csv",
            form, code, quarter.substring(0, 7).replace("-", ""), quarter.substring(8));
    return region.home().resolve("data/incoming").resolve(quarter).resolve(name);
  }

  private static Found only(String form, String code, String quarter, Map<String, String> key)
      throws IOException {
    return only(file(form, code, quarter), key);
  }

  private static Found only(Path file, Map<String, String> key) throws IOException {
    List<Found> found = rows(file).stream().filter(each -> each.has(key)).toList();
    assertThat(found).as("%s %s", file, key).hasSize(1);
    return found.get(0);
  }

  private static List<Found> rows(String form, String code, String quarter) throws IOException {
    return rows(file(form, code, quarter));
  }

  private static List<Found> rows(Path file) throws IOException {
    List<Found> found = new ArrayList<>();
    String text;
    try (Stream<String> lines = Files.lines(file)) {
      text = String.join("\n", lines.filter(each -> !each.startsWith("#")).toList());
    }
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      int line = 1;
      for (CSVRecord each : parser) {
        line++;
        found.add(new Found(line, each.toMap()));
      }
    }
    return found;
  }

  private static String text(double number) {
    return Value.of(number).text();
  }
}
