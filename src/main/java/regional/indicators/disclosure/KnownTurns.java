package regional.indicators.disclosure;

import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Exchanges that proved one cell safe. Most move others as far, which need no search of their own:
 * to check is quicker than to find.
 */
final class KnownTurns {

  /** Of a cell; the newest. */
  private static final int MOST = 12;

  private final Publication publication;
  private final Seen seen;
  private final Int2ObjectMap<Deque<Int2DoubleMap>> turns = new Int2ObjectOpenHashMap<>();

  KnownTurns(Publication publication, Seen seen) {
    this.publication = publication;
    this.seen = seen;
  }

  void add(Proof proof) {
    for (Int2DoubleMap turn : proof.turns()) {
      for (int cell : turn.keySet()) {
        Deque<Int2DoubleMap> of = turns.computeIfAbsent(cell, each -> new ArrayDeque<>());
        if (!of.contains(turn)) {
          of.addFirst(turn);
          if (of.size() > MOST) {
            of.removeLast();
          }
        }
      }
    }
  }

  /** A proof from one known turn up and one down. */
  Optional<Proof> find(Sensitive sensitive, Knowledge knowledge) {
    double truth = publication.cell(sensitive.cell()).truth();
    double up = 0;
    double down = 0;
    List<Int2DoubleMap> used = new ArrayList<>();
    for (Int2DoubleMap turn : turns.getOrDefault(sensitive.cell(), new ArrayDeque<>())) {
      double by = turn.get(sensitive.cell());
      if ((by > up || -by > down) && Proof.fits(turn, knowledge, publication, seen)) {
        up = Math.max(up, by);
        down = Math.max(down, -by);
        used.add(turn);
        Bounds bounds = new Bounds(truth - down, truth + up);
        if (bounds.verdict(sensitive, knowledge) == Bounds.Verdict.SAFE) {
          return Optional.of(new Proof(sensitive, knowledge, bounds.lower(), bounds.upper(), used));
        }
      }
    }
    return Optional.empty();
  }
}
