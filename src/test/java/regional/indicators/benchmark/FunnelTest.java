package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static regional.indicators.benchmark.Vectors.near;
import static regional.indicators.benchmark.Vectors.number;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Kind;
import regional.indicators.indicator.Polarity;

class FunnelTest {

  private static final Map<String, List<CSVRecord>> SETS = sets();

  private static Map<String, List<CSVRecord>> sets() {
    Map<String, List<CSVRecord>> sets = new LinkedHashMap<>();
    for (CSVRecord row : Vectors.rows("funnels")) {
      sets.computeIfAbsent(row.get("set"), k -> new ArrayList<>()).add(row);
    }
    return sets;
  }

  private static Kind kind(String set) {
    return SETS.get(set).get(0).get("kind").equals("rate") ? Kind.RATE : Kind.PROPORTION;
  }

  private static Indicator indicator(Kind kind) {
    return GivenFigures.indicator(kind, Polarity.LOWER, 100);
  }

  private static List<Figure> figures(String set) {
    List<Figure> figures = new ArrayList<>();
    for (CSVRecord row : SETS.get(set)) {
      figures.add(
          GivenFigures.counted("A" + figures.size(), number(row, "x"), number(row, "n"), 100));
    }
    return figures;
  }

  private static Funnel funnel(Kind kind, List<Figure> figures) {
    return Funnel.of(indicator(kind), figures).orElseThrow();
  }

  @Test
  void limitsAndDispersionAreThoseOfAnotherTool() {
    for (String set : SETS.keySet()) {
      Funnel funnel = funnel(kind(set), figures(set));
      for (CSVRecord row : SETS.get(set)) {
        double n = number(row, "n");
        assertThat(funnel.overDispersion().phi())
            .isCloseTo(number(row, "phi"), near(number(row, "phi")));
        assertThat(funnel.overDispersion().tau2())
            .isCloseTo(number(row, "tau2"), near(number(row, "tau2")));
        same(funnel.unadjusted(n), row, "");
        same(funnel.adjusted(n), row, "adjusted_");
      }
    }
    assertThat(SETS).hasSize(4);
  }

  private static void same(Funnel.Limits limits, CSVRecord row, String prefix) {
    same(limits.lower998(), row, prefix + "lower998");
    same(limits.lower95(), row, prefix + "lower95");
    same(limits.upper95(), row, prefix + "upper95");
    same(limits.upper998(), row, prefix + "upper998");
  }

  private static void same(double limit, CSVRecord row, String column) {
    double expected = number(row, column) * 100;
    assertThat(limit).as(row + column).isCloseTo(expected, near(expected));
  }

  @Test
  void limitsAreWidenedOnlyWhereAuthoritiesDifferMoreThanByChance() {
    for (String set : SETS.keySet()) {
      Funnel funnel = funnel(kind(set), figures(set));
      assertThat(funnel.isAdjusted()).as(set).isEqualTo(set.startsWith("wide"));
      assertThat(funnel.limits(500))
          .isEqualTo(set.startsWith("wide") ? funnel.adjusted(500) : funnel.unadjusted(500));
      if (set.startsWith("wide")) {
        assertThat(funnel.limits(500)).isNotEqualTo(funnel.unadjusted(500));
      }
    }
  }

  /** DOMAIN's own example: half of 100 is 40.26 to 59.74, and 34.79 to 65.21. */
  @Test
  void limitsAroundHalfOfAHundredAreTheKnownOnes() {
    Funnel funnel =
        Funnel.of(Kind.PROPORTION, 100, List.of(new Funnel.Point("", 5, 10, true)), 0.1);
    Funnel.Limits limits = funnel.limits(100);
    assertThat(limits.lower95()).isCloseTo(40.26, within(0.005));
    assertThat(limits.upper95()).isCloseTo(59.74, within(0.005));
    assertThat(limits.lower998()).isCloseTo(34.79, within(0.005));
    assertThat(limits.upper998()).isCloseTo(65.21, within(0.005));
    assertThat(funnel.centre()).isEqualTo(50);
  }

  @Test
  void limitsOfAProportionStayWithinNoneAndAll() {
    Funnel funnel =
        Funnel.of(Kind.PROPORTION, 100, List.of(new Funnel.Point("", 5, 10, true)), 0.1);
    assertThat(funnel.limits(1)).isEqualTo(new Funnel.Limits(0, 0, 100, 100));
  }

