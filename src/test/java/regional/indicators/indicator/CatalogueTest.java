package regional.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every indicator must have; that references resolve is held by reading them. */
class CatalogueTest {

  /** The indicator set, and what packs print beside it. */
  private static final List<Indicator> ALL = Definitions.INDICATORS.and(Definitions.CONTEXT).all();

  private static final Path EXAMPLES = Path.of("src/test/resources/examples");

  @Test
  void theSixtyTwoAgreedIndicatorsAreThereAndNoIdTwice() {
    List<String> ids = new ArrayList<>(List.of("P10M", "L03M"));
    ids.addAll(numbered("A", 8));
    ids.addAll(numbered("X", 7));
    ids.addAll(numbered("H", 8));
    ids.addAll(numbered("P", 14));
    ids.addAll(numbered("L", 11));
    ids.addAll(numbered("S", 12));
    assertThat(ids).hasSize(62);
    assertThat(Definitions.INDICATORS.all().stream().map(Indicator::id)).containsAll(ids);
    assertThat(ALL.stream().map(Indicator::id)).doesNotHaveDuplicates();
  }

  private static List<String> numbered(String letter, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(n -> "%s%02d".formatted(letter, n)).toList();
  }

  @Test
  void everyIndicatorHasAnExampleAndEveryExampleAnIndicator() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      Set<String> named =
          files
              .map(each -> each.getFileName().toString().replace(".yaml", ""))
              .collect(Collectors.toSet());
      assertThat(named)
          .as("src/test/resources/examples/<id>.yaml: small rows in, a hand-worked answer out")
          .containsExactlyInAnyOrderElementsOf(ALL.stream().map(Indicator::id).toList());
    }
  }

  @Test
  void everyIndicatorSaysInPlainWordsWhatItIsAndWhereItIsFrom() {
    for (Indicator each : ALL) {
      assertThat(each.definition())
          .as(each.id() + " definition")
          .endsWith(".")
          .hasSizeBetween(40, 400)
          .doesNotContain("_", "R4", "numerator", "denominator");
      assertThat(each.source()).as(each.id() + " source").hasSizeGreaterThan(15);
      assertThat(each.numeratorText()).as(each.id() + " numerator").isNotBlank();
      assertThat(each.denominatorText()).as(each.id() + " denominator").isNotBlank();
      assertThat(each.smallNumbers().threshold()).as(each.id()).isEqualTo(5);
      assertThat(each.smallNumbers().source()).as(each.id()).hasSizeGreaterThan(40);
    }
  }

  @Test
  void whatHasNoPopulationBelowItHasASmallestBase() {
    for (Indicator each : ALL) {
      boolean population = each.denominator().get(0).from() instanceof Measure.Population;
      assertThat(each.minimumDenominator().isPresent()).as(each.id()).isEqualTo(!population);
    }
  }
}
