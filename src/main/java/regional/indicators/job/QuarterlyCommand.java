package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import regional.indicators.core.Quarter;
import regional.indicators.submission.Incoming;

/** The main job. */
@Command(
    name = "quarterly",
    mixinStandardHelpOptions = true,
    description =
        "Takes in every new or changed return up to the quarter, checks, measures, benchmarks, and writes packs and files.")
final class QuarterlyCommand implements Callable<Integer> {

  /** Files of earlier quarters and other regions that are named one by one. */
  private static final int MOST_REJECTED_NAMED = 20;

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
      names = "--region",
      paramLabel = "CODE",
      description = "Region whose packs are written (default: that of jobs/quarterly.yaml).")
  private @Nullable String region;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The date taken as today, as 2026-01-31 (default: today).")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--override-disclosure",
      paramLabel = "NAME: REASON",
      description =
          "Publish although small numbers can be worked out: who answers for it, and why. Recorded in run.json.")
  private String override = "";

  @Option(
      names = "--rebuild",
      description =
          "Make the quarter again from the store alone, as it was published; incoming files are not looked at.")
  private boolean rebuild;

  @Option(
      names = "--workers",
      description =
          "Share the work with every process of worker that has the same --store jdbc:postgresql://...")
  private boolean workers;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description =
          "With --workers: so many tasks at a time are done by this process itself (default: as many as the machine has processors; 0: none).")
  private @Nullable Integer atOnce;

  QuarterlyCommand(CommandFactory.Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Places places = options.places();
    if (workers && (rebuild || places.server().isEmpty())) {
      throw CommandFailure.usage(
          rebuild
              ? "A rebuild is made by one process: leave out --workers."
              : "Workers share a store on a server: name it with --store jdbc:postgresql://host/database, or leave out --workers.");
    }
    if (atOnce != null && (!workers || atOnce < 0)) {
      throw CommandFailure.usage(
          "--at-once goes with --workers: how many tasks this process does itself, 0 or more.");
    }
    if (rebuild) {
      if (region != null || asOf != null) {
        throw CommandFailure.usage(
            "A rebuild has the region and the date of the run that it repeats: leave out --region and --as-of.");
      }
      return rebuild(places);
    }
    try (StoreOpening opening = StoreOpening.begin(places)) {
      return run(
              surroundings,
              places,
              Definitions.read(places),
              opening,
              quarter,
              Optional.ofNullable(region),
              Optional.ofNullable(asOf).orElse(LocalDate.now(surroundings.clock())),
              named(override),
              workers
                  ? OptionalInt.of(Optional.ofNullable(atOnce).orElseGet(TaskTakers::ofProcessors))
                  : OptionalInt.empty())
          .exitStatus();
    }
  }

  private static String named(String override) {
    if (!override.isEmpty() && !override.matches("[^:]*\\w[^:]*:.*\\w.*")) {
      throw CommandFailure.usage(
          "--override-disclosure needs a name and a reason, as \"A. Nother: agreed with Bolton\".");
    }
    return override;
  }

  /**
   * Runs the job and says on the terminal what it came to.
   *
   * @param opening closed when the job has ended
   * @param withWorkers how many tasks this process does at once itself, if workers may take a share
   */
  static Quarterly.Result run(
      CommandFactory.Surroundings surroundings,
      Places places,
      Definitions definitions,
      StoreOpening opening,
      Quarter quarter,
      Optional<String> region,
      LocalDate asOf,
      String override,
      OptionalInt withWorkers)
      throws IOException {
    String code = region.orElse(definitions.settings().region());
    if (!definitions.reference().authorities().regions().containsKey(code)) {
      throw CommandFailure.usage(
          "There is no region " + code + ". Give --region a code such as E12000002.");
    }
    Progress progress = surroundings.progress();
    Quarterly.Result result;
    try (opening) {
      List<Incoming.Found> incoming = Incoming.find(places.returns(), definitions.returns());
      SecondCompiler.leaveOut(incoming);
      result =
          new Quarterly(
                  places,
                  definitions,
                  opening.store(),
                  surroundings.out(),
                  progress,
                  override,
                  withWorkers)
              .run(quarter, code, asOf, incoming);
    }
    if (result.nothingNew()) {
      surroundings.out().println("Nothing is new: no byte was changed.");
    } else {
      CoverageGrid.print(surroundings.out(), result.coverage());
    }
    CoverageGrid.printAttention(surroundings.out(), result.coverage());
    List<String> rejected = result.alsoRejected();
    for (String each : rejected.subList(0, Math.min(MOST_REJECTED_NAMED, rejected.size()))) {
      surroundings.out().println("Rejected: " + each + " (findings.csv says how to mend it).");
    }
    if (rejected.size() > MOST_REJECTED_NAMED) {
      surroundings
          .out()
          .println(
              "Rejected: "
                  + (rejected.size() - MOST_REJECTED_NAMED)
                  + " files more (findings.csv names them).");
    }
    Path analyst = places.published(quarter.toString()).resolve("analyst");
    OwnerOnly.protectAll(analyst);
    if (!OwnerOnly.isKept(places.store()) || !OwnerOnly.isKept(analyst)) {
      surroundings
          .out()
          .println(
              "The store or the analyst's files may be read by others: the file system keeps no owners, or the folder holds other files. Restrict access to these folders yourself.");
    }
    Path packs = places.published(quarter.toString()).resolve("authority");
    surroundings.out().println("Packs: " + shown(packs));
    return result;
  }

  private int rebuild(Places places) throws IOException {
    Store.require(places);
    Rebuild.Result result;
    try (Store store = Store.open(places)) {
      result = new Rebuild(places, store, surroundings).run(quarter);
    }
    if (result.differing().isEmpty()) {
      surroundings
          .out()
          .println("Rebuilt " + quarter + " from the store: every file has the published bytes.");
      surroundings.out().println("Packs: " + shown(result.folder().resolve("authority")));
      return result.made().exitStatus();
    }
    result
        .differing()
        .forEach((path, what) -> surroundings.out().println("Differs: " + path + ", " + what));
    result.reasons().forEach(each -> surroundings.out().println("Because " + each + "."));
    throw CommandFailure.run(
        "The rebuild of "
            + quarter
            + " differs from what was published in "
            + result.differing().size()
            + " files. It lies in "
            + shown(result.folder())
            + " to be compared; what was published is as it was.");
  }

  /** As the user would type it. */
  static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath();
    return absolute.startsWith(here) ? here.relativize(absolute) : path;
  }
}
