package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run whose work is shared by real processes ends in the bytes of one machine with H2, whatever
 * happens to them. One fault in every build; all of them with {@code -Pfaults}, which writes what
 * was promised and seen to {@code target/worker-faults.txt}.
 */
class WorkersTest {

  private static final String GOES_ON = "the run goes on; the same bytes";
  private static final String RESUMES = "status 3; the same bytes after the next run";

  @TempDir private static Path folder;

  private static final FaultTable TABLE = new FaultTable();
  private static SmallRegion region;
  private static Map<String, String> onH2;

  private final List<WorkerProcess> started = new ArrayList<>();

  @BeforeAll
  static void runOnH2() throws IOException {
    region = SmallRegion.in(folder.resolve("home")).with("return-report");
    SmallRegion.runAsGiven(quarterly("h2"));
    onH2 = hashes("h2");
    assertThat(onH2).hasSizeGreaterThan(10);
  }

  @AfterAll
  static void printTable() throws IOException {
    System.out.println(TABLE.text());
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/worker-faults.txt"), TABLE.text());
  }

  @AfterEach
  void endAll() throws Exception {
    for (WorkerProcess each : started) {
      each.kill();
    }
  }

  private static Path store(String name) {
    return folder.resolve(name).resolve("store");
  }

  private static String[] quarterly(String name, String... more) {
    List<String> arguments = new ArrayList<>(List.of(region.quarterly("2026-01-28")));
    arguments.addAll(
        List.of(
            "--store", store(name).toString(),
            "--reports", folder.resolve(name).resolve("reports").toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  /** A run that leaves every task to workers. */
  private static String[] leftToWorkers(String name) {
    return TestStore.onServer(quarterly(name, "--workers", "--at-once", "0"));
  }

  private static CompletableFuture<SmallRegion.Ended> begin(String... arguments) {
    return CompletableFuture.supplyAsync(() -> SmallRegion.runAsGiven(arguments));
  }

  private static SmallRegion.Ended ended(CompletableFuture<SmallRegion.Ended> begun)
      throws Exception {
    return begun.get(10, TimeUnit.MINUTES);
  }

  private static Map<String, String> hashes(String name) {
    return SmallRegion.hashes(folder.resolve(name).resolve("reports/2025-26-Q3"));
  }

  private WorkerProcess start(List<String> until, List<Path> before, String... arguments)
      throws IOException {
    WorkerProcess process = WorkerProcess.start(until, before, arguments);
    started.add(process);
    return process;
  }

  private String[] worker(String name, String url, Path home) {
    return new String[] {
      "worker",
      "--home",
      home.toString(),
      "--store",
      url,
      "--store-login",
      TestStore.login().toString(),
      "--store-folder",
      folder.resolve(name).resolve("worker" + started.size()).toString(),
      "--at-once",
      "1"
    };
  }

  private WorkerProcess worker(String name, String... until) throws IOException {
    return start(
        List.of(until), List.of(), worker(name, TestStore.url(store(name)), region.home()));
  }

  /** An empty store, so that workers can be ready first. */
  private static void createStore(String name) {
    TestStore.openOnServer(store(name)).close();
  }

  /** Holds what a run came to against one machine with H2. */
  private static void compare(
      String name, String fault, String promised, String seen, SmallRegion.Ended last) {
    assertThat(last.status()).as(fault + "\n" + last.printed()).isBetween(0, 1);
    Map<String, String> now = hashes(name);
    long different =
        onH2.keySet().stream().filter(each -> !onH2.get(each).equals(now.get(each))).count();
    TABLE.add(fault, 1, promised, Set.of(seen), 0, (int) different);
    assertThat(now).as(fault).isEqualTo(onH2);
  }

  // In every build -------------------------------------------------------------------------------

  @Test
  void aWorkerKilledInTheMidstOfASubmissionLosesNothing() throws Exception {
    killed("submission", "regional.indicators.submission.SubmissionReader#read");
    assertThat(SmallRegion.runAsGiven(TestStore.onServer(quarterly("submission"))).printed())
        .contains("Nothing is new");
  }

  /** Of two workers one kills itself where it is said. */
  private void killed(String name, String where) throws Exception {
    WorkerProcess other = worker(name);
    other.await("Waits until a run is begun in ");
    createStore(name);
    WorkerProcess killed = worker(name, where, "0");
    killed.await("Ready");
    other.await("Ready");
    SmallRegion.Ended ended = ended(begin(leftToWorkers(name)));
    assertThat(ended.status()).as(ended.printed()).isBetween(0, 1);
    assertThat(killed.status()).isEqualTo(WorkerProcess.KILLED);
    assertThat(other.printed()).contains("check-authority", "packs-of-reader");
    assertThat(Files.readString(folder.resolve(name).resolve("worker0/logs/worker.log")))
        .contains("Figures taken from the run")
        .doesNotContain("Figures are computed here");
    compare(name, "a worker killed in mid-" + name, GOES_ON, "killed", ended);
  }

  @Test
  void workersNeedAStoreOnAServer() {
    String onH2 = store("refused").toString();
    for (String[] each :
        List.of(
            quarterly("refused", "--workers"),
            new String[] {"worker", "--home", region.home().toString(), "--store", onH2})) {
      SmallRegion.Ended ended = SmallRegion.runAsGiven(each);
      assertThat(ended.status()).isEqualTo(ExitStatus.USAGE);
      assertThat(ended.printed().lines()).hasSize(1);
      assertThat(ended.printed()).contains("--store jdbc:postgresql://");
    }
  }

  // With -Pfaults --------------------------------------------------------------------------------

  @Test
  @OnlyWithFaults
  void aWorkerKilledInTheMidstOfAPackLosesNothing() throws Exception {
    killed("pack", "regional.indicators.pack.PackWriter#write");
  }

  @Test
  @OnlyWithFaults
  void withoutAWorkerARunWaitsAndOneThatComesLateTakesPart() throws Exception {
    CompletableFuture<SmallRegion.Ended> run = begin(leftToWorkers("late"));
    Thread.sleep(10_000);
    assertThat(run).isNotDone();
    worker("late");
    SmallRegion.Ended ended = ended(run);
    assertThat(ended.printed()).contains("Without one this run does not go on");
    compare("late", "a worker joins late", GOES_ON, "waited, then done", ended);
  }

  @Test
  @OnlyWithFaults
  void withoutAWorkerAProcessDoesAllItself() {
    SmallRegion.Ended ended =
        SmallRegion.runAsGiven(TestStore.onServer(quarterly("alone", "--workers")));
    assertThat(ended.printed()).contains("Without one this process does all itself");
    compare("alone", "no worker is there", "done by quarterly itself", "done", ended);
  }

  @Test
  @OnlyWithFaults
  void aRunThatWasKilledIsResumedWithTheSameWorkers() throws Exception {
    for (String step : List.of("check-authority", "packs-of-reader")) {
      String name = "killed-in-" + step;
      WorkerProcess worker = worker(name);
      worker.await("Waits");
      WorkerProcess run = start(List.of(), List.of(), leftToWorkers(name));
      worker.await(step);
      run.kill();
      SmallRegion.Ended ended = SmallRegion.runAsGiven(leftToWorkers(name));
      assertThat(ended.printed()).contains("Resuming the run that was stopped.");
      compare(
          name, "quarterly killed in step of " + step, "resumes; the same bytes", "resumed", ended);
    }
  }

  @Test
  @OnlyWithFaults
  void aRunKilledWhileItControlsOrHandsOverIsResumedWithTheSameWorkers() throws Exception {
    Map<String, String> moments =
        Map.of(
            "control", "regional.indicators.disclosure.Suppression#of",
            "hand-over", "regional.indicators.job.ComputedHandOver#hand");
    for (Map.Entry<String, String> each : moments.entrySet()) {
      String name = "killed-in-" + each.getKey();
      WorkerProcess worker = worker(name);
      worker.await("Waits");
      WorkerProcess run = start(List.of(each.getValue(), "0"), List.of(), leftToWorkers(name));
      assertThat(run.status()).isEqualTo(WorkerProcess.KILLED);
      SmallRegion.Ended ended = SmallRegion.runAsGiven(leftToWorkers(name));
      assertThat(ended.printed()).contains("Resuming the run that was stopped.");
      compare(
          name,
          "quarterly killed in " + each.getKey(),
          "resumes; the same bytes",
          "resumed",
          ended);
    }
  }

  @Test
  @OnlyWithFaults
  void everyMessageDeliveredTwiceDoesNoHarm() throws Exception {
    createStore("twice");
    try (Connection connection = TestStore.server(store("twice")).connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE FUNCTION twice() RETURNS TRIGGER AS 'BEGIN IF pg_trigger_depth() = 1 THEN"
              + " INSERT INTO int_channel_message (message_id, group_key, created_date,"
              + " message_content, region) VALUES (NEW.message_id, NEW.group_key,"
              + " NEW.created_date, NEW.message_content, NEW.region); END IF; RETURN NEW; END;'"
              + " LANGUAGE PLPGSQL");
      statement.execute(
          "CREATE TRIGGER twice AFTER INSERT ON int_channel_message"
              + " FOR EACH ROW EXECUTE PROCEDURE twice()");
    }
    worker("twice").await("Ready");
    worker("twice").await("Ready");
    SmallRegion.Ended ended = ended(begin(leftToWorkers("twice")));
    String logs = "";
    for (String each : List.of("worker0", "worker1")) {
      logs += Files.readString(folder.resolve("twice").resolve(each).resolve("logs/worker.log"));
    }
    assertThat(logs).contains("A task that is done already").doesNotContain("and is there again");
    compare("twice", "every message delivered twice", GOES_ON, "the second found it done", ended);
  }

  @Test
  @OnlyWithFaults
  void aWorkerOfAnotherVersionOrOtherDefinitionsIsRefused() throws Exception {
    createStore("other");
    Path version = Files.createDirectories(folder.resolve("version"));
    Files.writeString(version.resolve("application.properties"), "program.version=9.9\n");
    Path home = folder.resolve("other-home");
    SmallRegion.copy(region.home().resolve("jobs"), home.resolve("jobs"));
    SmallRegion.copy(region.home().resolve("data/reference"), home.resolve("data/reference"));
    Files.writeString(
        home.resolve("jobs/quarterly.yaml"),
        Files.readString(home.resolve("jobs/quarterly.yaml")) + "# another\n");
    String url = TestStore.url(store("other"));
    WorkerProcess ofOtherVersion =
        start(List.of(), List.of(version), worker("other", url, region.home()));
    ofOtherVersion.await("Ready");
    WorkerProcess ofOtherDefinitions = start(List.of(), List.of(), worker("other", url, home));
    ofOtherDefinitions.await("Ready");
    CompletableFuture<SmallRegion.Ended> run = begin(leftToWorkers("other"));
    assertThat(ofOtherVersion.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(ofOtherVersion.printed().lines()).hasSize(2);
    assertThat(ofOtherVersion.printed()).contains("This worker is version 9.9, and the run is of");
    assertThat(ofOtherDefinitions.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(ofOtherDefinitions.printed().lines()).hasSize(2);
    assertThat(ofOtherDefinitions.printed()).contains("jobs/quarterly.yaml differs");
    worker("other");
    compare(
        "other",
        "workers of another version and definitions",
        "status 3, one line; " + GOES_ON,
        "refused",
        ended(run));
  }

  @Test
  @OnlyWithFaults
  void aWorkerThatIsStoppedEndsWithinFiveSeconds() throws Exception {
    createStore("stopped");
    WorkerProcess stopped = worker("stopped");
    stopped.await("Ready");
    CompletableFuture<SmallRegion.Ended> run = begin(leftToWorkers("stopped"));
    stopped.await("Works for");
    long asked = System.nanoTime();
    stopped.stop();
    assertThat(stopped.status()).isEqualTo(143);
    assertThat(System.nanoTime() - asked).isLessThan(TimeUnit.SECONDS.toNanos(5));
    assertThat(stopped.printed()).contains("Stopped.");
    try (var left = Files.walk(folder.resolve("stopped/worker0"))) {
      assertThat(left).noneMatch(each -> each.toString().endsWith(".csv"));
    }
    worker("stopped");
    compare("stopped", "a worker stopped (SIGTERM)", "within 5 s; " + GOES_ON, "143", ended(run));
  }

  @Test
  @OnlyWithFaults
  void aServerThatIsRestartedFailsTheRunWhichResumes() throws Exception {
    Path data = folder.resolve("postgresql");
    EmbeddedPostgres server = server(data, 0);
    int port = server.getPort();
    String url = "jdbc:postgresql://localhost:" + port + "/postgres";
    String[] arguments =
        Arrays.copyOf(leftToWorkers("restarted"), leftToWorkers("restarted").length);
    arguments[Arrays.asList(arguments).indexOf("--store") + 1] = url;
    CompletableFuture<SmallRegion.Ended> run = begin(arguments);
    try {
      Thread.sleep(5_000);
      WorkerProcess worker = start(List.of(), List.of(), worker("restarted", url, region.home()));
      worker.await("check-authority");
      server.close();
      SmallRegion.Ended failed = ended(run);
      assertThat(failed.status()).as(failed.printed()).isEqualTo(ExitStatus.FAILED);
      assertThat(failed.printed()).contains("it resumes").doesNotContain("\tat ");
      assertThat(worker.status()).isEqualTo(ExitStatus.FAILED);
      assertThat(worker.printed()).contains("connection to the server of the store was lost");
    } finally {
      server = server(data, port);
    }
    try {
      start(List.of(), List.of(), worker("restarted", url, region.home()));
      compare(
          "restarted",
          "the server restarted",
          RESUMES,
          "status 3",
          SmallRegion.runAsGiven(arguments));
    } finally {
      endAll();
      server.close();
    }
  }

  private static EmbeddedPostgres server(Path data, int port) {
    try {
      var builder = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
      return (port == 0 ? builder : builder.setPort(port)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
