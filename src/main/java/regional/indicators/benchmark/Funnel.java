package regional.indicators.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Kind;

/**
 * Limits around the pooled value within which an authority of a given base would lie by chance
 * (Spiegelhalter, Stat. Med. 2005;24:1185-1202): proportions by the arcsine, rates and ratios by
 * exact Poisson limits of the events expected. Where authorities differ more than by chance (phi
 * above 1) the limits are widened by the variance between them, on the arcsine scale for
 * proportions and as NHS Digital's SHMI does, on the logarithm of observed over expected, for rates
 * and ratios.
 *
 * <p>Not tested: a mean or median; a pool of under 10 reliable authorities, of which trimming a
 * tenth at each end would trim nobody; an authority whose base is under the indicator's minimum, or
 * where under 1 event (of a proportion also under 1 non-event) is expected (Cochran, Biometrics
 * 1954;10:417-451).
 */
public final class Funnel {

  /** An authority's standing: outside the 99.8% limits it is outlying, outside 95% watched. */
  public enum Verdict {
    OUTLYING_HIGH,
    WATCH_HIGH,
    WITHIN,
    WATCH_LOW,
    OUTLYING_LOW,
    NOT_TESTED;

    /** As in {@code analyst/benchmarks.csv}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One authority's part.
   *
   * @param area its code
   * @param numerator 0 or more
   * @param denominator above 0
   * @param reliable else it counts in the pooled value, and is neither tested nor a measure of how
   *     authorities differ
   */
  public record Point(String area, double numerator, double denominator, boolean reliable) {}

  /** In the indicator's unit. */
  public record Limits(double lower998, double lower95, double upper95, double upper998) {

    private Limits times(double factor) {
      return new Limits(lower998 * factor, lower95 * factor, upper95 * factor, upper998 * factor);
    }
  }

  /** Fewer and no z-score falls in the first or in the last tenth by rank. */
  private static final int FEWEST_POINTS = 10;

  private static final double FEWEST_EXPECTED = 1;
  static final double TRIM = 0.1;

  /** To six decimals, as NHS Digital and FunnelPlotR have them. */
  private static final double Z_95 = 1.959964;

  private static final double Z_998 = 3.090232;
  private static final double TAIL_95 = 0.025;
  private static final double TAIL_998 = 0.001;

  private final boolean proportion;
  private final double target;
  private final double per;
  private final OverDispersion overDispersion;
  private final Map<String, Verdict> verdicts = new HashMap<>();

  private Funnel(boolean proportion, double target, double per, OverDispersion overDispersion) {
    this.proportion = proportion;
    this.target = target;
    this.per = per;
    this.overDispersion = overDispersion;
  }

  /**
   * The funnel of one indicator, breakdown and data period; empty for a mean or median, where too
   * few are reliable, and where nobody has an event to expect another by.
   *
   * @param figures of the authorities that are seen together, in any order; of those without a
   *     number nothing is taken
   */
  public static Optional<Funnel> of(Indicator indicator, List<Figure> figures) {
    if (indicator.kind() == Kind.MEAN || indicator.kind() == Kind.MEDIAN) {
      return Optional.empty();
    }
    List<Point> points =
        figures.stream()
            .filter(each -> each.value().isKnown())
            .flatMap(each -> point(each).stream())
            .toList();
    boolean noEvents = points.stream().allMatch(each -> each.numerator() == 0);
    return noEvents || points.stream().filter(Point::reliable).count() < FEWEST_POINTS
        ? Optional.empty()
        : Optional.of(of(indicator.kind(), indicator.per(), points, TRIM));
  }

  private static Optional<Point> point(Figure figure) {
    if (figure.numerator().orElse(Value.Symbol.NOT_AVAILABLE) instanceof Value.Known x
        && figure.denominator() instanceof Value.Known n) {
      return Optional.of(
          new Point(figure.area().oldLaCode(), x.number(), n.number(), !figure.lowReliability()));
    }
    return Optional.empty();
  }

