package regional.indicators.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import regional.indicators.core.Authorities;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicators;

/**
 * Disclosure control of a release for an audience other than the authority itself. Rounded figures
 * are taken as exact: they tell less.
 */
public final class Disclosure {

  private final Indicators indicators;
  private final Authorities authorities;
  private final Dominance dominance;

  public Disclosure(Indicators indicators, Authorities authorities, Dominance dominance) {
    this.indicators = indicators;
    this.authorities = authorities;
    this.dominance = dominance;
  }

  /**
   * Hides what must be hidden.
   *
   * @param earlier what the audience was sent before, oldest first
   * @param figures of authorities, sub-regions, regions and England, single quarters of rolling
   *     years among them
   * @param seen whether the outputs have a place for a figure; the others are still linked to it
   */
  Releases.Outcome<FigureKey> protect(
      List<Release> earlier, List<Figure> figures, Predicate<Figure> seen) {
    return releases(earlier, figures, seen).protect();
  }

  private Releases<FigureKey> releases(
      List<Release> earlier, List<Figure> figures, Predicate<Figure> seen) {
    Releases<FigureKey> releases = new Releases<>();
    for (Release each : earlier) {
      Set<FigureKey> unprinted =
          each.unprinted().stream().map(FigureKey::of).collect(Collectors.toSet());
      links(releases, each.linked())
          .add(
              figure -> !unprinted.contains(FigureKey.of(figure)),
              figure ->
                  each.hidden().contains(FigureKey.of(figure))
                      ? Releases.Sent.HIDDEN_EARLIER
                      : Releases.Sent.SHOWN_EARLIER);
    }
    links(releases, new ArrayList<>(figures)).add(seen, figure -> Releases.Sent.NOW);
    return releases;
  }

  /**
   * Hides what must be hidden of what is printed. Every cell's proofs are checked anew, against an
   * outsider, one who knows the rules and each authority that knows its own; what has none is
   * attacked.
   *
   * @param earlier what the audience was sent before, oldest first
   * @param figures every figure that there is
   */
  public Controlled control(List<Release> earlier, List<Figure> figures) {
    Printed printed = new Printed(figures, indicators, earlier);
    List<Figure> linked = new ArrayList<>(printed.of(figures));
    linked.addAll(printed.partsOf(figures));
    return new Controlled(printed, releases(earlier, linked, printed::has).protect());
  }

  private FigureLinks links(Releases<FigureKey> releases, List<Figure> figures) {
    return new FigureLinks(releases, indicators, authorities, dominance, figures);
  }
}
