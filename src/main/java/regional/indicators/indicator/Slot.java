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
 * @param span all that the parts cover; the period itself, but for a single quarter that also needs
 *     the three before it
 * @param quarter the last one; empty on a clock of terms
 * @param single one quarter of an indicator that is printed as a rolling year
 */
record Slot(
    DataPeriod period,
    DataPeriod span,
    Optional<Quarter> quarter,
    List<Part> parts,
    boolean single) {

  /**
   * What is reported at once.
   *
   * @param quarter empty on a clock of terms
   */
  record Part(DataPeriod period, Optional<Quarter> quarter) {}

  static Slot of(DataPeriod period) {
    return new Slot(
        period, period, Optional.empty(), List.of(new Part(period, Optional.empty())), false);
  }

  static Slot of(Quarter quarter) {
    DataPeriod period = DataPeriod.of(quarter);
    return new Slot(period, period, Optional.of(quarter), List.of(part(quarter)), false);
  }

  static Slot rollingYear(Quarter last) {
    List<Part> parts =
        IntStream.rangeClosed(-3, 0).mapToObj(back -> part(last.plus(back))).toList();
    DataPeriod period = DataPeriod.rollingYear(last);
    return new Slot(period, period, Optional.of(last), parts, false);
  }

  /**
   * One quarter of an indicator that is printed as a rolling year.
   *
   * @param needsYear a mean over the rolling year's quarters is among its measures
   */
  static Slot single(Quarter quarter, boolean needsYear) {
    Slot needed = needsYear ? rollingYear(quarter) : of(quarter);
    return new Slot(
        DataPeriod.of(quarter), needed.span(), Optional.of(quarter), needed.parts(), true);
  }

  /** The last part: that which the period ends with. */
  Part end() {
    return parts.get(parts.size() - 1);
  }

  private static Part part(Quarter quarter) {
    return new Part(DataPeriod.of(quarter), Optional.of(quarter));
  }
}
