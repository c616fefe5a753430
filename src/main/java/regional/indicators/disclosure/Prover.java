package regional.indicators.disclosure;

import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds proofs that sensitive cells are safe, hiding more statements where it may. */
final class Prover {

  private static final double TOLERANCE = 1e-6;

  /** Of so many cells a linear program is quick. */
  private static final int NEAR = 400;

  private static final int WIDTH = 6;
  private static final int WIDER = 2;

  /** Where more cells hang together a wider search takes longer than it is worth. */
  private static final int SEARCHED_WIDER = 1000;

  private static final int WIDTH_WHERE_IT_MAY_HIDE = 16;

  private final Publication publication;
  private final Exchange exchange;
  private final CheapestExchange cheapest;
  private final RaisedTotals raised;
  private final KnownTurns known;

  Prover(Publication publication, Seen seen) {
    this.publication = publication;
    this.exchange = new Exchange(publication, seen);
    this.cheapest = new CheapestExchange(publication, seen);
    this.raised = new RaisedTotals(publication, seen);
    this.known = new KnownTurns(publication, seen);
  }

  /**
   * A proof, and what must be hidden for it.
   *
   * @param hiding empty if everything is hidden already
   */
  record Found(Proof proof, IntArrayList hiding) {}

  /** How far a cell was moved, and where all cells lie then. */
  private static final class Walk {
    private double reached;
    private final Int2DoubleMap moved = new Int2DoubleOpenHashMap();
    private final List<Int2DoubleMap> turns = new ArrayList<>();
    private IntArrayList hiding = new IntArrayList();
  }

  /** How long to look. */
  enum Effort {
    /** Circuits only. */
    QUICK,
    /** Linear programs too, of cells that lie near. */
    THOROUGH,
    /** Of all cells that hang together. */
    EXHAUSTIVE
  }

  /**
   * @param mayHide statements may be hidden
   * @return empty if none was found: the cell may still be safe
   */
  Optional<Found> find(Sensitive sensitive, Knowledge knowledge, boolean mayHide, Effort effort) {
    Optional<Found> found =
        known.find(sensitive, knowledge).map(each -> new Found(each, new IntArrayList()));
    if (found.isEmpty()) {
      found = search(sensitive, knowledge, mayHide, effort);
      found.ifPresent(each -> known.add(each.proof()));
    }
    return found;
  }

  private Optional<Found> search(
      Sensitive sensitive, Knowledge knowledge, boolean mayHide, Effort effort) {
    Optional<Found> found = find(sensitive, knowledge, mayHide, 1);
    if (found.isEmpty() && mayHide && publication.cells() <= SEARCHED_WIDER) {
      found = find(sensitive, knowledge, true, WIDER);
    }
    if (found.isEmpty() && effort != Effort.QUICK) {
      found = near(sensitive, knowledge, mayHide, NEAR);
    }
    if (found.isEmpty() && effort == Effort.EXHAUSTIVE) {
      found = near(sensitive, knowledge, mayHide, Integer.MAX_VALUE);
    }
    return found.isPresent() ? found : raised(sensitive, knowledge, mayHide);
  }

  private Optional<Found> raised(Sensitive sensitive, Knowledge knowledge, boolean mayHide) {
    return raised
        .find(sensitive.cell(), reach(sensitive), knowledge, mayHide)
        .flatMap(each -> both(sensitive, knowledge, Optional.of(each), Optional.empty()));
  }

  /** A way up and, as far as that does not reach, a way down among the nearest cells. */
  private Optional<Found> near(
      Sensitive sensitive, Knowledge knowledge, boolean mayHide, int most) {
    double truth = publication.cell(sensitive.cell()).truth();
    double far = reach(sensitive);
    Optional<CheapestExchange.Found> up =
        cheapest.find(sensitive.cell(), far, knowledge, mayHide, most);
    double left = far - up.map(each -> reached(sensitive, each)).orElse(0.0);
    Optional<CheapestExchange.Found> down =
        left > 0 && truth > 0
            ? cheapest.find(sensitive.cell(), -Math.min(left, truth), knowledge, mayHide, most)
            : Optional.empty();
    return both(sensitive, knowledge, up, down);
  }

  /** Between two numbers that are not whole there is one integer less than between whole ones. */
  private double reach(Sensitive sensitive) {
    boolean whole = !sensitive.isCount() || publication.cell(sensitive.cell()).whole();
    return sensitive.reach() + (whole ? 0 : 1);
  }

