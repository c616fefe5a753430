package regional.indicators.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Definitions;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.FigureStatus;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Kind;
import regional.indicators.indicator.Polarity;

/** Indicators and figures of no particular subject. */
final class GivenFigures {

  private GivenFigures() {}

  static Indicator indicator(Kind kind, Polarity polarity, double per) {
    return new Indicator(
        "T01",
        "Something counted",
        "subject",
        kind,
        List.of(),
        List.of(),
        per,
        "%",
        polarity,
        1,
        0,
        0,
        Optional.of(20),
        List.of(Clock.values()[0]),
        Optional.empty(),
        List.of(),
        Definitions.INDICATORS.all().get(0).smallNumbers(),
        "",
        "",
        "",
        "",
        "",
        "");
  }

  static Figure counted(String code, double x, double n, double per) {
    return figure(code, Optional.of(Value.of(x)), Value.of(n), Value.of(x / n * per), List.of());
  }

  /** A median or mean of these records. */
  static Figure measured(String code, double value, double... records) {
    return figure(
        code,
        Optional.empty(),
        Value.of(records.length),
        Value.of(value),
        Arrays.stream(records).sorted().boxed().toList());
  }

  static Figure without(String code, Value.Symbol symbol) {
    return figure(code, Optional.of(symbol), symbol, symbol, List.of());
  }

  static Figure noneOfNone(String code) {
    return figure(
        code, Optional.of(Value.of(0)), Value.of(0), Value.Symbol.NOT_APPLICABLE, List.of());
  }

  static Figure unreliable(Figure figure) {
    return new Figure(
        figure.indicatorId(),
        figure.breakdown(),
        figure.clock(),
        figure.period(),
        figure.area(),
        figure.reportingQuarter(),
        figure.numerator(),
        figure.denominator(),
        figure.populationYear(),
        figure.value(),
        figure.values(),
        true,
        figure.authoritiesReporting(),
        figure.authoritiesExpected(),
        figure.status());
  }

  private static Figure figure(
      String code,
      Optional<Value> numerator,
      Value denominator,
      Value value,
      List<Double> records) {
    Quarter quarter = Quarter.parse("2025-26-Q3");
    return new Figure(
        "T01",
        "",
        Clock.values()[0],
        DataPeriod.of(quarter),
        new Area(
            GeographicLevel.LOCAL_AUTHORITY, "E12000002", "North West", code, "E" + code, code),
        quarter,
        numerator,
        denominator,
        Optional.empty(),
        value,
        records,
        false,
        1,
        1,
        FigureStatus.FINAL);
  }
}
