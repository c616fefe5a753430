package regional.indicators.publish.analyst;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regional.indicators.benchmark.Benchmark;
import regional.indicators.benchmark.Benchmarks;
import regional.indicators.benchmark.Change;
import regional.indicators.benchmark.Comparison;
import regional.indicators.benchmark.Rank;
import regional.indicators.indicator.Figure;
import regional.indicators.publish.CsvFile;
import regional.indicators.publish.FigureColumns;

/**
 * {@code analyst/benchmarks.csv}: each authority's figure beside each comparator. The region's row
 * is always there and carries what does not depend on the comparator: rank, band, change on the
 * same period last year, funnel and control chart.
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

  private BenchmarksCsv() {}

  /**
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, List<Benchmark> benchmarks) throws IOException {
    List<String> header = new ArrayList<>(FigureColumns.KEY);
    header.addAll(COMPARISON);
    try (CsvFile csv = new CsvFile(file, header)) {
      for (Benchmark each : benchmarks) {
        for (Comparison comparison : each.comparisons()) {
          csv.row(row(each, comparison).toArray());
        }
      }
    }
  }

  private static List<Object> row(Benchmark benchmark, Comparison comparison) {
    List<Object> row = new ArrayList<>(IndicatorsCsv.key(benchmark.own()));
    boolean held = !comparison.timePeriod().isEmpty();
    row.add(comparison.comparator());
    row.add(comparison.timePeriod());
    row.add(comparison.timeIdentifier());
    row.add(held ? comparison.value().text() : "");
    row.add(held ? String.valueOf(comparison.authorities()) : "");
    row.add(comparison.difference().text());
    if (comparison.comparator().equals(Benchmarks.REGION)) {
      row.addAll(standing(benchmark));
    }
    while (row.size() < FigureColumns.KEY.size() + COMPARISON.size()) {
      row.add("");
    }
    return row;
  }

  private static List<Object> standing(Benchmark benchmark) {
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
