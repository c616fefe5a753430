package regional.indicators.pack.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import regional.indicators.core.Value;

/**
 * Small multiples: a small panel for every authority, all on one scale and over the same periods,
 * the region's line in each. Where there is no figure the line is broken; an authority without any
 * keeps its panel and says so.
 *
 * @param subject what is measured, as {@code Overall absence}
 * @param region name of the region
 * @param periods in full, oldest first
 * @param regionValues one a period
 * @param panels in the order drawn
 * @param panelHeight of each panel, in points
 */
public record MultiplesChart(
    String subject,
    String region,
    PrintedNumber format,
    List<String> periods,
    List<Value> regionValues,
    List<Panel> panels,
    double panelHeight)
    implements Chart {

  private static final int COLUMNS = 6;
  private static final int COLUMNS_OF_MANY = 8;
  private static final int MANY = 30;
  private static final double TEXT_SIZE = 7;
  private static final double TEXT_SIZE_OF_MANY = 6.2;
  private static final double TITLE = 10;
  private static final double GAP = 7;

  /** At the left, for the words of the scale. */
  private static final double SCALE_WIDTH = 24;

  /** Under the last row, for the first and the last period. */
  private static final double FOOT = 11;

  /** An authority's values, one a period. */
  public record Panel(String name, List<Value> values) {
    public Panel {
      values = List.copyOf(values);
    }

    private boolean hasAny() {
      return values.stream().anyMatch(Value::isKnown);
    }

    /** Of the newest period: its symbol where there is no figure, never an older one. */
    private Value newest() {
      return values.isEmpty() ? Value.Symbol.NOT_AVAILABLE : values.get(values.size() - 1);
    }
  }

  public MultiplesChart {
    periods = List.copyOf(periods);
    regionValues = List.copyOf(regionValues);
    panels = List.copyOf(panels);
  }

  /** Height of the whole picture in points. */
  public double height() {
    return rows(panels.size()) * panelHeight + FOOT;
  }

  /** In how many rows so many panels stand. */
  public static int rows(int panels) {
    return (panels + columns(panels) - 1) / columns(panels);
  }

  private double textSize() {
    return panels.size() > MANY ? TEXT_SIZE_OF_MANY : TEXT_SIZE;
  }

  private static int columns(int panels) {
    return panels > MANY ? COLUMNS_OF_MANY : COLUMNS;
  }

  /** Whether there is anything to draw. */
  public boolean isDrawn() {
    return panels.stream().anyMatch(Panel::hasAny);
  }

  @Override
  public String description() {
    StringBuilder facts = new StringBuilder("Small multiples of ");
    facts.append(subject).append(", ").append(panels.size()).append(" authorities on one scale");
    if (!periods.isEmpty()) {
      facts.append(", ").append(periods.get(0));
      facts.append(" to ").append(periods.get(periods.size() - 1));
    }
    facts.append(". Newest figures: ");
    List<String> spoken = new ArrayList<>();
    for (Panel each : panels) {
      spoken.add(each.name() + " " + format.text(each.newest()));
    }
    return facts.append(String.join(", ", spoken)).append(".").toString();
  }

  @Override
  public void draw(Graphics2D canvas, Rectangle2D area, ChartFonts fonts) {
    List<Double> all =
        Stream.concat(
                regionValues.stream(), panels.stream().flatMap(each -> each.values().stream()))
            .flatMap(each -> Axes.known(each).stream())
            .toList();
    ValueScale scale = ValueScale.of(all, format.suffix().equals("%"), 2);
    int columns = columns(panels.size());
    double width = (area.getWidth() - SCALE_WIDTH) / columns;
    for (int i = 0; i < panels.size(); i++) {
      Rectangle2D frame =
          new Rectangle2D.Double(
              area.getX() + SCALE_WIDTH + i % columns * width,
              area.getY() + i / columns * panelHeight + TITLE,
              width - GAP,
              panelHeight - TITLE - GAP);
      drawScale(canvas, frame, scale, i % columns == 0, fonts);
      drawPanel(canvas, frame, scale, panels.get(i), fonts);
      boolean lowest = i + columns >= panels.size();
      if (lowest && !periods.isEmpty()) {
        drawPeriods(canvas, frame, fonts);
      }
    }
  }

  private void drawScale(
      Graphics2D canvas, Rectangle2D frame, ValueScale scale, boolean words, ChartFonts fonts) {
    canvas.setFont(fonts.regular(textSize()));
    FontMetrics metrics = canvas.getFontMetrics();
    canvas.setStroke(Ink.GRID_LINE);
    double tick = Math.ceil(scale.low() / scale.step() - 1e-9) * scale.step();
    for (; tick <= scale.high() + 1e-9; tick += scale.step()) {
      double y = y(frame, scale, tick);
      canvas.setPaint(Ink.GRID);
      canvas.draw(new Line2D.Double(frame.getMinX(), y, frame.getMaxX(), y));
      if (words) {
        canvas.setPaint(Ink.QUIET);
        String word = fonts.printable(format.tick(tick, scale.decimals()));
        canvas.drawString(
            word, (float) (frame.getMinX() - 3 - metrics.stringWidth(word)), (float) (y + 2.4));
      }
    }
  }

  private void drawPanel(
      Graphics2D canvas, Rectangle2D frame, ValueScale scale, Panel panel, ChartFonts fonts) {
    canvas.setPaint(Ink.REGION);
    canvas.setStroke(Ink.REGION_LINE);
    drawLine(canvas, frame, scale, regionValues);
    canvas.setPaint(Ink.OWN);
    canvas.setStroke(Ink.PANEL_LINE);
    drawLine(canvas, frame, scale, panel.values());
    for (int i = 0; i < panel.values().size(); i++) {
      int at = i;
      boolean alone =
          Axes.known(panel.values().get(i)).isPresent()
              && (i == 0 || !panel.values().get(i - 1).isKnown())
              && (i == panel.values().size() - 1 || !panel.values().get(i + 1).isKnown());
      boolean newest = i == panel.values().size() - 1;
      if (alone || newest) {
        Axes.known(panel.values().get(i))
            .ifPresent(value -> dot(canvas, x(frame, at), y(frame, scale, value)));
      }
    }
    canvas.setPaint(Ink.TEXT);
    canvas.setFont(fonts.bold(textSize()));
    String value = fonts.printable(panel.hasAny() ? format.text(panel.newest()) : "no figure");
    FontMetrics metrics = canvas.getFontMetrics();
    double valueWidth = metrics.stringWidth(value);
    canvas.drawString(
        value, (float) (frame.getMaxX() - valueWidth), (float) (frame.getMinY() - 2.5));
    canvas.setFont(fonts.regular(textSize()));
    String name =
        shortened(
            fonts.printable(panel.name()),
            frame.getWidth() - valueWidth - 3,
            canvas.getFontMetrics());
    canvas.drawString(name, (float) frame.getMinX(), (float) (frame.getMinY() - 2.5));
  }

  /** Cut where it does not fit; the table beside the picture has the whole name. */
  private static String shortened(String name, double width, FontMetrics metrics) {
    String shown = name;
    while (metrics.stringWidth(shown) > width && shown.length() > 2) {
      shown = shown.substring(0, shown.length() - 2).stripTrailing() + "…";
    }
    return shown;
  }

  private static void dot(Graphics2D canvas, double x, double y) {
    Shape at = AffineTransform.getTranslateInstance(x, y).createTransformedShape(Ink.PANEL_DOT);
    canvas.fill(at);
  }

  private void drawLine(
      Graphics2D canvas, Rectangle2D frame, ValueScale scale, List<Value> values) {
    Path2D line = new Path2D.Double();
    boolean goesOn = false;
    for (int i = 0; i < values.size(); i++) {
      Optional<Double> value = Axes.known(values.get(i));
      if (value.isPresent() && goesOn) {
        line.lineTo(x(frame, i), y(frame, scale, value.get()));
      } else if (value.isPresent()) {
        line.moveTo(x(frame, i), y(frame, scale, value.get()));
      }
      goesOn = value.isPresent();
    }
    canvas.draw(line);
  }

  private void drawPeriods(Graphics2D canvas, Rectangle2D frame, ChartFonts fonts) {
    canvas.setPaint(Ink.QUIET);
    canvas.setFont(fonts.regular(textSize()));
    FontMetrics metrics = canvas.getFontMetrics();
    String first = fonts.printable(shortPeriod(periods.get(0)));
    String last = fonts.printable(shortPeriod(periods.get(periods.size() - 1)));
    float y = (float) (frame.getMaxY() + GAP + 1);
    canvas.drawString(first, (float) frame.getMinX(), y);
    if (periods.size() > 1) {
      canvas.drawString(last, (float) (frame.getMaxX() - metrics.stringWidth(last)), y);
    }
  }

  /** The year alone, as {@code 25/26}; of a day the month, as {@code Dec 25}. */
  private static String shortPeriod(String period) {
    String[] day = period.split(" ", -1);
    if (day.length == 3 && day[2].length() == 4) {
      return day[1].substring(0, 3) + " " + day[2].substring(2);
    }
    int slash = period.indexOf('/');
    return slash >= 2 && slash + 3 <= period.length()
        ? period.substring(slash - 2, slash + 3)
        : period;
  }

  private double x(Rectangle2D frame, int index) {
    double slots = Math.max(1, periods.size() - 1);
    return frame.getMinX() + 2 + (frame.getWidth() - 4) * index / slots;
  }

  private static double y(Rectangle2D frame, ValueScale scale, double value) {
    double share = (value - scale.low()) / (scale.high() - scale.low());
    return frame.getMaxY() - share * frame.getHeight();
  }
}
