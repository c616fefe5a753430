package regional.indicators.benchmark;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import regional.indicators.core.Area;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Populations;
import regional.indicators.core.PublishedPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.core.Value;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;

/**
 * Published figures to set beside ours: England's, the region's, and the average of an authority's
 * statistical neighbours.
 *
 * <p>What describes the very period asked for is answered, else what describes the latest one that
 * ended before, if it is of the same kind: of a term or census the same term, of a rolling year any
 * twelve months, of a snapshot any count or year. A rolling year has the same period as twelve
 * published months only if they begin and end on the same days; a snapshot as a published count
 * only if that was made on the same day.
 *
 * <p>Of two editions of one data set the newer counts for the areas and periods that it has. Of two
 * data sets that have the same period, one with the indicator's definition goes before one without;
 * then the one released or taken in later, then the one with the later edition.
 */
public final class Comparators {

  /** How the neighbours' figures are put into one. */
  public enum Average {
    /** Simple mean, as DfE's Local Authority Interactive Tool has it. */
    MEAN,
    /** Median, as DfE's children's social care dashboard has it. */
    MEDIAN
  }

  /** A figure of ours, as far as a comparator must know it. */
  public record Wanted(String indicatorId, String breakdown, Clock clock, DataPeriod period) {
    public static Wanted of(Figure figure) {
      return new Wanted(figure.indicatorId(), figure.breakdown(), figure.clock(), figure.period());
    }
  }

  /** One period of one data set, with all its areas. */
  private record Series(ComparatorSource source, PublishedPeriod period) {

    /** Of the source its id alone: the rest takes longer to look through than to read the file. */
    @Override
    public int hashCode() {
      return 31 * source.id().hashCode() + period.hashCode();
    }
  }

  /**
   * @param age place of the edition among all, from the oldest
   */
  private record Published(PublishedFigure figure, ComparatorEdition edition, int age) {}

  private record Number(double value, Optional<Integer> populationYear) {}

  private static final Comparator<PublishedComparator> PREFERENCE =
      Comparator.comparing(PublishedComparator::samePeriod)
          .thenComparing(each -> each.period().last())
          .thenComparing(PublishedComparator::sameDefinition)
          .thenComparing(each -> each.released().orElse(each.takenIn()))
          .thenComparing(PublishedComparator::edition)
          .thenComparing(PublishedComparator::title)
          .thenComparing(PublishedComparator::period);

  private final Reference reference;

  /** All codes that an authority ever had, by the one in force. */
  private final Map<String, Set<String>> codesOf = new HashMap<>();

  /** By indicator and breakdown; by last day; by series; by GSS code. */
  private final Map<String, NavigableMap<LocalDate, Map<Series, Map<String, Published>>>> held =
      new HashMap<>();

  /**
   * @param editions in any order
   * @param reference neighbours, and populations for rates of published counts
   */
  public Comparators(Collection<ComparatorEdition> editions, Reference reference) {
    this.reference = reference;
    for (Authority each : reference.authorities().all()) {
      Set<String> codes = new LinkedHashSet<>(List.of(each.newLaCode()));
      codes.addAll(each.codesAtOtherTimes());
      codesOf.put(each.newLaCode(), codes);
    }
    List<ComparatorEdition> fromTheOldest = new ArrayList<>(editions);
    fromTheOldest.sort(ComparatorEdition.AGE);
    for (int age = 0; age < fromTheOldest.size(); age++) {
      ComparatorEdition edition = fromTheOldest.get(age);
      for (PublishedFigure each : edition.figures()) {
        held.computeIfAbsent(key(each.indicatorId(), each.breakdown()), key -> new TreeMap<>())
            .computeIfAbsent(each.period().last(), key -> new HashMap<>())
            .computeIfAbsent(new Series(edition.source(), each.period()), key -> new HashMap<>())
            .put(each.areaCode(), new Published(each, edition, age));
      }
    }
  }

  /** England's published figure. */
  public Optional<PublishedComparator> england(Wanted wanted) {
    return of(wanted, Area.ENGLAND_CODE);
  }

  /** The region's published figure. */
  public Optional<PublishedComparator> region(Wanted wanted, String regionCode) {
    return of(wanted, regionCode);
  }

  /**
   * The average of the figures that are published for an authority's statistical neighbours in one
   * period; who has none is left out and counted.
   *
   * @param model version of the neighbours, as {@code 2025}
   * @param oldLaCode the authority's 3-digit number
   * @return empty if the model does not know the authority or no neighbour has a figure
   */
  public Optional<PublishedComparator> neighbours(
      Wanted wanted, String model, String oldLaCode, Average average) {
    List<String> codes =
        reference
            .neighbours()
            .getOrDefault(model, Map.of())
            .getOrDefault(oldLaCode, List.of())
            .stream()
            .map(each -> reference.authorities().get(each).newLaCode())
            .toList();
    return best(wanted, codes, average);
  }

  /** An authority's own published figure. */
  public Optional<PublishedComparator> authority(Wanted wanted, String oldLaCode) {
    return reference.authorities().find(oldLaCode).flatMap(each -> of(wanted, each.newLaCode()));
  }

  private Optional<PublishedComparator> of(Wanted wanted, String code) {
    return best(wanted, List.of(code), Average.MEAN);
  }

