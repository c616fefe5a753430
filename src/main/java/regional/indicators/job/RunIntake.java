package regional.indicators.job;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import regional.indicators.benchmark.PublishedPeriods;
import regional.indicators.core.Checked;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;
import regional.indicators.submission.CrossRules;
import regional.indicators.submission.ExplanationLedger;
import regional.indicators.submission.FileBytes;
import regional.indicators.submission.FileName;
import regional.indicators.submission.Held;
import regional.indicators.submission.HeldInLedger;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Receipts;
import regional.indicators.submission.Submission;
import regional.indicators.submission.SubmissionReader;
import regional.indicators.submission.Taken;

/**
 * What a run does with what authorities send: every file is received, checked, compared with what
 * is held and stored, and in the end every row is accounted for.
 */
class RunIntake {

  private static final Logger LOG = LoggerFactory.getLogger(RunIntake.class);

  /** What was received, wherever in the folder it lies. */
  private record Received(FileName name, String sha256) {}

  /** A version of a submission, of which two files may have come. */
  private record Version(String returnId, String oldLaCode, Quarter quarter, int number) {
    static Version of(Ledger.Entry entry) {
      Submission submission = entry.submission();
      return new Version(
          submission.returnId(),
          submission.oldLaCode(),
          submission.quarter(),
          submission.version());
    }
  }

  private final Places places;
  private final Definitions definitions;
  private final Ledger ledger;
  private final ExplanationLedger explanations;
  private final Keeping keeping;
  private final Progress progress;
  private final Quarter quarter;
  private final LocalDate asOf;
  private final List<Incoming.Found> incoming;
  private final Map<Received, Path> fileOf = new HashMap<>();
  private final SubmissionReader reader;
  private final Overtaken overtaken;
  private final CrossRules crossRules;

  private @Nullable Map<Version, Ledger.Entry> firstOfVersions;

  /**
   * @param incoming files of the folder of returns
   */
  RunIntake(
      Places places,
      Definitions definitions,
      Store store,
      Receipts.Run run,
      Progress progress,
      List<Incoming.Found> incoming) {
    this.places = places;
    this.definitions = definitions;
    this.ledger = store.get(Ledger.class);
    this.explanations = store.get(ExplanationLedger.class);
    this.keeping = Keeping.of(store, run);
    this.progress = progress;
    this.quarter = run.quarter();
    this.asOf = run.asOf();
    this.incoming = List.copyOf(incoming);
    for (Incoming.Found each : incoming) {
      each.name()
          .ifPresent(name -> fileOf.putIfAbsent(new Received(name, each.sha256()), each.file()));
    }
    reader =
        new SubmissionReader(
            definitions.returns(),
            definitions.reference(),
            definitions.settings().limits(),
            new PublishedPeriods(definitions.comparators()));
    overtaken = new Overtaken(ledger, store.get(Receipts.class));
    crossRules =
        new CrossRules(
            definitions.returns(), definitions.settings().limits().findingsKeptPerCode());
  }

  /**
   * Records every new file in the ledger; what was checked without one that comes before it is to
   * be checked again.
   */
  void receive() throws IOException {
    progress.start("receive", "files", incoming.size());
    ExplanationIntake intake = new ExplanationIntake(explanations, definitions);
    keeping.found(incoming);
    for (Incoming.Found each : incoming) {
      if (each.name().isPresent()) {
        ledger.receive(each.name().get(), each.path(), each.sha256(), asOf);
      } else if (!intake.receive(each, asOf)) {
        ledger.receiveStray(each.path(), each.sha256(), asOf);
      }
      progress.advance(1);
    }
    keeping.receivedBeside();
    progress.finish();
    int again = checkAgain();
    if (again > 0) {
      progress.say(
          again + " returns are checked again, because one that goes before them has come since.");
    }
  }

  /** How many submissions will be checked again. */
  int checkAgain() {
    return overtaken.checkAgain(quarter);
  }

  /** Hands what an authority sent, and what is not checked yet, over to whoever checks it. */
  void handOver(String oldLaCode, HandedOver handed) throws IOException {
    Map<Submission, Path> files = new LinkedHashMap<>();
    for (Ledger.Entry each : toCheck(oldLaCode)) {
      if (!keeping.isCheckedAgain(each.submission())) {
        FileName name = FileName.parse(each.fileName(), definitions.returns()).orElseThrow();
        files.put(each.submission(), file(each, name));
      }
    }
    handed.hand(files);
  }

  /** Authorities with submissions not yet checked. */
  List<String> authoritiesToCheck() {
    List<Ledger.Entry> unchecked = ledger.unchecked(quarter);
    progress.start("check", "submissions", unchecked.size());
    return unchecked.stream().map(each -> each.submission().oldLaCode()).distinct().toList();
  }

  List<Ledger.Entry> toCheck(String oldLaCode) {
    return ledger.unchecked(quarter, oldLaCode);
  }

  /** What is held of an authority whose submissions are now checked one after the other. */
  HeldInLedger held(String oldLaCode) {
    return new HeldInLedger(ledger, oldLaCode);
  }

  /**
   * Checks one submission and stores what it came to; what is logged meanwhile names it.
   *
   * @param held of its authority
   */
  void checkAndStore(Ledger.Entry entry, HeldInLedger held) throws IOException {
    try (MDC.MDCCloseable authority =
            MDC.putCloseable("authority", entry.submission().oldLaCode());
        MDC.MDCCloseable submission = MDC.putCloseable("submission", entry.fileName())) {
      FileName name =
          FileName.parse(entry.fileName(), definitions.returns())
              .orElseThrow(
                  () -> new IllegalStateException("in the ledger, and no longer a return"));
      Optional<FileBytes> file = bytes(entry, name);
      Checked<Taken> checked = check(entry, name, file, held);
      store(entry, name, file, checked, held);
      LOG.info(
          "{}: {} rows, {} rejected, {} findings, sha256 {}",
          checked.value().accepted() ? "Accepted" : "Rejected",
          checked.value().rowsInFile(),
          checked.value().rowsRejected(),
          checked.value().findingsCounted(),
          entry.submission().sha256());
    }
  }

