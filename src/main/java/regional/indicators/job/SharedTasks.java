package regional.indicators.job;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.integration.partition.MessageChannelPartitionHandler;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.integration.jdbc.store.JdbcChannelMessageStore;
import org.springframework.integration.jdbc.store.channel.PostgresChannelMessageStoreQueryProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.PollableChannel;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tasks of a run that any process of the store may take: Spring Batch's messages of remote
 * partitioning, in Spring Integration's table. A message is taken in a transaction that stays open
 * until the task is done, on a connection of its own: when the process dies, the server gives the
 * message back.
 */
final class SharedTasks implements AutoCloseable {

  private static final String GROUP = "tasks";

  /** Tells the lock of a task from those of {@link StoreLock}. */
  private static final int TASK = 0x52494E46;

  private static final long LOOK_EVERY_MS = 100;

  private static final String RUNNING =
      "SELECT step_execution_id FROM batch_step_execution"
          + " WHERE step_execution_id = ANY (?) AND status = ANY (?) LIMIT 1";

  private static final String[] READ = {
    "org.springframework.batch.integration.partition.*",
    "org.springframework.messaging.*",
    "org.springframework.integration.*",
    "java.*"
  };

  /**
   * Of a machine that is gone without a word the server hears within half a minute; a long task is
   * no idle session.
   */
  private static final String SESSION =
      "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 4;"
          + " SET idle_in_transaction_session_timeout = 0";

  private final HikariDataSource pool;
  private final JdbcTemplate jdbc;
  private final JdbcChannelMessageStore messages;
  private final TransactionTemplate transactions;

  /**
   * @param atOnce so many tasks this process takes
   */
  SharedTasks(StoreServer server, int atOnce) {
    pool = server.pool();
    pool.setMaximumPoolSize(atOnce + 1);
    pool.setMinimumIdle(1);
    pool.setConnectionInitSql(SESSION);
    jdbc = new JdbcTemplate(pool);
    messages = new JdbcChannelMessageStore(pool);
    messages.setChannelMessageStoreQueryProvider(new PostgresChannelMessageStoreQueryProvider());
    messages.addAllowedPatterns(READ);
    messages.afterPropertiesSet();
    JdbcTransactionManager around = new JdbcTransactionManager(pool);
    // The task's own transactions, on other connections, begin and end within it.
    around.setTransactionSynchronization(AbstractPlatformTransactionManager.SYNCHRONIZATION_NEVER);
    transactions = new TransactionTemplate(around);
  }

  /**
   * Sends the parts of a step out as tasks, and waits for all.
   *
   * @param task bean of the step that a task runs
   * @param before done before each is sent
   */
  PartitionHandler handler(
      String task, JobRepository repository, Consumer<StepExecutionRequest> before)
      throws Exception {
    List<Long> sent = new ArrayList<>();
    MessageChannel channel =
        (message, timeout) -> {
          StepExecutionRequest request = (StepExecutionRequest) message.getPayload();
          before.accept(request);
          messages.addMessageToGroup(GROUP, message);
          sent.add(request.getStepExecutionId());
          return true;
        };
    MessageChannelPartitionHandler handler = new MessageChannelPartitionHandler();
    handler.setStepName(task);
    handler.setMessagingOperations(new MessagingTemplate(channel));
    handler.setReplyChannel(new Ends(repository, sent));
    handler.afterPropertiesSet();
    return handler;
  }

  /** One reply for all tasks, when the last has ended: their ends are in the store anyway. */
  private final class Ends implements PollableChannel {

    private final JobRepository repository;
    private final List<Long> sent;

    Ends(JobRepository repository, List<Long> sent) {
      this.repository = repository;
      this.sent = sent;
    }

    @Override
    public Message<?> receive() {
      String[] running =
          Arrays.stream(BatchStatus.values())
              .filter(BatchStatus::isRunning)
              .map(BatchStatus::name)
              .toArray(String[]::new);
      try {
        while (!jdbc.queryForList(RUNNING, Long.class, sent.toArray(Long[]::new), running)
            .isEmpty()) {
          Thread.sleep(LOOK_EVERY_MS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while tasks were done", e);
      }
      return new GenericMessage<>(
          sent.stream().map(repository::getStepExecution).collect(Collectors.toSet()));
    }

    @Override
    public Message<?> receive(long timeout) {
      return receive();
    }

    /** Takes nothing: nobody sends an end. */
    @Override
    public boolean send(Message<?> message, long timeout) {
      return false;
    }
  }

  /**
   * Takes one task, if there is one and a run admits workers. If it throws, the task is there
   * again.
   *
   * @return whether one was done
   */
  boolean take(Consumer<StepExecutionRequest> work) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              if (!StoreLock.isWorkAdmitted(jdbc)) {
                return false;
              }
              Message<?> message = messages.pollMessageFromGroup(GROUP);
              if (message == null) {
                return false;
              }
              StepExecutionRequest request = (StepExecutionRequest) message.getPayload();
              // Sent twice, it is done once: the other finds it done.
              jdbc.query(
                  "SELECT pg_advisory_xact_lock(?, ?)",
                  row -> {},
                  TASK,
                  Objects.requireNonNull(request.getStepExecutionId()).intValue());
              work.accept(request);
              return true;
            }));
  }

  /** Messages of a run that has ended are nobody's. */
  void clear() {
    messages.removeMessageGroup(GROUP);
  }

  @Override
  public void close() {
    pool.close();
  }
}
