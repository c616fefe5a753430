package regional.indicators.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import regional.indicators.core.Value;

/**
 * Mean and median of an authority's statistical neighbours, those without a figure left out. The
 * mean is what DfE's Local Authority Interactive Tool shows, the median what its children's social
 * care dashboard shows.
 *
 * @param mean {@code x} where no neighbour had data
 * @param median likewise
 * @param held neighbours that had data
 * @param of neighbours in the model
 */
public record NeighbourAverage(Value mean, Value median, int held, int of) {

  /**
   * @param values of every neighbour, in any order
   */
  public static NeighbourAverage of(List<Value> values) {
    double[] known =
        values.stream()
            .flatMapToDouble(
                each ->
                    each instanceof Value.Known number
                        ? DoubleStream.of(number.number())
                        : DoubleStream.empty())
            .sorted()
            .toArray();
    if (known.length == 0) {
      return new NeighbourAverage(
          Value.Symbol.NOT_AVAILABLE, Value.Symbol.NOT_AVAILABLE, 0, values.size());
    }
    return new NeighbourAverage(
        Value.of(Arrays.stream(known).average().orElseThrow()),
        Value.of(TypeSeven.quantile(known, 0.5)),
        known.length,
        values.size());
  }

  /** The one of the two that is asked for. */
  public Value value(Comparators.Average average) {
    return average == Comparators.Average.MEAN ? mean : median;
  }
}
