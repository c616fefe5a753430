package regional.indicators.indicator;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Value;
import regional.indicators.returns.DefinitionFile;
import regional.indicators.returns.InvalidDefinition;

/**
 * Reads {@code jobs/small-numbers.yaml}. What it may say stands in {@code
 * schema/small-numbers.schema.json}.
 *
 * <pre>
 * rules:
 *   - id: home_education
 *     threshold: 5
 *     true_zero: shown          # or hidden
 *     symbol: c
 *     public_base: {local_authority: 10, sub_regional: 10, regional: 10, national: 100}
 *     source: "Department for Education, Elective home education, data guidance: ..."
 *     stricter: "..."           # left out: nothing here is
 * </pre>
 */
public final class SmallNumbersYaml {

  private record RulesFile(List<Entry> rules) {}

  private record Entry(
      String id,
      Integer threshold,
      TrueZero trueZero,
      String symbol,
      Bases publicBase,
      String source,
      Optional<String> stricter) {}

  private enum TrueZero {
    SHOWN,
    HIDDEN
  }

  private record Bases(
      Integer localAuthority, Integer subRegional, Integer regional, Integer national) {
    Map<GeographicLevel, Integer> byLevel() {
      Map<GeographicLevel, Integer> bases = new EnumMap<>(GeographicLevel.class);
      bases.put(GeographicLevel.LOCAL_AUTHORITY, localAuthority);
      bases.put(GeographicLevel.SUB_REGIONAL, subRegional);
      bases.put(GeographicLevel.REGIONAL, regional);
      bases.put(GeographicLevel.NATIONAL, national);
      return bases;
    }
  }

  private SmallNumbersYaml() {}

  /**
   * @return rules by id
   * @throws InvalidDefinition if the file does not fit, or a rule stands twice
   */
  public static Map<String, SmallNumbers> read(Path file) {
    Map<String, SmallNumbers> rules = new LinkedHashMap<>();
    for (Entry each : DefinitionFile.read(file, RulesFile.class).rules()) {
      try {
        if (rules.put(each.id(), made(each)) != null) {
          throw new IllegalArgumentException("the id stands twice");
        }
      } catch (IllegalArgumentException e) {
        throw new InvalidDefinition(
            String.valueOf(file.getFileName()), each.id(), String.valueOf(e.getMessage()));
      }
    }
    return rules;
  }

  private static SmallNumbers made(Entry read) {
    // x, z, u and low say other things than that a number is hidden: four things stay four.
    if (!read.symbol().equals(Value.Symbol.CONFIDENTIAL.text())) {
      throw new IllegalArgumentException(
          "the symbol of a hidden number is "
              + Value.Symbol.CONFIDENTIAL.text()
              + ", not "
              + read.symbol());
    }
    return new SmallNumbers(
        read.id(),
        read.threshold(),
        read.trueZero() == TrueZero.HIDDEN,
        Value.Symbol.CONFIDENTIAL,
        read.publicBase().byLevel(),
        read.source().strip(),
        read.stricter().orElse("").strip());
  }
}
