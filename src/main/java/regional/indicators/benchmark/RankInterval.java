package regional.indicators.benchmark;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Kind;
import regional.indicators.indicator.Polarity;

/**
 * 95% limits of a rank, by simulation (Goldstein and Spiegelhalter, JRSS A 1996;159:385-443): every
 * authority's value is drawn 1,000 times from its own uncertainty, each time all are ranked, and
 * the limits are the type-7 quantiles at 2.5% and 97.5% of an authority's ranks, rounded outwards
 * to whole ranks and always holding the rank itself. A proportion is drawn from Beta(x + 1/2, n - x
 * + 1/2), a rate or ratio from Gamma(x + 1/2) / n, a mean from Student's t, a median from the
 * bootstrap of its records. The mean of a single record says nothing of its uncertainty: it is
 * drawn at its value, and its own limits are first and last.
 *
 * @param lower best rank, 1 or more
 * @param upper worst rank
 */
public record RankInterval(int lower, int upper) {

  private static final int DRAWS = 1000;
  private static final double TAIL = (1 - Interval.CONFIDENCE) / 2;

  /**
   * The generators of one field of figures that are ranked together: one to each authority, by its
   * code, so that who else is ranked, and in what order, moves nobody's draws. The seed is the
   * first 8 bytes of the SHA-256 of the data period, indicator, breakdown, region and authority;
   * the generator is the one whose every number the JDK's documentation of {@link Random} fixes. So
   * the limits never move by themselves.
   *
   * @param figure any one of the field
   * @return by an authority's {@code old_la_code}
   */
  public static Function<String, RandomGenerator> generators(Figure figure) {
    String field =
        String.join(
            "|",
            figure.period().timePeriod(),
            figure.period().timeIdentifier(),
            figure.indicatorId(),
            figure.breakdown(),
            figure.area().regionCode());
    return code -> new Random(seed(field + "|" + code));
  }

  private static long seed(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The limits of each authority's rank, by its {@code old_la_code}.
   *
   * @param indicator of polarity higher or lower
   * @param figures of the authorities that are ranked together; those without a number or of low
   *     reliability are left out
   * @param generators of draws, by an authority's code
   */
  public static Map<String, RankInterval> of(
      Indicator indicator, List<Figure> figures, Function<String, RandomGenerator> generators) {
    List<Figure> ranked =
        figures.stream().filter(each -> each.value().isKnown() && !each.lowReliability()).toList();
    double[][] draws = new double[ranked.size()][];
    for (int i = 0; i < draws.length; i++) {
      Figure figure = ranked.get(i);
      RandomGenerator generator = generators.apply(figure.area().oldLaCode());
      draws[i] = draws(indicator, figure, generator::nextLong);
    }
    int[][] counts = counts(draws, indicator.polarity());
    double[] values = ranked.stream().mapToDouble(each -> number(each.value())).toArray();
    Map<String, RankInterval> limits = new LinkedHashMap<>();
    for (int i = 0; i < draws.length; i++) {
      int rank = Rank.of(values[i], values, indicator.polarity()).rank();
      boolean unknown = indicator.kind() == Kind.MEAN && ranked.get(i).values().size() < 2;
      limits.put(
          ranked.get(i).area().oldLaCode(),
          unknown ? new RankInterval(1, values.length) : holding(rank, counts[i]));
    }
    return limits;
  }

  private static RankInterval holding(int rank, int[] counts) {
    return new RankInterval(
        Math.min(rank, (int) Math.floor(quantile(counts, TAIL))),
        Math.max(rank, (int) Math.ceil(quantile(counts, 1 - TAIL))));
  }

  /** Type 7, of ranks that are counted. */
  private static double quantile(int[] counts, double share) {
    double at = (DRAWS - 1) * share;
    int below = (int) Math.floor(at);
    int low = ordered(counts, below);
    return low + (at - below) * (ordered(counts, Math.min(below + 1, DRAWS - 1)) - low);
  }

  /** The rank in a place, from 0, of all in order. */
  private static int ordered(int[] counts, int place) {
    int rank = 0;
    for (int seen = counts[0]; seen <= place; seen += counts[rank]) {
      rank++;
    }
    return rank + 1;
  }

  /** How often each authority has each rank (from 1, at 0) in the draws; ties share the lowest. */
  private static int[][] counts(double[][] draws, Polarity polarity) {
    int[][] counts = new int[draws.length][draws.length];
    double[] together = new double[draws.length];
    int[] order = IntStream.range(0, draws.length).toArray();
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < draws.length; i++) {
        together[i] = polarity == Polarity.HIGHER ? -draws[i][draw] : draws[i][draw];
      }
      IntArrays.quickSort(order, (one, other) -> Double.compare(together[one], together[other]));
      int first = 0;
      for (int place = 0; place < order.length; place++) {
        if (together[order[place]] != together[order[first]]) {
          first = place;
        }
        counts[order[place]][first]++;
      }
    }
    return counts;
  }

  private static double[] draws(
      Indicator indicator, Figure figure, UniformRandomProvider generator) {
    double value = number(figure.value());
    return switch (indicator.kind()) {
      case MEDIAN -> medians(figure.values(), generator);
      case MEAN -> means(figure.values(), value, generator);
      case PROPORTION, RATE, RATIO -> {
        double x = number(figure.numerator().orElseThrow());
        double n = number(figure.denominator());
        yield indicator.kind() == Kind.PROPORTION && x <= n
            ? drawn(BetaDistribution.of(x + 0.5, n - x + 0.5), generator, 0, indicator.per())
            : drawn(GammaDistribution.of(x + 0.5, 1), generator, 0, indicator.per() / n);
      }
    };
  }

  private static double[] drawn(
      ContinuousDistribution distribution,
      UniformRandomProvider generator,
      double centre,
      double scale) {
    ContinuousDistribution.Sampler sampler = distribution.createSampler(generator);
    double[] drawn = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      drawn[i] = centre + scale * sampler.sample();
    }
    return drawn;
  }

  private static double[] means(List<Double> values, double mean, UniformRandomProvider generator) {
    int n = values.size();
    double[] drawn = new double[DRAWS];
    Arrays.fill(drawn, mean);
    if (n < 2) {
      return drawn;
    }
    double squares = values.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
    return drawn(TDistribution.of(n - 1), generator, mean, Math.sqrt(squares / (n - 1) / n));
  }

  /**
   * Medians of resamples with replacement, without resampling: the middle one of n uniform numbers
   * is Beta distributed, and given it the next above it is too; they say which records are in the
   * middle of the resample.
   */
  private static double[] medians(List<Double> ascending, UniformRandomProvider generator) {
    int n = ascending.size();
    int middle = (n + 1) / 2;
    double[] lower = drawn(BetaDistribution.of(middle, n - middle + 1), generator, 0, 1);
    double[] drawn = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      double upper = lower[i];
      if (n % 2 == 0) {
        upper = 1 - (1 - lower[i]) * Math.pow(generator.nextDouble(), 1.0 / (n - middle));
      }
      drawn[i] = (record(ascending, lower[i]) + record(ascending, upper)) / 2;
    }
    return drawn;
  }

  private static double record(List<Double> ascending, double at) {
    int n = ascending.size();
    return ascending.get(Math.min(n - 1, (int) (at * n)));
  }

  private static double number(Value value) {
    return ((Value.Known) value).number();
  }
}
