package regional.indicators.disclosure;

import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hides statements until every sensitive cell is proved safe from an outsider, from one who knows
 * the rules, and from each authority that knows its own cells. For a cell that is not, the cheapest
 * exchange that would keep it is found, and the statements on its way are hidden; in the end those
 * that turn out not to be needed are shown again. Same publication, same pattern.
 */
public final class Suppression {

  /**
   * Cells that hang together times cells that are proved anew for statements to be shown again:
   * when it is used up, only what no proof has to be made anew for is shown.
   */
  private static final int SHOWING_AGAIN = 150_000;

  private final Publication publication;
  private final List<Sensitive> sensitive;
  private final Seen seen;
  private final Prover prover;
  private final IntLinkedOpenHashSet secondary = new IntLinkedOpenHashSet();
  private final Int2ObjectMap<List<Proof>> proofs = new Int2ObjectOpenHashMap<>();
  private final List<Sensitive> unprotected = new ArrayList<>();

  private Suppression(Publication publication, List<Sensitive> sensitive) {
    this.publication = publication;
    this.sensitive = sensitive;
    this.seen = new Seen(publication);
    this.prover = new Prover(publication, seen);
  }

  /**
   * What came out.
   *
   * @param secondary statements hidden to protect others, in order of their numbers
   * @param unprotected cells that cannot be kept, and how each is told
   * @param fits for each sensitive cell the least that its proofs leave; empty without a proof
   * @param proofs how many proofs were checked
   * @param solved how many cells only a linear program could judge
   */
  public record Outcome(
      List<Integer> secondary,
      List<Attack.Leak> unprotected,
      List<Optional<Bounds>> fits,
      int proofs,
      int solved) {}

  /**
   * @param sensitive what nobody may learn
   * @param first statements hidden for what they say themselves, or since an earlier release
   */
  public static Outcome of(
      Publication publication, List<Sensitive> sensitive, Collection<Integer> first) {
    Suppression suppression = new Suppression(publication, sensitive);
    first.forEach(suppression.seen::hide);
    suppression.hide();
    suppression.showAgain();
    return suppression.outcome();
  }

  private void hide() {
    IntArrayList open = new IntArrayList();
    for (int i = 0; i < sensitive.size(); i++) {
      Optional<List<Proof>> found =
          proved(sensitive.get(i), List.of(), true, Prover.Effort.THOROUGH);
      if (found.isPresent()) {
        proofs.put(i, found.get());
      } else {
        open.add(i);
      }
    }
    for (int i : open) {
      proved(sensitive.get(i), List.of(), true, Prover.Effort.EXHAUSTIVE)
          .ifPresentOrElse(found -> proofs.put(i, found), () -> unprotected.add(sensitive.get(i)));
    }
  }

  /**
   * Proofs of one cell against every knowledge.
   *
   * @param held proofs that hold
   */
  private Optional<List<Proof>> proved(
      Sensitive each, List<Proof> held, boolean mayHide, Prover.Effort effort) {
    List<Proof> found = new ArrayList<>();
    Knowledge outsider = new Knowledge.Outsider();
    Optional<Proof> base = of(outsider, held);
    if (each.isCount()) {
      Knowledge rules = new Knowledge.RuleKnowledge();
      Optional<Proof> against = of(rules, held).or(() -> proved(each, rules, mayHide, effort));
      if (against.isEmpty()) {
        return Optional.empty();
      }
      found.add(against.get());
      // Whoever knows less can tell less: the same exchanges fit.
      base = base.or(() -> Optional.of(against.get().against(outsider)));
    }
    base = base.or(() -> proved(each, outsider, mayHide, effort));
    if (base.isEmpty()) {
      return Optional.empty();
    }
    found.add(base.get());
    Set<String> owners = new TreeSet<>();
    if (Attack.concernsContributors(publication.cell(each.cell()))) {
      owners.addAll(base.get().owners(publication));
      owners.remove(publication.cell(each.cell()).owner());
    }
    for (String owner : owners) {
      Knowledge contributor = new Knowledge.Contributor(owner);
      Optional<Proof> against =
          of(contributor, held).or(() -> proved(each, contributor, mayHide, effort));
      if (against.isEmpty()) {
        return Optional.empty();
      }
      found.add(against.get());
    }
    return Optional.of(found);
  }

  private static Optional<Proof> of(Knowledge knowledge, List<Proof> held) {
    return held.stream().filter(each -> each.knowledge().equals(knowledge)).findFirst();
  }

  private Optional<Proof> proved(
      Sensitive each, Knowledge knowledge, boolean mayHide, Prover.Effort effort) {
    Optional<Prover.Found> found = prover.find(each, knowledge, mayHide, effort);
    found.ifPresent(
        with -> {
          for (int statement : with.hiding()) {
            if (!seen.isHidden(statement)) {
              seen.hide(statement);
              secondary.add(statement);
            }
          }
        });
    return found.map(Prover.Found::proof);
  }

