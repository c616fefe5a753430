package regional.indicators.job;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import regional.indicators.core.Quarter;
import regional.indicators.store.JdbcPublished;
import regional.indicators.store.JdbcReleases;
import regional.indicators.submission.Coverage;
import regional.indicators.submission.ExplanationLedger;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.KeptBytes;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Receipts;
import regional.indicators.submission.Submission;

/**
 * One call of the main job. A job instance is identified by what decides its bytes (quarter,
 * region, inputs, definitions, program): the same again is either complete, and nothing is new, or
 * was stopped, and resumes.
 */
final class Quarterly {

  private static final Logger LOG = LoggerFactory.getLogger(Quarterly.class);

  private static final String QUARTER = "quarter";
  private static final String REGION = "region";
  private static final String INPUTS = "inputs";
  private static final String AS_OF = "as_of";
  private static final String WRITTEN_AGAIN = "written_again";
  private static final String RUN = "run";

  /**
   * What a call came to.
   *
   * @param coverage of the quarter
   * @param nothingNew no byte was changed
   * @param alsoRejected names of files rejected in this run that the coverage does not have: of
   *     earlier quarters, of other regions, of nobody
   */
  record Result(List<Coverage> coverage, boolean nothingNew, List<String> alsoRejected) {

    int exitStatus() {
      return !alsoRejected.isEmpty() || coverage.stream().anyMatch(Coverage::wantsAttention)
          ? ExitStatus.DONE_WITH_FINDINGS
          : ExitStatus.DONE;
    }
  }

  private final Places places;
  private final Definitions definitions;
  private final Store store;
  private final PrintStream out;
  private final Progress progress;
  private final String override;
  private final OptionalInt withWorkers;

  /**
   * @param override who lets pass what disclosure control cannot keep, and why; empty if nobody
   */
  Quarterly(
      Places places,
      Definitions definitions,
      Store store,
      PrintStream out,
      Progress progress,
      String override) {
    this(places, definitions, store, out, progress, override, OptionalInt.empty());
  }

  /**
   * @param override who lets pass what disclosure control cannot keep, and why; empty if nobody
   * @param withWorkers how many tasks this process does at once itself, if workers may take a share
   */
  Quarterly(
      Places places,
      Definitions definitions,
      Store store,
      PrintStream out,
      Progress progress,
      String override,
      OptionalInt withWorkers) {
    this.withWorkers = withWorkers;
    this.override = override;
    this.places = places;
    this.definitions = definitions;
    this.store = store;
    this.out = out;
    this.progress = progress;
  }

  /**
   * @param asOf today; a run that was stopped, and one that only writes lost outputs again, keep
   *     the date they had
   * @throws CommandFailure if a step fails
   * @throws IOException if incoming files or outputs cannot be read
   */
  Result run(Quarter quarter, String region, LocalDate asOf) throws IOException {
    recoverStopped();
    Ledger ledger = store.get(Ledger.class);
    ExplanationLedger explanations = store.get(ExplanationLedger.class);
    List<Ledger.Entry> before = ledger.entries(quarter);
    List<Incoming.Found> incoming =
        Incoming.find(places.returns(), definitions.returns()).stream()
            .filter(
                each ->
                    ExplanationIntake.quarter(each)
                        .map(of -> of.compareTo(quarter) <= 0)
                        .orElse(true))
            .toList();
    SentReleases sent = SentReleases.of(store.get(JdbcReleases.class), override);
    String inputs =
        QuarterlyRun.fingerprint(
            definitions, sent, before, explanations.entries(quarter), incoming);
    Receipts receipts = store.get(Receipts.class);
    Set<String> lost = Keeping.wanted(ledger, receipts, quarter, true).keySet();
    List<String> foundAgain =
        incoming.stream().map(Keeping::name).filter(lost::contains).sorted().toList();
    // A file that was lost and is there again makes another run of the same inputs.
    String identity =
        foundAgain.isEmpty()
            ? inputs
            : Incoming.sha256(inputs + "\n" + String.join("\n", foundAgain));
    Optional<Receipts.Run> published =
        receipts
            .published(quarter)
            .filter(each -> each.inputs().equals(identity) && each.region().equals(region));
    Optional<JobExecution> last = last(quarter, region, identity);
    boolean complete =
        published.isPresent()
            || last.filter(each -> each.getStatus() == BatchStatus.COMPLETED).isPresent();
    LocalDate date =
        published
            .map(Receipts.Run::asOf)
            .or(() -> last.map(each -> LocalDate.parse(string(each.getJobParameters(), AS_OF))))
            .orElse(asOf);
    boolean nothingNew = published.isPresent() && isIntact(quarter);
    Receipts.Run recorded =
        nothingNew ? published.orElseThrow() : begin(quarter, region, inputs, date, sent);
    QuarterlyRun run =
        new QuarterlyRun(
            places,
            definitions,
            store,
            recorded,
            progress,
            sent,
            new RunIntake(places, definitions, store, recorded, progress, incoming));
    if (nothingNew) {
      return new Result(run.coverage(), true, List.of());
    }
    long again =
        last.map(each -> each.getJobParameters().getLong(WRITTEN_AGAIN)).orElse(0L)
            + (complete ? 1 : 0);
    last.filter(each -> each.getStatus() != BatchStatus.COMPLETED)
        .ifPresent(each -> out.println("Resuming the run that was stopped."));
    try {
      // The day of the record: a run may have been stopped before its first step.
      share(run, parameters(quarter, region, identity, again, recorded.asOf(), recorded.id()));
    } catch (RuntimeException e) {
      throw store.isHeld() ? e : serverLost(e);
    }
    Map<String, String> files = run.publishedFiles();
    inTransaction(
        () -> {
          store.get(JdbcPublished.class).record(quarter, files);
          receipts.published(recorded);
          store.get(HandedOver.class).clearMade();
          return recorded;
        });
    Set<Long> rejectedBefore =
        before.stream()
            .filter(each -> each.state() == Ledger.State.REJECTED)
            .map(each -> each.submission().id())
            .collect(Collectors.toSet());
    List<Coverage> coverage = run.coverage();
    Set<Submission> covered =
        coverage.stream()
            .flatMap(each -> each.entry().stream())
            .map(Ledger.Entry::submission)
            .collect(Collectors.toSet());
    List<String> alsoRejected =
        ledger.entries(quarter).stream()
            .filter(each -> each.state() == Ledger.State.REJECTED)
            .filter(each -> !rejectedBefore.contains(each.submission().id()))
            .filter(each -> !covered.contains(each.submission()))
            .map(Ledger.Entry::fileName)
            .toList();
    return new Result(coverage, false, alsoRejected);
  }

