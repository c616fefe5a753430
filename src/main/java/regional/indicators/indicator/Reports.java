package regional.indicators.indicator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import regional.indicators.core.Authorities;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.core.Term;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.submission.AcceptedRows;
import regional.indicators.submission.Submission;

/**
 * What units have reported. A unit is one authority or, where a data period has both, a predecessor
 * and its successors: they count as one.
 */
final class Reports {

  /**
   * A unit's answer for one definition and slot.
   *
   * @param senders of each part of the slot the authorities whose rows are taken; empty for a part
   *     that is not covered
   * @param covered accepted submissions cover every part
   * @param numerator x if not covered
   * @param denominator x if not covered; z if the denominator is a population
   * @param provisional made from rows that will be sent again
   * @param sent the newest quarter in which the rows were sent
   */
  record Report(
      List<List<Authority>> senders,
      boolean covered,
      Amount numerator,
      Amount denominator,
      boolean provisional,
      Optional<Quarter> sent) {

    private static final Report NONE =
        new Report(
            List.of(), false, Amount.NOT_AVAILABLE, Amount.NOT_AVAILABLE, false, Optional.empty());

    /** Covered, and no part is x. */
    boolean isComplete() {
      return covered && numerator.isAvailable() && denominator.isAvailable();
    }

    /** The authorities that stand for the unit at the end of the slot. */
    List<Authority> atEnd() {
      return senders.get(senders.size() - 1);
    }
  }

  private final Authorities authorities;
  private final Map<String, ReturnAmounts> returns = new LinkedHashMap<>();

  private Reports(Authorities authorities) {
    this.authorities = authorities;
  }

  /**
   * Reads and adds up all that the definitions need.
   *
   * @param standing by return id
   */
  static Reports of(
      Collection<Definition> definitions,
      Returns returns,
      Reference reference,
      AcceptedRows rows,
      Map<String, List<Submission>> standing) {
    Reports reports = new Reports(reference.authorities());
    for (Return form : returns.all()) {
      Map<Clock, Set<Measure>> measures = new EnumMap<>(Clock.class);
      for (Definition definition : definitions) {
        definition
            .measures()
            .filter(each -> each.returnId().equals(Optional.of(form.id())))
            .forEach(
                each ->
                    measures
                        .computeIfAbsent(definition.clock(), clock -> new LinkedHashSet<>())
                        .add(each.added()));
      }
      if (!measures.isEmpty()) {
        Set<Measure> all = new LinkedHashSet<>();
        measures.values().forEach(all::addAll);
        ReturnTable table =
            ReturnTable.read(
                form, reference, rows, standing.getOrDefault(form.id(), List.of()), all);
        reports.returns.put(form.id(), new ReturnAmounts(table, measures));
      }
    }
    return reports;
  }

  /** The slots of which an authority has sent something, in order. */
  List<Slot> slots(Definition definition) {
    Clock clock = definition.clock();
    if (clock.isTermly()) {
      Set<DataPeriod> periods = new TreeSet<>();
      amounts(definition).forEach(each -> periods.addAll(each.periods(clock)));
      return periods.stream().map(Slot::of).toList();
    }
    Set<Quarter> quarters = new TreeSet<>();
    amounts(definition).forEach(each -> quarters.addAll(each.quarters()));
    return quarters.stream()
        .map(each -> clock == Clock.R4 ? Slot.rollingYear(each) : Slot.of(each))
        .toList();
  }

  /** The authorities that existed in the slot, or (its successors) have sent something of it. */
  List<Authority> present(Definition definition, Slot slot) {
    return authorities.all().stream()
        .filter(
            each ->
                each.existed(slot.period())
                    || slot.parts().stream().anyMatch(part -> covers(definition, each, part)))
        .toList();
  }

  /** The newest quarter in which an authority sent the slot. */
  Quarter sent(Definition definition, Slot slot) {
    return slot.quarter()
        .orElseGet(
            () ->
                amounts(definition).stream()
                    .flatMap(each -> each.newest(slot.period()).stream())
                    .max(Quarter::compareTo)
                    .orElseThrow());
  }

