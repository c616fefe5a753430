package regional.indicators.pack.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * The colours, lines and marks of charts. Each role differs in shape and line as well as in colour,
 * so that nothing rests on colour alone; all contrast with white at 4.5 to 1 or more.
 */
final class Ink {

  static final Color OWN = new Color(0x12436D);
  static final Color REGION = new Color(0x1F6B4F);
  static final Color OTHER = new Color(0x6B7480);
  static final Color TEXT = new Color(0x26303A);
  static final Color QUIET = new Color(0x5A6570);
  static final Color GRID = new Color(0xE1E5EA);

  static final Stroke OWN_LINE =
      new BasicStroke(1.9f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final Stroke REGION_LINE = dashes(1.3f, 4f, 2.6f);
  static final Stroke LIMIT_LINE = dashes(0.8f, 1.4f, 1.8f);
  static final Stroke PANEL_LINE =
      new BasicStroke(1.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final Stroke MEAN_LINE = new BasicStroke(0.8f);
  static final Stroke WHISKER = new BasicStroke(1.1f);
  static final Stroke GRID_LINE = new BasicStroke(0.5f);
  static final Stroke OUTLINE = new BasicStroke(0.9f);

  static final Shape OWN_POINT = new Ellipse2D.Double(-2.7, -2.7, 5.4, 5.4);
  static final Shape PANEL_DOT = new Ellipse2D.Double(-1.8, -1.8, 3.6, 3.6);
  static final Shape OTHER_DOT = new Ellipse2D.Double(-2, -2, 4, 4);
  static final Shape MARK = triangle(2.4);
  static final Shape OWN_DOT = diamond(3.9);

  private Ink() {}

  private static Stroke dashes(float width, float dash, float gap) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {dash, gap}, 0f);
  }

  static Shape square(double reach) {
    return new Rectangle2D.Double(-reach, -reach, 2 * reach, 2 * reach);
  }

  /** Standing on its base; of a negative reach on its tip. */
  static Shape triangle(double reach) {
    Path2D path = new Path2D.Double();
    path.moveTo(0, -reach);
    path.lineTo(reach, reach);
    path.lineTo(-reach, reach);
    path.closePath();
    return path;
  }

  static Shape diamond(double reach) {
    Path2D path = new Path2D.Double();
    path.moveTo(0, -reach);
    path.lineTo(reach, 0);
    path.lineTo(0, reach);
    path.lineTo(-reach, 0);
    path.closePath();
    return path;
  }
}
