package regional.indicators.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import regional.indicators.core.Area;
import regional.indicators.core.FigureColumns;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Value;
import regional.indicators.disclosure.ShownFigure;

/**
 * {@code board/indicators.csv}: every printed figure as the audience may see it, in the columns of
 * {@code analyst/indicators.csv}. Of a hidden figure numerator, denominator, value and limits are
 * {@code c}, method and reliability empty.
 */
public final class ShownIndicatorsCsv {

  private ShownIndicatorsCsv() {}

  /**
   * @param figures in the order of the file
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, List<ShownFigure> figures) throws IOException {
    try (CsvFile csv = new CsvFile(file, FigureColumns.ALL)) {
      for (ShownFigure each : figures) {
        Area area = each.area();
        csv.row(
            each.indicatorId(),
            each.breakdown(),
            each.period().timePeriod(),
            each.period().timeIdentifier(),
            area.level().text(),
            Area.ENGLAND_CODE,
            Area.ENGLAND_NAME,
            area.regionCode(),
            area.regionName(),
            area.oldLaCode(),
            area.newLaCode(),
            area.level() == GeographicLevel.LOCAL_AUTHORITY ? area.name() : "",
            each.reportingQuarter(),
            each.numerator().map(Value::text).orElse(""),
            each.denominator().text(),
            each.populationYear().map(String::valueOf).orElse(""),
            each.value().text(),
            each.lower().text(),
            each.upper().text(),
            each.method(),
            each.lowReliability() ? Value.Symbol.LOW_RELIABILITY.text() : "",
            each.authoritiesReporting(),
            each.authoritiesExpected(),
            each.status());
      }
    }
  }
}
