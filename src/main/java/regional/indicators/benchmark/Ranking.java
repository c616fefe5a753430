package regional.indicators.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Polarity;

/**
 * Authorities whose figures of one indicator and data period are ranked together: the rank of each,
 * its 95% limits, and its band. A figure on a small base is printed, and not ranked.
 */
public final class Ranking {

  private final Indicator indicator;
  private final double[] values;
  private final Band band;
  private final Map<String, RankInterval> intervals;

  private Ranking(
      Indicator indicator, double[] values, Band band, Map<String, RankInterval> intervals) {
    this.indicator = indicator;
    this.values = values;
    this.band = band;
    this.intervals = intervals;
  }

  /**
   * @param figures of authorities; one at least
   */
  public static Ranking of(Indicator indicator, List<Figure> figures) {
    double[] values =
        figures.stream()
            .filter(each -> isRanked(indicator, each))
            .mapToDouble(each -> ((Value.Known) each.value()).number())
            .toArray();
    return new Ranking(
        indicator,
        values,
        Band.of(values, indicator.polarity()),
        values.length == 0
            ? Map.of()
            : RankInterval.of(indicator, figures, RankInterval.generators(figures.get(0))));
  }

  /** The rank of a figure that is one of them; empty if it is not ranked. */
  public Optional<Rank> rank(Figure figure) {
    return isRanked(indicator, figure) && figure.value() instanceof Value.Known known
        ? Optional.of(Rank.of(known.number(), values, indicator.polarity()))
        : Optional.empty();
  }

  /** The limits of its rank; empty if it is not ranked. */
  public Optional<RankInterval> interval(Figure figure) {
    return Optional.ofNullable(intervals.get(figure.area().oldLaCode()));
  }

  /** Its band; {@link Band#NONE} if it is not ranked. */
  public String band(Figure figure) {
    return isRanked(indicator, figure) && figure.value() instanceof Value.Known known
        ? band.of(known.number())
        : Band.NONE;
  }

  private static boolean isRanked(Indicator indicator, Figure figure) {
    return indicator.polarity() != Polarity.NONE
        && figure.value().isKnown()
        && !figure.lowReliability();
  }
}
