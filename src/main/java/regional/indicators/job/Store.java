package regional.indicators.job;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.StatusManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import regional.indicators.store.StoreTables;

/** The open store, and Spring Batch on top of it. One process at a time has it. */
final class Store implements AutoCloseable {

  /** As the pool's library has it. */
  private static final int FEWEST_CONNECTIONS = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  private static final int WRONG_KEY = 90049;
  private static final String DATABASE = "regional";
  private static final String LOGS = "logs";
  private static final String LOG_FILE = "regional-indicators.log";
  private static final String METRICS = "metrics";

  private final Path folder;
  private final StoreLock lock;
  private final ConfigurableApplicationContext context;

  private Store(Path folder, StoreLock lock, ConfigurableApplicationContext context) {
    this.folder = folder;
    this.lock = lock;
    this.context = context;
  }

  /**
   * Opens the store of a folder, creating it where there is none, without a key.
   *
   * @throws CommandFailure if another process has it, or it cannot be opened
   */
  static Store open(Path folder) {
    return open(folder, folder.resolve(LOGS), Optional.empty());
  }

  /**
   * Opens the store, creating it where there is none, with the key that is named. Nobody but its
   * owner can read its files.
   *
   * @throws CommandFailure if another process has it, or it cannot be opened
   */
  static Store open(Places places) {
    return open(places, places.store());
  }

  /** The same, and what is logged goes to the log of another store. */
  static Store open(Places places, Path logOf) {
    Path logs = logOf.resolve(LOGS);
    Path folder = places.store();
    if (places.server().isEmpty()) {
      return open(folder, logs, places.storeKey().map(StoreKey::read));
    }
    StoreServer server = places.server().get();
    prepare(folder);
    return open(
        folder,
        logs.resolve(LOG_FILE),
        StoreLock.take(server),
        starting -> {
          ServerSchema.bring(server);
          starting.registerBean("dataSource", DataSource.class, server::pool);
        },
        Map.of("spring.batch.jdbc.initialize-schema", "never"));
  }

  /**
   * Opens the store of a server beside the run that has it, to take a share of its work.
   *
   * @throws CommandFailure if it cannot be opened, or is of another version
   */
  static Store openBeside(Places places) {
    StoreServer server = places.server().orElseThrow();
    prepare(places.store());
    return open(
        places.store(),
        places.store().resolve(LOGS).resolve("worker.log"),
        StoreLock.beside(server),
        starting -> {
          ServerSchema.require(server);
          starting.registerBean("dataSource", DataSource.class, server::pool);
        },
        Map.of("spring.batch.jdbc.initialize-schema", "never"));
  }

  private static Store open(Path folder, Path logs, Optional<StoreKey> key) {
    StoreKey.check(file(folder), key);
    prepare(folder);
    return open(
        folder,
        logs.resolve(LOG_FILE),
        StoreLock.take(folder),
        starting -> StoreSchema.bring(folder, key),
        Map.of(
            "spring.datasource.url",
            StoreSchema.url(file(folder), key),
            "spring.datasource.username",
            "sa",
            "spring.datasource.password",
            StoreKey.password(key.orElse(null)),
            "spring.datasource.hikari.maximum-pool-size",
            mostConnections(),
            "spring.batch.jdbc.initialize-schema",
            "always"));
  }

  /** Each processor's task has a connection, and a second for what is recorded beside it. */
  static int mostConnections() {
    return Math.max(FEWEST_CONNECTIONS, 2 * Runtime.getRuntime().availableProcessors() + 2);
  }

  private static void prepare(Path folder) {
    try {
      OwnerOnly.create(folder.resolve(LOGS));
      protect(folder);
    } catch (IOException e) {
      throw CommandFailure.run(
          "The folder of the store cannot be made or protected: "
              + folder
              + ". Check its rights and its room, or name another with --store.");
    }
  }

  /** What is done to the database before anything stands on it. */
  private interface Begin {
    void begin(GenericApplicationContext starting) throws IOException, SQLException;
  }

