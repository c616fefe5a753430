package regional.indicators.benchmark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regional.indicators.core.Reference;
import regional.indicators.indicator.Indicators;
import regional.indicators.indicator.IndicatorsYaml;
import regional.indicators.indicator.SmallNumbersYaml;
import regional.indicators.returns.DefinitionFile;
import regional.indicators.returns.ReferenceCsv;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;
import tools.jackson.databind.JsonNode;

/** The project's own declarations and reference tables, for tests of comparators. */
final class Declared {

  static final Returns RETURNS = ReturnsYaml.read(Path.of("jobs/returns"));
  static final Indicators INDICATORS =
      IndicatorsYaml.read(
          Path.of("jobs/indicators"),
          RETURNS,
          parameters(),
          SmallNumbersYaml.read(Path.of("jobs/small-numbers.yaml")));
  static final Reference REFERENCE = ReferenceCsv.read(Path.of("data/reference"));
  static final List<ComparatorSource> SOURCES =
      ComparatorsYaml.read(Path.of("jobs/comparators"), INDICATORS);
  static final List<ComparatorEdition> SHIPPED =
      ComparatorsCsv.read(Path.of("data/reference/comparators"), SOURCES);

  private Declared() {}

  static ComparatorSource source(String id) {
    return SOURCES.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private static Map<String, Double> parameters() {
    Map<String, Double> parameters = new LinkedHashMap<>();
    DefinitionFile.read(Path.of("jobs/quarterly.yaml"), JsonNode.class)
        .path("parameters")
        .properties()
        .forEach(
            each -> parameters.put(each.getKey(), each.getValue().path("value").doubleValue()));
    return parameters;
  }
}
