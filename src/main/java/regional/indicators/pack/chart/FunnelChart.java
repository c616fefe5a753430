package regional.indicators.pack.chart;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Funnel chart: every authority of a region by the size of its base, between the 95% and 99.8%
 * limits around the region's figure. The page's authority is a filled diamond, those outside the
 * limits are named, the others are hollow circles; lines are named at their ends.
 *
 * @param subject what is measured, as {@code Overall absence}
 * @param period in full
 * @param own name of the authority whose page this is
 * @param region name of the region
 * @param centre its pooled value
 * @param phi how much more authorities differ than by chance
 * @param widened the limits allow for that
 * @param limits from the smallest base to the largest
 * @param points authorities that have a figure
 */
public record FunnelChart(
    String subject,
    String period,
    String own,
    String region,
    double centre,
    double phi,
    boolean widened,
    PrintedNumber format,
    List<Limits> limits,
    List<Point> points)
    implements Chart {

  private static final double TEXT_SIZE = 7.5;
  private static final double LINE_HEIGHT = 8.8;
  private static final double LABEL_STRIP = 46;
  private static final double LABEL_GAP = 4;
  private static final double REACH = 4.5;

  /** For the last tick's number, half of which stands beyond the plot. */
  private static final double RIGHT = 12;

  private static final int VALUE_TICKS = 5;
  private static final int BASE_TICKS = 5;
  private static final int MOST_NAMED = 5;
  private static final int COST_OF_A_MARK = 10;

  public FunnelChart {
    limits = List.copyOf(limits);
    points = List.copyOf(points);
  }

  /**
   * Limits at a base.
   *
   * @param base denominator
   */
  public record Limits(
      double base, double lower998, double lower95, double upper95, double upper998) {}

  /**
   * An authority.
   *
   * @param base denominator
   * @param verdict in words, as {@code outlying high}; empty where it does not stand out
   * @param outlying outside the 99.8% limits
   */
  public record Point(
      String name, double base, double value, String verdict, boolean outlying, boolean own) {}

  @Override
  public String description() {
    StringBuilder facts = new StringBuilder("Funnel chart of ");
    facts.append(subject).append(", ").append(period).append(", ").append(points.size());
    facts.append(" authorities by size. ");
    Optional<Point> mine = points.stream().filter(Point::own).findFirst();
    facts.append(own).append(": ");
    facts.append(mine.map(this::spoken).orElse("no figure to show")).append(". ");
    facts.append(region).append(": ").append(format.text(centre)).append(". ");
    String others =
        points.stream()
            .filter(each -> each.outlying() && !each.own())
            .map(each -> each.name() + " " + format.text(each.value()) + " " + each.verdict())
            .collect(Collectors.joining(", "));
    facts.append(others.isEmpty() ? "No other authority is outlying. " : "Also: " + others + ". ");
    return facts.append(spread()).append(Axes.breakInWords(valueScale())).toString();
  }

  private String spoken(Point point) {
    return format.text(point.value())
        + " on a base of "
        + PrintedNumber.COUNT.text(point.base())
        + ", "
        + (point.verdict().isEmpty() ? "within the limits" : point.verdict());
  }

  /** What the limits allow for, in a sentence. */
  public String spread() {
    return widened
        ? "Authorities differ more than by chance (over-dispersion "
            + new PrintedNumber(phi < 10 ? 2 : 0, 0, "", "").text(phi)
            + "): the limits are widened."
        : "Authorities differ no more than by chance: the limits are of chance alone.";
  }

  @Override
  public void draw(Graphics2D canvas, Rectangle2D area, ChartFonts fonts) {
    XYPlot plot = new XYPlot();
    plot.setDataset(0, lines());
    plot.setRenderer(0, new LineRenderer());
    plot.setDataset(1, dots());
    plot.setRenderer(1, new DotRenderer(points));
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setDomainAxis(bases(fonts));
    plot.setRangeAxis(Axes.values(valueScale(), format, fonts));
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(Ink.GRID);
    plot.setRangeGridlineStroke(Ink.GRID_LINE);
    JFreeChart chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(new RectangleInsets(4, 0, 0, RIGHT));
    ChartRenderingInfo info = new ChartRenderingInfo(null);
    chart.draw(
        canvas,
        new Rectangle2D.Double(
            area.getX(), area.getY(), area.getWidth() - LABEL_STRIP, area.getHeight()),
        info);
    Rectangle2D data = info.getPlotInfo().getDataArea();
    Axes.markBreak(canvas, valueScale(), data);
    nameLines(canvas, plot, data, fonts);
    namePoints(canvas, plot, data, fonts);
  }

  private ValueScale valueScale() {
    return ValueScale.of(
        Stream.concat(
                points.stream().map(Point::value),
                limits.stream()
                    .filter(each -> each.base() >= leastBase())
                    .flatMap(each -> Stream.of(each.lower998(), each.upper998())))
            .toList(),
        format.suffix().equals("%"),
        VALUE_TICKS);
  }

  private double leastBase() {
    return points.stream().mapToDouble(Point::base).min().orElse(0);
  }

  private double mostBase() {
    return points.stream().mapToDouble(Point::base).max().orElse(1);
  }

  private NumberAxis bases(ChartFonts fonts) {
    double room = Math.max((mostBase() - leastBase()) * 0.06, mostBase() * 0.02);
    double from = Math.max(0, leastBase() - room);
    double to = mostBase() + room;
    ValueScale step = ValueScale.of(List.of(from, to), false, BASE_TICKS);
    NumberAxis axis =
        Axes.values(new ValueScale(from, to, step.step()), PrintedNumber.COUNT, fonts);
    axis.setAxisLineVisible(true);
    axis.setAxisLinePaint(Ink.QUIET);
    axis.setTickLabelInsets(new RectangleInsets(2, 0, 0, 0));
    return axis;
  }

  private XYSeriesCollection lines() {
    XYSeriesCollection lines = new XYSeriesCollection();
    for (Line each : Line.values()) {
      XYSeries series = new XYSeries(each);
      limits.forEach(at -> series.add(at.base(), each.at(at, centre)));
      lines.addSeries(series);
    }
    return lines;
  }

  private XYSeriesCollection dots() {
    XYSeries series = new XYSeries("authorities", false, true);
    points.forEach(each -> series.add(each.base(), each.value()));
    XYSeriesCollection dots = new XYSeriesCollection();
    dots.addSeries(series);
    return dots;
  }

  /** A line of the funnel and its name. */
  private enum Line {
    LOWER_998("99.8%"),
    LOWER_95("95%"),
    CENTRE(""),
    UPPER_95("95%"),
    UPPER_998("99.8%");

    private final String label;

    Line(String label) {
      this.label = label;
    }

    double at(Limits limits, double centre) {
      return switch (this) {
        case LOWER_998 -> limits.lower998();
        case LOWER_95 -> limits.lower95();
        case CENTRE -> centre;
        case UPPER_95 -> limits.upper95();
        case UPPER_998 -> limits.upper998();
      };
    }

    Color colour() {
      return this == CENTRE ? Ink.REGION : Ink.QUIET;
    }
  }

  /** A line's name at its end. */
  private record EndLabel(String text, Color colour, double y) {}

  private void nameLines(Graphics2D canvas, XYPlot plot, Rectangle2D data, ChartFonts fonts) {
    if (limits.isEmpty()) {
      return;
    }
    Limits last = limits.get(limits.size() - 1);
    List<EndLabel> labels = new ArrayList<>();
    for (Line each : Line.values()) {
      double y = plot.getRangeAxis().valueToJava2D(each.at(last, centre), data, RectangleEdge.LEFT);
      labels.add(
          new EndLabel(each == Line.CENTRE ? format.text(centre) : each.label, each.colour(), y));
    }
    canvas.setFont(fonts.regular(TEXT_SIZE));
    // The region's value keeps its place; the limits' names give way above and below it.
    double middle = labels.get(Line.CENTRE.ordinal()).y();
    double below = middle;
    double above = middle;
    write(canvas, labels.get(Line.CENTRE.ordinal()), middle, data, fonts);
    for (Line each : List.of(Line.LOWER_95, Line.LOWER_998)) {
      below = Math.max(labels.get(each.ordinal()).y(), below + LINE_HEIGHT);
      write(canvas, labels.get(each.ordinal()), below, data, fonts);
    }
    for (Line each : List.of(Line.UPPER_95, Line.UPPER_998)) {
      above = Math.min(labels.get(each.ordinal()).y(), above - LINE_HEIGHT);
      write(canvas, labels.get(each.ordinal()), above, data, fonts);
    }
  }

  private void write(
      Graphics2D canvas, EndLabel label, double y, Rectangle2D data, ChartFonts fonts) {
    canvas.setPaint(label.colour());
    boolean isRegion = label.colour().equals(Ink.REGION);
    String text = isRegion ? "region " + label.text() : label.text();
    canvas.drawString(
        fonts.printable(text),
        (float) (data.getMaxX() + LABEL_GAP),
        (float) (y + LINE_HEIGHT * 0.28));
  }

  /**
   * The authority first, then others outside the limits, furthest out first, where there is room.
   */
  private void namePoints(Graphics2D canvas, XYPlot plot, Rectangle2D data, ChartFonts fonts) {
    List<Point> named = new ArrayList<>(points.stream().filter(Point::own).toList());
    points.stream()
        .filter(each -> each.outlying() && !each.own())
        .sorted(Comparator.comparingDouble((Point each) -> -Math.abs(each.value() - centre)))
        .limit(MOST_NAMED)
        .forEach(named::add);
    List<Rectangle2D> taken = new ArrayList<>();
    for (Point each : points) {
      taken.add(around(place(each, plot, data)));
    }
    List<Rectangle2D> lines = new ArrayList<>();
    for (Limits at : limits) {
      for (Line each : Line.values()) {
        Point onLine = new Point("", at.base(), each.at(at, centre), "", false, false);
        Rectangle2D place = place(onLine, plot, data);
        lines.add(new Rectangle2D.Double(place.getCenterX() - 3, place.getCenterY() - 1, 6, 2));
      }
    }
    for (Point each : named) {
      canvas.setFont(each.own() ? fonts.bold(TEXT_SIZE) : fonts.regular(TEXT_SIZE));
      canvas.setPaint(each.own() ? Ink.OWN : Ink.TEXT);
      String text =
          fonts.printable(each.name() + (each.own() ? " " + format.text(each.value()) : ""));
      FontMetrics metrics = canvas.getFontMetrics();
      Rectangle2D at = place(each, plot, data);
      double width = metrics.stringWidth(text);
      Stream.of(
              box(at.getMaxX() + 1, at.getCenterY() - LINE_HEIGHT / 2, width),
              box(at.getMinX() - 1 - width, at.getCenterY() - LINE_HEIGHT / 2, width),
              box(at.getCenterX() - width / 2, at.getMinY() - LINE_HEIGHT, width),
              box(at.getCenterX() - width / 2, at.getMaxY(), width),
              box(at.getMaxX(), at.getMinY() - LINE_HEIGHT, width),
              box(at.getMaxX(), at.getMaxY(), width),
              box(at.getMinX() - width, at.getMinY() - LINE_HEIGHT, width),
              box(at.getMinX() - width, at.getMaxY(), width))
          .filter(box -> data.getMinX() <= box.getMinX() && box.getMaxX() <= data.getMaxX())
          .filter(box -> data.getMinY() - 4 <= box.getMinY() && box.getMaxY() <= data.getMaxY())
          // The page's own name is never left out, whatever it covers; a line hurts less than a
          // mark.
          .filter(box -> each.own() || covered(box, taken) == 0)
          .min(
              Comparator.comparingLong(
                  box -> COST_OF_A_MARK * covered(box, taken) + covered(box, lines)))
          .ifPresent(
              box -> {
                taken.add(box);
                canvas.drawString(
                    text, (float) box.getMinX(), (float) (box.getMinY() + LINE_HEIGHT * 0.78));
              });
    }
  }

  private static long covered(Rectangle2D box, List<Rectangle2D> others) {
    return others.stream().filter(box::intersects).count();
  }

  private static Rectangle2D box(double x, double y, double width) {
    return new Rectangle2D.Double(x, y, width, LINE_HEIGHT);
  }

  private static Rectangle2D around(Rectangle2D at) {
    return new Rectangle2D.Double(at.getCenterX() - 2.2, at.getCenterY() - 2.2, 4.4, 4.4);
  }

  private static Rectangle2D place(Point point, XYPlot plot, Rectangle2D data) {
    double x = plot.getDomainAxis().valueToJava2D(point.base(), data, RectangleEdge.BOTTOM);
    double y = plot.getRangeAxis().valueToJava2D(point.value(), data, RectangleEdge.LEFT);
    return new Rectangle2D.Double(x - REACH, y - REACH, 2 * REACH, 2 * REACH);
  }

  private static final class LineRenderer extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1L;

    LineRenderer() {
      super(true, false);
      for (Line each : Line.values()) {
        setSeriesPaint(each.ordinal(), each.colour());
        setSeriesStroke(
            each.ordinal(),
            switch (each) {
              case CENTRE -> Ink.REGION_LINE;
              case LOWER_95, UPPER_95 -> Ink.LIMIT_LINE;
              case LOWER_998, UPPER_998 -> Ink.MEAN_LINE;
            });
      }
      setDrawSeriesLineAsPath(true);
    }
  }

  /** Hollow circles, squares outside the limits, a larger filled diamond for the page's own. */
  private static final class DotRenderer extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1L;
    private static final Shape OUTLYING = Ink.square(2.1);
    private final transient List<Point> points;

    DotRenderer(List<Point> points) {
      super(false, true);
      this.points = points;
      setUseFillPaint(true);
      setDrawOutlines(true);
      setUseOutlinePaint(true);
      setDefaultOutlineStroke(Ink.OUTLINE);
    }

    @Override
    public Shape getItemShape(int row, int column) {
      Point point = points.get(column);
      return point.own() ? Ink.OWN_DOT : point.outlying() ? OUTLYING : Ink.OTHER_DOT;
    }

    @Override
    public Paint getItemFillPaint(int row, int column) {
      Point point = points.get(column);
      return point.own() ? Ink.OWN : point.outlying() ? Ink.OTHER : Color.WHITE;
    }

    @Override
    public Paint getItemOutlinePaint(int row, int column) {
      return points.get(column).own() ? Ink.OWN : Ink.OTHER;
    }
  }
}
