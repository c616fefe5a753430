package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import regional.indicators.store.StoreTables;

/** The main job and the store's care on PostgreSQL: the same bytes as on H2, and back again. */
class SharedStoreTest {

  @TempDir private static Path folder;

  private static SmallRegion region;
  private static Path incoming;
  private static Map<String, String> onH2;

  @BeforeAll
  static void runOnH2() throws IOException {
    region = SmallRegion.in(folder.resolve("home")).with("return-report");
    incoming = region.ofBolton(folder.resolve("incoming"));
    run(quarterly("h2"));
    onH2 = hashes("h2");
    assertThat(onH2).hasSizeGreaterThan(10);
  }

  private static SmallRegion.Ended run(String... arguments) {
    return SmallRegion.runAsGiven(arguments);
  }

  /** With a store and outputs of its own. */
  private static String[] arguments(String name, String... given) {
    List<String> all = new ArrayList<>(List.of(given));
    all.addAll(
        1,
        List.of(
            "--home", region.home().toString(),
            "--store", store(name).toString(),
            "--returns", incoming.toString(),
            "--reports", reports(name).toString()));
    return all.toArray(String[]::new);
  }

  private static String[] quarterly(String name) {
    return arguments(name, "quarterly", "--quarter", "2025-26-Q3", "--as-of", "2026-01-28");
  }

  private static String[] rebuild(String name) {
    return arguments(name, "quarterly", "--quarter", "2025-26-Q3", "--rebuild");
  }

  private static Path store(String name) {
    return folder.resolve(name).resolve("store");
  }

  private static Path reports(String name) {
    return folder.resolve(name).resolve("reports");
  }

  private static Map<String, String> hashes(String name) {
    return SmallRegion.hashes(reports(name).resolve("2025-26-Q3"));
  }

  @Test
  void aQuarterHasTheSameBytesOnBothEngines() {
    SmallRegion.Ended ended = run(TestStore.onServer(quarterly("server")));
    assertThat(ended.status()).as(ended.printed()).isBetween(0, 1);
    assertThat(hashes("server")).isEqualTo(onH2);
    assertThat(Store.file(store("server"))).doesNotExist();
    assertThat(run(TestStore.onServer(quarterly("server"))).printed()).contains("Nothing is new");
    assertThat(
            run(TestStore.onServer(
                    arguments("server", "status", "--quarter", "2025-26-Q3", "--run")))
                .printed())
        .contains("packs", "completed");
  }

