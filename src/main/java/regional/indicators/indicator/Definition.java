package regional.indicators.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An indicator in one breakdown on one clock: what one series of figures is computed from.
 *
 * @param breakdown empty for the whole
 * @param numerator of rows of returns
 * @param denominator of rows of returns; empty where it is a population
 * @param population age band of the denominator, where it is a population
 */
record Definition(
    Indicator indicator,
    String breakdown,
    Clock clock,
    List<Measure> numerator,
    List<Measure> denominator,
    Optional<String> population) {

  /** Every breakdown and clock of an indicator. */
  static List<Definition> of(Indicator indicator) {
    List<Definition> definitions = new ArrayList<>();
    for (Clock clock : indicator.clocks()) {
      definitions.add(of(indicator, "", clock));
      indicator.breakdownCodes().forEach(code -> definitions.add(of(indicator, code, clock)));
    }
    return definitions;
  }

  static Definition of(Indicator indicator, String breakdown, Clock clock) {
    List<Measure> denominator = new ArrayList<>();
    Optional<String> population = Optional.empty();
    for (Measure each : of(indicator, breakdown, indicator.denominator())) {
      if (each.from() instanceof Measure.Population band) {
        population = Optional.of(band.ageBand());
      } else {
        denominator.add(each);
      }
    }
    return new Definition(
        indicator,
        breakdown,
        clock,
        of(indicator, breakdown, indicator.numerator()),
        List.copyOf(denominator),
        population);
  }

  private static List<Measure> of(Indicator indicator, String breakdown, List<Measure> measures) {
    if (breakdown.isEmpty()) {
      return measures;
    }
    String column = indicator.breakdown().orElseThrow();
    return measures.stream().map(each -> each.with(column, breakdown)).toList();
  }

  Stream<Measure> measures() {
    return Stream.concat(numerator.stream(), denominator.stream());
  }

  /** The returns whose rows it takes. */
  List<String> returnIds() {
    return measures().flatMap(each -> each.returnId().stream()).distinct().toList();
  }
}
