package regional.indicators.publish.analyst;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regional.indicators.core.Area;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Value;
import regional.indicators.disclosure.Attack;
import regional.indicators.disclosure.Bounds;
import regional.indicators.disclosure.Controlled;
import regional.indicators.disclosure.FigureKey;
import regional.indicators.disclosure.Releases;
import regional.indicators.publish.CsvFile;

/**
 * {@code analyst/disclosure-report.csv}: a row for each hidden figure, why it is hidden, between
 * which numbers nobody can choose for the cell that it guards, and what hiding it costs. After them
 * a row for each cell that can be told all the same; a run with such a row was overridden.
 */
public final class DisclosureReportCsv {

  private static final List<String> HEADER =
      List.of(
          "indicator_id",
          "breakdown",
          "clock",
          "time_period",
          "time_identifier",
          "geographic_level",
          "region_code",
          "region_name",
          "old_la_code",
          "new_la_code",
          "name",
          "first_day",
          "reason",
          "lower",
          "upper",
          "candidates",
          "cost",
          "way",
          "override");

  /** Reason of a cell that is not kept. */
  private static final String NOT_KEPT = "not_kept";

  private DisclosureReportCsv() {}

  /**
   * @param override who let it pass, and why; empty if nobody had to
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Controlled controlled, String override) throws IOException {
    try (CsvFile csv = new CsvFile(file, HEADER)) {
      for (Releases.HiddenFigure<FigureKey> each : controlled.outcome().report()) {
        FigureKey key = each.key();
        Area area = key.area();
        List<Object> row = new ArrayList<>();
        row.add(key.indicatorId());
        row.add(key.breakdown());
        row.add(key.clock().text());
        row.add(key.period().timePeriod());
        row.add(key.period().timeIdentifier());
        row.add(area.level().text());
        row.add(area.regionCode());
        row.add(area.regionName());
        row.add(area.oldLaCode());
        row.add(area.newLaCode());
        row.add(area.level() == GeographicLevel.REGIONAL ? "" : area.name());
        row.add(key.period().first());
        row.add(each.reason().text());
        row.addAll(bounds(each.fits()));
        row.add(String.format(Locale.ROOT, "%.2f", each.cost()));
        row.add("");
        row.add("");
        csv.row(row.toArray());
      }
      for (Attack.Leak each : controlled.outcome().unprotected()) {
        List<Object> row = new ArrayList<>();
        for (int i = 0; i < HEADER.indexOf("reason"); i++) {
          row.add("");
        }
        row.add(NOT_KEPT);
        row.addAll(bounds(Optional.of(each.bounds())));
        row.add("");
        row.add(each.text());
        row.add(override);
        csv.row(row.toArray());
      }
    }
  }

  private static List<Object> bounds(Optional<Bounds> bounds) {
    return bounds
        .map(each -> List.<Object>of(number(each.lower()), number(each.upper()), count(each)))
        .orElse(List.of("", "", ""));
  }

  private static String number(double number) {
    return Double.isInfinite(number) ? "" : Value.of(number).text();
  }

  private static String count(Bounds bounds) {
    return bounds.candidates() == Integer.MAX_VALUE ? "" : String.valueOf(bounds.candidates());
  }
}
