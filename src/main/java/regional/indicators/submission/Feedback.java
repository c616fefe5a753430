package regional.indicators.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;

/**
 * A finding with its history: a row of findings.csv.
 *
 * @param firstSeen the quarter in which the unbroken run of this finding began
 * @param persisting it was there in the quarter before too
 */
public record Feedback(Finding finding, Quarter firstSeen, boolean persisting) {

  /** Oldest quarter first, then by authority and return. */
  public static final Comparator<Feedback> ORDER =
      Comparator.comparing((Feedback each) -> each.finding().reportingQuarter())
          .thenComparing(each -> each.finding().oldLaCode())
          .thenComparing(each -> each.finding().returnId());

  /**
   * The findings of the newest version of each authority's return in each quarter, and of stray
   * files; oldest quarter first.
   *
   * @param entries of the ledger
   * @param findings of a submission
   */
  public static List<Feedback> of(
      List<Ledger.Entry> entries,
      List<Ledger.Stray> strays,
      Quarter quarter,
      Function<Submission, List<Finding>> findings) {
    Map<String, TreeMap<Quarter, Submission>> newest = new TreeMap<>();
    for (Ledger.Entry each : entries) {
      Submission one = each.submission();
      newest
          .computeIfAbsent(one.oldLaCode() + " " + one.returnId(), key -> new TreeMap<>())
          .merge(one.quarter(), one, (a, b) -> b.version() >= a.version() ? b : a);
    }
    List<Feedback> all = new ArrayList<>();
    for (TreeMap<Quarter, Submission> quarters : newest.values()) {
      Map<String, Quarter> running = new HashMap<>();
      Quarter before = null;
      for (Map.Entry<Quarter, Submission> each : quarters.entrySet()) {
        Map<String, Quarter> now = new HashMap<>();
        boolean consecutive = before != null && before.plus(1).equals(each.getKey());
        for (Finding finding : findings.apply(each.getValue())) {
          String what = finding.code() + " " + finding.column();
          Quarter since = consecutive ? running.getOrDefault(what, each.getKey()) : each.getKey();
          now.put(what, since);
          all.add(new Feedback(finding, since, !since.equals(each.getKey())));
        }
        running = now;
        before = each.getKey();
      }
    }
    for (Ledger.Stray each : strays) {
      all.add(new Feedback(stray(each), quarter, false));
    }
    all.sort(ORDER);
    return all;
  }

  private static Finding stray(Ledger.Stray file) {
    return new Finding(
        "",
        "",
        "",
        0,
        "COM-02",
        Effect.SUBMISSION_REJECTED,
        0,
        "",
        "",
        Incoming.reason(file.path()),
        "Put the file itself in the folder, name it {return}_{old_la_code}_{time_period}_{Qn}_v{n}.csv and submit it again");
  }
}
