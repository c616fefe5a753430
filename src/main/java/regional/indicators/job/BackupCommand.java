package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes the whole store to one file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Writes the whole store to one file: everything received, checked and published. An encrypted store stays encrypted.")
final class BackupCommand implements Callable<Integer> {

  private final CommandFactory.Surroundings surroundings;

  @Mixin private PlaceOptions options = new PlaceOptions();

  @Parameters(paramLabel = "FILE", description = "File to write; it must not be there yet.")
  private Path file = Path.of("");

  BackupCommand(CommandFactory.Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Places places = options.places();
    Store.require(places);
    if (Files.exists(file)) {
      throw CommandFailure.usage(
          "There is a file " + file + " already. Name another: a backup never replaces one.");
    }
    BackupFile.Contents contents = BackupFile.write(places, file);
    surroundings
        .out()
        .println(
            "Backed up "
                + contents.submissions()
                + " submissions to "
                + file
                + ". It holds rows about children: keep it as safe as the store.");
    return ExitStatus.DONE;
  }
}
