package regional.indicators.indicator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import regional.indicators.core.Area;
import regional.indicators.core.Authorities;
import regional.indicators.core.Authority;
import regional.indicators.core.Populations;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.core.Value;
import regional.indicators.core.Value.Symbol;
import regional.indicators.indicator.Reports.Report;

/**
 * Makes the figures of one definition: an authority's own, and those of a region and of England,
 * pooled.
 */
final class Pool {

  /** A denominator, and the year of the mid-year estimate if it is a population. */
  private record Base(Value value, Optional<Integer> populationYear) {
    private static final Base NOT_AVAILABLE = new Base(Symbol.NOT_AVAILABLE, Optional.empty());
  }

  private final Definition definition;
  private final Reports reports;
  private final Authorities authorities;
  private final Populations populations;
  private final Set<Authority> found;

  /** The regions of the authorities found, and their parts. */
  private final Set<Area> parents = new LinkedHashSet<>();

  /**
   * @param found authorities that have a standing submission of any return
   */
  Pool(Definition definition, Reports reports, Reference reference, Set<Authority> found) {
    this.definition = definition;
    this.reports = reports;
    this.authorities = reference.authorities();
    this.populations = reference.populations();
    this.found = found;
    for (Authority each : found) {
      parents.add(region(each));
      if (!each.subRegion().isEmpty()) {
        parents.add(subRegion(each));
      }
    }
  }

  /** All figures, in no order. */
  List<Figure> figures() {
    return reports.slots().stream().flatMap(slot -> figures(slot).stream()).toList();
  }

  /** Of a rolling year's indicator those of the single quarters, in no order; else none. */
  List<Figure> singleQuarters() {
    return reports.singleQuarters().stream().flatMap(slot -> figures(slot).stream()).toList();
  }

  private List<Figure> figures(Slot slot) {
    List<Authority> present = reports.present(slot);
    List<List<Authority>> units = authorities.countingReorganisedAsOne(present);
    Map<String, Report> made = new HashMap<>();
    List<Optional<Figure>> figures = new ArrayList<>();
    for (Authority each : present) {
      if (found.contains(each)) {
        Report own = reports.report(slot, List.of(each));
        made.put(each.oldLaCode(), own);
        if (reports.hasOwn(slot, each)) {
          figures.add(figure(slot, Area.of(each), List.of(own)));
        }
      }
    }
    Map<Area, List<Report>> parts = new LinkedHashMap<>();
    parents.forEach(each -> parts.put(each, new ArrayList<>()));
    List<Report> england = new ArrayList<>();
    for (List<Authority> unit : units) {
      Authority first = unit.get(0);
      Report own = unit.size() == 1 ? made.get(first.oldLaCode()) : null;
      Report report = own == null ? reports.report(slot, unit) : own;
      for (Area each : List.of(region(first), subRegion(first))) {
        Optional.ofNullable(parts.get(each)).ifPresent(these -> these.add(report));
      }
      england.add(report);
    }
    parts.forEach((area, these) -> figures.add(figure(slot, area, these)));
    if (england.stream().allMatch(Report::covered)) {
      figures.add(figure(slot, Area.england(), england));
    }
    return figures.stream().flatMap(Optional::stream).toList();
  }

  private static Area region(Authority authority) {
    return Area.region(authority.regionCode(), authority.regionName());
  }

  private static Area subRegion(Authority authority) {
    return Area.subRegion(authority.regionCode(), authority.regionName(), authority.subRegion());
  }

