package regional.indicators.pack.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import regional.indicators.core.Value;

/**
 * An authority's figures over its data periods, beside its region's. Where there is no figure the
 * line is broken and the symbol stands on the axis.
 *
 * @param subject what is measured, as {@code Overall absence}
 * @param own name of the authority
 * @param region name of the region
 * @param points one a period, oldest first, none left out
 */
public record TrendChart(
    String subject, String own, String region, PrintedNumber format, List<Point> points)
    implements Chart {

  private static final double TEXT_SIZE = 7.5;
  private static final double LINE_HEIGHT = 8.8;
  private static final double LABEL_STRIP = 70;
  private static final double LABEL_GAP = 7;

  public TrendChart {
    points = List.copyOf(points);
  }

  /**
   * @param period in full, as a table names it
   * @param line1 first line under the axis
   * @param line2 second line under the axis; may be empty
   */
  public record Point(String period, String line1, String line2, Value own, Value region) {}

  /** Whether there is anything to draw. */
  public boolean isDrawn() {
    return !known().isEmpty();
  }

  @Override
  public String description() {
    String facts = "Line chart of " + subject + ", " + points.size() + " periods";
    if (!points.isEmpty()) {
      facts += " from " + points.get(0).period() + " to " + points.get(points.size() - 1).period();
    }
    facts += ". " + course(own, Point::own) + " " + course(region, Point::region);
    String gaps =
        points.stream()
            .filter(each -> !each.own().isKnown())
            .map(each -> each.period() + " (" + each.own().text() + ")")
            .collect(Collectors.joining(", "));
    return gaps.isEmpty() ? facts : facts + " No figure for " + own + " in " + gaps + ".";
  }

  private String course(String name, Function<Point, Value> series) {
    List<Point> held = points.stream().filter(each -> series.apply(each).isKnown()).toList();
    if (held.isEmpty()) {
      return name + ": no figure.";
    }
    Point first = held.get(0);
    Point last = held.get(held.size() - 1);
    String latest = format.text(series.apply(last)) + " in " + last.period();
    if (held.size() == 1) {
      return name + ": " + latest + " only.";
    }
    return name
        + ": first "
        + format.text(series.apply(first))
        + " in "
        + first.period()
        + ", last "
        + latest
        + ".";
  }

  private List<Double> known() {
    return points.stream()
        .flatMap(each -> Stream.of(each.own(), each.region()))
        .flatMap(each -> Axes.known(each).stream())
        .toList();
  }

  @Override
  public void draw(Graphics2D canvas, Rectangle2D area, ChartFonts fonts) {
    ValueScale scale = ValueScale.of(known(), format.suffix().equals("%"), 7);
    Plotted plotted = plot(scale, fonts);
    ChartRenderingInfo info = new ChartRenderingInfo(null);
    Rectangle2D left =
        new Rectangle2D.Double(
            area.getX(), area.getY(), area.getWidth() - LABEL_STRIP, area.getHeight());
    plotted.chart().draw(canvas, left, info);
    Rectangle2D data = info.getPlotInfo().getDataArea();
    labelGaps(canvas, plotted.plot(), data, fonts);
    labelEnds(canvas, plotted.plot(), data, fonts);
  }

  private record Plotted(JFreeChart chart, CategoryPlot plot) {}

  private Plotted plot(ValueScale scale, ChartFonts fonts) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      Slot slot = slot(i);
      // Region first, so that the authority's own line is drawn over it.
      data.addValue(Axes.number(point.region()), "region", slot);
      data.addValue(Axes.number(point.own()), "own", slot);
    }
    CategoryPlot plot =
        new CategoryPlot(
            data, new PeriodAxis(fonts), Axes.values(scale, format, fonts), renderer());
    Axes.plain(plot);
    plot.setRangeGridlinePaint(Ink.GRID);
    plot.setRangeGridlineStroke(Ink.GRID_LINE);
    return new Plotted(Axes.chart(plot), plot);
  }

  private Slot slot(int index) {
    return new Slot(index, points.get(index).line1(), points.get(index).line2());
  }

  private static LineAndShapeRenderer renderer() {
    LineAndShapeRenderer renderer = new LineAndShapeRenderer(true, true);
    renderer.setSeriesPaint(0, Ink.REGION);
    renderer.setSeriesStroke(0, Ink.REGION_LINE);
    renderer.setSeriesShape(0, Ink.REGION_POINT);
    renderer.setSeriesShapesFilled(0, false);
    renderer.setSeriesOutlineStroke(0, Ink.OUTLINE);
    renderer.setSeriesPaint(1, Ink.OWN);
    renderer.setSeriesStroke(1, Ink.OWN_LINE);
    renderer.setSeriesShape(1, Ink.OWN_POINT);
    return renderer;
  }

  /** Periods, in one or two short lines each. */
  private static final class PeriodAxis extends CategoryAxis {
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

  private void labelGaps(Graphics2D canvas, CategoryPlot plot, Rectangle2D data, ChartFonts fonts) {
    canvas.setFont(fonts.bold(TEXT_SIZE));
    canvas.setPaint(Ink.OWN);
    FontMetrics metrics = canvas.getFontMetrics();
    for (int i = 0; i < points.size(); i++) {
      Value value = points.get(i).own();
      if (!value.isKnown()) {
        double middle =
            plot.getDomainAxis().getCategoryMiddle(i, points.size(), data, RectangleEdge.BOTTOM);
        String symbol = value.text();
        canvas.drawString(
            symbol,
            (float) (middle - metrics.stringWidth(symbol) / 2.0),
            (float) (data.getMaxY() - 3));
      }
    }
  }

  /** A series' words at its end, as many lines as they need. */
  private record EndLabel(List<String> lines, Color colour, Font font, double middle) {
    double height() {
      return lines.size() * LINE_HEIGHT;
    }

    EndLabel at(double y) {
      return new EndLabel(lines, colour, font, y);
    }
  }

  private void labelEnds(Graphics2D canvas, CategoryPlot plot, Rectangle2D data, ChartFonts fonts) {
    Optional<EndLabel> first =
        endLabel(own, Point::own, Ink.OWN, fonts.bold(TEXT_SIZE), canvas, plot, data, fonts);
    Optional<EndLabel> second =
        endLabel(
            region, Point::region, Ink.REGION, fonts.regular(TEXT_SIZE), canvas, plot, data, fonts);
    List<EndLabel> labels = new ArrayList<>();
    first.ifPresent(labels::add);
    second.ifPresent(labels::add);
    for (EndLabel label : apart(labels, data)) {
      canvas.setFont(label.font());
      canvas.setPaint(label.colour());
      double y = label.middle() - label.height() / 2 + LINE_HEIGHT * 0.78;
      for (String line : label.lines()) {
        canvas.drawString(line, (float) (data.getMaxX() + LABEL_GAP), (float) y);
        y += LINE_HEIGHT;
      }
    }
  }

  /** Moves two labels apart, about their middle, and keeps them on the picture. */
  private static List<EndLabel> apart(List<EndLabel> labels, Rectangle2D data) {
    if (labels.size() == 2) {
      boolean inOrder = labels.get(0).middle() <= labels.get(1).middle();
      EndLabel upper = labels.get(inOrder ? 0 : 1);
      EndLabel lower = labels.get(inOrder ? 1 : 0);
      double wanted = (upper.height() + lower.height()) / 2 + 2;
      double lacking = wanted - (lower.middle() - upper.middle());
      if (lacking > 0) {
        double top =
            Math.max(upper.middle() - lacking / 2, data.getMinY() + upper.height() / 2 - 4);
        top = Math.min(top, data.getMaxY() - lower.height() / 2 - wanted + 4);
        return List.of(upper.at(top), lower.at(top + wanted));
      }
    }
    return labels;
  }

  private Optional<EndLabel> endLabel(
      String name,
      Function<Point, Value> series,
      Color colour,
      Font font,
      Graphics2D canvas,
      CategoryPlot plot,
      Rectangle2D data,
      ChartFonts fonts) {
    for (int i = points.size() - 1; i >= 0; i--) {
      if (series.apply(points.get(i)) instanceof Value.Known last) {
        canvas.setFont(font);
        String text = name + " " + format.text(last);
        if (i < points.size() - 1) {
          text += " in " + points.get(i).period();
        }
        List<String> lines = wrapped(fonts.printable(text), canvas.getFontMetrics());
        double y = plot.getRangeAxis().valueToJava2D(last.number(), data, RectangleEdge.LEFT);
        return Optional.of(new EndLabel(lines, colour, font, y));
      }
    }
    return Optional.empty();
  }

  private static List<String> wrapped(String text, FontMetrics metrics) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0
          && metrics.stringWidth(line + " " + word) > LABEL_STRIP - LABEL_GAP - 2) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
