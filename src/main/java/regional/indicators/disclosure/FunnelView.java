package regional.indicators.disclosure;

import java.util.List;
import regional.indicators.core.Area;

/**
 * A region's funnel for one indicator and data period as the audience may see it, in the
 * indicator's unit. An authority without a figure, or whose figure the audience may not see, is no
 * point of it.
 *
 * @param centre the pooled value
 * @param phi how much more authorities differ than by chance: 1 by chance
 * @param widened the limits allow for that as well
 * @param limits from the smallest base to the largest
 * @param points in the order of the peers
 */
public record FunnelView(
    double centre, double phi, boolean widened, List<Limits> limits, List<Point> points) {

  public FunnelView {
    limits = List.copyOf(limits);
    points = List.copyOf(points);
  }

  /**
   * Between which values an authority of that base would lie.
   *
   * @param base the denominator
   */
  public record Limits(
      double base, double lower998, double lower95, double upper95, double upper998) {}

  /**
   * An authority.
   *
   * @param base its denominator
   * @param verdict outlying_high, watch_high, within, watch_low, outlying_low or not_tested
   */
  public record Point(Area area, double base, double value, String verdict, boolean own) {}
}