  @Test
  void aBackupIsCarriedFromEachEngineToTheOther() throws IOException {
    Path fromH2 = folder.resolve("h2.backup");
    assertThat(run(arguments("h2", "backup", fromH2.toString())).status()).isZero();
    assertThat(run(TestStore.onServer(arguments("carried", "status", "--quarter", "2025-26-Q3"))))
        .extracting(SmallRegion.Ended::status)
        .isEqualTo(ExitStatus.USAGE);
    SmallRegion.Ended restored =
        run(TestStore.onServer(arguments("carried", "restore", fromH2.toString())));
    assertThat(restored.status()).as(restored.printed()).isZero();
    assertThat(restored.printed()).doesNotContain("that was there");
    SmallRegion.Ended rebuilt = run(TestStore.onServer(rebuild("carried")));
    assertThat(rebuilt.printed()).contains("every file has the published bytes");
    assertThat(hashes("carried")).isEqualTo(onH2);
    byte[] damaged = Files.readAllBytes(fromH2);
    damaged[damaged.length / 2] ^= 1;
    Path file = Files.write(folder.resolve("damaged.backup"), damaged);
    SmallRegion.Ended refused =
        run(TestStore.onServer(arguments("carried", "restore", file.toString())));
    assertThat(refused.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(refused.printed().lines()).hasSize(1);
    assertThat(refused.printed()).contains("is damaged", "not touched");
    SmallRegion.Ended again = run(TestStore.onServer(quarterly("carried")));
    assertThat(again.printed()).contains("Nothing is new");

    Path fromServer = folder.resolve("server.backup");
    SmallRegion.Ended backedUp =
        run(TestStore.onServer(arguments("carried", "backup", fromServer.toString())));
    assertThat(backedUp.status()).as(backedUp.printed()).isZero();
    assertThat(run(arguments("back", "restore", fromServer.toString())).status()).isZero();
    assertThat(run(rebuild("back")).printed()).contains("every file has the published bytes");
    assertThat(hashes("back")).isEqualTo(onH2);
    // What is received next is numbered on from what was carried.
    try (Store store = Store.open(store("back"))) {
      store.get(JdbcTemplate.class).update("DELETE FROM published_file");
    }
    assertThat(run(quarterly("back")).status()).isBetween(0, 1);
    assertThat(hashes("back")).isEqualTo(onH2);

    SmallRegion.Ended over =
        run(TestStore.onServer(arguments("carried", "restore", fromServer.toString())));
    assertThat(over.status()).as(over.printed()).isZero();
    Path before = store("carried").resolve("regional.before-restore.backup");
    assertThat(over.printed()).contains("The store that was there is " + before);
    assertThat(run(arguments("again", "restore", before.toString())).status()).isZero();
    assertThat(store("carried").resolve("restoring")).doesNotExist();
    assertThat(store("carried").resolve("backing-up")).doesNotExist();
  }

  @Test
  void everyTableIsCarried() throws SQLException {
    try (Store store = TestStore.openOnServer(folder.resolve("tables"))) {
      List<String> tables =
          store
              .get(JdbcTemplate.class)
              .queryForList(
                  "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
                      + " AND table_name <> 'flyway_schema_history'",
                  String.class);
      tables.removeAll(StoreTables.OF_WORKERS);
      assertThat(StoreTables.ALL).containsExactlyInAnyOrderElementsOf(tables);
    }
  }

  @Test
  void aRunThatWasKilledResumesAndEndsWithTheSameBytes() throws Exception {
    String[] arguments = TestStore.onServer(quarterly("killed"));
    KilledRun.after("check", 120, arguments);
    assertThat(reports("killed").resolve("2025-26-Q3")).doesNotExist();
    SmallRegion.Ended ended = run(arguments);
    assertThat(ended.printed()).contains("Resuming the run that was stopped.");
    assertThat(hashes("killed")).isEqualTo(onH2);
  }

  @Test
  void oneRunAtATime() {
    String[] status = TestStore.onServer(arguments("taken", "status", "--quarter", "2025-26-Q3"));
    try (Store store = TestStore.openOnServer(store("taken"))) {
      assertThat(store.get(JdbcTemplate.class)).isNotNull();
      SmallRegion.Ended second = run(status);
      assertThat(second.status()).isEqualTo(ExitStatus.FAILED);
      assertThat(second.printed())
          .isEqualToIgnoringNewLines(
              "Another run is using the store. Wait until it has ended, then try again.");
    }
    assertThat(run(status).status()).isZero();
  }

  /** Another may have begun by then. */
  @Test
  void withoutTheLockNothingIsWritten() throws SQLException {
    try (Store store = TestStore.openOnServer(store("lost"));
        Connection other = TestStore.server(store("lost")).connect();
        Statement statement = other.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database ="
              + " (SELECT oid FROM pg_database WHERE datname = current_database())");
      assertThatThrownBy(
              () ->
                  new TransactionTemplate(store.get(PlatformTransactionManager.class))
                      .executeWithoutResult(status -> {}))
          .hasMessageContaining("connection to the server of the store was lost");
    }
  }

