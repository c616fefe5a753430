package regional.indicators.benchmark;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import regional.indicators.core.Value;
import regional.indicators.indicator.Polarity;

/**
 * XmR control chart of one series by the rules of NHS England's Making Data Count, as its package
 * NHSRplotthedots 0.2.2 has them. Within a group (from one rebase to the next) the baseline is the
 * first points: the mean line is their mean, the limits lie 2.66 mean moving ranges either side of
 * it; moving ranges of 3.267 times their mean or more are left out of it, once, if outliers are
 * screened. Every point of the group is tested against these; the first rule that holds is the
 * point's.
 *
 * <p>A period without a value is a gap: there is no moving range across it, and no run of points
 * (of a trend, of a shift, two of three) goes on over it. A moving range or a run does not cross a
 * rebase either.
 *
 * @param points in the order given, gaps included
 */
public record ControlChart(List<Point> points) {

  /** What the lines of a point's group are. */
  public enum Basis {
    /** Too few points for limits: a median line alone, nothing is tested. */
    RUN_CHART,
    /** Limits of under 13 points. */
    TRIAL,
    /** Limits of 13 points or more. */
    SETTLED
  }

  /** What a point is a sign of. */
  public enum Signal {
    OUTSIDE,
    TREND,
    TWO_OF_THREE,
    SHIFT,
    COMMON_CAUSE,
    NOT_TESTED;

    /** As in {@code analyst/benchmarks.csv}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the sign says, given which way is better. */
  public enum Meaning {
    IMPROVEMENT,
    CONCERN,
    /** Neither way is better: high or rising. */
    HIGH,
    /** Neither way is better: low or falling. */
    LOW,
    /** Nothing special, or not tested. */
    NONE
  }

  /** The rules in the order in which they are tried. */
  public enum Rule {
    ABOVE_LIMIT(Signal.OUTSIDE, "high", "Above UCL"),
    BELOW_LIMIT(Signal.OUTSIDE, "low", "Below LCL"),
    RISING(Signal.TREND, "rising", "7 Point Trend (Increasing)"),
    FALLING(Signal.TREND, "falling", "7 Point Trend (Decreasing)"),
    TWO_HIGH(Signal.TWO_OF_THREE, "high", "2 in 3 Above CL"),
    TWO_LOW(Signal.TWO_OF_THREE, "low", "2 in 3 Below CL"),
    SHIFT_UP(Signal.SHIFT, "high", "7 Points Above CL"),
    SHIFT_DOWN(Signal.SHIFT, "low", "7 Points Below CL"),
    COMMON_CAUSE(Signal.COMMON_CAUSE, "", "Common Cause"),
    NOT_TESTED(Signal.NOT_TESTED, "", "Not tested");

    private final Signal signal;
    private final String direction;
    private final String label;

    Rule(Signal signal, String direction, String label) {
      this.signal = signal;
      this.direction = direction;
      this.label = label;
    }

    public Signal signal() {
      return signal;
    }

    /** {@code high}, {@code low}, {@code rising}, {@code falling}, or empty. */
    public String direction() {
      return direction;
    }

    /** As NHSRplotthedots names it. */
    public String label() {
      return label;
    }

    public Meaning meaning(Polarity polarity) {
      if (direction.isEmpty()) {
        return Meaning.NONE;
      }
      boolean up = direction.equals("high") || direction.equals("rising");
      return switch (polarity) {
        case NONE -> up ? Meaning.HIGH : Meaning.LOW;
        case HIGHER -> up ? Meaning.IMPROVEMENT : Meaning.CONCERN;
        case LOWER -> up ? Meaning.CONCERN : Meaning.IMPROVEMENT;
      };
    }
  }

  /**
   * One period.
   *
   * @param value a number, or why there is none
   * @param group 0 until the first rebase, then 1 and so on
   * @param centre the mean line, of a run chart the median; {@code x} in a group without a value
   * @param lower limit, not clipped; {@code x} in a run chart
   * @param upper likewise
   */
  public record Point(
      Value value, int group, Basis basis, Value centre, Value lower, Value upper, Rule rule) {}

