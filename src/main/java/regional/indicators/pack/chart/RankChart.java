package regional.indicators.pack.chart;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import regional.indicators.core.Value;

/**
 * Every authority of a region, one dot a row in the order given, with its own marked by shape and
 * size as well as colour, and a line from its lower to its upper 95% limit; the region's figure is
 * a broken line. Dots rather than bars, because their axis need not start at zero. An authority
 * without a figure has a row and no dot.
 *
 * <p>The picture is the middle column of a table whose rows are {@link #ROW_HEIGHT} high and bear
 * the names and numbers, so that they stay text.
 *
 * @param subject what is measured, as {@code Overall absence}
 * @param period in full
 * @param own name of the authority whose page this is
 * @param region name of the region
 * @param regionValue its figure, or why there is none
 * @param order in words, as {@code best first}
 * @param marks other comparators of the same period and definition
 * @param standing the authority's place in words, as {@code rank 3 of 24}; may be empty
 * @param dots in the order drawn
 */
public record RankChart(
    String subject,
    String period,
    String own,
    String region,
    Value regionValue,
    List<Mark> marks,
    String order,
    String standing,
    PrintedNumber format,
    List<Dot> dots)
    implements Chart {

  /** Of each row, in points. */
  public static final double ROW_HEIGHT = 8.8;

  /** Under the last row, for the region's words and the axis, in points. */
  private static final double FOOT = 20;

  /** Under that, for the words of each other mark. */
  private static final double MARK_LINE = 8.8;

  private static final double TEXT_SIZE = 7.5;
  private static final double SIDE = 6;

  /** Few: the picture is narrow, and pounds are long. */
  private static final int TICKS = 2;

  public RankChart {
    marks = List.copyOf(marks);
    dots = List.copyOf(dots);
  }

  /**
   * A comparator other than the region, marked on the axis.
   *
   * @param name in full
   * @param shortName as there is room for under the picture
   */
  public record Mark(String name, String shortName, Value value) {}

  /**
   * @param name of the authority
   * @param lower 95% limit
   * @param upper likewise
   * @param own whose page this is
   * @param more no authority, but an empty row for so many that are left out; else 0
   */
  public record Dot(String name, Value value, Value lower, Value upper, boolean own, int more) {

    boolean isOne() {
      return more == 0;
    }

    /** A row in place of so many authorities. */
    public static Dot leftOut(int more) {
      Value none = Value.Symbol.NOT_AVAILABLE;
      return new Dot(more + " more", none, none, none, false, more);
    }
  }

  /** Height of the whole picture in points. */
  public double height() {
    return dots.size() * ROW_HEIGHT + foot();
  }

  private double foot() {
    return FOOT + marks.size() * MARK_LINE;
  }

  /** Whether there is anything to draw. */
  public boolean isDrawn() {
    return dots.stream().anyMatch(each -> each.value().isKnown());
  }

  @Override
  public String description() {
    List<Dot> drawn = dots.stream().filter(each -> each.value().isKnown()).toList();
    Optional<Dot> mine = dots.stream().filter(Dot::own).findFirst();
    StringBuilder facts = new StringBuilder("Dot chart of ");
    int more = dots.stream().mapToInt(Dot::more).sum();
    facts.append(subject).append(", ").append(period).append(", ").append(drawn.size());
    facts.append(more == 0 ? "" : " of " + (dots.stream().filter(Dot::isOne).count() + more));
    facts.append(" authorities, ").append(order).append(". ").append(own).append(": ");
    facts.append(mine.map(each -> format.text(each.value())).orElse("no figure"));
    facts.append(standing.isEmpty() ? "." : ", " + standing + ".");
    facts.append(" ").append(region).append(": ").append(format.text(regionValue)).append(".");
    for (Mark mark : marks) {
      facts.append(" ").append(mark.name()).append(": ");
      facts.append(format.text(mark.value())).append(".");
    }
    if (!drawn.isEmpty()) {
      facts.append(" First ").append(spoken(drawn.get(0)));
      facts.append(", last ").append(spoken(drawn.get(drawn.size() - 1))).append(".");
    }
    List<String> without =
        dots.stream()
            .filter(each -> each.isOne() && !each.value().isKnown())
            .map(this::spoken)
            .toList();
    if (!without.isEmpty()) {
      facts.append(" Without a figure: ").append(String.join(", ", without)).append(".");
    }
    return facts.toString();
  }

  private String spoken(Dot dot) {
    return dot.name() + " " + format.text(dot.value());
  }

  @Override
  public void draw(Graphics2D canvas, Rectangle2D area, ChartFonts fonts) {
    CategoryPlot plot = new CategoryPlot(dataset(), rows(), values(fonts), new DotRenderer(dots));
    Axes.plain(plot);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setDomainGridlinesVisible(true);
    plot.setDomainGridlinePaint(Ink.GRID);
    plot.setDomainGridlineStroke(Ink.GRID_LINE);
    plot.setRangeGridlinesVisible(false);
    Axes.known(regionValue)
        .ifPresent(
            value ->
                plot.addRangeMarker(
                    new ValueMarker(value, Ink.REGION, Ink.REGION_LINE), Layer.BACKGROUND));
    JFreeChart chart = Axes.chart(plot);
    chart.setPadding(new RectangleInsets(0, SIDE, 0, SIDE));
    ChartRenderingInfo info = new ChartRenderingInfo(null);
    chart.draw(canvas, area, info);
    nameRegion(canvas, plot, info.getPlotInfo().getDataArea(), fonts);
    drawMarks(canvas, plot, info.getPlotInfo().getDataArea(), fonts);
  }

  private CategoryDataset dataset() {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (int i = 0; i < dots.size(); i++) {
      data.addValue(
          Axes.number(dots.get(i).value()), "authorities", new Slot(i, dots.get(i).name(), ""));
    }
    return data;
  }

  private static CategoryAxis rows() {
    CategoryAxis axis = new CategoryAxis();
    axis.setVisible(false);
    axis.setLowerMargin(0);
    axis.setUpperMargin(0);
    axis.setCategoryMargin(0);
    return axis;
  }

  private NumberAxis values(ChartFonts fonts) {
    List<Double> values = new ArrayList<>();
    for (Dot each : dots) {
      Stream.of(each.value(), each.lower(), each.upper())
          .forEach(limit -> Axes.known(limit).ifPresent(values::add));
    }
    Axes.known(regionValue).ifPresent(values::add);
    marks.forEach(each -> Axes.known(each.value()).ifPresent(values::add));
    ValueScale scale = ValueScale.of(values, format.suffix().equals("%"), TICKS);
    NumberAxis axis = Axes.values(scale, format, fonts);
    axis.setFixedDimension(foot());
    axis.setTickLabelInsets(new RectangleInsets(FOOT - 10, 0, 0, 0));
    return axis;
  }

  private void nameRegion(
      Graphics2D canvas, CategoryPlot plot, Rectangle2D data, ChartFonts fonts) {
    Optional<Double> known = Axes.known(regionValue);
    if (known.isEmpty()) {
      return;
    }
    double x = plot.getRangeAxis().valueToJava2D(known.get(), data, RectangleEdge.BOTTOM);
    canvas.setPaint(Ink.REGION);
    canvas.setFont(fonts.regular(TEXT_SIZE));
    FontMetrics metrics = canvas.getFontMetrics();
    String whole = fonts.printable(region + " " + format.text(regionValue));
    String label =
        metrics.stringWidth(whole) > data.getWidth() + 2 * SIDE
            ? fonts.printable("Region " + format.text(regionValue))
            : whole;
    double width = metrics.stringWidth(label);
    double most = data.getMaxX() + SIDE - width;
    double left = Math.max(Math.min(x - width / 2, most), data.getMinX() - SIDE);
    canvas.drawString(label, (float) left, (float) (data.getMaxY() + 8));
  }

  /** A triangle on the axis for each, and under all of it which is which. */
  private void drawMarks(Graphics2D canvas, CategoryPlot plot, Rectangle2D data, ChartFonts fonts) {
    canvas.setFont(fonts.regular(TEXT_SIZE));
    double left = data.getMinX() - SIDE;
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      boolean hollow = i % 2 == 1;
      double line = data.getMaxY() + FOOT + (i + 1) * MARK_LINE - 2;
      Axes.known(mark.value())
          .ifPresent(
              value ->
                  triangle(
                      canvas,
                      plot.getRangeAxis().valueToJava2D(value, data, RectangleEdge.BOTTOM),
                      data.getMaxY() - 2.6,
                      hollow));
      triangle(canvas, left + 3, line - 2.8, hollow);
      canvas.setPaint(Ink.TEXT);
      canvas.drawString(
          fonts.printable(mark.shortName() + " " + format.text(mark.value())),
          (float) (left + 7.5),
          (float) line);
    }
  }

  private static void triangle(Graphics2D canvas, double x, double y, boolean hollow) {
    Shape at = AffineTransform.getTranslateInstance(x, y).createTransformedShape(Ink.MARK);
    canvas.setPaint(hollow ? Color.WHITE : Ink.TEXT);
    canvas.fill(at);
    canvas.setPaint(Ink.TEXT);
    canvas.setStroke(Ink.OUTLINE);
    canvas.draw(at);
  }

  /** Hollow circles, and a larger filled diamond for the authority itself. */
  private static final class DotRenderer extends LineAndShapeRenderer {
    private static final long serialVersionUID = 1L;
    private final transient List<Dot> dots;

    DotRenderer(List<Dot> dots) {
      super(false, true);
      this.dots = dots;
      setUseFillPaint(true);
      setDrawOutlines(true);
      setUseOutlinePaint(true);
      setDefaultOutlineStroke(Ink.OUTLINE);
    }

    @Override
    public void drawItem(
        Graphics2D canvas,
        CategoryItemRendererState state,
        Rectangle2D data,
        CategoryPlot plot,
        CategoryAxis rows,
        ValueAxis values,
        CategoryDataset set,
        int row,
        int column,
        int pass) {
      Dot dot = dots.get(column);
      if (pass == 0
          && dot.lower() instanceof Value.Known low
          && dot.upper() instanceof Value.Known high) {
        double y = rows.getCategoryMiddle(column, set.getColumnCount(), data, RectangleEdge.LEFT);
        canvas.setPaint(dot.own() ? Ink.OWN : Ink.OTHER);
        canvas.setStroke(Ink.WHISKER);
        canvas.draw(
            new Line2D.Double(
                values.valueToJava2D(low.number(), data, RectangleEdge.BOTTOM),
                y,
                values.valueToJava2D(high.number(), data, RectangleEdge.BOTTOM),
                y));
      }
      super.drawItem(canvas, state, data, plot, rows, values, set, row, column, pass);
    }

    @Override
    public Shape getItemShape(int row, int column) {
      return dots.get(column).own() ? Ink.OWN_DOT : Ink.OTHER_DOT;
    }

    @Override
    public Paint getItemFillPaint(int row, int column) {
      return dots.get(column).own() ? Ink.OWN : Color.WHITE;
    }

    @Override
    public Paint getItemOutlinePaint(int row, int column) {
      return dots.get(column).own() ? Ink.OWN : Ink.OTHER;
    }
  }
}
