package regional.indicators.benchmark;

import java.util.Comparator;
import java.util.Optional;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.PublishedPeriod;
import regional.indicators.core.Value;

/**
 * A published figure of one area in one period, as taken in: either the value, or its parts.
 *
 * @param breakdown empty for the whole
 * @param areaCode GSS code, of an authority the one in force
 * @param value empty where it is worked out from its parts
 * @param numerator empty where the value is published
 * @param denominator empty where the value is published or the denominator is a population
 */
public record PublishedFigure(
    String indicatorId,
    String breakdown,
    PublishedPeriod period,
    GeographicLevel level,
    String areaCode,
    Optional<Value> value,
    Optional<Value> numerator,
    Optional<Value> denominator)
    implements Comparable<PublishedFigure> {

  private static final Comparator<PublishedFigure> ORDER =
      Comparator.comparing(PublishedFigure::indicatorId)
          .thenComparing(PublishedFigure::breakdown)
          .thenComparing(PublishedFigure::period)
          .thenComparing(PublishedFigure::level, Comparator.reverseOrder())
          .thenComparing(PublishedFigure::areaCode);

  /** By indicator, breakdown, period, level from England down, area. */
  @Override
  public int compareTo(PublishedFigure other) {
    return ORDER.compare(this, other);
  }
}
