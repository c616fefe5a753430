package regional.indicators.job;

import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.BatchObservabilityBeanPostProcessor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import regional.indicators.store.JdbcExplanationLedger;
import regional.indicators.store.JdbcKeptBytes;
import regional.indicators.store.JdbcKeptMeasures;
import regional.indicators.store.JdbcLedger;
import regional.indicators.store.JdbcPublished;
import regional.indicators.store.JdbcReceipts;
import regional.indicators.store.JdbcReleases;
import regional.indicators.submission.ExplanationLedger;
import regional.indicators.submission.KeptBytes;
import regional.indicators.submission.KeptMeasures;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Receipts;

/** What stands on an open store: the ledgers, Spring Batch, its figures for those who watch. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  BatchJdbcAutoConfiguration.class
})
@Import(QuarterlyJob.class)
class StoreBeans {
  @Bean
  PlatformTransactionManager transactionManager(DataSource source, StoreLock lock) {
    return new Stop.Transactions(source, lock);
  }

  @Bean
  PrometheusMeterRegistry meters() {
    return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  }

  @Bean
  ObservationRegistry observations(PrometheusMeterRegistry meters) {
    ObservationRegistry observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    return observations;
  }

  @Bean
  static BatchObservabilityBeanPostProcessor observed() {
    return new BatchObservabilityBeanPostProcessor();
  }

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
  KeptBytes keptBytes(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    return new JdbcKeptBytes(jdbc, transactions);
  }

  @Bean
  Receipts receipts(JdbcTemplate jdbc) {
    return new JdbcReceipts(jdbc);
  }

  @Bean
  KeptMeasures keptMeasures(JdbcTemplate jdbc) {
    return new JdbcKeptMeasures(jdbc);
  }

  @Bean
  HandedOver handedOver(JdbcTemplate jdbc, StoreLock lock) {
    return new HandedOver(jdbc, lock.isOfServer());
  }

  @Bean
  JdbcPublished published(JdbcTemplate jdbc) {
    return new JdbcPublished(jdbc);
  }
}