  @Test
  void rowsDeletedByTheirAgeLeaveNoTrace() throws IOException {
    Path file = folder.resolve("purged.backup");
    run(arguments("h2", "backup", file.toString()));
    run(TestStore.onServer(arguments("purged", "restore", file.toString())));
    Path settings = region.home().resolve("jobs/quarterly.yaml");
    String before = Files.readString(settings);
    try {
      Files.writeString(
          settings, before.replace("child_level_quarters: 24", "child_level_quarters: 1"));
      SmallRegion.Ended purged = run(TestStore.onServer(arguments("purged", "purge")));
      assertThat(purged.status()).as(purged.printed()).isZero();
      assertThat(purged.printed()).contains("rows about children of");
    } finally {
      Files.writeString(settings, before);
    }
    try (Store store = TestStore.openOnServer(store("purged"))) {
      JdbcTemplate jdbc = store.get(JdbcTemplate.class);
      jdbc.execute("ANALYZE row_block");
      assertThat(
              jdbc.queryForObject(
                  "SELECT COUNT(*) FROM submission WHERE bytes = 'PURGED'", Integer.class))
          .isPositive();
      assertThat(
              jdbc.queryForObject(
                  "SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'row_block'",
                  Integer.class))
          .isZero();
    }
  }

  @Test
  void aWrongAddressIsOneLine() throws IOException {
    Path open = Files.writeString(folder.resolve("open-login"), "somebody\nhush-hush\n");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    Path one = Files.writeString(folder.resolve("one-line"), "hush-hush\n");
    OwnerOnly.protect(one);
    String whole = TestStore.url(store("server"));
    String login = TestStore.login().toString();
    for (List<String> each :
        List.of(
            List.of("2", "neither user nor password", whole + "?password=hush-hush", login),
            List.of("2", "neither user nor password", whole + "?ssl=true&USER=me", login),
            List.of("2", "neither user nor password", "jdbc:postgresql://me:hush-hush@h/d", login),
            List.of("2", "A store is a folder, or a database", "jdbc:mysql://h/d", login),
            List.of("2", "A store is a folder, or a database", "postgresql://h/d", login),
            List.of("2", "chmod 600", whole, open.toString()),
            List.of("2", "two lines: the user, then the password", whole, one.toString()),
            List.of("2", "cannot be read", whole, folder.resolve("gone").toString()),
            List.of("2", "no such database", whole + "_gone", login),
            List.of("3", "cannot be reached", "jdbc:postgresql://localhost:1/d", login))) {
      SmallRegion.Ended ended =
          run(
              "status",
              "--home",
              region.home().toString(),
              "--quarter",
              "2025-26-Q3",
              "--store",
              each.get(2),
              "--store-login",
              each.get(3));
      assertThat(ended.printed()).as(each.get(2)).contains(each.get(1)).doesNotContain("hush");
      assertThat(ended.printed().lines()).as(each.get(2)).hasSize(1);
      assertThat(ended.status()).as(each.get(2)).isEqualTo(Integer.parseInt(each.get(0)));
    }
  }

  @Test
  void withoutAFileUserAndPasswordAreThoseOfTheEnvironment() {
    String url = "jdbc:postgresql://h/d";
    StoreServer server =
        StoreServer.of(url, Optional.empty(), Map.of("PGUSER", "me", "PGPASSWORD", "hush-hush"));
    assertThat(server.user()).isEqualTo("me");
    assertThat(server.password()).contains("hush-hush");
    assertThat(server.toString()).isEqualTo(url);
    assertThatThrownBy(() -> StoreServer.of(url, Optional.empty(), Map.of()))
        .hasMessageContaining("Set PGUSER and PGPASSWORD");
  }

  @Test
  void anOlderProgramLeavesANewerStoreAlone() throws SQLException {
    try (Store store = TestStore.openOnServer(store("newer"))) {
      store
          .get(JdbcTemplate.class)
          .update(
              "INSERT INTO flyway_schema_history SELECT installed_rank + 1, '999', description, type, 'V999__next.sql',"
                  + " checksum, installed_by, installed_on, execution_time, success FROM flyway_schema_history"
                  + " ORDER BY installed_rank DESC LIMIT 1");
    }
    SmallRegion.Ended ended =
        run(TestStore.onServer(arguments("newer", "status", "--quarter", "2025-26-Q3")));
    assertThat(ended.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(ended.printed()).contains("A newer version of the program");
  }
}
