package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import regional.indicators.core.Authority;
import regional.indicators.core.Quarter;
import regional.indicators.sample.SampleReturns;

/**
 * The demonstration: synthetic returns, then the main job on the newest quarter; the same bytes
 * every time.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Writes synthetic returns and runs the main job on them, all inside reports/demo.")
final class DemoCommand implements Callable<Integer> {

  /** The newest quarter of the demonstration. */
  static final Quarter QUARTER = new Quarter(2025, 3);

  private static final LocalDate AS_OF = LocalDate.of(2026, 1, 29);
  private static final int QUARTERS = 20;
  private static final long SEED = 1;

  private final CommandFactory.Surroundings surroundings;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The project's root, with jobs/ and data/reference/ (default: here).")
  private Path home = Path.of("");

  DemoCommand(CommandFactory.Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Path root = home.toAbsolutePath().normalize();
    Path demo = root.resolve("reports").resolve("demo");
    Places places = new Places(root, demo.resolve("incoming"), demo, demo.resolve("store"));
    Definitions definitions;
    try (StoreOpening opening = StoreOpening.begin(places)) {
      definitions = Definitions.read(places);
      SampleCommand.write(
          surroundings,
          places,
          definitions,
          places.returns(),
          new SampleReturns.Options(SampleCommand.NORTH_WEST, QUARTERS, QUARTER, 1, SEED));
      QuarterlyCommand.run(
          surroundings,
          places,
          definitions,
          opening,
          QUARTER,
          Optional.empty(),
          AS_OF,
          "",
          OptionalInt.empty());
    }
    Authority first =
        definitions
            .reference()
            .authorities()
            .expected(
                definitions.settings().region(), regional.indicators.core.DataPeriod.of(QUARTER))
            .stream()
            .min(java.util.Comparator.comparing(Authority::newLaCode))
            .orElseThrow();
    surroundings
        .out()
        .println(
            "Open "
                + QuarterlyCommand.shown(
                    places
                        .published(QUARTER.toString())
                        .resolve("authority")
                        .resolve(first.slug())
                        .resolve(definitions.settings().packs().get(0) + ".pdf")));
    return ExitStatus.DONE;
  }
}
