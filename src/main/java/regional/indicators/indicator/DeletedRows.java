package regional.indicators.indicator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.KeptMeasures;

/**
 * What stands in the place of rows that have been deleted by their age. A measure of such rows that
 * was not kept (it takes values of single records, or was declared since) is not available.
 */
final class DeletedRows {

  private static final int QUARTERS_OF_A_YEAR = 4;

  private record Of(
      String measure, KeptMeasures.Window window, String oldLaCode, Quarter quarter) {}

  private record Sent(String oldLaCode, Quarter quarter) {}

  private final Map<Of, Amount> amounts = new HashMap<>();
  private final Set<Sent> deleted = new HashSet<>();

  DeletedRows(List<KeptMeasures.Kept> kept) {
    for (KeptMeasures.Kept each : kept) {
      if (each.window() == KeptMeasures.Window.ROWS) {
        deleted.add(new Sent(each.oldLaCode(), each.quarter()));
      } else {
        amounts.put(
            new Of(each.measure(), each.window(), each.oldLaCode(), each.quarter()),
            amount(each.amount()));
      }
    }
  }

  private static Amount amount(String text) {
    if (text.equals(Value.Symbol.NOT_AVAILABLE.text())) {
      return Amount.NOT_AVAILABLE;
    }
    return text.equals(Value.Symbol.NOT_APPLICABLE.text())
        ? Amount.NOTHING
        : Amount.of(Double.parseDouble(text));
  }

  /** What a measure is known by, whatever indicator uses it. */
  static String name(Measure measure) {
    return Incoming.sha256(measure.text());
  }

  boolean isEmpty() {
    return deleted.isEmpty();
  }

  /** Empty where the rows are held. */
  Optional<Amount> ofQuarter(Measure measure, String oldLaCode, Quarter quarter) {
    return isDeleted(oldLaCode, quarter)
        ? Optional.of(known(measure, KeptMeasures.Window.QUARTER, oldLaCode, quarter))
        : Optional.empty();
  }

  /** Empty where the rows of all its quarters are held. */
  Optional<Amount> ofRollingYear(Measure measure, String oldLaCode, Quarter last) {
    for (int before = 0; before < QUARTERS_OF_A_YEAR; before++) {
      if (isDeleted(oldLaCode, last.plus(-before))) {
        return Optional.of(known(measure, KeptMeasures.Window.ROLLING_YEAR, oldLaCode, last));
      }
    }
    return Optional.empty();
  }

  /** Empty where the rows are held. */
  Optional<Amount> ofQuarterOfDate(Measure measure, String oldLaCode, Quarter quarter) {
    return isDeleted(oldLaCode, quarter)
        ? Optional.of(known(measure, KeptMeasures.Window.QUARTER_OF_DATE, oldLaCode, quarter))
        : Optional.empty();
  }

  private boolean isDeleted(String oldLaCode, Quarter quarter) {
    return deleted.contains(new Sent(oldLaCode, quarter));
  }

  private Amount known(
      Measure measure, KeptMeasures.Window window, String oldLaCode, Quarter quarter) {
    return amounts.getOrDefault(
        new Of(name(measure), window, oldLaCode, quarter), Amount.NOT_AVAILABLE);
  }
}
