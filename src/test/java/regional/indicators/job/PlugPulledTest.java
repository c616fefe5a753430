package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody pulls the plug in the middle of the run, runs it again, and gets the same bytes. */
class PlugPulledTest {

  @TempDir private static Path folder;

  private static SmallRegion region;
  private static Map<String, String> undisturbed;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    region = SmallRegion.in(folder.resolve("home")).with("self-assessment");
    SmallRegion.run(withStore("undisturbed"));
    undisturbed = SmallRegion.hashes(folder.resolve("undisturbed/reports").resolve("2025-26-Q3"));
  }

  private static String[] withStore(String name) {
    List<String> arguments = new ArrayList<>(List.of(region.quarterly("2026-01-28")));
    arguments.addAll(
        List.of(
            "--store",
            folder.resolve(name).resolve("store").toString(),
            "--reports",
            folder.resolve(name).resolve("reports").toString()));
    return arguments.toArray(String[]::new);
  }

  @ParameterizedTest(name = "killed {1} ms after {0}")
  // What the store was told in its last half second may be lost, and the run then begins anew with
  // the same bytes:
  // killed in the midst of checking, there is something to resume.
  @CsvSource({"receive, 1000", "check, 120", "benchmarks, 700"})
  void aRunThatWasKilledResumesAndEndsWithTheSameBytes(String after, long milliseconds)
      throws Exception {
    String name = "killed-after-" + after;
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName()));
    command.addAll(List.of(withStore(name)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine();
          line != null && !line.startsWith(after);
          line = lines.readLine()) {}
      Thread.sleep(milliseconds);
      assertThat(process.isAlive()).as("still running when killed").isTrue();
      process.destroyForcibly();
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    Path published = folder.resolve(name).resolve("reports").resolve("2025-26-Q3");
    assertThat(Files.exists(published)).as("nothing half-made is published").isFalse();

    SmallRegion.Ended ended = SmallRegion.run(withStore(name));

    assertThat(ended.printed()).contains("Resuming the run that was stopped.");
    assertThat(SmallRegion.hashes(published)).isEqualTo(undisturbed);
  }
}
