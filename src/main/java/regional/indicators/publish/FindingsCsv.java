package regional.indicators.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import regional.indicators.core.Finding;
import regional.indicators.submission.Feedback;

/**
 * {@code findings.csv}: what was noticed about the returns, where, with what effect, and how to
 * mend it.
 */
public final class FindingsCsv {

  private static final List<String> HEADER =
      List.of(
          "old_la_code",
          "return",
          "reporting_quarter",
          "version",
          "code",
          "effect",
          "line",
          "column",
          "raw",
          "message",
          "remedy",
          "first_seen",
          "state");

  private FindingsCsv() {}

  /**
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, List<Feedback> findings) throws IOException {
    try (CsvFile csv = new CsvFile(file, HEADER)) {
      for (Feedback each : findings) {
        Finding finding = each.finding();
        csv.row(
            finding.oldLaCode(),
            finding.returnId(),
            finding.reportingQuarter(),
            finding.version() == 0 ? "" : finding.version(),
            finding.code(),
            finding.effect().text(),
            finding.line() == 0 ? "" : finding.line(),
            finding.column(),
            finding.raw(),
            finding.message(),
            finding.remedy(),
            each.firstSeen(),
            each.state().text());
      }
    }
  }
}
