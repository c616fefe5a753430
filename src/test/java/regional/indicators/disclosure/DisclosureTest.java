package regional.indicators.disclosure;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.IndicatorTable;
import regional.indicators.indicator.Kind;

/** Disclosure control of figures made from made-up returns. */
class DisclosureTest {

  private static final Quarter QUARTER = new Quarter(2025, 3);

  /** The region with the fewest authorities of which all kinds of figures are made. */
  private static final String REGION = "E12000001";

  @TempDir static Path folder;

  @Test
  void everySmallFigureIsHiddenAndAReleaseOfTheSameAddsNothing() throws IOException {
    IndicatorTable table = SampledRows.table(folder, REGION, 2, QUARTER);
    List<Figure> figures = new ArrayList<>(table.figures());
    figures.addAll(table.subRegions());
    figures.addAll(table.singleQuarters());
    Disclosure disclosure =
        new Disclosure(
            SampledRows.INDICATORS, SampledRows.REFERENCE.authorities(), Dominance.PROPOSED);

    Releases.Outcome<FigureKey> first = disclosure.protect(List.of(), figures, each -> true);
    assertThat(first.unprotected()).isEmpty();
    assertThat(first.hidden()).containsValue(Reason.SECONDARY).containsValue(Reason.DOMINANCE);
    int zeros = 0;
    int hiddenZeros = 0;
    for (Figure each : figures) {
      Indicator indicator = SampledRows.INDICATORS.get(each.indicatorId());
      if (isSmall(indicator, each)) {
        assertThat(first.hidden()).containsKey(FigureKey.of(each));
      }
      if (each.numerator().filter(Value.of(0)::equals).isPresent()) {
        zeros++;
        hiddenZeros += first.hidden().get(FigureKey.of(each)) == Reason.SECONDARY ? 1 : 0;
      }
    }
    assertThat(hiddenZeros).as("hidden for others, of " + zeros).isLessThan(zeros / 20);

    Release sent = new Release(QUARTER, figures, first.hidden().keySet(), List.of());
    Map<FigureKey, Reason> again =
        disclosure.protect(List.of(sent), figures, each -> true).hidden();
    assertThat(again.keySet()).isEqualTo(first.hidden().keySet());

    Set<FigureKey> tooFew = new HashSet<>(first.hidden().keySet());
    FigureKey small =
        first.hidden().entrySet().stream()
            .filter(each -> each.getValue() == Reason.SMALL_COUNT)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    tooFew.remove(small);
    Releases.Outcome<FigureKey> late =
        disclosure.protect(
            List.of(new Release(QUARTER, figures, tooFew, List.of())), figures, each -> true);
    assertThat(late.hidden()).doesNotContainKey(small);
    assertThat(late.unprotected()).isNotEmpty();
    assertThat(late.unprotected().get(0).text()).contains("shown: ");

    Release kept = ReleaseText.read(QUARTER, ReleaseText.of(sent, SampledRows.INDICATORS));
    assertThat(kept.hidden()).isEqualTo(sent.hidden());
    assertThat(kept.figures()).hasSameSizeAs(sent.figures());
    assertThat(disclosure.protect(List.of(kept), figures, each -> true).hidden()).isEqualTo(again);
  }

  /**
   * A year that an earlier release printed is still the sum of its quarters, though neither that
   * release had a place for them nor this one for the year.
   */
  @Test
  void whatAnEarlierYearWasMadeOfStaysKnown() throws IOException {
    IndicatorTable table = SampledRows.table(folder.resolve("quarters"), REGION, 4, QUARTER);
    Disclosure disclosure =
        new Disclosure(
            SampledRows.INDICATORS, SampledRows.REFERENCE.authorities(), Dominance.PROPOSED);
    Figure year =
        table.figures().stream()
            .filter(each -> each.period().equals(DataPeriod.rollingYear(QUARTER)))
            .filter(each -> kind(each) == Kind.RATE && each.populationYear().isPresent())
            .filter(
                each -> quarters(table, each).stream().filter(DisclosureTest::small).count() == 1)
            .findFirst()
            .orElseThrow();
    List<Figure> quarters = quarters(table, year);
    Set<FigureKey> small =
        quarters.stream().filter(DisclosureTest::small).map(FigureKey::of).collect(toSet());

    Release forgetful = new Release(QUARTER, List.of(year), Set.of(), List.of());
    assertThat(disclosure.protect(List.of(forgetful), quarters, each -> true).hidden().keySet())
        .isEqualTo(small);
    Release sent = new Release(QUARTER, List.of(year), Set.of(), quarters);
    assertThat(disclosure.protect(List.of(sent), quarters, each -> true).hidden().keySet())
        .containsAll(small)
        .hasSizeGreaterThan(1);
    Release kept = ReleaseText.read(QUARTER, ReleaseText.of(sent, SampledRows.INDICATORS));
    assertThat(kept.unprinted()).hasSize(4);
    assertThat(kept.figures()).hasSize(1);
  }

  private static List<Figure> quarters(IndicatorTable table, Figure year) {
    return table.singleQuarters().stream()
        .filter(each -> each.indicatorId().equals(year.indicatorId()))
        .filter(each -> each.breakdown().equals(year.breakdown()))
        .filter(each -> each.area().equals(year.area()))
        .toList();
  }

  private static Kind kind(Figure figure) {
    return SampledRows.INDICATORS.get(figure.indicatorId()).kind();
  }

  private static boolean small(Figure figure) {
    return isSmall(SampledRows.INDICATORS.get(figure.indicatorId()), figure);
  }

  /** Numerator, rest or base from 1 to the threshold. */
  private static boolean isSmall(Indicator indicator, Figure figure) {
    if (!(figure.numerator().orElse(Value.Symbol.NOT_APPLICABLE) instanceof Value.Known above)) {
      return false;
    }
    double part = above.number();
    double whole = figure.denominator() instanceof Value.Known below ? below.number() : Double.NaN;
    int threshold = indicator.suppressThreshold();
    return (indicator.kind() != Kind.MEAN && part > 0 && part <= threshold)
        || (figure.populationYear().isEmpty() && whole > 0 && whole <= threshold)
        || (indicator.kind() == Kind.PROPORTION && whole - part > 0 && whole - part <= threshold);
  }
}
