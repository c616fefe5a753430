package regional.indicators.disclosure;

import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for exchanges: other true numbers that everything published would fit as well. One cell is
 * moved, then the equations that no longer hold are mended one by one, each by moving one more
 * cell, until all hold: a circuit through the tables. A cell that is shown can be moved only if the
 * statements that tell of it are hidden, at their cost; the cheapest circuits are tried first.
 *
 * <p>The search gives up after a number of tries: what it does not find may still be there.
 */
final class Exchange {

  private static final int LONGEST = 60;
  private static final int FREE_CHOICES = 6;
  private static final int DEAR_CHOICES = 4;
  private static final double TOLERANCE = 1e-9;

  /** How much longer than the first one found a cheaper circuit may be. */
  private static final int MORE = 6;

  /** What an equation still to be mended is thought to cost: steers the search. */
  private static final double EXPECTED = 0.5;

  private final Publication publication;
  private final Seen seen;

  /** By cell the number of the last circuit looked at that moves it. */
  private final int[] stamps;

  /** By statement the number of the last circuit looked at that hides it. */
  private final int[] hidingStamps;

  private int stamp;

  Exchange(Publication publication, Seen seen) {
    this.publication = publication;
    this.seen = seen;
    this.stamps = new int[publication.cells()];
    this.hidingStamps = new int[publication.statements()];
  }

  /**
   * Cells moved at once.
   *
   * @param cells that are moved
   * @param by how far each, times the step
   * @param hiding statements that must be hidden for it
   */
  record Move(int[] cells, double[] by, IntArrayList hiding) {}

  /**
   * @param steps how far the first cell is to be moved; its sign is the direction
   * @param moved how far cells lie from their true numbers already
   * @param mayHide statements may be hidden
   * @param hiding statements that are to be hidden anyway
   * @param width how many unfinished circuits are followed at once
   */
  record Wanted(
      int cell,
      double steps,
      Knowledge knowledge,
      Int2DoubleMap moved,
      boolean mayHide,
      IntArrayList hiding,
      int width) {}

  /** A cell moved after others, and what is still to be mended. */
  private record Node(
      Node[] before,
      int cell,
      double by,
      int length,
      double cost,
      IntArrayList hiding,
      Int2DoubleMap open,
      long hash,
      int number) {

    double rank() {
      return cost + EXPECTED * open.size();
    }
  }

  /** A cell that could mend an equation. */
  private record Choice(int cell, double by, double cost, IntArrayList hiding, int degree) {}

  private static final Comparator<Choice> CHEAPEST =
      Comparator.comparingDouble((Choice each) -> each.cost() + EXPECTED * (each.degree() - 1))
          .thenComparingInt(Choice::cell);

  /** The cheapest exchange that was found. */
  Optional<Move> find(Wanted wanted) {
    double step = Math.abs(wanted.steps());
    Node root =
        new Node(new Node[0], -1, 0, 0, 0, wanted.hiding(), new Int2DoubleOpenHashMap(), 0, 0);
    stamp(root);
    Choice first = choice(wanted.cell(), Math.signum(wanted.steps()), step, wanted);
    if (first == null) {
      return Optional.empty();
    }
    LongOpenHashSet met = new LongOpenHashSet();
    List<Node> level = List.of(then(root, first, 1));
    Optional<Node> best = Optional.empty();
    int number = 2;
    int last = LONGEST;
    for (int length = 1; length <= last && !level.isEmpty(); length++) {
      List<Node> next = new ArrayList<>();
      for (Node node : level) {
        double dearest = best.map(Node::cost).orElse(Double.POSITIVE_INFINITY);
        if (node.open().isEmpty()) {
          if (node.cost() < dearest) {
            best = Optional.of(node);
            last = Math.min(last, length + MORE);
          }
        } else if (node.cost() < dearest) {
          for (Choice each : choices(node, step, wanted)) {
            Node then = then(node, each, number++);
            if (met.add(then.hash())) {
              next.add(then);
            }
          }
        }
      }
      if (best.isPresent() && best.get().cost() == 0) {
        break;
      }
      next.sort(Comparator.comparingDouble(Node::rank).thenComparingInt(Node::number));
      level = next.subList(0, Math.min(wanted.width(), next.size()));
    }
    return best.map(Exchange::move);
  }

  private static Move move(Node last) {
    int[] cells = new int[last.length()];
    double[] by = new double[last.length()];
    Node node = last;
    while (node.length() > 0) {
      cells[node.length() - 1] = node.cell();
      by[node.length() - 1] = node.by();
      node = node.before()[0];
    }
    return new Move(cells, by, last.hiding());
  }

