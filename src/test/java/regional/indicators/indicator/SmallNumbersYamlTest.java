package regional.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Value;
import regional.indicators.returns.InvalidDefinition;

class SmallNumbersYamlTest {

  private static final Path FILE = Path.of("jobs/small-numbers.yaml");

  @TempDir private Path folder;

  private static SmallNumbers rule(int threshold, boolean zeroIsSmall, int base, int england) {
    Map<GeographicLevel, Integer> bases = new EnumMap<>(GeographicLevel.class);
    for (GeographicLevel each : GeographicLevel.values()) {
      bases.put(each, each == GeographicLevel.NATIONAL ? england : base);
    }
    return new SmallNumbers(
        "rule", threshold, zeroIsSmall, Value.Symbol.CONFIDENTIAL, bases, "source", "");
  }

  @Test
  void everyRuleCitesItsCollectionAndIsNamedByAnIndicator() {
    Set<String> named =
        Stream.concat(Definitions.INDICATORS.all().stream(), Definitions.CONTEXT.all().stream())
            .map(each -> each.smallNumbers().id())
            .collect(Collectors.toSet());
    assertThat(Definitions.SMALL_NUMBERS).containsOnlyKeys(named);
    Definitions.SMALL_NUMBERS
        .values()
        .forEach(
            each -> assertThat(each.source()).as(each.id()).contains("Department for Education, "));
  }

  @Test
  void homeEducationIsRoundedAsDfeRoundsIt() {
    SmallNumbers rule = Definitions.INDICATORS.get("H01").smallNumbers();
    assertThat(rule.inPublic(GeographicLevel.LOCAL_AUTHORITY, Value.of(645)))
        .isEqualTo(Value.of(650));
    assertThat(rule.inPublic(GeographicLevel.REGIONAL, Value.of(13_764)))
        .isEqualTo(Value.of(13_760));
    assertThat(rule.inPublic(GeographicLevel.NATIONAL, Value.of(111_649)))
        .isEqualTo(Value.of(111_600));
  }

  @ParameterizedTest
  @CsvSource({
    // threshold, zero is small, count, small
    "5, false, 0, false",
    "5, false, 1, true",
    "5, false, 5, true",
    "5, false, 6, false",
    "5, true, 0, true",
    "5, true, 6, false",
    "0, false, 0, false",
    "0, false, 1, false",
    "2, false, 3, false",
    "5, true, -1, false",
  })
  void whatIsSmall(int threshold, boolean zeroIsSmall, double count, boolean small) {
    assertThat(rule(threshold, zeroIsSmall, 5, 10).isSmall(count)).isEqualTo(small);
  }

  @Test
  void aCountThatRoundsToZeroIsNoZeroAndASymbolStays() {
    SmallNumbers rule = rule(5, false, 10, 100);
    assertThat(rule.inPublic(GeographicLevel.NATIONAL, Value.of(49)))
        .isEqualTo(Value.Symbol.ROUNDS_TO_ZERO);
    assertThat(rule.inPublic(GeographicLevel.NATIONAL, Value.of(0))).isEqualTo(Value.of(0));
    assertThat(rule.inPublic(GeographicLevel.REGIONAL, Value.Symbol.NOT_AVAILABLE))
        .isEqualTo(Value.Symbol.NOT_AVAILABLE);
    assertThat(rule(5, false, 1, 1).inPublic(GeographicLevel.REGIONAL, Value.of(2.25)))
        .as("a base of 1 leaves it as it is")
        .isEqualTo(Value.of(2.25));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          symbol: c                 | symbol: x                | absence: the symbol of a hidden number is c
          local_authority: 5,       | local_authority: 0,      | absence: public_base has no base of 1 or more
          id: exclusions            | id: absence              | absence: the id stands twice
          true_zero: shown          | true_zero: hiden         | rules[0].true_zero: hiden is none of shown, hidden
          threshold: 5              | treshold: 5              | rules[0].threshold: this key is missing
          """)
  void aFaultNamesTheRule(String found, String put, String message) throws IOException {
    String text = Files.readString(FILE);
    assertThat(text).contains(found);
    Path file = Files.writeString(folder.resolve("small-numbers.yaml"), replaced(text, found, put));
    assertThatThrownBy(() -> SmallNumbersYaml.read(file))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageStartingWith("small-numbers.yaml: ")
        .hasMessageContaining(message);
  }

  @Test
  void aZeroCannotHideAmongCountsOfWhichNoneIsSmall() throws IOException {
    String text = replaced(Files.readString(FILE), "true_zero: shown", "true_zero: hidden");
    Path file =
        Files.writeString(
            folder.resolve("small-numbers.yaml"), replaced(text, "threshold: 5", "threshold: 0"));
    assertThatThrownBy(() -> SmallNumbersYaml.read(file))
        .hasMessageContaining("absence: a zero is hidden among small counts");
  }

  private static String replaced(String text, String found, String put) {
    int at = text.indexOf(found);
    return text.substring(0, at) + put + text.substring(at + found.length());
  }
}
