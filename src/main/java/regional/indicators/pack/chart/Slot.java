package regional.indicators.pack.chart;

/** A place on a category axis; two slots may bear the same words. */
record Slot(int place, String line1, String line2) implements Comparable<Slot> {

  @Override
  public int compareTo(Slot other) {
    return Integer.compare(place, other.place);
  }

  @Override
  public String toString() {
    return line1;
  }
}
