package regional.indicators.indicator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;

/**
 * One indicator of one area over time, in points that do not overlap: quarter by quarter, or one
 * term (or the academic year) year by year.
 *
 * @param breakdown empty for the whole
 * @param timeIdentifier as {@code Autumn term}; empty where every quarter is a point
 * @param points in order, none left out from the first period that has a value to the newest period
 *     of the area
 */
public record Series(
    String indicatorId,
    String breakdown,
    Clock clock,
    Area area,
    String timeIdentifier,
    List<Point> points) {

  public Series {
    points = List.copyOf(points);
  }

  /**
   * A point, or the gap where one was expected.
   *
   * @param figure empty where there is no row at all; its value may be a symbol
   */
  public record Point(DataPeriod period, Optional<Figure> figure) {

    /** The number; x where there is no row. */
    public Value value() {
      return figure.map(Figure::value).orElse(Value.Symbol.NOT_AVAILABLE);
    }

    /** Expected, and without a number. */
    public boolean isGap() {
      return !value().isKnown();
    }
  }

  private record Key(
      String indicatorId, String breakdown, Clock clock, Area area, String timeIdentifier) {}

  /**
   * The series of these figures, in the order in which each is first met. An area that never had a
   * value has no series.
   *
   * @param figures of rolling years their single quarters ({@link IndicatorTable#singleQuarters()})
   * @throws IllegalArgumentException if a figure is a rolling year: its points overlap
   */
  public static List<Series> of(List<Figure> figures) {
    Map<Key, TreeMap<DataPeriod, Figure>> found = new LinkedHashMap<>();
    for (Figure each : figures) {
      DataPeriod period = each.period();
      if (each.clock() == Clock.R4 && !quarter(period).equals(Optional.of(period))) {
        throw new IllegalArgumentException("rolling years overlap: " + period);
      }
      Key key =
          new Key(
              each.indicatorId(),
              each.breakdown(),
              each.clock(),
              each.area(),
              each.clock().isTermly() ? period.timeIdentifier() : "");
      found.computeIfAbsent(key, one -> new TreeMap<>()).put(period, each);
    }
    List<Series> series = new ArrayList<>();
    found.forEach(
        (key, held) -> {
          List<Point> points = points(held);
          if (!points.isEmpty()) {
            series.add(
                new Series(
                    key.indicatorId(),
                    key.breakdown(),
                    key.clock(),
                    key.area(),
                    key.timeIdentifier(),
                    points));
          }
        });
    return series;
  }

  private static List<Point> points(TreeMap<DataPeriod, Figure> held) {
    List<Point> points = new ArrayList<>();
    DataPeriod last = held.lastKey();
    for (Figure first : held.values()) {
      if (first.value().isKnown()) {
        DataPeriod period = first.period();
        while (period.compareTo(last) <= 0) {
          points.add(new Point(period, Optional.ofNullable(held.get(period))));
          period = next(period);
        }
        break;
      }
    }
    return points;
  }

  private static Optional<DataPeriod> quarter(DataPeriod period) {
    return DataPeriod.ofLabel(period.timePeriod(), period.timeIdentifier());
  }

  /** The quarter after a quarter; the same term a year after a term. */
  private static DataPeriod next(DataPeriod period) {
    Quarter quarter = Quarter.of(period.last());
    if (quarter.timeIdentifier().equals(period.timeIdentifier())) {
      return DataPeriod.of(quarter.plus(1));
    }
    int year = Integer.parseInt(period.timePeriod().substring(0, 4));
    return DataPeriod.ofLabel(Quarter.yearOf(year + 1), period.timeIdentifier()).orElseThrow();
  }
}
