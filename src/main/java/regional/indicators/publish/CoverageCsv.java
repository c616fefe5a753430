package regional.indicators.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import regional.indicators.submission.Coverage;
import regional.indicators.submission.Ledger;

/** {@code coverage.csv}: who sent what for the quarter, a row an authority and return. */
public final class CoverageCsv {

  private static final List<String> HEADER =
      List.of(
          "old_la_code",
          "new_la_code",
          "la_name",
          "return",
          "reporting_quarter",
          "state",
          "version",
          "received_on",
          "due_on",
          "late",
          "rows",
          "rejected_rows",
          "findings");

  private CoverageCsv() {}

  /**
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, List<Coverage> grid) throws IOException {
    try (CsvFile csv = new CsvFile(file, HEADER)) {
      for (Coverage each : grid) {
        Optional<Ledger.Entry> entry = each.entry();
        csv.row(
            each.authority().oldLaCode(),
            each.authority().newLaCode(),
            each.authority().name(),
            each.form().id(),
            each.quarter(),
            each.state().text(),
            entry.map(one -> String.valueOf(one.submission().version())).orElse(""),
            entry.map(one -> one.receivedOn().toString()).orElse(""),
            each.dueOn(),
            each.late(),
            entry.map(one -> String.valueOf(one.rows())).orElse(""),
            entry.map(one -> String.valueOf(one.rowsRejected())).orElse(""),
            entry.map(one -> String.valueOf(one.findings())).orElse(""));
      }
    }
  }
}
