package regional.indicators.sample;

/**
 * Keyed random numbers: the number drawn for a name depends on the seed and the names on the way to
 * it, never on what else is drawn. So an authority or return more changes nobody else's numbers.
 * The mixing is that of {@link java.util.SplittableRandom} (Steele, Lea, Flood 2014).
 *
 * @param key all names so far
 */
record Draws(long key) {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  /** No draw lies further out than this many standard deviations: no absurd authority. */
  private static final double FURTHEST = 2.2;

  Draws at(String name) {
    return at(name.hashCode());
  }

  Draws at(long number) {
    return new Draws(mix(key + GOLDEN_GAMMA * (2 * number + 1)));
  }

  /** Evenly over 0 (included) to 1. */
  double uniform() {
    return (mix(key + GOLDEN_GAMMA) >>> 11) * 0x1.0p-53;
  }

  /** Standard normal, by Box and Muller; {@link StrictMath}, so that all machines agree. */
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    double value = radius * StrictMath.cos(2 * StrictMath.PI * at(1).uniform());
    return Math.max(-FURTHEST, Math.min(FURTHEST, value));
  }

  /** A count around the expected one; its average is {@code expected} where that is not small. */
  long count(double expected, double standardDeviation) {
    double drawn = expected;
    if (standardDeviation > 0) {
      drawn += standardDeviation * at(2).normal();
    }
    return (long) Math.floor(Math.max(0, drawn) + at(3).uniform());
  }

  /** One of 0 to {@code below} - 1. */
  int below(int below) {
    return (int) (uniform() * below);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
