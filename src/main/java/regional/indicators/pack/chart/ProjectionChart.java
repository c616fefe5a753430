package regional.indicators.pack.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import regional.indicators.core.Value;

/**
 * A series and where it would go if what it did of late went on: filled points as counted, hollow
 * ones as projected, each with its prediction interval as a line.
 *
 * @param subject what is counted
 * @param place whose it is
 * @param points oldest first, none left out
 * @param method of the projection, in a sentence
 */
public record ProjectionChart(
    String subject, String place, PrintedNumber format, List<Point> points, String method)
    implements Chart {

  /**
   * @param period in full
   * @param line1 first line under the axis; may be empty
   * @param line2 second line; may be empty
   * @param lower limit of a projected point, else {@code x}
   * @param upper likewise
   */
  public record Point(
      String period,
      String line1,
      String line2,
      Value value,
      Value lower,
      Value upper,
      boolean projected) {}

  public ProjectionChart {
    points = List.copyOf(points);
  }

  @Override
  public String description() {
    List<Point> counted =
        points.stream().filter(each -> !each.projected() && each.value().isKnown()).toList();
    List<String> ahead =
        points.stream()
            .filter(Point::projected)
            .map(
                each ->
                    each.period()
                        + " "
                        + format.text(each.value())
                        + " ("
                        + format.text(each.lower())
                        + " to "
                        + format.text(each.upper())
                        + ")")
            .toList();
    String facts = "Line of " + subject + ", " + place + ". ";
    if (!counted.isEmpty()) {
      Point first = counted.get(0);
      Point last = counted.get(counted.size() - 1);
      facts +=
          first.period()
              + " "
              + format.text(first.value())
              + ", "
              + last.period()
              + " "
              + format.text(last.value())
              + ". ";
    }
    return facts
        + (ahead.isEmpty()
            ? "Not projected."
            : "Projected with 95% limits: " + String.join("; ", ahead) + ". " + method);
  }

  @Override
  public void draw(Graphics2D canvas, Rectangle2D area, ChartFonts fonts) {
    List<Double> all =
        points.stream()
            .flatMap(each -> Stream.of(each.value(), each.lower(), each.upper()))
            .flatMap(each -> Axes.known(each).stream())
            .toList();
    List<Double> values = new ArrayList<>(all);
    if (values.isEmpty()) {
      return;
    }
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    boolean joined = false;
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      Slot slot = new Slot(i, point.line1(), point.line2());
      data.addValue(point.projected() ? null : Axes.number(point.value()), "counted", slot);
      // The broken line begins at the last counted point.
      boolean last = !joined && i + 1 < points.size() && points.get(i + 1).projected();
      joined |= last;
      data.addValue(
          point.projected() || last ? Axes.number(point.value()) : null, "projected", slot);
    }
    CategoryPlot plot =
        new CategoryPlot(
            data,
            new PeriodAxis(fonts),
            Axes.values(ValueScale.of(values, false, 5), format, fonts),
            new ProjectedRenderer(points));
    Axes.plain(plot);
    plot.setRangeGridlinePaint(Ink.GRID);
    plot.setRangeGridlineStroke(Ink.GRID_LINE);
    Axes.chart(plot).draw(canvas, area);
  }

  private static final class ProjectedRenderer extends LineAndShapeRenderer {
    private static final long serialVersionUID = 1L;
    private final transient List<Point> points;

    ProjectedRenderer(List<Point> points) {
      super(true, true);
      this.points = points;
      setUseFillPaint(true);
      setDrawOutlines(true);
      setUseOutlinePaint(true);
    }

    @Override
    public void drawItem(
        Graphics2D canvas,
        CategoryItemRendererState state,
        Rectangle2D data,
        CategoryPlot plot,
        CategoryAxis periods,
        ValueAxis values,
        CategoryDataset set,
        int row,
        int column,
        int pass) {
      Point point = points.get(column);
      if (pass == 0
          && row == 1
          && point.lower() instanceof Value.Known low
          && point.upper() instanceof Value.Known high) {
        double x =
            periods.getCategoryMiddle(column, set.getColumnCount(), data, RectangleEdge.BOTTOM);
        canvas.setPaint(Ink.OTHER);
        canvas.setStroke(Ink.WHISKER);
        canvas.draw(
            new Line2D.Double(
                x,
                values.valueToJava2D(low.number(), data, RectangleEdge.LEFT),
                x,
                values.valueToJava2D(high.number(), data, RectangleEdge.LEFT)));
      }
      super.drawItem(canvas, state, data, plot, periods, values, set, row, column, pass);
    }

    @Override
    public boolean getItemShapeVisible(int row, int column) {
      return (row == 1) == points.get(column).projected();
    }

    @Override
    public Shape getItemShape(int row, int column) {
      return Ink.OWN_POINT;
    }

    @Override
    public Paint getItemFillPaint(int row, int column) {
      return row == 1 ? Color.WHITE : Ink.OWN;
    }

    @Override
    public Paint getItemOutlinePaint(int row, int column) {
      return Ink.OWN;
    }

    @Override
    public Paint getItemPaint(int row, int column) {
      return Ink.OWN;
    }

    @Override
    public Stroke getItemStroke(int row, int column) {
      return row == 1 ? Ink.REGION_LINE : Ink.OWN_LINE;
    }
  }
}
