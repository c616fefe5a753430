package regional.indicators.disclosure;

/** Who may see what. */
public sealed interface Audience {

  /** The authority itself: everything of its own, others as the sector may see them. */
  record OwnAuthority(String oldLaCode) implements Audience {}

  /** Other authorities and the Sector Led Improvement Board. */
  record Sector() implements Audience {}

  /** Anybody. */
  record Public() implements Audience {}
}
