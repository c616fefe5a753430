package regional.indicators.job;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import regional.indicators.core.Quarter;
import regional.indicators.submission.FileBytes;
import regional.indicators.submission.FileName;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.KeptBytes;
import regional.indicators.submission.KeptMeasures;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Receipts;
import regional.indicators.submission.Submission;
import regional.indicators.submission.SubmissionReader;
import regional.indicators.submission.Taken;

/**
 * Keeps what one run receives: the bytes of every submission but those that may hold personal data,
 * and which run checked it.
 */
final class Keeping {

  /** What an authority sent for a return and quarter, in whatever version. */
  private record Sent(String returnId, String oldLaCode, Quarter quarter) {}

  private final Ledger ledger;
  private final Receipts receipts;
  private final KeptBytes bytes;
  private final Receipts.Run run;
  private final KeptMeasures measures;

  private @Nullable Set<Sent> deleted;
  private @Nullable Set<Long> kept;
  private @Nullable Set<String> ofSeveral;

  private Keeping(
      Ledger ledger, Receipts receipts, KeptBytes bytes, KeptMeasures measures, Receipts.Run run) {
    this.ledger = ledger;
    this.receipts = receipts;
    this.bytes = bytes;
    this.measures = measures;
    this.run = run;
  }

  static Keeping of(Store store, Receipts.Run run) {
    return new Keeping(
        store.get(Ledger.class),
        store.get(Receipts.class),
        store.get(KeptBytes.class),
        store.get(KeptMeasures.class),
        run);
  }

  /**
   * Files that are there and whose bytes are wanted: by name and hash.
   *
   * @param lost those that could not be read when they were received
   */
  static Map<String, Submission> wanted(
      Ledger ledger, Receipts receipts, Quarter upTo, boolean lost) {
    Map<Long, Receipts.Receipt> known = receipts.receipts();
    Map<String, Submission> wanted = new HashMap<>();
    for (Ledger.Entry each : ledger.entries(upTo)) {
      Receipts.Receipt receipt = known.get(each.submission().id());
      if (receipt != null
          && each.state() != Ledger.State.RECEIVED
          && receipt.bytes() == (lost ? Receipts.Bytes.LOST : Receipts.Bytes.NOT_KEPT)) {
        wanted.put(each.fileName() + " " + each.submission().sha256(), each.submission());
      }
    }
    return wanted;
  }

  /** What a file is known by in {@link #wanted}. */
  static String name(Incoming.Found found) {
    return found.name().map(FileName::text).orElse("") + " " + found.sha256();
  }

  /**
   * Looks among the files that are there for those that were lost, which will be checked again, and
   * for bytes that are not held yet.
   *
   * @throws IOException if a file cannot be read
   */
  void found(List<Incoming.Found> incoming) throws IOException {
    Map<String, Submission> lost = wanted(ledger, receipts, run.quarter(), true);
    Map<String, Submission> notKept = wanted(ledger, receipts, run.quarter(), false);
    for (Incoming.Found each : incoming) {
      Optional.ofNullable(lost.remove(name(each))).ifPresent(receipts::foundAgain);
      Submission one = notKept.remove(name(each));
      if (one != null && bytes.keep(each.file(), one.sha256())) {
        receipts.kept(one);
      }
    }
  }

  void receivedBeside() {
    receipts.receivedBeside(run);
  }

  /**
   * Keeps the bytes of a submission just checked, in the transaction of its rows and findings.
   *
   * @param file empty if it was taken away
   * @throws IOException if the file is there and cannot be read
   */
  void checked(
      Submission submission,
      Taken taken,
      FileName name,
      Optional<FileBytes> file,
      SubmissionReader reader)
      throws IOException {
    Receipts.Bytes kept = keep(submission, taken, name, file, reader);
    receipts.checked(submission, kept, run);
    if (kept == Receipts.Bytes.REFUSED && isCheckedAgain(submission)) {
      // By the rules of today it may not be kept: so it is no longer.
      bytes.deleteIfUnclaimed(submission.sha256());
    }
  }

  private Receipts.Bytes keep(
      Submission submission,
      Taken taken,
      FileName name,
      Optional<FileBytes> file,
      SubmissionReader reader)
      throws IOException {
    if (taken.personal()) {
      return Receipts.Bytes.REFUSED;
    }
    try {
      if (file.isPresent()) {
        if (!taken.accepted() && !reader.mayBeKept(name, file.get())) {
          // A file that has changed since need not be the one that was received.
          return file.get().sha256(unread -> {}).equals(submission.sha256())
              ? Receipts.Bytes.REFUSED
              : Receipts.Bytes.LOST;
        }
        boolean kept =
            sentBySeveral().contains(submission.sha256())
                ? bytes.keepApart(file.get(), submission.sha256())
                : bytes.keep(file.get(), submission.sha256());
        if (kept) {
          return Receipts.Bytes.KEPT;
        }
      }
    } catch (NoSuchFileException e) {
      // Taken away: as one that changed.
    }
    return taken.accepted() ? Receipts.Bytes.NOT_KEPT : Receipts.Bytes.LOST;
  }

  /** Their authorities may be checked at the same time; nothing is received meanwhile. */
  private synchronized Set<String> sentBySeveral() {
    if (ofSeveral == null) {
      ofSeveral = ledger.sentBySeveral();
    }
    return ofSeveral;
  }

  /**
   * Whether a submission that is to be checked was checked before. What is, was decided before
   * anything is checked, so that one look is enough.
   */
  synchronized boolean isCheckedAgain(Submission submission) {
    if (kept == null) {
      kept =
          receipts.receipts().values().stream()
              .filter(each -> each.bytes() == Receipts.Bytes.KEPT)
              .map(Receipts.Receipt::submissionId)
              .collect(Collectors.toSet());
    }
    return kept.contains(submission.id());
  }

  /**
   * The bytes of a submission that is checked again, as they were kept when it was first.
   *
   * @throws IOException if they cannot be read
   */
  FileBytes kept(Submission submission) throws IOException {
    return FileBytes.of(() -> bytes.open(submission.sha256()));
  }

  /**
   * Whether rows sent for the same authority, return and quarter have been deleted by their age.
   */
  boolean isDeletedByAge(Submission submission) {
    return deletedByAge()
        .contains(new Sent(submission.returnId(), submission.oldLaCode(), submission.quarter()));
  }

  /** Nothing is deleted while a run goes on, so that one look is enough. */
  private synchronized Set<Sent> deletedByAge() {
    if (deleted == null) {
      deleted =
          measures.all().stream()
              .filter(each -> each.window() == KeptMeasures.Window.ROWS)
              .map(each -> new Sent(each.returnId(), each.oldLaCode(), each.quarter()))
              .collect(Collectors.toSet());
    }
    return deleted;
  }

  boolean isPurged(Submission submission) {
    return Optional.ofNullable(receipts.receipts().get(submission.id()))
        .filter(each -> each.bytes() == Receipts.Bytes.PURGED)
        .isPresent();
  }
}
