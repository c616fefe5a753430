package regional.indicators.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import regional.indicators.disclosure.View;
import regional.indicators.pack.chart.Chart;

/** The pack for the visiting peers of an invented authority in which everything happens. */
class PeerChallengeTest {

  private static final Pack PACK = PackYaml.read(Path.of("jobs/packs/peer-challenge.yaml"));
  private static final View VIEW = PlausibleView.of("Westmorland and Furness");
  private static final PeerBrief BRIEF =
      new PeerBrief(
          EnquiryYaml.read(Path.of("jobs/packs/lines-of-enquiry.yaml")),
          Optional.of(
              new PeerGroup(
                  "Group 3",
                  List.of(
                      new PeerGroup.Member("351", "Bury"),
                      new PeerGroup.Member("943", "Westmorland and Furness"),
                      new PeerGroup.Member("896", "Cheshire West and Chester")),
                  "Made up for a test.")));
  private static byte[] bytes = new byte[0];

  @BeforeAll
  static void write() {
    bytes = new PackWriter().write(PACK, VIEW, BRIEF);
  }

  @Test
  void theSameViewGivesTheSameBytes() {
    PackWriter used = new PackWriter();
    used.write(PACK, PlausibleView.of("Bolton"), BRIEF);
    assertThat(used.write(PACK, VIEW, BRIEF)).isEqualTo(bytes);
  }

  @Test
  void aScreenReaderCanReadIt() throws Exception {
    Judge.Opinion opinion = Judge.of(bytes);
    assertThat(opinion.faults()).isEmpty();
    assertThat(opinion.checks()).isGreaterThan(10_000);
  }

  @Test
  void itIsShortAndEachSectionIsThere() throws IOException {
    assertThat(bytes.length).isLessThan(600_000);
    try (PDDocument document = Loader.loadPDF(bytes)) {
      assertThat(document.getNumberOfPages()).isLessThanOrEqualTo(16);
      String text = new PDFTextStripper().getText(document);
      PACK.sections().stream().skip(1).forEach(each -> assertThat(text).contains(each.title()));
      assertThat(text)
          .contains("For the sector")
          .contains("Made up for a test.")
          .contains("7 of 10")
          .contains("How we will know")
          .contains("rejected");
    }
  }

  @Test
  void itIsForTheSector() {
    assertThat(PACK.audience()).isEqualTo(Pack.Audience.SECTOR);
  }

  /** The picture says whom it is about, what was found and what the limits allow for. */
  @Test
  void aFunnelSaysItsFindingAndHasItsNumbersBesideIt() {
    List<Chart> charts = new ArrayList<>();
    PeerChallenge peers = new PeerChallenge(PACK, VIEW, BRIEF, charts);
    FunnelPanel panel =
        peers.funnelPages().stream()
            .flatMap(List::stream)
            .filter(each -> each.id().equals("A03"))
            .findFirst()
            .orElseThrow();
    FunnelPanel.Row own = panel.rows().get(0);
    assertThat(own.own()).isTrue();
    assertThat(panel.alt())
        .startsWith("Funnel chart of Persistent absence")
        .contains(VIEW.authority().name() + ": " + own.value())
        .contains("outlying high")
        .contains("over-dispersion 3.14");
    assertThat(panel.figures()).hasSize(24);
    assertThat(charts.get(panel.index()).description()).isEqualTo(panel.alt());
  }

  /** An authority whose figure may not be shown is no point of a funnel, and has its symbol. */
  @Test
  void aHiddenFigureIsNoPoint() {
    List<FunnelPanel> panels =
        new PeerChallenge(PACK, PlausibleView.of("Bury"), BRIEF, new ArrayList<>())
            .funnelPages().stream().flatMap(List::stream).toList();
    FunnelPanel panel =
        panels.stream().filter(each -> each.id().equals("L07")).findFirst().orElseThrow();
    assertThat(panel.alt()).contains("Bury: no figure to show");
    assertThat(panel.rows().get(0).value()).isEqualTo("c");
  }
}
