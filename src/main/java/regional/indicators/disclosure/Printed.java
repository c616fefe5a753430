package regional.indicators.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Quarter;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicators;
import regional.indicators.indicator.Series;

/**
 * Which figures outputs have a place for whose readers are others than the authority itself. Years
 * that overlap give away the quarters between them, and a series of small numbers is mostly gaps:
 *
 * <ul>
 *   <li>of rolling years the financial years, the newest, and the one before it with which it is
 *       compared; where an authority's newest is another, that one too. So a later release adds no
 *       other past year to what an earlier one told;
 *   <li>authorities' single quarters where no more than one in four of the line are small, as it
 *       was when the line was first sent;
 *   <li>of sub-regions the newest;
 *   <li>of all else every figure.
 * </ul>
 */
public final class Printed {

  private static final int QUARTERS_A_YEAR = 4;

  /** An authority's single quarters are not printed where more than one in so many are small. */
  private static final int MOST_SMALL = 4;

  private record Line(String indicatorId, String breakdown, Clock clock) {}

  /** Where the newest periods of authorities end. */
  private final Map<Line, Set<LocalDate>> newest = new HashMap<>();

  private final Set<Line> withoutQuarters = new HashSet<>();

  /**
   * @param figures of all levels, single quarters of rolling years among them
   * @param indicators theirs
   * @param earlier releases: a line whose single quarters were left out of one is not told
   *     afterwards, with its whole past, and one whose quarters were in it stays
   */
  public Printed(List<Figure> figures, Indicators indicators, List<Release> earlier) {
    Map<Line, Map<String, LocalDate>> latest = new HashMap<>();
    Map<Line, List<Boolean>> quarters = new HashMap<>();
    for (Figure each : figures) {
      if (each.area().level() != GeographicLevel.LOCAL_AUTHORITY) {
        continue;
      }
      if (isSingleQuarter(each)) {
        quarters
            .computeIfAbsent(line(each), line -> new ArrayList<>())
            .add(Small.of(indicators.get(each.indicatorId()), each).any());
      } else {
        latest
            .computeIfAbsent(line(each), line -> new HashMap<>())
            .merge(
                each.area().oldLaCode(),
                each.period().last(),
                BinaryOperator.maxBy(Comparator.naturalOrder()));
      }
    }
    latest.forEach((line, ends) -> newest.put(line, Set.copyOf(ends.values())));
    Map<Line, Boolean> decided = decided(earlier);
    quarters.forEach(
        (line, small) -> {
          if (decided.containsKey(line)) {
            if (!decided.get(line)) {
              withoutQuarters.add(line);
            }
          } else if (Collections.frequency(small, true) * MOST_SMALL > small.size()) {
            withoutQuarters.add(line);
          }
        });
  }

  /** Whether a line's quarters were in the first release that had the line. */
  private static Map<Line, Boolean> decided(List<Release> earlier) {
    Map<Line, Boolean> decided = new HashMap<>();
    for (Release release : earlier) {
      Map<Line, Boolean> here = new HashMap<>();
      for (Figure each : release.figures()) {
        if (each.clock() == Clock.R4 && each.area().level() == GeographicLevel.LOCAL_AUTHORITY) {
          here.merge(line(each), isSingleQuarter(each), Boolean::logicalOr);
        }
      }
      here.forEach(decided::putIfAbsent);
    }
    return decided;
  }

  /** Whether any output for others has a place for the figure. */
  public boolean has(Figure figure) {
    Line line = line(figure);
    if (figure.area().level() == GeographicLevel.SUB_REGIONAL) {
      return ends(line).contains(figure.period().last());
    }
    if (figure.clock() != Clock.R4) {
      return true;
    }
    return isSingleQuarter(figure)
        ? figure.area().level() != GeographicLevel.LOCAL_AUTHORITY || hasQuarters(line)
        : isYear(line, Quarter.of(figure.period().last()));
  }

  /** Those that any output for others has a place for. */
  public List<Figure> of(List<Figure> figures) {
    return figures.stream().filter(this::has).toList();
  }

  /** Those without a place that are still a part of totals that have one. */
  public List<Figure> partsOf(List<Figure> figures) {
    return figures.stream().filter(each -> !has(each) && isSingleQuarter(each)).toList();
  }

  /** Whether others see a series: any of its figures has a place. */
  boolean hasChart(Series series) {
    return series.points().stream().flatMap(each -> each.figure().stream()).anyMatch(this::has);
  }

  private boolean hasQuarters(Line line) {
    return !withoutQuarters.contains(line);
  }

  private boolean isYear(Line line, Quarter last) {
    Set<LocalDate> ends = ends(line);
    return last.number() == QUARTERS_A_YEAR
        || ends.contains(last.lastDay())
        || ends.contains(last.plus(QUARTERS_A_YEAR).lastDay());
  }

  private Set<LocalDate> ends(Line line) {
    return newest.getOrDefault(line, Set.of());
  }

  private static Line line(Figure figure) {
    return new Line(figure.indicatorId(), figure.breakdown(), figure.clock());
  }

  /** Whether it is a single quarter of what is printed as rolling years. */
  public static boolean isSingleQuarter(Figure figure) {
    return figure.clock() == Clock.R4
        && figure.period().equals(DataPeriod.of(Quarter.of(figure.period().last())));
  }
}
