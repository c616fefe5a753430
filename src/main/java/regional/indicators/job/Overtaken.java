package regional.indicators.job;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import regional.indicators.core.Quarter;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Receipts;
import regional.indicators.submission.Submission;

/**
 * Submissions that were checked before one of the same authority and return had come that goes
 * before them: of an earlier quarter, or an earlier version. Rules compared them with what was held
 * then. They are checked again, so that what stands does not depend on the order in which files
 * came.
 */
final class Overtaken {

  /** Rules look back no further than to the same quarter of the year before. */
  private static final int QUARTERS_LOOKED_BACK = 4;

  private static final Comparator<Submission> IN_ORDER =
      Comparator.comparing(Submission::quarter).thenComparing(Submission::version);

  private record Line(String returnId, String oldLaCode) {
    static Line of(Submission submission) {
      return new Line(submission.returnId(), submission.oldLaCode());
    }
  }

  private record Sent(Line line, Quarter quarter) {}

  private final Ledger ledger;
  private final Receipts receipts;

  Overtaken(Ledger ledger, Receipts receipts) {
    this.ledger = ledger;
    this.receipts = receipts;
  }

  /**
   * Sets them back to received. Left as they are: those whose bytes are not kept, and those that
   * would be compared with rows deleted by their age.
   *
   * @return how many
   */
  int checkAgain() {
    List<Ledger.Entry> entries = ledger.entries(Quarter.LAST);
    Map<Line, Submission> first = new HashMap<>();
    for (Ledger.Entry each : entries) {
      if (each.state() == Ledger.State.RECEIVED) {
        first.merge(
            Line.of(each.submission()),
            each.submission(),
            (one, other) -> IN_ORDER.compare(one, other) <= 0 ? one : other);
      }
    }
    List<Submission> later =
        entries.stream()
            .filter(each -> each.state() != Ledger.State.RECEIVED)
            .map(Ledger.Entry::submission)
            .filter(each -> isAfter(each, first))
            .toList();
    if (later.isEmpty()) {
      return 0;
    }
    Map<Long, Receipts.Receipt> known = receipts.receipts();
    Set<Sent> deleted = new HashSet<>();
    for (Ledger.Entry each : entries) {
      if (bytes(each.submission(), known) == Receipts.Bytes.PURGED) {
        deleted.add(new Sent(Line.of(each.submission()), each.submission().quarter()));
      }
    }
    List<Submission> again =
        later.stream()
            .filter(each -> bytes(each, known) == Receipts.Bytes.KEPT)
            .filter(each -> !looksBackAt(deleted, each))
            .toList();
    again.forEach(ledger::checkAgain);
    return again.size();
  }

  private static boolean isAfter(Submission submission, Map<Line, Submission> first) {
    Submission received = first.get(Line.of(submission));
    return received != null && IN_ORDER.compare(submission, received) > 0;
  }

  private static Receipts.Bytes bytes(Submission submission, Map<Long, Receipts.Receipt> known) {
    return Objects.requireNonNull(known.get(submission.id())).bytes();
  }

  private static boolean looksBackAt(Set<Sent> deleted, Submission submission) {
    for (int back = 0; back <= QUARTERS_LOOKED_BACK; back++) {
      if (deleted.contains(new Sent(Line.of(submission), submission.quarter().plus(-back)))) {
        return true;
      }
    }
    return false;
  }
}