  /**
   * What may differ from one practice to another.
   *
   * @param screened whether outlying moving ranges are left out of the limits
   * @param baseline how many points of a group make its limits, from its first
   * @param fewest points of a group for limits, unbroken or with as many moving ranges
   */
  record Settings(boolean screened, int baseline, int fewest) {}

  private static final Settings OURS = new Settings(true, 12, 6);
  private static final int SETTLED_FROM = 13;
  private static final int RUN = 7;
  private static final double PER_RANGE = 2.66;
  private static final double NEAR = 2 * (PER_RANGE / 3);
  private static final double SCREEN = 3.267;

  /**
   * @param range the mean moving range
   */
  private record Lines(double centre, double range) {

    double upper() {
      return centre + PER_RANGE * range;
    }

    double lower() {
      return centre - PER_RANGE * range;
    }

    boolean isOutside(double value) {
      return value > upper() || value < lower();
    }

    /** Beyond two thirds of the way to a limit, and not beyond the limit. */
    boolean isNear(double value) {
      return !isOutside(value) && (value > centre + NEAR * range || value < centre - NEAR * range);
    }

    /** 1 above the mean, -1 below it. */
    int side(double value) {
      return (int) Math.signum(value - centre);
    }
  }

  /**
   * By our own rule: outliers screened, limits from a group's first 12 points, trial limits under
   * 13, none (a run chart) under 6 points or 5 moving ranges.
   *
   * @param values of periods that do not overlap and follow one another, each known period without
   *     a value included
   * @param rebases positions in {@code values} at which a new group begins
   */
  public static ControlChart of(List<Value> values, Set<Integer> rebases) {
    return of(values, rebases, OURS);
  }

  static ControlChart of(List<Value> values, Set<Integer> rebases, Settings settings) {
    List<Point> points = new ArrayList<>();
    int group = 0;
    int first = 0;
    for (int next = 1; next <= values.size(); next++) {
      if (next == values.size() || rebases.contains(next)) {
        points.addAll(group(values.subList(first, next), group, settings));
        group++;
        first = next;
      }
    }
    return new ControlChart(List.copyOf(points));
  }

  private static List<Point> group(List<Value> values, int group, Settings settings) {
    double[] known = numbers(values);
    Optional<Lines> lines = lines(values, known, settings);
    if (lines.isEmpty()) {
      Value middle =
          known.length == 0 ? Value.Symbol.NOT_AVAILABLE : Value.of(TypeSeven.quantile(known, 0.5));
      return values.stream()
          .map(
              each ->
                  new Point(
                      each,
                      group,
                      Basis.RUN_CHART,
                      middle,
                      Value.Symbol.NOT_AVAILABLE,
                      Value.Symbol.NOT_AVAILABLE,
                      Rule.NOT_TESTED))
          .toList();
    }
    Lines drawn = lines.get();
    Basis basis = known.length < SETTLED_FROM ? Basis.TRIAL : Basis.SETTLED;
    Rule[] rules = new Rule[values.size()];
    Arrays.fill(rules, Rule.NOT_TESTED);
    int first = 0;
    for (int next = 0; next <= values.size(); next++) {
      if (next == values.size() || !values.get(next).isKnown()) {
        Rule[] run = rules(numbers(values.subList(first, next)), drawn);
        System.arraycopy(run, 0, rules, first, run.length);
        first = next + 1;
      }
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < rules.length; i++) {
      points.add(
          new Point(
              values.get(i),
              group,
              basis,
              Value.of(drawn.centre()),
              Value.of(drawn.lower()),
              Value.of(drawn.upper()),
              rules[i]));
    }
    return points;
  }

  private static double[] numbers(List<Value> values) {
    return values.stream()
        .flatMapToDouble(
            each ->
                each instanceof Value.Known known
                    ? DoubleStream.of(known.number())
                    : DoubleStream.empty())
        .toArray();
  }

