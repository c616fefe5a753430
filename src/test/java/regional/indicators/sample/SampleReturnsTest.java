package regional.indicators.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.returns.Column;
import regional.indicators.returns.InvalidDefinition;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;

class SampleReturnsTest {

  private static final Reference HALTON = SampleFiles.only("876");

  @TempDir Path folder;

  @Test
  void theSameSeedGivesTheSameBytesAndLeavesThemAlone() {
    Path out = folder.resolve("out");
    SampleReturns.Written first = write(out, 4, 1);
    Map<String, String> before = bytes(out);
    SampleReturns.Written second = write(out, 4, 1);
    assertThat(first.files()).isEqualTo(before.size()).isEqualTo(24);
    assertThat(first.unchanged()).isZero();
    assertThat(second.unchanged()).isEqualTo(24);
    assertThat(bytes(out)).isEqualTo(before);
  }

  @Test
  void anotherSeedGivesOtherNumbersInEveryFile() {
    write(folder.resolve("one"), 4, 1);
    write(folder.resolve("two"), 4, 2);
    Map<String, String> one = bytes(folder.resolve("one"));
    Map<String, String> two = bytes(folder.resolve("two"));
    assertThat(two)
        .hasSameSizeAs(one)
        .allSatisfy((name, text) -> assertThat(text).isNotEqualTo(one.get(name)));
  }

  @Test
  void anAuthorityReturnOrQuarterMoreChangesNoOtherFile() {
    write(folder.resolve("few"), 2, 1);
    Map<String, String> few = bytes(folder.resolve("few"));
    Path many = folder.resolve("many");
    SampleFiles.write(
        many, SampleFiles.WITH_STORIES, SampleFiles.only("340", "876"), SampleFiles.options(6));
    assertThat(bytes(many)).containsAllEntriesOf(few).hasSize(2 * 6 * 6);

    Path fewer = folder.resolve("fewer");
    Returns one =
        new Returns(List.of(SampleFiles.RETURNS.get("send")), SampleFiles.RETURNS.commonRules());
    new SampleReturns(one, HALTON, SampleFiles.WITH_STORIES)
        .write(fewer, SampleFiles.options(2), (files, of) -> {});
    assertThat(few).containsAllEntriesOf(bytes(fewer));
  }

  @Test
  void progressIsToldOfEveryFile() {
    List<String> told = new ArrayList<>();
    new SampleReturns(SampleFiles.RETURNS, HALTON, SampleFiles.WITH_STORIES)
        .write(folder, SampleFiles.options(1), (files, of) -> told.add(files + " of " + of));
    assertThat(told).containsExactly("1 of 6", "2 of 6", "3 of 6", "4 of 6", "5 of 6", "6 of 6");
  }

  @Test
  void scaleMultipliesCountsAndRecords() {
    double[] rows = new double[2];
    double[] plans = new double[2];
    for (int i = 0; i < 2; i++) {
      Path out = folder.resolve("scale" + i);
      SampleFiles.write(
          out,
          SampleFiles.WITH_STORIES,
          HALTON,
          new SampleReturns.Options("", 1, SampleFiles.NEWEST, i == 0 ? 1 : 4, 1));
      for (SampleFiles.File file : SampleFiles.read(out)) {
        if (file.returnId().equals("placements")) {
          rows[i] = file.rows().size();
        } else if (file.returnId().equals("send")) {
          plans[i] = cell(file, "value", Map.of("measure", "plans_at_end", "breakdown", "Total"));
        }
      }
    }
    assertThat(rows[1] / rows[0]).isBetween(3.3, 4.7);
    assertThat(plans[1] / plans[0]).isBetween(3.8, 4.2);
  }

