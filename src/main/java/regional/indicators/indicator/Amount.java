package regional.indicators.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.DoubleStream;
import regional.indicators.core.Value;
import regional.indicators.core.Value.Symbol;
import tech.tablesaw.api.DoubleColumn;

/**
 * What a measure comes to.
 *
 * @param value a number; x where a part is not available; z where there is nothing to add up
 * @param records of a mean or median the records' values, in no order; else empty
 */
record Amount(Value value, double[] records) {

  private static final double[] NO_RECORDS = {};

  /** Nothing to add up. */
  static final Amount NOTHING = new Amount(Symbol.NOT_APPLICABLE, NO_RECORDS);

  /** A part is not available. */
  static final Amount NOT_AVAILABLE = new Amount(Symbol.NOT_AVAILABLE, NO_RECORDS);

  static Amount of(double number) {
    return new Amount(Value.of(number), NO_RECORDS);
  }

  /** The values of records; their sum is the amount's number. */
  static Amount ofRecords(double[] records) {
    return new Amount(Value.of(DoubleStream.of(records).sum()), records);
  }

  /** Parts added up: x and anything is x, nothing and anything is the other. */
  static Amount sum(List<Amount> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    double sum = 0;
    int known = 0;
    int records = 0;
    for (Amount each : parts) {
      if (!each.isAvailable()) {
        return NOT_AVAILABLE;
      }
      if (each.value instanceof Value.Known number) {
        sum += number.number();
        known++;
        records += each.records.length;
      }
    }
    if (records > 0) {
      return ofRecords(
          parts.stream().flatMapToDouble(each -> DoubleStream.of(each.records)).toArray());
    }
    return known == 0 ? NOTHING : of(sum);
  }

  /**
   * The same records, their sum added up exactly and rounded once, so that their order cannot move
   * its last digit.
   */
  Amount summedExactly() {
    if (!value.isKnown()) {
      return this;
    }
    BigDecimal sum =
        DoubleStream.of(records).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Amount(Value.of(sum.doubleValue()), records);
  }

  /** The mean of the parts that there are; x if there is none, as in a quarter without a census. */
  static Amount mean(List<Amount> parts) {
    long known = parts.stream().filter(each -> each.value.isKnown()).count();
    return known == 0 ? NOT_AVAILABLE : sum(parts).times(1.0 / known);
  }

  boolean isAvailable() {
    return value != Symbol.NOT_AVAILABLE;
  }

  /** The number times a factor; a symbol stays. */
  Amount times(double factor) {
    return value.isKnown() ? of(number() * factor) : this;
  }

  /**
   * @throws IllegalStateException if there is none
   */
  double number() {
    if (value instanceof Value.Known known) {
      return known.number();
    }
    throw new IllegalStateException("not a number: " + value.text());
  }

  /** The records' values, ascending. */
  List<Double> ascending() {
    return RepeatedValues.of(DoubleStream.of(records).sorted().toArray());
  }

  /** The middle of the records' values; of an even number the mean of the middle two. */
  double median() {
    return DoubleColumn.create("values", records).median();
  }
}
