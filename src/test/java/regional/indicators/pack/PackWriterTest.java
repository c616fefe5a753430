package regional.indicators.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import regional.indicators.disclosure.View;

/** The pack of an invented authority in which everything happens that can happen to a figure. */
class PackWriterTest {

  private static final Pack PACK = PackYaml.read(Path.of("jobs/packs/self-assessment.yaml"));
  private static final View VIEW = PlausibleView.of("Westmorland and Furness");
  private static byte[] bytes = new byte[0];

  @BeforeAll
  static void write() {
    bytes = new PackWriter().write(PACK, VIEW);
  }

  @Test
  void theSameViewGivesTheSameBytes() {
    PackWriter used = new PackWriter();
    used.write(PACK, PlausibleView.of("Bolton"));
    assertThat(used.write(PACK, VIEW)).isEqualTo(bytes);
  }

  @Test
  void aScreenReaderCanReadIt() throws Exception {
    Judge.Opinion opinion = Judge.of(bytes);
    assertThat(opinion.faults()).isEmpty();
    assertThat(opinion.checks()).isGreaterThan(10_000);
  }

  @Test
  void everyIndicatorStandsOnTheOnePageSummary() throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      PDFTextStripper page = new PDFTextStripper();
      page.setStartPage(2);
      page.setEndPage(2);
      String text = page.getText(document);
      assertThat(text).contains("All indicators on one page").contains("Neighbours");
      VIEW.subjects()
          .forEach(
              subject ->
                  Subject.wholes(subject)
                      .forEach(each -> assertThat(text).contains(each.text().id() + " ")));
    }
  }

  @Test
  void oneSubjectsHeadlinesStandOnOnePage() throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      for (int i = 1; i <= document.getNumberOfPages(); i++) {
        PDFTextStripper page = new PDFTextStripper();
        page.setStartPage(i);
        page.setEndPage(i);
        String text = page.getText(document);
        if (text.contains("A03 Persistent absence") && text.contains("Position")) {
          assertThat(text).contains("A04 Severe absence");
          return;
        }
      }
    }
    fail("no page has the headline");
  }

  @Test
  void aDirectorReadsThirtyPagesAtMost() throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      assertThat(document.getNumberOfPages()).isLessThanOrEqualTo(30);
    }
  }
}
