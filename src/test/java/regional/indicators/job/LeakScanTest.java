package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.disclosure.HiddenFigure;
import regional.indicators.disclosure.scan.LeakScan;

/** A run tells nothing that is hidden; whatever is planted in its files is found. */
class LeakScanTest {

  private static final String RARE = "7318529.46";
  private static final String PDF = "peer-challenge/E06000006-halton.pdf";

  @TempDir private static Path folder;

  private static Path published;
  private static List<HiddenFigure> hidden;

  /** A hidden figure of an authority that a printed form gives away. */
  private static HiddenFigure one;

  @BeforeAll
  static void run() throws Exception {
    SmallRegion region = SmallRegion.in(folder);
    SmallRegion.run(region.quarterly("2026-01-28"));
    published = region.published();
    Path home = region.home();
    Places places =
        new Places(
            home, home.resolve("data/incoming"), region.reports(), home.resolve("data/store"));
    try (Store store = TestStore.open(places.store())) {
      Definitions definitions = Definitions.read(places);
      QuarterlyRun run =
          new Quarterly(
                  places,
                  definitions,
                  store,
                  new PrintStream(PrintStream.nullOutputStream()),
                  new Progress(new PrintStream(PrintStream.nullOutputStream()), false),
                  "")
              .ofPublished(
                  SmallRegion.QUARTER, Files.readString(region.published().resolve("run.json")));
      hidden = new ArrayList<>(run.figures().hidden());
    }
    one =
        hidden.stream()
            .filter(each -> !each.telling().isEmpty() && each.breakdown().isEmpty())
            .filter(each -> !each.area().oldLaCode().isEmpty())
            .filter(each -> each.parts().containsKey("value"))
            .filter(each -> !each.clock().equals(HiddenFigure.QUARTER))
            .findFirst()
            .orElseThrow();
    HiddenFigure canary =
        new HiddenFigure(
            one.indicatorId(),
            one.breakdown(),
            one.name(),
            one.clock(),
            one.periods(),
            one.area(),
            one.parts(),
            one.decimals(),
            one.telling(),
            Set.of(RARE));
    hidden.set(hidden.indexOf(one), canary);
  }

  @Test
  void aRunTellsNothingHidden() throws IOException {
    assertThat(hidden).hasSizeGreaterThan(50);
    assertThat(LeakScan.of(published, hidden).hits()).isEmpty();
  }

  private static String telling() {
    return one.telling().stream().sorted().findFirst().orElseThrow();
  }

  private static Path copy(String file, Path into) throws IOException {
    Path to = into.resolve(file);
    Files.createDirectories(to.getParent());
    Files.deleteIfExists(to);
    return Files.copy(published.resolve(file), to);
  }

  /** The file as it is told nothing; the planted one is found, by name and without its number. */
  private static void isFound(Path into, String file) throws IOException {
    List<LeakScan.Hit> hits = LeakScan.of(into, hidden).hits();
    assertThat(hits).isNotEmpty().allMatch(each -> each.file().equals(file));
    assertThat(hits.toString()).doesNotContain(RARE);
  }

  @Test
  void inTheTextOfAPage(@TempDir Path into) throws IOException {
    for (String said : List.of(line(), "In all " + RARE)) {
      plant(
          copy(PDF, into),
          document -> {
            PDPage page = document.getPage(1);
            try (PDPageContentStream content =
                new PDPageContentStream(
                    document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
              content.beginText();
              content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 6);
              content.newLineAtOffset(20, 20);
              content.showText(said);
              content.endText();
            }
          });
      isFound(into, PDF);
    }
  }

  private static String line() {
    return one.indicatorId() + " " + one.area().name() + " " + telling();
  }

  @Test
  void inAnAlternativeText(@TempDir Path into) throws IOException {
    String said =
        "Chart of " + one.name() + ". Without a figure: " + one.area().name() + " " + telling();
    for (String each : List.of(said, "Of " + RARE)) {
      plant(
          copy(PDF, into),
          document ->
              figure(document.getDocumentCatalog().getStructureTreeRoot())
                  .setAlternateDescription(each));
      isFound(into, PDF);
    }
  }

