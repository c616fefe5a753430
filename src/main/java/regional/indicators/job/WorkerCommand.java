package regional.indicators.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.StepExecution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import regional.indicators.returns.InvalidDefinition;
import regional.indicators.submission.Receipts;

/** A process that takes its share of a run, from the store alone. */
@Command(
    name = "worker",
    mixinStandardHelpOptions = true,
    description =
        "Takes its share of the work of quarterly --workers, whichever machine that was typed on, until it is stopped.")
final class WorkerCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerCommand.class);

  private static final String FOLDER = "worker-";

  private final CommandFactory.Surroundings surroundings;

  @Mixin private PlaceOptions options = new PlaceOptions();

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description = "So many tasks at a time (default: as many as the machine has processors).")
  private int atOnce = TaskTakers.ofProcessors();

  private volatile @Nullable WorkerRun run;
  private long execution;

  WorkerCommand(CommandFactory.Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Places places = options.places();
    StoreServer server =
        places
            .server()
            .orElseThrow(
                () ->
                    CommandFailure.usage(
                        "Workers share a store on a server: name it with --store jdbc:postgresql://host/database."));
    if (atOnce < 1) {
      throw CommandFailure.usage("A worker takes at least one task at a time: --at-once 1.");
    }
    // Each of those that share a run would compile the same.
    SecondCompiler.leaveOut();
    // A fault in them is told now, not when the first task comes.
    definitions(places);
    Progress progress = surroundings.progress();
    awaitStore(server, progress);
    try (Store store = Store.openBeside(places);
        SharedTasks tasks = new SharedTasks(server, atOnce)) {
      Path folder = folder(places.store());
      Stop.lastly(() -> delete(folder));
      Places own = places.withReportsIn(folder);
      try (TaskTakers takers =
          new TaskTakers(
              tasks,
              store,
              atOnce,
              step -> begin(step, own, store, progress),
              this::prepare,
              progress::say)) {
        progress.say(
            "Ready: takes "
                + atOnce
                + (atOnce == 1 ? " task" : " tasks")
                + " at a time from "
                + server
                + ", until it is stopped (Ctrl-C).");
        takers.start();
        takers.join();
      } finally {
        FolderTree.delete(folder);
      }
    }
    return ExitStatus.DONE;
  }

  /** Workers may be there before the first run of all. */
  private static void awaitStore(StoreServer server, Progress progress) {
    if (ServerSchema.isThere(server)) {
      return;
    }
    progress.say("Waits until a run is begun in " + server + ".");
    try {
      while (!ServerSchema.isThere(server)) {
        TimeUnit.SECONDS.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.run("Stopped while it waited. Start the worker again.");
    }
  }

  /** Of what a task was at nothing is left, as far as that can be. */
  private static void delete(Path folder) {
    try {
      FolderTree.delete(folder);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("Files of a task are left in {}", folder, e);
    }
  }

  /** Steps work on the run that they are of, begun with the first of its tasks. */
  private synchronized void begin(StepExecution step, Places own, Store store, Progress progress) {
    if (run != null && execution == step.getJobExecutionId()) {
      return;
    }
    Receipts.Run of = store.get(Receipts.class).run(Quarterly.run(step.getJobExecution()));
    WorkerRun begun = WorkerRun.of(own, definitions(own), store, progress, of);
    progress.say("Works for " + of.quarter() + ".");
    store.get(CurrentRun.class).set(begun);
    run = begun;
    execution = step.getJobExecutionId();
  }

  private void prepare() {
    WorkerRun begun = run;
    if (begun != null) {
      begun.prepare();
    }
  }

  /** As they are now: they may have been changed since the last run. */
  private static Definitions definitions(Places own) {
    try {
      return Definitions.read(own);
    } catch (InvalidDefinition e) {
      throw CommandFailure.usage(e.getMessage() + ". Mend the file and start the worker again.");
    } catch (IOException e) {
      throw CommandFailure.run(
          "The definitions cannot be read: " + e.getMessage() + ". Start the worker again.");
    }
  }

  /** Of this process; what one that was killed left, which may hold personal data, is deleted. */
  private static Path folder(Path store) throws IOException {
    try (Stream<Path> beside = Files.list(store)) {
      for (Path each : beside.toList()) {
        String name = each.getFileName().toString();
        if (name.matches(FOLDER + "\\d+")
            && ProcessHandle.of(Long.parseLong(name.substring(FOLDER.length()))).isEmpty()) {
          FolderTree.delete(each);
        }
      }
    }
    Path folder = store.resolve(FOLDER + ProcessHandle.current().pid());
    FolderTree.delete(folder);
    OwnerOnly.create(folder);
    return folder;
  }
}
