package regional.indicators.publish.analyst;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regional.indicators.benchmark.Benchmark;
import regional.indicators.benchmark.Rank;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.publish.CsvFile;

/**
 * {@code analyst/benchmarks.csv}: each authority's figure beside each comparator. The region's row
 * is always there and carries what does not depend on the comparator: rank, band and the same
 * period last year.
 */
public final class BenchmarksCsv {

  private static final List<String> COMPARISON =
      List.of(
          "comparator",
          "comparator_time_period",
          "comparator_time_identifier",
          "comparator_value",
          "comparator_n",
          "difference",
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

  private static final String NOT_COMPARED = "not_compared";
  private static final String NOT_TESTED = "not_tested";

  private BenchmarksCsv() {}

  /**
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, List<Benchmark> benchmarks) throws IOException {
    List<String> header = new ArrayList<>(IndicatorsCsv.KEY);
    header.addAll(COMPARISON);
    try (CsvFile csv = new CsvFile(file, header)) {
      for (Benchmark each : benchmarks) {
        if (each.england().isPresent()) {
          csv.row(row(each, "england", each.england(), List.of()).toArray());
        }
        csv.row(row(each, "region", each.region(), standing(each)).toArray());
      }
    }
  }

  private static List<Object> row(
      Benchmark benchmark, String name, Optional<Figure> comparator, List<Object> standing) {
    List<Object> row = new ArrayList<>(IndicatorsCsv.key(benchmark.own()));
    row.add(name);
    row.add(comparator.map(each -> each.period().timePeriod()).orElse(""));
    row.add(comparator.map(each -> each.period().timeIdentifier()).orElse(""));
    row.add(comparator.map(each -> each.value().text()).orElse(""));
    row.add(comparator.map(each -> String.valueOf(each.authoritiesReporting())).orElse(""));
    row.add(NOT_COMPARED);
    row.addAll(standing);
    while (row.size() < IndicatorsCsv.KEY.size() + COMPARISON.size()) {
      row.add("");
    }
    return row;
  }

  private static List<Object> standing(Benchmark benchmark) {
    Optional<Rank> rank = benchmark.rank();
    Optional<Figure> previous = benchmark.previous();
    return List.of(
        rank.map(each -> String.valueOf(each.rank())).orElse(""),
        rank.map(each -> String.valueOf(each.of())).orElse(""),
        rank.map(each -> String.valueOf(each.tied())).orElse(""),
        "",
        "",
        benchmark.band(),
        previous.map(each -> each.period().timePeriod()).orElse(""),
        previous.map(each -> each.period().timeIdentifier()).orElse(""),
        previous.map(each -> each.value().text()).orElse(""),
        benchmark.change().map(each -> Value.of(each).text()).orElse(""),
        "",
        "",
        NOT_COMPARED,
        NOT_TESTED,
        NOT_TESTED);
  }
}