  private static Optional<Lines> lines(List<Value> values, double[] known, Settings settings) {
    double[] baseline = Arrays.copyOf(known, Math.min(known.length, settings.baseline()));
    double[] ranges = movingRanges(values, baseline.length);
    if (known.length < settings.fewest() || ranges.length < Math.max(1, settings.fewest() - 1)) {
      return Optional.empty();
    }
    double range = mean(ranges);
    if (settings.screened()) {
      double most = SCREEN * range;
      double[] kept = Arrays.stream(ranges).filter(each -> each < most).toArray();
      range = kept.length == 0 ? range : mean(kept);
    }
    return Optional.of(new Lines(mean(baseline), range));
  }

  /** Between neighbours of the first {@code count} known values. */
  private static double[] movingRanges(List<Value> values, int count) {
    List<Double> ranges = new ArrayList<>();
    int seen = 0;
    for (int i = 0; i < values.size() && seen < count; i++) {
      if (values.get(i) instanceof Value.Known here) {
        seen++;
        if (i > 0 && values.get(i - 1) instanceof Value.Known before) {
          ranges.add(Math.abs(here.number() - before.number()));
        }
      }
    }
    return ranges.stream().mapToDouble(each -> each).toArray();
  }

  /** Correctly rounded: a point on the mean is on it, and breaks a run. */
  private static double mean(double[] values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double each : values) {
      sum = sum.add(new BigDecimal(each));
    }
    return sum.divide(new BigDecimal(values.length), MathContext.DECIMAL128).doubleValue();
  }

  /** The first rule that holds for each point of an unbroken run. */
  private static Rule[] rules(double[] values, Lines lines) {
    Rule[] rules = new Rule[values.length];
    int[] trend = trend(values);
    int[] two = twoOfThree(values, lines);
    int[] shift = shift(values, lines);
    for (int i = 0; i < values.length; i++) {
      if (lines.isOutside(values[i])) {
        rules[i] = values[i] > lines.centre() ? Rule.ABOVE_LIMIT : Rule.BELOW_LIMIT;
      } else if (trend[i] != 0) {
        rules[i] = trend[i] > 0 ? Rule.RISING : Rule.FALLING;
      } else if (two[i] != 0) {
        rules[i] = two[i] > 0 ? Rule.TWO_HIGH : Rule.TWO_LOW;
      } else if (shift[i] != 0) {
        rules[i] = shift[i] > 0 ? Rule.SHIFT_UP : Rule.SHIFT_DOWN;
      } else {
        rules[i] = Rule.COMMON_CAUSE;
      }
    }
    return rules;
  }

  /** 1 or -1 for the points of 7 that rise or fall throughout; of a point in both, the later. */
  private static int[] trend(double[] values) {
    int[] marks = new int[values.length];
    int steps = 0;
    for (int i = 1; i < values.length; i++) {
      int step = (int) Math.signum(values[i] - values[i - 1]);
      steps = step == 0 ? 0 : step * steps > 0 ? steps + step : step;
      if (Math.abs(steps) >= RUN - 1) {
        Arrays.fill(marks, i - RUN + 1, i + 1, step);
      }
    }
    return marks;
  }

  /** 1 or -1 for the points of 7 on one side of the mean. */
  private static int[] shift(double[] values, Lines lines) {
    int[] marks = new int[values.length];
    int length = 0;
    for (int i = 0; i < values.length; i++) {
      int side = lines.side(values[i]);
      length = side == 0 ? 0 : side * length > 0 ? length + side : side;
      if (Math.abs(length) >= RUN) {
        Arrays.fill(marks, i - RUN + 1, i + 1, side);
      }
    }
    return marks;
  }

  /**
   * 1 or -1 for the points near a limit, where three in a row lie on one side of the mean and two
   * of them or more are near.
   */
  private static int[] twoOfThree(double[] values, Lines lines) {
    int[] marks = new int[values.length];
    for (int i = 2; i < values.length; i++) {
      int sides = 0;
      int near = 0;
      for (int j = i - 2; j <= i; j++) {
        sides += lines.side(values[j]);
        near += lines.isNear(values[j]) ? 1 : 0;
      }
      if (Math.abs(sides) == 3 && near >= 2) {
        for (int j = i - 2; j <= i; j++) {
          if (lines.isNear(values[j])) {
            marks[j] = sides / 3;
          }
        }
      }
    }
    return marks;
  }
}
