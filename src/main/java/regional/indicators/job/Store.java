package regional.indicators.job;

import java.nio.file.Path;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import regional.indicators.store.JdbcExplanationLedger;
import regional.indicators.store.JdbcLedger;
import regional.indicators.store.JdbcPublished;
import regional.indicators.store.JdbcReleases;
import regional.indicators.submission.ExplanationLedger;
import regional.indicators.submission.Ledger;

/** The open store, and Spring Batch on top of it. One process at a time has it. */
final class Store implements AutoCloseable {

  private static final int LOCKED_BY_ANOTHER_PROCESS = 90020;

  private final ConfigurableApplicationContext context;

  private Store(ConfigurableApplicationContext context) {
    this.context = context;
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(QuarterlyJob.class)
  static class Beans {
    @Bean
    Ledger ledger(JdbcTemplate jdbc) {
      return new JdbcLedger(jdbc);
    }

    @Bean
    ExplanationLedger explanationLedger(JdbcTemplate jdbc) {
      return new JdbcExplanationLedger(jdbc);
    }

    @Bean
    JdbcReleases releases(JdbcTemplate jdbc) {
      return new JdbcReleases(jdbc);
    }

    @Bean
    JdbcPublished published(JdbcTemplate jdbc) {
      return new JdbcPublished(jdbc);
    }
  }

  /**
   * Opens the store of a folder, creating it where there is none.
   *
   * @throws CommandFailure if another process has it, or it cannot be opened
   */
  static Store open(Path folder) {
    SpringApplication application =
        new SpringApplicationBuilder(Beans.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            // A stop signal ends the process at once, as a power cut does: every step can be done
            // again, and closing the store
            // under a running step is what loses rows.
            .registerShutdownHook(false)
            .properties(
                "spring.datasource.url=jdbc:h2:file:"
                    + folder.toAbsolutePath().resolve("regional")
                    + ";DB_CLOSE_ON_EXIT=FALSE",
                "spring.datasource.username=sa",
                "spring.datasource.password=",
                "spring.batch.job.enabled=false",
                "spring.batch.jdbc.initialize-schema=always",
                "spring.main.lazy-initialization=false",
                "logging.file.name=" + folder.resolve("logs").resolve("regional-indicators.log"),
                "logging.threshold.console=OFF")
            .build();
    try {
      return new Store(application.run());
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  private static CommandFailure failure(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
      if (cause instanceof java.sql.SQLException sql
          && sql.getErrorCode() == LOCKED_BY_ANOTHER_PROCESS) {
        return CommandFailure.run(
            "Another run is using the store. Wait until it has ended, then try again.");
      }
    }
    return CommandFailure.run(
        "The store cannot be opened: "
            + String.valueOf(cause.getMessage()).lines().findFirst().orElse("")
            + ". Restore it from a backup, or move data/store away to begin a new one.");
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
