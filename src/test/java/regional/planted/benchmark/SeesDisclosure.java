package regional.planted.benchmark;

/** Planted: benchmark sees disclosure. */
public class SeesDisclosure {
  public regional.planted.disclosure.SeesPack seen;
}
