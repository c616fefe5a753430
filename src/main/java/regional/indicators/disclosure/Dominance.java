package regional.indicators.disclosure;

import java.util.List;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;

/**
 * When a price tells too much of one payer: it must be made of so many authorities and records, and
 * no authority may hold more than a share of its records or of its sum.
 *
 * @param authorities at least
 * @param records at least
 * @param share at most, of 1
 */
public record Dominance(int authorities, int records, double share) {

  /** North West proposal: 3 authorities, 5 records, 70%. */
  public static final Dominance PROPOSED = new Dominance(3, 5, 0.7);

  /** Within this share of a sum of money nobody may come to it: the p% rule with p = 10. */
  private static final double CLOSEST = 0.1;

  /** Nor within a pound, where the sum is small, or nothing was paid. */
  private static final double POUND = 1;

  private static final String MONEY = "GBP";

  static boolean isPrice(Indicator indicator) {
    return indicator.unit().startsWith(MONEY);
  }

  /** How far the bounds of a sum of money must lie apart at least. */
  static double closest(double sum) {
    return Math.max(POUND, CLOSEST * sum);
  }

  /**
   * Whether a price may not be seen.
   *
   * @param parts the figures of the authorities that it is made of; of an authority itself alone
   */
  boolean hides(List<Figure> parts) {
    double sum = 0;
    double largestSum = 0;
    int count = 0;
    int largest = 0;
    int payers = 0;
    for (Figure each : parts) {
      double paid = each.values().stream().mapToDouble(Double::doubleValue).sum();
      sum += paid;
      largestSum = Math.max(largestSum, paid);
      count += each.values().size();
      largest = Math.max(largest, each.values().size());
      payers += each.values().isEmpty() ? 0 : 1;
    }
    return count > 0
        && (payers < authorities
            || count < records
            || largest > share * count
            || largestSum > share * sum);
  }
}
