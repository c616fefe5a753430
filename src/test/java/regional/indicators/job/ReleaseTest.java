package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Disclosure control of whole runs, and what is recorded of what was sent. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleaseTest {

  private static final List<String> KEY =
      List.of(
          "indicator_id",
          "breakdown",
          "time_period",
          "time_identifier",
          "geographic_level",
          "region_code",
          "old_la_code");

  @TempDir private static Path folder;
  private static SmallRegion region;

  @BeforeAll
  static void published() throws IOException {
    region = SmallRegion.in(folder);
    assertThat(release("--by", "A. Nother").status()).isEqualTo(ExitStatus.USAGE);
    assertThat(SmallRegion.run(region.quarterly("2026-01-28")).printed()).contains("hidden (");
  }

  private static SmallRegion.Ended release(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "release",
                "--home",
                region.home().toString(),
                "--quarter",
                SmallRegion.QUARTER.toString()));
    arguments.addAll(List.of(more));
    return SmallRegion.run(arguments.toArray(String[]::new));
  }

  private static List<CSVRecord> rows(String file) throws IOException {
    try (CSVParser parser =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(Files.newBufferedReader(region.published().resolve(file)))) {
      return parser.getRecords();
    }
  }

  private static String key(CSVRecord row) {
    return String.join("|", KEY.stream().map(row::get).toList());
  }

  @Test
  @Order(1)
  void whatTheReportNamesIsHiddenFromTheBoardAndNothingElse() throws IOException {
    Map<String, String> reasons = new HashMap<>();
    Set<String> ofOneClock = new HashSet<>();
    for (CSVRecord row : rows("analyst/disclosure-report.csv")) {
      reasons.putIfAbsent(key(row), row.get("reason"));
      // A rolling year and its last quarter have one label.
      if (!row.get("clock").equals("r4")) {
        ofOneClock.add(key(row));
      }
    }
    assertThat(reasons).containsValues("small_count", "secondary");
    Map<String, CSVRecord> whole = new LinkedHashMap<>();
    rows("analyst/indicators.csv").forEach(each -> whole.put(key(each), each));
    boolean regional = false;
    for (CSVRecord shown : rows("board/indicators.csv")) {
      if (shown.get("value").equals("c")) {
        assertThat(reasons).containsKey(key(shown));
        regional |= shown.get("geographic_level").equals("Regional");
        assertThat(List.of("numerator", "denominator", "lower", "upper"))
            .allSatisfy(column -> assertThat(shown.get(column)).isIn("c", ""));
      } else {
        assertThat(ofOneClock).doesNotContain(key(shown));
        assertThat(shown.get("value"))
            .isEqualTo(Objects.requireNonNull(whole.get(key(shown))).get("value"));
      }
    }
    assertThat(regional).as("a total that would give a small number back is hidden").isTrue();
  }

  @Test
  @Order(1)
  void thePageForTheAnalystCountsTheReport() throws IOException {
    String page = text("analyst/disclosure.html");
    List<CSVRecord> rows = rows("analyst/disclosure-report.csv");
    assertThat(page)
        .contains(String.format(Locale.ROOT, "<p>%,d of ", rows.size()))
        .contains("Nothing has been sent before.")
        .doesNotContain("Not kept");
    for (String reason : List.of("small_count", "secondary")) {
      long named = rows.stream().filter(row -> row.get("reason").equals(reason)).count();
      assertThat(page.replaceAll("\\s+", " "))
          .containsPattern(
              ">" + reason + "</th> <td>[^<]+</td> <td class=\"number\">" + named + "</td>");
    }
  }

  @Test
  @Order(2)
  void theSameReleaseIsRecordedOnceAndChangesNothingThatIsShown() throws IOException {
    String before = text("board/indicators.csv");
    assertThat(text("run.json")).contains("e3b0c44298fc1c14");
    assertThat(release("--by", "A. Nother").printed()).contains("Recorded: 2025-26-Q3 was sent");
    SmallRegion.Ended again = release();
    assertThat(again.status()).isEqualTo(ExitStatus.DONE);
    assertThat(again.printed()).contains("nothing was added");

    SmallRegion.run(region.quarterly("2026-01-28"));
    assertThat(text("run.json")).doesNotContain("e3b0c44298fc1c14");
    assertThat(text("board/indicators.csv")).isEqualTo(before);
    assertThat(release().printed()).contains("nothing was added");
  }

  @Test
  @Order(3)
  void anOverrideNeedsANameAndAReasonAndIsRecorded() throws IOException {
    List<String> arguments = new ArrayList<>(List.of(region.quarterly("2026-01-28")));
    arguments.add("--override-disclosure");
    arguments.add("because");
    assertThat(SmallRegion.run(arguments.toArray(String[]::new)).status())
        .isEqualTo(ExitStatus.USAGE);
    arguments.set(arguments.size() - 1, "A. Nother: agreed by all three");
    SmallRegion.run(arguments.toArray(String[]::new));
    assertThat(text("run.json")).contains("A. Nother: agreed by all three");
  }

  @Test
  @Order(4)
  void whatWasAlteredIsNotRecorded() throws IOException {
    Files.writeString(region.published().resolve("coverage.csv"), "altered");
    SmallRegion.Ended ended = release();
    assertThat(ended.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(ended.printed().lines()).hasSize(1);
  }

  private static String text(String file) throws IOException {
    return Files.readString(region.published().resolve(file), StandardCharsets.UTF_8);
  }
}
