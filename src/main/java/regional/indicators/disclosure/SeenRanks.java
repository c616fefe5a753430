package regional.indicators.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import regional.indicators.benchmark.Band;
import regional.indicators.benchmark.Benchmark;
import regional.indicators.benchmark.Rank;
import regional.indicators.benchmark.RankInterval;
import regional.indicators.benchmark.Ranking;
import regional.indicators.core.DataPeriod;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;

/**
 * Ranks as a reader may see them. The rank of a figure tells how many lie before it, those that are
 * hidden too, and a rate between two that are shown may leave its numerator no choice: so where any
 * is hidden from the reader, those are ranked that the reader sees.
 */
final class SeenRanks {

  /**
   * @param reader whose own hidden figure is ranked with the others; empty if none is
   */
  private record Field(
      String indicatorId,
      String breakdown,
      Clock clock,
      DataPeriod period,
      String regionCode,
      String reader) {}

  /**
   * Where a figure stands; no place and no band if it is not ranked, or the reader may not see it.
   */
  record Placed(Optional<View.Place> place, String band) {}

  private static final Placed NOT_PLACED = new Placed(Optional.empty(), Band.NONE);

  private final Controlled controlled;
  private final Map<Field, Ranking> rankings = new ConcurrentHashMap<>();

  SeenRanks(Controlled controlled) {
    this.controlled = controlled;
  }

  /**
   * A figure's place among those that the reader sees.
   *
   * @param together figures of the authorities that are ranked together, this one's among them
   * @param reader the authority that sees its own; empty for the sector
   */
  Placed of(Indicator indicator, Benchmark benchmark, List<Figure> together, String reader) {
    Figure own = benchmark.own();
    List<Figure> seen =
        together.stream()
            .filter(each -> each.area().oldLaCode().equals(reader) || !controlled.hides(each))
            .toList();
    if (!seen.contains(own)) {
      return NOT_PLACED;
    }
    if (seen.size() == together.size()) {
      return new Placed(
          benchmark.rank().map(each -> place(each, benchmark.rankInterval().orElseThrow())),
          benchmark.band());
    }
    boolean readersIsHidden =
        seen.stream()
            .anyMatch(each -> each.area().oldLaCode().equals(reader) && controlled.hides(each));
    Ranking ranking =
        rankings.computeIfAbsent(
            new Field(
                own.indicatorId(),
                own.breakdown(),
                own.clock(),
                own.period(),
                own.area().regionCode(),
                readersIsHidden ? reader : ""),
            field -> Ranking.of(indicator, seen));
    return new Placed(
        ranking.rank(own).map(each -> place(each, ranking.interval(own).orElseThrow())),
        ranking.band(own));
  }

  private static View.Place place(Rank rank, RankInterval interval) {
    return new View.Place(rank.rank(), rank.of(), rank.tied(), interval.lower(), interval.upper());
  }
}
