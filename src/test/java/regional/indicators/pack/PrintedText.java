package regional.indicators.pack;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Where a document's text stands: runs of glyphs as they were drawn, with their boxes. */
final class PrintedText extends PDFTextStripper {

  /** Of a page's edge, in points: less is cut by printers. */
  private static final double EDGE = 11;

  /** Text that shares so much of both ways is not to be read. */
  private static final double TOUCHES = 0.9;

  private static final double CAPITALS = 0.66;
  private static final double NEAR = 0.8;

  private final List<List<Run>> pages = new ArrayList<>();
  private final double width;
  private final double height;

  /**
   * What was drawn in one go.
   *
   * @param box of capitals, from the left, from the top, in points
   */
  record Run(String text, Rectangle2D box) {}

  private PrintedText(PDDocument document) throws IOException {
    width = document.getPage(0).getMediaBox().getWidth();
    height = document.getPage(0).getMediaBox().getHeight();
    for (int page = 1; page <= document.getNumberOfPages(); page++) {
      pages.add(new ArrayList<>());
      setStartPage(page);
      setEndPage(page);
      getText(document);
    }
  }

  static PrintedText of(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PrintedText(document);
    }
  }

  int pageCount() {
    return pages.size();
  }

  List<Run> runs(int page) {
    return pages.get(page - 1);
  }

  /** The words of a page in the order in which they were drawn. */
  String text(int page) {
    return String.join(" ", runs(page).stream().map(Run::text).toList()).replaceAll("\\s+", " ");
  }

  @Override
  protected void processTextPosition(TextPosition glyph) {
    List<Run> runs = pages.get(pages.size() - 1);
    String text = glyph.getUnicode();
    double size = glyph.getYScale();
    double x = glyph.getXDirAdj();
    double y = glyph.getYDirAdj();
    Rectangle2D box =
        new Rectangle2D.Double(x, y - CAPITALS * size, glyph.getWidthDirAdj(), CAPITALS * size);
    Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    boolean goesOn =
        last != null
            && Math.abs(last.box().getMaxY() - y) < 0.1
            && Math.abs(last.box().getMaxX() - x) < NEAR;
    if (goesOn && last != null) {
      runs.set(runs.size() - 1, new Run(last.text() + text, last.box().createUnion(box)));
    } else if (!text.isBlank()) {
      runs.add(new Run(text, box));
    }
  }

  /**
   * What stands outside a page, in its right margin, where it is cut off, or on other text, in
   * words; empty where all can be read. The margins are alike, and something begins at the left
   * one.
   */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    Rectangle2D paper = new Rectangle2D.Double(EDGE, EDGE, width - 2 * EDGE, height - 2 * EDGE);
    for (int page = 1; page <= pages.size(); page++) {
      List<Run> runs = runs(page);
      double margin = runs.stream().mapToDouble(each -> each.box().getMinX()).min().orElse(EDGE);
      for (int i = 0; i < runs.size(); i++) {
        Run one = runs.get(i);
        if (!paper.contains(one.box())) {
          faults.add(fault(page, one, "is off the page"));
        } else if (one.box().getMaxX() > width - margin + TOUCHES) {
          faults.add(fault(page, one, "is cut off at the margin"));
        }
        for (int j = i + 1; j < runs.size(); j++) {
          Rectangle2D shared = one.box().createIntersection(runs.get(j).box());
          if (shared.getWidth() > TOUCHES && shared.getHeight() > TOUCHES) {
            faults.add(fault(page, one, "is under " + runs.get(j).text()));
          }
        }
      }
    }
    return faults;
  }

  private static String fault(int page, Run run, String what) {
    return String.format(
        Locale.ROOT,
        "page %d (%.0f, %.0f): \"%s\" %s",
        page,
        run.box().getX(),
        run.box().getY(),
        run.text().strip(),
        what);
  }
}
