package regional.indicators.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much more authorities differ than chance alone would have them, from z-scores of which the
 * extreme ones are reined in (Spiegelhalter, Qual. Saf. Health Care 2005;14:347-351).
 *
 * @param phi mean square of the z-scores used; 1 by chance
 * @param tau2 variance between authorities, on the scale of the z-scores' standard errors
 * @param used how many z-scores
 */
public record OverDispersion(double phi, double tau2, int used) {

  /**
   * Of z-scores that are moved in to their own type-7 quantiles at {@code trim} and 1 - {@code
   * trim}.
   *
   * @param errors standard errors, one to each z-score
   */
  static OverDispersion winsorised(double[] z, double[] errors, double trim) {
    double low = TypeSeven.quantile(z, trim);
    double high = TypeSeven.quantile(z, 1 - trim);
    return of(Arrays.stream(z).map(each -> Math.min(high, Math.max(low, each))).toArray(), errors);
  }

  /**
   * Of the z-scores left when the first and last of 1 / {@code trim} groups by rank are dropped, as
   * NHS Digital's SHMI does: the group is rank x groups / (count + 1) rounded down, ties having
   * their mean rank. A z-score that is not finite (no events: no logarithm) takes its rank, and is
   * dropped in any case.
   */
  static OverDispersion truncated(double[] z, double[] errors, double trim) {
    long groups = Math.round(1 / trim);
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < z.length; i++) {
      double own = z[i];
      long below = Arrays.stream(z).filter(each -> each < own).count();
      long tied = Arrays.stream(z).filter(each -> each == own).count();
      double rank = below + (tied + 1) / 2.0;
      double group = Math.floor(rank * groups / (z.length + 1));
      if (group > 0 && group < groups - 1 && Double.isFinite(own)) {
        kept.add(i);
      }
    }
    return of(
        kept.stream().mapToDouble(i -> z[i]).toArray(),
        kept.stream().mapToDouble(i -> errors[i]).toArray());
  }

  private static OverDispersion of(double[] z, double[] errors) {
    int n = z.length;
    double squares = 0;
    double weights = 0;
    double squaredWeights = 0;
    for (int i = 0; i < n; i++) {
      double weight = 1 / (errors[i] * errors[i]);
      squares += z[i] * z[i];
      weights += weight;
      squaredWeights += weight * weight;
    }
    double between =
        n < 2 || squares < n - 1 ? 0 : (squares - (n - 1)) / (weights - squaredWeights / weights);
    return new OverDispersion(n == 0 ? 0 : squares / n, between, n);
  }
}
