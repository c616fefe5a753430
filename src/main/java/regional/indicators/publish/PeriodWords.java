package regional.indicators.publish;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import regional.indicators.core.DataPeriod;

/** Data periods as the Board's page says them. */
final class PeriodWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH_ALONE =
      DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

  private PeriodWords() {}

  /** As {@code Autumn term 2025/26}, {@code year to Dec 2025} or {@code 31 Dec 2025}. */
  static String whole(DataPeriod period, String clock) {
    return switch (clock) {
      case "r4" -> "year to " + MONTH.format(period.last());
      case "snapshot" -> DAY.format(period.last());
      case "census" -> "census, " + label(period).replaceFirst("^A", "a").replaceFirst("^S", "s");
      default -> label(period);
    };
  }

  private static String label(DataPeriod period) {
    return period.timeIdentifier() + " " + years(period);
  }

  /** A point of a chart: as {@code 2025/26}, {@code Oct-Dec 2025} or {@code Dec 2025}. */
  static String point(DataPeriod period, String clock) {
    return switch (clock) {
      case "r4" -> {
        LocalDate first = period.first();
        yield MONTH_ALONE.format(first) + "–" + MONTH.format(period.last());
      }
      case "snapshot" -> MONTH.format(period.last());
      default -> years(period);
    };
  }

  private static String years(DataPeriod period) {
    return period.timePeriod().substring(0, 4) + "/" + period.timePeriod().substring(4);
  }
}
