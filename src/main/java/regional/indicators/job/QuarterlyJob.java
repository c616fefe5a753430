package regional.indicators.job;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.integration.partition.BeanFactoryStepLocator;
import org.springframework.batch.integration.partition.StepExecutionRequestHandler;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import regional.indicators.submission.HeldInLedger;
import regional.indicators.submission.Ledger;

/**
 * The quarterly job, its steps in order and the job last: receive, check (partitioned), reconcile,
 * indicators, benchmarks, disclosure, packs and files (partitioned by reader), publish. Data faults
 * are values and never fail a step; a step that fails or is stopped is done again by the next start
 * with the same inputs.
 */
@Configuration(proxyBeanMethods = false)
class QuarterlyJob {

  static final String NAME = "quarterly";

  static final String PART = "part";

  private static final int SUBMISSIONS_A_TRANSACTION = 30;

  /** A step's whole work. */
  private interface Work {
    void run() throws Exception;
  }

  private static Step step(
      String name, JobRepository repository, PlatformTransactionManager transactions, Work work) {
    return new StepBuilder(name, repository)
        .tasklet(
            (contribution, context) -> {
              work.run();
              return RepeatStatus.FINISHED;
            },
            transactions)
        .build();
  }

  private static Map<String, ExecutionContext> partitions(List<String> parts) {
    Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
    for (String each : parts) {
      ExecutionContext context = new ExecutionContext();
      context.putString(PART, each);
      partitions.put(each, context);
    }
    return partitions;
  }

  private static Step partitioned(
      String name,
      JobRepository repository,
      CurrentRun run,
      Partitioner partitioner,
      String task,
      Step worker,
      Sharing sharing,
      Sharing.Handing handing) {
    return new StepBuilder(name, repository)
        .partitioner(worker.getName(), partitioner)
        .partitionHandler(
            (splitter, step) ->
                sharing.handler(task, worker, handing).handle(new InOrder(splitter), step))
        .listener(
            new StepExecutionListener() {
              @Override
              public @Nullable ExitStatus afterStep(StepExecution step) {
                run.get().finishStep();
                return null;
              }
            })
        .build();
  }

  @Bean
  CurrentRun currentRun() {
    return new CurrentRun();
  }

  @Bean
  TaskExecutor workers() {
    SimpleAsyncTaskExecutor workers = new SimpleAsyncTaskExecutor("worker-");
    workers.setConcurrencyLimit(Runtime.getRuntime().availableProcessors());
    return workers;
  }

  @Bean
  Sharing sharing(
      JobRepository repository, TaskExecutor workers, CurrentRun run, HandedOver handed) {
    return new Sharing(repository, workers, run, handed);
  }

  @Bean
  ComputedHandOver computedHandOver(
      CurrentRun run,
      HandedOver handed,
      TaskExecutor workers,
      PlatformTransactionManager transactions) {
    return new ComputedHandOver(run, handed, workers, transactions);
  }

  /** Runs one part of a step that was sent out as a task. */
  @Bean
  StepExecutionRequestHandler partSentOut(JobRepository repository, BeanFactory steps) {
    BeanFactoryStepLocator locator = new BeanFactoryStepLocator();
    locator.setBeanFactory(steps);
    StepExecutionRequestHandler handler = new StepExecutionRequestHandler();
    handler.setJobRepository(repository);
    handler.setStepLocator(locator);
    return handler;
  }

  @Bean
  Step receive(
      JobRepository repository,
      PlatformTransactionManager transactions,
      CurrentRun run,
      HandedOver handed) {
    return step(
        "receive",
        repository,
        transactions,
        () -> {
          handed.clearMade();
          run.get().receive();
        });
  }

  @Bean
  @StepScope
  ItemReader<Ledger.Entry> unchecked(
      CurrentRun run, @Value("#{stepExecutionContext['part']}") String authority) {
    Iterator<Ledger.Entry> entries = run.get().intake().toCheck(authority).iterator();
    return () -> entries.hasNext() ? entries.next() : null;
  }

