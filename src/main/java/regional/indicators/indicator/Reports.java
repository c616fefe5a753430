package regional.indicators.indicator;

import java.util.ArrayList;
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
import regional.indicators.core.Term;
import regional.indicators.returns.Return;

/**
 * What units have reported of one definition. A unit is one authority or, where a data period has
 * both, a predecessor and its successors: they count as one.
 */
final class Reports {

  /**
   * What a unit has reported of a slot.
   *
   * @param senders of each part of the slot the authorities whose rows are taken
   * @param covered accepted submissions cover every part
   * @param numerator x if not covered
   * @param denominator x if not covered; z if the denominator is a population
   * @param provisional made from rows that will be sent again
   * @param sent the newest quarter in which the rows were sent; empty if not covered
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

  /** A measure of the numerator or denominator, and what it comes to. */
  private record Added(Measure measure, ReturnAmounts from, ReturnAmounts.Total total) {}

  private final Clock clock;
  private final Authorities authorities;
  private final List<ReturnAmounts> returns;
  private final List<Added> numerator;
  private final List<Added> denominator;

  /**
   * @param amounts by return id
   */
  Reports(Definition definition, Authorities authorities, Map<String, ReturnAmounts> amounts) {
    this.clock = definition.clock();
    this.authorities = authorities;
    this.returns = definition.returnIds().stream().map(id -> amountsOf(amounts, id)).toList();
    this.numerator = added(definition.numerator(), amounts);
    this.denominator = added(definition.denominator(), amounts);
  }

  private static List<Added> added(List<Measure> measures, Map<String, ReturnAmounts> amounts) {
    List<Added> added = new ArrayList<>();
    for (Measure each : measures) {
      ReturnAmounts from = amountsOf(amounts, each.returnId().orElseThrow());
      added.add(new Added(each, from, from.total(each.added())));
    }
    return added;
  }

  private static ReturnAmounts amountsOf(Map<String, ReturnAmounts> amounts, String returnId) {
    return Optional.ofNullable(amounts.get(returnId)).orElseThrow();
  }

  /** The slots of which an authority has sent something, in order. */
  List<Slot> slots() {
    if (clock.isTermly()) {
      Set<DataPeriod> periods = new TreeSet<>();
      returns.forEach(each -> periods.addAll(each.periods(clock)));
      return periods.stream().map(Slot::of).toList();
    }
    return quarters().stream()
        .map(each -> clock == Clock.R4 ? Slot.rollingYear(each) : Slot.of(each))
        .toList();
  }

  /** Of a rolling year's indicator the single quarters, in order; of any other none. */
  List<Slot> singleQuarters() {
    return clock == Clock.R4 ? quarters().stream().map(Slot::single).toList() : List.of();
  }

  private Set<Quarter> quarters() {
    Set<Quarter> quarters = new TreeSet<>();
    returns.forEach(each -> quarters.addAll(each.quarters()));
    return quarters;
  }

  /** The authorities that existed in the slot, or (as successors) have sent something of it. */
  List<Authority> present(Slot slot) {
    DataPeriod days = counted(slot.period());
    return authorities.all().stream()
        .filter(
            each ->
                each.existed(days) || slot.parts().stream().anyMatch(part -> covers(each, part)))
        .toList();
  }

  /** The days on which what the returns say of the period was counted. */
  private DataPeriod counted(DataPeriod period) {
    if (clock != Clock.CENSUS) {
      return period;
    }
    DataPeriod days = period;
    for (ReturnAmounts each : returns) {
      days = each.form().counted(days);
    }
    return days;
  }

  /** Whether an authority present in the slot can have a figure of its own for the period. */
  boolean hasOwn(Slot slot, Authority authority) {
    return !slot.single() || authority.existed(slot.period()) || covers(authority, slot.end());
  }

  /** The newest quarter in which an authority sent the slot. */
  Quarter sent(Slot slot) {
    return slot.quarter()
        .orElseGet(
            () ->
                returns.stream()
                    .flatMap(each -> each.newest(slot.period()).stream())
                    .max(Quarter::compareTo)
                    .orElseThrow());
  }

  /** What the unit has reported. */
  Report report(Slot slot, List<Authority> unit) {
    List<List<Authority>> senders = new ArrayList<>();
    for (Slot.Part part : slot.parts()) {
      List<Authority> these = senders(part, unit);
      if (these.isEmpty()) {
        return Report.NONE;
      }
      senders.add(these);
    }
    boolean provisional = false;
    Quarter sent = slot.quarter().orElse(Quarter.ofIndex(0));
    if (clock.isTermly()) {
      for (ReturnAmounts each : returns) {
        for (Authority sender : senders.get(0)) {
          Quarter quarter =
              each.standing(sender.oldLaCode(), slot.period()).orElseThrow().quarter();
          provisional |= isProvisional(each.form(), quarter, slot.period());
          sent = quarter.compareTo(sent) > 0 ? quarter : sent;
        }
      }
    }
    return new Report(
        senders,
        true,
        total(numerator, slot, senders),
        total(denominator, slot, senders),
        provisional,
        Optional.of(sent));
  }

  /** The terms of the unit's numerator, and the rows from which they were added up. */
  List<Trace.Term> numeratorTerms(Slot slot, Report report) {
    return terms(numerator, slot, report);
  }