  /**
   * The figure of an area.
   *
   * @param expected the reports of its units
   * @return empty where there is nothing to add up, as a census in a quarter without one
   */
  private Optional<Figure> figure(Slot slot, Area area, List<Report> expected) {
    List<Report> complete = expected.stream().filter(Report::isComplete).toList();
    Quarter sent =
        complete.stream()
            .flatMap(each -> each.sent().stream())
            .max(Quarter::compareTo)
            .orElseGet(() -> reports.sent(slot));
    Kind kind = definition.indicator().kind();
    Amount pooled =
        complete.isEmpty()
            ? Amount.NOT_AVAILABLE
            : Amount.sum(complete.stream().map(Report::numerator).toList());
    Amount numerator = kind == Kind.MEAN ? pooled.summedExactly() : pooled;
    if (numerator.value() == Symbol.NOT_APPLICABLE) {
      return Optional.empty();
    }
    Base base =
        complete.isEmpty()
            ? Base.NOT_AVAILABLE
            : definition
                .population()
                .map(band -> population(band, area, complete, expected.size(), sent))
                .orElseGet(() -> base(complete));
    Value value = value(definition.indicator(), numerator, base.value());
    boolean ofRecords = kind == Kind.MEAN || kind == Kind.MEDIAN;
    return Optional.of(
        new Figure(
            definition.indicator().id(),
            definition.breakdown(),
            definition.clock(),
            slot.period(),
            area,
            sent,
            kind == Kind.MEDIAN ? Optional.empty() : Optional.of(numerator.value()),
            base.value(),
            base.populationYear(),
            value,
            ofRecords ? numerator.ascending() : List.of(),
            value.isKnown() && isUnderMinimum(definition.indicator(), base.value()),
            complete.size(),
            expected.size(),
            status(complete, expected.size())));
  }

  private static Base base(List<Report> complete) {
    return new Base(
        Amount.sum(complete.stream().map(Report::denominator).toList()).value(), Optional.empty());
  }

  /**
   * What the units have together; if one has none, or one of another year, what the area has, if
   * all have reported.
   */
  private Base population(
      String band, Area area, List<Report> complete, int expected, Quarter sent) {
    int midYear = Populations.yearInForce(sent);
    Optional<Populations.Estimate> areas =
        complete.size() == expected
            ? populations.inForce(ownCodes(area), band, midYear)
            : Optional.empty();
    long people = 0;
    Optional<Integer> another = Optional.empty();
    for (Report report : complete) {
      for (Authority each : report.atEnd()) {
        Optional<Populations.Estimate> own =
            populations.inForce(ReturnTable.gssCodes(each), band, midYear);
        if (own.isEmpty()) {
          return areas.map(Pool::base).orElse(Base.NOT_AVAILABLE);
        }
        people += own.get().people();
        int year = own.get().year();
        another =
            year == midYear
                ? another
                : Optional.of(Math.max(year, another.orElse(Integer.MIN_VALUE)));
      }
    }
    Base together = new Base(Value.of(people), Optional.of(another.orElse(midYear)));
    return another.isEmpty()
        ? together
        : areas.filter(each -> each.year() == midYear).map(Pool::base).orElse(together);
  }

  private static Base base(Populations.Estimate estimate) {
    return new Base(Value.of(estimate.people()), Optional.of(estimate.year()));
  }

  /** Codes under which populations of the area as a whole are held. */
  static Collection<String> ownCodes(Area area) {
    return switch (area.level()) {
      case LOCAL_AUTHORITY, SUB_REGIONAL -> Set.of();
      case REGIONAL -> Set.of(area.regionCode());
      case NATIONAL -> Set.of(Area.ENGLAND_CODE);
    };
  }

  private static Value value(Indicator indicator, Amount numerator, Value denominator) {
    if (!numerator.isAvailable() || denominator == Symbol.NOT_AVAILABLE) {
      return Symbol.NOT_AVAILABLE;
    }
    if (!(denominator instanceof Value.Known base) || base.number() == 0) {
      return Symbol.NOT_APPLICABLE;
    }
    if (indicator.kind() == Kind.MEDIAN) {
      return numerator.records().length == 0 ? Symbol.NOT_APPLICABLE : Value.of(numerator.median());
    }
    return Value.of(numerator.number() / base.number() * indicator.per());
  }

  private static boolean isUnderMinimum(Indicator indicator, Value denominator) {
    return denominator instanceof Value.Known base
        && indicator.minimumDenominator().map(least -> base.number() < least).orElse(false);
  }

  private static FigureStatus status(List<Report> complete, int expected) {
    if (complete.size() < expected) {
      return FigureStatus.INCOMPLETE;
    }
    return complete.stream().anyMatch(Report::provisional)
        ? FigureStatus.PROVISIONAL
        : FigureStatus.FINAL;
  }
}
