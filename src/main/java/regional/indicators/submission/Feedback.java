package regional.indicators.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;

/**
 * A finding with its history: a row of findings.csv.
 *
 * @param finding of one that was resolved: without line and cell, which were the old file's
 * @param firstSeen the quarter in which the unbroken run of this finding began
 * @param explanation what the authority says of it
 */
public record Feedback(
    Finding finding, Quarter firstSeen, State state, Optional<Explanation> explanation) {

  /** What has become of a finding since it was first seen. */
  public enum State {
    /** Not there before. */
    NEW,
    /** There in an earlier version, or in the authority's last submission of an earlier quarter. */
    PERSISTING,
    /** There, and the authority has said why. */
    EXPLAINED,
    /** There before, and no more in the submission that stands. */
    RESOLVED;

    /** As printed in findings.csv. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it says only that a rule could not be tried. */
  public boolean isNothingToMend() {
    return finding.remedy().equals(RuleFindings.NOTHING_TO_MEND);
  }

  /** Oldest quarter first, then by authority and return. */
  private static final Comparator<Feedback> ORDER =
      Comparator.comparing((Feedback each) -> each.finding().reportingQuarter())
          .thenComparing(each -> each.finding().oldLaCode())
          .thenComparing(each -> each.finding().returnId());

  /**
   * For each authority's return in each quarter: the findings of the submission that stands and of
   * a newer one that was rejected, then what was resolved; besides, what was noticed about
   * explanations and stray files. Oldest quarter first.
   *
   * @param entries of the ledger
   * @param findings of a submission
   * @param explanations that stand
   * @param aboutExplanations what was noticed about their files
   * @param ofFigures what was noted of the figures, with the quarter since which it has been there
   */
  public static List<Feedback> of(
      List<Ledger.Entry> entries,
      List<Ledger.Stray> strays,
      Quarter quarter,
      Function<Submission, List<Finding>> findings,
      List<Explanation> explanations,
      List<Finding> aboutExplanations,
      Map<Finding, Quarter> ofFigures) {
    Map<String, TreeMap<Quarter, List<Ledger.Entry>>> byReturn = new TreeMap<>();
    for (Ledger.Entry each : entries) {
      Submission one = each.submission();
      if (each.state() != Ledger.State.RECEIVED) {
        byReturn
            .computeIfAbsent(one.oldLaCode() + " " + one.returnId(), key -> new TreeMap<>())
            .computeIfAbsent(one.quarter(), key -> new ArrayList<>())
            .add(each);
      }
    }
    List<Feedback> all = new ArrayList<>();
    Map<String, List<Finding>> seen = new TreeMap<>();
    for (TreeMap<Quarter, List<Ledger.Entry>> quarters : byReturn.values()) {
      String authority = quarters.firstEntry().getValue().get(0).submission().oldLaCode();
      FindingHistory history =
          new FindingHistory(
              explanations.stream().filter(each -> each.oldLaCode().equals(authority)).toList());
      quarters.forEach(
          (each, versions) -> {
            List<FindingHistory.Version> read =
                versions.stream()
                    .map(
                        one ->
                            new FindingHistory.Version(
                                one.submission().version(),
                                one.state() == Ledger.State.ACCEPTED,
                                findings.apply(one.submission())))
                    .toList();
            all.addAll(history.quarter(each, read));
            read.forEach(
                one ->
                    seen.computeIfAbsent(authority + " " + each, key -> new ArrayList<>())
                        .addAll(one.findings()));
          });
    }
    ofFigures.forEach(
        (finding, since) -> {
          all.add(ofFigure(finding, since, explanations));
          seen.computeIfAbsent(
                  finding.oldLaCode() + " " + finding.reportingQuarter(), key -> new ArrayList<>())
              .add(finding);
        });
    Stream.concat(aboutExplanations.stream(), unfit(explanations, seen).stream())
        .map(each -> ofFile(each, Quarter.parse(each.reportingQuarter())))
        .forEach(all::add);
    strays.forEach(each -> all.add(ofFile(stray(each), quarter)));
    all.sort(ORDER);
    return all;
  }

  private static List<Finding> unfit(
      List<Explanation> explanations, Map<String, List<Finding>> seen) {
    List<Finding> unfit = new ArrayList<>();
    for (Explanation each : explanations) {
      unfit.addAll(
          ExplanationReader.unfit(
              List.of(each),
              seen.getOrDefault(each.oldLaCode() + " " + each.quarter(), List.of())));
    }
    return unfit;
  }

  /** A rolling figure is explained for as long as the finding stays. */
  private static Feedback ofFigure(Finding finding, Quarter since, List<Explanation> explanations) {
    Quarter quarter = Quarter.parse(finding.reportingQuarter());
    Optional<Explanation> explanation =
        explanations.stream()
            .filter(each -> each.oldLaCode().equals(finding.oldLaCode()))
            .filter(each -> each.names(finding))
            .filter(each -> each.quarter().compareTo(since) >= 0)
            .filter(each -> each.quarter().compareTo(quarter) <= 0)
            .max(Comparator.comparing(Explanation::quarter));
    State state = since.equals(quarter) ? State.NEW : State.PERSISTING;
    return new Feedback(
        finding, since, explanation.isPresent() ? State.EXPLAINED : state, explanation);
  }

  private static Feedback ofFile(Finding finding, Quarter quarter) {
    return new Feedback(finding, quarter, State.NEW, Optional.empty());
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
