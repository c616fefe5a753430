package regional.indicators.job;

import java.util.ArrayList;
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
 * Submissions that were last checked in an earlier run than one of the same authority and return
 * that goes before them: of an earlier quarter, or an earlier version. Rules compared them with
 * what was held then. They are checked again, so that what stands does not depend on the order in
 * which files came.
 */
final class Overtaken {

  /** Not checked yet: after every run. */
  private static final long NOT_YET = Long.MAX_VALUE;

  /** Rules on records, whose rows alone are deleted by their age, look back no further. */
  private static final int QUARTERS_LOOKED_BACK = 4;

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
   * Those that can be checked again: not where the bytes are not kept, nor where rows that were
   * deleted by their age would be compared with.
   *
   * @param entries of the ledger, in its order
   */
  List<Submission> find(List<Ledger.Entry> entries) {
    Map<Long, Receipts.Receipt> known = receipts.receipts();
    Map<Line, Long> newest = new HashMap<>();
    Set<Sent> deleted = new HashSet<>();
    List<Submission> found = new ArrayList<>();
    for (Ledger.Entry each : entries) {
      Submission one = each.submission();
      Line line = Line.of(one);
      Receipts.Receipt receipt = Objects.requireNonNull(known.get(one.id()));
      boolean waits = each.state() == Ledger.State.RECEIVED;
      long run = waits ? NOT_YET : receipt.lastRun();
      if (receipt.bytes() == Receipts.Bytes.PURGED) {
        deleted.add(new Sent(line, one.quarter()));
      }
      if (!waits
          && run < newest.getOrDefault(line, 0L)
          && receipt.bytes() == Receipts.Bytes.KEPT
          && !looksBackAt(deleted, one)) {
        found.add(one);
      }
      newest.merge(line, run, Math::max);
    }
    return found;
  }

  private static boolean looksBackAt(Set<Sent> deleted, Submission submission) {
    for (int back = 0; back <= QUARTERS_LOOKED_BACK; back++) {
      if (deleted.contains(new Sent(Line.of(submission), submission.quarter().plus(-back)))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Sets them back to received, of the quarter and those before it: later ones follow when a run is
   * made of theirs.
   *
   * @return how many
   */
  int checkAgain(Quarter upTo) {
    List<Submission> again = find(ledger.entries(upTo));
    again.forEach(ledger::checkAgain);
    return again.size();
  }
}