  private static double reached(Sensitive sensitive, CheapestExchange.Found found) {
    return sensitive.isCount() ? Math.floor(found.reached() + TOLERANCE) : found.reached();
  }

  /** A proof of a way up and a way down, if they lie far enough apart. */
  private Optional<Found> both(
      Sensitive sensitive,
      Knowledge knowledge,
      Optional<CheapestExchange.Found> up,
      Optional<CheapestExchange.Found> down) {
    double truth = publication.cell(sensitive.cell()).truth();
    Bounds bounds =
        new Bounds(
            truth - down.map(each -> reached(sensitive, each)).orElse(0.0),
            truth + up.map(each -> reached(sensitive, each)).orElse(0.0));
    if (bounds.verdict(sensitive, knowledge) != Bounds.Verdict.SAFE) {
      return Optional.empty();
    }
    List<Int2DoubleMap> turns = new ArrayList<>();
    IntLinkedOpenHashSet hiding = new IntLinkedOpenHashSet();
    for (CheapestExchange.Found each : Stream.concat(up.stream(), down.stream()).toList()) {
      turns.add(each.turn());
      hiding.addAll(each.hiding());
    }
    return Optional.of(
        new Found(
            new Proof(sensitive, knowledge, bounds.lower(), bounds.upper(), turns),
            new IntArrayList(hiding)));
  }

  private Optional<Found> find(
      Sensitive sensitive, Knowledge knowledge, boolean mayHide, int wider) {
    double truth = publication.cell(sensitive.cell()).truth();
    double far = reach(sensitive);
    // The second time from where it stands: what was moved for nothing may be in the way.
    Walk upwards = new Walk();
    Walk downwards = new Walk();
    if (wider == 1) {
      walkOn(upwards, sensitive, knowledge, far, 1, false, wider);
      double down = Math.min(far - upwards.reached, truth);
      walkOn(downwards, sensitive, knowledge, down, -1, false, wider);
    }
    if (mayHide && !enough(sensitive, knowledge, upwards, downwards)) {
      walkOn(upwards, sensitive, knowledge, far - downwards.reached, 1, true, wider);
      downwards.hiding = upwards.hiding;
      double down = Math.min(far - upwards.reached, truth);
      walkOn(downwards, sensitive, knowledge, down, -1, true, wider);
    }
    if (!enough(sensitive, knowledge, upwards, downwards)) {
      return Optional.empty();
    }
    List<Int2DoubleMap> turns = new ArrayList<>(upwards.turns);
    turns.addAll(downwards.turns);
    return Optional.of(
        new Found(
            new Proof(
                sensitive, knowledge, truth - downwards.reached, truth + upwards.reached, turns),
            downwards.hiding));
  }

  private boolean enough(Sensitive sensitive, Knowledge knowledge, Walk up, Walk down) {
    double truth = publication.cell(sensitive.cell()).truth();
    return new Bounds(truth - down.reached, truth + up.reached).verdict(sensitive, knowledge)
        == Bounds.Verdict.SAFE;
  }

  /** Moves the cell until it has come far enough, in steps as long as can be found. */
  private void walkOn(
      Walk walk,
      Sensitive sensitive,
      Knowledge knowledge,
      double far,
      int sign,
      boolean mayHide,
      int wider) {
    double least = sensitive.isCount() ? 1 : far / 4;
    double step = far - walk.reached;
    while (walk.reached < far) {
      Optional<Exchange.Move> move =
          exchange.find(
              new Exchange.Wanted(
                  sensitive.cell(),
                  sign * step,
                  knowledge,
                  walk.moved,
                  mayHide,
                  walk.hiding,
                  wider * (mayHide ? WIDTH_WHERE_IT_MAY_HIDE : WIDTH)));
      if (move.isEmpty()) {
        if (step <= least) {
          return;
        }
        step = least;
        continue;
      }
      for (int i = 0; i < move.get().cells().length; i++) {
        int cell = move.get().cells()[i];
        double by = move.get().by()[i] * step;
        walk.moved.put(cell, walk.moved.getOrDefault(cell, 0) + by);
      }
      walk.turns.add(new Int2DoubleOpenHashMap(walk.moved));
      walk.hiding = move.get().hiding();
      walk.reached += step;
      step = Math.min(step, far - walk.reached);
    }
  }
}
