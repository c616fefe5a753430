package regional.indicators.submission;

import java.time.LocalDate;
import java.util.Optional;
import regional.indicators.core.Quarter;

/** Published figures that rules set beside a return. */
@FunctionalInterface
public interface Published {

  /**
   * The authority's published figure that stands beside an indicator, for just these days.
   *
   * @param first first day that it describes
   * @param last last day that it describes
   * @return empty if none of just these days is held
   */
  Optional<Double> figure(String indicatorId, String oldLaCode, LocalDate first, LocalDate last);

  /** That of the twelve months that end with the quarter. */
  default Optional<Double> yearTo(String indicatorId, String oldLaCode, Quarter quarter) {
    return figure(indicatorId, oldLaCode, quarter.plus(-3).firstDay(), quarter.lastDay());
  }

  /** That of the month that follows the quarter. */
  default Optional<Double> monthAfter(String indicatorId, String oldLaCode, Quarter quarter) {
    LocalDate first = quarter.lastDay().plusDays(1);
    return figure(indicatorId, oldLaCode, first, first.plusMonths(1).minusDays(1));
  }

  /** Nothing is held. */
  static Published nothing() {
    return (indicatorId, oldLaCode, first, last) -> Optional.empty();
  }
}
