package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a backup in the place of the store. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Puts a backup in the place of the store, once every part of it is proved to be whole. The store that was there is kept until the next restore.")
final class RestoreCommand implements Callable<Integer> {

  private final CommandFactory.Surroundings surroundings;

  @Mixin private PlaceOptions options = new PlaceOptions();

  @Parameters(paramLabel = "FILE", description = "File that backup has written.")
  private Path file = Path.of("");

  RestoreCommand(CommandFactory.Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw CommandFailure.usage(
          "There is no file " + file + ". Name a file that backup has written.");
    }
    Places places = options.places();
    BackupFile.Restored restored = BackupFile.restore(places, file);
    surroundings
        .out()
        .println(
            "Restored "
                + restored.contents().submissions()
                + " submissions; every part is as backed up.");
    restored
        .replaced()
        .ifPresent(
            before ->
                surroundings
                    .out()
                    .println(
                        "The store that was there is "
                            + QuarterlyCommand.shown(before)
                            + ": delete it when you no longer need it."));
    surroundings.out().println("Run quarterly for each quarter whose outputs you want as of now.");
    return ExitStatus.DONE;
  }
}
