package regional.indicators.publish.analyst;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import regional.indicators.benchmark.AnalystCells;
import regional.indicators.benchmark.Benchmark;
import regional.indicators.benchmark.Benchmarks;
import regional.indicators.benchmark.Comparison;
import regional.indicators.core.FigureColumns;
import regional.indicators.publish.CsvFile;

/**
 * {@code analyst/benchmarks.csv}: each authority's figure beside each comparator. The region's row
 * is always there and carries what does not depend on the comparator: rank, band, change on the
 * same period last year, funnel and control chart.
 */
public final class BenchmarksCsv {

  static final String COMPARATOR = "comparator";

  private BenchmarksCsv() {}

  /**
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, List<Benchmark> benchmarks) throws IOException {
    List<String> header = new ArrayList<>(FigureColumns.KEY);
    header.add(COMPARATOR);
    header.addAll(AnalystCells.COMPARISON);
    header.addAll(AnalystCells.STANDING);
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
    row.add(comparison.comparator());
    row.addAll(AnalystCells.of(comparison));
    row.addAll(
        comparison.comparator().equals(Benchmarks.REGION)
            ? AnalystCells.standing(benchmark)
            : Collections.nCopies(AnalystCells.STANDING.size(), ""));
    return row;
  }
}
