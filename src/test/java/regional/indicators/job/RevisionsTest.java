package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A quarter, then second versions of a return of counts and of one of records: revisions.csv names
 * every cell that moved between the tables of both runs, and no other.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RevisionsTest {

  private static final List<String> KEY =
      List.of(
          "indicator_id",
          "breakdown",
          "time_period",
          "time_identifier",
          "geographic_level",
          "region_code",
          "old_la_code");

  @TempDir private static Path folder;

  private static SmallRegion region;
  private static Map<String, String> before;

  @BeforeAll
  static void theFirstVersions() throws IOException {
    region = SmallRegion.in(folder).with("return-report");
    SmallRegion.run(region.quarterly("2026-01-28"));
    before = cells();
    assertThat(read("revisions.csv")).isEmpty();
  }

  /**
   * Far fewer children miss a tenth of their sessions; one plan of pre-proceedings is not there.
   */
  private static void resubmit() throws IOException {
    List<String> lines = Files.readAllLines(region.incoming("attendance_350_202526_Q3_v1.csv"));
    int column = List.of(lines.get(0).split(",")).indexOf("enrolments_pa");
    List<String> fewer = new ArrayList<>(lines.subList(0, 1));
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split(",", -1);
      row[column] = String.valueOf(Integer.parseInt(row[column]) * 4 / 5);
      fewer.add(String.join(",", row));
    }
    // The Total row is that of the phases
    int[] sum = new int[1];
    fewer.stream()
        .skip(1)
        .filter(each -> each.contains(",All,") && !each.contains(",Total,All,"))
        .forEach(each -> sum[0] += Integer.parseInt(each.split(",", -1)[column]));
    fewer.replaceAll(
        each -> {
          String[] row = each.split(",", -1);
          if (each.contains(",Total,All,")) {
            row[column] = String.valueOf(sum[0]);
          }
          return String.join(",", row);
        });
    Files.write(region.incoming("attendance_350_202526_Q3_v2.csv"), fewer);
    List<String> records = Files.readAllLines(region.incoming("plo_876_202526_Q3_v1.csv"));
    Files.write(
        region.incoming("plo_876_202526_Q3_v2.csv"), records.subList(0, records.size() - 1));
  }

  @Test
  @Order(1)
  void namesEveryCellThatMovedAndOnlyThose() throws IOException {
    resubmit();
    SmallRegion.Ended ended = SmallRegion.run(region.quarterly("2026-02-03"));
    assertThat(ended.printed()).doesNotContain("REJECTED").doesNotContain("Rejected");
    Map<String, String> after = cells();
    Map<String, String> differing = new TreeMap<>();
    Set<String> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    for (String each : all) {
      String was = before.getOrDefault(each, "");
      String is = after.getOrDefault(each, "");
      if (!was.equals(is)) {
        differing.put(each, was + " -> " + is);
      }
    }
    Map<String, String> named = new TreeMap<>();
    for (CSVRecord row : read("revisions.csv")) {
      String cell = key(row) + "|" + row.get("comparator") + "|" + row.get("what");
      assertThat(named.put(cell, row.get("before") + " -> " + row.get("after"))).isNull();
    }
    assertThat(named).isEqualTo(differing);
    assertThat(named.keySet())
        .anyMatch(
            each -> each.startsWith("A03|") && each.contains("|350|") && each.endsWith("|rank"))
        .anyMatch(
            each -> each.startsWith("A03|") && each.contains("|876|") && each.endsWith("|rank"))
        .anyMatch(each -> each.startsWith("P"))
        .noneMatch(each -> each.startsWith("S"));
  }

  @Test
  @Order(2)
  void saysWhichSubmissionMovedIt() throws IOException {
    for (CSVRecord row : read("revisions.csv")) {
      assertThat(row.get("caused_by"))
          .isEqualTo(
              row.get("indicator_id").startsWith("A")
                  ? "attendance 350 2025-26-Q3 v1->v2"
                  : "plo 876 2025-26-Q3 v1->v2");
    }
  }

  /** Both versions there at the first run: the ledger decides, not the runs between. */
  @Test
  @Order(3)
  void doesNotDependOnTheRunsBetween() throws IOException {
    byte[] revisions = Files.readAllBytes(analyst("revisions.csv"));
    SmallRegion.run(
        "quarterly",
        "--home",
        region.home().toString(),
        "--quarter",
        SmallRegion.QUARTER.toString(),
        "--as-of",
        "2026-02-03",
        "--store",
        folder.resolve("another").toString());
    assertThat(Files.readAllBytes(analyst("revisions.csv"))).isEqualTo(revisions);
  }

  private static Path analyst(String name) {
    return region.published().resolve("analyst").resolve(name);
  }

  /** Every cell of both tables by figure, comparator and column, as revisions.csv calls it. */
  private static Map<String, String> cells() throws IOException {
    Map<String, String> cells = new LinkedHashMap<>();
    for (CSVRecord row : read("indicators.csv")) {
      row.toMap().forEach((column, cell) -> cells.put(key(row) + "||" + column, cell));
    }
    for (CSVRecord row : read("benchmarks.csv")) {
      String comparator = row.get("comparator");
      row.toMap()
          .forEach(
              (column, cell) -> {
                boolean ofComparator =
                    column.startsWith("comparator_") || column.equals("difference");
                if (ofComparator || comparator.equals("region")) {
                  cells.put(key(row) + "|" + (ofComparator ? comparator : "") + "|" + column, cell);
                }
              });
    }
    return cells;
  }

  private static String key(CSVRecord row) {
    return String.join("|", KEY.stream().map(row::get).toList());
  }

  private static List<CSVRecord> read(String name) throws IOException {
    try (CSVParser rows =
        CSVParser.parse(
            analyst(name),
            StandardCharsets.UTF_8,
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return rows.getRecords();
    }
  }
}
