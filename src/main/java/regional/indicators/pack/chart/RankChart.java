package regional.indicators.pack.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import regional.indicators.core.Value;

/**
 * Every authority of a region that has a figure, one dot a row in the order given, with its own
 * marked by shape, weight and colour; the region's figure is a broken line. Dots rather than bars,
 * because their axis need not start at zero. An authority without a figure is not drawn: it is
 * named beside the picture.
 *
 * @param subject what is measured, as {@code Overall absence}
 * @param period in full
 * @param own name of the authority whose page this is
 * @param region name of the region
 * @param regionValue its figure, or why there is none
 * @param order in words, as {@code best first}
 * @param standing the authority's place in words, as {@code rank 3 of 24}; may be empty
 * @param dots in the order drawn
 * @param without names of the authorities without a figure, each with its symbol
 */
public record RankChart(
    String subject,
    String period,
    String own,
    String region,
    Value regionValue,
    String order,
    String standing,
    PrintedNumber format,
    List<Dot> dots,
    List<String> without)
    implements Chart {

  private static final double TEXT_SIZE = 7.2;
  private static final double NAME_STRIP = 92;
  private static final double HEAD = 11;

  public RankChart {
    dots = List.copyOf(dots);
    without = List.copyOf(without);
  }

  /**
   * @param name of the authority
   * @param own whose page this is
   */
  public record Dot(String name, double value, boolean own) {}

  /** Whether there is anything to draw. */
  public boolean isDrawn() {
    return !dots.isEmpty();
  }

  @Override
  public String description() {
    String facts =
        "Dot chart of " + subject + " in " + period + ", " + dots.size() + " authorities, " + order;
    Optional<Dot> mine = dots.stream().filter(Dot::own).findFirst();
    facts += ". " + own + ": " + mine.map(each -> format.text(each.value())).orElse("no figure");
    facts += standing.isEmpty() ? "." : ", " + standing + ".";
    facts += " " + region + ": " + format.text(regionValue) + ".";
    if (!dots.isEmpty()) {
      facts += " First " + spoken(dots.get(0)) + ", last " + spoken(dots.get(dots.size() - 1));
      facts += ".";
    }
    return without.isEmpty()
        ? facts
        : facts + " Without a figure: " + without.stream().collect(Collectors.joining(", ")) + ".";
  }

  private String spoken(Dot dot) {
    return dot.name() + " " + format.text(dot.value());
  }

  @Override
  public void draw(Graphics2D canvas, Rectangle2D area, ChartFonts fonts) {
    List<Double> values = new ArrayList<>(dots.stream().map(Dot::value).toList());
    if (regionValue instanceof Value.Known known) {
      values.add(known.number());
    }
    ValueScale scale = ValueScale.of(values, format.suffix().equals("%"), 4);
    CategoryPlot plot =
        new CategoryPlot(
            dataset(), names(fonts), Axes.values(scale, format, fonts), renderer(fonts));
    Axes.plain(plot);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setDomainGridlinesVisible(true);
    plot.setDomainGridlinePaint(Ink.GRID);
    plot.setDomainGridlineStroke(Ink.GRID_LINE);
    plot.setRangeGridlinesVisible(false);
    JFreeChart chart = Axes.chart(plot);
    // Room at the right for the number beside the last dot.
    chart.setPadding(new RectangleInsets(HEAD, 0, 0, 26));
    ChartRenderingInfo info = new ChartRenderingInfo(null);
    chart.draw(canvas, area, info);
    drawRegion(canvas, plot, info.getPlotInfo().getDataArea(), fonts);
  }

  private CategoryDataset dataset() {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (int i = 0; i < dots.size(); i++) {
      data.addValue(dots.get(i).value(), "authorities", new Slot(i, dots.get(i).name(), ""));
    }
    return data;
  }

  private CategoryAxis names(ChartFonts fonts) {
    CategoryAxis axis = new CategoryAxis();
    axis.setTickLabelFont(fonts.regular(TEXT_SIZE));
    axis.setTickLabelPaint(Ink.TEXT);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    axis.setLowerMargin(0);
    axis.setUpperMargin(0);
    axis.setCategoryMargin(0);
    axis.setMaximumCategoryLabelWidthRatio(1);
    axis.setTickLabelInsets(new RectangleInsets(0, 0, 0, 4));
    axis.setFixedDimension(NAME_STRIP);
    for (int i = 0; i < dots.size(); i++) {
      if (dots.get(i).own()) {
        Slot slot = new Slot(i, dots.get(i).name(), "");
        axis.setTickLabelFont(slot, fonts.bold(TEXT_SIZE));
        axis.setTickLabelPaint(slot, Ink.OWN);
      }
    }
    return axis;
  }

  private LineAndShapeRenderer renderer(ChartFonts fonts) {
    LineAndShapeRenderer renderer = new DotRenderer(dots, fonts);
    renderer.setDefaultItemLabelGenerator(new NumberBeside(dots, format));
    renderer.setDefaultItemLabelsVisible(true);
    renderer.setDefaultPositiveItemLabelPosition(
        new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
    renderer.setItemLabelAnchorOffset(3.5);
    return renderer;
  }

  private void drawRegion(
      Graphics2D canvas, CategoryPlot plot, Rectangle2D data, ChartFonts fonts) {
    if (!(regionValue instanceof Value.Known known)) {
      return;
    }
    double x = plot.getRangeAxis().valueToJava2D(known.number(), data, RectangleEdge.BOTTOM);
    canvas.setPaint(Ink.REGION);
    canvas.setStroke(Ink.REGION_LINE);
    canvas.draw(new Line2D.Double(x, data.getMinY() - 1, x, data.getMaxY()));
    canvas.setFont(fonts.regular(TEXT_SIZE));
    String label = fonts.printable(region + " " + format.text(known));
    FontMetrics metrics = canvas.getFontMetrics();
    double width = metrics.stringWidth(label);
    double left = Math.min(Math.max(x - width / 2, data.getMinX()), data.getMaxX() + 24 - width);
    canvas.drawString(label, (float) left, (float) (data.getMinY() - 3.5));
  }

  /** The number beside each dot. */
  private record NumberBeside(List<Dot> dots, PrintedNumber format)
      implements CategoryItemLabelGenerator {
    @Override
    public String generateLabel(CategoryDataset data, int row, int column) {
      return format.text(dots.get(column).value());
    }

    @Override
    public String generateRowLabel(CategoryDataset data, int row) {
      return "";
    }

    @Override
    public String generateColumnLabel(CategoryDataset data, int column) {
      return "";
    }
  }

  /** Hollow circles, and a larger filled diamond for the authority itself. */
  private static final class DotRenderer extends LineAndShapeRenderer {
    private static final long serialVersionUID = 1L;
    private final transient List<Dot> dots;
    private final transient ChartFonts fonts;

    DotRenderer(List<Dot> dots, ChartFonts fonts) {
      super(false, true);
      this.dots = dots;
      this.fonts = fonts;
      setUseFillPaint(true);
      setDrawOutlines(true);
      setUseOutlinePaint(true);
      setDefaultOutlineStroke(Ink.OUTLINE);
    }

    @Override
    public Shape getItemShape(int row, int column) {
      return dots.get(column).own() ? Ink.OWN_DOT : Ink.OTHER_DOT;
    }

    @Override
    public Paint getItemFillPaint(int row, int column) {
      return dots.get(column).own() ? Ink.OWN : java.awt.Color.WHITE;
    }

    @Override
    public Paint getItemOutlinePaint(int row, int column) {
      return dots.get(column).own() ? Ink.OWN : Ink.OTHER;
    }

    @Override
    public java.awt.Font getItemLabelFont(int row, int column) {
      return dots.get(column).own() ? fonts.bold(TEXT_SIZE) : fonts.regular(TEXT_SIZE);
    }

    @Override
    public Paint getItemLabelPaint(int row, int column) {
      return dots.get(column).own() ? Ink.OWN : Ink.TEXT;
    }
  }
}
