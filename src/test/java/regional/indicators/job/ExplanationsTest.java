package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

/** Files of explanations through the main job and the check, one after the other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExplanationsTest {

  private static final String SAID = "We print our name with the word Council";

  @TempDir private static Path folder;

  private static SmallRegion region;

  @BeforeAll
  static void receive() throws IOException {
    region = SmallRegion.in(folder).with("return-report");
    Path attendance = region.incoming("attendance_350_202526_Q3_v1.csv");
    Files.writeString(attendance, Files.readString(attendance).replace("Bolton", "Bolton Council"));
    Files.delete(region.incoming("send_876_202526_Q3_v1.csv"));
    write("explanations_350_2025-26-Q3.csv", "COM-04,attendance/la_name,Ask at M1 1AE,no");
    write("explanations_350_202526_Q3_v2.csv", "COM-04,attendance/la_name," + SAID + ",yes");
  }

  private static Path write(String name, String row) throws IOException {
    return Files.writeString(region.incoming(name), "code,key,explanation,share\n" + row + "\n");
  }

  private static List<String> states(String code) throws IOException {
    return findings().stream()
        .filter(each -> each.get("code").equals(code))
        .map(each -> each.get("return") + " " + each.get("version") + " " + each.get("state"))
        .toList();
  }

  @Test
  @Order(1)
  void anExplanationIsPrintedInTheReport() throws IOException {
    SmallRegion.run(region.quarterly("2026-01-30"));
    assertThat(states("COM-04")).containsExactly("attendance 1 explained");
    assertThat(states("COM-09")).isEmpty();
    assertThat(report("E08000001-bolton"))
        .contains("“" + SAID + "” (2025-26-Q3. Peers may read it.")
        .contains("explanations_350_2025-26-Q3.csv version 1")
        .contains("explanations_350_202526_Q3_v2.csv version 2")
        .doesNotContain("M1 1AE");
    assertThat(report("E06000006-halton"))
        .contains("Not received was due 29 Jan 2026")
        .contains("Missing, was due 29 Jan 2026");
    String run = Files.readString(region.published().resolve("run.json"));
    assertThat(run)
        .containsSubsequence("explanations_350_2025-26-Q3.csv", "\"state\" : \"rejected\"")
        .containsSubsequence("explanations_350_202526_Q3_v2.csv", "\"state\" : \"accepted\"");
  }

  @Test
  @Order(2)
  void theSameAgainChangesNoByteWhereverTheFileLies() throws IOException {
    Map<String, String> before = SmallRegion.hashes(region.published());
    Path there = region.incoming("explanations_350_202526_Q3_v2.csv");
    Path deeper = Files.createDirectories(there.resolveSibling("deeper"));
    Files.move(there, deeper.resolve(there.getFileName()));
    assertThat(SmallRegion.run(region.quarterly("2026-01-31")).printed())
        .contains("Nothing is new: no byte was changed.");
    assertThat(SmallRegion.hashes(region.published())).isEqualTo(before);
  }

  @Test
  @Order(3)
  void whatIsMendedIsResolvedAndNeedsNoExplanation() throws IOException {
    Path attendance = region.incoming("attendance_350_202526_Q3_v1.csv");
    Files.writeString(
        region.incoming("attendance_350_202526_Q3_v2.csv"),
        Files.readString(attendance).replace("Bolton Council", "Bolton"));
    write("explanations_350_2025-26-Q3_v3.csv", "C1-10,attendance/enrolments,A new school,no");
    SmallRegion.run(region.quarterly("2026-02-03"));
    assertThat(states("COM-04")).containsExactly("attendance 2 resolved");
    assertThat(states("EXP-03")).containsExactly("explanations 3 new");
    assertThat(report("E08000001-bolton"))
        .contains("Accepted, replaced by a newer version")
        .contains("What was resolved Attendance, COM-04:")
        .doesNotContain(SAID);
  }

  @Test
  @Order(4)
  void theCheckGivesKeysAndTriesExplanationsOnThem() throws IOException {
    Path attendance = region.incoming("attendance_350_202526_Q3_v1.csv");
    SmallRegion.Ended fits =
        SmallRegion.run(
            "check",
            "--home",
            region.home().toString(),
            attendance.toString(),
            region.incoming("deeper/explanations_350_202526_Q3_v2.csv").toString());
    assertThat(fits.printed())
        .contains("Key to explain it by: attendance/la_name")
        .contains("explanations_350_202526_Q3_v2.csv: accepted, 1 rows, 0 findings");
    assertThat(fits.status()).isZero();
    SmallRegion.Ended unfit =
        SmallRegion.run(
            "check",
            "--home",
            region.home().toString(),
            attendance.toString(),
            region.incoming("explanations_350_2025-26-Q3_v3.csv").toString(),
            region.incoming("explanations_350_2025-26-Q3.csv").toString());
    assertThat(unfit.printed())
        .contains("EXP-03 noted, line 2, key")
        .contains("explanations_350_2025-26-Q3.csv: REJECTED")
        .contains("COM-09")
        .doesNotContain("M1 1AE");
    assertThat(unfit.status()).isEqualTo(1);
  }

  private static List<CSVRecord> findings() throws IOException {
    try (CSVParser rows =
        CSVParser.parse(
            region.published().resolve("authority/E08000001-bolton/findings.csv"),
            StandardCharsets.UTF_8,
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return rows.getRecords().stream()
          .filter(each -> each.get("reporting_quarter").equals("2025-26-Q3"))
          .toList();
    }
  }

  private static String report(String authority) throws IOException {
    Path pack =
        region.published().resolve("authority").resolve(authority).resolve("return-report.pdf");
    try (PDDocument document = Loader.loadPDF(pack.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
