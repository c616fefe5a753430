package regional.indicators.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The attack against bounds of other tools, in a folder that is no part of the project: {@code mvn
 * verify -Doracles=DIR}. Bounds must agree to 1e-6, candidates exactly.
 */
class AttackOraclesTest {

  private static final String FOLDER = System.getProperty("oracles", "");
  private static final double TOLERANCE = 1e-6;

  private int compared;
  private final List<String> wrong = new ArrayList<>();

  @BeforeEach
  void withoutAFolderNothingIsCompared() {
    Assumptions.assumeFalse(
        FOLDER.isEmpty(), "reference values of other tools lie outside the project; -Doracles=DIR");
  }

  @Test
  void boundsOfHiddenCellsAreThoseOfOtherTools() throws IOException {
    Map<String, Table> tables = new LinkedHashMap<>();
    for (CSVRecord row : rows("sdc_cells")) {
      Table table = tables.computeIfAbsent(row.get("table_id"), id -> new Table());
      double truth = Double.parseDouble(row.get("true_value"));
      String name = row.get("cell");
      int cell = table.publication.add(new Cell(name, "", truth, true));
      table.cells.put(name, cell);
      int statement =
          table.publication.add(
              new Statement(name, List.of(Stated.exactly(cell, truth)), 1, false));
      if (row.get("suppressed").equals("1")) {
        table.hidden.add(statement);
      }
    }
    Map<String, List<CSVRecord>> equations = new LinkedHashMap<>();
    for (CSVRecord row : rows("sdc_constraints")) {
      equations
          .computeIfAbsent(row.get("table_id") + " " + row.get("eq_id"), id -> new ArrayList<>())
          .add(row);
    }
    for (List<CSVRecord> equation : equations.values()) {
      Table table = tables.get(equation.get(0).get("table_id"));
      table.publication.addEquation(
          equation.stream().mapToInt(row -> table.cells.get(row.get("cell"))).toArray(),
          equation.stream().mapToDouble(row -> Double.parseDouble(row.get("coef"))).toArray());
    }
    for (CSVRecord row : rows("sdc_attacker_bounds")) {
      Table table = tables.get(row.get("table_id"));
      Bounds bounds =
          new Attack(table.publication, table.hidden)
              .bounds(table.cells.get(row.get("cell")), new Knowledge.Outsider());
      boolean equal =
          Math.abs(bounds.lower() - Double.parseDouble(row.get("lp_lower"))) <= TOLERANCE
              && Math.abs(bounds.upper() - Double.parseDouble(row.get("lp_upper"))) <= TOLERANCE
              && (bounds.candidates() == 1) == row.get("exactly_disclosed").equals("1");
      row(row.get("table_id") + " " + row.get("cell") + " " + bounds, equal);
    }
    end("sdc_attacker_bounds");
  }

  @Test
  void countsThatFitARateAreThoseOfOtherTools() throws IOException {
    for (CSVRecord row : rows("sdc_rate_times_denominator")) {
      Stated stated =
          Stated.ofRate(
              0,
              Double.parseDouble(row.get("published_rate")),
              Integer.parseInt(row.get("decimals")),
              Double.parseDouble(row.get("multiplier")),
              Double.parseDouble(row.get("denominator")));
      List<String> candidates = new ArrayList<>();
      for (int count = (int) stated.low(); count <= stated.high(); count++) {
        candidates.add(String.valueOf(count));
      }
      boolean equal =
          String.join(";", candidates).equals(row.get("candidate_numerators"))
              && candidates.size() == Integer.parseInt(row.get("n_candidates"));
      row(row.toMap() + " " + candidates, equal);
    }
    end("sdc_rate_times_denominator");
  }

  private static final class Table {
    private final Publication publication = new Publication();
    private final Map<String, Integer> cells = new LinkedHashMap<>();
    private final List<Integer> hidden = new ArrayList<>();
  }

  private void row(String name, boolean equal) {
    compared++;
    if (!equal) {
      wrong.add(name);
    }
  }

  private void end(String file) {
    System.out.println(
        file
            + ": compared "
            + compared
            + ", equal "
            + (compared - wrong.size())
            + ", wrong "
            + wrong.size());
    assertThat(compared).isPositive();
    assertThat(wrong).isEmpty();
  }

  private static List<CSVRecord> rows(String name) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser =
        CSVParser.parse(Path.of(FOLDER).resolve(name + ".csv"), StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    }
  }
}