  private static Store open(
      Path folder, Path log, StoreLock lock, Begin database, Map<String, Object> properties) {
    SpringApplication application =
        new SpringApplicationBuilder(StoreBeans.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            // To close the store under a running step is what loses rows: see Stop.
            .registerShutdownHook(false)
            // By then the log is open, and nothing else is.
            .initializers(
                starting -> {
                  silenceLogging();
                  starting.getBeanFactory().registerSingleton("lock", lock);
                  begin(database, (GenericApplicationContext) starting);
                })
            .properties(properties)
            .properties(
                "spring.batch.job.enabled=false",
                "spring.flyway.enabled=false",
                "spring.main.lazy-initialization=false",
                "logging.file.name=" + log,
                "logging.pattern.file="
                    + "%d{yyyy-MM-dd'T'HH:mm:ss.SSSxxx} %-5level [%t] authority=%X{authority:--} submission=%X{submission:--} %logger{0}: %m%n%wEx",
                "logging.threshold.console=OFF")
            .build();
    try {
      Store store = new Store(folder, lock, application.run());
      protect(folder);
      return store;
    } catch (RuntimeException | IOException e) {
      lock.close();
      throw failure(e, lock);
    } catch (Error e) {
      lock.close();
      throw e;
    }
  }

  private static void begin(Begin database, GenericApplicationContext starting) {
    try {
      database.begin(starting);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("the store cannot be brought to the newest schema", e);
    }
  }

  /** The one file that holds everything; it is there once the store was opened. */
  static Path file(Path folder) {
    return folder.resolve(DATABASE + ".mv.db");
  }

  /** Whether a store was begun. */
  static boolean isThere(Places places) {
    return places.server().map(ServerSchema::isThere).orElse(Files.exists(file(places.store())));
  }

  /**
   * Ends the command if nothing has been taken in yet.
   *
   * @throws CommandFailure if there is no store
   */
  static void require(Places places) {
    if (!isThere(places)) {
      throw CommandFailure.usage(
          "Nothing has been taken in yet: run quarterly first, or name the store with --store.");
    }
  }

  /** The folder of what is told to those who watch. */
  static Path metrics(Path folder) {
    return folder.resolve(METRICS);
  }

  /** Gives back the room of what was deleted, so that nothing of it is left in the file; closes. */
  void closeCompacted() {
    if (lock.isOfServer()) {
      for (String table : StoreTables.OF_BYTES) {
        get(JdbcTemplate.class).execute("VACUUM FULL " + table);
      }
    } else {
      get(JdbcTemplate.class).execute("SHUTDOWN COMPACT");
    }
    close();
  }

  /** What the log itself cannot do, as to write to a full disk, is not for the terminal either. */
  private static void silenceLogging() {
    StatusManager statuses = ((LoggerContext) LoggerFactory.getILoggerFactory()).getStatusManager();
    List.copyOf(statuses.getCopyOfStatusListenerList()).forEach(statuses::remove);
  }

  private static void protect(Path folder) throws IOException {
    OwnerOnly.protectOurs(
        folder,
        name -> name.startsWith(DATABASE + ".") || name.equals(LOGS) || name.equals(METRICS));
    OwnerOnly.protectAll(folder.resolve(LOGS));
  }

  private static CommandFailure failure(Throwable thrown, StoreLock lock) {
    if (thrown instanceof CommandFailure said) {
      return said;
    }
    LOG.error("The store cannot be opened", thrown);
    Throwable cause = thrown;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
      if (cause instanceof SQLException sql && lock.isOfServer()) {
        return StoreServer.failure(sql);
      }
      if (cause instanceof SQLException sql && sql.getErrorCode() == WRONG_KEY) {
        return CommandFailure.usage(
            "The key does not open the store: name the file of the key that it was begun with.");
      }
    }
    String because = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    if (lock.isOfServer()) {
      return CommandFailure.run(
          "The store cannot be opened: "
              + because
              + ". Mend it on the server (the log has the details), or name another with --store.");
    }
    if (because.contains("No space left") || because.contains("File too large")) {
      return CommandFailure.run(
          "The store cannot be opened: "
              + because
              + ". Make room on its disk and run it again: it resumes.");
    }
    return CommandFailure.run(
        "The store cannot be opened: "
            + because
            + ". Restore it from a backup, or move data/store away to begin a new one.");
  }

  /** Whether this process still has the store: that on a server is lost with its connection. */
  boolean isHeld() {
    return lock.isHeld();
  }

  /** From now on workers may take tasks of this process's run. */
  void admitWorkers() {
    lock.admitWorkers();
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
    lock.close();
    try {
      protect(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
