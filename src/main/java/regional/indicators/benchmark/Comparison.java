package regional.indicators.benchmark;

import java.util.List;
import java.util.Optional;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;

/**
 * A figure beside one comparator.
 *
 * @param comparator as in {@code analyst/benchmarks.csv}: {@code region}, {@code england}, {@code
 *     sn_2025_mean} ...
 * @param timePeriod the comparator's own; empty where there is none
 * @param timeIdentifier likewise
 * @param value {@code x} where there is none
 * @param authorities that it is made of: those of a region or England that reported, the neighbours
 *     that had data; of a published figure of one area 1
 * @param authoritiesOf that could have been in it
 * @param difference {@link Difference#NOT_COMPARED} also where the comparator describes another
 *     period, is defined otherwise, or is of too few neighbours
 * @param published where the comparator was published, and not made from returns
 * @param madeOf the figures that it is, or is an average of; empty if it was published
 */
public record Comparison(
    String comparator,
    String timePeriod,
    String timeIdentifier,
    Value value,
    int authorities,
    int authoritiesOf,
    Difference difference,
    Optional<PublishedComparator> published,
    List<Figure> madeOf) {
  public Comparison {
    madeOf = List.copyOf(madeOf);
  }

  /**
   * Whether it is an average of fewer than half of the statistical neighbours, which says little of
   * them: it is no comparator to a reader of pages.
   */
  public boolean isOfTooFew() {
    return comparator.startsWith(Benchmarks.NEIGHBOURS) && isTooFew(authorities, authoritiesOf);
  }

  static boolean isTooFew(int neighbours, int of) {
    return neighbours * 2 < of;
  }
}
