package regional.indicators.returns;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Effect;
import tools.jackson.databind.JsonNode;

/**
 * A file of {@code jobs/returns} as it is written, before its entries are held together by {@link
 * ReturnsYaml}. What is not {@code Optional} must be there.
 */
record ReturnFile(
    @JsonProperty("return") String id,
    String title,
    int order,
    Return.Kind kind,
    List<String> key,
    Optional<Return.Derived> derived,
    Return.Standing standing,
    Optional<Map<String, List<Return.Period>>> periods,
    Optional<Map<String, List<Map<String, JsonNode>>>> rows,
    List<ColumnEntry> columns,
    Optional<Map<String, ListEntry>> codeLists,
    Optional<Map<String, List<String>>> sets,
    Optional<Return.Figures> figures,
    List<RuleEntry> rules) {

  record CommonFile(
      Map<String, String> sources,
      List<ColumnEntry> columns,
      Map<String, ListEntry> codeLists,
      Map<String, List<String>> sets,
      List<RuleEntry> rules) {}

  record ColumnEntry(
      String name,
      Column.Type type,
      Optional<String> unit,
      Optional<Boolean> required,
      Optional<Boolean> mayBeAbsent,
      Optional<Boolean> pseudonym,
      Optional<List<String>> symbols,
      Optional<List<Map<String, JsonNode>>> notApplicableWhere,
      Optional<List<Map<String, JsonNode>>> requiredWhere,
      Optional<List<String>> codes,
      Optional<Integer> minimum,
      Optional<Integer> maximum,
      Optional<Column.MustBe> mustBe,
      Optional<String> pattern,
      String definition,
      String source) {}

  record ListEntry(String source, List<CodeEntry> codes) {}

  record CodeEntry(
      String code,
      Optional<String> label,
      Optional<LocalDate> validFrom,
      Optional<LocalDate> validTo,
      Optional<Map<String, JsonNode>> onlyWhere,
      Optional<String> source) {}

  record RuleEntry(
      String code,
      Effect effect,
      String text,
      String why,
      String remedy,
      Optional<Rule.AlsoNoted> alsoNoted,
      Optional<LocalDate> effectiveFrom,
      Optional<LocalDate> effectiveTo,
      Optional<List<Check>> checks) {}
}
