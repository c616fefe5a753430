package regional.indicators.publish.analyst;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import regional.indicators.benchmark.Interval;
import regional.indicators.core.Area;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicators;
import regional.indicators.publish.CsvFile;
import regional.indicators.publish.FigureColumns;

/** {@code analyst/indicators.csv}: every figure held, unsuppressed, at full precision. */
public final class IndicatorsCsv {

  private IndicatorsCsv() {}

  /**
   * @param figures in the order of the file
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Indicators indicators, List<Figure> figures)
      throws IOException {
    try (CsvFile csv = new CsvFile(file, FigureColumns.ALL)) {
      for (Figure each : figures) {
        Interval interval = Interval.of(indicators.get(each.indicatorId()), each);
        List<Object> row = new ArrayList<>(key(each));
        row.add(each.area().level() == GeographicLevel.LOCAL_AUTHORITY ? each.area().name() : "");
        row.add(each.reportingQuarter());
        row.add(each.numerator().map(Value::text).orElse(""));
        row.add(each.denominator().text());
        row.add(each.populationYear().map(String::valueOf).orElse(""));
        row.add(each.value().text());
        row.add(interval.lower().text());
        row.add(interval.upper().text());
        row.add(interval.method());
        row.add(each.lowReliability() ? Value.Symbol.LOW_RELIABILITY.text() : "");
        row.add(each.authoritiesReporting());
        row.add(each.authoritiesExpected());
        row.add(each.status().text());
        csv.row(row.toArray());
      }
    }
  }

  /** The cells of {@link FigureColumns#KEY}. */
  static List<Object> key(Figure figure) {
    Area area = figure.area();
    return List.of(
        figure.indicatorId(),
        figure.breakdown(),
        figure.period().timePeriod(),
        figure.period().timeIdentifier(),
        area.level().text(),
        Area.ENGLAND_CODE,
        Area.ENGLAND_NAME,
        area.regionCode(),
        area.regionName(),
        area.oldLaCode(),
        area.newLaCode());
  }
}