  /** Shows again what no proof needs, the dearest first. */
  private void showAgain() {
    Int2ObjectMap<IntSet> users = new Int2ObjectOpenHashMap<>();
    proofs.forEach((of, these) -> use(users, of, these));
    List<Integer> dearest =
        secondary
            .intStream()
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer each) -> -publication.statement(each).cost())
                    .thenComparing(each -> -each))
            .toList();
    int most = SHOWING_AGAIN / Math.max(1, publication.cells());
    int anew = 0;
    for (int statement : dearest) {
      seen.show(statement);
      IntArrayList again = new IntArrayList(users.getOrDefault(statement, IntSet.of()));
      again.sort(null);
      Int2ObjectMap<List<Proof>> renewed = new Int2ObjectOpenHashMap<>();
      boolean needed = false;
      for (int i = 0; i < again.size() && !needed; i++) {
        int of = again.getInt(i);
        List<Proof> held =
            proofs.get(of).stream().filter(each -> each.holds(publication, seen)).toList();
        if (held.size() == proofs.get(of).size()) {
          continue;
        }
        Optional<List<Proof>> other =
            anew++ < most
                ? proved(sensitive.get(of), held, false, Prover.Effort.QUICK)
                : Optional.empty();
        other.ifPresent(these -> renewed.put(of, these));
        needed = other.isEmpty();
      }
      if (needed) {
        seen.hide(statement);
      } else {
        secondary.remove(statement);
        renewed.forEach(
            (of, these) -> {
              proofs.put((int) of, these);
              use(users, of, these);
            });
      }
    }
  }

  private void use(Int2ObjectMap<IntSet> users, int of, List<Proof> these) {
    for (Proof proof : these) {
      for (int cell : proof.cells()) {
        for (int statement : publication.statementsOf(cell)) {
          users.computeIfAbsent(statement, each -> new IntOpenHashSet()).add(of);
        }
      }
    }
  }

  /** Checks every proof anew; what has none is attacked by the linear program. */
  private Outcome outcome() {
    Attack attack = new Attack(publication, seen);
    List<Attack.Leak> leaks = new ArrayList<>();
    List<Sensitive> open = new ArrayList<>(unprotected);
    int checked = 0;
    for (int i = 0; i < sensitive.size(); i++) {
      for (Proof each : proofs.getOrDefault(i, List.of())) {
        checked++;
        if (!each.holds(publication, seen)) {
          open.add(sensitive.get(i));
          break;
        }
      }
    }
    int solved = 0;
    for (Sensitive each : open) {
      List<Knowledge> unproved = unproved(each);
      solved += unproved.isEmpty() ? 0 : 1;
      unproved.stream()
          .map(knowledge -> attack.leaks(List.of(each), knowledge))
          .filter(found -> !found.isEmpty())
          .findFirst()
          .ifPresent(leaks::addAll);
    }
    return new Outcome(
        secondary.intStream().sorted().boxed().toList(), leaks, fits(), checked, solved);
  }

  /** Against which knowledge a cell has no proof, now that all is hidden that will be. */
  private List<Knowledge> unproved(Sensitive each) {
    List<Knowledge> unproved = new ArrayList<>();
    Knowledge outsider = new Knowledge.Outsider();
    Optional<Proof> base = held(each, outsider);
    if (base.isEmpty()) {
      unproved.add(outsider);
    }
    Knowledge rules = new Knowledge.RuleKnowledge();
    if (each.isCount() && held(each, rules).isEmpty()) {
      unproved.add(rules);
    }
    if (Attack.concernsContributors(publication.cell(each.cell()))) {
      Set<String> owners = base.map(proof -> proof.owners(publication)).orElseGet(this::owners);
      owners.remove(publication.cell(each.cell()).owner());
      for (String owner : owners) {
        Knowledge contributor = new Knowledge.Contributor(owner);
        if (held(each, contributor).isEmpty()) {
          unproved.add(contributor);
        }
      }
    }
    return unproved;
  }

  /** A proof that needs nothing more to be hidden, checked. */
  private Optional<Proof> held(Sensitive each, Knowledge knowledge) {
    return prover
        .find(each, knowledge, false, Prover.Effort.THOROUGH)
        .map(Prover.Found::proof)
        .filter(proof -> proof.holds(publication, seen));
  }

  private List<Optional<Bounds>> fits() {
    List<Optional<Bounds>> fits = new ArrayList<>();
    for (int i = 0; i < sensitive.size(); i++) {
      fits.add(
          proofs.getOrDefault(i, List.of()).stream()
              .map(Proof::bounds)
              .min(Comparator.comparingDouble(each -> each.upper() - each.lower())));
    }
    return fits;
  }

  private Set<String> owners() {
    Set<String> owners = new TreeSet<>();
    for (int cell = 0; cell < publication.cells(); cell++) {
      owners.add(publication.cell(cell).owner());
    }
    owners.remove("");
    return owners;
  }
}
