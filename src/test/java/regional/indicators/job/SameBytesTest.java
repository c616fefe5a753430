package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import regional.indicators.submission.FileBytes;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.KeptBytes;

/** Files of several authorities with the same bytes, as a return of nobody: its header alone. */
class SameBytesTest {

  @TempDir Path folder;

  @Test
  void returnsOfNobodyAreTakenInAtTheSameTime() throws IOException {
    SmallRegion region = SmallRegion.in(folder.resolve("home")).with("return-report");
    Path incoming = Files.createDirectories(folder.resolve("incoming"));
    for (String form : List.of("plo", "placements")) {
      Path sample = region.incoming(form + "_350_202526_Q3_v1.csv");
      String header = Files.readAllLines(sample).get(0) + "\n";
      for (String authority : SmallRegion.AUTHORITIES) {
        for (String quarter : List.of("202526_Q1", "202526_Q2", "202526_Q3")) {
          Files.writeString(
              incoming.resolve(form + "_" + authority + "_" + quarter + "_v1.csv"), header);
        }
      }
    }
    Path store = folder.resolve("store");
    String[] arguments =
        TestStore.arguments(
            "quarterly",
            "--home",
            region.home().toString(),
            "--quarter",
            "2025-26-Q3",
            "--as-of",
            "2026-01-28",
            "--returns",
            incoming.toString(),
            "--reports",
            folder.resolve("reports").toString(),
            "--store",
            store.toString());

    SmallRegion.Ended ended = SmallRegion.run(arguments);

    // The other four returns are missing.
    assertThat(ended.status()).as(ended.printed()).isEqualTo(ExitStatus.DONE_WITH_FINDINGS);
    try (Store opened = TestStore.open(store)) {
      assertThat(
              opened
                  .get(JdbcTemplate.class)
                  .queryForList(
                      "SELECT DISTINCT state || ' ' || bytes FROM submission", String.class))
          .containsExactly("ACCEPTED KEPT");
      assertThat(opened.get(KeptBytes.class).damaged()).isEmpty();
    }
  }

  /** Whoever comes second waits until the first has ended, and finds the bytes kept. */
  @Test
  void bytesThatAnotherKeepsAtThisMomentAreKeptOnce() throws Exception {
    byte[] text = "the same".getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("file"), text);
    String sha256 = Incoming.sha256(file);
    try (Store store = TestStore.open(folder.resolve("store"))) {
      KeptBytes bytes = store.get(KeptBytes.class);
      TransactionTemplate transactions =
          new TransactionTemplate(store.get(PlatformTransactionManager.class));
      CountDownLatch kept = new CountDownLatch(1);
      CompletableFuture<Boolean> first =
          CompletableFuture.supplyAsync(
              () ->
                  transactions.execute(
                      status -> {
                        boolean done = keep(bytes, file, sha256);
                        kept.countDown();
                        pause();
                        return done;
                      }));
      assertThat(kept.await(1, TimeUnit.MINUTES)).isTrue();
      CompletableFuture<Boolean> second =
          CompletableFuture.supplyAsync(
              () ->
                  transactions.execute(
                      status -> {
                        try {
                          return bytes.keepApart(FileBytes.of(file), sha256);
                        } catch (IOException e) {
                          throw new IllegalStateException(e);
                        }
                      }));
      assertThat(first.get(1, TimeUnit.MINUTES)).isTrue();
      assertThat(second.get(1, TimeUnit.MINUTES)).isTrue();
      assertThat(bytes.damaged()).isEmpty();

      // Nothing was received: no submission has these bytes.
      assertThat(bytes.holds(sha256)).isTrue();
      bytes.deleteUnclaimed();
      assertThat(bytes.holds(sha256)).isFalse();
    }
  }

  private static boolean keep(KeptBytes bytes, Path file, String sha256) {
    try {
      return bytes.keep(file, sha256);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
