package regional.indicators.disclosure;

/**
 * What a published figure says of one cell: that it lies between two numbers.
 *
 * @param cell of the publication
 * @param low smallest number that fits what is printed
 * @param high largest
 */
public record Stated(int cell, double low, double high) {

  private static final double ROUNDING = 1e-9;

  /** Printed as it is. */
  public static Stated exactly(int cell, double number) {
    return new Stated(cell, number, number);
  }

  /** Printed as {@code printed}, a multiple of {@code base}: at most half a base away. */
  public static Stated rounded(int cell, double printed, double base) {
    return new Stated(cell, Math.max(0, printed - base / 2), printed + base / 2);
  }

  /**
   * The count above a rate that is printed to some decimals, half up; everybody knows the
   * denominator.
   *
   * @param per value = count / denominator x this
   */
  public static Stated ofRate(
      int cell, double printed, int decimals, double per, double denominator) {
    double half = 0.5 * Math.pow(10, -decimals);
    double unit = denominator / per;
    double low = Math.ceil((printed - half) * unit - ROUNDING);
    double high = Math.ceil((printed + half) * unit - ROUNDING) - 1;
    return new Stated(cell, Math.max(0, low), high);
  }
}
