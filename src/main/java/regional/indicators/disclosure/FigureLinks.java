package regional.indicators.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import regional.indicators.core.Area;
import regional.indicators.core.Authorities;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Quarter;
import regional.indicators.core.Term;
import regional.indicators.core.Value;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Indicators;
import regional.indicators.indicator.Kind;
import regional.indicators.indicator.Measure;

/**
 * The figures of one release as cells and the totals between them. Numerator and denominator of a
 * figure are quantities: the same measures of the same area and data period are one cell, whatever
 * indicators print it. A population is no cell: everybody knows it.
 *
 * <p>Totals that are looked for: an area of its authorities; a rolling year of its four single
 * quarters; three times a mean of censuses of those censuses; an academic year of its terms; the
 * whole of a breakdown of its codes; a measure over several codes of the measures of each; a sum of
 * measures; and a proportion's base of its numerator and the rest. A total counts only where the
 * true numbers add up: pupils who were counted in two terms do not.
 */
final class FigureLinks {

  private static final double TOLERANCE = 1e-6;
  private static final double QUARTER_OF_YEAR = 0.6;

  /** One in each of four quarters but the second of the financial year. */
  private static final int CENSUSES_OF_YEAR = 3;

  /** A true zero is hidden last: what it says of its base may be what tells another figure. */
  private static final double ZERO = 100;

  /** What is counted; the rest of a base has both lists. */
  private record Counted(List<Measure> measures, List<Measure> without, int hash) {

    Counted(List<Measure> measures, List<Measure> without) {
      this(measures, without, Objects.hash(measures, without));
    }

    /** Looked for many times, and a measure has much to hash. */
    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** Figures that count the same: of one quarter alone every measure is the quarter's. */
  private record Line(String indicatorId, String breakdown, boolean singleQuarter) {}

  /** What the figures of a line count: above, below, and the rest of what is below. */
  private record Fraction(Counted numerator, Counted denominator, Counted rest) {}

  private record Quantity(Counted counted, DataPeriod period, Area area) {}

  private record Family(Counted counted, DataPeriod period) {}

  private record Held(int cell, double truth) {}

  private record Guarded(Held held, Reason reason) {}

  private final Releases<FigureKey> releases;
  private final Map<String, Indicator> indicators = new HashMap<>();
  private final Authorities authorities;
  private final Dominance dominance;
  private final List<Figure> figures;
  private final Map<Line, Fraction> fractions = new HashMap<>();
  private final Map<Quantity, Held> cells = new LinkedHashMap<>();
  private final Map<Family, List<Area>> areas = new LinkedHashMap<>();
  private final Map<FigureKey, List<Figure>> priced = new HashMap<>();

  FigureLinks(
      Releases<FigureKey> releases,
      Indicators indicators,
      Authorities authorities,
      Dominance dominance,
      List<Figure> figures) {
    this.releases = releases;
    this.authorities = authorities;
    this.dominance = dominance;
    this.figures = figures;
    indicators.all().forEach(each -> this.indicators.put(each.id(), each));
  }

  /** Adds all of them, and what nobody may learn. */
  void add(Predicate<Figure> seen, Function<Figure, Releases.Sent> sent) {
    for (Figure each : figures) {
      Indicator indicator = indicator(each);
      if (each.area().level() == GeographicLevel.LOCAL_AUTHORITY && Dominance.isPrice(indicator)) {
        for (Area area : areasOf(each.area())) {
          priced.computeIfAbsent(at(FigureKey.of(each), area), key -> new ArrayList<>()).add(each);
        }
      }
    }
    for (Figure each : figures) {
      add(each, seen.test(each) ? Optional.of(sent.apply(each)) : Optional.empty());
    }
    geography();
    time();
    parts();
  }

  private Indicator indicator(Figure figure) {
    Indicator indicator = indicators.get(figure.indicatorId());
    if (indicator == null) {
      throw new IllegalArgumentException("no indicator " + figure.indicatorId());
    }
    return indicator;
  }

  private static FigureKey at(FigureKey key, Area area) {
    return new FigureKey(key.indicatorId(), key.breakdown(), key.clock(), key.period(), area);
  }

