package regional.indicators.pack;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import regional.indicators.disclosure.View;
import regional.indicators.job.ProcessorTime;

/**
 * A director's pack from its view to the bytes of a PDF, each thread with a writer of its own. Java
 * compiles for well over a hundred packs.
 */
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 40, batchSize = PagesBenchmark.PACKS)
@Measurement(iterations = 6, batchSize = PagesBenchmark.PACKS)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PagesBenchmark {

  /** So many by each thread are timed together. */
  public static final int PACKS = 4;

  /** What all threads write. */
  @State(Scope.Benchmark)
  public static class Written {
    private final Pack pack = PackYaml.read(Path.of("jobs/packs/self-assessment.yaml"));
    private final View view = PlausibleView.of("Bolton");
  }

  /** As in the job. */
  @State(Scope.Thread)
  public static class Writing {
    private final PackWriter writer = new PackWriter();
  }

  /** The pack that is measured. */
  public static byte[] pack() {
    Written written = new Written();
    return new PackWriter().write(written.pack, written.view);
  }

  @Benchmark
  public byte[] packs(Written written, Writing writing, ProcessorTime time) {
    time.begin();
    byte[] pack = writing.writer.write(written.pack, written.view);
    time.end();
    return pack;
  }
}
