package regional.indicators.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Hiding and attacking on tables small enough to see through. */
class SuppressionTest {

  private static final Knowledge OUTSIDER = new Knowledge.Outsider();
  private static final Knowledge RULES = new Knowledge.RuleKnowledge();

  /** Rows are authorities, columns groups; margins and the corner are printed. */
  private static final class Table {
    private final Publication publication = new Publication();
    private final List<Sensitive> sensitive = new ArrayList<>();
    private final List<Integer> first = new ArrayList<>();
    private final int[][] cells;

    Table(int[][] counts) {
      int rows = counts.length;
      int columns = counts[0].length;
      cells = new int[rows + 1][columns + 1];
      for (int row = 0; row <= rows; row++) {
        for (int column = 0; column <= columns; column++) {
          int count = 0;
          for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
              count +=
                  (row == rows || r == row) && (column == columns || c == column)
                      ? counts[r][c]
                      : 0;
            }
          }
          String name = "cell " + row + "," + column;
          String owner = row == rows ? "" : "authority " + row;
          int cell = publication.add(new Cell(name, owner, count, true));
          cells[row][column] = cell;
          double cost = (row == rows ? 4 : 1) * (column == columns ? 4 : 1);
          int statement =
              publication.add(
                  new Statement(name, List.of(Stated.exactly(cell, count)), cost, count == 0));
          if (count > 0 && count <= 5) {
            sensitive.add(Sensitive.count(cell, 5));
            first.add(statement);
          }
        }
      }
      for (int row = 0; row <= rows; row++) {
        List<Integer> parts = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
          parts.add(cells[row][column]);
        }
        publication.addTotal(cells[row][columns], parts);
      }
      for (int column = 0; column <= columns; column++) {
        List<Integer> parts = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
          parts.add(cells[row][column]);
        }
        publication.addTotal(cells[rows][column], parts);
      }
    }

    double cost(List<Integer> hidden) {
      return hidden.stream().mapToDouble(each -> publication.statement(each).cost()).sum();
    }

    boolean isSafe(List<Integer> secondary) {
      List<Integer> hidden = new ArrayList<>(first);
      hidden.addAll(secondary);
      Attack attack = new Attack(publication, hidden);
      if (!attack.leaks(sensitive, OUTSIDER).isEmpty()
          || !attack.leaks(sensitive, RULES).isEmpty()) {
        return false;
      }
      for (int row = 0; row < cells.length - 1; row++) {
        if (!attack.leaks(sensitive, new Knowledge.Contributor("authority " + row)).isEmpty()) {
          return false;
        }
      }
      return true;
    }
  }

  @Test
  void aSingleHiddenCellIsItsTotalLessTheOthers() {
    Table table = new Table(new int[][] {{3, 41}, {12, 88}, {9, 63}});
    List<Attack.Leak> leaks =
        new Attack(table.publication, table.first).leaks(table.sensitive, OUTSIDER);
    assertThat(leaks).hasSize(1);
    assertThat(leaks.get(0).verdict()).isEqualTo(Bounds.Verdict.EXACT);
    assertThat(leaks.get(0).bounds()).isEqualTo(new Bounds(3, 3));
    assertThat(leaks.get(0).text())
        .startsWith("cell 0,0 can be worked out exactly: ")
        .contains(" = cell 0,0 + ");
  }

  @Test
  void aShownSensitiveCellIsSaidToBeShown() {
    Table table = new Table(new int[][] {{3, 41}, {12, 88}});
    assertThat(
            new Attack(table.publication, List.of()).leaks(table.sensitive, OUTSIDER).get(0).way())
        .containsExactly("shown: cell 0,0");
  }

  @Test
  void oneOfTwoContributorsWouldKnowTheOther() {
    Table table = new Table(new int[][] {{3, 41, 30}, {12, 88, 31}, {9, 63, 50}});
    List<Integer> square = List.of(1, 4, 5);
    List<Integer> hidden = new ArrayList<>(table.first);
    hidden.addAll(square);
    Attack attack = new Attack(table.publication, hidden);
    assertThat(attack.leaks(table.sensitive, OUTSIDER)).isEmpty();
    assertThat(attack.leaks(table.sensitive, new Knowledge.Contributor("authority 1"))).hasSize(1);
    Suppression.Outcome outcome = Suppression.of(table.publication, table.sensitive, table.first);
    assertThat(outcome.unprotected()).isEmpty();
    assertThat(table.isSafe(outcome.secondary())).isTrue();
  }

  @Test
  void whatWasReleasedCannotBeHiddenAndIsNamed() {
    Publication publication = new Publication();
    int small = publication.add(new Cell("small", "1", 2, true));
    publication.add(new Statement("small", List.of(Stated.exactly(small, 2)), 1, true));
    List<Sensitive> sensitive = List.of(Sensitive.count(small, 5));
    Suppression.Outcome outcome = Suppression.of(publication, sensitive, List.of());
    assertThat(outcome.unprotected()).hasSize(1);
    assertThat(outcome.unprotected().get(0).text()).contains("shown: small");
  }

  @Test
  void theSamePublicationHasTheSamePattern() {
    int[][] counts = drawn(7, 6, 4);
    Table one = new Table(counts);
    Table other = new Table(counts);
    assertThat(Suppression.of(one.publication, one.sensitive, one.first))
        .isEqualTo(Suppression.of(other.publication, other.sensitive, other.first));
  }

  /** Every pattern is tried, cheapest first: the optimum that an integer program would find. */
  @Test
  void smallTablesCostAtMostTwiceTheOptimum() {
    double ours = 0;
    double best = 0;
    int tables = 0;
    for (int seed = 0; seed < 6; seed++) {
      Table table = new Table(drawn(seed, 3, 2));
      Suppression.Outcome outcome = Suppression.of(table.publication, table.sensitive, table.first);
      assertThat(outcome.unprotected()).isEmpty();
      assertThat(table.isSafe(outcome.secondary())).isTrue();
      double optimum = optimum(table);
      assertThat(table.cost(outcome.secondary())).isLessThanOrEqualTo(2 * optimum + 1e-9);
      ours += table.cost(outcome.secondary());
      best += optimum;
      tables++;
    }
    System.out.printf(
        java.util.Locale.ROOT,
        "small tables: %d, cost of secondary suppression %.0f, optimum %.0f%n",
        tables,
        ours,
        best);
  }

  private static double optimum(Table table) {
    List<Integer> free = new ArrayList<>();
    for (int each = 0; each < table.publication.statements(); each++) {
      if (!table.first.contains(each) && !table.publication.statement(each).kept()) {
        free.add(each);
      }
    }
    List<List<Integer>> patterns = new ArrayList<>();
    for (int pattern = 0; pattern < 1 << free.size(); pattern++) {
      patterns.add(BitSet.valueOf(new long[] {pattern}).stream().mapToObj(free::get).toList());
    }
    patterns.sort(Comparator.comparingDouble(table::cost));
    return patterns.stream()
        .filter(table::isSafe)
        .mapToDouble(table::cost)
        .findFirst()
        .orElseThrow();
  }

  private static int[][] drawn(int seed, int rows, int columns) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] counts = new int[rows][columns];
    for (int[] row : counts) {
      for (int column = 0; column < columns; column++) {
        row[column] = random.nextInt(1, 22);
      }
    }
    counts[0][0] = random.nextInt(1, 6);
    return counts;
  }

  /** Between 2.33 and 6.33 lie four integers, not five. */
  @Test
  void aMeanOfCountsIsKeptAsWell() {
    Publication publication = new Publication();
    double[] means = {7 / 3.0, 122 / 3.0, 90.5};
    List<Integer> parts = new ArrayList<>();
    for (int i = 0; i < means.length; i++) {
      parts.add(publication.add(new Cell("mean " + i, "authority " + i, means[i], false)));
    }
    double sum = means[0] + means[1] + means[2];
    int total = publication.add(new Cell("sum of means", "", sum, false));
    publication.addTotal(total, parts);
    for (int i = 0; i < means.length; i++) {
      publication.add(
          new Statement(
              "mean " + i, List.of(Stated.exactly(parts.get(i), means[i])), 1 + i, false));
    }
    publication.add(new Statement("sum", List.of(Stated.exactly(total, sum)), 8, false));

    Suppression.Outcome outcome =
        Suppression.of(publication, List.of(Sensitive.count(parts.get(0), 5)), List.of(0));

    assertThat(outcome.unprotected()).isEmpty();
    List<Integer> hidden = new ArrayList<>(outcome.secondary());
    hidden.add(0);
    Bounds bounds = new Attack(publication, hidden).bounds(parts.get(0), OUTSIDER);
    assertThat(bounds.candidates()).isGreaterThanOrEqualTo(5);
    assertThat(hidden).hasSizeLessThan(means.length + 1);
  }
}
