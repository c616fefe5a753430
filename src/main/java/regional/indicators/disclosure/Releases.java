package regional.indicators.disclosure;

import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A release and all that were sent to the same audience before it, as one system. A quantity that
 * keeps its number from one release to the next is one cell; where a resubmission changed it there
 * are two. A figure that was shown stays known and is never hidden; one that was hidden and has not
 * changed stays hidden.
 *
 * @param <K> what names a figure
 */
public final class Releases<K> {

  /** What has become of a figure. */
  public enum Sent {
    /** It is in the release at hand. */
    NOW,
    SHOWN_EARLIER,
    HIDDEN_EARLIER
  }

  private record Version(Object quantity, double truth) {}

  private record Told<F>(F key, List<Stated> says) {}

  /** A figure as it is put together. */
  private static final class Entry {
    private final String name;
    private final List<Stated> says;
    private final double cost;
    private boolean now;
    private boolean shown;
    private boolean hidden;
    private Reason reason = Reason.SECONDARY;
    private int guarded = -1;

    private Entry(String name, List<Stated> says, double cost) {
      this.name = name;
      this.says = says;
      this.cost = cost;
    }
  }

  private record Total(int total, List<Integer> parts) {}

  private final List<Cell> cells = new ArrayList<>();
  private final Map<Version, Integer> versions = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<K> keys = new ArrayList<>();
  private final Map<Told<K>, Integer> told = new HashMap<>();
  private final Set<Total> totals = new LinkedHashSet<>();
  private final Map<Integer, Sensitive> sensitive = new LinkedHashMap<>();

  /**
   * What came out.
   *
   * @param hidden figures of the release at hand, and why
   * @param unprotected what can be told all the same, for it has been released
   * @param report the hidden figures, in the order in which they were added
   * @param figures how many the release at hand has
   * @param sensitive how many cells nobody may learn
   * @param proofs how many proofs were checked
   * @param solved how many cells only a linear program could judge
   */
  public record Outcome<K>(
      Map<K, Reason> hidden,
      List<Attack.Leak> unprotected,
      List<HiddenFigure<K>> report,
      int figures,
      int sensitive,
      int proofs,
      int solved) {}

  /**
   * A hidden figure, for the analyst.
   *
   * @param fits numbers between which nobody can choose, of the cell that it is hidden for; empty
   *     if it is hidden for another figure
   * @param cost what hiding it loses
   */
  public record HiddenFigure<K>(K key, Reason reason, Optional<Bounds> fits, double cost) {}

  /** A part that hangs together, with the numbers that its figures have in the whole. */
  private record Part(
      Publication publication,
      List<Sensitive> sensitive,
      List<Integer> guarded,
      List<Integer> first,
      IntArrayList figures) {}

  /**
   * The cell of a quantity that has this number.
   *
   * @param quantity equal for the same measure, area and data period in every release
   */
  public int cell(Object quantity, Cell cell) {
    return versions.computeIfAbsent(
        new Version(quantity, cell.truth()),
        each -> {
          cells.add(cell);
          return cells.size() - 1;
        });
  }

  /**
   * Adds a figure of a release.
   *
   * @return its number; that of the same figure in an earlier release if it says the same
   */
  public int figure(K key, String name, List<Stated> says, double cost, Sent sent) {
    int number =
        told.computeIfAbsent(
            new Told<>(key, says),
            each -> {
              entries.add(new Entry(name, says, cost));
              keys.add(key);
              return entries.size() - 1;
            });
    Entry entry = entries.get(number);
    entry.now |= sent == Sent.NOW;
    entry.shown |= sent == Sent.SHOWN_EARLIER;
    if (sent == Sent.HIDDEN_EARLIER) {
      entry.hidden = true;
      because(entry, Reason.HIDDEN_EARLIER);
    }
    return number;
  }

  /** Adds that a cell is the sum of others, of the same release. */
  public void total(int total, List<Integer> parts) {
    totals.add(new Total(total, List.copyOf(parts)));
  }

  /** Nobody may learn a cell, and this figure would tell it. */
  public void sensitive(int figure, Sensitive cell, Reason reason) {
    sensitive(cell);
    entries.get(figure).guarded = cell.cell();
    hide(figure, reason);
  }

  /** Nobody may learn a cell, which no figure would tell. */
  public void sensitive(Sensitive cell) {
    sensitive.merge(cell.cell(), cell, Sensitive::stronger);
  }

  /** A figure is hidden for itself, though no cell tells why. */
  public void hide(int figure, Reason reason) {
    Entry entry = entries.get(figure);
    entry.hidden = true;
    because(entry, reason);
  }

  private static void because(Entry entry, Reason reason) {
    if (reason.compareTo(entry.reason) < 0) {
      entry.reason = reason;
    }
  }

