package regional.indicators.benchmark;

import java.util.List;
import java.util.Optional;
import regional.indicators.core.FigureColumns;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;

/**
 * Figures and benchmarks as the cells of the analyst's tables: what is written there, and what is
 * compared where a resubmission moved something, is made here.
 */
public final class AnalystCells {

  /** Of a figure beside a comparator, in {@code analyst/benchmarks.csv}, after its name. */
  public static final List<String> COMPARISON =
      List.of(
          "comparator_time_period",
          "comparator_time_identifier",
          "comparator_value",
          "comparator_n",
          "difference");

  /** Of what does not depend on a comparator: on the region's row alone. */
  public static final List<String> STANDING =
      List.of(
          "rank",
          "rank_of",
          "tied",
          "rank_lower",
          "rank_upper",
          "band",
          "previous_time_period",
          "previous_time_identifier",
          "previous_value",
          "change",
          "change_lower",
          "change_upper",
          "direction",
          "funnel",
          "spc");

  private AnalystCells() {}

  /** Cells of {@link FigureColumns#FIGURE}. */
  public static List<String> of(Indicator indicator, Figure figure) {
    Interval interval = Interval.of(indicator, figure);
    return List.of(
        figure.reportingQuarter().toString(),
        figure.numerator().map(Value::text).orElse(""),
        figure.denominator().text(),
        figure.populationYear().map(String::valueOf).orElse(""),
        figure.value().text(),
        interval.lower().text(),
        interval.upper().text(),
        interval.method(),
        figure.lowReliability() ? Value.Symbol.LOW_RELIABILITY.text() : "",
        String.valueOf(figure.authoritiesReporting()),
        String.valueOf(figure.authoritiesExpected()),
        figure.status().text());
  }

  /** Cells of {@link #COMPARISON}. */
  public static List<String> of(Comparison comparison) {
    boolean held = !comparison.timePeriod().isEmpty();
    return List.of(
        comparison.timePeriod(),
        comparison.timeIdentifier(),
        held ? comparison.value().text() : "",
        held ? String.valueOf(comparison.authorities()) : "",
        comparison.difference().text());
  }

  /** Cells of {@link #STANDING}. */
  public static List<String> standing(Benchmark benchmark) {
    Optional<Rank> rank = benchmark.rank();
    Optional<Figure> previous = benchmark.previous();
    Change change = benchmark.change();
    return List.of(
        rank.map(each -> String.valueOf(each.rank())).orElse(""),
        rank.map(each -> String.valueOf(each.of())).orElse(""),
        rank.map(each -> String.valueOf(each.tied())).orElse(""),
        benchmark.rankInterval().map(each -> String.valueOf(each.lower())).orElse(""),
        benchmark.rankInterval().map(each -> String.valueOf(each.upper())).orElse(""),
        benchmark.band(),
        previous.map(each -> each.period().timePeriod()).orElse(""),
        previous.map(each -> each.period().timeIdentifier()).orElse(""),
        previous.map(each -> each.value().text()).orElse(""),
        previous.isPresent() ? change.change().text() : "",
        previous.isPresent() ? change.lower().text() : "",
        previous.isPresent() ? change.upper().text() : "",
        change.direction().text(),
        benchmark.funnel().text(),
        benchmark.spc().signal().text());
  }
}
