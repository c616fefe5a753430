package regional.indicators.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import regional.indicators.submission.Coverage;

/**
 * {@code metrics/regional-indicators.prom}: what Spring Batch measured in the newest run (jobs,
 * steps, chunks), and what was received for the quarter, in Prometheus's text form. A command that
 * ends has nothing to be asked: the file is for a collector of text files, as node_exporter's.
 */
final class MetricsFile {

  private static final String FILE = "regional-indicators.prom";

  private MetricsFile() {}

  /**
   * Replaces the file, whole or not at all.
   *
   * @throws IOException if it cannot be written
   */
  static void write(
      Path folder, PrometheusMeterRegistry meters, List<Coverage> coverage, JobExecution execution)
      throws IOException {
    Map<String, Long> states =
        coverage.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.state().name().toLowerCase(Locale.ROOT), Collectors.counting()));
    states.forEach(
        (state, count) ->
            Gauge.builder("regional.indicators.submissions", () -> count)
                .description("Expected returns of the quarter by what became of them")
                .tag("state", state)
                .register(meters));
    boolean completed = execution.getStatus() == BatchStatus.COMPLETED;
    Gauge.builder("regional.indicators.last.run.completed", () -> completed ? 1 : 0)
        .description("1 if the newest run completed, 0 if it failed")
        .register(meters);
    Gauge.builder(
            "regional.indicators.last.run.timestamp.seconds",
            () -> execution.getCreateTime().toEpochSecond(ZoneOffset.UTC))
        .description("When the newest run was started, in seconds since 1970")
        .register(meters);
    OwnerOnly.create(folder);
    Path part = folder.resolve(FILE + ".part");
    Files.writeString(part, meters.scrape(), StandardCharsets.UTF_8);
    OwnerOnly.protect(part);
    Files.move(
        part,
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
