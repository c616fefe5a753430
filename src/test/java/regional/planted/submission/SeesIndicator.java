package regional.planted.submission;

/** Planted: submission sees indicator. */
public class SeesIndicator {
  public regional.planted.indicator.SeesBenchmark seen;
}