  /** The authority itself, its sub-region, its region and England. */
  private List<Area> areasOf(Area area) {
    List<Area> found = new ArrayList<>(List.of(area));
    String subRegion = authorities.find(area.oldLaCode()).map(Authority::subRegion).orElse("");
    if (!subRegion.isEmpty()) {
      found.add(Area.subRegion(area.regionCode(), area.regionName(), subRegion));
    }
    found.add(Area.region(area.regionCode(), area.regionName()));
    found.add(Area.england());
    return found;
  }

  private void add(Figure figure, Optional<Releases.Sent> sent) {
    Indicator indicator = indicator(figure);
    Fraction fraction = fraction(indicator, figure);
    Optional<Held> numerator =
        figure.numerator().flatMap(each -> cell(figure, fraction.numerator(), each, "count"));
    Optional<Held> denominator =
        figure.populationYear().isPresent()
            ? Optional.empty()
            : cell(figure, fraction.denominator(), figure.denominator(), "base");
    Optional<Held> rest = Optional.empty();
    if (indicator.kind() == Kind.PROPORTION && numerator.isPresent() && denominator.isPresent()) {
      double left = denominator.get().truth() - numerator.get().truth();
      if (left >= 0) {
        rest = cell(figure, fraction.rest(), Value.of(left), "rest");
        rest.ifPresent(
            each ->
                releases.total(
                    denominator.get().cell(), List.of(numerator.get().cell(), each.cell())));
      }
    }
    List<Stated> says = new ArrayList<>();
    numerator.ifPresent(each -> says.add(Stated.exactly(each.cell(), each.truth())));
    denominator.ifPresent(each -> says.add(Stated.exactly(each.cell(), each.truth())));
    denominator
        .filter(each -> isMeanOfCensuses(fraction.denominator().measures()))
        .flatMap(mean -> censuses(figure, fraction.denominator().measures(), mean.truth()))
        .ifPresent(each -> says.add(Stated.exactly(each.cell(), each.truth())));
    int threshold = indicator.smallNumbers().threshold();
    Small small = Small.of(indicator, figure);
    List<Guarded> guarded = new ArrayList<>();
    guard(guarded, small.count(), numerator, Reason.SMALL_COUNT);
    guard(guarded, small.rest(), rest, Reason.SMALL_REST);
    guard(guarded, small.base(), denominator, Reason.SMALL_BASE);
    if (sent.isEmpty()) {
      guarded.forEach(
          each -> releases.sensitive(Sensitive.unprinted(each.held().cell(), threshold)));
      return;
    }
    if (says.isEmpty()) {
      return;
    }
    FigureKey key = FigureKey.of(figure);
    boolean zero =
        indicator.kind() != Kind.MEAN && numerator.map(each -> each.truth() == 0).orElse(false);
    int number =
        releases.figure(key, key.toString(), says, cost(figure) + (zero ? ZERO : 0), sent.get());
    guarded.forEach(
        each ->
            releases.sensitive(
                number, Sensitive.count(each.held().cell(), threshold), each.reason()));
    if (Dominance.isPrice(indicator) && dominance.hides(priced.getOrDefault(key, List.of()))) {
      releases.hide(number, Reason.DOMINANCE);
      numerator.ifPresent(
          each ->
              releases.sensitive(
                  number,
                  Sensitive.money(each.cell(), Dominance.closest(each.truth())),
                  Reason.DOMINANCE));
    }
  }

  private static void guard(
      List<Guarded> guarded, boolean isSmall, Optional<Held> held, Reason reason) {
    if (isSmall) {
      held.ifPresent(each -> guarded.add(new Guarded(each, reason)));
    }
  }

  private static double cost(Figure figure) {
    double scope =
        switch (figure.area().level()) {
          case LOCAL_AUTHORITY -> 1;
          case SUB_REGIONAL -> 3;
          case REGIONAL -> 8;
          case NATIONAL -> 30;
        };
    double size =
        figure.numerator().orElse(figure.denominator()) instanceof Value.Known known
            ? Math.log10(1 + Math.abs(known.number()))
            : 0;
    return (Printed.isSingleQuarter(figure) ? QUARTER_OF_YEAR : 1) * scope + size / 10;
  }

  private Fraction fraction(Indicator indicator, Figure figure) {
    return fractions.computeIfAbsent(
        new Line(indicator.id(), figure.breakdown(), Printed.isSingleQuarter(figure)),
        line -> {
          List<Measure> above = measures(indicator, line, indicator.numerator());
          List<Measure> below = measures(indicator, line, indicator.denominator());
          return new Fraction(
              new Counted(above, List.of()),
              new Counted(below, List.of()),
              new Counted(below, above));
        });
  }

