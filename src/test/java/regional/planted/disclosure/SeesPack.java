package regional.planted.disclosure;

/** Planted: disclosure sees pack. */
public class SeesPack {
  public regional.planted.pack.SeesBenchmark seen;
}
