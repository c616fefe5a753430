package regional.indicators.indicator;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import regional.indicators.core.DataPeriod;

/**
 * A day from which figures are something else than before.
 *
 * @param indicators ids; empty: all
 * @param authorities 3-digit numbers; empty: every area, regions included
 * @param from the first day after the break
 * @param who decided it; empty where a reorganisation did
 * @param when it was decided; empty where a reorganisation did
 */
public record Break(
    List<String> indicators,
    List<String> authorities,
    LocalDate from,
    Kind kind,
    String who,
    Optional<LocalDate> when,
    String why) {

  public Break {
    indicators = List.copyOf(indicators);
    authorities = List.copyOf(authorities);
  }

  /** What has changed. */
  public enum Kind {
    /** What is counted. */
    DEFINITION,
    /** The area. */
    BOUNDARY,
    /** The level, for a known reason: figures are still compared, a control chart begins anew. */
    REBASE
  }

  /** Whether a day before the break is in the one period, and a day after it in the other. */
  boolean liesBetween(DataPeriod earlier, DataPeriod later) {
    return earlier.first().isBefore(from) && !later.last().isBefore(from);
  }
}
