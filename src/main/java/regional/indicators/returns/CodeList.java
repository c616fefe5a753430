package regional.indicators.returns;

import java.time.LocalDate;
import java.util.List;

/**
 * A list of codes.
 *
 * @param name unique over all returns
 */
public record CodeList(String name, List<Code> codes) {

  /**
   * @param code exactly as it stands in the file
   * @param label for readers
   * @param validFrom first day in force; {@link LocalDate#MIN} if open
   * @param validTo last day in force; {@link LocalDate#MAX} if open
   */
  public record Code(
      String code, String label, LocalDate validFrom, LocalDate validTo, String source) {}

  /** Whether the code is in force on any day from {@code first} to {@code last}. */
  public boolean contains(String code, LocalDate first, LocalDate last) {
    return codes.stream()
        .anyMatch(
            each ->
                each.code().equals(code)
                    && !each.validFrom().isAfter(last)
                    && !each.validTo().isBefore(first));
  }
}
