package regional.indicators.sample;

/** Divides a whole number by weights without remainder. */
final class Split {

  private Split() {}

  /**
   * Systematic sampling: every part is its exact share rounded up or down, by chance but so that on
   * average it is right (Madow 1949).
   *
   * @param weights 0 or more
   * @param start 0 (included) to 1
   * @return parts that sum to {@code whole}; all of it in the last where no weight is above 0
   */
  static long[] divide(long whole, double[] weights, double start) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    long[] parts = new long[weights.length];
    double reached = 0;
    long given = 0;
    for (int i = 0; i < weights.length; i++) {
      reached += weights[i];
      boolean last = i == weights.length - 1;
      long until = last || sum <= 0 ? (last ? whole : 0) : cut(whole, reached / sum, start);
      parts[i] = until - given;
      given = until;
    }
    return parts;
  }

  private static long cut(long whole, double share, double start) {
    return Math.min(whole, (long) Math.floor(whole * share + start));
  }
}