  @Test
  void authoritiesSendOnlyWhileTheyExist() {
    Quarter firstOfCumberland = Quarter.parse("2023-24-Q1");
    Returns one =
        new Returns(List.of(SampleFiles.RETURNS.get("send")), SampleFiles.RETURNS.commonRules());
    new SampleReturns(one, SampleFiles.REFERENCE, SampleFiles.WITH_STORIES)
        .write(
            folder, new SampleReturns.Options("", 2, firstOfCumberland, 1, 1), (files, of) -> {});
    Map<String, Set<String>> senders =
        SampleFiles.read(folder).stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.quarter().toString(),
                    Collectors.mapping(SampleFiles.File::authority, Collectors.toSet())));
    // 153 English authorities since April 2023, 152 in the two years before
    assertThat(senders.get("2022-23-Q4"))
        .contains("909", "940", "941")
        .doesNotContain("942", "943", "928")
        .hasSize(152);
    assertThat(senders.get("2023-24-Q1")).contains("942", "943").doesNotContain("909").hasSize(153);
  }

  // A return that changes ------------------------------------------------------------------------

  @Test
  void aNewColumnAppearsWithPlausibleCells() {
    List<Return> changed = new ArrayList<>();
    for (Return form : SampleFiles.RETURNS.all()) {
      List<Column> columns = new ArrayList<>(form.columns());
      columns.add(column("new_count", Column.Type.INTEGER, List.of()));
      columns.add(column("new_code", Column.Type.CODE, List.of("financial_quarter")));
      columns.add(column("new_day", Column.Type.DATE, List.of()));
      columns.add(column("new_id", Column.Type.TEXT_ID, List.of()));
      changed.add(with(form, form.id(), columns));
    }
    new SampleReturns(
            new Returns(changed, SampleFiles.RETURNS.commonRules()),
            HALTON,
            SampleFiles.WITH_STORIES)
        .write(folder, SampleFiles.options(4), (files, of) -> {});
    for (SampleFiles.File file : SampleFiles.read(folder)) {
      assertThat(file.header()).endsWith("new_count", "new_code", "new_day", "new_id");
      assertThat(file.rows()).isNotEmpty();
      for (CSVRecord row : file.rows()) {
        assertThat(row.get("new_count")).matches("\\d+");
        assertThat(row.get("new_code")).startsWith("Financial year Q");
        assertThat(row.get("new_day"))
            .isBetween(file.quarter().firstDay().toString(), file.quarter().lastDay().toString());
        assertThat(row.get("new_id")).isNotBlank();
      }
    }
  }

  @Test
  void aReturnWithoutAModelHasItsRowsAndColumns() {
    List<Return> added = new ArrayList<>();
    for (String id : List.of("attendance", "ehe", "send", "plo", "placements")) {
      Return form = SampleFiles.RETURNS.get(id);
      added.add(with(form, "new" + id, form.columns()));
    }
    new SampleReturns(
            new Returns(added, SampleFiles.RETURNS.commonRules()), HALTON, SampleFiles.WITH_STORIES)
        .write(folder, SampleFiles.options(4), (files, of) -> {});
    List<SampleFiles.File> files = SampleFiles.read(folder);
    assertThat(files).hasSize(20);
    for (SampleFiles.File file : files) {
      Return form = SampleFiles.RETURNS.get(file.returnId().substring(3));
      assertThat(file.header())
          .isEqualTo(
              form.columns().stream()
                  .filter(each -> !each.mayBeAbsent())
                  .map(Column::name)
                  .toList());
      assertThat(file.rows()).isNotEmpty();
      if (form.kind() == Return.Kind.AGGREGATE) {
        assertThat(file.rows()).hasSize(form.rows().get(file.quarter().number()).size());
      }
    }
  }

  private static Column column(String name, Column.Type type, List<String> codes) {
    return new Column(
        name,
        type,
        "",
        true,
        false,
        false,
        Set.of(),
        List.of(),
        List.of(),
        codes,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        "");
  }

  private static Return with(Return form, String id, List<Column> columns) {
    return new Return(
        id,
        form.title(),
        form.kind(),
        columns,
        form.key(),
        form.derived(),
        form.standing(),
        form.periods(),
        form.rows(),
        form.codeLists(),
        form.sets(),
        form.figures(),
        form.rules());
  }

  // Levels ---------------------------------------------------------------------------------------

  /**
   * Levels lie where the published ones do: lowest and highest North West authority, from DfE's
   * Local Authority Interactive Tool (absence 2024/25, exclusions 2023/24, SEN2 2024, section 251
   * 2024-25), a quarter of the way further out for chance.
   */
  @Test
  void levelsArePlausibleInEveryAuthorityOfTheRegion() {
    SampleFiles.write(
        folder.resolve("out"),
        SampleFiles.plain(models()),
        SampleFiles.REFERENCE,
        SampleFiles.options(4));
    Map<String, Map<String, Double>> levels = new TreeMap<>();
    Map<String, double[]> issued = new HashMap<>();
    for (SampleFiles.File file : SampleFiles.read(folder.resolve("out"))) {
      String authority = file.authority();
      if (file.returnId().equals("attendance") && file.quarter().number() == 2) {
        for (String phase : List.of("Total", "Special")) {
          Map<String, String> at = Map.of("term", "Year", "phase", phase, "pupil_group", "All");
          put(
              levels,
              phase + " absence",
              authority,
              100 * cell(file, "sessions_absent_total", at) / cell(file, "sessions_possible", at));
          put(
              levels,
              phase + " persistent absence",
              authority,
              100 * cell(file, "enrolments_pa", at) / cell(file, "enrolments", at));
        }
        Map<String, String> at = Map.of("term", "Year", "phase", "Total", "pupil_group", "All");
        put(
            levels,
            "severe absence",
            authority,
            100 * cell(file, "enrolments_severe", at) / cell(file, "enrolments", at));
      } else if (file.returnId().equals("exclusions") && file.quarter().number() == 2) {
        Map<String, String> at = Map.of("term", "Year", "phase", "Total", "pupil_group", "All");
        double headcount = cell(file, "headcount", at);
        put(levels, "suspensions", authority, 100 * cell(file, "suspensions", at) / headcount);
        put(
            levels,
            "pupils suspended",
            authority,
            100 * cell(file, "pupils_with_suspension", at) / headcount);
        put(
            levels,
            "permanent exclusions",
            authority,
            100 * cell(file, "permanent_exclusions", at) / headcount);
      } else if (file.returnId().equals("send")) {
        double[] sums = issued.computeIfAbsent(authority, key -> new double[2]);
        sums[0] += cell(file, "value", Map.of("measure", "plans_issued_within_20_weeks"));
        sums[1] += cell(file, "value", Map.of("measure", "plans_issued"));
        put(levels, "plans in 20 weeks", authority, 100 * sums[0] / sums[1]);
      } else if (file.returnId().equals("ehe") && file.quarter().equals(SampleFiles.NEWEST)) {
        String code = file.rows().get(0).get("new_la_code");
        double children =
            SampleFiles.REFERENCE
                .populations()
                .inForce(List.of(code), "5-16", 2024)
                .orElseThrow()
                .people();
        put(
            levels,
            "home education",
            authority,
            100 * cell(file, "children_on_census", Map.of("breakdown", "Total")) / children);
      } else if (file.returnId().equals("placements")
          && file.quarter().equals(SampleFiles.NEWEST)) {
        put(
            levels,
            "children's homes, a week",
            authority,
            file.rows().stream()
                .filter(row -> row.get("provision_type").startsWith("Residential - "))
                .mapToDouble(row -> Double.parseDouble(row.get("total_weekly_cost")))
                .average()
                .orElseThrow());
      }
    }
    Map<String, double[]> published = new HashMap<>();
    published.put("Total absence", new double[] {5.38, 8.16});
    published.put("Special absence", new double[] {9.3, 16.46});
    published.put("Total persistent absence", new double[] {12.6, 24.36});
    published.put("Special persistent absence", new double[] {22.66, 47.19});
    published.put("severe absence", new double[] {1.35, 2.97});
    published.put("suspensions", new double[] {4.34, 19.07});
    published.put("pupils suspended", new double[] {2.18, 5.77});
    published.put("permanent exclusions", new double[] {0.042, 0.287});
    published.put("plans in 20 weeks", new double[] {7.8, 99});
    published.put("home education", new double[] {0.8, 4.1});
    published.put("children's homes, a week", new double[] {2930, 9040});
    assertThat(levels.keySet()).isEqualTo(new TreeMap<>(published).keySet());
    levels.forEach(
        (level, authorities) -> {
          double least = published.get(level)[0];
          double most = published.get(level)[1];
          double room = (most - least) / 4;
          assertThat(authorities)
              .as(level)
              .hasSize(24)
              .allSatisfy(
                  (authority, value) ->
                      assertThat(value).as(authority).isBetween(least - room, most + room));
          double middle = authorities.values().stream().sorted().skip(12).findFirst().orElseThrow();
          assertThat(middle).as(level).isBetween(least, most);
        });
  }

  private Path models() {
    try {
      return Files.createDirectory(folder.resolve("models"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void put(
      Map<String, Map<String, Double>> levels, String level, String authority, double value) {
    levels.computeIfAbsent(level, key -> new TreeMap<>()).put(authority, value);
  }

  // Stories --------------------------------------------------------------------------------------

  @Test
  void storiesAreOfAuthoritiesThatExistAndWhatTheyMoveIsMade() {
    for (Story story : SampleFiles.WITH_STORIES.stories()) {
      assertThat(SampleFiles.REFERENCE.authorities().find(story.authority()))
          .as(story.story())
          .isPresent();
    }
    assertThat(SampleFiles.WITH_STORIES.stories()).hasSizeGreaterThan(15);
  }

  @Test
  void aStoryShowsInItsOwnFilesOnly() {
    List<Story> stories = SampleFiles.WITH_STORIES.stories();
    String[] authorities = stories.stream().map(Story::authority).distinct().toArray(String[]::new);
    Reference reference = SampleFiles.only(authorities);
    SampleFiles.write(
        folder.resolve("plain"), SampleFiles.plain(models()), reference, SampleFiles.options(3));
    SampleFiles.write(
        folder.resolve("told"), SampleFiles.WITH_STORIES, reference, SampleFiles.options(3));
    Map<String, String> plain = bytes(folder.resolve("plain"));
    Map<String, String> told = bytes(folder.resolve("told"));
    Set<String> differ =
        Stream.concat(plain.keySet().stream(), told.keySet().stream())
            .filter(name -> !plain.getOrDefault(name, "").equals(told.get(name)))
            .map(name -> name.substring(0, name.indexOf('_', name.indexOf('_') + 1)))
            .collect(Collectors.toSet());
    assertThat(differ)
        .isEqualTo(
            stories.stream()
                .map(each -> each.returnId() + "_" + each.authority())
                .collect(Collectors.toSet()));
  }

  @Test
  void theNewestQuarterHasEveryKindOfFault() {
    SampleFiles.write(
        folder, SampleFiles.WITH_STORIES, SampleFiles.REFERENCE, SampleFiles.options(1));
    Map<String, SampleFiles.File> files = new HashMap<>();
    SampleFiles.read(folder)
        .forEach(
            each ->
                files.put(each.returnId() + " " + each.authority() + " v" + each.version(), each));
    // 24 authorities, 6 returns; one is missing and one came twice
    assertThat(files).hasSize(144).doesNotContainKey("placements 358 v1");

    Map<String, String> total = Map.of("phase", "Total", "pupil_group", "All");
    assertThat(files.get("exclusions 343 v1").rows()).noneMatch(row -> fits(row, total)).hasSize(7);
    assertThat(files.get("send 895 v1").rows())
        .filteredOn(row -> row.get("value").isEmpty())
        .hasSize(1);
    double first = cell(files.get("attendance 359 v1"), "enrolments_pa", total);
    double second = cell(files.get("attendance 359 v2"), "enrolments_pa", total);
    assertThat(first / second).isGreaterThan(1.1);
    assertThat(files.get("attendance 342 v1").rows())
        .allMatch(row -> row.get("la_name").equals("St Helens"));
    for (String name : List.of("placements 341 v1", "plo 352 v1")) {
      List<CSVRecord> rows = files.get(name).rows();
      long rejected =
          rows.stream()
              .filter(
                  row ->
                      name.startsWith("plo")
                          ? row.get("previous_care_proceedings").equals("<5")
                          : row.get("provider_urn").isEmpty())
              .count();
      assertThat(rejected).as(name).isBetween(1L, rows.size() / 20L);
    }
  }

  @Test
  void anAuthorityImprovesFromOneOfTheWorstToOneOfTheBest() {
    SampleFiles.write(
        folder, SampleFiles.WITH_STORIES, SampleFiles.only("357"), SampleFiles.options(12));
    Map<Quarter, Double> inTime = new TreeMap<>();
    for (SampleFiles.File file : SampleFiles.read(folder)) {
      if (file.returnId().equals("send")) {
        inTime.put(
            file.quarter(),
            cell(file, "value", Map.of("measure", "plans_issued_within_20_weeks"))
                / cell(file, "value", Map.of("measure", "plans_issued")));
      }
    }
    assertThat(inTime.get(SampleFiles.NEWEST))
        .isGreaterThan(inTime.get(SampleFiles.NEWEST.plus(-11)) + 0.3);
  }

  // Faults of the definition ---------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          attendance.yaml | of: sessions_possible   | of: sessions_imagined    | sessions_absent_authorised: no quantity sessions_imagined
          attendance.yaml | each: 0.0365            | each: 1.5                | a share is between 0 and 1
          attendance.yaml | dimensions: [phase      | dimensions: [faze        | are columns of the key
          attendance.yaml | years_add_up: true      | years_add_in: true       | unknown key years_add_in
          ehe.yaml        | codes: ehe_sex          | codes: ehe_sects         | no code list ehe_sects
          send.yaml       | return: send            | return: sent             | no such return
          plo.yaml        | ends: closed            | ends: finished           | no fact finished
          plo.yaml        | {after: born, years: 18} | {after: birth, years: 18} | eighteenth: no fact birth above it
          stories.yaml    | {rows: 5,               | {row: 5,                 | unknown key row
          stories.yaml    | {provider_urn: ""}      | {provider_name: ""}      | no column provider_name
          stories.yaml    | missing: true           | write: {cells: {a: "1"}} | no column a
          """)
  void aModelThatNamesWhatIsNotThereIsRefused(String file, String from, String to, String message)
      throws IOException {
    Path models = models();
    SampleFiles.plain(models);
    String text = Files.readString(Path.of("jobs/sample", file));
    assertThat(text).contains(from);
    Files.writeString(models.resolve(file), text.replace(from, to));
    assertThatThrownBy(() -> SampleYaml.read(models, SampleFiles.RETURNS))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageContaining(file)
        .hasMessageContaining(message);
  }

  // ----------------------------------------------------------------------------------------------

  private static SampleReturns.Written write(Path out, int quarters, long seed) {
    return SampleFiles.write(
        out,
        SampleFiles.WITH_STORIES,
        HALTON,
        new SampleReturns.Options(SampleFiles.NORTH_WEST, quarters, SampleFiles.NEWEST, 1, seed));
  }

  private static double cell(SampleFiles.File file, String column, Map<String, String> at) {
    return file.rows().stream()
        .filter(row -> fits(row, at))
        .mapToDouble(row -> Double.parseDouble(row.get(column)))
        .findFirst()
        .orElseThrow();
  }

  private static boolean fits(CSVRecord row, Map<String, String> at) {
    return at.entrySet().stream().allMatch(each -> row.get(each.getKey()).equals(each.getValue()));
  }

  private static Map<String, String> bytes(Path out) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(out)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        texts.put(path.getFileName().toString(), Files.readString(path));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return texts;
  }
}
