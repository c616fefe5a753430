package regional.indicators.job;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Begins a store on a server, and brings an old one to the newest schema: by the same migrations as
 * {@link StoreSchema}, each whole or not at all, as changes of a schema are there.
 */
final class ServerSchema {

  private static final String MIGRATIONS = "db/migration/";
  private static final String WORKERS = "db/server/workers.sql";
  private static final String BATCH = "org/springframework/batch/core/schema-postgresql.sql";

  /** Made last. */
  private static final String LAST_TABLE = "made_part";

  private ServerSchema() {}

  /**
   * Whether a store was begun there, and its schema is whole.
   *
   * @throws CommandFailure if the server gives no connection
   */
  static boolean isThere(StoreServer server) {
    try (Connection connection = server.connect()) {
      return has(connection, LAST_TABLE);
    } catch (SQLException e) {
      throw StoreServer.failure(e);
    }
  }

  private static boolean has(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT to_regclass('" + table + "')")) {
      return found.next() && found.getString(1) != null;
    }
  }

  /**
   * Does nothing to a store of the newest schema. The caller has its lock.
   *
   * @throws CommandFailure if a newer program has brought it further
   */
  static void bring(StoreServer server) throws SQLException {
    try (Connection connection = server.connect()) {
      Flyway flyway = flyway(connection).load();
      refuseNewer(flyway);
      flyway.migrate();
      if (!has(connection, "batch_job_instance")) {
        connection.setAutoCommit(false);
        ScriptUtils.executeSqlScript(connection, new ClassPathResource(BATCH));
        connection.commit();
        connection.setAutoCommit(true);
      }
      ScriptUtils.executeSqlScript(connection, new ClassPathResource(WORKERS));
    }
  }

  /**
   * A worker changes no schema.
   *
   * @throws CommandFailure if the store has not this program's
   */
  static void require(StoreServer server) throws SQLException {
    try (Connection connection = server.connect()) {
      Flyway flyway = flyway(connection).load();
      refuseNewer(flyway);
      if (flyway.info().pending().length > 0) {
        throw CommandFailure.run(
            "The store is of an older version than this worker, which is "
                + Application.version()
                + ": run quarterly with this version first, or start a worker of the older one.");
      }
    }
  }

  static FluentConfiguration flyway(Connection connection) {
    return Flyway.configure()
        .dataSource(new SingleConnectionDataSource(connection, true))
        .resourceProvider(new Migrations());
  }

  private static void refuseNewer(Flyway flyway) {
    for (var each : flyway.info().all()) {
      if (each.getState() == MigrationState.FUTURE_SUCCESS) {
        throw StoreSchema.newer();
      }
    }
  }

  /**
   * The migrations, of which a few words are said in PostgreSQL's own way. Text is sorted as in H2,
   * whatever language the database was created for.
   */
  private static final class Migrations implements ResourceProvider {

    private static String said(String sql) {
      return sql.replaceAll("VARBINARY\\(\\d+\\)", "BYTEA")
          .replaceAll("\\b(?:VAR)?CHAR\\((\\d+)\\)", "VARCHAR($1) COLLATE \"C\"");
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
      return getResources(name, new String[] {""}).stream().findFirst().orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      try {
        List<LoadableResource> found = new ArrayList<>();
        for (Resource each :
            new PathMatchingResourcePatternResolver()
                .getResources("classpath:" + MIGRATIONS + "*.sql")) {
          String name = Optional.ofNullable(each.getFilename()).orElseThrow();
          if (name.startsWith(prefix) && Stream.of(suffixes).anyMatch(name::endsWith)) {
            found.add(new Migration(name, said(each.getContentAsString(StandardCharsets.UTF_8))));
          }
        }
        return found;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Migration extends LoadableResource {

    private final String name;
    private final String sql;

    Migration(String name, String sql) {
      this.name = name;
      this.sql = sql;
    }

    @Override
    public Reader read() {
      return new StringReader(sql);
    }

    @Override
    public String getAbsolutePath() {
      return MIGRATIONS + name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return MIGRATIONS + name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
