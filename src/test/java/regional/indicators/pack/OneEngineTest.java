package regional.indicators.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import regional.indicators.benchmark.ControlChart;
import regional.indicators.benchmark.Difference;
import regional.indicators.benchmark.Direction;
import regional.indicators.benchmark.Funnel;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.Standing;
import regional.indicators.indicator.Polarity;
import regional.indicators.pack.chart.Chart;
import regional.indicators.pack.chart.Sign;

/**
 * Table, chart, colour and sentence say the same of the same signal, whatever it is; and what one
 * of them says the others cannot deny.
 */
class OneEngineTest {

  private static final View VIEW = PlausibleView.of("Bolton");
  private static final List<String> DIRECTIONS =
      List.of("improving", "worsening", "rising", "falling");
  private static final List<String> DIFFERENCES =
      List.of("better", "worse", "higher", "lower", "similar");

  private static IndicatorView indicator() {
    return VIEW.subjects().get(4).indicators().stream()
        .filter(each -> each.text().id().equals("L07"))
        .findFirst()
        .orElseThrow();
  }

  private static IndicatorView with(Standing standing, View.Sign last) {
    IndicatorView given = indicator();
    List<View.ChartPoint> points = new ArrayList<>();
    for (View.ChartPoint each : given.chart()) {
      View.ChartPoint quiet = signed(each, new View.Sign("common_cause", "", "none"));
      points.add(quiet);
    }
    points.set(points.size() - 1, signed(points.get(points.size() - 1), last));
    return new IndicatorView(
        given.text(),
        "",
        given.clock(),
        Optional.of(standing),
        points,
        given.peers(),
        given.funnel());
  }

  private static View.ChartPoint signed(View.ChartPoint point, View.Sign sign) {
    return new View.ChartPoint(
        point.period(),
        point.own(),
        point.region(),
        point.basis(),
        point.centre(),
        point.lower(),
        point.upper(),
        sign,
        List.of());
  }

  private static Standing standing(
      String difference, String direction, String funnel, View.Sign sign) {
    Standing given = indicator().standing().orElseThrow();
    View.Change change = given.change();
    return new Standing(
        given.own(),
        given.region(),
        given.beside().stream()
            .map(
                each ->
                    new View.Beside(
                        each.comparator(),
                        each.timePeriod(),
                        each.timeIdentifier(),
                        each.value(),
                        each.authorities(),
                        each.authoritiesOf(),
                        each.comparator().equals("region") ? difference : "not_compared",
                        each.published()))
            .toList(),
        given.rank(),
        given.band(),
        given.previous(),
        new View.Change(
            change.change(), change.lower(), change.upper(), change.method(), direction),
        funnel,
        sign);
  }

  private static final View.Sign QUIET = new View.Sign("common_cause", "", "none");

  @ParameterizedTest
  @EnumSource(Direction.class)
  void aChangeIsNamedAlikeInTableAndSentence(Direction direction) {
    IndicatorView indicator =
        with(standing("not_compared", direction.text(), "within", QUIET), QUIET);
    String word = direction.text().replace('_', ' ');
    FigureRow row = FigureRow.of(indicator, VIEW);
    assertThat(row.direction()).isEqualTo(word);
    assertThat(row.signs().toLowerCase(Locale.UK))
        .isEqualTo(DIRECTIONS.contains(word) ? word : Wording.NONE);
    String sentence = Narrative.standing(indicator, VIEW);
    assertThat(sentence).contains(": " + word + ".");
    others(DIRECTIONS, word).forEach(other -> assertThat(sentence).doesNotContain(other));
  }

  @ParameterizedTest
  @EnumSource(Difference.class)
  void aDifferenceIsNamedAlikeInTableAndSentence(Difference difference) {
    IndicatorView indicator =
        with(standing(difference.text(), "no_clear_change", "within", QUIET), QUIET);
    String word = difference == Difference.NOT_COMPARED ? "" : difference.text();
    assertThat(FigureRow.of(indicator, VIEW).difference()).isEqualTo(word);
    String sentence = Narrative.standing(indicator, VIEW).replace("Lower is better", "");
    assertThat(DIFFERENCES.stream().filter(each -> sentence.contains(": " + each)).toList())
        .isEqualTo(word.isEmpty() ? List.of() : List.of(word));
  }

  @ParameterizedTest
  @EnumSource(Funnel.Verdict.class)
  void aFunnelsVerdictIsNamedAlikeInTableAndSentence(Funnel.Verdict verdict) {
    IndicatorView indicator =
        with(standing("not_compared", "no_clear_change", verdict.text(), QUIET), QUIET);
    String signs = FigureRow.of(indicator, VIEW).signs().toLowerCase(Locale.UK);
    String sentence = Narrative.standing(indicator, VIEW);
    if (verdict == Funnel.Verdict.WITHIN || verdict == Funnel.Verdict.NOT_TESTED) {
      assertThat(signs).isEqualTo(Wording.NONE);
      assertThat(sentence).doesNotContain("authorities:");
    } else {
      assertThat(sentence).contains("authorities: " + signs + ".");
      assertThat(signs).contains(verdict.text().endsWith("high") ? "high" : "low");
    }
  }

