package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import regional.indicators.benchmark.Benchmarks;
import regional.indicators.benchmark.Comparators;
import regional.indicators.benchmark.ComparatorsCsv;
import regional.indicators.benchmark.ComparatorsYaml;
import regional.indicators.core.Reference;
import regional.indicators.indicator.Breaks;
import regional.indicators.indicator.BreaksYaml;
import regional.indicators.indicator.Indicators;
import regional.indicators.indicator.IndicatorsYaml;
import regional.indicators.indicator.SmallNumbers;
import regional.indicators.indicator.SmallNumbersYaml;
import regional.indicators.returns.ReferenceCsv;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;

/**
 * Everything that is declared: {@code jobs} and {@code data/reference}, read at launch.
 *
 * @param context figures that packs print beside the indicator set
 * @param hashes SHA-256 of each file by its path from the project's root
 */
record Definitions(
    QuarterlyYaml settings,
    Returns returns,
    Indicators indicators,
    Indicators context,
    Reference reference,
    Breaks breaks,
    Comparators comparators,
    Map<String, String> hashes) {

  /**
   * @throws CommandFailure if the project's root has no such folders
   * @throws IOException if a file cannot be read
   */
  static Definitions read(Places places) throws IOException {
    for (Path folder : List.of(places.jobs(), places.reference())) {
      if (!Files.isDirectory(folder)) {
        throw CommandFailure.usage(
            "There is no folder "
                + places.home().relativize(folder)
                + " here. Run the program from the project's root, or say where that is with --home.");
      }
    }
    QuarterlyYaml settings = QuarterlyYaml.read(places.jobs().resolve("quarterly.yaml"));
    Returns returns = ReturnsYaml.read(places.jobs().resolve("returns"));
    Map<String, Double> parameters =
        settings.parameters().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().value()));
    Map<String, SmallNumbers> smallNumbers =
        SmallNumbersYaml.read(places.jobs().resolve("small-numbers.yaml"));
    Indicators indicators =
        IndicatorsYaml.read(places.jobs().resolve("indicators"), returns, parameters, smallNumbers);
    Indicators context =
        IndicatorsYaml.read(places.jobs().resolve("context"), returns, parameters, smallNumbers);
    Reference reference = ReferenceCsv.read(places.reference());
    return new Definitions(
        settings,
        returns,
        indicators,
        context,
        reference,
        BreaksYaml.read(places.jobs().resolve("breaks.yaml"), indicators, reference.authorities()),
        new Comparators(
            ComparatorsCsv.read(
                places.comparators(),
                ComparatorsYaml.read(places.jobs().resolve("comparators"), indicators)),
            reference),
        hashes(places));
  }

  /** What a figure of these indicators is set beside. */
  Benchmarks.Beside besideFigures(Indicators of) {
    return new Benchmarks.Beside(
        of, breaks, comparators, reference, settings.neighbours().models());
  }

  private static Map<String, String> hashes(Places places) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    for (Path folder : List.of(places.jobs(), places.reference())) {
      hashes.putAll(FolderTree.hashes(folder, places.home()));
    }
    return hashes;
  }
}
