package regional.indicators.indicator;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;

/**
 * A data period on a clock, and the parts that must be reported for it: four quarters of a rolling
 * year, else one.
 *
 * @param quarter the last one; empty on a clock of terms
 * @param single one quarter of an indicator that is printed as a rolling year
 */
record Slot(DataPeriod period, Optional<Quarter> quarter, List<Part> parts, boolean single) {

  /**
   * What is reported at once.
   *
   * @param quarter empty on a clock of terms
   */
  record Part(DataPeriod period, Optional<Quarter> quarter) {}

  static Slot of(DataPeriod period) {
    return new Slot(period, Optional.empty(), List.of(new Part(period, Optional.empty())), false);
  }

  static Slot of(Quarter quarter) {
    return new Slot(DataPeriod.of(quarter), Optional.of(quarter), List.of(part(quarter)), false);
  }

  static Slot rollingYear(Quarter last) {
    List<Part> parts =
        IntStream.rangeClosed(-3, 0).mapToObj(back -> part(last.plus(back))).toList();
    return new Slot(DataPeriod.rollingYear(last), Optional.of(last), parts, false);
  }

  /** One quarter of an indicator that is printed as a rolling year. */
  static Slot single(Quarter quarter) {
    return new Slot(DataPeriod.of(quarter), Optional.of(quarter), List.of(part(quarter)), true);
  }

  /** The last part: that which the period ends with. */
  Part end() {
    return parts.get(parts.size() - 1);
  }

  private static Part part(Quarter quarter) {
    return new Part(DataPeriod.of(quarter), Optional.of(quarter));
  }
}