  @ParameterizedTest
  @EnumSource(ControlChart.Rule.class)
  void aSignIsNamedAlikeInTableChartColourAndSentence(ControlChart.Rule rule) {
    for (Polarity polarity : Polarity.values()) {
      View.Sign sign =
          new View.Sign(
              rule.signal().text(),
              rule.direction(),
              rule.meaning(polarity).name().toLowerCase(Locale.ROOT));
      IndicatorView indicator =
          with(standing("not_compared", "no_clear_change", "within", sign), sign);
      List<Chart> charts = new ArrayList<>();
      Headline headline = Headline.of(indicator, 12, VIEW, charts);
      Headline.TrendRow last = headline.trendRows().get(headline.trendRows().size() - 1);
      String cell = FigureRow.of(indicator, VIEW).signs().toLowerCase(Locale.UK);
      if (sign.isSpecial()) {
        String words = Narrative.sign(sign);
        assertThat(last.sign()).isEqualTo(words);
        assertThat(cell).isEqualTo(words);
        assertThat(headline.standing()).contains("Control chart: " + words + ".");
        assertThat(charts.get(0).description()).contains(last.period() + " " + words);
      } else {
        assertThat(last.sign()).isEqualTo(Wording.NONE);
        assertThat(cell).isEqualTo(Wording.NONE);
        assertThat(headline.standing()).doesNotContain("Control chart:");
        assertThat(charts.get(0).description()).doesNotContain("Signs:");
      }
      // The colour is the meaning's, and there is no other way to one.
      assertThat(Sign.valueOf(rule.meaning(polarity).name()).name().toLowerCase(Locale.ROOT))
          .isEqualTo(sign.meaning());
    }
  }

  /** Whatever is computed: no word of change or difference stands without the test that says so. */
  @Test
  void noWordWithoutItsEvidence() {
    Random random = new Random(11);
    for (int i = 0; i < 400; i++) {
      Direction direction = any(Direction.values(), random);
      Difference difference = any(Difference.values(), random);
      Funnel.Verdict verdict = any(Funnel.Verdict.values(), random);
      ControlChart.Rule rule = any(ControlChart.Rule.values(), random);
      View.Sign sign =
          new View.Sign(
              rule.signal().text(),
              rule.direction(),
              rule.meaning(any(Polarity.values(), random)).name().toLowerCase(Locale.ROOT));
      IndicatorView indicator =
          with(standing(difference.text(), direction.text(), verdict.text(), sign), sign);
      List<Chart> charts = new ArrayList<>();
      Headline headline = Headline.of(indicator, 12, VIEW, charts);
      String said =
          String.join(
                  " ",
                  headline.standing(),
                  FigureRow.of(indicator, VIEW).signs(),
                  charts.stream().map(Chart::description).collect(Collectors.joining(" ")),
                  headline.trendRows().stream()
                      .map(Headline.TrendRow::sign)
                      .collect(Collectors.joining(" ")))
              .replaceAll("(Lower|Higher|Neither high nor low) is better", "");
      List<String> evidence =
          List.of(
              direction.text(),
              difference.text(),
              sign.direction(),
              sign.meaning(),
              verdict.text().replaceAll("_.*", ""));
      Matcher words = CLAIMS.matcher(said.toLowerCase(Locale.UK));
      while (words.find()) {
        assertThat(evidence.toString()).as(said).contains(words.group());
      }
      assertThat(said.toLowerCase(Locale.UK)).doesNotContainPattern(NEVER);
    }
  }

  private static final Pattern CLAIMS =
      Pattern.compile(
          "\\b(improving|worsening|rising|falling|better|worse|higher|lower|similar|outlying"
              + "|improvement|concern)\\b");

  private static final Pattern NEVER =
      Pattern.compile("\\b(rose|fell|grew|dropped|soared|increased|decreased|declined)\\b");

  private static <T> T any(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  /** The cover's sentences name what they claim, each figure by its id; a hidden one never. */
  @Test
  void everySentenceOfTheMinuteCarriesItsIndicators() {
    Pattern named = Pattern.compile("\\(([A-Z]\\d\\dM?)\\)");
    for (View view : List.of(VIEW, PlausibleView.of("Westmorland and Furness"))) {
      List<String> hidden =
          view.subjects().stream()
              .flatMap(each -> Subject.wholes(each).stream())
              .filter(each -> each.standing().filter(one -> one.own().value().isKnown()).isEmpty())
              .map(each -> each.text().id())
              .toList();
      assertThat(hidden).isNotEmpty();
      assertThat(Minute.of(view))
          .hasSizeGreaterThan(2)
          .allSatisfy(
              each -> {
                List<String> ids =
                    named.matcher(each).results().map(found -> found.group(1)).toList();
                assertThat(ids).isNotEmpty().doesNotContainAnyElementsOf(hidden);
              });
    }
    assertThat(Minute.of(PlausibleRegion.view()))
        .allSatisfy(each -> assertThat(each).containsPattern(named));
  }

  /** Words that stand in templates and definitions of packs claim nothing of any figure. */
  @Test
  void noTemplateSaysThatSomethingRoseOrFell() throws IOException {
    for (String folder : List.of("src/main/resources/pack", "jobs/packs")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        for (Path each :
            files.filter(file -> file.toString().matches(".*\\.(html|yaml)")).toList()) {
          assertThat(Files.readString(each)).as(each.toString()).doesNotContainPattern(NEVER);
        }
      }
    }
  }

  private static List<String> others(List<String> all, String but) {
    return all.stream().filter(each -> !each.equals(but)).toList();
  }
}
