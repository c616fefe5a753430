package regional.indicators.job;

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
import java.util.stream.Stream;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
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
   * @param alsoRejected names of files rejected in this run that the coverage does not have, and
   *     that no later version replaces: of earlier quarters, of other regions, of nobody
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
   * @param found every file of the incoming folder
   * @throws CommandFailure if a step fails
   * @throws IOException if incoming files or outputs cannot be read
   */
  Result run(Quarter quarter, String region, LocalDate asOf, List<Incoming.Found> found)
      throws IOException {
    recoverStopped();
    Ledger ledger = store.get(Ledger.class);
    ExplanationLedger explanations = store.get(ExplanationLedger.class);
    List<Ledger.Entry> before = ledger.entries(quarter);
    List<Incoming.Found> incoming =
        found.stream()
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
    boolean nothingNew = published.isPresent() && areChecked(before) && isIntact(quarter);
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
    // The day of the record: a run may have been stopped before its first step.
    new Launch(places, store, progress, withWorkers)
        .launch(run, parameters(quarter, region, identity, again, recorded.asOf(), recorded.id()));
    Map<String, String> files = run.publishedFiles();
    inTransaction(
        () -> {
          store.get(JdbcPublished.class).record(quarter, files);
          receipts.published(recorded);
          store.get(HandedOver.class).clearMade();
          return recorded;
        });
    List<Coverage> coverage = run.coverage();
    return new Result(coverage, false, alsoRejected(before, ledger.entries(quarter), coverage));
  }

  /** Rejected since, not in the coverage, and not replaced by a later version. */
  private static List<String> alsoRejected(
      List<Ledger.Entry> before, List<Ledger.Entry> now, List<Coverage> coverage) {
    Set<Submission> known =
        Stream.concat(
                before.stream().filter(each -> each.state() == Ledger.State.REJECTED),
                coverage.stream().flatMap(each -> each.entry().stream()))
            .map(Ledger.Entry::submission)
            .collect(Collectors.toSet());
    return now.stream()
        .filter(each -> each.state() == Ledger.State.REJECTED)
        .filter(each -> !known.contains(each.submission()))
        .filter(each -> !isReplaced(each.submission(), now))
        .map(Ledger.Entry::fileName)
        .toList();
  }

  private static boolean isReplaced(Submission submission, List<Ledger.Entry> now) {
    return now.stream()
        .filter(each -> each.state() == Ledger.State.ACCEPTED)
        .map(Ledger.Entry::submission)
        .anyMatch(
            each ->
                each.returnId().equals(submission.returnId())
                    && each.oldLaCode().equals(submission.oldLaCode())
                    && each.quarter().equals(submission.quarter())
                    && each.version() > submission.version());
  }

  /** Whether none waits, and none has to be checked again. */
  private boolean areChecked(List<Ledger.Entry> held) {
    return held.stream().noneMatch(each -> each.state() == Ledger.State.RECEIVED)
        && new Overtaken(store.get(Ledger.class), store.get(Receipts.class)).find(held).isEmpty();
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

  /** The recorded run that an execution of the job is of. */
  static long run(JobExecution execution) {
    return Optional.ofNullable(execution.getJobParameters().getLong(RUN)).orElse(0L);
  }
}
