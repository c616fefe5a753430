package regional.indicators.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import regional.indicators.core.Quarter;
import regional.indicators.returns.ReferenceCsv;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;
import regional.indicators.sample.SampleReturns;
import regional.indicators.sample.SampleYaml;
import regional.indicators.submission.Incoming;

/**
 * A project's root with the real declarations and a region of three authorities, so that a whole
 * run takes seconds.
 */
final class SmallRegion {

  static final Quarter QUARTER = new Quarter(2025, 3);
  static final Set<String> AUTHORITIES = Set.of("350", "351", "876");

  private final Path home;

  private SmallRegion(Path home) {
    this.home = home;
  }

  static SmallRegion in(Path home) throws IOException {
    copy(Path.of("jobs"), home.resolve("jobs"));
    copy(Path.of("data/reference"), home.resolve("data/reference"));
    withFewComparators(home.resolve("data/reference/comparators"));
    Path authorities = home.resolve("data/reference/authorities.csv");
    List<String> kept =
        Files.readAllLines(authorities).stream()
            .map(
                line ->
                    AUTHORITIES.stream().anyMatch(line::startsWith)
                        ? line
                        : line.replace("E12000002,North West", "E12000009,South West"))
            .toList();
    Files.write(authorities, kept);
    Returns returns = ReturnsYaml.read(home.resolve("jobs/returns"));
    new SampleReturns(
            returns,
            ReferenceCsv.read(home.resolve("data/reference")),
            SampleYaml.read(home.resolve("jobs/sample"), returns))
        .write(
            home.resolve("data/incoming"),
            new SampleReturns.Options("E12000002", 6, QUARTER, 1, 1),
            (files, of) -> {});
    return new SmallRegion(home);
  }

  /** Every command reads all: of the largest published data set one period is enough. */
  private static void withFewComparators(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        if (each.getFileName().toString().matches("pupil-attendance-(?!202324-autumn).*")) {
          Files.delete(each);
        }
      }
    }
  }

  /** The same with these packs of an authority alone, and none about the region. */
  SmallRegion with(String... packs) throws IOException {
    Path settings = home.resolve("jobs/quarterly.yaml");
    Files.writeString(
        settings,
        Files.readString(settings)
            .replaceFirst("(?m)^packs: .*$", "packs: [" + String.join(", ", packs) + "]")
            .replaceFirst("(?m)^region_packs: .*$", "region_packs: {}"));
    return this;
  }

  /** The two newest quarters of one authority alone, in a folder of their own. */
  Path ofBolton(Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.walk(home.resolve("data/incoming"))) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        if (each.getFileName().toString().matches("[a-z]+_350_202526_Q[23]_v1\\.csv")) {
          Files.copy(each, to.resolve(each.getFileName()));
        }
      }
    }
    return to;
  }

  Path home() {
    return home;
  }

  Path incoming(String name) {
    return home.resolve("data/incoming").resolve(QUARTER.toString()).resolve(name);
  }

  Path reports() {
    return home.resolve("reports");
  }

  Path published() {
    return reports().resolve(QUARTER.toString());
  }

  /** Arguments of the main job. */
  String[] quarterly(String asOf) {
    return new String[] {
      "quarterly", "--home", home.toString(), "--quarter", QUARTER.toString(), "--as-of", asOf
    };
  }

  /** What a command printed, and its exit status. */
  record Ended(int status, String printed) {}

  static Ended run(String... arguments) {
    return runAsGiven(TestStore.arguments(arguments));
  }

  /** The same, whichever engine tests are run on. */
  static Ended runAsGiven(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Clock clock =
        Clock.fixed(
            LocalDate.of(2026, 1, 28).atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    int status =
        Application.run(
            clock, new PrintStream(bytes, true, StandardCharsets.UTF_8), false, arguments);
    return new Ended(status, bytes.toString(StandardCharsets.UTF_8));
  }

  /** SHA-256 of every file below a folder. */
  static Map<String, String> hashes(Path folder) {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(Files::isRegularFile)
          .forEach(each -> hashes.put(folder.relativize(each).toString(), hash(each)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return hashes;
  }

  static String hash(Path file) {
    try {
      return Incoming.sha256(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path each : walk.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }
}