  private Node then(Node before, Choice choice, int number) {
    Int2DoubleMap open = new Int2DoubleOpenHashMap(before.open());
    IntArrayList equations = publication.equationsOf(choice.cell());
    for (int i = 0; i < equations.size(); i++) {
      int equation = equations.getInt(i);
      double now =
          open.getOrDefault(equation, 0)
              + publication.weightsOf(choice.cell()).getDouble(i) * choice.by();
      if (Math.abs(now) < TOLERANCE) {
        open.remove(equation);
      } else {
        open.put(equation, now);
      }
    }
    IntArrayList hiding = before.hiding();
    if (!choice.hiding().isEmpty()) {
      hiding = new IntArrayList(hiding);
      hiding.addAll(choice.hiding());
    }
    long hash = before.hash() + mixed(choice.cell() * 31L + Double.hashCode(choice.by()));
    return new Node(
        new Node[] {before},
        choice.cell(),
        choice.by(),
        before.length() + 1,
        before.cost() + choice.cost(),
        hiding,
        open,
        hash,
        number);
  }

  private static long mixed(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** Choices for the open equation with the fewest, the cheapest first. */
  private List<Choice> choices(Node node, double step, Wanted wanted) {
    stamp(node);
    List<Choice> fewest = List.of();
    boolean first = true;
    int[] equations = node.open().keySet().toIntArray();
    IntArrays.quickSort(equations, this::shortestFirst);
    for (int equation : equations) {
      List<Choice> found = choicesIn(equation, node, step, wanted);
      if (first || found.size() < fewest.size()) {
        fewest = found;
        first = false;
      }
      if (fewest.size() <= 2) {
        break;
      }
    }
    return fewest;
  }

  private int shortestFirst(int one, int other) {
    int shorter =
        Integer.compare(
            publication.equationCells(one).length, publication.equationCells(other).length);
    return shorter != 0 ? shorter : Integer.compare(one, other);
  }

  private List<Choice> choicesIn(int equation, Node node, double step, Wanted wanted) {
    List<Choice> free = new ArrayList<>();
    List<Choice> dear = new ArrayList<>();
    int[] sides = publication.equationCells(equation);
    double[] weights = publication.equationWeights(equation);
    double open = node.open().get(equation);
    for (int i = 0; i < sides.length; i++) {
      int cell = sides[i];
      if (stamps[cell] == stamp) {
        continue;
      }
      double by = -open / weights[i];
      if (publication.cell(cell).whole() && Math.abs(by - Math.rint(by)) > TOLERANCE) {
        continue;
      }
      Choice choice = choice(cell, by, step, wanted);
      if (choice == null) {
        continue;
      }
      if (choice.cost() == 0 && choice.degree() == 1) {
        return List.of(choice);
      }
      (choice.cost() == 0 ? free : dear).add(choice);
    }
    free.sort(CHEAPEST);
    dear.sort(CHEAPEST);
    List<Choice> choices = new ArrayList<>(free.subList(0, Math.min(FREE_CHOICES, free.size())));
    choices.addAll(dear.subList(0, Math.min(DEAR_CHOICES, dear.size())));
    return choices;
  }

  /** The choice of moving a cell, or null if it cannot be moved so far. */
  @org.jspecify.annotations.Nullable
  private Choice choice(int cell, double by, double step, Wanted wanted) {
    Knowledge knowledge = wanted.knowledge();
    double from = publication.cell(cell).truth() + wanted.moved().getOrDefault(cell, 0);
    double to = from + by * step;
    if (fits(to, seen.lower(cell, knowledge), seen.upper(cell, knowledge))) {
      return new Choice(cell, by, 0, new IntArrayList(), publication.equationsOf(cell).size());
    }
    if (!wanted.mayHide()
        || !fits(to, seen.lowerUntold(cell, knowledge), seen.upperUntold(cell, knowledge))) {
      return null;
    }
    IntArrayList hiding = new IntArrayList();
    double cost = 0;
    for (int statement : publication.statementsOf(cell)) {
      if (seen.isHidden(statement) || hidingStamps[statement] == stamp) {
        continue;
      }
      if (publication.statement(statement).kept()) {
        return null;
      }
      hiding.add(statement);
      cost += publication.statement(statement).cost();
    }
    return new Choice(cell, by, cost, hiding, publication.equationsOf(cell).size());
  }

  private void stamp(Node node) {
    stamp++;
    for (Node each = node; each.length() > 0; each = each.before()[0]) {
      stamps[each.cell()] = stamp;
    }
    for (int i = 0; i < node.hiding().size(); i++) {
      hidingStamps[node.hiding().getInt(i)] = stamp;
    }
  }

  private static boolean fits(double number, double lower, double upper) {
    return number >= lower - TOLERANCE && number <= upper + TOLERANCE;
  }
}
