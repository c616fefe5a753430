package regional.indicators.returns;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of codes.
 *
 * @param name unique among the lists that a return may use
 */
public record CodeList(String name, List<Code> codes) {

  public CodeList {
    codes = List.copyOf(codes);
  }

  /**
   * @param code exactly as it stands in the file
   * @param label for readers
   * @param validFrom first day in force; {@link LocalDate#MIN} if open
   * @param validTo last day in force; {@link LocalDate#MAX} if open
   * @param onlyWhere the code stands only on rows that fulfil all of these tests; empty where every
   *     row may carry it
   */
  public record Code(
      String code,
      String label,
      LocalDate validFrom,
      LocalDate validTo,
      Map<String, RowTest> onlyWhere,
      String source) {}

  /**
   * The code, if the list has it and it is in force on any day from {@code first} to {@code last}.
   */
  public Optional<Code> find(String code, LocalDate first, LocalDate last) {
    return codes.stream()
        .filter(
            each ->
                each.code().equals(code)
                    && !each.validFrom().isAfter(last)
                    && !each.validTo().isBefore(first))
        .findFirst();
  }

  /** Whether the code is in force on any day from {@code first} to {@code last}. */
  public boolean contains(String code, LocalDate first, LocalDate last) {
    return find(code, first, last).isPresent();
  }

  /** Whether the list has the code at all, in force or not. */
  public boolean lists(String code) {
    return codes.stream().anyMatch(each -> each.code().equals(code));
  }
}
