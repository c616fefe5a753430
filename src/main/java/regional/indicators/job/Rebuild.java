package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import regional.indicators.core.Checked;
import regional.indicators.core.Quarter;
import regional.indicators.store.JdbcPublished;
import regional.indicators.store.JdbcReleases;
import regional.indicators.submission.ExplanationLedger;
import regional.indicators.submission.FileName;
import regional.indicators.submission.HeldInLedger;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.KeptBytes;
import regional.indicators.submission.KeptMeasures;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Receipts;
import regional.indicators.submission.Submission;
import regional.indicators.submission.Taken;

/**
 * Makes the outputs of a past quarter again from the store alone. What was received up to the run
 * that is published is received again, by a store begun for it and thrown away after, in the runs
 * in which it was first checked, each with the definitions that it had; then the quarter is written
 * as it was then. Bytes that the store does not hold are replaced by what it knows of them: rows
 * and findings.
 */
final class Rebuild {

  private static final String SCRATCH = "rebuild";

  /**
   * What a rebuild came to.
   *
   * @param differing paths of files that are not as published, with what is wrong
   * @param reasons why they may differ, as far as the store can tell
   * @param folder of the outputs made again
   */
  record Result(
      Quarterly.Result made, Map<String, String> differing, Set<String> reasons, Path folder) {}

  private final Places places;
  private final Store store;
  private final CommandFactory.Surroundings surroundings;
  private final Path scratch;
  private final Set<String> reasons = new TreeSet<>();
  private final Map<Map<String, String>, Places> homes = new HashMap<>();

  Rebuild(Places places, Store store, CommandFactory.Surroundings surroundings) {
    this.places = places;
    this.store = store;
    this.surroundings = surroundings;
    this.scratch = places.store().resolve(SCRATCH);
  }

  /**
   * @throws CommandFailure if the quarter was not published from this store, or a step fails
   * @throws IOException if a file cannot be written
   */
  Result run(Quarter quarter) throws IOException {
    Receipts receipts = store.get(Receipts.class);
    Receipts.Run run =
        receipts
            .published(quarter)
            .orElseThrow(
                () ->
                    CommandFailure.usage(
                        "The store has no record of how "
                            + quarter
                            + " was published: run quarterly --quarter "
                            + quarter
                            + " once without --rebuild."));
    if (!run.programVersion().equals(Application.version())) {
      reasons.add(
          "it was written by version "
              + run.programVersion()
              + " of the program, this is "
              + Application.version());
    }
    FolderTree.delete(scratch);
    OwnerOnly.create(scratch);
    try {
      Quarterly.Result made = remake(run);
      return compared(run, made);
    } finally {
      FolderTree.delete(scratch);
    }
  }

  private Quarterly.Result remake(Receipts.Run run) throws IOException {
    Map<Long, Receipts.Receipt> known = store.get(Receipts.class).receipts();
    Map<Long, List<Ledger.Entry>> byRun = new TreeMap<>();
    byRun.put(run.id(), new ArrayList<>());
    for (Ledger.Entry each : store.get(Ledger.class).entries(run.quarter())) {
      Receipts.Receipt receipt = known.get(each.submission().id());
      if (receipt != null
          && receipt.run() <= run.id()
          && (receipt.run() > 0 || each.state() != Ledger.State.RECEIVED)) {
        byRun.computeIfAbsent(receipt.run(), number -> new ArrayList<>()).add(each);
      }
    }
    Places last = home(run.id(), run.id());
    try (Store made = Store.open(last, places.store())) {
      beside(run, made);
      SentReleases.copy(
          store.get(JdbcReleases.class), run.releases(), made.get(JdbcReleases.class));
      made.get(KeptMeasures.class).take(store.get(KeptMeasures.class).all());
      for (Map.Entry<Long, List<Ledger.Entry>> group : byRun.entrySet()) {
        receive(group.getValue(), known, last, made);
        if (group.getKey() != run.id()) {
          check(run, group.getKey(), made);
        }
      }
      Definitions definitions = Definitions.read(last);
      return new Quarterly(
              last, definitions, made, surroundings.out(), surroundings.progress(), run.override())
          .run(
              run.quarter(),
              run.region(),
              run.asOf(),
              Incoming.find(last.returns(), definitions.returns()));
    }
  }

  /** What is received besides returns. */
  private void beside(Receipts.Run run, Store made) {
    Receipts receipts = store.get(Receipts.class);
    for (Ledger.Stray each : receipts.straysUpTo(run)) {
      made.get(Ledger.class).receiveStray(each.path(), each.sha256(), each.receivedOn());
    }
    Set<Long> known = Set.copyOf(receipts.explanationsUpTo(run));
    ExplanationLedger explanations = store.get(ExplanationLedger.class);
    for (ExplanationLedger.Entry each : explanations.entries(run.quarter())) {
      if (known.contains(each.id())) {
        made.get(ExplanationLedger.class)
            .receive(
                each.name(),
                each.sha256(),
                each.receivedOn(),
                new Checked<>(explanations.explanations(each), explanations.findings(each)));
      }
    }
  }

