package regional.indicators.job;

import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import regional.indicators.core.Quarter;

/** Deletes rows about children that are older than the retention. */
@Command(
    name = "purge",
    mixinStandardHelpOptions = true,
    description =
        "Deletes rows about children, and the files they came in, that are older than jobs/quarterly.yaml says. Measures and hashes are kept.")
final class PurgeCommand implements Callable<Integer> {

  private final CommandFactory.Surroundings surroundings;

  @Mixin private PlaceOptions options = new PlaceOptions();

  @Option(
      names = "--before",
      paramLabel = "QUARTER",
      converter = QuarterConverter.class,
      description =
          "Delete what was sent for quarters before this one, as 2019-20-Q3 (default: all that is older than the retention).")
  private @Nullable Quarter before;

  PurgeCommand(CommandFactory.Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Places places = options.places();
    Definitions definitions = Definitions.read(places);
    int kept = definitions.settings().retention().childLevelQuarters();
    Quarter limit = Quarter.of(LocalDate.now(surroundings.clock())).plus(-kept);
    Quarter from = Optional.ofNullable(before).orElse(limit);
    if (from.compareTo(limit) > 0) {
      throw CommandFailure.usage(
          "Rows are kept for "
              + kept
              + " quarters (retention in jobs/quarterly.yaml): give --before "
              + limit
              + " or an earlier quarter.");
    }
    Store.require(places);
    Purge.Result result;
    Store store = Store.open(places);
    try {
      result = new Purge(definitions, store).before(from);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
    store.closeCompacted();
    tell(surroundings.out(), from, result);
    return ExitStatus.DONE;
  }

  private static void tell(PrintStream out, Quarter from, Purge.Result result) {
    if (result.submissions() == 0) {
      out.println("No rows about children of quarters before " + from + " are held.");
      return;
    }
    out.println(
        "Deleted "
            + result.rows()
            + " rows about children of "
            + result.submissions()
            + " submissions for quarters before "
            + from
            + ", and the files they came in. Kept: "
            + result.measures()
            + " measures, every hash and finding.");
    out.println(
        "No longer made: medians and means of these rows (x from now on), and explain names no lines of them.");
    List<Quarter> quarters = result.notRebuilt();
    if (!quarters.isEmpty()) {
      out.println(
          "Can no longer be rebuilt with the published bytes: "
              + quarters.stream().map(Quarter::toString).collect(Collectors.joining(", "))
              + ".");
    }
  }
}