  /** Hides what must be hidden. */
  public Outcome<K> protect() {
    List<Part> parts = parts();
    List<Suppression.Outcome> outcomes =
        parts.parallelStream()
            .map(each -> Suppression.of(each.publication(), each.sensitive(), each.first()))
            .toList();
    List<Attack.Leak> unprotected = new ArrayList<>();
    Map<Integer, Bounds> fits = new HashMap<>();
    int proofs = 0;
    int solved = 0;
    for (int i = 0; i < parts.size(); i++) {
      Suppression.Outcome outcome = outcomes.get(i);
      for (int each : outcome.secondary()) {
        entries.get(parts.get(i).figures().getInt(each)).hidden = true;
      }
      unprotected.addAll(outcome.unprotected());
      for (int j = 0; j < outcome.fits().size(); j++) {
        int cell = parts.get(i).guarded().get(j);
        outcome.fits().get(j).ifPresent(each -> fits.put(cell, each));
      }
      proofs += outcome.proofs();
      solved += outcome.solved();
    }
    Map<K, Reason> hidden = new LinkedHashMap<>();
    List<HiddenFigure<K>> report = new ArrayList<>();
    int figures = 0;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      figures += entry.now ? 1 : 0;
      if (entry.now && entry.hidden && !entry.shown) {
        hidden.put(keys.get(i), entry.reason);
        report.add(
            new HiddenFigure<>(
                keys.get(i),
                entry.reason,
                Optional.ofNullable(fits.get(entry.guarded)),
                entry.cost));
      }
    }
    return new Outcome<>(
        Collections.unmodifiableMap(hidden),
        List.copyOf(unprotected),
        List.copyOf(report),
        figures,
        sensitive.size(),
        proofs,
        solved);
  }

  /** How many cells nobody may learn. */
  public int sensitive() {
    return sensitive.size();
  }

  /**
   * What can be told of everything as it has been sent, or as {@link #protect} left it.
   *
   * @param knowledge of the attacker
   */
  public List<Attack.Leak> attack(Knowledge knowledge) {
    return parts().parallelStream().flatMap(each -> attack(each, knowledge).stream()).toList();
  }

  private static List<Attack.Leak> attack(Part part, Knowledge knowledge) {
    Seen seen = new Seen(part.publication());
    part.first().forEach(seen::hide);
    Prover prover = new Prover(part.publication(), seen);
    // What has a proof that is quickly found needs no linear program.
    List<Sensitive> open =
        part.sensitive().stream()
            .filter(
                each ->
                    prover
                        .find(each, knowledge, false, Prover.Effort.QUICK)
                        .filter(found -> found.proof().holds(part.publication(), seen))
                        .isEmpty())
            .toList();
    return new Attack(part.publication(), seen).leaks(open, knowledge);
  }

  private List<Part> parts() {
    int[] roots = new int[cells.size()];
    java.util.Arrays.setAll(roots, i -> i);
    for (Total each : totals) {
      each.parts().forEach(part -> join(roots, each.total(), part));
    }
    for (Entry each : entries) {
      each.says.forEach(one -> join(roots, each.says.get(0).cell(), one.cell()));
    }
    // Only what hangs together with something sensitive matters.
    Int2IntMap wanted = new Int2IntOpenHashMap();
    wanted.defaultReturnValue(-1);
    List<Part> parts = new ArrayList<>();
    for (int cell : sensitive.keySet()) {
      if (wanted.putIfAbsent(root(roots, cell), parts.size()) == -1) {
        parts.add(
            new Part(
                new Publication(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new IntArrayList()));
      }
    }
    int[] places = new int[cells.size()];
    for (int cell = 0; cell < places.length; cell++) {
      int part = wanted.get(root(roots, cell));
      places[cell] = part < 0 ? -1 : parts.get(part).publication().add(cells.get(cell));
    }
    for (Total each : totals) {
      int part = wanted.get(root(roots, each.total()));
      if (part >= 0) {
        parts
            .get(part)
            .publication()
            .addTotal(places[each.total()], each.parts().stream().map(i -> places[i]).toList());
      }
    }
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      int part = entry.says.isEmpty() ? -1 : wanted.get(root(roots, entry.says.get(0).cell()));
      if (part >= 0) {
        add(parts.get(part), entry, i, places);
      }
    }
    sensitive.forEach(
        (cell, of) -> {
          Part part = parts.get(wanted.get(root(roots, cell)));
          part.sensitive().add(of.of(places[cell]));
          part.guarded().add(cell);
        });
    return parts;
  }

  private static void add(Part part, Entry entry, int number, int[] places) {
    List<Stated> says =
        entry.says.stream()
            .map(each -> new Stated(places[each.cell()], each.low(), each.high()))
            .toList();
    int statement =
        part.publication().add(new Statement(entry.name, says, entry.cost, entry.shown));
    part.figures().add(number);
    if (entry.hidden && !entry.shown) {
      part.first().add(statement);
    }
  }

  private static void join(int[] roots, int a, int b) {
    int first = root(roots, a);
    int second = root(roots, b);
    roots[Math.max(first, second)] = Math.min(first, second);
  }

  private static int root(int[] roots, int cell) {
    int root = cell;
    while (roots[root] != root) {
      roots[root] = roots[roots[root]];
      root = roots[root];
    }
    return root;
  }
}
