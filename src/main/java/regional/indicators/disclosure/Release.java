package regional.indicators.disclosure;

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
 */
public record Release(Quarter quarter, List<Figure> figures, Set<FigureKey> hidden) {
  public Release {
    figures = List.copyOf(figures);
    hidden = Set.copyOf(hidden);
  }
}