  /** The terms of the unit's denominator; none if it is a population. */
  List<Trace.Term> denominatorTerms(Slot slot, Report report) {
    return terms(denominator, slot, report);
  }

  private static List<Trace.Term> terms(List<Added> parts, Slot slot, Report report) {
    return parts.stream()
        .map(
            each ->
                new Trace.Term(
                    each.measure(),
                    amount(each, slot, report.senders()).value(),
                    contributions(each, slot, report)))
        .toList();
  }

  private static List<Trace.Contribution> contributions(Added added, Slot slot, Report report) {
    List<Trace.Contribution> contributions = new ArrayList<>();
    Measure measure = added.measure();
    if (measure.dateInWindow().isPresent()) {
      Set<Authority> all = new LinkedHashSet<>();
      report.senders().forEach(all::addAll);
      Quarter last = slot.quarter().orElseThrow();
      for (Authority sender : all) {
        contributions.addAll(
            added.from().contributionsOfRollingYear(measure, sender.oldLaCode(), last));
      }
      return contributions;
    }
    int first = measure.window() == Measure.Window.AT_END ? slot.parts().size() - 1 : 0;
    for (int i = first; i < slot.parts().size(); i++) {
      Slot.Part part = slot.parts().get(i);
      for (Authority sender : report.senders().get(i)) {
        String code = sender.oldLaCode();
        contributions.addAll(
            part.quarter()
                .map(quarter -> added.from().contributions(measure, code, quarter))
                .orElseGet(() -> added.from().contributions(measure, code, part.period())));
      }
    }
    return contributions;
  }

  /**
   * Those of the unit whose rows are taken for the part: all successors if all have reported, else
   * all predecessors if all have; else none.
   */
  private List<Authority> senders(Slot.Part part, List<Authority> unit) {
    List<Authority> asked = new ArrayList<>();
    boolean allCover = true;
    DataPeriod days = counted(part.period());
    for (Authority each : unit) {
      boolean covers = covers(each, part);
      if (covers || each.existed(days)) {
        asked.add(each);
        allCover &= covers;
      }
    }
    if (asked.size() < 2) {
      return allCover ? asked : List.of();
    }
    List<Authority> successors =
        asked.stream()
            .filter(
                each ->
                    asked.stream()
                        .anyMatch(other -> each.predecessors().contains(other.oldLaCode())))
            .toList();
    List<Authority> others = asked.stream().filter(each -> !successors.contains(each)).toList();
    for (List<Authority> these : List.of(successors, others)) {
      if (!these.isEmpty() && these.stream().allMatch(each -> covers(each, part))) {
        return these;
      }
    }
    return List.of();
  }

  /** Whether the authority has a standing submission of every return, of this part. */
  private boolean covers(Authority authority, Slot.Part part) {
    String code = authority.oldLaCode();
    for (ReturnAmounts each : returns) {
      boolean covers =
          part.quarter().isPresent()
              ? each.sent(code, part.quarter().get())
              : each.standing(code, part.period()).isPresent();
      if (!covers) {
        return false;
      }
    }
    return true;
  }

  private static boolean isProvisional(Return form, Quarter sent, DataPeriod period) {
    return form.periods().getOrDefault(sent.number(), List.of()).stream()
        .filter(each -> each.status().equals(FigureStatus.PROVISIONAL.text()))
        .flatMap(each -> Term.ofCode(each.term()).stream())
        .anyMatch(term -> term.timeIdentifier().equals(period.timeIdentifier()));
  }

  private static Amount total(List<Added> parts, Slot slot, List<List<Authority>> senders) {
    List<Amount> amounts = new ArrayList<>();
    for (Added each : parts) {
      Amount amount = amount(each, slot, senders);
      amounts.add(each.measure().subtracted() ? amount.times(-1) : amount);
    }
    return Amount.sum(amounts);
  }

  private static Amount amount(Added added, Slot slot, List<List<Authority>> senders) {
    List<Amount> amounts = new ArrayList<>();
    if (added.measure().dateInWindow().isPresent()) {
      Quarter last = slot.quarter().orElseThrow();
      if (slot.single()) {
        senders
            .get(senders.size() - 1)
            .forEach(each -> amounts.add(added.total().ofQuarterOfDate(each.oldLaCode(), last)));
        return Amount.sum(amounts);
      }
      Set<Authority> all = new LinkedHashSet<>();
      senders.forEach(all::addAll);
      all.forEach(each -> amounts.add(added.total().ofRollingYear(each.oldLaCode(), last)));
      return Amount.sum(amounts);
    }
    for (int i = 0; i < senders.size(); i++) {
      Slot.Part part = slot.parts().get(i);
      List<Amount> ofPart = new ArrayList<>();
      senders.get(i).forEach(each -> ofPart.add(amount(added.total(), each, part)));
      amounts.add(Amount.sum(ofPart));
    }
    return switch (added.measure().window()) {
      case WHOLE -> Amount.sum(amounts);
      case AT_END -> amounts.get(amounts.size() - 1);
      case MEAN_OF_CENSUSES -> Amount.mean(amounts);
    };
  }

  private static Amount amount(ReturnAmounts.Total total, Authority authority, Slot.Part part) {
    return part.quarter().isPresent()
        ? total.of(authority.oldLaCode(), part.quarter().get())
        : total.of(authority.oldLaCode(), part.period());
  }
}
