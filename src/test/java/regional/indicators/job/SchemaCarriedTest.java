package regional.indicators.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import regional.indicators.core.Quarter;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Receipts;
import regional.indicators.submission.RowBlock;

/** A store of the first schema, with rows in it, is carried to the newest. */
class SchemaCarriedTest {

  private static final Quarter QUARTER = new Quarter(2025, 3);

  @TempDir private Path folder;

  private static Connection connection(Path store) throws SQLException {
    return TestStore.ON_SERVER
        ? TestStore.server(store).connect()
        : DriverManager.getConnection(
            StoreSchema.url(Store.file(store), Optional.empty()), "sa", "");
  }

  /** A store as the first version of the program left it. */
  static void begin(Path store) throws IOException, SQLException {
    OwnerOnly.create(store);
    try (Connection old = connection(store)) {
      (TestStore.ON_SERVER
              ? ServerSchema.flyway(old)
              : Flyway.configure().dataSource(new SingleConnectionDataSource(old, true)))
          .target("1")
          .load()
          .migrate();
      for (List<Object> each :
          List.<List<Object>>of(
              List.of("placements", "350", "ACCEPTED", 2),
              List.of("send", "351", "REJECTED", 0),
              List.of("plo", "350", "RECEIVED", 0))) {
        try (PreparedStatement insert =
            old.prepareStatement(
                "INSERT INTO submission (return_id, old_la_code, quarter_index, version, file_name, file_path, sha256,"
                    + " received_on, state, row_count, rejected_count, finding_count) VALUES (?, ?, ?, 1, ?, ?, ?,"
                    + " DATE '2026-01-20', ?, ?, 0, 1)")) {
          String name = each.get(0) + "_" + each.get(1) + "_202526_Q3_v1.csv";
          insert.setObject(1, each.get(0));
          insert.setObject(2, each.get(1));
          insert.setInt(3, QUARTER.index());
          insert.setString(4, name);
          insert.setString(5, "2025-26-Q3/" + name);
          insert.setString(6, "a".repeat(64));
          insert.setObject(7, each.get(2));
          insert.setObject(8, each.get(3));
          insert.execute();
        }
      }
      // Line 2, one cell "7", deflated: a block as the store has always written it.
      try (PreparedStatement insert =
          old.prepareStatement(
              "INSERT INTO row_block (submission_id, block_number, row_count, content) VALUES (1, 0, 1, ?)")) {
        insert.setBytes(1, deflated(new byte[] {0, 0, 0, 2, 1, 0, 1, '7'}));
        insert.execute();
      }
      old.createStatement()
          .execute(
              "INSERT INTO finding VALUES (2, 0, 'COM-05', 'SUBMISSION_REJECTED', 3, 'term', '', 'Twice', 'Mend it')");
      old.createStatement()
          .execute(
              "INSERT INTO stray_file VALUES ('notes.txt', REPEAT('b', 64), DATE '2026-01-20')");
    }
  }

  private static byte[] deflated(byte[] plain) throws IOException {
    java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
    try (java.util.zip.DeflaterOutputStream out = new java.util.zip.DeflaterOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  @Test
  void everyRowOfTheFirstSchemaIsThereInTheNewest() throws Exception {
    Path place = folder.resolve("store");
    begin(place);
    try (Store store = TestStore.open(place)) {
      Ledger ledger = store.get(Ledger.class);
      assertThat(ledger.entries(QUARTER))
          .extracting(each -> each.fileName() + " " + each.state())
          .containsExactly(
              "placements_350_202526_Q3_v1.csv ACCEPTED",
              "plo_350_202526_Q3_v1.csv RECEIVED",
              "send_351_202526_Q3_v1.csv REJECTED");
      List<RowBlock> blocks = ledger.blocks(ledger.entry(1).orElseThrow().submission());
      blocks.get(0).read((line, cells) -> assertThat(line + " " + cells).isEqualTo("2 [7]"));
      assertThat(blocks).hasSize(1);
      assertThat(ledger.findings(ledger.entry(2).orElseThrow().submission()))
          .extracting(each -> each.code() + each.place())
          .containsExactly("COM-05");
      assertThat(ledger.strays()).hasSize(1);
      assertThat(store.get(Receipts.class).receipts())
          .extractingFromEntries(each -> each.getKey() + " " + each.getValue().bytes())
          .containsExactlyInAnyOrder("1 NOT_KEPT", "2 REFUSED", "3 NOT_KEPT");
      assertThat(
              store
                  .get(JdbcTemplate.class)
                  .queryForObject(
                      "SELECT COUNT(*) FROM \"flyway_schema_history\" WHERE \"success\"",
                      Integer.class))
          .isGreaterThanOrEqualTo(4);
    }
  }

  /** Its tables may not mean what this program takes them for. */
  @Test
  void aStoreOfANewerProgramIsRefused() throws Exception {
    Path place = folder.resolve("store");
    begin(place);
    try (Store store = TestStore.open(place)) {
      store
          .get(JdbcTemplate.class)
          .update(
              "INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\", \"type\","
                  + " \"script\", \"installed_by\", \"execution_time\", \"success\")"
                  + " VALUES (100, '100', 'Of a newer program', 'SQL', 'V100__newer.sql', 'sa', 1, TRUE)");
    }
    assertThatThrownBy(() -> TestStore.open(place))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("A newer version of the program has brought the store to");
  }

  /** Else a store of the schema before would be taken for one of the newest. */
  @Test
  void theNewestSchemaIsTheLastOfTheMigrations() throws Exception {
    Path migrations =
        Path.of(requireNonNull(getClass().getResource("/db/migration/V1__ledger.sql")).toURI())
            .getParent();
    try (Stream<Path> files = Files.list(migrations)) {
      assertThat(
              files.map(each -> each.getFileName().toString()).mapToInt(SchemaCarriedTest::number))
          .contains(1)
          .allMatch(each -> each <= StoreSchema.NEWEST)
          .contains(StoreSchema.NEWEST);
    }
  }

  private static int number(String migration) {
    return Integer.parseInt(migration.substring(1, migration.indexOf("__")));
  }

  /** As a process killed in the midst of it leaves it. */
  @Test
  // There changes of a schema are rolled back: no copy is made.
  @OnlyInAFolder
  void aHalfMadeCopyIsThrownAway() throws Exception {
    Path place = folder.resolve("store");
    begin(place);
    Files.write(place.resolve("regional.being-made.mv.db"), new byte[] {1, 2, 3});
    try (Store store = TestStore.open(place)) {
      assertThat(store.get(Ledger.class).entries(QUARTER)).hasSize(3);
    }
    assertThat(place.resolve("regional.being-made.mv.db")).doesNotExist();
  }
}
