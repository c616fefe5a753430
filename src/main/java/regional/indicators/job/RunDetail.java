package regional.indicators.job;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import regional.indicators.core.Quarter;

/** The newest run of a quarter, step by step: its time, its parts, what they counted. */
final class RunDetail {

  private static final int RUNS_LOOKED_AT = 100;
  private static final int SLOWEST = 3;

  private RunDetail() {}

  static void print(PrintStream out, JobRepository repository, Quarter quarter) {
    out.println();
    Optional<JobExecution> newest =
        repository.getJobInstances(QuarterlyJob.NAME, 0, RUNS_LOOKED_AT).stream()
            .flatMap(each -> repository.getJobExecutions(each).stream())
            .filter(each -> quarter.toString().equals(each.getJobParameters().getString("quarter")))
            .max(Comparator.comparing(JobExecution::getId));
    if (newest.isEmpty()) {
      out.println("No run of " + quarter + " is recorded.");
      return;
    }
    out.printf(
        Locale.ROOT,
        "Run %d of %s, begun %s%n",
        newest.get().getId(),
        quarter,
        newest.get().getCreateTime().withNano(0));
    out.printf(
        Locale.ROOT,
        "  %-11s %-10s %9s %6s %8s %8s %9s%n",
        "step",
        "state",
        "time",
        "parts",
        "read",
        "written",
        "commits");
    Map<String, List<StepExecution>> parts = new LinkedHashMap<>();
    List<StepExecution> steps = new ArrayList<>();
    newest.get().getStepExecutions().stream()
        .sorted(Comparator.comparing(StepExecution::getId))
        .forEach(
            each -> {
              int colon = each.getStepName().indexOf(':');
              if (colon < 0) {
                steps.add(each);
              } else {
                parts
                    .computeIfAbsent(
                        each.getStepName().substring(0, colon), step -> new ArrayList<>())
                    .add(each);
              }
            });
    for (StepExecution step : steps) {
      List<StepExecution> ofStep = partsOf(step.getStepName(), parts);
      List<StepExecution> counted = ofStep.isEmpty() ? List.of(step) : ofStep;
      out.printf(
          Locale.ROOT,
          "  %-11s %-10s %9s %6d %8d %8d %9d%n",
          step.getStepName(),
          step.getStatus().name().toLowerCase(Locale.ROOT),
          StatusCommand.seconds(step.getStartTime(), step.getEndTime()),
          ofStep.size(),
          counted.stream().mapToLong(StepExecution::getReadCount).sum(),
          counted.stream().mapToLong(StepExecution::getWriteCount).sum(),
          counted.stream().mapToLong(StepExecution::getCommitCount).sum());
      ofStep.stream()
          .sorted(Comparator.comparing(RunDetail::time).reversed())
          .limit(SLOWEST)
          .forEach(
              each ->
                  out.printf(
                      Locale.ROOT,
                      "    authority %-7s %13s%n",
                      each.getStepName().substring(each.getStepName().indexOf(':') + 1),
                      StatusCommand.seconds(each.getStartTime(), each.getEndTime())));
    }
  }

  /** A step's parts are named after its worker, {@code check-authority:350}. */
  private static List<StepExecution> partsOf(String step, Map<String, List<StepExecution>> parts) {
    return parts.entrySet().stream()
        .filter(each -> each.getKey().startsWith(step))
        .flatMap(each -> each.getValue().stream())
        .toList();
  }

  private static Duration time(StepExecution step) {
    LocalDateTime start = step.getStartTime();
    LocalDateTime end = step.getEndTime();
    return start == null || end == null ? Duration.ZERO : Duration.between(start, end);
  }
}