  /**
   * As they were kept, if it is checked again; else wherever in the folder of incoming files it
   * lies by now, and empty if it is there no more.
   */
  private Optional<FileBytes> bytes(Ledger.Entry entry, FileName name) throws IOException {
    if (keeping.isCheckedAgain(entry.submission())) {
      return Optional.of(keeping.kept(entry.submission()));
    }
    try {
      return Optional.of(FileBytes.of(file(entry, name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Checked<Taken> check(
      Ledger.Entry entry, FileName name, Optional<FileBytes> file, Held held) throws IOException {
    Submission submission = entry.submission();
    Optional<Ledger.Entry> first = firstOfVersion(entry);
    if (first.isPresent()) {
      return reader.refused(
          name,
          "COM-02",
          "Version " + name.version() + " was received as " + first.get().fileName() + " before");
    }
    if (keeping.isDeletedByAge(submission)) {
      return tooLate(submission);
    }
    try {
      return file.isPresent()
          ? reader.read(name, file.get(), submission.sha256(), held)
          : takenAway(submission);
    } catch (NoSuchFileException e) {
      return takenAway(submission);
    }
  }

  /** Where a submission's bytes can be read, if they are there. */
  Path file(Ledger.Entry entry, FileName name) throws IOException {
    return fileOf.getOrDefault(
        new Received(name, entry.submission().sha256()), places.returns().resolve(entry.path()));
  }

  /** A version is sent as CSV or as a workbook: of two the one received first is read. */
  private Optional<Ledger.Entry> firstOfVersion(Ledger.Entry entry) {
    return Optional.ofNullable(firstOfVersions().get(Version.of(entry)))
        .filter(first -> !first.fileName().equals(entry.fileName()));
  }

  /** Nothing is received any more while submissions are checked, so that one look is enough. */
  private synchronized Map<Version, Ledger.Entry> firstOfVersions() {
    if (firstOfVersions == null) {
      Map<Version, Ledger.Entry> first = new HashMap<>();
      for (Ledger.Entry each : ledger.entries(quarter)) {
        first.merge(
            Version.of(each),
            each,
            (one, other) -> one.submission().id() <= other.submission().id() ? one : other);
      }
      firstOfVersions = first;
    }
    return firstOfVersions;
  }

  /** A file received and gone before it was read: a fault of the data, not of the run. */
  private static Checked<Taken> takenAway(Submission submission) {
    return rejected(
        submission,
        "The file was taken away before it was read",
        "Put the same file back and run the quarter again.");
  }

  /** What stands in the place of rows deleted by their age cannot be made again from a few. */
  private static Checked<Taken> tooLate(Submission submission) {
    return rejected(
        submission,
        "The rows sent for this quarter were deleted by their age: no further version is taken in",
        "Nothing need be sent: the sums of what was sent before stand.");
  }

  private static Checked<Taken> rejected(Submission submission, String message, String remedy) {
    Finding finding =
        new Finding(
            submission.oldLaCode(),
            submission.returnId(),
            submission.quarter().toString(),
            submission.version(),
            "COM-01",
            Effect.SUBMISSION_REJECTED,
            0,
            "",
            "",
            message,
            remedy);
    return new Checked<>(new Taken(false, 0, 0, List.of(), Set.of(), 1, false), List.of(finding));
  }

  /** Stores what checking came to, in the transaction of the step. */
  private void store(
      Ledger.Entry entry,
      FileName name,
      Optional<FileBytes> file,
      Checked<Taken> checked,
      HeldInLedger held)
      throws IOException {
    ledger.record(entry.submission(), checked);
    keeping.checked(entry.submission(), checked.value(), name, file, reader);
    held.changed(entry.submission());
    compare(entry.submission(), held);
    progress.advance(1);
  }

  /**
   * Tries the rules between returns that a submission just checked takes part in: one that is
   * checked again may no longer be accepted.
   */
  private void compare(Submission checked, HeldInLedger held) {
    for (String returnId : crossRules.toTryAgain(checked.returnId())) {
      held.entry(returnId, checked.quarter())
          .ifPresent(
              each ->
                  ledger.compared(
                      each.submission(),
                      crossRules.codes(returnId),
                      crossRules.find(
                          FileName.parse(each.fileName(), definitions.returns()).orElseThrow(),
                          held)));
    }
  }

  /** COM-03. */
  void refuseSecondOfReorganised() {
    new Reorganised(definitions, ledger).refuseSecond(quarter);
  }

  /**
   * Nothing received may be lost: rows in the file = rows stored + rows rejected, for every
   * accepted submission.
   */
  void reconcile() {
    for (Ledger.Entry each : ledger.entries(quarter)) {
      if (each.state() == Ledger.State.RECEIVED) {
        throw new IllegalStateException(each.fileName() + " was received and not checked");
      }
      if (each.state() == Ledger.State.ACCEPTED
          && each.rows() != ledger.storedRows(each.submission()) + each.rowsRejected()
          && !keeping.isPurged(each.submission())) {
        throw new IllegalStateException(
            each.fileName() + ": rows in the file are not rows stored + rows rejected");
      }
    }
  }
}
