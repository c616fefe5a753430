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

  /** Gives a sum of four uniform numbers the variance 1. */
  private static final double SQUARE_ROOT_OF_3 = 1.7320508075688772;

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

  /**
   * Standard normal, nearly: four uniform numbers added up (Irwin and Hall), which costs no
   * logarithm.
   */
  double normal() {
    double sum = -2;
    for (int i = 0; i < 4; i++) {
      sum += at(i).uniform();
    }
    return Math.max(-FURTHEST, Math.min(FURTHEST, sum * SQUARE_ROOT_OF_3));
  }

  /** A count around the expected one; its average is {@code expected} where that is not small. */
  long count(double expected, double standardDeviation) {
    double drawn = expected;
    if (standardDeviation > 0) {
      drawn += standardDeviation * at(5).normal();
    }
    return (long) Math.floor(Math.max(0, drawn) + at(6).uniform());
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
