package regional.indicators.job;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A store on a PostgreSQL server: its address, and who opens it. User and password come from a file
 * or the environment and never from an argument, which every user of the machine can see; no
 * message repeats them.
 *
 * @param password where there is none, the driver looks into {@code ~/.pgpass}
 */
record StoreServer(String url, String user, Optional<String> password) {

  private static final String POSTGRESQL = "jdbc:postgresql://";
  private static final Pattern ADDRESS = Pattern.compile("(?i)(jdbc:|\\w+://).*");
  private static final Pattern LOGIN =
      Pattern.compile("(?i)(.*[?&;](user|password|sslpassword)=.*|[^?]*@.*)");
  private static final int LONGEST_FILE = 1 << 12;
  private static final String HOW =
      " Set PGUSER and PGPASSWORD, or name a file with user and password, a line each, with --store-login.";

  /** What every connection is given besides. */
  static final Map<String, String> DRIVER =
      Map.of(
          "reWriteBatchedInserts", "true",
          "tcpKeepAlive", "true",
          "ApplicationName", "regional-indicators");

  /** Whether it is an address and not a folder. */
  static boolean isAddress(String store) {
    return ADDRESS.matcher(store).matches();
  }

  /**
   * @param environment for user and password where no file is named
   * @throws CommandFailure if the address is of no such server or holds user or password, or the
   *     file cannot be used
   */
  static StoreServer of(String url, Optional<Path> login, Map<String, String> environment) {
    if (LOGIN.matcher(url).matches()) {
      throw CommandFailure.usage(
          "The address of the store must hold neither user nor password: others can see it." + HOW);
    }
    if (!url.startsWith(POSTGRESQL)) {
      throw CommandFailure.usage(
          "A store is a folder, or a database of a PostgreSQL server, as jdbc:postgresql://host/database.");
    }
    if (login.isPresent()) {
      return read(url, login.get());
    }
    String user = environment.getOrDefault("PGUSER", "");
    if (user.isEmpty()) {
      throw CommandFailure.usage("Nobody is named who may open the store." + HOW);
    }
    return new StoreServer(url, user, Optional.ofNullable(environment.get("PGPASSWORD")));
  }

  private static StoreServer read(String url, Path file) {
    List<String> lines;
    boolean open;
    try {
      if (Files.size(file) > LONGEST_FILE) {
        throw unfit(file);
      }
      lines = Files.readString(file).lines().toList();
      open = OwnerOnly.isOpenToOthers(file);
    } catch (IOException e) {
      throw CommandFailure.usage(
          "The file with user and password of the store cannot be read: "
              + file
              + ". Name a file that you can read with --store-login.");
    }
    if (open) {
      throw CommandFailure.usage(
          "Others can read the file with user and password of the store: type chmod 600 "
              + file
              + ", and let the password be changed.");
    }
    if (lines.size() != 2 || lines.stream().anyMatch(String::isBlank)) {
      throw unfit(file);
    }
    return new StoreServer(url, lines.get(0), Optional.of(lines.get(1)));
  }

  private static CommandFailure unfit(Path file) {
    return CommandFailure.usage(
        "The file with user and password of the store, "
            + file
            + ", must hold two lines: the user, then the password.");
  }

  /** A connection of its own. */
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(DRIVER);
    properties.setProperty("user", user);
    password.ifPresent(each -> properties.setProperty("password", each));
    return DriverManager.getConnection(url, properties);
  }

  /** A pool of connections; it is closed with the store. */
  HikariDataSource pool() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    password.ifPresent(pool::setPassword);
    pool.setMinimumIdle(1);
    pool.setMaximumPoolSize(Store.mostConnections());
    DRIVER.forEach(pool::addDataSourceProperty);
    return pool;
  }

  /** What is to be said when the server does not give a connection. */
  static CommandFailure failure(SQLException cause) {
    String state = String.valueOf(cause.getSQLState());
    String because = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    if (state.startsWith("28")) {
      return CommandFailure.usage(
          "The server of the store refuses the user or the password: " + because + "." + HOW);
    }
    if (state.equals("3D000")) {
      return CommandFailure.usage(
          "The server has no such database: "
              + because
              + ". Create it, or name another with --store.");
    }
    if (state.startsWith("08") || state.startsWith("57P")) {
      return CommandFailure.run(
          "The server of the store cannot be reached: "
              + because
              + " Check the address and that the server runs, then run it again.");
    }
    return CommandFailure.run(
        "The store cannot be opened: "
            + because
            + ". Mend it on the server, then run it again: it resumes.");
  }

  /** Nothing of the password. */
  @Override
  public String toString() {
    return url;
  }
}
