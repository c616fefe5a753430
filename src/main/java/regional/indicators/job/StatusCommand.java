package regional.indicators.job;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import regional.indicators.core.Quarter;
import regional.indicators.submission.ChangedCells;
import regional.indicators.submission.Coverage;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Resubmission;

/** What has been received for a quarter, and how the last runs went. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Shows what was received for the quarter, revisions, and the last runs with their step timings.")
final class StatusCommand implements Callable<Integer> {

  private static final int RUNS_SHOWN = 5;

  private final CommandFactory.Surroundings surroundings;

  @Mixin private PlaceOptions options = new PlaceOptions();

  @Option(
      names = "--quarter",
      required = true,
      paramLabel = "QUARTER",
      converter = QuarterConverter.class,
      description = "Reporting quarter, as 2025-26-Q3.")
  private Quarter quarter = new Quarter(0, 1);

  @Option(
      names = "--revisions",
      description =
          "Show what each resubmission changed, cell by cell (of records: how many rows).")
  private boolean cells;

  @Option(
      names = "--run",
      description = "Show the newest run of the quarter, step by step: time, parts, counts.")
  private boolean run;

  StatusCommand(CommandFactory.Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Places places = options.places();
    PrintStream out = surroundings.out();
    try (StoreOpening opening = StoreOpening.begin(places)) {
      Definitions definitions = Definitions.read(places);
      Store.require(places);
      Store store = opening.store();
      Ledger ledger = store.get(Ledger.class);
      List<Ledger.Entry> entries = ledger.entries(quarter);
      out.println("Quarter " + quarter);
      CoverageGrid.print(
          out,
          Coverage.of(
              quarter,
              definitions.settings().region(),
              definitions.returns(),
              definitions.reference(),
              entries,
              definitions.settings().workingDaysToDue(),
              LocalDate.now(surroundings.clock())));
      revisions(out, entries);
      if (cells) {
        Resubmissions.of(definitions, ledger, quarter)
            .forEach((each, changed) -> print(out, each, changed));
      }
      runs(out, store.get(JobRepository.class));
      if (run) {
        RunDetail.print(out, store.get(JobRepository.class), quarter);
      }
    }
    return ExitStatus.DONE;
  }

  private void revisions(PrintStream out, List<Ledger.Entry> entries) {
    out.println();
    out.println("Revisions");
    List<Ledger.Entry> revised =
        entries.stream()
            .filter(each -> each.submission().quarter().equals(quarter))
            .filter(each -> each.submission().version() > 1)
            .toList();
    for (Ledger.Entry each : revised) {
      out.printf(
          Locale.ROOT,
          "  %s received on %s, %s%n",
          each.fileName(),
          each.receivedOn(),
          each.state().name().toLowerCase(Locale.ROOT));
    }
    if (revised.isEmpty()) {
      out.println("  none");
    }
  }

  private static void print(PrintStream out, Resubmission resubmission, ChangedCells changed) {
    out.printf(
        Locale.ROOT,
        "  %s, received on %s: rows added %d, left out %d, changed %d%n",
        resubmission.text(),
        resubmission.receivedOn(),
        changed.rowsAdded(),
        changed.rowsRemoved(),
        changed.rowsChanged());
    for (ChangedCells.Cell each : changed.cells()) {
      out.printf(
          Locale.ROOT,
          "    %s: %s %s -> %s%n",
          each.row(),
          each.column(),
          each.before().isEmpty() ? "(none)" : each.before(),
          each.after().isEmpty() ? "(none)" : each.after());
    }
  }

  private static void runs(PrintStream out, JobRepository repository) {
    out.println();
    out.println("Last runs");
    List<JobExecution> runs =
        repository.getJobInstances(QuarterlyJob.NAME, 0, RUNS_SHOWN).stream()
            .flatMap((JobInstance each) -> repository.getJobExecutions(each).stream())
            .sorted(Comparator.comparing(JobExecution::getCreateTime).reversed())
            .limit(RUNS_SHOWN)
            .toList();
    for (JobExecution run : runs) {
      out.printf(
          Locale.ROOT,
          "  %s  quarter %s  %s  %s%n",
          run.getCreateTime().withNano(0),
          run.getJobParameters().getString("quarter"),
          run.getStatus().name().toLowerCase(Locale.ROOT),
          seconds(run.getStartTime(), run.getEndTime()));
      run.getStepExecutions().stream()
          .filter(each -> !each.getStepName().contains(":"))
          .sorted(Comparator.comparing(StepExecution::getId))
          .forEach(
              step ->
                  out.printf(
                      Locale.ROOT,
                      "    %-11s %-10s %s%n",
                      step.getStepName(),
                      step.getStatus().name().toLowerCase(Locale.ROOT),
                      seconds(step.getStartTime(), step.getEndTime())));
    }
    if (runs.isEmpty()) {
      out.println("  none");
    }
  }

  static String seconds(@Nullable LocalDateTime start, @Nullable LocalDateTime end) {
    return start == null || end == null
        ? "not ended"
        : String.format(Locale.ROOT, "%.1f s", Duration.between(start, end).toMillis() / 1000.0);
  }
}
