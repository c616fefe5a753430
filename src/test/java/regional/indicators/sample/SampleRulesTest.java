package regional.indicators.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.core.Quarter;
import regional.indicators.returns.Column;
import regional.indicators.returns.Return;
import regional.indicators.returns.RowTest;

/**
 * Every file of the sample, stories left out, keeps every rule that would reject it or a row of it.
 * The rules are written here from the returns' own definitions, not from the models.
 */
class SampleRulesTest {

  private static final String[] AUTHORITIES = {"340", "876", "909", "942"};
  private static final Pattern WHOLE = Pattern.compile("-?\\d+");
  private static final Pattern DECIMAL = Pattern.compile("\\d+(\\.\\d{1,2})?");
  private static final Pattern PERSONAL =
      Pattern.compile(
          "[A-Za-z]\\d{11}[A-Za-z0-9]|\\d{10}|[A-Za-z]{1,2}\\d[A-Za-z\\d]? ?\\d[A-Za-z]{2}");

  private static List<SampleFiles.File> files = List.of();

  @BeforeAll
  static void write(@TempDir Path models, @TempDir Path out) {
    SampleFiles.write(
        out, SampleFiles.plain(models), SampleFiles.only(AUTHORITIES), SampleFiles.options(20));
    files = SampleFiles.read(out);
  }

  // All returns ----------------------------------------------------------------------------------

  @Test
  void everyReturnIsThereForEveryQuarterInWhichItsAuthorityExisted() {
    // two authorities for 20 quarters, Cumbria for 9 and Cumberland for the 11 after it
    assertThat(files).hasSize(6 * (2 * 20 + 9 + 11));
    assertThat(files)
        .filteredOn(each -> each.authority().equals("909"))
        .allMatch(each -> each.quarter().compareTo(Quarter.parse("2022-23-Q4")) <= 0);
    assertThat(files)
        .filteredOn(each -> each.authority().equals("942"))
        .allMatch(each -> each.quarter().compareTo(Quarter.parse("2023-24-Q1")) >= 0);
  }

  @Test
  void theHeaderIsTheReturnsColumnsInTheirOrder() {
    for (SampleFiles.File file : files) {
      assertThat(file.header())
          .as(file.returnId())
          .isEqualTo(
              form(file).columns().stream()
                  .filter(each -> !each.mayBeAbsent())
                  .map(Column::name)
                  .toList());
    }
  }

