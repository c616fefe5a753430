package regional.indicators.submission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import regional.indicators.core.Quarter;

/**
 * A standing submission in place of an accepted one.
 *
 * @param before the accepted version next below
 * @param standing the highest accepted version
 * @param receivedOn of the standing one
 */
public record Resubmission(Submission before, Submission standing, LocalDate receivedOn) {

  private static final Comparator<Ledger.Entry> BY_VERSION =
      Comparator.comparing((Ledger.Entry each) -> each.submission().version())
          .thenComparing(each -> each.submission().id());

  /**
   * Those of a quarter's collection: received after the day on which the quarter before was due.
   * The ledger alone decides, not which runs there were between two versions.
   *
   * @param entries of the ledger, for the quarter and those before it
   * @param after the day on which the quarter before was due
   * @return by quarter, return, authority
   */
  public static List<Resubmission> of(List<Ledger.Entry> entries, LocalDate after) {
    Map<String, List<Ledger.Entry>> accepted = new TreeMap<>();
    for (Ledger.Entry each : entries) {
      if (each.state() == Ledger.State.ACCEPTED) {
        Submission one = each.submission();
        accepted
            .computeIfAbsent(
                String.join(" ", one.quarter().toString(), one.returnId(), one.oldLaCode()),
                key -> new ArrayList<>())
            .add(each);
      }
    }
    List<Resubmission> found = new ArrayList<>();
    for (List<Ledger.Entry> versions : accepted.values()) {
      versions.sort(BY_VERSION);
      Ledger.Entry standing = versions.get(versions.size() - 1);
      if (versions.size() > 1 && standing.receivedOn().isAfter(after)) {
        found.add(
            new Resubmission(
                versions.get(versions.size() - 2).submission(),
                standing.submission(),
                standing.receivedOn()));
      }
    }
    return found;
  }

  /** The rows as they would stand had none of these been received. */
  public static AcceptedRows without(List<Resubmission> resubmissions, AcceptedRows rows) {
    Map<Submission, Submission> before = new HashMap<>();
    resubmissions.forEach(each -> before.put(each.standing(), each.before()));
    return new AcceptedRows() {
      @Override
      public List<Submission> standing(String returnId, Quarter upTo) {
        return rows.standing(returnId, upTo).stream()
            .map(each -> before.getOrDefault(each, each))
            .toList();
      }

      @Override
      public void read(List<Submission> submissions, RowReader reader) {
        rows.read(submissions, reader);
      }

      @Override
      public List<KeptMeasures.Kept> keptMeasures(String returnId) {
        return rows.keptMeasures(returnId);
      }
    };
  }

  public String returnId() {
    return standing.returnId();
  }

  public String oldLaCode() {
    return standing.oldLaCode();
  }

  /** As {@code attendance 359 2025-26-Q3 v1->v2}. */
  public String text() {
    return String.join(
        " ",
        returnId(),
        oldLaCode(),
        standing.quarter().toString(),
        "v" + before.version() + "->v" + standing.version());
  }
}
