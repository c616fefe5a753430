package regional.indicators.disclosure.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF by its pages, its structure, and all that is attached to it. */
final class PdfScan {

  /** How a chart of dots by authority begins to describe itself. */
  private static final Pattern DOTS =
      Pattern.compile("^(?:Dot|Funnel) chart of .*?, (\\d+) authorities[ ,]");

  private final PDDocument document;
  private final String about;
  private final Findings findings;
  private final List<Map<Integer, Integer>> marks = new ArrayList<>();

  private PdfScan(PDDocument document, String about, Findings findings) {
    this.document = document;
    this.about = about;
    this.findings = findings;
  }

  static void read(Path file, String about, Findings findings) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      new PdfScan(document, about, findings).read();
    }
  }

  private void read() throws IOException {
    PDFTextStripper text = new PDFTextStripper();
    for (int i = 0; i < document.getNumberOfPages(); i++) {
      text.setStartPage(i + 1);
      text.setEndPage(i + 1);
      findings.lines("page " + (i + 1), about, text.getText(document).lines().toList());
      PDPage page = document.getPage(i);
      marks.add(DrawnMarks.of(page));
      for (PDAnnotation each : page.getAnnotations()) {
        if (each.getContents() != null) {
          say("annotation on page " + (i + 1), each.getContents());
        }
      }
    }
    if (document.getDocumentCatalog().getStructureTreeRoot() != null) {
      structure(document.getDocumentCatalog().getStructureTreeRoot());
    }
    PDOutlineNode outline = document.getDocumentCatalog().getDocumentOutline();
    if (outline != null) {
      outline(outline);
    }
    for (COSName key : document.getDocumentInformation().getCOSObject().keySet()) {
      if (document.getDocumentInformation().getCOSObject().getDictionaryObject(key)
          instanceof COSString said) {
        say("document property " + key.getName(), said.getString());
      }
    }
    streams();
  }

  /** Metadata and attachments, wherever they hang. */
  private void streams() throws IOException {
    for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
      if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream) {
        COSName type = stream.getCOSName(COSName.TYPE);
        boolean attached = type != null && type.getName().equals("EmbeddedFile");
        if (attached || COSName.METADATA.equals(type)) {
          try (InputStream in = stream.createInputStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            findings.lines(attached ? "attachment" : "metadata", about, text.lines().toList());
          }
        }
      }
    }
  }

  private void say(String place, String text) {
    findings.spoken(place, text);
    findings.lines(place, about, List.of(text));
  }

  private void outline(PDOutlineNode node) {
    for (PDOutlineItem each : node.children()) {
      say("outline", each.getTitle() == null ? "" : each.getTitle());
      outline(each);
    }
  }

  private void structure(PDStructureNode node) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        String place = "structure of page " + number(element);
        if (element.getAlternateDescription() != null) {
          say(place + ", alternative text", element.getAlternateDescription());
          chart(element, place);
        }
        for (String each :
            new String[] {element.getActualText(), element.getExpandedForm(), element.getTitle()}) {
          if (each != null) {
            say(place, each);
          }
        }
        structure(element);
      }
    }
  }

  private int number(PDStructureElement element) {
    PDPage page = element.getPage();
    return page == null ? 0 : document.getPages().indexOf(page) + 1;
  }

  /** No more marks than the chart says that it has. */
  private void chart(PDStructureElement element, String place) {
    Matcher described = DOTS.matcher(element.getAlternateDescription());
    int page = number(element);
    if (!described.find() || page == 0) {
      return;
    }
    int drawn = 0;
    for (Object kid : element.getKids()) {
      int content =
          kid instanceof Integer id
              ? id
              : kid instanceof PDMarkedContentReference reference ? reference.getMCID() : -1;
      drawn += marks.get(page - 1).getOrDefault(content, 0);
    }
    if (drawn > Integer.parseInt(described.group(1))) {
      findings.hit(place, "a chart has more marks than the figures that it shows");
    }
  }
}
