package regional.indicators.disclosure;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Quarter;
import regional.indicators.core.Rounding;
import regional.indicators.core.Term;
import regional.indicators.core.Value;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.FigureStatus;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.IndicatorTable;
import regional.indicators.indicator.Indicators;
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

  @Test
  void inPublicCountsAreRoundedAndWhatIsMadeOfThemIsNot() throws IOException {
    IndicatorTable table = SampledRows.table(folder.resolve("public"), REGION, 1, QUARTER);
    Map<FigureKey, Reason> hidden = new HashMap<>();
    for (Figure each : table.figures()) {
      if (isSmall(SampledRows.INDICATORS.get(each.indicatorId()), each)) {
        hidden.put(FigureKey.of(each), Reason.SMALL_COUNT);
      }
    }
    Controlled controlled =
        new Controlled(
            new Printed(table.figures(), SampledRows.INDICATORS, List.of()),
            new Releases.Outcome<>(hidden, List.of(), List.of(), 0, 0, 0, 0));
    List<ShownFigure> sector =
        new ShownFigures(new Audience.Sector(), SampledRows.INDICATORS, controlled)
            .of(table.figures());
    List<ShownFigure> open =
        new ShownFigures(new Audience.Public(), SampledRows.INDICATORS, controlled)
            .of(table.figures());
    int rounded = 0;
    for (int i = 0; i < open.size(); i++) {
      Figure of = table.figures().get(i);
      ShownFigure shown = open.get(i);
      Indicator indicator = SampledRows.INDICATORS.get(of.indicatorId());
      if (hidden.containsKey(FigureKey.of(of))) {
        assertThat(shown.numerator().orElse(shown.denominator()))
            .isEqualTo(indicator.smallNumbers().symbol());
        continue;
      }
      int base = indicator.smallNumbers().publicBase().get(of.area().level());
      shown.numerator().ifPresent(each -> assertThat(isMultiple(each, base)).isTrue());
      if (of.populationYear().isPresent()) {
        assertThat(shown.denominator()).isEqualTo(of.denominator());
      } else {
        assertThat(isMultiple(shown.denominator(), base)).as(shown.toString()).isTrue();
      }
      assertThat(shown.value())
          .as("made from what was counted")
          .isEqualTo(
              new Rounding(indicator.decimals(), indicator.roundTo()).of(sector.get(i).value()));
      assertThat(sector.get(i).numerator()).isEqualTo(of.numerator());
      rounded += of.numerator().equals(shown.numerator()) ? 0 : 1;
    }
    assertThat(hidden).isNotEmpty();
    assertThat(rounded).isGreaterThan(100);
  }

  private static boolean isMultiple(Value value, int base) {
    return !(value instanceof Value.Known known) || known.number() % base == 0;
  }

  @Test
  void aTrueZeroIsHiddenWhereItsRuleSaysSo() throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules")).resolve("small-numbers.yaml");
    Files.writeString(
        rules,
        Files.readString(Path.of("jobs/small-numbers.yaml"))
            .replace("true_zero: shown", "true_zero: hidden"));
    Indicators strict = SampledRows.indicators(rules);
    List<Figure> figures =
        SampledRows.table(folder.resolve("zeros"), REGION, 1, QUARTER).figures().stream()
            .filter(each -> each.area().level() != GeographicLevel.NATIONAL)
            .filter(each -> each.indicatorId().startsWith("P"))
            .toList();
    Releases.Outcome<FigureKey> outcome =
        new Disclosure(strict, SampledRows.REFERENCE.authorities(), Dominance.PROPOSED)
            .protect(List.of(), figures, each -> true);
    List<Figure> zeros =
        figures.stream()
            .filter(each -> strict.get(each.indicatorId()).kind() == Kind.PROPORTION)
            .filter(each -> each.numerator().filter(Value.of(0)::equals).isPresent())
            .toList();
    assertThat(zeros).isNotEmpty();
    zeros.forEach(each -> assertThat(outcome.hidden()).containsKey(FigureKey.of(each)));
    assertThat(outcome.unprotected()).isEmpty();
  }

  /** Three times the mean of three censuses, and two of them, tell the third. */
  @Test
  void aMeanOfCensusesDoesNotTellTheOneThatIsHidden() {
    Area area = Area.of(SampledRows.REFERENCE.authorities().find("350").orElseThrow());
    Quarter summer = new Quarter(2024, 1);
    List<Figure> censuses =
        List.of(
            census(area, summer, DataPeriod.of("202324", Term.SUMMER), 3),
            census(area, new Quarter(2024, 3), DataPeriod.of("202425", Term.AUTUMN), 60),
            census(area, new Quarter(2024, 4), DataPeriod.of("202425", Term.SPRING), 57));
    Quarter last = new Quarter(2024, 4);
    Figure year = notices(area, DataPeriod.rollingYear(last), last, 12, 40);
    Figure quarter =
        notices(area, DataPeriod.of(new Quarter(2024, 3)), new Quarter(2024, 3), 8, 60);
    Disclosure disclosure =
        new Disclosure(
            SampledRows.INDICATORS, SampledRows.REFERENCE.authorities(), Dominance.PROPOSED);

    assertThat(disclosure.protect(List.of(), censuses, each -> true).hidden().keySet())
        .as("the small one, where no mean is printed")
        .containsExactly(FigureKey.of(censuses.get(0)));
    List<Figure> all = new ArrayList<>(censuses);
    all.add(year);
    assertThat(disclosure.protect(List.of(), all, each -> true).hidden().keySet())
        .as("or the mean, or another census")
        .contains(FigureKey.of(censuses.get(0)))
        .hasSize(2);
    Release sent = new Release(last, List.of(year, quarter), Set.of(), censuses);
    Releases.Outcome<FigureKey> late = disclosure.protect(List.of(sent), censuses, each -> true);
    assertThat(late.hidden())
        .as("the mean is out, and so is autumn's census under a single quarter's notices")
        .containsKey(FigureKey.of(censuses.get(0)))
        .containsKey(FigureKey.of(censuses.get(2)));
    assertThat(late.unprotected()).isEmpty();
  }

  /** Social care pays nothing of the one placement that there is: nobody may learn that either. */
  @Test
  void aSumOfNothingIsASumOfMoney() {
    Quarter quarter = new Quarter(2025, 3);
    List<Figure> figures = new ArrayList<>();
    figures.add(price("350", quarter, 0));
    figures.add(price("351", quarter, 900, 950, 1000, 1050, 1100, 990));
    figures.add(price("352", quarter, 800, 900, 1000, 1100, 1200, 1010, 1020));
    Releases.Outcome<FigureKey> outcome =
        new Disclosure(
                SampledRows.INDICATORS, SampledRows.REFERENCE.authorities(), Dominance.PROPOSED)
            .protect(List.of(), figures, each -> true);
    assertThat(outcome.hidden()).containsKey(FigureKey.of(figures.get(0)));
    assertThat(outcome.unprotected()).isEmpty();
    assertThat(Dominance.closest(0)).isEqualTo(1);
    assertThat(Dominance.closest(5000)).isEqualTo(500);
  }

  private static Figure price(String oldLaCode, Quarter quarter, double... paid) {
    double sum = DoubleStream.of(paid).sum();
    return new Figure(
        "L03M",
        "",
        Clock.SNAPSHOT,
        DataPeriod.of(quarter),
        Area.of(SampledRows.REFERENCE.authorities().find(oldLaCode).orElseThrow()),
        quarter,
        Optional.of(Value.of(sum)),
        Value.of(paid.length),
        Optional.empty(),
        Value.of(sum / paid.length),
        DoubleStream.of(paid).sorted().boxed().toList(),
        false,
        1,
        1,
        FigureStatus.FINAL);
  }

  private static Figure census(Area area, Quarter sent, DataPeriod term, double children) {
    return figure("H01", Clock.CENSUS, term, area, sent, children, 40_000, Optional.of(2024));
  }

  private static Figure notices(
      Area area, DataPeriod period, Quarter sent, double served, double children) {
    return figure("H07", Clock.R4, period, area, sent, served, children, Optional.empty());
  }

  private static Figure figure(
      String indicatorId,
      Clock clock,
      DataPeriod period,
      Area area,
      Quarter sent,
      double numerator,
      double denominator,
      Optional<Integer> populationYear) {
    return new Figure(
        indicatorId,
        "",
        clock,
        period,
        area,
        sent,
        Optional.of(Value.of(numerator)),
        Value.of(denominator),
        populationYear,
        Value.of(numerator / denominator),
        List.of(),
        false,
        1,
        1,
        FigureStatus.FINAL);
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
    int threshold = indicator.smallNumbers().threshold();
    return (indicator.kind() != Kind.MEAN && part > 0 && part <= threshold)
        || (figure.populationYear().isEmpty() && whole > 0 && whole <= threshold)
        || (indicator.kind() == Kind.PROPORTION && whole - part > 0 && whole - part <= threshold);
  }
}