  /** Of the very period, else of the latest before it in which there is one. */
  private Optional<PublishedComparator> best(Wanted wanted, List<String> codes, Average average) {
    NavigableMap<LocalDate, Map<Series, Map<String, Published>>> ended =
        held.getOrDefault(
                key(wanted.indicatorId(), wanted.breakdown()), Collections.emptyNavigableMap())
            .headMap(wanted.period().last(), true)
            .descendingMap();
    Optional<PublishedComparator> same =
        ended.values().stream()
            .map(Map::entrySet)
            .flatMap(Set::stream)
            .filter(each -> isSame(wanted, each.getKey().period()))
            .flatMap(each -> made(wanted, each.getKey(), each.getValue(), codes, average).stream())
            .max(PREFERENCE);
    return same.isPresent()
        ? same
        : ended.values().stream()
            .flatMap(
                together ->
                    together.entrySet().stream()
                        .filter(each -> isOfTheKind(wanted, each.getKey().period()))
                        .flatMap(
                            each ->
                                made(wanted, each.getKey(), each.getValue(), codes, average)
                                    .stream())
                        .max(PREFERENCE)
                        .stream())
            .findFirst();
  }

  private Optional<PublishedComparator> made(
      Wanted wanted,
      Series series,
      Map<String, Published> areas,
      List<String> codes,
      Average average) {
    ComparatorSource.Entry entry = series.source().entry(wanted.indicatorId()).orElseThrow();
    List<Value> values = new ArrayList<>();
    Published newest = null;
    Optional<Integer> populationYear = Optional.empty();
    for (String code : codes) {
      Published published = areas.get(code);
      if (published != null) {
        Optional<Number> number = number(series.source(), published.figure());
        if (number.isPresent()) {
          values.add(Value.of(number.get().value()));
          populationYear = number.get().populationYear();
          newest = newest == null || published.age() > newest.age() ? published : newest;
        }
      }
    }
    if (newest == null) {
      return Optional.empty();
    }
    NeighbourAverage made = NeighbourAverage.of(values);
    Value value = made.value(average);
    return Optional.of(
        new PublishedComparator(
            ((Value.Known) value).number(),
            series.period(),
            isSame(wanted, series.period()),
            series.period().monthsBefore(wanted.period().last()),
            series.source().title(),
            series.source().publisher(),
            newest.edition().edition(),
            newest.edition().released(),
            newest.edition().takenIn(),
            series.source().licence(),
            series.source().statement(),
            entry.sameDefinition(),
            entry.note(),
            populationYear,
            made.held(),
            codes.size()));
  }

  // Periods --------------------------------------------------------------------------------------

  private static boolean isSame(Wanted wanted, PublishedPeriod published) {
    DataPeriod own = wanted.period();
    return switch (wanted.clock()) {
      case TERM, ACADEMIC_YEAR, CENSUS ->
          published.timePeriod().equals(own.timePeriod())
              && published.timeIdentifier().equals(own.timeIdentifier());
      case R4 -> published.first().equals(own.first()) && published.last().equals(own.last());
      case SNAPSHOT -> published.isDay() && published.last().equals(own.last());
    };
  }

  /** Whether one that ended before may stand beside ours. */
  private static boolean isOfTheKind(Wanted wanted, PublishedPeriod published) {
    return switch (wanted.clock()) {
      case TERM, ACADEMIC_YEAR, CENSUS ->
          published.timeIdentifier().equals(wanted.period().timeIdentifier());
      case R4 -> published.isYear();
      case SNAPSHOT -> true;
    };
  }

  // Values ---------------------------------------------------------------------------------------

  private Optional<Number> number(ComparatorSource source, PublishedFigure figure) {
    if (figure.value().isPresent()) {
      return figure.value().get() instanceof Value.Known known
          ? Optional.of(new Number(known.number(), Optional.empty()))
          : Optional.empty();
    }
    if (!(figure.numerator().orElseThrow() instanceof Value.Known numerator)) {
      return Optional.empty();
    }
    ComparatorSource.Entry entry = source.entryOfParts(figure.indicatorId()).orElseThrow();
    if (entry.population().isPresent()) {
      return population(entry.population().get(), figure)
          .filter(each -> each.people() > 0)
          .map(
              each ->
                  new Number(
                      numerator.number() / each.people() * entry.per(), Optional.of(each.year())));
    }
    return figure.denominator().orElseThrow() instanceof Value.Known base && base.number() > 0
        ? Optional.of(
            new Number(numerator.number() / base.number() * entry.per(), Optional.empty()))
        : Optional.empty();
  }

  /** The estimate in force in the financial year in which the period ends, as for our figures. */
  private Optional<Populations.Estimate> population(String band, PublishedFigure figure) {
    LocalDate end = figure.period().last();
    int year = end.getMonthValue() >= 4 ? end.getYear() : end.getYear() - 1;
    return reference
        .populations()
        .inForce(
            codesOf.getOrDefault(figure.areaCode(), Set.of(figure.areaCode())),
            band,
            Populations.yearInForce(new Quarter(year, 1)));
  }

  private static String key(String indicatorId, String breakdown) {
    return indicatorId + "|" + breakdown;
  }
}