  private static PDStructureElement figure(PDStructureNode node) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        PDStructureElement found =
            element.getAlternateDescription() != null ? element : figure(element);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  @Test
  void inTheMarksOfAChart(@TempDir Path into) throws IOException {
    String own = "authority/E06000006-halton/self-assessment.pdf";
    plant(
        copy(own, into),
        document -> {
          for (PDPage page : document.getPages()) {
            for (COSName name : page.getResources().getXObjectNames()) {
              if (page.getResources().getXObject(name) instanceof PDFormXObject form) {
                byte[] drawn = form.getContentStream().toByteArray();
                try (OutputStream out = form.getContentStream().createOutputStream()) {
                  out.write(drawn);
                  out.write(
                      "\nq 9 9 m 13 9 l 13 13 l 9 13 l h f Q\n"
                          .getBytes(StandardCharsets.US_ASCII));
                }
              }
            }
          }
        });
    isFound(into, own);
  }

  @Test
  void inACellOfAFile(@TempDir Path into) throws IOException {
    String csv = "board/indicators.csv";
    Path file = copy(csv, into);
    Files.writeString(file, Files.readString(file) + row() + "\n");
    isFound(into, csv);
    Files.writeString(copy(csv, into), "note," + RARE + "\n");
    isFound(into, csv);
  }

  /** In the columns of the file, up to the value. */
  private static String row() {
    String period = one.periods().stream().sorted().findFirst().orElseThrow();
    return String.join(
        ",",
        one.indicatorId(),
        "",
        period.substring(0, 6),
        period.substring(7),
        "Local authority",
        "",
        "",
        "",
        "",
        one.area().oldLaCode(),
        one.area().newLaCode(),
        one.area().name(),
        "",
        "c",
        "c",
        "",
        String.valueOf(one.parts().get("value")));
  }

  @Test
  void onAHiddenSheetOfAWorkbook(@TempDir Path into) throws IOException {
    String workbook = "board/data.xlsx";
    String period = one.periods().stream().sorted().findFirst().orElseThrow();
    for (boolean rare : List.of(false, true)) {
      Path file = copy(workbook, into);
      try (OutputStream out = Files.newOutputStream(file);
          Workbook planted = new Workbook(out, "test", "1.0")) {
        planted.newWorksheet("Contents").value(0, 0, "nothing");
        Worksheet sheet = planted.newWorksheet("working");
        sheet.setVisibilityState(VisibilityState.VERY_HIDDEN);
        List<String> headings =
            List.of("indicator_id", "time_period", "time_identifier", one.area().name());
        List<String> cells =
            List.of(one.indicatorId(), period.substring(0, 6), period.substring(7));
        for (int i = 0; i < headings.size(); i++) {
          sheet.value(0, i, headings.get(i));
        }
        for (int i = 0; i < cells.size(); i++) {
          sheet.value(1, i, rare ? "" : cells.get(i));
        }
        sheet.value(1, 3, rare ? Double.valueOf(RARE) : one.parts().get("value"));
      }
      isFound(into, workbook);
    }
  }

  @Test
  void inAPageOfTheWeb(@TempDir Path into) throws IOException {
    String html = "board/index.html";
    for (String said :
        List.of(
            "<h3>"
                + one.indicatorId()
                + " "
                + one.name()
                + "</h3><table><tr><td>"
                + one.area().name()
                + "</td><td>"
                + telling()
                + "</td></tr></table>",
            "<script>{\"v\":" + RARE + "}</script>",
            "<svg><circle r=\"" + RARE + "\"/></svg>")) {
      Path file = copy(html, into);
      Files.writeString(file, Files.readString(file).replace("</body>", said + "</body>"));
      isFound(into, html);
    }
  }

  @Test
  void isSaidByFileAndFigureAndNotByItsNumber(@TempDir Path into) throws IOException {
    Files.writeString(Files.createDirectories(into.resolve("board")).resolve("a.txt"), line());
    assertThat(LeakScan.of(into, hidden).hits())
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(each.toString())
                    .contains("board/a.txt", one.indicatorId(), one.area().name())
                    .doesNotContain(telling()));
  }

  /** Changes a document. */
  private interface Planting {
    void in(PDDocument document) throws IOException;
  }

  private static void plant(Path file, Planting planting) throws IOException {
    Path changed = file.resolveSibling("changed");
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      planting.in(document);
      document.save(changed.toFile());
    }
    Files.move(changed, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