  private static List<Measure> measures(Indicator indicator, Line line, List<Measure> measures) {
    List<Measure> counted = measures(indicator, line.breakdown(), measures);
    return line.singleQuarter()
        ? counted.stream().map(each -> each.over(Measure.Window.WHOLE)).toList()
        : counted;
  }

  private static List<Measure> measures(
      Indicator indicator, String breakdown, List<Measure> measures) {
    return breakdown.isEmpty()
        ? measures
        : measures.stream()
            .map(each -> each.with(indicator.breakdown().orElseThrow(), breakdown))
            .toList();
  }

  private static boolean isMeanOfCensuses(List<Measure> measures) {
    return measures.size() == 1 && measures.get(0).window() == Measure.Window.MEAN_OF_CENSUSES;
  }

  /** Who knows a mean of three censuses knows what they add up to. */
  private Optional<Held> censuses(Figure figure, List<Measure> measures, double mean) {
    List<Measure> added = measures.stream().map(each -> each.over(Measure.Window.WHOLE)).toList();
    return cell(
        figure,
        new Counted(added, List.of()),
        Value.of(Math.rint(mean * CENSUSES_OF_YEAR)),
        "three censuses");
  }

  /** When it was counted: a census in its quarter, by whatever clock it is printed. */
  private static DataPeriod counted(Figure figure) {
    return figure.clock() == Clock.CENSUS
        ? DataPeriod.of(figure.reportingQuarter())
        : figure.period();
  }

  private Optional<Held> cell(Figure figure, Counted counted, Value value, String what) {
    if (!(value instanceof Value.Known known)) {
      return Optional.empty();
    }
    DataPeriod period = counted(figure);
    Quantity quantity = new Quantity(counted, period, figure.area());
    double truth = known.number();
    Held held = cells.get(quantity);
    if (held == null || held.truth() != truth) {
      // Another number of the same quantity is of other authorities: those that had all its parts.
      boolean first = held == null;
      String name = FigureKey.of(figure) + " (" + what + ")";
      held =
          new Held(
              releases.cell(
                  quantity,
                  new Cell(name, figure.area().oldLaCode(), truth, truth == Math.rint(truth))),
              truth);
      cells.putIfAbsent(quantity, held);
      if (first && counted.without().isEmpty()) {
        areas
            .computeIfAbsent(new Family(counted, period), key -> new ArrayList<>())
            .add(figure.area());
      }
    }
    return Optional.of(held);
  }

  private Optional<Held> held(Counted counted, DataPeriod period, Area area) {
    return Optional.ofNullable(cells.get(new Quantity(counted, period, area)));
  }

  /** Areas of their authorities. */
  private void geography() {
    areas.forEach(
        (family, of) -> {
          Map<Area, List<Held>> made = new LinkedHashMap<>();
          for (Area area : of) {
            if (area.level() == GeographicLevel.LOCAL_AUTHORITY) {
              Held held = held(family.counted(), family.period(), area).orElseThrow();
              List<Area> wider = areasOf(area);
              for (Area each : wider.subList(1, wider.size())) {
                made.computeIfAbsent(each, key -> new ArrayList<>()).add(held);
              }
            }
          }
          made.forEach(
              (area, parts) ->
                  held(family.counted(), family.period(), area)
                      .filter(total -> !addsUp(total, parts))
                      .ifPresent(total -> quarters(family, area)));
          made.forEach(
              (area, parts) ->
                  held(family.counted(), family.period(), area)
                      .ifPresent(total -> total(total, parts)));
        });
  }

  /** Rolling years of their quarters, and academic years of their terms, of authorities. */
  private void time() {
    areas.forEach(
        (family, of) -> {
          for (Area area : of) {
            if (area.level() == GeographicLevel.LOCAL_AUTHORITY) {
              quarters(family, area);
            }
          }
        });
    areas.forEach(
        (family, of) -> {
          List<List<Held>> terms = new ArrayList<>();
          List<Held> years = new ArrayList<>();
          for (Area area : of) {
            List<Held> parts = terms(family, area);
            if (parts.size() == 3) {
              terms.add(parts);
              years.add(held(family.counted(), family.period(), area).orElseThrow());
            }
          }
          everywhere(years, terms);
        });
  }

