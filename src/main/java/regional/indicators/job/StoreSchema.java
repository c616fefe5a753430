package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
   * Does nothing to a store of the newest schema.
   *
   * @throws SQLException if the store cannot be opened
   */
  static void bring(Path folder, Optional<StoreKey> key) throws IOException, SQLException {
    Path file = Store.file(folder);
    if (Files.exists(file) && !isOld(file, key)) {
      return;
    }
    Path copy = folder.resolve(COPY + ".mv.db");
    Files.deleteIfExists(copy);
    if (Files.exists(file)) {
      Files.copy(file, copy);
      OwnerOnly.protect(copy);
    }
    try (Connection made = connection(copy, key)) {
      OwnerOnly.protect(copy);
      flyway(made).migrate();
    }
    Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isOld(Path file, Optional<StoreKey> key) throws SQLException {
    try (Connection store = connection(file, key)) {
      return flyway(store).info().pending().length > 0;
    }
  }

  private static Connection connection(Path file, Optional<StoreKey> key) throws SQLException {
    return DriverManager.getConnection(url(file, key), "sa", StoreKey.password(key.orElse(null)));
  }

  private static Flyway flyway(Connection connection) {
    return Flyway.configure().dataSource(new SingleConnectionDataSource(connection, true)).load();
  }
}
