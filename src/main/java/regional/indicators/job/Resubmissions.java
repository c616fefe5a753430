package regional.indicators.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regional.indicators.benchmark.Benchmark;
import regional.indicators.benchmark.Revisions;
import regional.indicators.core.Quarter;
import regional.indicators.indicator.IndicatorTable;
import regional.indicators.submission.ChangedCells;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Resubmission;

/** What was sent again in a quarter's collection, as the ledger has it. */
final class Resubmissions {

  private Resubmissions() {}

  /** What each changed: received after the day on which the quarter before was due. */
  static Map<Resubmission, ChangedCells> of(
      Definitions definitions, Ledger ledger, Quarter quarter) {
    Map<Resubmission, ChangedCells> changed = new LinkedHashMap<>();
    for (Resubmission each :
        Resubmission.of(
            ledger.entries(quarter),
            definitions
                .reference()
                .workingDaysAfter(
                    quarter.plus(-1).lastDay(), definitions.settings().workingDaysToDue()))) {
      changed.put(each, ChangedCells.of(each, definitions.returns().get(each.returnId()), ledger));
    }
    return changed;
  }

  /** What they moved; nothing is computed if there are none. */
  static Revisions revisions(
      Definitions definitions,
      Ledger ledger,
      Quarter quarter,
      IndicatorTable now,
      List<Benchmark> benchmarks) {
    Map<Resubmission, ChangedCells> changed = of(definitions, ledger, quarter);
    if (changed.isEmpty()) {
      return Revisions.NONE;
    }
    List<Resubmission> resubmissions = List.copyOf(changed.keySet());
    return Revisions.of(
        changed,
        now,
        benchmarks,
        IndicatorTable.compute(
            Revisions.touched(definitions.indicators(), resubmissions),
            definitions.returns(),
            definitions.reference(),
            Resubmission.without(resubmissions, ledger),
            quarter),
        definitions.besideFigures(definitions.indicators()));
  }
}
