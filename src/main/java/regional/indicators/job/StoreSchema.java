package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Begins a store, and brings an old one to the newest schema, on a copy that then takes its place:
 * a process killed meanwhile leaves the store as it was. (Changes of a schema cannot be rolled back
 * in H2.)
 */
final class StoreSchema {

  private static final String COPY = "regional.being-made";

  /** The number of the last of {@code db/migration}. */
  static final int NEWEST = 6;

  private StoreSchema() {}

  /** The address of a store. */
  static String url(Path file, Optional<StoreKey> key) {
    return "jdbc:h2:file:"
        + file.toAbsolutePath().toString().replaceAll("\\.mv\\.db$", "")
        + StoreKey.cipher(key.orElse(null))
        // What is committed is in the file before the commit returns: otherwise what was told in
        // the last half second is lost with the process.
        + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
  }

  /**
   * Does nothing to a store of the newest schema: what brings others there takes a while to load.
   *
   * @throws CommandFailure if a newer program has brought it further
   * @throws SQLException if the store cannot be opened
   */
  static void bring(Path folder, Optional<StoreKey> key) throws IOException, SQLException {
    Path file = Store.file(folder);
    if (Files.exists(file)) {
      int version = version(file, key);
      if (version > NEWEST) {
        throw newer();
      }
      if (version == NEWEST) {
        return;
      }
    }
    Path copy = folder.resolve(COPY + ".mv.db");
    Files.deleteIfExists(copy);
    if (Files.exists(file)) {
      Files.copy(file, copy);
      OwnerOnly.protect(copy);
    }
    try (Connection made = connection(copy, key)) {
      OwnerOnly.protect(copy);
      Flyway.configure().dataSource(new SingleConnectionDataSource(made, true)).load().migrate();
    }
    Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** 0 where none is recorded. */
  private static int version(Path file, Optional<StoreKey> key) throws SQLException {
    try (Connection store = connection(file, key);
        Statement statement = store.createStatement()) {
      ResultSet tables =
          statement.executeQuery(
              "SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'flyway_schema_history'");
      if (!tables.next()) {
        return 0;
      }
      ResultSet last =
          statement.executeQuery(
              "SELECT MAX(CAST(\"version\" AS INT)) FROM \"flyway_schema_history\" WHERE \"success\"");
      return last.next() ? last.getInt(1) : 0;
    }
  }

  /** What is said of a store that this program is too old for. */
  static CommandFailure newer() {
    return CommandFailure.usage(
        "A newer version of the program has brought the store to another schema: use that version, this is "
            + Application.version()
            + ".");
  }

  private static Connection connection(Path file, Optional<StoreKey> key) throws SQLException {
    return DriverManager.getConnection(url(file, key), "sa", StoreKey.password(key.orElse(null)));
  }
}
