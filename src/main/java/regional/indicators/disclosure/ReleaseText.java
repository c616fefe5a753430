package regional.indicators.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.FigureStatus;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Indicators;

/**
 * A release as the release ledger keeps it: a line a figure, with its numbers as they stood and
 * whether it was shown, hidden or had no place. Fields are set apart by tabs. Single records'
 * values are kept of prices of authorities only, which the dominance rule looks at.
 */
public final class ReleaseText {

  private static final String NONE = "";
  private static final String SHOWN = "0";
  private static final String HIDDEN = "1";
  private static final String UNPRINTED = "2";
  private static final Map<String, Value> SYMBOLS =
      Stream.of(Value.Symbol.values())
          .collect(Collectors.toMap(Value.Symbol::text, each -> (Value) each));

  private ReleaseText() {}

  /** As text; the same release gives the same. */
  public static String of(Release release, Indicators indicators) {
    Set<String> prices =
        indicators.all().stream()
            .filter(Dominance::isPrice)
            .map(Indicator::id)
            .collect(Collectors.toSet());
    StringBuilder text = new StringBuilder();
    release
        .figures()
        .forEach(
            each ->
                append(
                    text,
                    each,
                    prices,
                    release.hidden().contains(FigureKey.of(each)) ? HIDDEN : SHOWN));
    release.unprinted().forEach(each -> append(text, each, prices, UNPRINTED));
    return text.toString();
  }

  private static void append(StringBuilder text, Figure each, Set<String> prices, String state) {
    boolean values =
        prices.contains(each.indicatorId())
            && each.area().level() == GeographicLevel.LOCAL_AUTHORITY;
    text.append(
            String.join(
                "\t",
                each.indicatorId(),
                each.breakdown(),
                each.clock().name(),
                each.period().timePeriod(),
                each.period().timeIdentifier(),
                each.period().first().toString(),
                each.period().last().toString(),
                each.area().level().name(),
                each.area().regionCode(),
                each.area().regionName(),
                each.area().oldLaCode(),
                each.area().newLaCode(),
                each.area().name(),
                each.reportingQuarter().toString(),
                each.numerator().map(Value::text).orElse(NONE),
                each.denominator().text(),
                each.populationYear().map(String::valueOf).orElse(NONE),
                each.value().text(),
                values
                    ? each.values().stream().map(String::valueOf).collect(Collectors.joining(" "))
                    : NONE,
                each.lowReliability() ? "1" : "0",
                String.valueOf(each.authoritiesReporting()),
                String.valueOf(each.authoritiesExpected()),
                each.status().name(),
                state))
        .append('\n');
  }

  /** The release again. */
  public static Release read(Quarter quarter, String text) {
    List<Figure> figures = new ArrayList<>();
    Set<FigureKey> hidden = new HashSet<>();
    List<Figure> unprinted = new ArrayList<>();
    text.lines()
        .forEach(
            line -> {
              String[] field = line.split("\t", -1);
              Figure figure = figure(field);
              String state = field[field.length - 1];
              (state.equals(UNPRINTED) ? unprinted : figures).add(figure);
              if (state.equals(HIDDEN)) {
                hidden.add(FigureKey.of(figure));
              }
            });
    return new Release(quarter, figures, hidden, unprinted);
  }

  private static Figure figure(String[] field) {
    return new Figure(
        field[0],
        field[1],
        Clock.valueOf(field[2]),
        new DataPeriod(field[3], field[4], LocalDate.parse(field[5]), LocalDate.parse(field[6])),
        new Area(
            GeographicLevel.valueOf(field[7]), field[8], field[9], field[10], field[11], field[12]),
        Quarter.parse(field[13]),
        given(field[14]).map(ReleaseText::value),
        value(field[15]),
        given(field[16]).map(Integer::valueOf),
        value(field[17]),
        given(field[18])
            .map(each -> Arrays.stream(each.split(" ")).map(Double::valueOf).toList())
            .orElse(List.of()),
        field[19].equals("1"),
        Integer.parseInt(field[20]),
        Integer.parseInt(field[21]),
        FigureStatus.valueOf(field[22]));
  }

  private static Optional<String> given(String field) {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }

  private static Value value(String field) {
    Value symbol = SYMBOLS.get(field);
    return symbol != null ? symbol : Value.of(Double.parseDouble(field));
  }
}
