package regional.indicators.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import regional.indicators.benchmark.PublishedPeriods;
import regional.indicators.returns.Return;
import regional.indicators.submission.FileBytes;
import regional.indicators.submission.FileName;
import regional.indicators.submission.HeldFiles;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.SubmissionReader;

/**
 * Reading the newest quarter's files of one kind: with every rule and the quarter before held, by
 * Commons CSV alone, and byte by byte. Nothing is stored.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 20)
@Measurement(iterations = 10)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReadingBenchmark {

  /** With the newest quarter and the one before. */
  @Param("")
  public String folder = "";

  @Param({"RECORD", "AGGREGATE"})
  public String kind = "";

  private final List<Incoming.Found> files = new ArrayList<>();
  private final HeldFiles held = new HeldFiles();
  private SubmissionReader reader;

  static Definitions definitions() throws IOException {
    Path home = Path.of("").toAbsolutePath();
    return Definitions.read(new Places(home, home, home, home));
  }

  static SubmissionReader reader(Definitions definitions) {
    return new SubmissionReader(
        definitions.returns(),
        definitions.reference(),
        definitions.settings().limits(),
        new PublishedPeriods(definitions.comparators()));
  }

  /** Files of one kind of return, in the order in which they are checked. */
  static List<Incoming.Found> files(Path folder, Definitions definitions, Return.Kind kind)
      throws IOException {
    return Incoming.find(folder, definitions.returns()).stream()
        .filter(
            each ->
                each.name()
                    .filter(name -> definitions.returns().get(name.returnId()).kind() == kind)
                    .isPresent())
        .sorted(Comparator.comparing(each -> each.name().orElseThrow(), HeldFiles.order()))
        .toList();
  }

  @Setup
  public void hold() throws IOException {
    Definitions definitions = definitions();
    reader = reader(definitions);
    for (Incoming.Found each : files(Path.of(folder), definitions, Return.Kind.valueOf(kind))) {
      FileName name = each.name().orElseThrow();
      if (name.quarter().equals(DemoCommand.QUARTER)) {
        files.add(each);
      } else {
        held.add(name, each.sha256(), reader.read(name, each.file(), each.sha256()).value());
      }
    }
  }

  @Benchmark
  public long withAllRules(ProcessorTime time) throws IOException {
    time.begin();
    long counted = withAllRules();
    time.end();
    return counted;
  }

  private long withAllRules() throws IOException {
    long rows = 0;
    for (Incoming.Found each : files) {
      FileName name = each.name().orElseThrow();
      rows +=
          reader
              .read(name, FileBytes.of(each.file()), each.sha256(), held.of(name.oldLaCode()))
              .value()
              .rowsInFile();
    }
    return rows;
  }

  @Benchmark
  public long commonsCsvAlone(ProcessorTime time) throws IOException {
    time.begin();
    long counted = commonsCsvAlone();
    time.end();
    return counted;
  }

  private long commonsCsvAlone() throws IOException {
    long characters = 0;
    for (Incoming.Found each : files) {
      try (CSVParser parser =
          CSVParser.parse(each.file(), StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
        for (CSVRecord row : parser) {
          for (String cell : row) {
            characters += cell.length();
          }
        }
      }
    }
    return characters;
  }

  @Benchmark
  public long bytesAlone(ProcessorTime time) throws IOException {
    time.begin();
    long counted = bytesAlone();
    time.end();
    return counted;
  }

  private long bytesAlone() throws IOException {
    long lines = 0;
    byte[] buffer = new byte[1 << 16];
    for (Incoming.Found each : files) {
      try (InputStream in = Files.newInputStream(each.file())) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          for (int i = 0; i < read; i++) {
            lines += buffer[i] == '\n' ? 1 : 0;
          }
        }
      }
    }
    return lines;
  }
}
