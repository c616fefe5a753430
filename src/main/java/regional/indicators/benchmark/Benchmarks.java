package regional.indicators.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Indicators;
import regional.indicators.indicator.Polarity;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.table.TableSlice;

/** Every authority's figures beside its region, England and its own past. */
public final class Benchmarks {

  private static final String RANKED_TOGETHER = "ranked_together";
  private static final String VALUE = "value";
  private static final String POSITION = "position";

  /**
   * What the authorities of one region are ranked on: their values for one figure, and the bands
   * these make.
   */
  private record Field(double[] values, Band band) {}

  private Benchmarks() {}

  /**
   * A benchmark for each authority's figure, in the order of {@code figures}.
   *
   * @param figures of all levels
   */
  public static List<Benchmark> of(Indicators indicators, List<Figure> figures) {
    Map<String, Figure> index = new HashMap<>();
    figures.forEach(each -> index.put(key(each, each.period().timePeriod(), place(each)), each));
    Map<String, Field> fields = fields(indicators, figures);
    List<Benchmark> benchmarks = new ArrayList<>();
    for (Figure own : figures) {
      if (own.area().level() == GeographicLevel.LOCAL_AUTHORITY) {
        Function<String, Optional<Figure>> beside =
            where -> Optional.ofNullable(index.get(key(own, own.period().timePeriod(), where)));
        Optional<Figure> previous =
            Optional.ofNullable(
                index.get(key(own, own.period().timePeriodYearBefore(), place(own))));
        Optional<Field> field =
            isRanked(indicators.get(own.indicatorId()), own)
                ? Optional.ofNullable(fields.get(rankedTogether(own)))
                : Optional.empty();
        benchmarks.add(
            new Benchmark(
                own,
                beside.apply(own.area().regionCode()),
                beside.apply(""),
                field.map(
                    each ->
                        Rank.of(
                            number(own),
                            each.values(),
                            indicators.get(own.indicatorId()).polarity())),
                field.map(each -> each.band().of(number(own))).orElse(Band.NONE),
                previous,
                previous
                    .filter(each -> each.value().isKnown() && own.value().isKnown())
                    .map(each -> number(own) - number(each))));
      }
    }
    return benchmarks;
  }

  /** The values that are ranked together, by what they are ranked on. */
  private static Map<String, Field> fields(Indicators indicators, List<Figure> figures) {
    StringColumn together = StringColumn.create(RANKED_TOGETHER);
    DoubleColumn values = DoubleColumn.create(VALUE);
    IntColumn positions = IntColumn.create(POSITION);
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      if (isRanked(indicators.get(figure.indicatorId()), figure)) {
        together.append(rankedTogether(figure));
        values.append(number(figure));
        positions.append(i);
      }
    }
    Map<String, Field> fields = new HashMap<>();
    if (together.isEmpty()) {
      return fields;
    }
    Table ranked = Table.create(together, values, positions);
    for (TableSlice slice : ranked.splitOn(RANKED_TOGETHER)) {
      Table one = slice.asTable();
      Figure first = figures.get(one.intColumn(POSITION).getInt(0));
      double[] all = one.doubleColumn(VALUE).asDoubleArray();
      Polarity polarity = indicators.get(first.indicatorId()).polarity();
      fields.put(rankedTogether(first), new Field(all, Band.of(all, polarity)));
    }
    return fields;
  }

  /** A figure on a small base is printed, and not ranked. */
  private static boolean isRanked(Indicator indicator, Figure figure) {
    return figure.area().level() == GeographicLevel.LOCAL_AUTHORITY
        && indicator.polarity() != Polarity.NONE
        && figure.value().isKnown()
        && !figure.lowReliability();
  }

  private static String rankedTogether(Figure figure) {
    return key(figure, figure.period().timePeriod(), figure.area().regionCode());
  }

  private static String key(Figure figure, String timePeriod, String place) {
    return String.join(
        "|",
        figure.indicatorId(),
        figure.breakdown(),
        timePeriod,
        figure.period().timeIdentifier(),
        place);
  }

  private static String place(Figure figure) {
    return switch (figure.area().level()) {
      case LOCAL_AUTHORITY -> figure.area().oldLaCode();
      case SUB_REGIONAL -> figure.area().name();
      case REGIONAL -> figure.area().regionCode();
      case NATIONAL -> "";
    };
  }

  private static double number(Figure figure) {
    return ((Value.Known) figure.value()).number();
  }
}
