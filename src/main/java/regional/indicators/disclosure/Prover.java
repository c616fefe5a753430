package regional.indicators.disclosure;

import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds proofs that sensitive cells are safe, hiding more statements where it may. */
final class Prover {

  private static final int WIDTH = 6;
  private static final int WIDER = 2;

  /** Where more cells hang together a wider search takes longer than it is worth. */
  private static final int SEARCHED_WIDER = 1000;

  private static final int WIDTH_WHERE_IT_MAY_HIDE = 16;

  private final Publication publication;
  private final Exchange exchange;
  private final CheapestExchange cheapest;
  private final RaisedTotals raised;

  Prover(Publication publication, Seen seen) {
    this.publication = publication;
    this.exchange = new Exchange(publication, seen);
    this.cheapest = new CheapestExchange(publication, seen);
    this.raised = new RaisedTotals(publication, seen);
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

  /**
   * @param mayHide statements may be hidden
   * @return empty if none was found: the cell may still be safe
   */
  Optional<Found> find(Sensitive sensitive, Knowledge knowledge, boolean mayHide) {
    Optional<Found> found = find(sensitive, knowledge, mayHide, 1);
    if (found.isEmpty() && mayHide && publication.cells() <= SEARCHED_WIDER) {
      found = find(sensitive, knowledge, true, WIDER);
    }
    return found.isEmpty() ? solved(sensitive, knowledge, mayHide) : found;
  }

  private Optional<Found> solved(Sensitive sensitive, Knowledge knowledge, boolean mayHide) {
    double truth = publication.cell(sensitive.cell()).truth();
    double far = sensitive.isCount() ? sensitive.candidates() - 1 : sensitive.width();
    Optional<CheapestExchange.Found> found =
        mayHide ? cheapest.find(sensitive.cell(), far, knowledge) : Optional.empty();
    return found
        .or(() -> raised.find(sensitive.cell(), far, knowledge, mayHide))
        .map(
            each ->
                new Found(
                    new Proof(sensitive, knowledge, truth, truth + far, List.of(each.turn())),
                    each.hiding()));
  }

  private Optional<Found> find(
      Sensitive sensitive, Knowledge knowledge, boolean mayHide, int wider) {
    double truth = publication.cell(sensitive.cell()).truth();
    double far = sensitive.isCount() ? sensitive.candidates() - 1 : sensitive.width();
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
