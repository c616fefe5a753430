package regional.indicators.pack.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Periods, in one or two short lines each. */
final class PeriodAxis extends CategoryAxis {

  private static final double TEXT_SIZE = 7.5;
  private static final long serialVersionUID = 1L;
  private final transient ChartFonts fonts;

  PeriodAxis(ChartFonts fonts) {
    this.fonts = fonts;
    setTickLabelFont(fonts.regular(TEXT_SIZE));
    setTickLabelPaint(Ink.TEXT);
    setAxisLinePaint(Ink.QUIET);
    setTickMarksVisible(false);
    setLowerMargin(0.02);
    setUpperMargin(0.02);
    setTickLabelInsets(new RectangleInsets(2, 0, 0, 0));
  }

  @Override
  @SuppressWarnings("rawtypes")
  protected TextBlock createLabel(
      Comparable category, float width, RectangleEdge edge, Graphics2D canvas) {
    TextBlock block = new TextBlock();
    if (category instanceof Slot slot) {
      Font font = fonts.regular(TEXT_SIZE);
      block.addLine(fonts.printable(slot.line1()), font, Ink.TEXT);
      if (!slot.line2().isEmpty()) {
        block.addLine(fonts.printable(slot.line2()), font, Ink.QUIET);
      }
    }
    return block;
  }
}
