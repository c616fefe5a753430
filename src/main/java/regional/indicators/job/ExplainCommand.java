package regional.indicators.job;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import regional.indicators.benchmark.Interval;
import regional.indicators.core.Area;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
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

  private static final int HASH_SHOWN = 12;

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
      description = "An authority by either code, a region by its code, or E92000001 for England.")
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
    Definitions definitions = Definitions.read(places);
    Indicator indicator =
        definitions
            .indicators()
            .find(indicatorId)
            .orElseThrow(() -> CommandFailure.usage("There is no indicator " + indicatorId + "."));
    if (!Files.isDirectory(places.store())) {
      throw CommandFailure.usage(
          "Nothing has been taken in yet: run quarterly first, or name the store with --store.");
    }
    Indicators only = new Indicators(List.of(indicator));
    try (Store store = Store.open(places.store())) {
      Ledger ledger = store.get(Ledger.class);
      IndicatorTable table =
          IndicatorTable.compute(
              only, definitions.returns(), definitions.reference(), ledger, quarter);
      Figure figure = figure(table);
      print(
          indicator,
          figure,
          Trace.of(figure, only, definitions.returns(), definitions.reference(), ledger, quarter));
    }
    return ExitStatus.DONE;
  }

  private Figure figure(IndicatorTable table) {
    List<Figure> ofArea =
        table.figures().stream()
            .filter(each -> each.breakdown().equals(breakdown) && isOf(each.area(), area))
            .toList();
    if (ofArea.isEmpty()) {
      throw CommandFailure.usage(
          "No figure of "
              + indicatorId
              + " is held for the area "
              + area
              + " up to "
              + quarter
              + ".");
    }
    Optional<Figure> found =
        ofArea.stream()
            .filter(each -> period == null || each.period().toString().equals(period))
            .max(Comparator.comparing(each -> each.period().last()));
    return found.orElseThrow(
        () ->
            CommandFailure.usage(
                "No figure is held for that period. Held are: "
                    + String.join(
                        ", ",
                        ofArea.stream().map(each -> each.period().toString()).distinct().toList())
                    + "."));
  }

  private static boolean isOf(Area area, String code) {
    return switch (area.level()) {
      case LOCAL_AUTHORITY -> code.equals(area.oldLaCode()) || code.equals(area.newLaCode());
      case SUB_REGIONAL -> false;
      case REGIONAL -> code.equals(area.regionCode());
      case NATIONAL -> code.equals(Area.ENGLAND_CODE);
    };
  }

  private void print(Indicator indicator, Figure figure, Trace trace) {
    PrintStream out = surroundings.out();
    out.printf(
        Locale.ROOT,
        "%s %s%s, %s, %s%n",
        indicator.id(),
        indicator.name(),
        figure.breakdown().isEmpty() ? "" : " (" + figure.breakdown() + ")",
        figure.area().name(),
        figure.period());
    out.println(indicator.definition());
    out.println("Source: " + indicator.source());
    out.println();
    out.println(formula(indicator, figure));
    Interval interval = Interval.of(indicator, figure);
    if (interval.lower().isKnown()) {
      out.printf(
          Locale.ROOT,
          "95%% limits (%s): %s to %s%n",
          interval.method(),
          interval.lower().text(),
          interval.upper().text());
    }
    out.printf(
        Locale.ROOT,
        "Status %s%s; %d of %d authorities reported%n",
        figure.status().text(),
        figure.lowReliability() ? ", low reliability (small base)" : "",
        figure.authoritiesReporting(),
        figure.authoritiesExpected());
    contributions(out, "Numerator", indicator.numeratorText(), trace.numerator());
    contributions(out, "Denominator", indicator.denominatorText(), trace.denominator());
    for (Trace.People each : trace.populations()) {
      out.printf(
          Locale.ROOT,
          "  %s: %d people, mid-%d estimate%n",
          each.authority().name(),
          each.people(),
          each.midYear());
    }
  }

  private static String formula(Indicator indicator, Figure figure) {
    String value = figure.value().text() + " " + indicator.unit();
    String base = figure.denominator().text();
    return switch (indicator.kind()) {
      case MEDIAN -> "median of " + base + " records = " + value;
      case PROPORTION, RATE, RATIO, MEAN ->
          figure.numerator().map(Value::text).orElse("")
              + " / "
              + base
              + " x "
              + Value.of(indicator.per()).text()
              + " = "
              + value;
    };
  }

  private static void contributions(
      PrintStream out, String part, String words, List<Trace.Contribution> contributions) {
    if (contributions.isEmpty()) {
      return;
    }
    out.println();
    out.println(part + ": " + words);
    for (Trace.Contribution each : contributions) {
      out.printf(
          Locale.ROOT,
          "  %s%s  %s %s %s v%d  sha256 %s...  %s%n",
          each.subtracted() ? "-" : " ",
          each.amount().text(),
          each.submission().returnId(),
          each.submission().oldLaCode(),
          each.submission().quarter(),
          each.submission().version(),
          each.submission().sha256().substring(0, HASH_SHOWN),
          lines(each.lines()));
    }
  }

  /** As {@code lines 2-4, 9}. */
  private static String lines(List<Integer> numbers) {
    if (numbers.isEmpty()) {
      return "no line counts";
    }
    List<String> runs = new ArrayList<>();
    int first = numbers.get(0);
    int last = first;
    for (int number : numbers.subList(1, numbers.size())) {
      if (number != last + 1) {
        runs.add(first == last ? String.valueOf(first) : first + "-" + last);
        first = number;
      }
      last = number;
    }
    runs.add(first == last ? String.valueOf(first) : first + "-" + last);
    return (numbers.size() == 1 ? "line " : "lines ") + String.join(", ", runs);
  }
}