  @Test
  void everyCellFitsItsColumn() {
    List<String> faults = new ArrayList<>();
    Quarter aYear = SampleFiles.NEWEST.plus(-3);
    for (SampleFiles.File file : files) {
      if (file.quarter().compareTo(aYear) < 0 && !file.authority().equals("909")) {
        continue; // the newest of each kind of quarter, and the closed authority's
      }
      for (CSVRecord row : file.rows()) {
        for (String name : file.header()) {
          Column column = form(file).column(name).orElseThrow();
          String fault = fault(file, column, row);
          if (!fault.isEmpty()) {
            faults.add(at(file, row) + " " + name + " " + row.get(name) + ": " + fault);
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private static String fault(SampleFiles.File file, Column column, CSVRecord row) {
    String cell = row.get(column.name());
    boolean notApplicable = anyHolds(column.notApplicableWhere(), row);
    if (!column.notApplicableWhere().isEmpty() && notApplicable != cell.equals("z")) {
      return "z stands where it does not apply, and only there";
    }
    if (column.symbols().contains(cell)) {
      return "";
    }
    if (cell.isEmpty()) {
      boolean required = column.required() || anyHolds(column.requiredWhere(), row);
      return required ? "required" : "";
    }
    Quarter quarter = file.quarter();
    return switch (column.type()) {
      case INTEGER, DECIMAL2 -> {
        Pattern form = column.type() == Column.Type.INTEGER ? WHOLE : DECIMAL;
        double number = form.matcher(cell).matches() ? Double.parseDouble(cell) : Double.NaN;
        yield number >= column.minimum().orElse(0) && number <= column.maximum().orElse(1 << 30)
            ? ""
            : "no such number";
      }
      case DATE -> LocalDate.parse(cell).isAfter(quarter.lastDay()) ? "later than the quarter" : "";
      case CODE ->
          column.codeLists().stream()
                  .map(form(file).codeLists()::get)
                  .map(list -> list.find(cell, quarter.firstDay(), quarter.lastDay()))
                  .anyMatch(
                      code -> code.isPresent() && RowTest.allHold(code.get().onlyWhere(), row::get))
              ? ""
              : "no such code";
      case TEXT_ID, TEXT ->
          PERSONAL.matcher(cell).matches()
              ? "looks personal"
              : column.pattern().map(each -> each.matcher(cell).matches()).orElse(true)
                  ? ""
                  : "not of the pattern";
    };
  }

  @Test
  void rowsSayWhoseAndWhichQuartersTheyAre() {
    for (SampleFiles.File file : files) {
      for (CSVRecord row : file.rows()) {
        assertThat(
                List.of(row.get("old_la_code"), row.get("time_period"), row.get("time_identifier")))
            .isEqualTo(
                List.of(
                    file.authority(),
                    file.quarter().timePeriod(),
                    file.quarter().timeIdentifier()));
        assertThat(row.get("new_la_code"))
            .isEqualTo(SampleFiles.REFERENCE.authorities().get(file.authority()).newLaCode());
      }
    }
  }

  @Test
  void anAggregateReturnHasExactlyTheRowsAskedForAndNoKeyTwice() {
    for (SampleFiles.File file : files) {
      Return form = form(file);
      List<String> keys = file.rows().stream().map(row -> key(form, row)).toList();
      assertThat(keys).as(file.toString()).doesNotHaveDuplicates();
      if (form.kind() == Return.Kind.AGGREGATE) {
        List<Map<String, String>> asked =
            form.rows().getOrDefault(file.quarter().number(), List.of()).stream()
                .map(
                    required -> {
                      Map<String, String> cells = new HashMap<>(required.cells());
                      required
                          .yearOffset()
                          .ifPresent(
                              offset ->
                                  cells.put(
                                      "academic_year",
                                      Return.academicYear(file.quarter(), offset)));
                      return cells;
                    })
                .toList();
        assertThat(file.rows()).hasSameSizeAs(asked);
        for (int i = 0; i < asked.size(); i++) {
          CSVRecord row = file.rows().get(i);
          asked.get(i).forEach((name, cell) -> assertThat(row.get(name)).isEqualTo(cell));
        }
      }
    }
  }

  private static String key(Return form, CSVRecord row) {
    return form.key().stream()
        .map(
            name ->
                form.derived().filter(each -> each.name().equals(name)).isPresent()
                    ? form.derived().get().earliestOf().stream()
                        .map(row::get)
                        .filter(each -> !each.isEmpty())
                        .min(String::compareTo)
                        .orElse("")
                    : row.get(name))
        .collect(Collectors.joining("|"));
  }

  // Attendance -----------------------------------------------------------------------------------

  private static final List<String> SEN_GROUPS = List.of("EHC plan", "SEN support", "No SEN");
  private static final List<String> PHASES = List.of("Primary", "Secondary", "Special");

  @Test
  void attendanceKeepsItsRules() {
    List<String> broken = new ArrayList<>();
    List<String> counts =
        List.of(
            "enrolments",
            "sessions_possible",
            "sessions_absent_authorised",
            "sessions_absent_unauthorised",
            "sessions_absent_total",
            "enrolments_pa",
            "enrolments_severe",
            "sessions_suspended");
    for (SampleFiles.File file : of("attendance")) {
      for (CSVRecord row : file.rows()) {
        hold(
            broken,
            file,
            row,
            "C1-01",
            n(row, "sessions_absent_total")
                == n(row, "sessions_absent_authorised") + n(row, "sessions_absent_unauthorised"));
        hold(
            broken,
            file,
            row,
            "C1-02",
            n(row, "sessions_absent_total") <= n(row, "sessions_possible"));
        hold(
            broken,
            file,
            row,
            "C1-03",
            n(row, "enrolments_severe") <= n(row, "enrolments_pa")
                && n(row, "enrolments_pa") <= n(row, "enrolments"));
        double each = (double) n(row, "sessions_possible") / n(row, "enrolments");
        boolean year = row.get("term").equals("Year");
        hold(
            broken,
            file,
            row,
            "C1-09",
            n(row, "enrolments") == 0
                || (year ? each >= 300 && each <= 390 : each >= 60 && each <= 190));
      }
      sums(broken, file, counts);
    }
    assertThat(broken).isEmpty();
  }

  /** C1-04, C1-05, C2-06, C2-08: phases add up to Total, and so do SEN groups. */
  private static void sums(List<String> broken, SampleFiles.File file, List<String> counts) {
    for (String term : file.rows().stream().map(row -> row.get("term")).distinct().toList()) {
      Map<String, CSVRecord> rows = new HashMap<>();
      file.rows().stream()
          .filter(row -> row.get("term").equals(term))
          .forEach(row -> rows.put(row.get("phase") + row.get("pupil_group"), row));
      CSVRecord total = rows.get("TotalAll");
      for (String count : counts) {
        if (total.get(count).equals("z")) {
          continue;
        }
        long phases = PHASES.stream().mapToLong(each -> n(rows.get(each + "All"), count)).sum();
        long groups =
            SEN_GROUPS.stream().mapToLong(each -> n(rows.get("Total" + each), count)).sum();
        hold(broken, file, total, "phases of " + count, phases == n(total, count));
        hold(
            broken,
            file,
            total,
            "groups of " + count,
            groups <= n(total, count) && groups >= 0.97 * n(total, count));
      }
    }
  }

  @Test
  void provisionalAndFinalAutumnDifferALittle() {
    for (String id : List.of("attendance", "exclusions")) {
      Map<String, String> provisional = new HashMap<>();
      int differ = 0;
      for (SampleFiles.File file : of(id)) {
        for (CSVRecord row : file.rows()) {
          if (!row.get("term").equals("Autumn") || !row.get("phase").equals("Total")) {
            continue;
          }
          String key = file.authority() + row.get("academic_year") + row.get("pupil_group");
          String count = row.get(id.equals("attendance") ? "enrolments" : "suspensions");
          if (file.quarter().number() == 3) {
            assertThat(row.get("data_status")).isEqualTo("provisional");
            provisional.put(key, count);
          } else {
            assertThat(row.get("data_status")).isEqualTo("final");
            String before = provisional.getOrDefault(key, count);
            differ += before.equals(count) ? 0 : 1;
            if (Long.parseLong(count) > 100) {
              assertThat(Double.parseDouble(before)).isBetween(n(count) * 0.85, n(count) * 1.15);
            }
          }
        }
      }
      assertThat(differ).as(id).isGreaterThan(40);
    }
  }

  // Exclusions -----------------------------------------------------------------------------------

  @Test
  void exclusionsKeepTheirRules() {
    List<String> broken = new ArrayList<>();
    Map<String, Map<String, CSVRecord>> terms = new HashMap<>();
    for (SampleFiles.File file : of("exclusions")) {
      List<String> reasons =
          file.header().stream().filter(each -> each.startsWith("reason_")).toList();
      List<String> counts =
          file.header().subList(file.header().indexOf("headcount"), file.header().size());
      for (CSVRecord row : file.rows()) {
        long suspensions = n(row, "suspensions");
        long pupils = n(row, "pupils_with_suspension");
        long sessions = n(row, "suspension_sessions");
        long given = reasons.stream().mapToLong(each -> n(row, each)).sum();
        hold(broken, file, row, "C2-01", pupils <= suspensions);
        hold(broken, file, row, "C2-02", sessions >= suspensions);
        hold(broken, file, row, "C2-04", sessions <= 90 * pupils);
        hold(broken, file, row, "C2-05", given >= suspensions && given <= 3 * suspensions);
        hold(
            broken,
            file,
            row,
            "pupils over 15 days",
            row.get("term").equals("Year")
                || n(row, "pupils_suspended_over_15_days_term") <= pupils);
        if (file.quarter().number() != 3) {
          terms
              .computeIfAbsent(
                  file.authority()
                      + row.get("academic_year")
                      + row.get("phase")
                      + row.get("pupil_group"),
                  key -> new LinkedHashMap<>())
              .put(row.get("term"), row);
        }
      }
      sums(broken, file, counts);
    }
    int years = 0;
    for (Map<String, CSVRecord> each : terms.values()) {
      if (each.keySet().containsAll(List.of("Autumn", "Spring", "Summer", "Year"))) {
        years++;
        long[] pupils =
            Stream.of("Autumn", "Spring", "Summer")
                .mapToLong(term -> n(each.get(term), "pupils_with_suspension"))
                .toArray();
        long year = n(each.get("Year"), "pupils_with_suspension");
        assertThat(year)
            .as("C2-07")
            .isBetween(
                Math.max(pupils[0], Math.max(pupils[1], pupils[2])),
                pupils[0] + pupils[1] + pupils[2]);
        assertThat(n(each.get("Year"), "suspensions"))
            .isEqualTo(
                Stream.of("Autumn", "Spring", "Summer")
                    .mapToLong(term -> n(each.get(term), "suspensions"))
                    .sum());
        assertThat(each.values().stream().map(row -> row.get("headcount")).distinct())
            .as("C2-12")
            .hasSize(1);
      }
    }
    assertThat(years).isGreaterThan(50);
    assertThat(broken).isEmpty();
  }

  // Elective home education ----------------------------------------------------------------------

  @Test
  void homeEducationKeepsItsRules() {
    List<String> broken = new ArrayList<>();
    Map<String, Map<Integer, CSVRecord>> totals = new HashMap<>();
    for (SampleFiles.File file : of("ehe")) {
      CSVRecord total = file.rows().get(0);
      totals
          .computeIfAbsent(file.authority(), key -> new TreeMap<>())
          .put(file.quarter().index(), total);
      hold(broken, file, total, "C3-02", total.get("breakdown_topic").equals("Total"));
      hold(
          broken,
          file,
          total,
          "C3-03",
          n(total, "judged_unsuitable") <= n(total, "suitability_reviewed"));
      hold(
          broken,
          file,
          total,
          "C3-04",
          (file.quarter().number() == 2) == total.get("census_date").equals("z"));
      hold(broken, file, total, "C3-09", n(total, "sao_issued") <= n(total, "section_437_notices"));
      if (file.quarter().number() == 2) {
        continue;
      }
      long children = n(total, "children_on_census");
      Map<String, Long> topics =
          file.rows().stream()
              .collect(
                  Collectors.groupingBy(
                      row -> row.get("breakdown_topic"),
                      Collectors.summingLong(row -> n(row, "children_on_census"))));
      topics.forEach((topic, sum) -> hold(broken, file, total, "C3-01 " + topic, sum == children));
      hold(broken, file, total, "no contact", n(total, "no_contact_12m") <= children);
      String term = total.get("term");
      SampleFiles.REFERENCE.censusDates().stream()
          .filter(
              each ->
                  each.census().equals("EHE")
                      && each.term().code().equals(term)
                      && each.academicYear().equals(total.get("academic_year")))
          .forEach(
              each ->
                  hold(
                      broken,
                      file,
                      total,
                      "C3-13",
                      Math.abs(
                              ChronoUnit.DAYS.between(
                                  each.date(), LocalDate.parse(total.get("census_date"))))
                          <= 7));
      double rate = 100 * children / population(file, "5-16");
      hold(broken, file, total, "C3-06", rate > 0.4 && rate < 4.5);
    }
    totals.forEach(
        (authority, rows) ->
            rows.forEach(
                (index, row) -> {
                  if (index % 4 == 1 || !rows.containsKey(index - 4)) {
                    return;
                  }
                  long expected = n(rows.get(index - 4), "children_on_census");
                  for (int q = index - 4; q < index; q++) {
                    CSVRecord flows = rows.get(q);
                    expected +=
                        n(flows, "starts")
                            - n(flows, "returns_to_school")
                            - n(flows, "other_leavers");
                  }
                  assertThat((double) n(row, "children_on_census"))
                      .as("C3-05 " + authority + " " + index)
                      .isBetween(expected * 0.95, expected * 1.05);
                }));
    assertThat(broken).isEmpty();
  }

  // Public Law Outline ---------------------------------------------------------------------------

  @Test
  void pathwaysKeepTheirRules() {
    List<String> broken = new ArrayList<>();
    Map<String, Map<String, CSVRecord>> before = new HashMap<>();
    int later = 0;
    for (SampleFiles.File file : of("plo")) {
      Map<String, CSVRecord> now = new LinkedHashMap<>();
      Map<String, List<CSVRecord>> ofChild = new HashMap<>();
      Map<String, Set<String>> starts = new HashMap<>();
      LocalDate end = file.quarter().lastDay();
      for (CSVRecord row : file.rows()) {
        String decision = row.get("pre_proceedings_decision_date");
        String letter = row.get("letter_before_proceedings_date");
        String ended = row.get("pre_proceedings_end_date");
        String outcome = row.get("pre_proceedings_outcome");
        String application = row.get("application_date");
        String order = row.get("final_order_date");
        String start = decision.isEmpty() ? application : decision;
        hold(broken, file, row, "C4-01", !start.isEmpty());
        hold(broken, file, row, "C4-02", letter.isEmpty() || between(decision, letter, 0, 60));
        hold(broken, file, row, "C4-03", ended.isEmpty() || between(decision, ended, 0, 52 * 7));
        hold(broken, file, row, "C4-04", ended.isEmpty() == outcome.isEmpty());
        hold(
            broken,
            file,
            row,
            "C4-05",
            !outcome.equals("ISSUE")
                || application.isEmpty()
                || between(ended, application, 0, 60));
        hold(
            broken, file, row, "C4-06", order.isEmpty() || between(application, order, 0, 104 * 7));
        hold(
            broken,
            file,
            row,
            "C4-07",
            !row.get("family_meeting_held").equals("Y")
                || row.get("family_meeting_offered").equals("Y"));
        hold(
            broken,
            file,
            row,
            "C4-07 W",
            letter.isEmpty() == row.get("family_meeting_offered").isEmpty());
        hold(
            broken,
            file,
            row,
            "C4-08",
            row.get("initial_meeting_date").isEmpty() == row.get("review_meetings").isEmpty());
        long age = n(row, "age_at_start");
        hold(
            broken, file, row, "C4-09", age >= -1 && age < 18 && (age >= 0 || !decision.isEmpty()));
        hold(
            broken,
            file,
            row,
            "C4-12",
            application.isEmpty() || decision.isEmpty() || outcome.equals("ISSUE"));
        hold(
            broken,
            file,
            row,
            "C4-13",
            !ended.isEmpty()
                || decision.isEmpty()
                || ChronoUnit.DAYS.between(LocalDate.parse(decision), end) <= 52 * 7);
        hold(
            broken,
            file,
            row,
            "court columns",
            application.isEmpty()
                ? Stream.of(
                        "short_notice",
                        "short_notice_reason",
                        "initial_care_plan",
                        "final_care_plan",
                        "hearings",
                        "final_order_date")
                    .allMatch(name -> row.get(name).isEmpty())
                : !row.get("short_notice").isEmpty()
                    && row.get("final_care_plan").equals("H") == order.isEmpty()
                    && row.get("short_notice").equals("Y")
                        == !row.get("short_notice_reason").isEmpty());
        boolean open = open(row);
        String closed = order.isEmpty() ? ended : order;
        hold(
            broken,
            file,
            row,
            "sent in vain",
            open || !LocalDate.parse(closed).isBefore(file.quarter().firstDay()));
        now.put(row.get("child_id") + start, row);
        ofChild.computeIfAbsent(row.get("child_id"), key -> new ArrayList<>()).add(row);
        // a child may leave its family's later pathways, so only those of one time are compared
        starts
            .computeIfAbsent(
                row.get("family_id") + row.get("previous_pre_proceedings"), key -> new HashSet<>())
            .add(start);
      }
      ofChild
          .values()
          .forEach(
              rows ->
                  hold(
                      broken,
                      file,
                      rows.get(0),
                      "C4-10",
                      rows.stream().filter(SampleRulesTest::open).count() <= 1));
      starts
          .values()
          .forEach(each -> hold(broken, file, file.rows().get(0), "C4-14", each.size() == 1));
      Map<String, CSVRecord> last = before.getOrDefault(file.authority(), Map.of());
      for (Map.Entry<String, CSVRecord> each : last.entrySet()) {
        if (open(each.getValue())) {
          CSVRecord again = now.get(each.getKey());
          hold(broken, file, each.getValue(), "C4-11 absent", again != null);
          if (again != null) {
            for (String name :
                List.of(
                    "letter_before_proceedings_date",
                    "initial_meeting_date",
                    "pre_proceedings_end_date",
                    "application_date",
                    "age_at_start",
                    "family_id",
                    "family_meeting_offered")) {
              hold(
                  broken,
                  file,
                  again,
                  "C4-11 changed " + name,
                  each.getValue().get(name).isEmpty()
                      || each.getValue().get(name).equals(again.get(name)));
            }
          }
        }
      }
      later +=
          (int)
              now.values().stream()
                  .filter(
                      row ->
                          last.values().stream()
                              .anyMatch(
                                  one ->
                                      one.get("child_id").equals(row.get("child_id"))
                                          && !one.get("pre_proceedings_decision_date")
                                              .equals(row.get("pre_proceedings_decision_date"))))
                  .count();
      before.put(file.authority(), now);
    }
    assertThat(broken).isEmpty();
    assertThat(later).as("children who come back").isPositive();
  }

  private static boolean open(CSVRecord row) {
    String outcome = row.get("pre_proceedings_outcome");
    return row.get("final_order_date").isEmpty()
        && !outcome.equals("STEP_DOWN")
        && !outcome.equals("OTHER");
  }

  // Placements -----------------------------------------------------------------------------------

  @Test
  void placementsKeepTheirRules() {
    List<String> broken = new ArrayList<>();
    Map<String, Map<String, CSVRecord>> before = new HashMap<>();
    int stayed = 0;
    for (SampleFiles.File file : of("placements")) {
      Return form = form(file);
      Set<String> adjoining =
          SampleFiles.REFERENCE
              .adjoining()
              .getOrDefault(
                  SampleFiles.REFERENCE.authorities().get(file.authority()).newLaCode(), Set.of());
      Map<String, CSVRecord> now = new HashMap<>();
      for (CSVRecord row : file.rows()) {
        String type = row.get("provision_type");
        String cohort = row.get("cohort");
        boolean send = cohort.startsWith("SEND");
        double cost = Double.parseDouble(row.get("total_weekly_cost"));
        double parts =
            Stream.of("cost_social_care", "cost_education", "cost_health")
                .mapToDouble(each -> Double.parseDouble(row.get(each)))
                .sum();
        hold(broken, file, row, "C5-01", Math.abs(cost - parts) <= 0.005);
        hold(broken, file, row, "C5-02", cost > 0);
        double[] range =
            in(form, "fostering_types", type)
                ? new double[] {300, 2500}
                : in(form, "supported_accommodation_types", type)
                    ? new double[] {200, 6000}
                    : in(form, "residential_types", type)
                        ? new double[] {1500, 20000}
                        : type.equals("INMSS day")
                            ? new double[] {300, 4000}
                            : new double[] {1, 30000};
        hold(broken, file, row, "C5-03", cost >= range[0] && cost <= range[1]);
        LocalDate start = LocalDate.parse(row.get("placement_start_date"));
        hold(broken, file, row, "C5-04", !start.isAfter(LocalDate.parse(row.get("snapshot_date"))));
        long age = n(row, "age");
        hold(
            broken,
            file,
            row,
            "C5-05",
            cohort.startsWith("Looked after")
                ? age < 18
                : cohort.startsWith("Post 18") ? age >= 18 && age <= 25 : age <= 25);
        hold(broken, file, row, "C5-06", now.put(row.get("child_id"), row) == null);
        String miles = row.get("distance_miles");
        hold(broken, file, row, "blank miles", miles.isEmpty() == row.get("uasc").equals("Yes"));
        double far = miles.isEmpty() ? 0 : Double.parseDouble(miles);
        hold(broken, file, row, "C5-07", far <= 350 || far == 999.9);
        boolean own = row.get("host_la_code").equals(row.get("new_la_code"));
        boolean known = !miles.isEmpty() && far != 999.9;
        hold(
            broken,
            file,
            row,
            "C5-08",
            !known
                || (own
                    ? far <= 20
                    : adjoining.isEmpty()
                        || adjoining.contains(row.get("host_la_code"))
                        || far >= 5));
        boolean unregistered = type.startsWith("Unregistered");
        boolean needed = in(form, "fostering_types", type) || in(form, "residential_types", type);
        hold(
            broken,
            file,
            row,
            "C5-09",
            unregistered == row.get("registration").equals("Unregistered"));
        hold(broken, file, row, "C5-09 none", !needed || !row.get("registration").equals("z"));
        hold(
            broken,
            file,
            row,
            "C5-10",
            !row.get("registration").equals("Ofsted")
                || type.equals("Student accommodation")
                || !row.get("establishment_urn").isEmpty());
        hold(broken, file, row, "C5-13", fits(form, row.get("sourcing_route"), type));
        hold(
            broken,
            file,
            row,
            "C5-14",
            !known || far <= 20 || own || !row.get("distance_reason").isEmpty());
        hold(broken, file, row, "primary need", send != row.get("primary_need").isEmpty());
        CSVRecord last = before.getOrDefault(file.authority(), Map.of()).get(row.get("child_id"));
        if (last != null
            && last.get("placement_start_date").equals(row.get("placement_start_date"))) {
          stayed++;
          hold(
              broken,
              file,
              row,
              "C5-11",
              last.get("total_weekly_cost").equals(row.get("total_weekly_cost")));
        }
      }
      before.put(file.authority(), now);
    }
    assertThat(broken).isEmpty();
    assertThat(stayed).isGreaterThan(5_000);
  }

  private static boolean in(Return form, String set, String code) {
    return form.sets().getOrDefault(set, List.of()).contains(code);
  }

  private static boolean fits(Return form, String route, String type) {
    Map<String, String> sets =
        Map.of(
            "NW Contract - Supported Accommodation DPS or previous",
                "fits_nw_supported_accommodation_dps",
            "NW Contract - Residential FPS or previous", "fits_nw_residential_fps",
            "NW Contract - Fostering FPS or previous", "fits_nw_fostering_fps",
            "NW Contract - SEND FPS", "fits_nw_send_fps");
    return !sets.containsKey(route) || in(form, sets.get(route), type);
  }

  // SEND -----------------------------------------------------------------------------------------

  @Test
  void sendKeepsItsRules() {
    List<String> broken = new ArrayList<>();
    Map<String, Map<String, Long>> before = new HashMap<>();
    for (SampleFiles.File file : of("send")) {
      Map<String, Long> now = new HashMap<>();
      file.rows()
          .forEach(
              row -> now.put(row.get("measure") + "." + row.get("breakdown"), n(row, "value")));
      CSVRecord any = file.rows().get(0);
      Map<String, Long> m = new HashMap<>();
      now.forEach(
          (name, value) -> {
            if (name.endsWith(".Total")) {
              m.put(name.replace(".Total", ""), value);
            }
          });
      for (String[] pair :
          new String[][] {
            {"not_issue_within_16_weeks", "decided_not_issue"},
            {"plans_issued_within_20_weeks", "plans_issued"},
            {"decisions_within_4_weeks", "decisions_issued"},
            {"meetings_held_12m", "plans_due_review_12m"},
            {"plans_issued_non_exception_within_20_weeks", "plans_issued_within_20_weeks"},
            {"plans_issued_exception", "plans_issued"},
            {"open_over_20_weeks", "open_at_end"},
            {"undecided_over_6_weeks", "undecided_at_end"}
          }) {
        hold(broken, file, any, "C6-01, C6-03 " + pair[0], m.get(pair[0]) <= m.get(pair[1]));
      }
      hold(
          broken,
          file,
          any,
          "C6-01 W",
          m.get("decided_within_6_weeks") + m.get("decided_over_6_weeks")
              <= m.get("decided_assess") + m.get("decided_not"));
      hold(
          broken,
          file,
          any,
          "concluded",
          m.get("decided_for_appellant") + m.get("conceded") <= m.get("appeals_concluded"));
      hold(
          broken,
          file,
          any,
          "not in time",
          m.get("plans_issued_non_exception_within_20_weeks")
              <= m.get("plans_issued") - m.get("plans_issued_exception"));
      parts(broken, file, now, "plans_at_end", "send_placement_type");
      parts(broken, file, now, "plans_at_end", "send_need");
      parts(broken, file, now, "ceased", "send_ceased_reason");
      parts(broken, file, now, "appeals_registered", "send_appeal_ground");
      Map<String, Long> last = before.get(file.authority());
      if (last != null) {
        hold(
            broken,
            file,
            any,
            "C6-04",
            m.get("undecided_at_end")
                == last.get("undecided_at_end")
                    + m.get("received")
                    - m.get("decided_assess")
                    - m.get("decided_not")
                    - m.get("withdrawn"));
        hold(
            broken,
            file,
            any,
            "C6-05",
            m.get("plans_at_end")
                == last.get("plans_at_end")
                    + m.get("starts")
                    + m.get("transfers_in")
                    - m.get("ceased"));
      }
      before.put(file.authority(), m);
    }
    assertThat(broken).isEmpty();
  }

  private static void parts(
      List<String> broken,
      SampleFiles.File file,
      Map<String, Long> now,
      String measure,
      String list) {
    long sum =
        form(file).codeLists().get(list).codes().stream()
            .mapToLong(code -> now.get(measure + "." + code.code()))
            .sum();
    hold(
        broken,
        file,
        file.rows().get(0),
        "C6-02 " + measure + " by " + list,
        sum == now.get(measure + ".Total"));
    hold(
        broken,
        file,
        file.rows().get(0),
        "C6-02 " + measure + " by " + list + " is all 0",
        sum > 0 || now.get(measure + ".Total") == 0);
  }

  // ----------------------------------------------------------------------------------------------

  private static Collection<SampleFiles.File> of(String returnId) {
    return files.stream().filter(each -> each.returnId().equals(returnId)).toList();
  }

  private static Return form(SampleFiles.File file) {
    return SampleFiles.RETURNS.get(file.returnId());
  }

  private static boolean anyHolds(List<Map<String, RowTest>> alternatives, CSVRecord row) {
    Predicate<Map<String, RowTest>> holds = each -> RowTest.allHold(each, row::get);
    return alternatives.stream().anyMatch(holds);
  }

  private static double population(SampleFiles.File file, String band) {
    return SampleFiles.REFERENCE
        .populations()
        .inForce(List.of(file.rows().get(0).get("new_la_code")), band, 2024)
        .map(each -> (double) each.people())
        .orElse(60_000.0);
  }

  private static boolean between(String from, String to, int least, int most) {
    if (from.isEmpty() || to.isEmpty()) {
      return false;
    }
    long days = ChronoUnit.DAYS.between(LocalDate.parse(from), LocalDate.parse(to));
    return days >= least && days <= most;
  }

  private static long n(CSVRecord row, String column) {
    return n(row.get(column));
  }

  /** A symbol is never in these columns of this sample but for z, which counts as nothing. */
  private static long n(String cell) {
    return cell.equals("z") ? 0 : Long.parseLong(cell);
  }

  private static void hold(
      List<String> broken, SampleFiles.File file, CSVRecord row, String rule, boolean holds) {
    if (!holds && broken.size() < 20) {
      broken.add(rule + ": " + at(file, row) + " " + row.toMap());
    }
  }

  private static String at(SampleFiles.File file, CSVRecord row) {
    return file.returnId()
        + " "
        + file.authority()
        + " "
        + file.quarter()
        + " line "
        + (row.getRecordNumber() + 1);
  }
}
