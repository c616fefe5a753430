package regional.indicators.job;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import regional.indicators.core.Area;
import regional.indicators.core.Authorities;
import regional.indicators.core.Quarter;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.IndicatorTable;
import regional.indicators.indicator.Indicators;
import regional.indicators.indicator.Trace;
import regional.indicators.submission.Ledger;

/**
 * From a printed figure back to submissions, versions, hashes and lines, with the formula worked.
 */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Shows what a printed figure was made from: submissions, versions, hashes, line numbers, and the formula worked.")
final class ExplainCommand implements Callable<Integer> {

  private final CommandFactory.Surroundings surroundings;

  @Mixin private PlaceOptions options = new PlaceOptions();

  @Option(
      names = "--quarter",
      required = true,
      paramLabel = "QUARTER",
      converter = QuarterConverter.class,
      description = "Reporting quarter, as 2025-26-Q3.")
  private Quarter quarter = new Quarter(0, 1);

  @Option(
      names = "--area",
      required = true,
      paramLabel = "CODE",
      description =
          "An authority by either code, a region by its code, one of its parts by its name, or E92000001 for England.")
  private String area = "";

  @Option(
      names = "--indicator",
      required = true,
      paramLabel = "ID",
      description = "Id of the indicator, as printed.")
  private String indicatorId = "";

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "Data period, as \"202526 Autumn term\" (default: the newest).")
  private @Nullable String period;

  @Option(
      names = "--breakdown",
      paramLabel = "CODE",
      description = "A part instead of the whole, as in the column breakdown.")
  private String breakdown = "";

  ExplainCommand(CommandFactory.Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Places places = options.places();
    try (StoreOpening opening = StoreOpening.begin(places)) {
      Definitions definitions = Definitions.read(places);
      Indicator indicator =
          definitions
              .indicators()
              .and(definitions.context())
              .find(indicatorId)
              .orElseThrow(
                  () ->
                      CommandFailure.usage(
                          "There is no indicator "
                              + indicatorId
                              + ". Give an id as it is printed; all stand in jobs/indicators and jobs/context."));
      checkArea(definitions.reference().authorities());
      Store.require(places);
      Indicators only = new Indicators(List.of(indicator));
      Ledger ledger = opening.store().get(Ledger.class);
      IndicatorTable table =
          IndicatorTable.compute(
              only, definitions.returns(), definitions.reference(), ledger, quarter);
      Figure figure = figure(table);
      Trace trace =
          Trace.of(figure, only, definitions.returns(), definitions.reference(), ledger, quarter);
      new Explanation(surroundings.out(), indicator, trace, ledger, places).print();
    }
    return ExitStatus.DONE;
  }

  private void checkArea(Authorities authorities) {
    boolean known =
        area.equals(Area.ENGLAND_CODE)
            || authorities.regions().containsKey(area)
            || authorities.all().stream()
                .anyMatch(
                    each ->
                        area.equals(each.oldLaCode())
                            || area.equals(each.newLaCode())
                            || area.equalsIgnoreCase(each.subRegion()));
    if (!known || area.isEmpty()) {
      throw CommandFailure.usage(
          "There is no area "
              + area
              + ". Write an authority's number or E-code, a region's E12 code, or "
              + Area.ENGLAND_CODE
              + ".");
    }
  }

  private Figure figure(IndicatorTable table) {
    List<Figure> ofArea =
        Stream.concat(table.figures().stream(), table.subRegions().stream())
            .filter(each -> isOf(each.area(), area))
            .toList();
    if (ofArea.isEmpty()) {
      throw CommandFailure.usage(
          "No figure of "
              + indicatorId
              + " is held for the area "
              + area
              + " up to "
              + quarter
              + ". Look into coverage.csv for what it has sent.");
    }
    List<Figure> ofPart =
        ofArea.stream().filter(each -> each.breakdown().equals(breakdown)).toList();
    if (ofPart.isEmpty()) {
      throw CommandFailure.usage(
          "There is no breakdown "
              + breakdown
              + " of "
              + indicatorId
              + ". "
              + held(ofArea.stream().map(Figure::breakdown).filter(each -> !each.isEmpty())));
    }
    return ofPart.stream()
        .filter(each -> period == null || each.period().toString().equals(period))
        .max(Comparator.comparing(each -> each.period().last()))
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "No figure is held for the period "
                        + period
                        + ". "
                        + held(ofPart.stream().map(each -> each.period().toString()))));
  }

  private static String held(Stream<String> names) {
    List<String> distinct = names.distinct().toList();
    return distinct.isEmpty()
        ? "It has none: leave the option out."
        : "Write one of: " + String.join(", ", distinct) + ".";
  }

  private static boolean isOf(Area area, String code) {
    return switch (area.level()) {
      case LOCAL_AUTHORITY -> code.equals(area.oldLaCode()) || code.equals(area.newLaCode());
      case SUB_REGIONAL -> code.equalsIgnoreCase(area.name());
      case REGIONAL -> code.equals(area.regionCode());
      case NATIONAL -> code.equals(Area.ENGLAND_CODE);
    };
  }
}
