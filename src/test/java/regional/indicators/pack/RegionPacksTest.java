package regional.indicators.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import regional.indicators.disclosure.RegionView;

/** The Board's pack and the common indicator set, of an invented region. */
class RegionPacksTest {

  private static final Pack TRENDS = PackYaml.read(Path.of("jobs/packs/trends.yaml"));
  private static final Pack SET = PackYaml.read(Path.of("jobs/packs/indicator-set.yaml"));
  private static final RegionView VIEW = PlausibleRegion.view();
  private static final List<BoardQuestion> QUESTIONS =
      List.of(
          new BoardQuestion(
              "persistent-absence",
              "Attendance",
              "Which schools hold most of it?",
              "A03",
              List.of("Bolton", "Bury")));
  private static final int MOST_BYTES = 600_000;
  private static final int MOST_PAGES = 24;

  private static byte[] trends = new byte[0];
  private static byte[] set = new byte[0];

  @BeforeAll
  static void write() {
    PackWriter writer = new PackWriter();
    trends = writer.write(TRENDS, VIEW, QUESTIONS);
    set = writer.write(SET, VIEW, List.of());
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  @Test
  void aScreenReaderCanReadThem() throws Exception {
    assertThat(Judge.of(trends).faults()).isEmpty();
    assertThat(Judge.of(set).faults()).isEmpty();
  }

  @Test
  void theBoardsPackIsNoLongerThanItsReadersHaveTime() throws IOException {
    assertThat(trends.length).isLessThan(MOST_BYTES);
    assertThat(set.length).isLessThan(MOST_BYTES);
    try (PDDocument document = Loader.loadPDF(trends)) {
      assertThat(document.getNumberOfPages()).isLessThanOrEqualTo(MOST_PAGES);
      for (PDPage each : document.getPages()) {
        assertThat(each.getMediaBox().getWidth()).isLessThan(600);
      }
    }
  }

  @Test
  void theSameViewGivesTheSameBytes() {
    assertThat(new PackWriter().write(TRENDS, VIEW, QUESTIONS)).isEqualTo(trends);
  }

  @Test
  void everyAuthorityEveryMeasureAndEveryQuestionStandInTheBoardsPack() throws IOException {
    String text = text(trends);
    VIEW.authorities().forEach(each -> assertThat(text).contains(each.name()));
    for (int i = 1; i <= 20; i++) {
      assertThat(text).contains(" m" + i + " ");
    }
    assertThat(text)
        .contains("No figure of these returns bears on it.")
        .contains("Which schools hold most of it? Signals give cause in 2 of the authorities")
        .contains("projected");
  }

  /** Words of change come from the computed direction, which is rising in every line here. */
  @Test
  void nothingIsSaidToHaveFallenWhereTheTestSaysRising() throws IOException {
    RegionHeadline headline =
        RegionHeadline.of(new RegionLines(VIEW).get("A03"), 12, VIEW, new java.util.ArrayList<>());
    assertThat(headline.standing()).endsWith(": rising.");
    assertThat(Pattern.compile("\\b(rose|fell|dropped|soared)\\b").matcher(text(trends)).find())
        .isFalse();
  }

  @Test
  void theIndicatorSetDefinesEveryIndicator() throws IOException {
    String text = text(set);
    VIEW.subjects()
        .forEach(
            subject ->
                RegionLines.wholes(subject)
                    .forEach(
                        each ->
                            assertThat(text)
                                .contains(each.text().id() + " " + each.text().name())));
  }

  @Test
  void theHeatMapSaysAllSignalsInLettersAndNothingOfAHiddenFigure() {
    HeatMap map = HeatMap.of(VIEW);
    assertThat(map.columns().stream().map(HeatMap.Column::mark)).doesNotHaveDuplicates();
    int authorities = VIEW.authorities().size();
    for (HeatMap.Group group : map.groups()) {
      for (HeatMap.Row row : group.rows()) {
        assertThat(row.cells()).hasSize(authorities);
        for (HeatMap.Cell cell : row.cells()) {
          boolean signals = Pattern.matches("[HhLl]?[IWRF]?[OoTtPpSs]?[+−±]?", cell.letters());
          assertThat(cell.meaning().equals("none")).isEqualTo(!signals);
        }
      }
    }
    RegionView.Line hidden = new RegionLines(VIEW).get("H04");
    int at =
        java.util.stream.IntStream.range(0, authorities)
            .filter(
                i ->
                    hidden
                        .members()
                        .get(i)
                        .standing()
                        .filter(each -> !each.own().value().isKnown())
                        .isPresent())
            .findFirst()
            .orElseThrow();
    HeatMap.Row row =
        map.groups().stream()
            .flatMap(each -> each.rows().stream())
            .filter(each -> each.id().equals("H04"))
            .findFirst()
            .orElseThrow();
    assertThat(row.cells().get(at).letters()).isIn("c", "x", "z", "u");
  }
}
