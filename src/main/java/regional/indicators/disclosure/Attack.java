package regional.indicators.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Our own red team: bounds a cell from everything that is published and what an attacker knows
 * besides. Equations are followed from the cell to all that hangs together with it; intervals are
 * propagated through them, which is exact where no two equations meet twice, and a linear program
 * decides the rest.
 */
public final class Attack {

  /** Above so many equations a leak's way is not narrowed down. */
  private static final int EXPLAINED = 150;

  /** More equations nobody reads. */
  private static final int READ = 6;

  private final Publication publication;
  private final Seen seen;

  /**
   * A sensitive cell that can be told.
   *
   * @param way the equations by which it is told, in words
   */
  public record Leak(
      Sensitive sensitive,
      String cell,
      Knowledge knowledge,
      Bounds bounds,
      Bounds.Verdict verdict,
      List<String> way) {

    /** What to read of it. */
    public String text() {
      return cell
          + (verdict == Bounds.Verdict.EXACT ? " can be worked out exactly" : " lies too narrow")
          + ": "
          + way.stream().limit(READ).collect(Collectors.joining("; "))
          + (way.size() > READ ? "; and " + (way.size() - READ) + " more" : "");
    }
  }

  /**
   * @param hidden numbers of the statements that are hidden
   */
  public Attack(Publication publication, Iterable<Integer> hidden) {
    this(publication, new Seen(publication));
    hidden.forEach(seen::hide);
  }

  Attack(Publication publication, Seen seen) {
    this.publication = publication;
    this.seen = seen;
  }

  /** What an attacker can say of a cell. */
  public Bounds bounds(int cell, Knowledge knowledge) {
    return bounds(cell, knowledge, Set.of());
  }

  private Bounds bounds(int cell, Knowledge knowledge, Set<Integer> without) {
    if (seen.lower(cell, knowledge) == seen.upper(cell, knowledge)) {
      return new Bounds(seen.lower(cell, knowledge), seen.upper(cell, knowledge));
    }
    Component component = Component.around(cell, publication, seen, knowledge, without);
    component.propagate();
    int place = component.place(cell);
    Bounds propagated = new Bounds(component.lower(place), component.upper(place));
    return component.isTree() || propagated.candidates() == 1
        ? propagated
        : new LinearProgram(component).of(place);
  }

  /**
   * Whether one authority must not learn a cell of another. What it learns of a sum, it learns of
   * the others' cells in it, and those are guarded themselves: a small sum has small parts.
   */
  static boolean concernsContributors(Cell cell) {
    return !cell.owner().isEmpty();
  }

  /** The sensitive cells that can be told with this knowledge. */
  public List<Leak> leaks(List<Sensitive> sensitive, Knowledge knowledge) {
    List<Leak> leaks = new ArrayList<>();
    for (Sensitive each : sensitive) {
      Cell cell = publication.cell(each.cell());
      boolean own =
          knowledge instanceof Knowledge.Contributor contributor
              && (!concernsContributors(cell) || contributor.owner().equals(cell.owner()));
      if (own) {
        continue;
      }
      Bounds bounds = bounds(each.cell(), knowledge);
      Bounds.Verdict verdict = bounds.verdict(each, knowledge);
      if (verdict != Bounds.Verdict.SAFE) {
        leaks.add(new Leak(each, cell.name(), knowledge, bounds, verdict, way(each, knowledge)));
      }
    }
    return leaks;
  }

  /** Equations none of which can be left out: without it the cell would be safe. */
  private List<String> way(Sensitive sensitive, Knowledge knowledge) {
    int cell = sensitive.cell();
    if (seen.isFixed(cell)) {
      return publication
          .statementsOf(cell)
          .intStream()
          .filter(each -> !seen.isHidden(each))
          .mapToObj(each -> "shown: " + publication.statement(each).name())
          .toList();
    }
    List<Integer> equations =
        new ArrayList<>(Component.around(cell, publication, seen, knowledge, Set.of()).equations());
    Set<Integer> without = new HashSet<>();
    if (equations.size() <= EXPLAINED) {
      for (int i = equations.size() - 1; i >= 0; i--) {
        without.add(equations.get(i));
        boolean stillTold =
            bounds(cell, knowledge, without).verdict(sensitive, knowledge) != Bounds.Verdict.SAFE;
        if (!stillTold) {
          without.remove(equations.get(i));
        }
      }
    }
    return equations.stream()
        .filter(each -> !without.contains(each))
        .map(publication::words)
        .toList();
  }
}
