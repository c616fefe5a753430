package regional.indicators.disclosure;

import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;

/**
 * What names a figure. The single quarter of a rolling year is another figure: its period is the
 * quarter itself.
 *
 * @param breakdown empty for the whole
 */
public record FigureKey(
    String indicatorId, String breakdown, Clock clock, DataPeriod period, Area area) {

  public static FigureKey of(Figure figure) {
    return new FigureKey(
        figure.indicatorId(), figure.breakdown(), figure.clock(), figure.period(), figure.area());
  }

  /** As in {@code X01 Secondary, Bolton, 202526 Autumn term}. */
  @Override
  public String toString() {
    return indicatorId
        + (breakdown.isEmpty() ? "" : " " + breakdown)
        + ", "
        + area.name()
        + ", "
        + period
        + (clock == Clock.R4 && period.first().plusMonths(11).isBefore(period.last())
            ? " and the three quarters before"
            : "");
  }
}