  @Test
  void outsideTheOuterLimitsIsOutlyingAndOutsideTheInnerIsWatched() {
    Funnel.Limits limits = new Funnel.Limits(1, 2, 4, 5);
    assertThat(Funnel.verdict(5.1, limits)).isEqualTo(Funnel.Verdict.OUTLYING_HIGH);
    assertThat(Funnel.verdict(5, limits)).isEqualTo(Funnel.Verdict.WATCH_HIGH);
    assertThat(Funnel.verdict(4, limits)).isEqualTo(Funnel.Verdict.WITHIN);
    assertThat(Funnel.verdict(2, limits)).isEqualTo(Funnel.Verdict.WITHIN);
    assertThat(Funnel.verdict(1, limits)).isEqualTo(Funnel.Verdict.WATCH_LOW);
    assertThat(Funnel.verdict(0.9, limits)).isEqualTo(Funnel.Verdict.OUTLYING_LOW);
    assertThat(Funnel.Verdict.OUTLYING_LOW.text()).isEqualTo("outlying_low");
  }

  @Test
  void anAuthorityStandsWhereItsValueLiesInTheLimitsOfItsBase() {
    List<Figure> figures = figures("calm proportions");
    figures.add(GivenFigures.counted("high", 400, 1000, 100));
    Funnel funnel = funnel(Kind.PROPORTION, figures);
    for (Figure each : figures) {
      double n = number(each.denominator());
      assertThat(funnel.verdict(each.area().oldLaCode()))
          .isEqualTo(Funnel.verdict(number(each.value()), funnel.limits(n)));
    }
    assertThat(funnel.verdict("high")).isEqualTo(Funnel.Verdict.OUTLYING_HIGH);
    assertThat(funnel.verdict("A0")).isEqualTo(Funnel.Verdict.WITHIN);
    assertThat(funnel.verdict("nobody")).isEqualTo(Funnel.Verdict.NOT_TESTED);
  }

  @Test
  void meansAndMediansAreNotTested() {
    assertThat(Funnel.of(indicator(Kind.MEAN), figures("wide rates"))).isEmpty();
    assertThat(Funnel.of(indicator(Kind.MEDIAN), figures("wide rates"))).isEmpty();
  }

  @Test
  void nineReliableAuthoritiesAreTooFew() {
    List<Figure> figures = figures("wide rates").subList(0, 10);
    assertThat(Funnel.of(indicator(Kind.RATE), figures)).isPresent();
    List<Figure> nine = new ArrayList<>(figures.subList(0, 9));
    nine.add(GivenFigures.unreliable(figures.get(9)));
    nine.add(GivenFigures.without("350", Value.Symbol.NOT_AVAILABLE));
    assertThat(Funnel.of(indicator(Kind.RATE), nine)).isEmpty();
  }

  @Test
  void anUnreliableFigureCountsInTheCentreAndIsNotTested() {
    List<Figure> figures = figures("calm rates");
    Funnel before = funnel(Kind.RATE, figures);
    figures.add(GivenFigures.unreliable(GivenFigures.counted("small", 9, 10, 100)));
    Funnel after = funnel(Kind.RATE, figures);
    assertThat(after.verdict("small")).isEqualTo(Funnel.Verdict.NOT_TESTED);
    assertThat(after.centre()).isGreaterThan(before.centre());
    assertThat(after.overDispersion().used()).isEqualTo(before.overDispersion().used());
  }

  @Test
  void anAuthorityThatDidNotReportMovesNoLimit() {
    List<Figure> figures = figures("wide rates");
    Funnel before = funnel(Kind.RATE, figures);
    figures.add(0, GivenFigures.without("350", Value.Symbol.NOT_AVAILABLE));
    figures.add(0, GivenFigures.noneOfNone("351"));
    Funnel after = funnel(Kind.RATE, figures);
    assertThat(after.limits(1234)).isEqualTo(before.limits(1234));
    assertThat(after.verdict("350")).isEqualTo(Funnel.Verdict.NOT_TESTED);
  }

  @Test
  void underOneExpectedEventOrNonEventIsNotTested() {
    assertThat(verdict(Kind.RATE, 9.9)).isEqualTo(Funnel.Verdict.NOT_TESTED);
    assertThat(verdict(Kind.RATE, 10.1)).isNotEqualTo(Funnel.Verdict.NOT_TESTED);
    assertThat(verdict(Kind.PROPORTION, 9.9)).isEqualTo(Funnel.Verdict.NOT_TESTED);
    assertThat(verdict(Kind.PROPORTION, 10.1)).isNotEqualTo(Funnel.Verdict.NOT_TESTED);
    Funnel nearlyAll =
        Funnel.of(
            Kind.PROPORTION,
            1,
            List.of(
                new Funnel.Point("large", 910, 1000, true), new Funnel.Point("small", 9, 10, true)),
            0.1);
    assertThat(nearlyAll.verdict("small")).isEqualTo(Funnel.Verdict.NOT_TESTED);
    assertThat(nearlyAll.verdict("large")).isNotEqualTo(Funnel.Verdict.NOT_TESTED);
  }

