package regional.indicators.disclosure;

import java.util.List;
import java.util.Optional;
import regional.indicators.benchmark.Band;
import regional.indicators.benchmark.Benchmark;
import regional.indicators.benchmark.Rank;
import regional.indicators.benchmark.RankInterval;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Polarity;

/**
 * Ranks as a reader may see them. The rank of a figure tells how many lie before it, those that are
 * hidden too, and a rate between two that are shown may leave its numerator no choice. And those
 * that are hidden have small counts: among the others alone a middling authority would come last.
 * So where any is hidden, what the reader sees is said, and no more: how many shown ones lie before
 * it, and how many there are that may. There is no band then.
 */
final class SeenRanks {

  /**
   * Where a figure stands; no place and no band if it is not ranked, or the reader may not see it.
   */
  record Placed(Optional<View.Place> place, String band) {}

  private static final Placed NOT_PLACED = new Placed(Optional.empty(), Band.NONE);

  private final Indicator indicator;
  private final List<Figure> seen;
  private final int hidden;

  /**
   * @param together figures of the authorities that are ranked together
   * @param reader the authority that sees its own; empty for the sector
   */
  SeenRanks(Controlled controlled, Indicator indicator, List<Figure> together, String reader) {
    this.indicator = indicator;
    seen =
        together.stream()
            .filter(each -> each.area().oldLaCode().equals(reader) || !controlled.hides(each))
            .toList();
    hidden = together.size() - seen.size();
  }

  /** The place of one of the figures. */
  Placed of(Benchmark benchmark) {
    Optional<Rank> rank = benchmark.rank();
    if (rank.isEmpty() || !seen.contains(benchmark.own())) {
      return NOT_PLACED;
    }
    return hidden == 0
        ? new Placed(
            rank.map(each -> place(each, benchmark.rankInterval().orElseThrow())), benchmark.band())
        : new Placed(Optional.of(between(benchmark.own())), Band.NONE);
  }

  private static View.Place place(Rank rank, RankInterval interval) {
    return new View.Place(
        rank.rank(), rank.of(), rank.tied(), interval.lower(), interval.upper(), 0);
  }

  private View.Place between(Figure own) {
    double[] values =
        seen.stream()
            .filter(each -> !each.lowReliability())
            .map(Figure::value)
            .filter(Value.Known.class::isInstance)
            .mapToDouble(each -> ((Value.Known) each).number())
            .toArray();
    Polarity polarity = indicator.polarity();
    Rank rank = Rank.of(((Value.Known) own.value()).number(), values, polarity);
    return new View.Place(
        rank.rank(), rank.of() + hidden, rank.tied(), rank.rank(), rank.rank() + hidden, hidden);
  }
}