  /** Records the run, and keeps the definitions that it is made with. */
  private Receipts.Run begin(
      Quarter quarter, String region, String inputs, LocalDate asOf, SentReleases sent)
      throws IOException {
    KeptBytes bytes = store.get(KeptBytes.class);
    try {
      return inTransaction(
          () -> {
            for (Map.Entry<String, String> each : definitions.hashes().entrySet()) {
              try {
                bytes.keep(places.home().resolve(each.getKey()), each.getValue());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
            return store
                .get(Receipts.class)
                .begin(
                    new Receipts.Run(
                        0,
                        quarter,
                        region,
                        inputs,
                        asOf,
                        Application.version(),
                        sent.sha256(),
                        sent.override()),
                    definitions.hashes());
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(
        new TransactionTemplate(store.get(PlatformTransactionManager.class))
            .execute(status -> work.get()));
  }

  /**
   * A process that was killed leaves its execution as if it ran; the store admits one process, so
   * it does not.
   */
  private void recoverStopped() {
    JobRepository repository = store.get(JobRepository.class);
    for (JobExecution each : repository.findRunningJobExecutions(QuarterlyJob.NAME)) {
      store.get(JobOperator.class).recover(each);
    }
    // Spring Batch writes an instance, then its execution, and starts none that has lost it.
    JobInstance last = repository.getLastJobInstance(QuarterlyJob.NAME);
    if (last != null && repository.getJobExecutions(last).isEmpty()) {
      repository.deleteJobInstance(last);
    }
  }

  /** By what Spring Batch knows a run again; the day and the number of its record are beside it. */
  static JobParameters parameters(
      Quarter quarter, String region, String inputs, long again, LocalDate asOf, long run) {
    return new JobParametersBuilder()
        .addString(QUARTER, quarter.toString())
        .addString(REGION, region)
        .addString(INPUTS, inputs)
        .addLong(WRITTEN_AGAIN, again)
        .addString(AS_OF, asOf.toString(), false)
        .addLong(RUN, run, false)
        .toJobParameters();
  }

  /** The newest execution for these inputs. */
  private Optional<JobExecution> last(Quarter quarter, String region, String inputs) {
    JobRepository repository = store.get(JobRepository.class);
    Optional<JobExecution> last = Optional.empty();
    for (long again = 0; ; again++) {
      JobExecution execution =
          repository.getLastJobExecution(
              QuarterlyJob.NAME, parameters(quarter, region, inputs, again, LocalDate.EPOCH, 0));
      if (execution == null) {
        return last;
      }
      last = Optional.of(execution);
    }
  }

  private static String string(JobParameters parameters, String name) {
    return Optional.ofNullable(parameters.getString(name)).orElse("");
  }

  /** Whether the published files are those that were written. */
  boolean isIntact(Quarter quarter) throws IOException {
    Map<String, String> written = store.get(JdbcPublished.class).files(quarter);
    return !written.isEmpty()
        && Files.isDirectory(places.published(quarter.toString()))
        && written.equals(new Publication(places, quarter.toString()).files());
  }

  /**
   * The run that was published, its figures made anew.
   *
   * @param runJson as published
   * @throws CommandFailure if another run would be made of what is held now
   */
  QuarterlyRun ofPublished(Quarter quarter, String runJson) {
    Receipts.Run published = store.get(Receipts.class).published(quarter).orElseThrow();
    QuarterlyRun run =
        new QuarterlyRun(
            places,
            definitions,
            store,
            published,
            progress,
            SentReleases.of(store.get(JdbcReleases.class), published.override()),
            new RunIntake(places, definitions, store, published, progress, List.of()));
    if (!run.runJson().text().equals(runJson)) {
      throw CommandFailure.usage(
          "What is held now is not what "
              + quarter
              + " was published from: run quarterly again first.");
    }
    return run;
  }

  private CommandFailure serverLost(RuntimeException because) {
    LOG.error("The connection to the server of the store was lost", because);
    progress.abandon();
    return CommandFailure.run(
        "The run failed in step "
            + progress.step()
            + ": the connection to the server of the store was lost. Nothing was published. When it is back, run it again: it resumes.");
  }

  /** The recorded run that an execution of the job is of. */
  static long run(JobExecution execution) {
    return Optional.ofNullable(execution.getJobParameters().getLong(RUN)).orElse(0L);
  }

  /** Runs the job, together with the workers that are there, if it was asked for. */
  private void share(QuarterlyRun run, JobParameters parameters) {
    HandedOver handed = store.get(HandedOver.class);
    handed.clearHanded();
    if (withWorkers.isEmpty()) {
      launch(run, parameters);
      return;
    }
    StoreServer server = places.server().orElseThrow();
    int atOnce = withWorkers.getAsInt();
    try (SharedTasks tasks = new SharedTasks(server, atOnce);
        TaskTakers own = new TaskTakers(tasks, store, atOnce, step -> {}, () -> {}, LOG::info)) {
      tasks.clear();
      store.get(CurrentRun.class).share(tasks);
      progress.say(
          "Workers may take their share: worker --store "
              + server
              + (atOnce == 0
                  ? ". Without one this run does not go on: it does none of their tasks itself."
                  : ". Without one this process does all itself."));
      store.admitWorkers();
      own.start();
      try {
        launch(run, parameters);
      } finally {
        if (store.isHeld()) {
          tasks.clear();
          handed.clearHanded();
        }
      }
    }
  }

  private void launch(QuarterlyRun run, JobParameters parameters) {
    store.get(CurrentRun.class).set(run);
    JobExecution execution;
    try {
      execution = store.get(JobOperator.class).start(store.get(Job.class), parameters);
    } catch (JobExecutionException e) {
      LOG.error("The job could not be started", e);
      throw CommandFailure.run(
          "The run could not be started: " + e.getMessage() + ". The log has the details.");
    }
    progress.abandon();
    tell(run, execution);
    if (execution.getStatus() != BatchStatus.COMPLETED) {
      throw failure(execution);
    }
  }

  /** For those who watch: the figures of this run, in a file that a collector can read. */
  private void tell(QuarterlyRun run, JobExecution execution) {
    try {
      MetricsFile.write(
          Store.metrics(places.store()),
          store.get(PrometheusMeterRegistry.class),
          run.coverage(),
          execution);
    } catch (IOException e) {
      LOG.warn("The metrics of the run could not be written", e);
    }
  }

  private CommandFailure failure(JobExecution execution) {
    String step =
        execution.getStepExecutions().stream()
            .filter(each -> each.getStatus() != BatchStatus.COMPLETED)
            // Of a task that a worker did this process only knows that it was sent out.
            .filter(each -> !each.getStatus().isRunning())
            .map(StepExecution::getStepName)
            .findFirst()
            .orElse("start");
    List<Throwable> failures = execution.getAllFailureExceptions();
    failures.forEach(each -> LOG.error("Step {} failed", step, each));
    String because =
        failedTask(execution)
            .orElse(
                failures.isEmpty()
                    ? ""
                    : ": " + CommandFailure.because(failures.get(failures.size() - 1)));
    return CommandFailure.run(
        "The run failed in step "
            + step
            + because
            + ". Nothing was published. Mend the cause (the log has the details) and run it again: it resumes.");
  }

  /** What a task failed of, whichever process did it: only the store knows. */
  private Optional<String> failedTask(JobExecution execution) {
    if (withWorkers.isEmpty() || !store.isHeld()) {
      return Optional.empty();
    }
    return Optional.ofNullable(store.get(JobRepository.class).getJobExecution(execution.getId()))
        .stream()
        .flatMap(each -> each.getStepExecutions().stream())
        .filter(each -> each.getStatus() == BatchStatus.FAILED && each.getStepName().contains(":"))
        .map(
            each ->
                ": "
                    + each.getStepName()
                    + ", "
                    + each.getExitStatus().getExitDescription().lines().findFirst().orElse(""))
        .findFirst();
  }
}
