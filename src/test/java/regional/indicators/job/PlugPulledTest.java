package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    region = SmallRegion.in(folder.resolve("home")).with("return-report");
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
    return TestStore.arguments(arguments.toArray(String[]::new));
  }

  @ParameterizedTest(name = "killed {1} ms after {0}")
  // What the store was told in its last half second may be lost, and the run then begins anew with
  // the same bytes:
  // killed in the midst of checking, there is something to resume.
  @CsvSource({"receive, 1000", "check, 120", "benchmarks, 700"})
  void aRunThatWasKilledResumesAndEndsWithTheSameBytes(String after, long milliseconds)
      throws Exception {
    String name = "killed-after-" + after;
    KilledRun.after(after, milliseconds, withStore(name));
    Path published = folder.resolve(name).resolve("reports").resolve("2025-26-Q3");
    assertThat(Files.exists(published)).as("nothing half-made is published").isFalse();

    SmallRegion.Ended ended = SmallRegion.run(withStore(name));

    assertThat(ended.printed()).contains("Resuming the run that was stopped.");
    assertThat(SmallRegion.hashes(published)).isEqualTo(undisturbed);
  }
}
