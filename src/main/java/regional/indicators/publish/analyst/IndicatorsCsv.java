package regional.indicators.publish.analyst;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import regional.indicators.benchmark.AnalystCells;
import regional.indicators.core.Area;
import regional.indicators.core.FigureColumns;
import regional.indicators.core.GeographicLevel;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicators;
import regional.indicators.publish.CsvFile;

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
        List<Object> row = new ArrayList<>(key(each));
        row.add(name(each));
        row.addAll(AnalystCells.of(indicators.get(each.indicatorId()), each));
        csv.row(row.toArray());
      }
    }
  }

  /** The cell of {@link FigureColumns#NAME}: that of an authority, else empty. */
  static String name(Figure figure) {
    return figure.area().level() == GeographicLevel.LOCAL_AUTHORITY ? figure.area().name() : "";
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
