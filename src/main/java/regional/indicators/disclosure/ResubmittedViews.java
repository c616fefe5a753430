package regional.indicators.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import regional.indicators.benchmark.Revisions;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.IndicatorTable;
import regional.indicators.indicator.Indicators;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.submission.ChangedCells;
import regional.indicators.submission.Resubmission;

/** Makes an authority's own view of resubmissions: its own cells and figures, nobody else's. */
final class ResubmittedViews {

  private static final String RANK = "rank";

  /** What tells where an authority stands among all others, those hidden from it too. */
  private static final Set<String> OF_OTHERS_TOO = Set.of(RANK, "band", "funnel");

  private static final Set<String> SIGNALS = Set.of(RANK, "band", "direction", "funnel", "spc");
  private static final Set<String> NUMBERS = Set.of("value", "numerator", "denominator");

  private final Returns returns;
  private final Indicators indicators;
  private final Revisions revisions;
  private final Predicate<Figure> isSeenWithAll;

  /**
   * @param isSeenWithAll whether everybody's figure is seen that is ranked with one
   */
  ResubmittedViews(
      Returns returns,
      Indicators indicators,
      Revisions revisions,
      Predicate<Figure> isSeenWithAll) {
    this.isSeenWithAll = isSeenWithAll;
    this.returns = returns;
    this.indicators = indicators;
    this.revisions = revisions;
  }

  ResubmittedView of(String oldLaCode) {
    Map<Figure, List<Revisions.Moved>> byOwn = new TreeMap<>(IndicatorTable.ORDER);
    List<ResubmittedView.MovedRank> ranks = new ArrayList<>();
    for (Revisions.Moved each : revisions.moved()) {
      Figure figure = each.figure();
      boolean shown = SIGNALS.contains(each.what()) || NUMBERS.contains(each.what());
      if (!shown
          || figure.area().level() != GeographicLevel.LOCAL_AUTHORITY
          || !figure.area().oldLaCode().equals(oldLaCode)
          || (OF_OTHERS_TOO.contains(each.what()) && !isSeenWithAll.test(figure))) {
        continue;
      }
      if (each.causedBy().stream().anyMatch(one -> one.oldLaCode().equals(oldLaCode))) {
        byOwn.computeIfAbsent(figure, one -> new ArrayList<>()).add(each);
      } else if (each.what().equals(RANK) && figure.breakdown().isEmpty()) {
        ranks.add(
            new ResubmittedView.MovedRank(
                text(figure), figure.clock().text(), figure.period(), each.was(), each.is()));
      }
    }
    return new ResubmittedView(
        revisions.cells().entrySet().stream()
            .filter(each -> each.getKey().oldLaCode().equals(oldLaCode))
            .map(each -> sent(each.getKey(), each.getValue()))
            .toList(),
        byOwn.values().stream().map(this::moved).toList(),
        ranks);
  }

  private ResubmittedView.Sent sent(Resubmission resubmission, ChangedCells changed) {
    Return form = returns.get(resubmission.returnId());
    return new ResubmittedView.Sent(
        form.title(),
        resubmission.standing().quarter(),
        resubmission.before().version(),
        resubmission.standing().version(),
        resubmission.receivedOn(),
        form.kind() == Return.Kind.RECORD,
        changed.cells().stream()
            .map(
                each ->
                    new ResubmittedView.Cell(
                        each.row(), each.column(), each.before(), each.after()))
            .toList(),
        changed.rowsAdded(),
        changed.rowsRemoved(),
        changed.rowsChanged());
  }

  private ResubmittedView.MovedFigure moved(List<Revisions.Moved> cells) {
    Figure figure = cells.get(0).figure();
    return new ResubmittedView.MovedFigure(
        text(figure),
        figure.breakdown(),
        figure.clock().text(),
        figure.period(),
        shown(cells.get(0).before()),
        shown(Optional.of(figure)),
        cells.stream()
            .filter(each -> SIGNALS.contains(each.what()))
            .map(each -> new ResubmittedView.MovedSignal(each.what(), each.was(), each.is()))
            .toList());
  }

  private static Value shown(Optional<Figure> figure) {
    return figure
        .map(each -> each.lowReliability() ? Value.Symbol.LOW_RELIABILITY : each.value())
        .orElse(Value.Symbol.NOT_AVAILABLE);
  }

  private View.IndicatorText text(Figure figure) {
    Indicator indicator = indicators.get(figure.indicatorId());
    return Views.text(indicator);
  }
}
