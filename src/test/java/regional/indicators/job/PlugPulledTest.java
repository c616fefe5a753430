package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.repository.JobRepository;
import regional.indicators.store.JdbcReleases;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.KeptBytes;
import regional.indicators.submission.Receipts;

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
    return withStore(name, "2026-01-28");
  }

  private static String[] withStore(String name, String asOf) {
    List<String> arguments = new ArrayList<>(List.of(region.quarterly(asOf)));
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

  /** Spring Batch writes what runs, then that it runs: it may have been killed between the two. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRunThatWasKilledBeforeItsFirstStepKeepsItsDay(boolean instance) throws IOException {
    String name = instance ? "instance" : "begun";
    Places places =
        new Places(
            region.home(),
            region.home().resolve("data/incoming"),
            folder.resolve(name).resolve("reports"),
            folder.resolve(name).resolve("store"));
    Definitions definitions = Definitions.read(places);
    try (Store store = TestStore.open(places.store())) {
      SentReleases sent = SentReleases.of(store.get(JdbcReleases.class), "");
      String inputs =
          QuarterlyRun.fingerprint(
              definitions,
              sent,
              List.of(),
              List.of(),
              Incoming.find(places.returns(), definitions.returns()));
      Receipts.Run begun =
          new Receipts.Run(
              0,
              SmallRegion.QUARTER,
              definitions.settings().region(),
              inputs,
              LocalDate.of(2026, 1, 28),
              Application.version(),
              sent.sha256(),
              sent.override());
      KeptBytes bytes = store.get(KeptBytes.class);
      for (Map.Entry<String, String> each : definitions.hashes().entrySet()) {
        bytes.keep(places.home().resolve(each.getKey()), each.getValue());
      }
      store.get(Receipts.class).begin(begun, definitions.hashes());
      if (instance) {
        store
            .get(JobRepository.class)
            .createJobInstance(
                QuarterlyJob.NAME,
                Quarterly.parameters(
                    begun.quarter(), begun.region(), inputs, 0, begun.asOf(), begun.id()));
      }
    }

    SmallRegion.run(withStore(name, "2026-01-29"));

    assertThat(SmallRegion.hashes(places.published(SmallRegion.QUARTER.toString())))
        .isEqualTo(undisturbed);
  }
}
