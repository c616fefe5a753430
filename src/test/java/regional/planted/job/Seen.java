package regional.planted.job;

/** Planted: nothing: it is what store must not see. */
public class Seen {
  public regional.planted.core.SeesReturns seen;
}