  /** What the unit has reported. */
  Report report(Definition definition, Slot slot, List<Authority> unit) {
    List<List<Authority>> senders = new ArrayList<>();
    for (Slot.Part part : slot.parts()) {
      List<Authority> these = senders(definition, part, unit);
      if (these.isEmpty()) {
        return Report.NONE;
      }
      senders.add(these);
    }
    boolean provisional = false;
    Optional<Quarter> sent = slot.quarter();
    if (sent.isEmpty()) {
      for (ReturnAmounts amounts : amounts(definition)) {
        for (Authority each : senders.get(0)) {
          Quarter quarter =
              amounts.standing(each.oldLaCode(), slot.period()).orElseThrow().quarter();
          provisional |= isProvisional(amounts.form(), quarter, slot.period());
          sent = sent.filter(other -> other.compareTo(quarter) > 0).or(() -> Optional.of(quarter));
        }
      }
    }
    return new Report(
        senders,
        true,
        total(definition.numerator(), slot, senders),
        total(definition.denominator(), slot, senders),
        provisional,
        sent);
  }

  /**
   * Those of the unit whose rows are taken for the part: all successors if all have reported, else
   * all predecessors if all have; else none.
   */
  private List<Authority> senders(Definition definition, Slot.Part part, List<Authority> unit) {
    List<Authority> asked =
        unit.stream()
            .filter(each -> each.existed(part.period()) || covers(definition, each, part))
            .toList();
    List<Authority> successors =
        asked.stream()
            .filter(
                each ->
                    asked.stream()
                        .anyMatch(other -> each.predecessors().contains(other.oldLaCode())))
            .toList();
    List<Authority> others = asked.stream().filter(each -> !successors.contains(each)).toList();
    for (List<Authority> these : List.of(successors, others)) {
      if (!these.isEmpty() && these.stream().allMatch(each -> covers(definition, each, part))) {
        return these;
      }
    }
    return List.of();
  }

  /** Whether the authority has a standing submission of every return, of this part. */
  private boolean covers(Definition definition, Authority authority, Slot.Part part) {
    String code = authority.oldLaCode();
    return amounts(definition).stream()
        .allMatch(
            each ->
                part.quarter()
                    .map(quarter -> each.sent(code, quarter))
                    .orElseGet(() -> each.standing(code, part.period()).isPresent()));
  }

  private static boolean isProvisional(Return form, Quarter sent, DataPeriod period) {
    return form.periods().getOrDefault(sent.number(), List.of()).stream()
        .filter(each -> each.status().equals(FigureStatus.PROVISIONAL.text()))
        .flatMap(each -> Term.ofCode(each.term()).stream())
        .anyMatch(term -> term.timeIdentifier().equals(period.timeIdentifier()));
  }

  private Amount total(List<Measure> measures, Slot slot, List<List<Authority>> senders) {
    List<Amount> amounts = new ArrayList<>();
    for (Measure each : measures) {
      Amount amount = amount(each.added(), slot, senders);
      amounts.add(each.subtracted() ? amount.times(-1) : amount);
    }
    return Amount.sum(amounts);
  }

  private Amount amount(Measure measure, Slot slot, List<List<Authority>> senders) {
    ReturnAmounts amounts = amounts(measure.returnId().orElseThrow());
    if (measure.dateInWindow().isPresent()) {
      Set<Authority> all = new LinkedHashSet<>();
      senders.forEach(all::addAll);
      Quarter last = slot.quarter().orElseThrow();
      return Amount.sum(
          all.stream()
              .map(each -> amounts.amountOfRollingYear(measure, each.oldLaCode(), last))
              .toList());
    }
    List<Amount> ofParts = new ArrayList<>();
    for (int i = 0; i < senders.size(); i++) {
      Slot.Part part = slot.parts().get(i);
      ofParts.add(
          Amount.sum(
              senders.get(i).stream().map(each -> amount(amounts, measure, each, part)).toList()));
    }
    return switch (measure.window()) {
      case WHOLE -> Amount.sum(ofParts);
      case AT_END -> ofParts.get(ofParts.size() - 1);
      case MEAN_OF_CENSUSES -> Amount.mean(ofParts);
    };
  }

  private static Amount amount(
      ReturnAmounts amounts, Measure measure, Authority authority, Slot.Part part) {
    String code = authority.oldLaCode();
    return part.quarter()
        .map(quarter -> amounts.amount(measure, code, quarter))
        .orElseGet(() -> amounts.amount(measure, code, part.period()));
  }

  private List<ReturnAmounts> amounts(Definition definition) {
    return definition.returnIds().stream().map(this::amounts).toList();
  }

  private ReturnAmounts amounts(String returnId) {
    ReturnAmounts found = returns.get(returnId);
    if (found == null) {
      throw new IllegalArgumentException("a return not asked for: " + returnId);
    }
    return found;
  }
}
