package regional.indicators.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import regional.indicators.disclosure.View;

/** The report on returns in which everything happens that can happen to a return. */
class ReturnReportTest {

  private static final Pack PACK = PackYaml.read(Path.of("jobs/packs/return-report.yaml"));
  private static final View VIEW = PlausibleView.of("Westmorland and Furness");
  private static byte[] bytes = new byte[0];
  private static String text = "";
  private static int pages;

  @BeforeAll
  static void write() throws IOException {
    bytes = new PackWriter().write(PACK, VIEW);
    try (PDDocument document = Loader.loadPDF(bytes)) {
      pages = document.getNumberOfPages();
      text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  @Test
  void aScreenReaderCanReadIt() throws Exception {
    Judge.Opinion opinion = Judge.of(bytes);
    assertThat(opinion.faults()).isEmpty();
    assertThat(opinion.checks()).isGreaterThan(1_000);
  }

  @Test
  void theSameViewGivesTheSameBytesOnFewPages() {
    assertThat(new PackWriter().write(PACK, VIEW)).isEqualTo(bytes);
    assertThat(pages).isBetween(1, 4);
    assertThat(text).contains(" only");
  }

  @Test
  void whatWasReceivedIsSaidFileByFile() {
    assertThat(text)
        .contains(
            "Accepted, replaced by a newer version attendance_943_202526_Q3_v1.csv version 1, 3fa2c9d1 26 Jan 2026")
        .contains("Rejected placements_943_202526_Q3_v1.csv")
        .contains("Missing, was due 29 Jan 2026")
        .contains("2 Feb 2026, late");
  }

  @Test
  void theHeaviestOfWhatIsToMendComesFirst() {
    List<ReturnReport.Item> items = new ReturnReport(VIEW.returned(), VIEW.quarter()).toMend();
    assertThat(items).hasSize(10);
    assertThat(items.stream().map(ReturnReport.Item::what).limit(4))
        .containsExactly("Not received", "File rejected", "Row left out", "Noted");
    assertThat(text)
        .contains(
            "One return not received; one reason to reject a file; one reason to leave out rows;")
        .contains("Here are ten; all of them are in findings.csv.")
        .contains("version 1, lines 17, 4211, 90012, column issue_date")
        .contains("lines 2, 3, 4, 5, 6, 7 and 2 more")
        .contains("Left out of A03, A04.")
        .contains("Used as sent in A03, A04.")
        .contains("Key: attendance/sessions_absent_unauthorised");
  }

  @Test
  void whatCannotBeExplainedHasNoKey() {
    assertThat(new ReturnReport(VIEW.returned(), VIEW.quarter()).toMend().stream().limit(3))
        .allMatch(each -> each.key().isEmpty());
  }

  @Test
  void whatPersistsWasExplainedAndWasResolvedIsSaid() {
    assertThat(text)
        .contains("since 2025-26-Q1:")
        .contains(PlausibleReturns.SAID)
        .contains("Peers may read it")
        .contains("Not shown to peers")
        .contains("C2-09:");
  }

  @Test
  void fourQuartersAreCountedAndShown() {
    assertThat(text)
        .contains("Of the 18 returns due, 10 came on time, six late, one rejected, one never came.")
        .contains("not asked for on time late missing");
  }

  @Test
  void theExplanationStandsBesideTheFigureInTheSelfAssessment() throws IOException {
    Pack pack = PackYaml.read(Path.of("jobs/packs/self-assessment.yaml"));
    try (PDDocument document = Loader.loadPDF(new PackWriter().write(pack, VIEW))) {
      String whole = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertThat(whole.split(java.util.regex.Pattern.quote(PlausibleReturns.SAID), -1)).hasSize(3);
      assertThat(whole)
          .contains("A03 Persistent absence, A04 Severe absence: " + PlausibleReturns.SAID)
          .contains("In its return for 2025-26-Q2. Peers may read it.");
    }
  }

  @Test
  void peersReadOnlyWhatIsShared() {
    assertThat(VIEW.returned().forPeers().explained()).hasSize(1);
    assertThat(VIEW.returned().forPeers().toMend()).isEmpty();
  }
}
