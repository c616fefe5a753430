package regional.indicators.core;

import java.util.List;
import java.util.stream.Stream;

/** Columns of a table of figures, the analyst's and the Board's alike. */
public final class FigureColumns {

  /** Which figure a row is about; benchmarks.csv begins with them too. */
  public static final List<String> KEY =
      List.of(
          "indicator_id",
          "breakdown",
          "time_period",
          "time_identifier",
          "geographic_level",
          "country_code",
          "country_name",
          "region_code",
          "region_name",
          "old_la_code",
          "new_la_code");

  /** After the key: an authority's name, else empty. */
  public static final String NAME = "la_name";

  /** What the figure is, after the name. */
  public static final List<String> FIGURE =
      List.of(
          "reporting_quarter",
          "numerator",
          "denominator",
          "population_year",
          "value",
          "lower",
          "upper",
          "method",
          "reliability",
          "authorities_reporting",
          "authorities_expected",
          "status");

  /** The whole header. */
  public static final List<String> ALL =
      Stream.of(KEY, List.of(NAME), FIGURE).flatMap(List::stream).toList();

  private FigureColumns() {}
}
