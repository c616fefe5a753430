package regional.indicators.pack.chart;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;
import regional.indicators.core.Value;

/** What all charts share: a quiet frame and an axis of values. */
final class Axes {

  private static final double TEXT_SIZE = 7.5;

  private Axes() {}

  static NumberAxis values(ValueScale scale, PrintedNumber format, ChartFonts fonts) {
    NumberAxis axis = new NumberAxis();
    axis.setRange(scale.low(), scale.high());
    axis.setTickUnit(new NumberTickUnit(scale.step(), new TickFormat(format, scale.decimals())));
    axis.setTickLabelFont(fonts.regular(TEXT_SIZE));
    axis.setTickLabelPaint(Ink.QUIET);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    return axis;
  }

  static Optional<Double> known(Value value) {
    return value instanceof Value.Known known ? Optional.of(known.number()) : Optional.empty();
  }

  /** For a data set: where there is no figure, nothing is drawn and a line breaks. */
  static @Nullable Double number(Value value) {
    return known(value).orElse(null);
  }

  /** Two strokes across the foot of an axis of values that does not begin at zero. */
  static void markBreak(Graphics2D canvas, ValueScale scale, Rectangle2D data) {
    if (scale.isBroken()) {
      canvas.setPaint(Ink.QUIET);
      canvas.setStroke(Ink.OUTLINE);
      for (double y : new double[] {data.getMaxY() - 3, data.getMaxY() - 6}) {
        canvas.draw(new Line2D.Double(data.getMinX() - 4, y + 1.2, data.getMinX() + 3, y - 1.2));
      }
    }
  }

  /** The same in words; empty where the axis begins at zero. */
  static String breakInWords(ValueScale scale) {
    return scale.isBroken() ? " The axis does not begin at zero." : "";
  }

  static void plain(CategoryPlot plot) {
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
  }

  static JFreeChart chart(CategoryPlot plot) {
    JFreeChart chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(new RectangleInsets(4, 0, 0, 0));
    return chart;
  }

  /** Ticks as the figures are written, whatever the machine's language. */
  private static final class TickFormat extends NumberFormat {
    private static final long serialVersionUID = 1L;
    private final transient PrintedNumber format;
    private final int decimals;

    TickFormat(PrintedNumber format, int decimals) {
      this.format = format;
      this.decimals = decimals;
    }

    @Override
    public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
      return to.append(format.tick(number, decimals));
    }

    @Override
    public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
      return to.append(format.tick(number, decimals));
    }

    /** Ticks are only written: no text is one, which this contract says by leaving the place. */
    @Override
    public @Nullable Number parse(String text, ParsePosition position) {
      position.setErrorIndex(position.getIndex());
      return null;
    }
  }
}