  /** Adds totals of a family, if all of them add up. */
  private void everywhere(List<Held> totals, List<List<Held>> parts) {
    for (int i = 0; i < totals.size(); i++) {
      if (!addsUp(totals.get(i), parts.get(i))) {
        return;
      }
    }
    for (int i = 0; i < totals.size(); i++) {
      total(totals.get(i), parts.get(i));
    }
  }

  private void quarters(Family family, Area area) {
    DataPeriod period = family.period();
    Quarter last = Quarter.of(period.last());
    if (!period.equals(DataPeriod.rollingYear(last))) {
      return;
    }
    List<Held> parts = new ArrayList<>();
    // A quarter without a census has no cell.
    for (int back = -3; back <= 0; back++) {
      held(family.counted(), DataPeriod.of(last.plus(back)), area).ifPresent(parts::add);
    }
    Optional<Held> total = held(family.counted(), period, area);
    if (total.isPresent() && parts.size() >= CENSUSES_OF_YEAR) {
      total(total.get(), parts);
    }
  }

  private List<Held> terms(Family family, Area area) {
    List<Held> parts = new ArrayList<>();
    for (Term term : Term.values()) {
      DataPeriod period = DataPeriod.of(family.period().timePeriod(), term);
      boolean within =
          !period.equals(family.period())
              && !period.first().isBefore(family.period().first())
              && !period.last().isAfter(family.period().last());
      if (within) {
        held(family.counted(), period, area).ifPresent(parts::add);
      }
    }
    return parts;
  }

  /** Wholes of their codes, measures over codes of each, sums of measures. */
  private void parts() {
    Map<Counted, List<List<Counted>>> made = new LinkedHashMap<>();
    for (Indicator each : indicators.values()) {
      if (!each.breakdownCodes().isEmpty()) {
        for (List<Measure> whole : List.of(each.numerator(), each.denominator())) {
          List<Counted> codes =
              each.breakdownCodes().stream()
                  .map(code -> new Counted(measures(each, code, whole), List.of()))
                  .toList();
          made.computeIfAbsent(new Counted(whole, List.of()), key -> new ArrayList<>()).add(codes);
        }
      }
    }
    Set<Counted> all = new LinkedHashSet<>();
    areas.keySet().forEach(each -> all.add(each.counted()));
    for (Counted each : all) {
      made.computeIfAbsent(each, key -> new ArrayList<>()).addAll(ofCodes(each));
    }
    areas.forEach(
        (family, of) -> {
          for (List<Counted> each : made.getOrDefault(family.counted(), List.of())) {
            List<Held> totals = new ArrayList<>();
            List<List<Held>> parts = new ArrayList<>();
            for (Area area : of) {
              List<Held> found =
                  each.stream()
                      .flatMap(part -> held(part, family.period(), area).stream())
                      .toList();
              if (area.level() == GeographicLevel.LOCAL_AUTHORITY && found.size() == each.size()) {
                totals.add(held(family.counted(), family.period(), area).orElseThrow());
                parts.add(found);
              }
            }
            everywhere(totals, parts);
          }
        });
  }

  /** The measure of each code that a measure takes together; each measure of a sum. */
  private static List<List<Counted>> ofCodes(Counted counted) {
    List<List<Counted>> found = new ArrayList<>();
    if (counted.measures().size() > 1
        && counted.measures().stream().noneMatch(Measure::subtracted)) {
      found.add(
          counted.measures().stream().map(each -> new Counted(List.of(each), List.of())).toList());
    }
    if (counted.measures().size() == 1) {
      Measure measure = counted.measures().get(0);
      measure
          .where()
          .forEach(
              (column, tests) -> {
                if (tests.size() == 1
                    && tests.get(0) instanceof Measure.In in
                    && in.codes().size() > 1) {
                  found.add(
                      in.codes().stream()
                          .map(code -> new Counted(List.of(measure.with(column, code)), List.of()))
                          .toList());
                }
              });
    }
    return found;
  }

  private void total(Held total, List<Held> parts) {
    if (addsUp(total, parts)) {
      releases.total(total.cell(), parts.stream().map(Held::cell).toList());
    }
  }

  private static boolean addsUp(Held total, List<Held> parts) {
    double sum = parts.stream().mapToDouble(Held::truth).sum();
    return Math.abs(total.truth() - sum) <= TOLERANCE * Math.max(1, Math.abs(sum))
        && parts.stream().noneMatch(each -> each.cell() == total.cell());
  }
}
