package regional.indicators.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regional.indicators.disclosure.Controlled;
import regional.indicators.store.JdbcReleases;
import regional.indicators.submission.FileName;
import regional.indicators.submission.HeldInLedger;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Receipts;

/**
 * A run as a worker knows it, from the store alone: it reads what was handed over, and hands back
 * what it writes.
 */
final class WorkerRun extends QuarterlyRun {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerRun.class);

  /** Files are handed over one by one, each for as long as it is checked. */
  private static final class HandedIntake extends RunIntake {

    private final Path folder;
    private final HandedOver handed;

    HandedIntake(
        Places places, Definitions definitions, Store store, Receipts.Run run, Progress progress) {
      super(places, definitions, store, run, progress, List.of());
      folder = places.reports();
      handed = store.get(HandedOver.class);
    }

    @Override
    void checkAndStore(Ledger.Entry entry, HeldInLedger held) throws IOException {
      try {
        super.checkAndStore(entry, held);
      } finally {
        Files.deleteIfExists(own(entry));
      }
    }

    private Path own(Ledger.Entry entry) {
      return folder.resolve(entry.submission().id() + "-" + entry.fileName());
    }

    @Override
    Path file(Ledger.Entry entry, FileName name) throws IOException {
      Path own = own(entry);
      if (!Files.exists(own)) {
        handed.receive(entry.submission(), own);
      }
      return own;
    }
  }

  private final Path folder;
  private final HandedOver handed;
  private Optional<Computed> computed = Optional.empty();
  private boolean asked;

  private WorkerRun(
      Places places,
      Definitions definitions,
      Store store,
      Progress progress,
      Receipts.Run run,
      SentReleases sent) {
    super(
        places,
        definitions,
        store,
        run,
        progress,
        sent,
        new HandedIntake(places, definitions, store, run, progress));
    folder = places.reports();
    handed = store.get(HandedOver.class);
  }

  /**
   * @param places whose outputs are the worker's own folder, made for a moment
   * @throws CommandFailure if the run is of another program, or of other definitions
   */
  static WorkerRun of(
      Places places, Definitions definitions, Store store, Progress progress, Receipts.Run run) {
    if (!run.programVersion().equals(Application.version())) {
      throw CommandFailure.run(
          "This worker is version "
              + Application.version()
              + ", and the run is of version "
              + run.programVersion()
              + ": put the run's version in its place and start it again.");
    }
    Map<String, String> ofRun = store.get(Receipts.class).definitions(run.id());
    TreeSet<String> paths = new TreeSet<>(ofRun.keySet());
    paths.addAll(definitions.hashes().keySet());
    for (String each : paths) {
      if (!Objects.equals(ofRun.get(each), definitions.hashes().get(each))) {
        throw CommandFailure.run(
            "The definitions here are not those of the run: "
                + each
                + " differs. Copy jobs and data/reference from where quarterly was typed and start the worker again.");
      }
    }
    return new WorkerRun(
        places,
        definitions,
        store,
        progress,
        run,
        SentReleases.of(store.get(JdbcReleases.class), run.override()));
  }

  /** Takes what packs are drawn from as soon as it is there: there may be nothing else to do. */
  synchronized void prepare() {
    if (computed.isEmpty() && !asked) {
      try {
        computed = handed.computed();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Once, before the first pack is drawn. A server that was restarted has lost what was handed
   * over: then it is computed here, to the same figures.
   */
  private synchronized void takeComputed() throws IOException {
    if (!asked) {
      prepare();
      Optional<Controlled> controlled = handed.controlled();
      boolean taken = computed.isPresent() && controlled.isPresent();
      if (taken) {
        figures().take(computed.get(), controlled.get());
      }
      LOG.info(taken ? "Figures taken from the run" : "Figures are computed here");
      computed = Optional.empty();
      asked = true;
    }
  }

  @Override
  void write(String reader) throws IOException {
    takeComputed();
    Path made = folder.resolve("made-" + reader);
    FolderTree.delete(made);
    OwnerOnly.create(made);
    write(reader, made);
    handed.made(made);
    FolderTree.delete(made);
  }
}
