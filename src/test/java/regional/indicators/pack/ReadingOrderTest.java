package regional.indicators.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole packs as a screen reader goes through them: tag by tag, not as they look. */
class ReadingOrderTest {

  private static final Set<String> HEADINGS = Set.of("H1", "H2", "H3");

  /** What a tag holds, in the order of the tags. */
  private record Piece(
      String tag,
      String text,
      String alt,
      int page,
      double top,
      boolean inFigure,
      boolean inHead,
      Optional<PDStructureElement> heading) {
    boolean isHeading() {
      return HEADINGS.contains(tag);
    }
  }

  private enum Document {
    SELF_ASSESSMENT,
    PEER_CHALLENGE,
    TRENDS;

    byte[] bytes() {
      PackWriter writer = new PackWriter();
      return switch (this) {
        case SELF_ASSESSMENT ->
            writer.write(
                PackYaml.read(Path.of("jobs/packs/self-assessment.yaml")),
                PlausibleView.of("Bolton"));
        case PEER_CHALLENGE ->
            writer.write(
                PackYaml.read(Path.of("jobs/packs/peer-challenge.yaml")),
                PlausibleView.of("Bolton"),
                new PeerBrief(
                    EnquiryYaml.read(Path.of("jobs/packs/lines-of-enquiry.yaml")),
                    Optional.empty()));
        case TRENDS ->
            writer.write(
                PackYaml.read(Path.of("jobs/packs/trends.yaml")),
                PlausibleRegion.view(),
                List.of());
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Document.class)
  void aWholePackReadsAsItsPagesGo(Document which) throws IOException {
    List<Piece> pieces = pieces(which.bytes());
    assertThat(pieces).hasSizeGreaterThan(1_000);
    headingsHeadSomething(pieces);
    picturesAreSaidOnceAndTheirLabelsAreNotLoose(pieces);
    tagsFollowThePage(pieces);
  }

  /** A heading is followed by what it heads: never by one as high, nor by the end. */
  private static void headingsHeadSomething(List<Piece> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      Piece each = pieces.get(i);
      if (each.isHeading()) {
        assertThat(i + 1).as("%s ends the pack", each).isLessThan(pieces.size());
        Piece next = pieces.get(i + 1);
        boolean orphan = next.isHeading() && next.tag().compareTo(each.tag()) <= 0;
        assertThat(orphan).as("%s is followed by %s", each, next).isFalse();
        if (!next.isHeading()) {
          assertThat(next.page()).as("%s is alone on its page", each).isEqualTo(each.page());
        }
      }
    }
  }

  /** A picture is one tag with its finding in words; its ticks and labels are no text outside. */
  private static void picturesAreSaidOnceAndTheirLabelsAreNotLoose(List<Piece> pieces) {
    List<Piece> figures = pieces.stream().filter(each -> each.tag().equals("Figure")).toList();
    assertThat(figures).isNotEmpty();
    assertThat(figures)
        .allSatisfy(each -> assertThat(each.alt()).hasSizeGreaterThan(40).endsWith("."));
    assertThat(pieces.stream().filter(each -> each.inFigure() && !each.tag().equals("Figure")))
        .isEmpty();
    assertThat(pieces)
        .filteredOn(each -> !each.inFigure())
        .allSatisfy(each -> assertThat(each.text()).doesNotMatch("Q[1-4]"));
  }

  /** Page by page, and headings down the page; heads of tables stand again on the next page. */
  private static void tagsFollowThePage(List<Piece> pieces) {
    Piece before = pieces.get(0);
    Piece heading = pieces.get(0);
    for (Piece each : pieces.stream().filter(piece -> !piece.inHead()).toList()) {
      assertThat(each.page()).as("%s after %s", each, before).isGreaterThanOrEqualTo(before.page());
      if (each.tag().equals("H1") || each.tag().equals("H2")) {
        if (each.page() == heading.page()) {
          assertThat(each.top()).as("%s after %s", each, heading).isGreaterThan(heading.top() - 1);
        }
        heading = each;
      }
      before = each;
    }
  }

  private static List<Piece> pieces(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      Map<PDPage, Map<Integer, PDMarkedContent>> contents = new HashMap<>();
      Map<PDPage, Integer> numbers = new HashMap<>();
      for (PDPage page : document.getPages()) {
        PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
        extractor.processPage(page);
        Map<Integer, PDMarkedContent> byId = new HashMap<>();
        collect(extractor.getMarkedContents(), byId);
        contents.put(page, byId);
        numbers.put(page, numbers.size() + 1);
      }
      List<Piece> pieces = new ArrayList<>();
      walk(
          document.getDocumentCatalog().getStructureTreeRoot(),
          new Walk(contents, numbers, pieces),
          new Within("", "", document.getPage(0), false, false, Optional.empty()));
      return pieces;
    }
  }

  private static void collect(List<PDMarkedContent> found, Map<Integer, PDMarkedContent> byId) {
    for (PDMarkedContent each : found) {
      if (each.getMCID() >= 0) {
        byId.put(each.getMCID(), each);
      }
      collect(
          each.getContents().stream()
              .filter(PDMarkedContent.class::isInstance)
              .map(PDMarkedContent.class::cast)
              .toList(),
          byId);
    }
  }

  private record Walk(
      Map<PDPage, Map<Integer, PDMarkedContent>> contents,
      Map<PDPage, Integer> numbers,
      List<Piece> pieces) {

    void add(PDPage page, int id, Within within) {
      PDMarkedContent content = contents.getOrDefault(page, Map.of()).get(id);
      StringBuilder text = new StringBuilder();
      double top = 0;
      if (content != null) {
        for (Object each : content.getContents()) {
          if (each instanceof TextPosition glyph) {
            top = text.isEmpty() ? glyph.getYDirAdj() : top;
            text.append(glyph.getUnicode());
          }
        }
      }
      boolean goesOn =
          within.heading().isPresent()
              && !pieces.isEmpty()
              && pieces.get(pieces.size() - 1).heading().equals(within.heading());
      if (!goesOn && (!text.toString().isBlank() || within.tag().equals("Figure"))) {
        pieces.add(
            new Piece(
                within.tag(),
                text.toString().strip(),
                within.alt(),
                numbers.getOrDefault(page, 0),
                top,
                within.inFigure(),
                within.inHead(),
                within.heading()));
      }
    }
  }

  /** The tag of the nearest heading, picture or other tag that text stands in. */
  private record Within(
      String tag,
      String alt,
      PDPage page,
      boolean inFigure,
      boolean inHead,
      Optional<PDStructureElement> heading) {

    Within into(PDStructureElement element) {
      String type = element.getStandardStructureType();
      String said = element.getAlternateDescription();
      return new Within(
          heading.isPresent() ? tag : type,
          said == null ? alt : said,
          element.getPage() == null ? page : element.getPage(),
          inFigure || type.equals("Figure"),
          inHead || type.equals("THead"),
          HEADINGS.contains(type) ? Optional.of(element) : heading);
    }
  }

  private static void walk(PDStructureNode node, Walk walk, Within within) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        walk(element, walk, within.into(element));
      } else if (kid instanceof PDMarkedContentReference reference) {
        walk.add(
            reference.getPage() == null ? within.page() : reference.getPage(),
            reference.getMCID(),
            within);
      } else if (kid instanceof Integer id) {
        walk.add(within.page(), id, within);
      }
    }
  }
}
