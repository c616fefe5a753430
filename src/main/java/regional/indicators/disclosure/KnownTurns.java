package regional.indicators.disclosure;

import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    Optional<Int2DoubleMap> up = Optional.empty();
    Optional<Int2DoubleMap> down = Optional.empty();
    Bounds bounds = new Bounds(truth, truth);
    for (Int2DoubleMap turn : turns.getOrDefault(sensitive.cell(), new ArrayDeque<>())) {
      double number = truth + turn.get(sensitive.cell());
      boolean further = number > bounds.upper() || number < bounds.lower();
      if (further && Proof.fits(turn, knowledge, publication, seen)) {
        if (number > truth) {
          up = Optional.of(turn);
          bounds = new Bounds(bounds.lower(), number);
        } else {
          down = Optional.of(turn);
          bounds = new Bounds(number, bounds.upper());
        }
        if (bounds.verdict(sensitive, knowledge) == Bounds.Verdict.SAFE) {
          List<Int2DoubleMap> ends = Stream.concat(up.stream(), down.stream()).toList();
          return Optional.of(new Proof(sensitive, knowledge, bounds.lower(), bounds.upper(), ends));
        }
      }
    }
    return Optional.empty();
  }
}
