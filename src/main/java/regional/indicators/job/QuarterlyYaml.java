package regional.indicators.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import regional.indicators.benchmark.Benchmarks;
import regional.indicators.benchmark.Comparators;
import regional.indicators.returns.DefinitionFile;
import regional.indicators.submission.SubmissionReader;

/**
 * {@code jobs/quarterly.yaml}: whose packs are written, what is tolerated, and the numbers that
 * indicators and rules share.
 *
 * @param region GSS code of the region whose packs are written
 * @param packs of each authority: names of files of {@code jobs/packs}
 * @param regionPacks of the whole region: the same by the folder that each is written to
 * @param workingDaysToDue after a quarter's last day
 * @param parameters by name
 */
record QuarterlyYaml(
    String region,
    List<String> packs,
    Map<String, String> regionPacks,
    int workingDaysToDue,
    Thresholds thresholds,
    Map<String, Parameter> parameters,
    Neighbours neighbours,
    Retention retention) {

  /** Further findings of one code in one file are counted and not kept. */
  private static final int FINDINGS_KEPT_PER_CODE = 100;

  /** In per cent. */
  record Thresholds(double rejectedRows) {}

  /** A number used by name. */
  record Parameter(double value, String unit, String meaning, String source) {}

  /** Models of statistical neighbours, and the one that packs print: its mean, as LAIT has it. */
  record Neighbours(List<String> models, String used) {

    /** As in {@code analyst/benchmarks.csv}. */
    String comparator() {
      return Benchmarks.neighbours(used, Comparators.Average.MEAN);
    }
  }

  /** How long rows about a child are kept. */
  record Retention(int childLevelQuarters) {}

  /**
   * @throws regional.indicators.returns.InvalidDefinition if the file is not as its schema says
   */
  static QuarterlyYaml read(Path file) {
    return DefinitionFile.read(file, QuarterlyYaml.class);
  }

  SubmissionReader.Limits limits() {
    return new SubmissionReader.Limits(thresholds.rejectedRows(), FINDINGS_KEPT_PER_CODE);
  }
}
