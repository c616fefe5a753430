package regional.indicators.submission;

import java.util.Optional;
import regional.indicators.core.Quarter;

/** Published figures that rules set beside a return. */
@FunctionalInterface
public interface Published {

  /**
   * The authority's published figure that stands beside an indicator, for the twelve months that
   * end with the quarter.
   *
   * @return empty if none of just these months is held
   */
  Optional<Double> yearTo(String indicatorId, String oldLaCode, Quarter quarter);

  /** Nothing is held. */
  static Published nothing() {
    return (indicatorId, oldLaCode, quarter) -> Optional.empty();
  }
}
