package regional.indicators.job;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Rounding;
import regional.indicators.core.Value;
import regional.indicators.disclosure.FigureKey;
import regional.indicators.disclosure.HiddenFigure;
import regional.indicators.disclosure.ShownFigure;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Indicators;
import regional.indicators.pack.scan.LeakScan;
import regional.indicators.publish.OpenData;

/** What an audience may not see, for the scan of what it is sent. */
final class HiddenFigures {

  /** Numbers of fewer digits stand in too many places to tell anything outside a table. */
  private static final int SHORTEST_TELLING = 3;

  private HiddenFigures() {}

  /**
   * Reads finished outputs as others will, and ends the run if they tell what is hidden. The
   * message names file, place and figure, never the number.
   *
   * @param folder of the quarter, before it is put in place
   * @param figures true
   * @param shown the same, as the sector may see them
   * @throws IOException if a hidden figure is told, or a file cannot be read
   */
  static void scan(
      Path folder, Indicators indicators, List<Figure> figures, List<ShownFigure> shown)
      throws IOException {
    List<LeakScan.Hit> hits = LeakScan.of(folder, of(indicators, figures, shown)).hits();
    if (!hits.isEmpty()) {
      throw new IOException(
          "hidden figures are told in "
              + hits.size()
              + (hits.size() == 1 ? " place: " : " places, the first: ")
              + hits.get(0));
    }
  }

  /**
   * @param figures true
   * @param shown the same, as the audience may see them
   */
  static List<HiddenFigure> of(
      Indicators indicators, List<Figure> figures, List<ShownFigure> shown) {
    Set<String> confidential = new HashSet<>();
    for (ShownFigure each : shown) {
      if (each.value() == Value.Symbol.CONFIDENTIAL) {
        confidential.add(key(each));
      }
    }
    Map<String, Indicator> byId = new HashMap<>();
    indicators.all().forEach(each -> byId.put(each.id(), each));
    Map<String, Set<String>> open = new HashMap<>();
    List<Figure> hidden = new ArrayList<>();
    for (Figure each : figures) {
      Indicator indicator = byId.get(each.indicatorId());
      if (indicator == null) {
        continue;
      }
      if (confidential.contains(key(FigureKey.of(each)))) {
        hidden.add(each);
      } else {
        Set<String> printed = printed(indicator, each);
        open.computeIfAbsent(ofArea(each), of -> new HashSet<>()).addAll(printed);
        open.computeIfAbsent(ofPeriod(each), of -> new HashSet<>()).addAll(printed);
      }
    }
    return hidden.stream()
        .map(
            each -> {
              Indicator indicator = java.util.Objects.requireNonNull(byId.get(each.indicatorId()));
              Set<String> telling = printed(indicator, each);
              telling.removeAll(open.getOrDefault(ofArea(each), Set.of()));
              telling.removeAll(open.getOrDefault(ofPeriod(each), Set.of()));
              telling.removeIf(one -> one.replace(".", "").length() < SHORTEST_TELLING);
              return of(indicator, each, telling);
            })
        .toList();
  }

  private static HiddenFigure of(Indicator indicator, Figure figure, Set<String> telling) {
    Map<String, Double> parts = new HashMap<>();
    known(figure.value(), "value", parts);
    known(figure.denominator(), "denominator", parts);
    figure.numerator().ifPresent(each -> known(each, "numerator", parts));
    DataPeriod period = figure.period();
    Quarter quarter = OpenData.quarter(period);
    return new HiddenFigure(
        figure.indicatorId(),
        figure.breakdown(),
        indicator.name(),
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
    if (figure.value() instanceof Value.Known known) {
      printed.add(known.text());
      if (new Rounding(indicator.decimals(), indicator.roundTo()).of(known)
          instanceof Value.Known rounded) {
        BigDecimal number = new BigDecimal(rounded.text());
        printed.add(
            number.setScale(Math.max(indicator.decimals(), number.scale())).toPlainString());
      }
    }
    return printed;
  }

  private static String ofArea(Figure figure) {
    return figure.indicatorId() + "|" + area(figure.area());
  }

  private static String ofPeriod(Figure figure) {
    return figure.indicatorId() + "/" + figure.period();
  }

  private static String area(Area area) {
    return area.level() + "|" + area.newLaCode() + "|" + area.oldLaCode() + "|" + area.name();
  }

  private static String key(FigureKey of) {
    return String.join(
        "|",
        of.indicatorId(),
        of.breakdown(),
        of.clock().text(),
        of.period() + " " + of.period().first(),
        area(of.area()));
  }

  private static String key(ShownFigure of) {
    return String.join(
        "|",
        of.indicatorId(),
        of.breakdown(),
        of.clock(),
        of.period() + " " + of.period().first(),
        area(of.area()));
  }
}
