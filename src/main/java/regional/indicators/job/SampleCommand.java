package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import regional.indicators.core.Quarter;
import regional.indicators.sample.SampleReturns;
import regional.indicators.sample.SampleYaml;

/** Writes synthetic returns. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description = "Writes realistic synthetic returns: for training, demonstration and load.")
final class SampleCommand implements Callable<Integer> {

  private final CommandFactory.Surroundings surroundings;

  @Mixin private PlaceOptions options = new PlaceOptions();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to fill.")
  private Path out = Path.of("");

  @Option(
      names = "--authorities",
      paramLabel = "nw|england",
      description = "Whose returns (default: nw).")
  private SampleAuthorities authorities = SampleAuthorities.NW;

  @Option(
      names = "--quarters",
      paramLabel = "N",
      description = "How many quarters (default: ${DEFAULT-VALUE}).")
  private int quarters = 20;

  @Option(
      names = "--scale",
      paramLabel = "N",
      description =
          "Multiplies populations, and so counts and records (default: ${DEFAULT-VALUE}).")
  private double scale = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another seed gives other returns (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--quarter",
      paramLabel = "QUARTER",
      converter = QuarterConverter.class,
      description = "The newest quarter (default: ${DEFAULT-VALUE}).")
  private Quarter quarter = DemoCommand.QUARTER;

  /** The region that {@code nw} stands for. */
  static final String NORTH_WEST = "E12000002";

  /** Whose returns. */
  enum SampleAuthorities {
    NW,
    ENGLAND
  }

  SampleCommand(CommandFactory.Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (quarters < 1 || scale <= 0) {
      throw CommandFailure.usage("Give --quarters and --scale above 0.");
    }
    Definitions definitions = Definitions.read(options.places());
    String region = authorities == SampleAuthorities.NW ? NORTH_WEST : "";
    SampleReturns.Written written =
        write(
            surroundings,
            options.places(),
            definitions,
            out,
            new SampleReturns.Options(region, quarters, quarter, scale, seed));
    surroundings
        .out()
        .println("Returns: " + QuarterlyCommand.shown(out) + ", " + written.files() + " files");
    return ExitStatus.DONE;
  }

  /** Writes the returns and says how many. */
  static SampleReturns.Written write(
      CommandFactory.Surroundings surroundings,
      Places places,
      Definitions definitions,
      Path out,
      SampleReturns.Options options) {
    SampleReturns sample =
        new SampleReturns(
            definitions.returns(),
            definitions.reference(),
            SampleYaml.read(places.jobs().resolve("sample"), definitions.returns()));
    Progress progress = surroundings.progress();
    AtomicInteger before = new AtomicInteger();
    SampleReturns.Written written =
        sample.write(
            out,
            options,
            (files, of) -> {
              if (before.get() == 0) {
                progress.start("sample", "files", of);
              }
              progress.advance(files - before.getAndSet(files));
            });
    progress.finish();
    return written;
  }
}
