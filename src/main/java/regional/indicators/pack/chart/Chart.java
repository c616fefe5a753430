package regional.indicators.pack.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** A finished table that can draw itself. Charts compute nothing that a page prints. */
public sealed interface Chart
    permits XmrChart, RankChart, FunnelChart, MultiplesChart, ProjectionChart {

  /** What the picture shows, for those who cannot see it: its facts, in sentences. */
  String description();

  /**
   * Draws vectors.
   *
   * @param area in points
   */
  void draw(Graphics2D canvas, Rectangle2D area, ChartFonts fonts);
}
