package regional.indicators.disclosure.scan;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.jspecify.annotations.Nullable;

/** Counts the marks that a page draws: small filled circles, diamonds and squares. */
final class DrawnMarks extends PDFGraphicsStreamEngine {

  private static final double LARGEST = 10;
  private static final double SMALLEST = 2;
  private static final int SIDES = 4;

  private final Map<Integer, Integer> marks = new HashMap<>();
  private final Deque<Integer> content = new ArrayDeque<>();
  private GeneralPath path = new GeneralPath();

  private DrawnMarks(PDPage page) {
    super(page);
  }

  /** Marks by the number of the marked content that they are in. */
  static Map<Integer, Integer> of(PDPage page) throws IOException {
    DrawnMarks drawn = new DrawnMarks(page);
    drawn.processPage(page);
    return drawn.marks;
  }

  @Override
  public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
    int inherited = content.isEmpty() ? -1 : content.peek();
    content.push(properties == null ? inherited : properties.getInt(COSName.MCID, inherited));
  }

  @Override
  public void endMarkedContentSequence() {
    content.poll();
  }

  private void filled() {
    Rectangle2D box = path.getBounds2D();
    double height = box.getHeight();
    int sides = 0;
    for (PathIterator each = path.getPathIterator(null); !each.isDone(); each.next()) {
      double[] at = new double[6];
      int kind = each.currentSegment(at);
      sides += kind == PathIterator.SEG_LINETO || kind == PathIterator.SEG_CUBICTO ? 1 : 0;
    }
    boolean square = Math.abs(box.getWidth() - height) < 0.05 * LARGEST;
    // The last side of a closed path may be drawn or left to the closing.
    if (square && height >= SMALLEST && height <= LARGEST && sides >= SIDES - 1 && sides <= SIDES) {
      if (sides == SIDES || !isTriangle()) {
        marks.merge(content.isEmpty() ? -1 : content.peek(), 1, Integer::sum);
      }
    }
  }

  private boolean isTriangle() {
    int corners = 0;
    for (PathIterator each = path.getPathIterator(null); !each.isDone(); each.next()) {
      corners += each.currentSegment(new double[6]) == PathIterator.SEG_CLOSE ? 0 : 1;
    }
    return corners <= 3;
  }

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
    path.moveTo(p0.getX(), p0.getY());
    path.lineTo(p1.getX(), p1.getY());
    path.lineTo(p2.getX(), p2.getY());
    path.lineTo(p3.getX(), p3.getY());
    path.closePath();
  }

  @Override
  public void moveTo(float x, float y) {
    path.moveTo(x, y);
  }

  @Override
  public void lineTo(float x, float y) {
    path.lineTo(x, y);
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    path.curveTo(x1, y1, x2, y2, x3, y3);
  }

  @Override
  public Point2D getCurrentPoint() {
    Point2D at = path.getCurrentPoint();
    return at == null ? new Point2D.Double() : at;
  }

  @Override
  public void closePath() {
    if (path.getCurrentPoint() != null) {
      path.closePath();
    }
  }

  @Override
  public void fillPath(int windingRule) {
    filled();
    endPath();
  }

  @Override
  public void fillAndStrokePath(int windingRule) {
    filled();
    endPath();
  }

  @Override
  public void endPath() {
    path = new GeneralPath();
  }

  @Override
  public void strokePath() {
    endPath();
  }

  @Override
  public void clip(int windingRule) {}

  @Override
  public void drawImage(PDImage image) {}

  @Override
  public void shadingFill(COSName name) {}
}
