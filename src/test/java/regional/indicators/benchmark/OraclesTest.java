package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import regional.indicators.core.Value;
import regional.indicators.indicator.Kind;
import regional.indicators.indicator.Polarity;

/**
 * The statistics against reference values of other tools, in a folder that is no part of the
 * project: {@code mvn verify -Doracles=DIR}, relative to the project's root. Numbers must agree to
 * 1e-9, relative or absolute; ranks, bands and labels exactly. A row may ask for several; it is
 * equal if all are.
 */
class OraclesTest {

  private static final String FOLDER = System.getProperty("oracles", "");
  private static final double TOLERANCE = 1e-9;

  /** Rows compared, and what was wrong of them. */
  private static final class Tally {
    private int compared;
    private final List<String> wrong = new ArrayList<>();

    void row(String name, boolean equal) {
      compared++;
      if (!equal) {
        wrong.add(name);
      }
    }
  }

  private interface Comparison {
    void run(Tally tally) throws IOException;
  }

  @Test
  void withoutAFolderNothingIsCompared() {
    Assumptions.assumeFalse(
        FOLDER.isEmpty(), "reference values of other tools lie outside the project; -Doracles=DIR");
    assertThat(Path.of(FOLDER)).isDirectory();
  }

  @TestFactory
  Stream<DynamicTest> everyFileOfTheFolderIsMatched() {
    if (FOLDER.isEmpty()) {
      return Stream.empty();
    }
    Map<String, Comparison> files = new LinkedHashMap<>();
    files.put("wilson_proportion_ci", OraclesTest::proportions);
    files.put("byars_count_limits", OraclesTest::counts);
    files.put("crude_rate_ci", OraclesTest::rates);
    files.put("phe_quantiles", OraclesTest::ranks);
    files.put("funnelplotr_sr_poisson_limits", OraclesTest::poissonFunnel);
    files.put("funnelplotr_overdispersion", OraclesTest::overDispersion);
    files.put("spc_points", OraclesTest::controlCharts);
    files.put("lait_rank_quartile", OraclesTest::ranksAndBands);
    files.put("lait_stat_neighbour_mean", OraclesTest::neighbours);
    files.put("fingertips_percentiles", OraclesTest::percentiles);
    return files.entrySet().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getKey(), () -> compare(file.getKey(), file.getValue())));
  }

  private static void compare(String name, Comparison comparison) throws IOException {
    Tally tally = new Tally();
    comparison.run(tally);
    System.out.println(
        name
            + ": compared "
            + tally.compared
            + ", equal "
            + (tally.compared - tally.wrong.size())
            + ", wrong "
            + tally.wrong.size());
    assertThat(tally.compared).as("rows of " + name).isPositive();
    assertThat(tally.wrong).isEmpty();
  }

  private static List<CSVRecord> rows(String name) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser =
        CSVParser.parse(Path.of(FOLDER).resolve(name + ".csv"), StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    }
  }

  private static Map<String, List<CSVRecord>> groups(String name, String... columns)
      throws IOException {
    Map<String, List<CSVRecord>> groups = new LinkedHashMap<>();
    for (CSVRecord row : rows(name)) {
      String key = String.join("|", Arrays.stream(columns).map(row::get).toList());
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  private static double number(CSVRecord row, String column) {
    return switch (row.get(column)) {
      case "Inf", "inf" -> Double.POSITIVE_INFINITY;
      case "-Inf", "-inf" -> Double.NEGATIVE_INFINITY;
      case "", "NA", "NaN", "nan" -> Double.NaN;
      default -> Double.parseDouble(row.get(column));
    };
  }

  private static boolean isBlank(CSVRecord row, String column) {
    return Double.isNaN(number(row, column));
  }

  private static boolean isTrue(CSVRecord row, String column) {
    return row.get(column).equalsIgnoreCase("true");
  }

  private static boolean close(double own, double expected) {
    return own == expected
        || Math.abs(own - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
  }

  /** A blank is no limit. */
  private static boolean close(Value own, CSVRecord row, String column) {
    return own instanceof Value.Known known
        ? !isBlank(row, column) && close(known.number(), number(row, column))
        : isBlank(row, column);
  }

  private static boolean limits(Interval interval, CSVRecord row) {
    return close(interval.lower(), row, "lower") && close(interval.upper(), row, "upper");
  }

  private static void proportions(Tally tally) throws IOException {
    for (CSVRecord row : rows("wilson_proportion_ci")) {
      Interval interval =
          Interval.proportion(
              number(row, "x"),
              number(row, "n"),
              number(row, "multiplier"),
              number(row, "confidence"));
      tally.row(row.toString(), interval.method().equals("wilson") && limits(interval, row));
    }
  }

  private static void counts(Tally tally) throws IOException {
    for (CSVRecord row : rows("byars_count_limits")) {
      tally.row(
          row.toString(), limits(Interval.byar(number(row, "x"), number(row, "confidence")), row));
    }
  }

  private static void rates(Tally tally) throws IOException {
    for (CSVRecord row : rows("crude_rate_ci")) {
      Interval interval =
          Interval.rate(
              number(row, "x"),
              number(row, "n"),
              number(row, "multiplier"),
              number(row, "confidence"));
      String method = interval.method().equals("byar") ? "Byars" : "Exact";
      tally.row(row.toString(), method.equals(row.get("method")) && limits(interval, row));
    }
  }

  /** Quantile 1 holds the highest values where it says invert, and so does rank 1. */
  private static void ranks(Tally tally) throws IOException {
    for (List<CSVRecord> group : groups("phe_quantiles", "calc_group", "nquantiles").values()) {
      double[] values = known(group, "Value");
      for (CSVRecord row : group) {
        if (!isBlank(row, "Value")) {
          Polarity polarity = isTrue(row, "invert") ? Polarity.HIGHER : Polarity.LOWER;
          Rank rank = Rank.of(number(row, "Value"), values, polarity);
          tally.row(
              row.toString(),
              rank.rank() == number(row, "rank_in_group")
                  && rank.of() == number(row, "rows_in_group"));
        }
      }
    }
  }

  private static double[] known(List<CSVRecord> rows, String column) {
    return rows.stream()
        .mapToDouble(row -> number(row, column))
        .filter(each -> !Double.isNaN(each))
        .toArray();
  }

  /** A funnel whose target is 1: its base is the expected number of events. */
  private static void poissonFunnel(Tally tally) throws IOException {
    Funnel funnel =
        Funnel.of(Kind.RATIO, 1, List.of(new Funnel.Point("any", 9, 9, true)), Funnel.TRIM);
    for (CSVRecord row : rows("funnelplotr_sr_poisson_limits")) {
      tally.row(row.toString(), limits(funnel.unadjusted(number(row, "number_seq")), row, "", 1));
    }
  }

  private static boolean limits(Funnel.Limits limits, CSVRecord row, String prefix, double factor) {
    return close(limits.lower95(), row, prefix + "ll95", factor)
        && close(limits.upper95(), row, prefix + "ul95", factor)
        && close(limits.lower998(), row, prefix + "ll998", factor)
        && close(limits.upper998(), row, prefix + "ul998", factor);
  }

  private static boolean close(double limit, CSVRecord row, String column, double factor) {
    return isBlank(row, column) || close(limit, number(row, column) * factor);
  }

  /**
   * Sets of the two methods that are ours in full. Of the others (CQC's square root, ratio of
   * counts) what over-dispersion makes of their z-scores; their limits are known to be in error.
   */
  private static void overDispersion(Tally tally) throws IOException {
    for (List<CSVRecord> set : groups("funnelplotr_overdispersion", "set_id").values()) {
      CSVRecord first = set.get(0);
      double trim = number(first, "trim_by");
      boolean proportions = first.get("data_type").equals("PR");
      boolean logarithms = first.get("sr_method").equals("SHMI");
      if (proportions || first.get("data_type").equals("SR") && logarithms) {
        ourFunnel(set, proportions, trim, tally);
      } else {
        OverDispersion found =
            OverDispersion.winsorised(column(set, "z_unadjusted"), column(set, "s"), trim);
        set.forEach(row -> tally.row(row.toString(), same(found, row)));
      }
    }
  }

  private static boolean same(OverDispersion found, CSVRecord row) {
    return close(found.phi(), number(row, "phi"))
        && close(found.tau2(), number(row, "tau2"))
        && found.used() == number(row, "n_used");
  }

  /**
   * An SR funnel's target is 1 whatever its sum; a row more makes the sums of both equal, and takes
   * no part.
   */
  private static void ourFunnel(
      List<CSVRecord> set, boolean proportions, double trim, Tally tally) {
    List<Funnel.Point> points = new ArrayList<>();
    for (CSVRecord row : set) {
      points.add(
          new Funnel.Point(
              row.get("group"), number(row, "numerator"), number(row, "denominator"), true));
    }
    if (!proportions) {
      double events = points.stream().mapToDouble(Funnel.Point::numerator).sum();
      double expected = points.stream().mapToDouble(Funnel.Point::denominator).sum();
      double more = Math.max(events, expected);
      points.add(new Funnel.Point("", more - events, more - expected, false));
    }
    double per = number(set.get(0), "multiplier");
    Funnel funnel = Funnel.of(proportions ? Kind.PROPORTION : Kind.RATIO, per, points, trim);
    for (CSVRecord row : set) {
      double n = number(row, "denominator");
      double value = number(row, "numerator") / n * per;
      Funnel.Limits chance = funnel.unadjusted(n);
      Funnel.Limits widened = funnel.adjusted(n);
      tally.row(
          row.toString(),
          same(funnel.overDispersion(), row)
              && close(funnel.centre(), number(row, "target") * per)
              && limits(chance, row, "", 1)
              && limits(widened, row, "od", 1)
              && flags(Funnel.verdict(value, chance), row, "unadj")
              && flags(Funnel.verdict(value, widened), row, "od"));
    }
  }

  private static boolean flags(Funnel.Verdict verdict, CSVRecord row, String which) {
    boolean outlying =
        verdict == Funnel.Verdict.OUTLYING_HIGH || verdict == Funnel.Verdict.OUTLYING_LOW;
    boolean out = verdict != Funnel.Verdict.WITHIN;
    return flag(out, row, "outlier_" + which + "_95")
        && flag(outlying, row, "outlier_" + which + "_998");
  }

  private static boolean flag(boolean own, CSVRecord row, String column) {
    return isBlank(row, column) || own == (number(row, column) == 1);
  }

  private static double[] column(List<CSVRecord> rows, String column) {
    return rows.stream().mapToDouble(row -> number(row, column)).toArray();
  }

  private static void controlCharts(Tally tally) throws IOException {
    Map<String, List<CSVRecord>> points = groups("spc_points", "series_id");
    for (CSVRecord series : rows("spc_series")) {
      List<CSVRecord> rows =
          points.getOrDefault(series.get("series_id"), List.of()).stream()
              .sorted((one, other) -> Double.compare(number(one, "idx"), number(other, "idx")))
              .toList();
      assertThat(rows).as(series.get("series_id")).hasSize((int) number(series, "n"));
      Set<String> dates = new HashSet<>(List.of(series.get("rebase_dates").split(";")));
      Set<Integer> rebases = new HashSet<>();
      IntStream.range(0, rows.size())
          .filter(i -> dates.contains(rows.get(i).get("date")))
          .forEach(rebases::add);
      int baseline =
          isBlank(series, "fix_after_n_points")
              ? Integer.MAX_VALUE
              : (int) number(series, "fix_after_n_points");
      List<Value> values = new ArrayList<>();
      rows.forEach(row -> values.add(Value.of(number(row, "y"))));
      ControlChart chart =
          ControlChart.of(
              values,
              rebases,
              new ControlChart.Settings(isTrue(series, "screen_outliers"), baseline, 2));
      for (int i = 0; i < rows.size(); i++) {
        CSVRecord row = rows.get(i);
        ControlChart.Point point = chart.points().get(i);
        tally.row(
            row.toString(),
            point.group() == number(row, "rebase_group")
                && close(point.centre(), row, "mean")
                && close(point.lower(), row, "lpl")
                && close(point.upper(), row, "upl")
                && point.rule().label().equals(row.get("special_cause_type"))
                && pointType(point.rule(), series.get("improvement_direction"))
                    .equals(row.get("point_type")));
      }
    }
  }

  private static String pointType(ControlChart.Rule rule, String improvement) {
    Polarity polarity =
        switch (improvement) {
          case "increase" -> Polarity.HIGHER;
          case "decrease" -> Polarity.LOWER;
          default -> Polarity.NONE;
        };
    return switch (rule.meaning(polarity)) {
      case IMPROVEMENT -> "special_cause_improvement";
      case CONCERN -> "special_cause_concern";
      case HIGH -> "special_cause_neutral_high";
      case LOW -> "special_cause_neutral_low";
      case NONE -> "common_cause";
    };
  }

  private static Polarity polarity(CSVRecord row) {
    return switch (row.get("polarity")) {
      case "High" -> Polarity.HIGHER;
      case "Low" -> Polarity.LOWER;
      default -> Polarity.NONE;
    };
  }

  /** Without our own minimum of values for a band: the tool has none. */
  private static void ranksAndBands(Tally tally) throws IOException {
    for (List<CSVRecord> measure : groups("lait_rank_quartile", "measure_short").values()) {
      double[] values = known(measure, "value");
      Polarity polarity = polarity(measure.get(0));
      Band band = Band.ofAny(values, polarity);
      Function<Double, Double> cut = at -> TypeSeven.quantile(values, at);
      for (CSVRecord row : measure) {
        boolean cuts =
            values.length == 0
                || close(cut.apply(0.0), row, "q0", 1)
                    && close(cut.apply(0.25), row, "q25", 1)
                    && close(cut.apply(0.5), row, "q50", 1)
                    && close(cut.apply(0.75), row, "q75", 1)
                    && close(cut.apply(1.0), row, "q100", 1);
        boolean counted = number(row, "n_with_value") == values.length;
        tally.row(
            row.toString(),
            cuts && counted && rankAndBand(row, number(row, "value"), values, polarity, band));
      }
    }
  }

  private static boolean rankAndBand(
      CSVRecord row, double value, double[] values, Polarity polarity, Band band) {
    String printed = row.get("quartile_band");
    if (Double.isNaN(value)) {
      return none(row.get("rank")) && none(printed);
    }
    boolean banded = printed.equals(Band.NONE) || printed.equals(band.of(value));
    return polarity == Polarity.NONE
        ? none(row.get("rank")) && none(printed)
        : Rank.of(value, values, polarity).rank() == number(row, "rank") && banded;
  }

  private static boolean none(String cell) {
    return cell.isEmpty() || cell.equals("-") || cell.equals("NA");
  }

  private static void neighbours(Tally tally) throws IOException {
    Map<String, List<String>> models = new HashMap<>();
    for (CSVRecord row : rows("lait_stat_neighbours_2025")) {
      models.computeIfAbsent(row.get("la"), k -> new ArrayList<>()).add(row.get("neighbour"));
    }
    Map<String, Value> values = new HashMap<>();
    for (CSVRecord row : rows("lait_rank_quartile")) {
      if (!isBlank(row, "value")) {
        values.put(row.get("measure_short") + "|" + row.get("la"), Value.of(number(row, "value")));
      }
    }
    for (CSVRecord row : rows("lait_stat_neighbour_mean")) {
      List<Value> ofNeighbours =
          models.getOrDefault(row.get("la"), List.of()).stream()
              .map(
                  each ->
                      values.getOrDefault(
                          row.get("measure_short") + "|" + each, Value.Symbol.NOT_AVAILABLE))
              .toList();
      NeighbourAverage average = NeighbourAverage.of(ofNeighbours);
      tally.row(
          row.toString(),
          average.of() == number(row, "n_neighbours")
              && average.held() == number(row, "n_neighbours_with_value")
              && close(average.mean(), row, "sn_mean")
              && close(average.median(), row, "sn_median_for_contrast"));
    }
  }

  private static void percentiles(Tally tally) throws IOException {
    for (CSVRecord row : rows("fingertips_percentiles")) {
      double[] values =
          IntStream.rangeClosed(
                  (int) number(row, "sequence_min"), (int) number(row, "sequence_max"))
              .asDoubleStream()
              .toArray();
      tally.row(
          row.toString(),
          close(TypeSeven.quantile(values, number(row, "fraction")), number(row, "percentile")));
    }
  }
}
