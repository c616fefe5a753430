package regional.indicators.publish.analyst;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import regional.indicators.benchmark.Revisions;
import regional.indicators.core.FigureColumns;
import regional.indicators.publish.CsvFile;
import regional.indicators.submission.Resubmission;

/**
 * {@code analyst/revisions.csv}: every cell of indicators.csv and benchmarks.csv that resubmissions
 * moved, and no other. A header alone where nothing was sent again.
 *
 * <p>A cell of a comparator has its name in {@code comparator}; what stands on the region's row of
 * benchmarks.csv without depending on a comparator (rank, band, direction ...) has none.
 */
public final class RevisionsCsv {

  private static final List<String> CELL =
      List.of("comparator", "what", "before", "after", "caused_by");

  private RevisionsCsv() {}

  /**
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Revisions revisions) throws IOException {
    List<String> header = new ArrayList<>(FigureColumns.KEY);
    header.add(FigureColumns.NAME);
    header.addAll(CELL);
    try (CsvFile csv = new CsvFile(file, header)) {
      for (Revisions.Moved each : revisions.moved()) {
        List<Object> row = new ArrayList<>(IndicatorsCsv.key(each.figure()));
        row.add(IndicatorsCsv.name(each.figure()));
        row.add(each.comparator());
        row.add(each.what());
        row.add(each.was());
        row.add(each.is());
        row.add(each.causedBy().stream().map(Resubmission::text).collect(Collectors.joining("; ")));
        csv.row(row.toArray());
      }
    }
  }
}
