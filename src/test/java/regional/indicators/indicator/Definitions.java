package regional.indicators.indicator;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import regional.indicators.core.Populations;
import regional.indicators.core.Reference;
import regional.indicators.returns.DefinitionFile;
import regional.indicators.returns.ReferenceCsv;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;
import tools.jackson.databind.JsonNode;

/** The project's own definitions and reference tables, for tests. */
public final class Definitions {

  static final Returns RETURNS = ReturnsYaml.read(Path.of("jobs/returns"));
  static final Map<String, Double> PARAMETERS = parameters();
  static final Map<String, SmallNumbers> SMALL_NUMBERS =
      SmallNumbersYaml.read(Path.of("jobs/small-numbers.yaml"));
  public static final Indicators INDICATORS =
      IndicatorsYaml.read(Path.of("jobs/indicators"), RETURNS, PARAMETERS, SMALL_NUMBERS);
  public static final Indicators CONTEXT =
      IndicatorsYaml.read(Path.of("jobs/context"), RETURNS, PARAMETERS, SMALL_NUMBERS);
  static final Reference REFERENCE = ReferenceCsv.read(Path.of("data/reference"));

  private Definitions() {}

  /** The reference tables, but with these populations and no other. */
  static Reference with(Populations populations) {
    return new Reference(
        REFERENCE.authorities(),
        REFERENCE.aliases(),
        populations,
        REFERENCE.adjoining(),
        REFERENCE.neighbours(),
        REFERENCE.bankHolidays(),
        REFERENCE.censusDates());
  }

  private static Map<String, Double> parameters() {
    JsonNode entries = DefinitionFile.read(Path.of("jobs/quarterly.yaml"), JsonNode.class);
    Map<String, Double> parameters = new LinkedHashMap<>();
    entries
        .path("parameters")
        .properties()
        .forEach(
            each -> parameters.put(each.getKey(), each.getValue().path("value").doubleValue()));
    return parameters;
  }
}
