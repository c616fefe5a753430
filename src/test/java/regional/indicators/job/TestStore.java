package regional.indicators.job;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import regional.indicators.store.StoreTables;
import regional.indicators.submission.Incoming;

/**
 * The stores of tests: in folders, or, in the part of {@code -Pfull} that sets {@code
 * store.engine}, each in a database of its own of one PostgreSQL server a process. A folder names
 * its store in both.
 */
final class TestStore {

  /** Whether stores are on the server unless a test says otherwise. */
  static final boolean ON_SERVER = "postgresql".equals(System.getProperty("store.engine"));

  private static final Map<Path, String> DATABASES = new ConcurrentHashMap<>();

  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestStore() {}

  /** One server a process, begun when it is first wanted. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING;
    static final Path LOGIN;

    static {
      try {
        RUNNING =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .start();
        LOGIN = Files.createTempFile("login", "");
        LOGIN.toFile().deleteOnExit();
        OwnerOnly.protect(LOGIN);
        Files.writeString(LOGIN, "postgres\npostgres\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The file with user and password. */
  static Path login() {
    return Server.LOGIN;
  }

  /** The address of the database that stands for a folder. */
  static String url(Path folder) {
    return DATABASES.computeIfAbsent(folder.toAbsolutePath().normalize(), each -> create());
  }

  private static String create() {
    String name = "store" + COUNT.incrementAndGet();
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return "jdbc:postgresql://localhost:" + Server.RUNNING.getPort() + "/" + name;
  }

  /** The same arguments, with the store on the server where tests are run so. */
  static String[] arguments(String... given) {
    return ON_SERVER ? onServer(given) : given;
  }

  /** The same arguments, with the store on the server. */
  static String[] onServer(String... given) {
    CommandLine program =
        new CommandLine(
            new Application(), new CommandFactory(Clock.systemUTC(), System.out, false));
    CommandLine command = program.getSubcommands().get(given[0]);
    List<String> arguments = new ArrayList<>(Arrays.asList(given));
    boolean already = following(arguments, "--store").filter(StoreServer::isAddress).isPresent();
    if (already || command == null || command.getCommandSpec().findOption("--store") == null) {
      return given;
    }
    Path folder =
        taken(arguments, "--store")
            .map(Path::of)
            .orElse(
                Path.of(following(arguments, "--home").orElse(""))
                    .resolve("data")
                    .resolve("store"));
    arguments.addAll(
        List.of(
            "--store",
            url(folder),
            "--store-folder",
            folder.toString(),
            "--store-login",
            login().toString()));
    return arguments.toArray(String[]::new);
  }

  private static Optional<String> following(List<String> arguments, String option) {
    int at = arguments.indexOf(option);
    return at < 0 ? Optional.empty() : Optional.of(arguments.get(at + 1));
  }

  private static Optional<String> taken(List<String> arguments, String option) {
    Optional<String> value = following(arguments, option);
    if (value.isPresent()) {
      int at = arguments.indexOf(option);
      arguments.remove(at);
      arguments.remove(at);
    }
    return value;
  }

  /** Opens the store that a folder names. */
  static Store open(Path folder) {
    return Store.open(places(folder));
  }

  static Store openOnServer(Path folder) {
    return Store.open(placesOnServer(folder));
  }

  static Places places(Path folder) {
    return ON_SERVER
        ? placesOnServer(folder)
        : new Places(folder, folder, folder, folder, Optional.empty());
  }

  private static Places placesOnServer(Path folder) {
    return new Places(
        folder, folder, folder, folder, Optional.empty(), Optional.of(server(folder)));
  }

  static StoreServer server(Path folder) {
    return StoreServer.of(url(folder), Optional.of(login()), Map.of());
  }

  /** Every column of every row of every table, as text. */
  static List<String> rows(Path folder, String key) throws SQLException {
    List<String> rows = new ArrayList<>();
    if (!ON_SERVER) {
      String url =
          "jdbc:h2:file:"
              + folder.resolve("regional").toAbsolutePath()
              + ";CIPHER=AES;ACCESS_MODE_DATA=r";
      try (Connection store = DriverManager.getConnection(url, "sa", key + " ");
          ResultSet script = store.createStatement().executeQuery("SCRIPT")) {
        while (script.next()) {
          rows.add(script.getString(1));
        }
      }
      return rows;
    }
    try (Connection connection = server(folder).connect();
        Statement statement = connection.createStatement()) {
      for (String table : StoreTables.ALL) {
        try (ResultSet row =
            statement.executeQuery("SELECT t::text FROM " + table + " t ORDER BY 1")) {
          while (row.next()) {
            rows.add(row.getString(1));
          }
        }
      }
    }
    return rows;
  }

  /** What tells whether a store was touched. */
  static String state(Path folder) {
    try {
      return ON_SERVER
          ? Incoming.sha256(String.join("\n", rows(folder, "")))
          : SmallRegion.hash(Store.file(folder));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** There is no store any more. */
  static void lose(Path folder) throws IOException {
    if (ON_SERVER) {
      DATABASES.put(folder.toAbsolutePath().normalize(), create());
    } else {
      Files.delete(Store.file(folder));
    }
  }
}
