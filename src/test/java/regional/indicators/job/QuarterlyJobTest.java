package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.publish.OpenDataScreen;

/**
 * The main job, the whole way, on a region of three authorities; the tests follow one another as a
 * quarter does.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuarterlyJobTest {

  /** Label of the newest rolling year. */
  private static final String NEWEST = "202526Financial year Q3";

  /** Place of the first column that is not a name. */
  private static final int FIRST_OF_NUMBERS = 12;

  @TempDir private static Path folder;

  private static SmallRegion region;
  private static Map<String, String> first;

  @BeforeAll
  static void receive() throws IOException {
    region = SmallRegion.in(folder);
    Path rejected = region.incoming("send_351_202526_Q3_v1.csv");
    List<String> lines = Files.readAllLines(rejected);
    Files.write(rejected, lines.subList(0, lines.size() - 1));
    Files.deleteIfExists(region.incoming("ehe_876_202526_Q3_v1.csv"));
    Files.writeString(region.incoming("figures from Bury.csv"), "a,b\n1,2\n");
    Files.copy(
        region.incoming("plo_350_202526_Q3_v1.csv"), region.incoming("plo_999_202526_Q3_v1.csv"));
  }

  @Test
  @Order(1)
  void aBadSubmissionStopsNobodyElse() throws IOException {
    SmallRegion.Ended ended = SmallRegion.run(region.quarterly("2026-01-28"));
    assertThat(ended.printed())
        .contains("Rejected: send of Bury")
        .contains("Missing: ehe of Halton, due on 2026-01-29.");
    assertThat(ended.status()).isEqualTo(1);
    first = SmallRegion.hashes(region.published());
    assertThat(first.keySet())
        .contains(
            "run.json",
            "coverage.csv",
            "analyst/indicators.csv",
            "analyst/benchmarks.csv",
            "analyst/findings.csv",
            "authority/E08000001-bolton/self-assessment.pdf",
            "authority/E08000001-bolton/findings.csv",
            "peer-challenge/E08000001-bolton.pdf",
            "authority/E08000001-bolton/data.xlsx",
            "authority/E08000001-bolton/return-report.pdf",
            "analyst/revisions.csv",
            "board/trends.pdf",
            "board/indicators.csv",
            "board/data.xlsx",
            "board/index.html",
            "dfe/indicators.csv",
            "dfe/indicators.meta.csv",
            "dfe/indicator-set.pdf",
            "authority/E08000002-bury/self-assessment.pdf",
            "authority/E06000006-halton/self-assessment.pdf");
    assertThat(Files.readAllLines(region.published().resolve("coverage.csv")))
        .hasSize(1 + 3 * 6)
        .anyMatch(
            line ->
                line.startsWith(
                    "351,E08000002,Bury,send,2025-26-Q3,rejected,1,2026-01-28,2026-01-29,false"))
        .anyMatch(
            line ->
                line.startsWith("876,E06000006,Halton,ehe,2025-26-Q3,missing,,,2026-01-29,false"));
    assertThat(Files.readString(region.published().resolve("analyst/findings.csv")))
        .contains("351,send,2025-26-Q3,1,COM-13,submission_rejected")
        .contains("figures from Bury.csv")
        .contains("999,plo,2025-26-Q3,1,COM-03,submission_rejected");
  }

  @Test
  @Order(2)
  void aFigureIsTheSumOfWhatWasReceived() throws IOException {
    String row =
        Files.readAllLines(region.incoming("attendance_350_202526_Q3_v1.csv")).stream()
            .filter(line -> line.contains(",Total,All,"))
            .findFirst()
            .orElseThrow();
    String[] cells = row.split(",");
    assertThat(Files.readAllLines(region.published().resolve("analyst/indicators.csv")))
        .anyMatch(
            line ->
                line.startsWith("A01,,202526,Autumn term,Local authority,")
                    && line.contains(
                        ",350,E08000001,Bolton,2025-26-Q3," + cells[14] + "," + cells[11] + ",")
                    && line.endsWith(",1,1,provisional"));
  }

  /** The signals of the analyst's table, word for word, on the page of the same run. */
  @Test
  @Order(2)
  void thePackSaysWhatBenchmarksCsvSays() throws IOException {
    Map<String, CSVRecord> latest = new LinkedHashMap<>();
    try (CSVParser rows =
        CSVParser.parse(
            region.published().resolve("analyst/benchmarks.csv"),
            StandardCharsets.UTF_8,
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      for (CSVRecord row : rows) {
        if (row.get("old_la_code").equals("350")
            && row.get("comparator").equals("region")
            && row.get("breakdown").isEmpty()
            && !row.get("time_identifier").equals("Academic year")) {
          latest.merge(row.get("indicator_id"), row, QuarterlyJobTest::newer);
        }
      }
    }
    assertThat(latest.values())
        .extracting(each -> each.get("band"))
        .contains("-")
        .isSubsetOf("A", "B", "C", "D", "-");
    String page = summaryPage();
    int said = 0;
    for (Map.Entry<String, CSVRecord> each : latest.entrySet()) {
      Matcher line = Pattern.compile("(?m)^" + each.getKey() + " .*$").matcher(page);
      assertThat(line.find()).as(each.getKey()).isTrue();
      CSVRecord row = each.getValue();
      if (!row.get("previous_value").isEmpty()) {
        assertThat(line.group()).contains(" " + row.get("direction").replace('_', ' ') + " ");
        said++;
      }
      String difference = row.get("difference");
      assertThat(Pattern.compile(" (better|worse|higher|lower|similar)\\b").matcher(line.group()))
          .as(line.group())
          .satisfies(
              found -> {
                // A comparator that is hidden is not compared with on the page.
                boolean compared =
                    !difference.equals("not_compared") && !line.group().contains(" c ");
                assertThat(found.find()).isEqualTo(compared);
                if (compared) {
                  assertThat(found.group(1)).isEqualTo(difference);
                }
              });
    }
    assertThat(said).isGreaterThan(20);
  }

  private static CSVRecord newer(CSVRecord one, CSVRecord other) {
    return period(one).compareTo(period(other)) > 0 ? one : other;
  }

  private static String period(CSVRecord row) {
    List<String> terms = List.of("Autumn term", "Spring term", "Summer term");
    int term = terms.indexOf(row.get("time_identifier"));
    return row.get("time_period") + (term < 0 ? row.get("time_identifier") : term);
  }

  /** What was taken in with the first run came before it: nobody knows when. */
  @Test
  @Order(2)
  void whatWasSentBeforeTheFirstRunIsNotCalledLate() throws IOException {
    Path report = region.published().resolve("authority/E08000001-bolton/return-report.pdf");
    try (PDDocument document = Loader.loadPDF(report.toFile())) {
      assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
          .contains("returns due, six came on time. Not known: taken in with the very first")
          .doesNotContain(" late");
    }
  }

  private static String summaryPage() throws IOException {
    Path pack = region.published().resolve("authority/E08000001-bolton/self-assessment.pdf");
    try (PDDocument document = Loader.loadPDF(pack.toFile())) {
      PDFTextStripper page = new PDFTextStripper();
      page.setSortByPosition(true);
      page.setStartPage(2);
      page.setEndPage(2);
      return page.getText(document);
    }
  }

  /** What DfE's screening asks holds for the files of a whole run. */
  @Test
  @Order(2)
  void theOpenDataFilesPassTheScreening() throws IOException {
    Path dfe = region.published().resolve("dfe");
    assertThat(
            OpenDataScreen.faults(
                dfe.resolve("indicators.csv"), dfe.resolve("indicators.meta.csv")))
        .isEmpty();
  }

  /**
   * The Board's file is the analyst's, row for row, but for what is hidden and for rolling years
   * that overlap the newest.
   */
  @Test
  @Order(2)
  void theBoardSeesEveryRowAndNoSmallNumber() throws IOException {
    Map<List<String>, CSVRecord> all = new LinkedHashMap<>();
    rows("analyst/indicators.csv").forEach(each -> all.put(name(each), each));
    List<CSVRecord> shown = rows("board/indicators.csv");
    List<List<String>> names = shown.stream().map(QuarterlyJobTest::name).toList();
    assertThat(all.keySet()).containsSubsequence(names);
    assertThat(all.keySet().stream().filter(each -> !names.contains(each)))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.get(3)).startsWith("Financial year Q"))
        .noneSatisfy(each -> assertThat(each.get(2) + each.get(3)).isEqualTo(NEWEST));
    int hidden = 0;
    for (CSVRecord sector : shown) {
      CSVRecord own = all.get(name(sector));
      if (sector.get("value").equals("c")) {
        hidden++;
        assertThat(sector.get("denominator") + sector.get("lower") + sector.get("upper"))
            .isEqualTo("ccc");
        assertThat(sector.get("numerator")).isIn("c", "");
      } else {
        assertThat(sector.toList()).isEqualTo(own.toList());
        assertThat(own.get("numerator")).doesNotMatch("[1-5]");
      }
    }
    assertThat(hidden).isGreaterThan(50);
  }

  /** Indicator, breakdown, data period and area. */
  private static List<String> name(CSVRecord row) {
    return row.toList().subList(0, FIRST_OF_NUMBERS);
  }

  private static List<CSVRecord> rows(String file) throws IOException {
    try (CSVParser rows =
        CSVParser.parse(
            region.published().resolve(file),
            StandardCharsets.UTF_8,
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return rows.getRecords();
    }
  }

  @Test
  @Order(3)
  void theSameAgainTomorrowChangesNoByte() {
    SmallRegion.Ended ended = SmallRegion.run(region.quarterly("2026-01-29"));
    assertThat(ended.printed()).contains("Nothing is new: no byte was changed.");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(SmallRegion.hashes(region.published())).isEqualTo(first);
  }

  @Test
  @Order(4)
  void lostOutputsAreWrittenAgainWithTheSameBytes() throws IOException {
    Files.delete(region.published().resolve("authority/E08000002-bury/self-assessment.pdf"));
    SmallRegion.run(region.quarterly("2026-02-03"));
    assertThat(SmallRegion.hashes(region.published())).isEqualTo(first);
  }

  @Test
  @Order(5)
  void statusAndExplainSpeakOfWhatIsHeld() {
    String home = region.home().toString();
    SmallRegion.Ended status = SmallRegion.run("status", "--home", home, "--quarter", "2025-26-Q3");
    assertThat(status.printed()).contains("351 Bury", "REJECTED", "MISSING", "publish");
    assertThat(status.status()).isZero();
    SmallRegion.Ended explained =
        SmallRegion.run(
            "explain",
            "--home",
            home,
            "--quarter",
            "2025-26-Q3",
            "--area",
            "350",
            "--indicator",
            "A01",
            "--period",
            "202526 Autumn term");
    assertThat(explained.status()).isZero();
    assertThat(explained.printed())
        .contains("A01 Overall absence, Bolton, 202526 Autumn term")
        .contains("attendance_350_202526_Q3_v1.csv, version 1, received 2026-01-28, line")
        .contains("sha256 ");
  }

  @Test
  @Order(6)
  void aResubmissionReplacesTheRejectedVersion() throws IOException {
    Path fixed = region.incoming("send_351_202526_Q3_v2.csv");
    List<String> lines =
        new java.util.ArrayList<>(Files.readAllLines(region.incoming("send_351_202526_Q3_v1.csv")));
    lines.add(
        lastRowOf(region.incoming("send_350_202526_Q3_v1.csv"))
            .replace("350,E08000001,Bolton", "351,E08000002,Bury"));
    Files.write(fixed, lines);
    SmallRegion.Ended ended = SmallRegion.run(region.quarterly("2026-02-03"));
    assertThat(ended.printed())
        .doesNotContain("Rejected: send of Bury")
        .contains("Missing: ehe of Halton");
    assertThat(Files.readAllLines(region.published().resolve("coverage.csv")))
        .anyMatch(
            line ->
                line.startsWith("351,E08000002,Bury,send,2025-26-Q3,accepted")
                    && line.contains(",2,2026-02-03,"));
  }

  private static String lastRowOf(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.get(lines.size() - 1);
  }

  @Test
  @Order(7)
  void wrongUsageIsOneLineAndStatusTwo() {
    SmallRegion.Ended noQuarter = SmallRegion.run("quarterly", "--home", region.home().toString());
    assertThat(noQuarter.status()).isEqualTo(2);
    assertThat(noQuarter.printed().lines()).hasSize(1);
    SmallRegion.Ended noSuchRegion =
        SmallRegion.run(
            "quarterly",
            "--home",
            region.home().toString(),
            "--quarter",
            "2025-26-Q3",
            "--region",
            "E1");
    assertThat(noSuchRegion.status()).isEqualTo(2);
    assertThat(noSuchRegion.printed().lines()).hasSize(1);
  }
}
