package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A past quarter made again from the store alone, backup and restore, and the end of retention. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoreCareTest {

  private static final String EARLIER = "2025-26-Q2";
  private static final List<String> LATE =
      List.of("plo_350_202526_Q1_v1.csv", "exclusions_351_202526_Q1_v1.csv");

  @TempDir private static Path folder;

  private static SmallRegion region;
  private static Map<String, String> earlier;
  private static Map<String, String> newest;

  @BeforeAll
  static void runTwoQuarters() throws IOException {
    region = SmallRegion.in(folder.resolve("home")).with("return-report");
    Path send = region.incoming("send_351_202526_Q3_v1.csv");
    List<String> rows = new ArrayList<>(Files.readAllLines(send));
    rows.set(1, rows.get(1).replace("Bury", "H801200001001"));
    Files.write(send, rows);
    Path settings = region.home().resolve("jobs/quarterly.yaml");
    String before = Files.readString(settings);
    Files.writeString(settings, before.replace("rejected_rows: 5 ", "rejected_rows: 6 "));
    // Two returns that come after later ones of theirs, which are then checked again.
    Path late = region.home().resolve("data/incoming/2025-26-Q1");
    for (String name : LATE) {
      Files.move(late.resolve(name), folder.resolve(name));
    }
    SmallRegion.run(arguments("quarterly", "--quarter", EARLIER, "--as-of", "2025-10-28"));
    earlier = SmallRegion.hashes(region.reports().resolve(EARLIER));
    // Since then: other definitions, returns of that quarter and the one before, the next quarter.
    Files.writeString(settings, before);
    Path old = region.home().resolve("data/incoming").resolve(EARLIER);
    Path again = old.resolve("placements_350_202526_Q2_v2.csv");
    List<String> records =
        new ArrayList<>(Files.readAllLines(old.resolve("placements_350_202526_Q2_v1.csv")));
    records.remove(records.size() - 1);
    Files.write(again, records);
    for (String name : LATE) {
      Files.move(folder.resolve(name), late.resolve(name));
    }
    assertThat(SmallRegion.run(region.quarterly("2026-01-28")).printed())
        .contains(" returns are checked again, because one that goes before them has come since.");
    newest = SmallRegion.hashes(region.published());
    assertThat(earlier).isNotEmpty();
    assertThat(newest).isNotEmpty();
  }

  private static String[] arguments(String... given) {
    List<String> all = new ArrayList<>(Arrays.asList(given));
    all.addAll(1, List.of("--home", region.home().toString()));
    return all.toArray(String[]::new);
  }

  private static SmallRegion.Ended run(String... given) {
    return SmallRegion.run(arguments(given));
  }

  private static Path store() {
    return region.home().resolve("data/store");
  }

  @Test
  @Order(1)
  void everyQuarterIsMadeAgainFromTheStoreAlone() throws IOException {
    Path incoming = region.home().resolve("data/incoming");
    Files.move(incoming, folder.resolve("incoming-elsewhere"));
    FolderTree.delete(region.reports());

    SmallRegion.Ended rebuilt = run("quarterly", "--quarter", EARLIER, "--rebuild");

    assertThat(rebuilt.printed()).contains("every file has the published bytes");
    assertThat(SmallRegion.hashes(region.reports().resolve(EARLIER))).isEqualTo(earlier);
    assertThat(run("quarterly", "--quarter", "2025-26-Q3", "--rebuild").printed())
        .contains("every file has the published bytes");
    assertThat(SmallRegion.hashes(region.published())).isEqualTo(newest);
    assertThat(store().resolve("rebuild")).doesNotExist();
    Files.move(folder.resolve("incoming-elsewhere"), incoming);
    assertThat(SmallRegion.run(region.quarterly("2026-02-28")).printed())
        .contains("Nothing is new");
  }

  @Test
  @Order(2)
  void ofAFileWithPersonalDataOnlyTheHashIsKept() {
    try (Store store = TestStore.open(store())) {
      List<String> states =
          store
              .get(JdbcTemplate.class)
              .queryForList(
                  "SELECT bytes || ' ' || (SELECT COUNT(*) FROM kept_file k WHERE k.sha256 = s.sha256)"
                      + " FROM submission s WHERE file_name = 'send_351_202526_Q3_v1.csv'",
                  String.class);
      assertThat(states).containsExactly("REFUSED 0");
      Integer kept =
          store
              .get(JdbcTemplate.class)
              .queryForObject(
                  "SELECT COUNT(*) FROM submission s JOIN kept_file k ON k.sha256 = s.sha256"
                      + " WHERE s.bytes = 'KEPT'",
                  Integer.class);
      assertThat(kept).isGreaterThan(90);
    }
  }

  @Test
  @Order(3)
  void aRebuildSaysWhatDiffersAndWhy() throws IOException {
    try (Store store = TestStore.open(store())) {
      JdbcTemplate jdbc = store.get(JdbcTemplate.class);
      jdbc.update(
          "UPDATE published_file SET sha256 = REPEAT('0', 64) WHERE file_path = 'coverage.csv'");
      jdbc.update("UPDATE quarterly_run SET program_version = '0.0.9'");
    }
    SmallRegion.Ended differs = run("quarterly", "--quarter", "2025-26-Q3", "--rebuild");
    assertThat(differs.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(differs.printed())
        .contains(
            "Differs: coverage.csv, other bytes",
            "Because it was written by version 0.0.9",
            "differs from what was published in 1 files",
            "2025-26-Q3.rebuilt");
    assertThat(SmallRegion.hashes(region.published())).isEqualTo(newest);
    assertThat(region.reports().resolve("2025-26-Q3.rebuilt/coverage.csv")).exists();
    FolderTree.delete(region.reports().resolve("2025-26-Q3.rebuilt"));
    try (Store store = TestStore.open(store())) {
      JdbcTemplate jdbc = store.get(JdbcTemplate.class);
      jdbc.update(
          "UPDATE published_file SET sha256 = ? WHERE file_path = 'coverage.csv' AND quarter_index = ?",
          newest.get("coverage.csv"),
          SmallRegion.QUARTER.index());
      jdbc.update("UPDATE quarterly_run SET program_version = ?", Application.version());
    }
    SmallRegion.Ended never = run("quarterly", "--quarter", "2025-26-Q1", "--rebuild");
    assertThat(never.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(never.printed().lines()).hasSize(1);
  }

  @Test
  @Order(4)
  void aBackupIsRestoredWholeOrNotAtAll() throws IOException {
    Path file = folder.resolve("store.backup");
    assertThat(run("backup", file.toString()).status()).isZero();
    assertThat(run("backup", file.toString()).status()).isEqualTo(ExitStatus.USAGE);
    String store = Files.readString(store().resolve("logs/regional-indicators.log"));
    assertThat(store).isNotNull();
    byte[] whole = Files.readAllBytes(file);
    for (int damage = 0; damage < 6; damage++) {
      byte[] bytes = whole.clone();
      if (damage == 0) {
        bytes = Arrays.copyOf(bytes, bytes.length / 2);
      } else {
        bytes[bytes.length / 7 * damage] ^= 1;
      }
      Path damaged = Files.write(folder.resolve("damaged-" + damage), bytes);
      String before = TestStore.state(store());
      SmallRegion.Ended refused = run("restore", damaged.toString());
      assertThat(refused.status()).isEqualTo(ExitStatus.FAILED);
      assertThat(refused.printed().lines()).hasSize(1);
      assertThat(refused.printed()).contains("is damaged", "not touched");
      assertThat(TestStore.state(store())).isEqualTo(before);
    }
    TestStore.lose(store());
    SmallRegion.Ended restored = run("restore", file.toString());
    assertThat(restored.status()).as(restored.printed()).isZero();
    assertThat(SmallRegion.run(region.quarterly("2026-02-28")).printed())
        .contains("Nothing is new");
    SmallRegion.Ended over = run("restore", file.toString());
    assertThat(over.printed()).contains("The store that was there is");
    Path before = BackupFile.before(TestStore.places(store()));
    assertThat(before).exists();
    Files.delete(before);
  }

  @Test
  @Order(5)
  void rowsOlderThanTheRetentionGoAndMeasuresStay() throws IOException {
    SmallRegion.Ended early = run("purge", "--before", "2025-26-Q1");
    assertThat(early.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(early.printed()).contains("24 quarters", "2019-20-Q4");
    assertThat(run("purge").printed()).contains("No rows about children");
    List<String> before = Files.readAllLines(region.published().resolve("analyst/indicators.csv"));

    Path settings = region.home().resolve("jobs/quarterly.yaml");
    Files.writeString(
        settings,
        Files.readString(settings).replace("child_level_quarters: 24", "child_level_quarters: 4"));
    SmallRegion.Ended purged = run("purge");

    assertThat(purged.status()).as(purged.printed()).isZero();
    assertThat(purged.printed())
        .contains("rows about children of", "for quarters before 2024-25-Q4", "Kept: ")
        .contains("Can no longer be rebuilt with the published bytes: 2025-26-Q2, 2025-26-Q3.");
    assertThat(run("purge").printed()).contains("No rows about children");
    SmallRegion.run(region.quarterly("2026-01-28"));
    List<String> after = Files.readAllLines(region.published().resolve("analyst/indicators.csv"));
    assertThat(after).hasSameSizeAs(before);
    int moved = 0;
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        moved++;
        assertThat(after.get(i)).contains(",x,");
      }
    }
    assertThat(moved).isBetween(1, before.size() / 10);
    SmallRegion.Ended rebuilt = run("quarterly", "--quarter", EARLIER, "--rebuild");
    assertThat(rebuilt.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(rebuilt.printed())
        .contains("Differs: analyst/indicators.csv, other bytes", "deleted by their age");
    Path first = region.home().resolve("data/incoming/2024-25-Q3");
    Files.copy(
        first.resolve("placements_350_202425_Q3_v1.csv"),
        first.resolve("placements_350_202425_Q3_v2.csv"));
    assertThat(SmallRegion.run(region.quarterly("2026-01-29")).printed())
        .contains("Rejected: placements_350_202425_Q3_v2.csv");
    assertThat(Files.readAllLines(region.published().resolve("analyst/indicators.csv")))
        .isEqualTo(after);
  }
}
