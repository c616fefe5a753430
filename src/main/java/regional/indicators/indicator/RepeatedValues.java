package regional.indicators.indicator;

import it.unimi.dsi.fastutil.doubles.AbstractDoubleList;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.doubles.DoubleImmutableList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * Numbers in ascending order of which many are equal, as weeks or rounded amounts of many records
 * are: each is held once, with how many there are up to it. There is at least one.
 */
final class RepeatedValues extends AbstractDoubleList implements RandomAccess {

  /** Each number more than so many times, on average: else they take no less room than a list. */
  private static final int OFTEN = 2;

  private final double[] distinct;

  /** How many numbers there are up to each one, it and its equals included. */
  private final int[] upTo;

  private RepeatedValues(double[] distinct, int[] upTo) {
    this.distinct = distinct;
    this.upTo = upTo;
  }

  /**
   * The numbers as a list, held as little as they can be: there may be millions of records, each in
   * four rolling years of its authority, its region and England.
   */
  static List<Double> of(double[] ascending) {
    DoubleArrayList distinct = new DoubleArrayList();
    IntArrayList upTo = new IntArrayList();
    for (int i = 0; i < ascending.length; i++) {
      boolean last = i + 1 == ascending.length;
      // As Double compares: 0.0 and -0.0 stay what they are.
      if (last || Double.compare(ascending[i], ascending[i + 1]) != 0) {
        distinct.add(ascending[i]);
        upTo.add(i + 1);
      }
    }
    return distinct.size() * OFTEN >= ascending.length
        ? new DoubleImmutableList(ascending)
        : new RepeatedValues(distinct.toDoubleArray(), upTo.toIntArray());
  }

  @Override
  public double getDouble(int place) {
    ensureRestrictedIndex(place);
    int found = Arrays.binarySearch(upTo, place + 1);
    return distinct[found < 0 ? -found - 1 : found];
  }

  @Override
  public int size() {
    return upTo[upTo.length - 1];
  }
}
