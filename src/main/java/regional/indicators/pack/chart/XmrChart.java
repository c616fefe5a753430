package regional.indicators.pack.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import regional.indicators.core.Value;

/**
 * Control chart of an authority's figures over its data periods, beside its region's: the mean line
 * and limits of each group of points, every point marked by what it is a sign of. Where there is no
 * figure the line is broken and the symbol stands on the axis. Limits are drawn within what the
 * figure can be.
 *
 * @param subject what is measured, as {@code Overall absence}
 * @param own name of the authority
 * @param region name of the region; empty where the chart is the region's own
 * @param kind of lines, in words, as {@code control chart with trial limits}
 * @param points one a period, oldest first, none left out
 */
public record XmrChart(
    String subject,
    String own,
    String region,
    String kind,
    PrintedNumber format,
    List<Point> points)
    implements Chart {

  private static final double TEXT_SIZE = 7.5;
  private static final double LINE_HEIGHT = 8.8;
  private static final double LABEL_STRIP = 70;
  private static final double LABEL_GAP = 7;

  public XmrChart {
    points = List.copyOf(points);
  }

  /**
   * @param period in full, as a table names it
   * @param line1 first line under the axis
   * @param line2 second line under the axis; may be empty
   * @param centre mean or median line
   * @param lower limit; {@code x} where there is none
   * @param upper likewise
   * @param signWords as {@code above limits (concern)}; empty where there is no sign
   * @param rebased a new group of points begins here
   */
  public record Point(
      String period,
      String line1,
      String line2,
      Value own,
      Value region,
      Value centre,
      Value lower,
      Value upper,
      Sign sign,
      String signWords,
      boolean rebased) {}

  /** Whether there is anything to draw. */
  public boolean isDrawn() {
    return points.stream().anyMatch(each -> each.own().isKnown());
  }

  @Override
  public String description() {
    String facts = Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    facts +=
        " of " + subject + ", " + points.size() + (points.size() == 1 ? " period" : " periods");
    if (!points.isEmpty()) {
      facts += " from " + points.get(0).period() + " to " + points.get(points.size() - 1).period();
    }
    facts += ". " + course(own, Point::own);
    facts += region.isEmpty() ? "" : " " + course(region, Point::region);
    facts += lines();
    String signs =
        points.stream()
            .filter(each -> !each.signWords().isEmpty())
            .map(each -> each.period() + " " + each.signWords())
            .collect(Collectors.joining("; "));
    facts += signs.isEmpty() ? "" : " Signs: " + signs + ".";
    facts += isDrawn() ? Axes.breakInWords(scale()) : "";
    String gaps =
        points.stream()
            .filter(each -> !each.own().isKnown())
            .map(each -> each.period() + " (" + each.own().text() + ")")
            .collect(Collectors.joining(", "));
    return gaps.isEmpty() ? facts : facts + " No figure for " + own + " in " + gaps + ".";
  }

  /** The lines of the newest group of points. */
  private String lines() {
    if (points.isEmpty()) {
      return "";
    }
    Point last = points.get(points.size() - 1);
    if (!last.centre().isKnown()) {
      return "";
    }
    return last.lower().isKnown()
        ? " Mean "
            + format.text(last.centre())
            + ", limits "
            + format.text(within(last.lower()))
            + " to "
            + format.text(within(last.upper()))
            + "."
        : " Median " + format.text(last.centre()) + ", too few points for limits.";
  }

  /** A limit as drawn: no figure is below 0, no share above 100%. */
  private Value within(Value limit) {
    return limit instanceof Value.Known known
        ? Value.of(
            Math.max(
                0, format.suffix().equals("%") ? Math.min(100, known.number()) : known.number()))
        : limit;
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
        .flatMap(
            each ->
                Stream.of(each.own(), each.region(), within(each.lower()), within(each.upper())))
        .flatMap(each -> Axes.known(each).stream())
        .toList();
  }

  @Override
  public void draw(Graphics2D canvas, Rectangle2D area, ChartFonts fonts) {
    ValueScale scale = scale();
    Plotted plotted = plot(scale, fonts);
    ChartRenderingInfo info = new ChartRenderingInfo(null);
    Rectangle2D left =
        new Rectangle2D.Double(
            area.getX(), area.getY(), area.getWidth() - LABEL_STRIP, area.getHeight());
    plotted.chart().draw(canvas, left, info);
    Rectangle2D data = info.getPlotInfo().getDataArea();
    Axes.markBreak(canvas, scale, data);
    labelGaps(canvas, plotted.plot(), data, fonts);
    labelEnds(canvas, plotted.plot(), data, fonts);
  }

  private ValueScale scale() {
    return ValueScale.of(known(), format.suffix().equals("%"), 7);
  }

  private record Plotted(JFreeChart chart, CategoryPlot plot) {}

  private Plotted plot(ValueScale scale, ChartFonts fonts) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    int group = 0;
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      Slot slot = slot(i);
      // The authority's own line last, so that it is drawn over the others.
      data.addValue(Axes.number(point.region()), Line.of(Role.REGION, 0), slot);
      group += point.rebased() ? 1 : 0;
      data.addValue(Axes.number(point.centre()), Line.of(Role.CENTRE, group), slot);
      data.addValue(Axes.number(within(point.lower())), Line.of(Role.LOWER, group), slot);
      data.addValue(Axes.number(within(point.upper())), Line.of(Role.UPPER, group), slot);
    }
    for (int i = 0; i < points.size(); i++) {
      data.addValue(Axes.number(points.get(i).own()), Line.of(Role.OWN, 0), slot(i));
    }
    CategoryPlot plot =
        new CategoryPlot(
            data,
            new PeriodAxis(fonts),
            Axes.values(scale, format, fonts),
            new LinesRenderer(data, points));
    Axes.plain(plot);
    plot.setRangeGridlinePaint(Ink.GRID);
    plot.setRangeGridlineStroke(Ink.GRID_LINE);
    return new Plotted(Axes.chart(plot), plot);
  }

  private Slot slot(int index) {
    return new Slot(index, points.get(index).line1(), points.get(index).line2());
  }

  private enum Role {
    REGION,
    CENTRE,
    LOWER,
    UPPER,
    OWN
  }

  /** A line of the chart; mean and limits have one a group, so that none reaches into the next. */
  private record Line(Role role, int group) implements Comparable<Line> {
    static Line of(Role role, int group) {
      return new Line(role, group);
    }

    @Override
    public int compareTo(Line other) {
      return Comparator.comparing(Line::role).thenComparing(Line::group).compare(this, other);
    }
  }

  private static final class LinesRenderer extends LineAndShapeRenderer {
    private static final long serialVersionUID = 1L;
    private final transient CategoryDataset data;
    private final transient List<Point> points;

    LinesRenderer(CategoryDataset data, List<Point> points) {
      super(true, true);
      this.data = data;
      this.points = points;
      setUseFillPaint(true);
      setDrawOutlines(true);
      setUseOutlinePaint(true);
    }

    private Role role(int row) {
      return ((Line) data.getRowKey(row)).role();
    }

    @Override
    public boolean getItemShapeVisible(int row, int column) {
      return role(row) == Role.OWN;
    }

    @Override
    public Shape getItemShape(int row, int column) {
      return points.get(column).sign().shape();
    }

    @Override
    public Paint getItemFillPaint(int row, int column) {
      return points.get(column).sign().colour();
    }

    @Override
    public Paint getItemOutlinePaint(int row, int column) {
      return points.get(column).sign().colour();
    }

    @Override
    public Paint getItemPaint(int row, int column) {
      return switch (role(row)) {
        case OWN -> Ink.OWN;
        case REGION -> Ink.REGION;
        case CENTRE, LOWER, UPPER -> Ink.QUIET;
      };
    }

    @Override
    public Stroke getItemStroke(int row, int column) {
      return switch (role(row)) {
        case OWN -> Ink.OWN_LINE;
        case REGION -> Ink.REGION_LINE;
        case CENTRE -> Ink.MEAN_LINE;
        case LOWER, UPPER -> Ink.LIMIT_LINE;
      };
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
