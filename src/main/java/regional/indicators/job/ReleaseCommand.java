package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import regional.indicators.core.Quarter;
import regional.indicators.disclosure.ReleaseText;
import regional.indicators.disclosure.scan.LeakScan;
import regional.indicators.store.JdbcReleases;
import regional.indicators.submission.Incoming;

/** Records that a quarter's outputs have been sent. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description =
        "Records that the quarter's outputs have been sent: from then on they are known to every reader.")
final class ReleaseCommand implements Callable<Integer> {

  private static final String RUN_JSON = "run.json";

  private final CommandFactory.Surroundings surroundings;

  @Mixin private PlaceOptions options = new PlaceOptions();

  @Option(
      names = "--quarter",
      required = true,
      paramLabel = "QUARTER",
      converter = QuarterConverter.class,
      description = "Reporting quarter, as 2025-26-Q3.")
  private Quarter quarter = new Quarter(0, 1);

  @Option(names = "--by", paramLabel = "NAME", description = "Who sent them.")
  private String by = "";

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The day on which they were sent, as 2026-01-31 (default: today).")
  private @Nullable LocalDate asOf;

  ReleaseCommand(CommandFactory.Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Places places = options.places();
    Path outputs = places.published(quarter.toString());
    if (!Store.isThere(places) || !Files.isRegularFile(outputs.resolve(RUN_JSON))) {
      throw CommandFailure.usage(
          "Quarter " + quarter + " has not been published: run quarterly first.");
    }
    try (StoreOpening opening = StoreOpening.begin(places)) {
      Definitions definitions = Definitions.read(places);
      Store store = opening.store();
      Quarterly quarterly =
          new Quarterly(
              places, definitions, store, surroundings.out(), surroundings.progress(), "");
      if (!quarterly.isIntact(quarter)) {
        throw CommandFailure.usage(
            "The outputs of "
                + quarter
                + " are not those that were written: run quarterly again first.");
      }
      return record(store, quarterly, definitions, outputs);
    }
  }

  private int record(Store store, Quarterly quarterly, Definitions definitions, Path outputs)
      throws IOException {
    Path runJson = outputs.resolve(RUN_JSON);
    JdbcReleases ledger = store.get(JdbcReleases.class);
    String run = Incoming.sha256(runJson);
    List<JdbcReleases.Line> sent =
        ledger.lines().stream().filter(each -> each.quarter().equals(quarter)).toList();
    if (sent.stream().anyMatch(each -> each.run().equals(run))) {
      return nothingNew();
    }
    QuarterlyRun of = quarterly.ofPublished(quarter, Files.readString(runJson));
    String text =
        ReleaseText.of(of.figures().release(), definitions.indicators().and(definitions.context()));
    String sha256 = Incoming.sha256(text);
    if (sent.stream().anyMatch(each -> each.sha256().equals(sha256))) {
      return nothingNew();
    }
    refuseIfTold(of, outputs);
    LocalDate on = Optional.ofNullable(asOf).orElse(LocalDate.now(surroundings.clock()));
    for (String audience : List.of(SentReleases.SECTOR, SentReleases.PUBLIC)) {
      ledger.record(new JdbcReleases.Line(quarter, audience, on, by, run, sha256), text);
    }
    surroundings
        .out()
        .println(
            "Recorded: "
                + quarter
                + " was sent to the sector and the public on "
                + on
                + ". What it shows is known from now on.");
    return ExitStatus.DONE;
  }

  /** What is sent is read once more as its readers will read it. */
  private static void refuseIfTold(QuarterlyRun run, Path outputs) throws IOException {
    List<LeakScan.Hit> hits = LeakScan.of(outputs, run.figures().hidden()).hits();
    if (!hits.isEmpty()) {
      throw CommandFailure.run(
          "Not recorded, and not to be sent: a figure that is hidden is told in "
              + (hits.size() == 1 ? "1 place: " : hits.size() + " places, the first: ")
              + hits.get(0)
              + ". This is a fault of the program: report it to its makers.");
    }
  }

  private int nothingNew() {
    surroundings
        .out()
        .println("This release of " + quarter + " is recorded already: nothing was added.");
    return ExitStatus.DONE;
  }
}
