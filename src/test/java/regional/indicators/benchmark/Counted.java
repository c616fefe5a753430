package regional.indicators.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.core.Value;
import regional.indicators.indicator.Break;
import regional.indicators.indicator.Breaks;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.FigureStatus;
import regional.indicators.indicator.Indicators;

/** Counts of quarter-ends, of areas that there are, for tests of what stands beside a figure. */
final class Counted {

  static final Quarter NEWEST = Quarter.parse("2025-26-Q3");
  static final String NORTH_EAST = "E12000001";
  static final String NORTH_WEST = "E12000002";

  private Counted() {}

  static Area authority(String oldLaCode) {
    return Area.of(Declared.REFERENCE.authorities().get(oldLaCode));
  }

  static Area region(String code) {
    return Area.region(
        code, Objects.requireNonNull(Declared.REFERENCE.authorities().regions().get(code)));
  }

  /** Authorities of a region in the newest quarter, by number. */
  static List<Area> authorities(String regionCode) {
    return Declared.REFERENCE.authorities().expected(regionCode, DataPeriod.of(NEWEST)).stream()
        .map(Area::of)
        .toList();
  }

  /** So many of a thousand. */
  static Figure figure(String indicatorId, Area area, Quarter quarter, double x) {
    return figure(indicatorId, area, quarter, x, 1000, false);
  }

  static Figure figure(
      String indicatorId, Area area, Quarter quarter, double x, double n, boolean lowReliability) {
    return figure(
        indicatorId,
        area,
        quarter,
        Optional.of(Value.of(x)),
        Value.of(n),
        Value.of(x / n * 100),
        lowReliability);
  }

  static Figure without(String indicatorId, Area area, Quarter quarter) {
    Value none = Value.Symbol.NOT_AVAILABLE;
    return figure(indicatorId, area, quarter, Optional.of(none), none, none, false);
  }

  private static Figure figure(
      String indicatorId,
      Area area,
      Quarter quarter,
      Optional<Value> x,
      Value n,
      Value value,
      boolean lowReliability) {
    return new Figure(
        indicatorId,
        "",
        Clock.SNAPSHOT,
        DataPeriod.of(quarter),
        area,
        quarter,
        x,
        n,
        Optional.empty(),
        value,
        List.of(),
        lowReliability,
        1,
        1,
        FigureStatus.FINAL);
  }

  /** The reference tables with other statistical neighbours, of the model 2025. */
  static Reference reference(Map<String, List<String>> neighbours) {
    Reference all = Declared.REFERENCE;
    return new Reference(
        all.authorities(),
        all.aliases(),
        all.populations(),
        all.adjoining(),
        Map.of("2025", neighbours),
        all.bankHolidays(),
        all.censusDates());
  }

  /** Beside these indicators, with nothing published. */
  static Benchmarks.Beside beside(
      Indicators indicators, List<Break> breaks, Map<String, List<String>> neighbours) {
    return beside(indicators, breaks, neighbours, List.of(), "2025");
  }

  static Benchmarks.Beside beside(
      Indicators indicators,
      List<Break> breaks,
      Map<String, List<String>> neighbours,
      List<ComparatorEdition> published,
      String... models) {
    Reference reference = reference(neighbours);
    return new Benchmarks.Beside(
        indicators,
        new Breaks(breaks, reference.authorities()),
        new Comparators(published, reference),
        reference,
        List.of(models));
  }
}
