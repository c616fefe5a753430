package regional.indicators.disclosure;

import java.util.ArrayList;
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
   * @param together figures of the authorities that are ranked together; one at least
   * @param reader the authority that sees its own; empty for the sector
   */
  Seen seen(Indicator indicator, List<Figure> together, String reader) {
    List<Figure> seen = new ArrayList<>(together.size());
    String whoseHidden = "";
    for (Figure each : together) {
      boolean hidden = controlled.hides(each);
      boolean own = each.area().oldLaCode().equals(reader);
      if (own && hidden) {
        whoseHidden = reader;
      }
      if (own || !hidden) {
        seen.add(each);
      }
    }
    return new Seen(indicator, together, seen, whoseHidden);
  }

  /** Figures that are ranked together, as one reader sees them. */
  final class Seen {
    private final Indicator indicator;
    private final boolean all;
    private final List<Figure> seen;
    private final Field field;

    private Seen(
        Indicator indicator, List<Figure> together, List<Figure> seen, String whoseHidden) {
      this.indicator = indicator;
      this.seen = seen;
      all = seen.size() == together.size();
      Figure any = together.get(0);
      field =
          new Field(
              any.indicatorId(),
              any.breakdown(),
              any.clock(),
              any.period(),
              any.area().regionCode(),
              whoseHidden);
    }

    /** The place of one of the figures among those that the reader sees. */
    Placed place(Benchmark benchmark) {
      Figure own = benchmark.own();
      if (!seen.contains(own)) {
        return NOT_PLACED;
      }
      if (all) {
        return new Placed(
            benchmark.rank().map(each -> shown(each, benchmark.rankInterval().orElseThrow())),
            benchmark.band());
      }
      Ranking ranking = rankings.computeIfAbsent(field, any -> Ranking.of(indicator, seen));
      return new Placed(
          ranking.rank(own).map(each -> shown(each, ranking.interval(own).orElseThrow())),
          ranking.band(own));
    }
  }

  private static View.Place shown(Rank rank, RankInterval interval) {
    return new View.Place(rank.rank(), rank.of(), rank.tied(), interval.lower(), interval.upper());
  }
}
