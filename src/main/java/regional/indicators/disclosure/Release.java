package regional.indicators.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import regional.indicators.core.Quarter;
import regional.indicators.indicator.Figure;

/**
 * What was sent to an audience: a line of the release ledger. It holds the hidden figures' numbers
 * too and never leaves the regional team.
 *
 * @param quarter reporting quarter
 * @param figures every figure that the outputs had a place for, as it stood
 * @param hidden those of which they had the symbol alone
 * @param unprinted figures without a place that others were the sum of: single quarters of rolling
 *     years. A later release must still know what a year that it no longer prints was made of
 */
public record Release(
    Quarter quarter, List<Figure> figures, Set<FigureKey> hidden, List<Figure> unprinted) {
  public Release {
    figures = List.copyOf(figures);
    hidden = Set.copyOf(hidden);
    unprinted = List.copyOf(unprinted);
  }

  /** Every figure that is linked with others. */
  List<Figure> linked() {
    List<Figure> linked = new ArrayList<>(figures);
    linked.addAll(unprinted);
    return linked;
  }
}