  /** Beside an authority of 100,000 that has one event in ten. */
  private static Funnel.Verdict verdict(Kind kind, double n) {
    return Funnel.of(
            kind,
            1,
            List.of(
                new Funnel.Point("large", 10_000, 100_000, true),
                new Funnel.Point("small", n / 10, n, true)),
            0.1)
        .verdict("small");
  }

  @Test
  void oneCountAboveItsBaseMakesAllOfThemRates() {
    List<Figure> figures = figures("wide proportions");
    figures.add(GivenFigures.counted("above", 401, 400, 100));
    assertThat(funnel(Kind.PROPORTION, figures).limits(300))
        .isEqualTo(funnel(Kind.RATE, figures).limits(300));
    figures.set(figures.size() - 1, GivenFigures.counted("above", 400, 400, 100));
    assertThat(funnel(Kind.PROPORTION, figures).limits(300))
        .isNotEqualTo(funnel(Kind.RATE, figures).limits(300));
  }

  @Test
  void anAuthorityWithoutEventsLeavesTheDispersionFinite() {
    List<Figure> figures = figures("wide rates");
    for (int i = 0; i < 6; i++) {
      figures.add(GivenFigures.counted("none" + i, 0, 1000, 100));
    }
    Funnel funnel = funnel(Kind.RATE, figures);
    assertThat(funnel.overDispersion().phi()).isFinite();
    assertThat(funnel.verdict("none0")).isNotEqualTo(Funnel.Verdict.NOT_TESTED);
  }

  @Test
  void whereNobodyHasAnEventThereIsNoFunnel() {
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      figures.add(GivenFigures.counted("A" + i, 0, 1000, 100));
    }
    for (Kind kind : List.of(Kind.PROPORTION, Kind.RATE, Kind.RATIO)) {
      assertThat(Funnel.of(indicator(kind), figures)).isEmpty();
    }
  }

  @Test
  void theOrderOfRowsMovesNoVerdict() {
    for (String set : SETS.keySet()) {
      List<Figure> figures = figures(set);
      Funnel before = funnel(kind(set), figures);
      Collections.shuffle(figures, new Random(5));
      Funnel after = funnel(kind(set), figures);
      for (Figure each : figures) {
        assertThat(after.verdict(each.area().oldLaCode()))
            .isEqualTo(before.verdict(each.area().oldLaCode()));
      }
    }
  }

  /** Ten z-scores: the first and the last by rank go. */
  @Test
  void truncationDropsATenthAtEachEnd() {
    double[] z = {0, 1, 2, 3, 4, 5, 6, 7, 8, 99};
    double[] errors = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    assertThat(OverDispersion.truncated(z, errors, 0.1))
        .isEqualTo(new OverDispersion(204.0 / 8, (204.0 - 7) / 7, 8));
  }

  /** Ties have their mean rank: 1.5 of the first two, so both stay; of 9.5 both go. */
  @Test
  void tiedScoresAreTruncatedTogether() {
    double[] z = {1, 1, 2, 3, 4, 5, 6, 7, 9, 9};
    double[] errors = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    assertThat(OverDispersion.truncated(z, errors, 0.1).used()).isEqualTo(10);
    double[] three = {0, 1, 2, 3, 4, 5, 6, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};
    assertThat(OverDispersion.truncated(three, new double[21], 0.1).used()).isEqualTo(19);
  }

  /** Moved in to 0.9 and 8.1: 0.81 + 1 + 4 + ... + 64 + 65.61. */
  @Test
  void winsorisingMovesATenthInAtEachEnd() {
    double[] z = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    double[] errors = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    OverDispersion found = OverDispersion.winsorised(z, errors, 0.1);
    assertThat(found.phi()).isCloseTo(27.042, within(1e-12));
    assertThat(found.tau2()).isCloseTo((270.42 - 9) / 9, within(1e-12));
    assertThat(found.used()).isEqualTo(10);
  }

  @Test
  void scoresNoWiderThanChanceHaveNoVarianceBetween() {
    double[] z = {0.1, -0.1, 0.2};
    assertThat(OverDispersion.winsorised(z, new double[] {1, 2, 3}, 0.1).tau2()).isZero();
    assertThat(OverDispersion.winsorised(new double[] {9}, new double[] {1}, 0.1).tau2()).isZero();
  }
}