  /**
   * @param kind proportion, rate or ratio; proportions of which one exceeds its base are rates
   * @param per multiplier
   * @param points one or more reliable
   * @param trim share of the z-scores reined in at each end
   */
  static Funnel of(Kind kind, double per, List<Point> points, double trim) {
    boolean proportion =
        kind == Kind.PROPORTION
            && points.stream().allMatch(each -> each.numerator() <= each.denominator());
    double target =
        points.stream().mapToDouble(Point::numerator).sum()
            / points.stream().mapToDouble(Point::denominator).sum();
    List<Point> reliable = points.stream().filter(Point::reliable).toList();
    double[] z = new double[reliable.size()];
    double[] errors = new double[reliable.size()];
    for (int i = 0; i < z.length; i++) {
      Point each = reliable.get(i);
      double n = each.denominator();
      if (proportion) {
        errors[i] = 1 / (2 * Math.sqrt(n));
        z[i] = (angle(each.numerator() / n) - angle(target)) / errors[i];
      } else {
        errors[i] = 1 / Math.sqrt(target * n);
        z[i] = Math.log(each.numerator() / (target * n)) / errors[i];
      }
    }
    Funnel funnel =
        new Funnel(
            proportion,
            target,
            per,
            proportion
                ? OverDispersion.winsorised(z, errors, trim)
                : OverDispersion.truncated(z, errors, trim));
    points.forEach(each -> funnel.verdicts.put(each.area(), funnel.test(each)));
    return funnel;
  }

  private static double angle(double share) {
    return Math.asin(Math.sqrt(share));
  }

  private Verdict test(Point point) {
    double n = point.denominator();
    boolean enough =
        target * n >= FEWEST_EXPECTED && (!proportion || (1 - target) * n >= FEWEST_EXPECTED);
    if (!point.reliable() || !enough) {
      return Verdict.NOT_TESTED;
    }
    return verdict(point.numerator() / n * per, limits(n));
  }

  /** Strict: a value on a limit is inside it. */
  static Verdict verdict(double value, Limits limits) {
    if (value > limits.upper998()) {
      return Verdict.OUTLYING_HIGH;
    }
    if (value < limits.lower998()) {
      return Verdict.OUTLYING_LOW;
    }
    if (value > limits.upper95()) {
      return Verdict.WATCH_HIGH;
    }
    return value < limits.lower95() ? Verdict.WATCH_LOW : Verdict.WITHIN;
  }

  /**
   * @param area an authority's code
   */
  public Verdict verdict(String area) {
    return verdicts.getOrDefault(area, Verdict.NOT_TESTED);
  }

  /** The centre line: the pooled value, in the indicator's unit. */
  public double centre() {
    return target * per;
  }

  public OverDispersion overDispersion() {
    return overDispersion;
  }

  /** Whether the limits in use are widened for over-dispersion. */
  public boolean isAdjusted() {
    return overDispersion.phi() > 1;
  }

  /**
   * The limits in use, at any base.
   *
   * @param n base, above 0; of a rate with events to expect
   */
  public Limits limits(double n) {
    return isAdjusted() ? adjusted(n) : unadjusted(n);
  }

  /** The limits of chance alone. */
  public Limits unadjusted(double n) {
    if (proportion) {
      return arcsine(n, 0);
    }
    double expected = target * n;
    return new Limits(
            Interval.poissonLimit(expected, TAIL_998),
            Interval.poissonLimit(expected, TAIL_95),
            Interval.poissonLimit(expected + 1, 1 - TAIL_95),
            Interval.poissonLimit(expected + 1, 1 - TAIL_998))
        .times(centre() / expected);
  }

  /** The limits of chance and of the variance between authorities. */
  public Limits adjusted(double n) {
    if (proportion) {
      return arcsine(n, overDispersion.tau2());
    }
    double error = Math.sqrt(1 / (target * n) + overDispersion.tau2());
    return new Limits(
            Math.exp(-Z_998 * error),
            Math.exp(-Z_95 * error),
            Math.exp(Z_95 * error),
            Math.exp(Z_998 * error))
        .times(centre());
  }

  private Limits arcsine(double n, double tau2) {
    double error = Math.sqrt(1 / (4 * n) + tau2);
    return new Limits(
            share(-Z_998 * error), share(-Z_95 * error), share(Z_95 * error), share(Z_998 * error))
        .times(per);
  }

  /** The share at this distance from the target on the arcsine scale, within 0 to 1. */
  private double share(double distance) {
    double angle = Math.min(Math.PI / 2, Math.max(0, angle(target) + distance));
    double sine = Math.sin(angle);
    return sine * sine;
  }
}