  /** In the order of the first receipt, each with its day. */
  private void receive(
      List<Ledger.Entry> entries, Map<Long, Receipts.Receipt> known, Places last, Store made)
      throws IOException {
    Ledger to = made.get(Ledger.class);
    List<Ledger.Entry> inOrder = new ArrayList<>(entries);
    inOrder.sort(Comparator.comparing(each -> each.submission().id()));
    List<Ledger.Entry> withoutBytes = new ArrayList<>();
    for (Ledger.Entry each : inOrder) {
      Submission was = each.submission();
      FileName name =
          new FileName(
              each.fileName(), was.returnId(), was.oldLaCode(), was.quarter(), was.version());
      to.receive(name, each.path(), was.sha256(), each.receivedOn());
      Receipts.Receipt receipt = Optional.ofNullable(known.get(was.id())).orElseThrow();
      if (receipt.bytes() == Receipts.Bytes.KEPT) {
        Path folder = Files.createDirectories(last.returns().resolve(String.valueOf(was.id())));
        store.get(KeptBytes.class).copy(was.sha256(), folder.resolve(each.fileName()));
      } else {
        withoutBytes.add(each);
      }
    }
    if (!withoutBytes.isEmpty()) {
      Map<String, Submission> now = new HashMap<>();
      to.unchecked(Quarter.LAST).forEach(each -> now.put(key(each), each.submission()));
      for (Ledger.Entry each : withoutBytes) {
        Receipts.Receipt receipt =
            Optional.ofNullable(known.get(each.submission().id())).orElseThrow();
        carry(each, Optional.ofNullable(now.get(key(each))).orElseThrow(), receipt.bytes(), made);
      }
    }
  }

  private static String key(Ledger.Entry entry) {
    return entry.fileName() + " " + entry.submission().sha256();
  }

  /** What is known of a submission whose bytes are not held. */
  private void carry(Ledger.Entry entry, Submission now, Receipts.Bytes bytes, Store made) {
    Ledger from = store.get(Ledger.class);
    Submission was = entry.submission();
    boolean accepted = entry.state() == Ledger.State.ACCEPTED;
    made.get(Ledger.class)
        .record(
            now,
            new Checked<>(
                new Taken(
                    accepted,
                    entry.rows(),
                    entry.rowsRejected(),
                    from.blocks(was),
                    from.periods(was),
                    entry.findings(),
                    false),
                from.findings(was)));
    if (bytes == Receipts.Bytes.PURGED) {
      made.get(Receipts.class).purged(now);
      reasons.add("rows about children were deleted by their age, as " + entry.fileName());
    } else if (accepted) {
      reasons.add(
          "the bytes of some files were not kept, as of "
              + entry.fileName()
              + ": their rows and findings were taken as the store has them today");
    }
  }

  /** Of a run before runs were recorded that of the run made again. */
  private Quarter quarterOf(long earlier, Receipts.Run last) {
    Quarter quarter =
        earlier == 0 ? last.quarter() : store.get(Receipts.class).run(earlier).quarter();
    return quarter.compareTo(last.quarter()) <= 0 ? quarter : last.quarter();
  }

  /** Checks what one earlier run checked, with its definitions. */
  private void check(Receipts.Run last, long earlier, Store made) throws IOException {
    Places of = home(earlier, last.id());
    Definitions definitions = Definitions.read(of);
    RunIntake work =
        new RunIntake(
            of,
            definitions,
            made,
            new Receipts.Run(
                earlier,
                quarterOf(earlier, last),
                last.region(),
                "",
                last.asOf(),
                "",
                last.releases(),
                ""),
            surroundings.progress(),
            Incoming.find(of.returns(), definitions.returns()));
    work.checkAgain();
    for (String authority : work.authoritiesToCheck()) {
      HeldInLedger held = work.held(authority);
      for (Ledger.Entry each : work.toCheck(authority)) {
        work.checkAndStore(each, held);
      }
    }
    surroundings.progress().finish();
    work.refuseSecondOfReorganised();
  }

  /** A project's root with the definitions of a run, and with what else is made here. */
  private Places home(long run, long fallback) throws IOException {
    Map<String, String> definitions = store.get(Receipts.class).definitions(run);
    if (definitions.isEmpty()) {
      reasons.add("some files were checked before runs were recorded, with definitions not kept");
      return home(fallback, fallback);
    }
    Places known = homes.get(definitions);
    if (known != null) {
      return known;
    }
    Path root = scratch.resolve("home" + homes.size());
    for (Map.Entry<String, String> each : definitions.entrySet()) {
      Path file = root.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      store.get(KeptBytes.class).copy(each.getValue(), file);
    }
    Places made =
        new Places(
            root,
            Files.createDirectories(scratch.resolve("incoming")),
            scratch.resolve("reports"),
            scratch.resolve("store"),
            places.storeKey());
    homes.put(definitions, made);
    return made;
  }

  private Result compared(Receipts.Run run, Quarterly.Result made) throws IOException {
    String quarter = run.quarter().toString();
    Places here = home(run.id(), run.id());
    Publication again = new Publication(here, quarter);
    Map<String, String> published = store.get(JdbcPublished.class).files(run.quarter());
    Map<String, String> written = again.files();
    Map<String, String> differing = new TreeMap<>();
    published.forEach(
        (path, sha256) -> {
          String now = written.get(path);
          if (now == null) {
            differing.put(path, "not made");
          } else if (!now.equals(sha256)) {
            differing.put(path, "other bytes");
          }
        });
    written.keySet().stream()
        .filter(each -> !published.containsKey(each))
        .forEach(each -> differing.put(each, "not published then"));
    Path folder = places.published(quarter);
    if (!differing.isEmpty()) {
      folder = folder.resolveSibling(quarter + ".rebuilt");
      FolderTree.delete(folder);
      FolderTree.copy(here.published(quarter), folder);
      OwnerOnly.protectAll(folder.resolve("analyst"));
    } else if (!new Publication(places, quarter).files().equals(published)) {
      Publication publication = new Publication(places, quarter);
      publication.begin();
      FolderTree.copy(here.published(quarter), publication.building());
      publication.publish();
    }
    return new Result(made, differing, reasons, folder);
  }
}
