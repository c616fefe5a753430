package regional.indicators.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import regional.indicators.core.Checked;
import regional.indicators.returns.Return;
import regional.indicators.submission.FileName;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.KeptBytes;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.SubmissionReader;
import regional.indicators.submission.Taken;

/**
 * Writing record returns that are checked already to a store that holds nothing: rows, findings and
 * the bytes received.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StoringBenchmark {

  private static final int SUBMISSIONS_A_TRANSACTION = 10;

  @Param("")
  public String folder = "";

  private final Map<String, Incoming.Found> files = new HashMap<>();
  private final Map<String, Checked<Taken>> checked = new HashMap<>();
  private Path place = Path.of("");
  private Store store;

  @Setup
  public void check() throws IOException {
    Definitions definitions = ReadingBenchmark.definitions();
    SubmissionReader reader = ReadingBenchmark.reader(definitions);
    for (Incoming.Found each :
        ReadingBenchmark.files(Path.of(folder), definitions, Return.Kind.RECORD)) {
      FileName name = each.name().orElseThrow();
      files.put(name.text(), each);
      checked.put(name.text(), reader.read(name, each.file(), each.sha256()));
    }
  }

  @Setup(Level.Invocation)
  public void open() throws IOException {
    place = Files.createTempDirectory("storing");
    store = Store.open(place);
    Ledger ledger = store.get(Ledger.class);
    transaction(
        () ->
            files
                .values()
                .forEach(
                    each ->
                        ledger.receive(
                            each.name().orElseThrow(),
                            each.path(),
                            each.sha256(),
                            LocalDate.EPOCH)));
  }

  @TearDown(Level.Invocation)
  public void close() throws IOException {
    store.close();
    FolderTree.delete(place);
  }

  @Benchmark
  public int store() {
    Ledger ledger = store.get(Ledger.class);
    KeptBytes bytes = store.get(KeptBytes.class);
    List<Ledger.Entry> waiting = new ArrayList<>(ledger.unchecked(DemoCommand.QUARTER));
    for (int from = 0; from < waiting.size(); from += SUBMISSIONS_A_TRANSACTION) {
      List<Ledger.Entry> some =
          waiting.subList(from, Math.min(waiting.size(), from + SUBMISSIONS_A_TRANSACTION));
      transaction(
          () -> {
            for (Ledger.Entry each : some) {
              ledger.record(each.submission(), checked.get(each.fileName()));
              keep(bytes, files.get(each.fileName()));
            }
          });
    }
    return waiting.size();
  }

  private static void keep(KeptBytes bytes, Incoming.Found file) {
    try {
      bytes.keep(file.file(), file.sha256());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void transaction(Runnable work) {
    new TransactionTemplate(store.get(PlatformTransactionManager.class))
        .executeWithoutResult(status -> work.run());
  }
}
