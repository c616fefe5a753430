package regional.indicators.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import regional.indicators.benchmark.Funnel;
import regional.indicators.core.Value;

/** Funnels as they are drawn; every authority's page shares the same curves. */
final class FunnelCurves {

  private static final int STEPS = 24;

  /** A funnel between two bases. */
  private record Curve(Funnel funnel, double from, double to) {}

  private final Map<Curve, List<FunnelView.Limits>> drawn = new ConcurrentHashMap<>();

  /**
   * @param peers as the audience may see them: of those without a number nothing is taken
   */
  FunnelView view(Funnel funnel, List<View.Peer> peers) {
    List<FunnelView.Point> points = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (View.Peer each : peers) {
      if (each.figure().value() instanceof Value.Known value
          && each.figure().denominator() instanceof Value.Known base) {
        points.add(
            new FunnelView.Point(
                each.area(),
                base.number(),
                value.number(),
                funnel.verdict(each.area().oldLaCode()).text(),
                each.own()));
        least = Math.min(least, base.number());
        most = Math.max(most, base.number());
      }
    }
    return new FunnelView(
        funnel.centre(),
        funnel.overDispersion().phi(),
        funnel.isAdjusted(),
        points.isEmpty()
            ? List.of()
            : drawn.computeIfAbsent(
                new Curve(funnel, roundDown(least), roundDown(most) + magnitude(most)),
                FunnelCurves::limits),
        points);
  }

  private static List<FunnelView.Limits> limits(Curve curve) {
    List<FunnelView.Limits> limits = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double base = curve.from() + (curve.to() - curve.from()) * i / STEPS;
      Funnel.Limits at = curve.funnel().limits(base);
      limits.add(
          new FunnelView.Limits(base, at.lower998(), at.lower95(), at.upper95(), at.upper998()));
    }
    return limits;
  }

  /** To one significant figure: the ends of the curve tell nobody's base. */
  private static double roundDown(double base) {
    return Math.floor(base / magnitude(base)) * magnitude(base);
  }

  private static double magnitude(double base) {
    return Math.pow(10, Math.floor(Math.log10(base)));
  }
}
