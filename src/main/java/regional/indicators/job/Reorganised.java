package regional.indicators.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Submission;

/** Authorities that took over from others, and those that they took over from. */
final class Reorganised {

  private final Definitions definitions;
  private final Ledger ledger;

  Reorganised(Definitions definitions, Ledger ledger) {
    this.definitions = definitions;
    this.ledger = ledger;
  }

  /**
   * COM-03: of a predecessor and its successor that both give numbers for one data period, the one
   * taken in later is refused; of two taken in together the successor's.
   */
  void refuseSecond(Quarter quarter) {
    List<Ledger.Entry> accepted = new ArrayList<>();
    for (Ledger.Entry each : ledger.entries(quarter)) {
      // Nobody's number may stand in a file name: such a file is in the ledger, and rejected.
      if (each.state() == Ledger.State.ACCEPTED) {
        Authority authority =
            definitions.reference().authorities().get(each.submission().oldLaCode());
        boolean related = !authority.predecessors().isEmpty() || !authority.successors().isEmpty();
        if (related && stands(each)) {
          accepted.add(each);
        }
      }
    }
    accepted.sort(this::inOrderOfRefusal);
    Map<String, List<Submission>> standing = new HashMap<>();
    for (Ledger.Entry each : accepted) {
      Submission one = each.submission();
      List<Submission> before = standing.computeIfAbsent(one.returnId(), form -> new ArrayList<>());
      List<Submission> related =
          before.stream().filter(other -> isRelated(other.oldLaCode(), one.oldLaCode())).toList();
      Set<DataPeriod> given = related.isEmpty() ? Set.of() : ledger.periods(one);
      if (related.stream()
          .anyMatch(other -> ledger.periods(other).stream().anyMatch(given::contains))) {
        ledger.reject(one, both(one));
      } else {
        before.add(one);
      }
    }
  }

  /** Nothing is taken from a version that a later one has replaced. */
  private boolean stands(Ledger.Entry entry) {
    Submission one = entry.submission();
    return ledger
        .standing(one.returnId(), one.oldLaCode(), one.quarter())
        .filter(each -> each.submission().equals(one))
        .isPresent();
  }

  private boolean isRelated(String one, String other) {
    Authority authority = definitions.reference().authorities().get(one);
    return authority.predecessors().contains(other) || authority.successors().contains(other);
  }

  /** By day of receipt; of one day the older authority first. */
  private int inOrderOfRefusal(Ledger.Entry one, Ledger.Entry other) {
    int byDay = one.receivedOn().compareTo(other.receivedOn());
    return byDay != 0 ? byDay : validFrom(one).compareTo(validFrom(other));
  }

  private LocalDate validFrom(Ledger.Entry entry) {
    return definitions.reference().authorities().get(entry.submission().oldLaCode()).validFrom();
  }

  private Finding both(Submission submission) {
    return new Finding(
        submission.oldLaCode(),
        submission.returnId(),
        submission.quarter().toString(),
        submission.version(),
        "COM-03",
        Effect.SUBMISSION_REJECTED,
        0,
        "",
        "",
        "The authority's predecessor or successor has sent figures for the same period",
        definitions.returns().commonRule("COM-03").remedy());
  }
}
