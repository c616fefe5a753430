package regional.indicators.job;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import regional.indicators.benchmark.Benchmark;
import regional.indicators.benchmark.Interval;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Rounding;
import regional.indicators.core.Value;
import regional.indicators.disclosure.HiddenFigure;
import regional.indicators.disclosure.Printed;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Indicators;
import regional.indicators.publish.OpenData;

/** What an audience may not see, for the scan of what it is sent. */
final class HiddenFigures {

  /** Numbers of fewer digits stand in too many places to tell anything outside a table. */
  private static final int SHORTEST_TELLING = 3;

  private HiddenFigures() {}

  /**
   * @param figures true, of every level
   * @param hidden which of them others may not see
   * @param benchmarks whose comparators stand on the same pages
   */
  static List<HiddenFigure> of(
      Indicators indicators,
      List<Figure> figures,
      Predicate<Figure> hidden,
      List<Benchmark> benchmarks) {
    Map<String, Set<String>> shown = new HashMap<>();
    for (Benchmark each : benchmarks) {
      Indicator indicator = indicators.get(each.own().indicatorId());
      Set<String> printed = shown.computeIfAbsent(indicator.id(), id -> new HashSet<>());
      each.comparisons().stream()
          .filter(beside -> beside.madeOf().size() != 1)
          .forEach(beside -> print(indicator, beside.value(), printed));
    }
    List<Figure> found = new ArrayList<>();
    for (Figure each : figures) {
      if (hidden.test(each)) {
        found.add(each);
      } else {
        shown
            .computeIfAbsent(each.indicatorId(), id -> new HashSet<>())
            .addAll(printed(indicators.get(each.indicatorId()), each));
      }
    }
    Map<Area, Set<String>> newest = newest(indicators, figures, hidden);
    return found.stream()
        .map(
            each -> {
              Indicator indicator = indicators.get(each.indicatorId());
              Set<String> telling = printed(indicator, each);
              telling.removeAll(shown.getOrDefault(each.indicatorId(), Set.of()));
              telling.removeAll(newest.getOrDefault(each.area(), Set.of()));
              telling.removeIf(one -> digits(one) < SHORTEST_TELLING || isYear(one));
              return of(indicator, each, telling);
            })
        .toList();
  }

  /**
   * What an authority's newest figures of all indicators are: they stand in one line of a table.
   */
  private static Map<Area, Set<String>> newest(
      Indicators indicators, List<Figure> figures, Predicate<Figure> hidden) {
    Map<List<Object>, Figure> newest = new HashMap<>();
    for (Figure each : figures) {
      if (!hidden.test(each)) {
        newest.merge(
            List.of(each.indicatorId(), each.breakdown(), each.area()),
            each,
            BinaryOperator.maxBy(Comparator.comparing(Figure::period)));
      }
    }
    Map<Area, Set<String>> printed = new HashMap<>();
    newest
        .values()
        .forEach(
            each ->
                printed
                    .computeIfAbsent(each.area(), area -> new HashSet<>())
                    .addAll(printed(indicators.get(each.indicatorId()), each)));
    return printed;
  }

  private static boolean isYear(String number) {
    return number.matches("20\\d\\d");
  }

  private static int digits(String number) {
    return number.replace(".", "").replaceFirst("^0+", "").length();
  }

  private static HiddenFigure of(Indicator indicator, Figure figure, Set<String> telling) {
    Map<String, Double> parts = new HashMap<>();
    known(figure.value(), "value", parts);
    known(figure.denominator(), "denominator", parts);
    figure.numerator().ifPresent(each -> known(each, "numerator", parts));
    Interval interval = Interval.of(indicator, figure);
    known(interval.lower(), "lower", parts);
    known(interval.upper(), "upper", parts);
    DataPeriod period = figure.period();
    Quarter quarter = OpenData.quarter(period);
    return new HiddenFigure(
        figure.indicatorId(),
        figure.breakdown(),
        indicator.name(),
        Printed.isSingleQuarter(figure) ? HiddenFigure.QUARTER : figure.clock().text(),
        Set.copyOf(
            List.of(period.toString(), quarter.timePeriod() + " " + quarter.timeIdentifier())),
        figure.area(),
        parts,
        indicator.decimals(),
        telling,
        Set.of());
  }

  private static void known(Value value, String part, Map<String, Double> parts) {
    if (value instanceof Value.Known known) {
      parts.put(part, known.number());
    }
  }

  private static Set<String> printed(Indicator indicator, Figure figure) {
    Set<String> printed = new HashSet<>();
    List<Value> counts = new ArrayList<>(List.of(figure.denominator()));
    figure.numerator().ifPresent(counts::add);
    for (Value each : counts) {
      if (each.isKnown()) {
        printed.add(each.text());
      }
    }
    Interval interval = Interval.of(indicator, figure);
    for (Value each : List.of(figure.value(), interval.lower(), interval.upper())) {
      print(indicator, each, printed);
    }
    return printed;
  }

  /** Exactly, and as it is rounded. */
  private static void print(Indicator indicator, Value value, Set<String> printed) {
    if (value instanceof Value.Known known) {
      printed.add(known.text());
      if (new Rounding(indicator.decimals(), indicator.roundTo()).of(known)
          instanceof Value.Known rounded) {
        BigDecimal number = new BigDecimal(rounded.text());
        printed.add(
            number.setScale(Math.max(indicator.decimals(), number.scale())).toPlainString());
      }
    }
  }
}