  /** One after the other: a submission is compared with those stored before it. */
  @Bean
  @StepScope
  ItemWriter<Ledger.Entry> checking(
      CurrentRun run,
      HandedOver handed,
      @Value("#{stepExecutionContext['part']}") String authority) {
    HeldInLedger held = run.get().intake().held(authority);
    return chunk -> {
      for (Ledger.Entry each : chunk) {
        run.get().intake().checkAndStore(each, held);
      }
      handed.checked(chunk.getItems().stream().map(Ledger.Entry::submission).toList());
    };
  }

  @Bean
  Step checkAuthority(
      JobRepository repository,
      PlatformTransactionManager transactions,
      ItemReader<Ledger.Entry> unchecked,
      ItemWriter<Ledger.Entry> checking) {
    return new StepBuilder("check-authority", repository)
        .<Ledger.Entry, Ledger.Entry>chunk(SUBMISSIONS_A_TRANSACTION)
        .transactionManager(transactions)
        .reader(unchecked)
        .writer(checking)
        .build();
  }

  @Bean
  Step check(
      JobRepository repository,
      Step checkAuthority,
      Sharing sharing,
      CurrentRun run,
      HandedOver handed) {
    return partitioned(
        "check",
        repository,
        run,
        gridSize -> partitions(run.get().intake().authoritiesToCheck()),
        "checkAuthority",
        checkAuthority,
        sharing,
        authority -> run.get().intake().handOver(authority, handed));
  }

  @Bean
  Step reconcile(
      JobRepository repository, PlatformTransactionManager transactions, CurrentRun run) {
    return step(
        "reconcile",
        repository,
        transactions,
        () -> {
          run.get().intake().refuseSecondOfReorganised();
          run.get().intake().reconcile();
        });
  }

  @Bean
  Step indicators(
      JobRepository repository, PlatformTransactionManager transactions, CurrentRun run) {
    return step("indicators", repository, transactions, () -> run.get().figures().ofSet());
  }

  @Bean
  Step benchmarks(
      JobRepository repository, PlatformTransactionManager transactions, CurrentRun run) {
    return step("benchmarks", repository, transactions, () -> run.get().figures().benchmarks());
  }

  @Bean
  Step disclosure(
      JobRepository repository,
      PlatformTransactionManager transactions,
      ComputedHandOver computedHandOver) {
    return step("disclosure", repository, transactions, computedHandOver::besideControl);
  }

  @Bean
  @StepScope
  OutputsOfReader outputsOfReader(
      CurrentRun run, @Value("#{stepExecutionContext['part']}") String reader) {
    return new OutputsOfReader(run, reader);
  }

  @Bean
  Step packsOfReader(
      JobRepository repository,
      PlatformTransactionManager transactions,
      OutputsOfReader outputsOfReader) {
    return new StepBuilder("packs-of-reader", repository)
        .tasklet(outputsOfReader, transactions)
        .build();
  }

  @Bean
  Step packs(
      JobRepository repository,
      Step packsOfReader,
      Sharing sharing,
      CurrentRun run,
      ComputedHandOver computedHandOver) {
    return partitioned(
        "packs",
        repository,
        run,
        gridSize -> partitions(run.get().readers()),
        "packsOfReader",
        packsOfReader,
        sharing,
        reader -> computedHandOver.complete());
  }

  @Bean
  Step publish(JobRepository repository, PlatformTransactionManager transactions, CurrentRun run) {
    return step("publish", repository, transactions, () -> run.get().publish());
  }

  @Bean
  Job quarterly(
      JobRepository repository,
      Step receive,
      Step check,
      Step reconcile,
      Step indicators,
      Step benchmarks,
      Step disclosure,
      Step packs,
      Step publish) {
    return new JobBuilder(NAME, repository)
        .start(receive)
        .next(check)
        .next(reconcile)
        .next(indicators)
        .next(benchmarks)
        .next(disclosure)
        .next(packs)
        .next(publish)
        .build();
  }
}
