package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults of machine and people, each followed by a run that ends in the bytes of an undisturbed
 * one. A few in every build; all of them, and the plug pulled at 200 moments, with {@code
 * -Pfaults}. The table of what was promised and seen is printed at the end and written to {@code
 * target/faults.txt}.
 */
class FaultsTest {

  private static final int KILLS = Integer.getInteger("faults.kills", 200);
  private static final int KILLS_IN_A_ROW = 4;
  private static final long SEED = Long.getLong("faults.seed", 1);
  private static final String STOPPED = "Stopped. Nothing that was taken in is lost";
  private static final String RESUMES = "the same bytes after the next run";
  private static final String ONE_LINE = "one line, status 3; " + RESUMES;

  @TempDir private static Path folder;

  private static final FaultTable TABLE = new FaultTable();
  private static SmallRegion region;
  private static Path incoming;
  private static Map<String, String> undisturbed;
  private static Set<String> held;
  private static int places;

  /** A store and a folder of outputs of their own; the project is shared. */
  private record Place(Path root) {
    Path store() {
      return root.resolve("store");
    }

    Path reports() {
      return root.resolve("reports");
    }

    Path published() {
      return reports().resolve("2025-26-Q3");
    }

    String[] quarterly(Path returns) {
      List<String> arguments = new ArrayList<>(List.of(region.quarterly("2026-01-28")));
      arguments.addAll(
          List.of(
              "--store",
              store().toString(),
              "--reports",
              reports().toString(),
              "--returns",
              returns.toString()));
      return TestStore.arguments(arguments.toArray(String[]::new));
    }
  }

  @BeforeAll
  static void runUndisturbed() throws IOException {
    region = SmallRegion.in(folder.resolve("home")).with("return-report");
    incoming = region.ofBolton(folder.resolve("incoming"));
    Place place = place();
    SmallRegion.run(place.quarterly(incoming));
    undisturbed = SmallRegion.hashes(place.published());
    held = held(place);
    assertThat(undisturbed).hasSizeGreaterThan(10);
    assertThat(held).hasSizeGreaterThan(8);
  }

  @AfterAll
  static void printTable() throws IOException {
    System.out.println(TABLE.text());
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/faults.txt"), TABLE.text());
  }

  private static Place place() throws IOException {
    return new Place(Files.createDirectories(folder.resolve("place" + places++)));
  }

  /** Every submission with its fate, and whether its bytes are kept and whole. */
  private static Set<String> held(Place place) {
    try (Store store = TestStore.open(place.store())) {
      Set<String> held = new TreeSet<>();
      var receipts = store.get(regional.indicators.submission.Receipts.class).receipts();
      store
          .get(regional.indicators.submission.Ledger.class)
          .entries(SmallRegion.QUARTER)
          .forEach(
              each ->
                  held.add(
                      String.join(
                          " ",
                          each.fileName(),
                          each.submission().sha256(),
                          each.state().name(),
                          String.valueOf(each.rows()),
                          receipts.get(each.submission().id()).bytes().name())));
      assertThat(store.get(regional.indicators.submission.KeptBytes.class).damaged()).isEmpty();
      return held;
    }
  }

  /** Runs again, and compares with the undisturbed run. */
  private static void runAgain(
      Place place, String fault, int tried, String promised, Set<String> seen) {
    SmallRegion.Ended ended = SmallRegion.run(place.quarterly(incoming));
    assertThat(ended.status()).as(fault + "\n" + ended.printed()).isBetween(0, 1);
    Map<String, String> now = SmallRegion.hashes(place.published());
    Set<String> different = new TreeSet<>(undisturbed.keySet());
    different.addAll(now.keySet());
    different.removeIf(each -> String.valueOf(undisturbed.get(each)).equals(now.get(each)));
    Set<String> lost = new TreeSet<>(held);
    lost.removeAll(held(place));
    TABLE.add(fault, tried, promised, seen, lost.size(), different.size());
    assertThat(lost).as(fault).isEmpty();
    assertThat(different).as(fault).isEmpty();
  }

  /** Ends with one line for the user; the stack trace is in the log alone. */
  private static String failed(SmallRegion.Ended ended, Place place, String line)
      throws IOException {
    assertThat(ended.status()).as(ended.printed()).isEqualTo(ExitStatus.FAILED);
    noStackTrace(ended.printed());
    String last = ended.printed().strip().lines().reduce("", (one, next) -> next);
    assertThat(last).containsPattern(line);
    Path log = place.store().resolve("logs/regional-indicators.log");
    assertThat(Files.readString(log)).contains("\tat ");
    return "status 3";
  }

  private static void noStackTrace(String printed) {
    assertThat(printed).doesNotContain("\tat ", "Exception in thread", "Caused by");
  }

  /** The program in this process; something is done when it says a line that begins so. */
  private static SmallRegion.Ended runUntil(String begins, Runnable then, String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out =
        new PrintStream(bytes, true, StandardCharsets.UTF_8) {
          private boolean done;

          @Override
          public void flush() {
            super.flush();
            if (!done && bytes.toString(StandardCharsets.UTF_8).contains(begins)) {
              done = true;
              then.run();
            }
          }
        };
    Clock clock =
        Clock.fixed(
            LocalDate.of(2026, 1, 28).atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    int status = Application.run(clock, out, false, arguments);
    return new SmallRegion.Ended(status, bytes.toString(StandardCharsets.UTF_8));
  }

  private static ProcessBuilder process(
      List<String> before, List<String> options, String main, List<String> arguments) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  private static SmallRegion.Ended ended(Process process) throws Exception {
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new SmallRegion.Ended(process.exitValue(), printed);
  }

  private static SmallRegion.Ended ended(
      List<String> before, List<String> options, String... arguments) throws Exception {
    return ended(process(before, options, Application.class.getName(), List.of(arguments)).start());
  }

  private interface Deed {
    void on(Path file) throws IOException;
  }

  // In every build -------------------------------------------------------------------------------

  @Test
  void anInputThatGoesOrChangesDuringTheRunIsToldAndTakenWhenItIsBack() throws IOException {
    Map<String, Deed> deeds = new TreeMap<>();
    if (Boolean.getBoolean(OnlyWithFaults.PROPERTY)) {
      deeds.put("deleted", Files::delete);
      deeds.put(
          "truncated", file -> Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 99)));
    }
    deeds.put(
        "replaced",
        file -> Files.writeString(file, "another\n", StandardOpenOption.TRUNCATE_EXISTING));
    for (Map.Entry<String, Deed> deed : deeds.entrySet()) {
      Place place = place();
      Path file = incoming.resolve("plo_350_202526_Q3_v1.csv");
      byte[] whole = Files.readAllBytes(file);
      SmallRegion.Ended ended =
          runUntil(
              "receive ",
              () -> {
                try {
                  deed.getValue().on(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              place.quarterly(incoming));
      Files.write(file, whole);
      assertThat(ended.printed()).contains("Rejected: plo of Bolton");
      noStackTrace(ended.printed());
      runAgain(
          place,
          "an input " + deed.getKey() + " during the run",
          1,
          "rejected, COM-01; taken in when it is back",
          Set.of("status " + ended.status()));
    }
  }

  @Test
  void outputsThatCannotBeWrittenFailTheRunAndNothingElse() throws IOException {
    Place vanished = place();
    SmallRegion.Ended ended =
        runUntil(
            "benchmarks ",
            () -> {
              try {
                FolderTree.delete(vanished.reports());
                Files.writeString(vanished.reports(), "in the way");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            vanished.quarterly(incoming));
    String seen = failed(ended, vanished, "failed in step (packs|publish)");
    Files.delete(vanished.reports());
    runAgain(vanished, "the output folder vanishes", 1, ONE_LINE, Set.of(seen));

    if (!Boolean.getBoolean(OnlyWithFaults.PROPERTY)) {
      return;
    }
    Place readOnly = place();
    // Not even root can write there.
    String[] arguments = readOnly.quarterly(incoming);
    arguments[Arrays.asList(arguments).indexOf("--reports") + 1] = "/proc/regional-indicators";
    seen = failed(SmallRegion.run(arguments), readOnly, "failed in step receive");
    runAgain(readOnly, "the output folder is read-only", 1, ONE_LINE, Set.of(seen));
  }

  @Test
  @OnlyInAFolder
  void aDamagedStoreIsRefusedUntilItIsRestored() throws IOException {
    Place place = place();
    SmallRegion.run(place.quarterly(incoming));
    Path backup = place.root().resolve("store.backup");
    String[] care = {"--home", region.home().toString(), "--store", place.store().toString()};
    assertThat(SmallRegion.run(with("backup", backup, care)).status()).isZero();
    Path file = Store.file(place.store());
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(SEED);
    int tries = Boolean.getBoolean(OnlyWithFaults.PROPERTY) ? 30 : 1;
    for (int i = 0; i < tries; i++) {
      byte[] damaged =
          i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (i % 3 != 0) {
        int from = random.nextInt(whole.length);
        byte[] noise = new byte[Math.min(i % 3 == 1 ? 4096 : 200_000, whole.length - from)];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, damaged, from, noise.length);
      }
      Files.write(file, damaged);
      FolderTree.delete(place.reports());
      SmallRegion.Ended ended = SmallRegion.run(place.quarterly(incoming));
      noStackTrace(ended.printed());
      assertThat(ended.status()).as(ended.printed()).isIn(0, 1, ExitStatus.FAILED);
      boolean asBefore =
          Files.isDirectory(place.published())
              && SmallRegion.hashes(place.published()).equals(undisturbed);
      String seen =
          ended.status() == ExitStatus.FAILED
              ? "refused"
              : asBefore ? "repaired by the database: the same bytes" : "OTHER BYTES";
      assertThat(seen).as(ended.printed()).isNotEqualTo("OTHER BYTES");
      SmallRegion.Ended restored = SmallRegion.run(with("restore", backup, care));
      assertThat(restored.status()).as(restored.printed()).isZero();
      runAgain(
          place,
          "the store's file is damaged, then restored",
          1,
          "refused with one line; " + RESUMES,
          Set.of(seen));
    }
  }

  @Test
  @OnlyInAFolder
  void anEmptyFileIsNotTakenForANewStore() throws IOException {
    Place place = place();
    Files.createDirectories(place.store());
    Files.createFile(Store.file(place.store()));
    SmallRegion.Ended ended = SmallRegion.run(place.quarterly(incoming));
    assertThat(ended.status()).as(ended.printed()).isEqualTo(ExitStatus.FAILED);
    assertThat(ended.printed()).contains("its file is empty").contains("restore");
    assertThat(Store.file(place.store())).isEmptyFile();
  }

  private static String[] with(String command, Path file, String... options) {
    return Stream.concat(Stream.of(command, file.toString()), Stream.of(options))
        .toArray(String[]::new);
  }

  // With -Pfaults --------------------------------------------------------------------------------

  @Test
  @OnlyWithFaults
  void anotherPlaceOnEarthChangesNoByte() throws Exception {
    Place place = place();
    SmallRegion.Ended ended =
        ended(
            List.of(
                "env",
                "LC_ALL=tr_TR.UTF-8",
                "TZ=Pacific/Apia",
                "bash",
                "-c",
                "umask 077; exec \"$@\"",
                "-"),
            List.of(
                "-Duser.timezone=Pacific/Apia",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Dfile.encoding=ISO-8859-1"),
            place.quarterly(incoming));
    runAgain(
        place,
        "another zone, locale, charset, umask",
        1,
        "the same bytes",
        Set.of("status " + ended.status()));
  }

  @Test
  void withTooLittleMemoryARunSaysSoAndNothingIsLost() throws Exception {
    int most = Boolean.getBoolean(OnlyWithFaults.PROPERTY) ? 88 : 40;
    for (int megabytes = 40; megabytes <= most; megabytes += 8) {
      Place place = place();
      SmallRegion.Ended ended =
          ended(
              List.of(),
              List.of("-XX:+UseParallelGC", "-Xmx" + megabytes + "m"),
              place.quarterly(incoming));
      noStackTrace(ended.printed());
      String last = ended.printed().strip().lines().reduce("", (one, next) -> next);
      boolean enough = ended.status() <= ExitStatus.DONE_WITH_FINDINGS;
      if (!enough) {
        assertThat(ended.status()).as(ended.printed()).isEqualTo(ExitStatus.FAILED);
        // A library may keep to itself what went wrong with it.
        assertThat(last).containsPattern("too little memory|[Tt]he log has the details");
      }
      assertThat(enough && megabytes == 40).as("too much for this test").isFalse();
      runAgain(
          place,
          "a heap of 40 to 88 MB",
          1,
          "status 3, one line says what to do; " + RESUMES,
          Set.of(enough ? "enough" : "status 3"));
    }
  }

  @Test
  @OnlyWithFaults
  void aStopSignalEndsTheRunWithinFiveSeconds() throws Exception {
    for (String step : List.of("receive", "check", "benchmarks")) {
      Place place = place();
      Process process =
          process(
                  List.of(),
                  List.of(),
                  Application.class.getName(),
                  List.of(place.quarterly(incoming)))
              .start();
      StringBuilder printed = new StringBuilder();
      try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          printed.append(line).append('\n');
          if (line.startsWith(step)) {
            // Process.destroy would also close what it says.
            process.toHandle().destroy();
          }
        }
      }
      long from = System.nanoTime();
      assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(printed.toString()).isEqualTo(143);
      assertThat(printed).contains(STOPPED);
      noStackTrace(printed.toString());
      assertThat(System.nanoTime() - from).isLessThan(5_000_000_000L);
      runAgain(place, "SIGTERM", 1, "ends within 5 s, says so; " + RESUMES, Set.of("143"));
    }
  }

  @Test
  @OnlyWithFaults
  void thePlugIsPulledAtAnyMoment() throws Exception {
    Map<String, Integer> moments = new TreeMap<>();
    moments.put("regional.indicators.job.Store#open", 4_000_000);
    moments.put("regional.indicators.job.RunIntake#receive", 200_000);
    moments.put("regional.indicators.store.JdbcLedger#record", 60_000);
    moments.put("regional.indicators.store.JdbcKeptBytes#keep", 60_000);
    moments.put("org.h2.engine.SessionLocal#commit", 20_000);
    moments.put("regional.indicators.job.RunFigures#ofSet", 300_000);
    moments.put("regional.indicators.job.RunFigures#benchmarks", 300_000);
    moments.put("regional.indicators.pack.PackWriter#write", 500_000);
    moments.put("regional.indicators.job.QuarterlyRun#publish", 600_000);
    moments.put("regional.indicators.job.Publication#publish", 3_000);
    List<String> names = List.copyOf(moments.keySet());
    Random random = new Random(SEED);
    Path newestAlone = Files.createDirectories(folder.resolve("newest"));
    try (Stream<Path> files = Files.list(incoming)) {
      for (Path each : files.filter(one -> one.toString().contains("_Q3_")).toList()) {
        Files.copy(each, newestAlone.resolve(each.getFileName()));
      }
    }
    int killed = 0;
    for (int chain = 0; killed < KILLS; chain++) {
      assertThat(chain).as("runs that ended before they were killed").isLessThan(2 * KILLS);
      Place place = place();
      if (chain % 2 == 1) {
        // The newest quarter is held: it is checked again when the one before comes.
        SmallRegion.run(place.quarterly(newestAlone));
      }
      Map<String, Integer> tried = new TreeMap<>();
      boolean alive = true;
      for (int i = 0; alive && i < KILLS_IN_A_ROW && killed < KILLS; i++) {
        String moment = names.get((chain + i) % names.size());
        SmallRegion.Ended ended =
            ended(
                process(
                        List.of(),
                        List.of(),
                        FaultyProcess.class.getName(),
                        Stream.concat(
                                Stream.of(
                                    moment, String.valueOf(random.nextInt(moments.get(moment)))),
                                Stream.of(place.quarterly(incoming)))
                            .toList())
                    .start());
        noStackTrace(ended.printed());
        assertThat(ended.status()).as(ended.printed()).isIn(0, 1, 137);
        // A run that had ended leaves nothing to be killed in: it is not counted.
        alive = ended.status() == 137;
        if (alive) {
          killed++;
          tried.merge("kill -9 in " + moment.replaceAll(".*\\.", ""), 1, Integer::sum);
        }
      }
      List<String> inTurn = List.copyOf(tried.keySet());
      if (!inTurn.isEmpty()) {
        String first = inTurn.get(0);
        runAgain(place, first, tried.get(first), RESUMES, Set.of("killed"));
        inTurn
            .subList(1, inTurn.size())
            .forEach(each -> TABLE.add(each, tried.get(each), RESUMES, Set.of("killed"), 0, 0));
      }
      FolderTree.delete(place.root());
    }
  }

  @Test
  @OnlyWithFaults
  void thePlugIsPulledWhileTheSchemaIsBroughtUp() throws Exception {
    Random random = new Random(SEED);
    int killed = 0;
    for (int kill = 0; kill < Math.max(2, KILLS / 10); kill++) {
      Place place = place();
      SchemaCarriedTest.begin(place.store());
      Process process =
          process(
                  List.of(),
                  List.of(),
                  FaultyProcess.class.getName(),
                  List.of(
                      "regional.indicators.job.StoreSchema#bring",
                      String.valueOf(random.nextInt(1_500_000)),
                      "status",
                      "--home",
                      region.home().toString(),
                      "--store",
                      place.store().toString(),
                      "--quarter",
                      "2025-26-Q3"))
              .start();
      SmallRegion.Ended ended = ended(process);
      noStackTrace(ended.printed());
      int found;
      try (Store store = Store.open(place.store())) {
        found =
            store
                .get(regional.indicators.submission.Ledger.class)
                .entries(SmallRegion.QUARTER)
                .size();
      }
      TABLE.add(
          "kill -9 in a schema migration",
          1,
          "the old schema or the new, every row",
          Set.of(ended.status() == 137 ? "killed" : "had ended"),
          3 - found,
          0);
      assertThat(found).isEqualTo(3);
      killed += ended.status() == 137 ? 1 : 0;
      FolderTree.delete(place.root());
    }
    assertThat(killed).isPositive();
  }

  @Test
  @OnlyWithFaults
  void aFullDiskFailsTheRunAndNothingIsLost() throws Exception {
    Set<Integer> statuses = new TreeSet<>();
    for (int kilobytes : List.of(64, 400)) {
      Place place = place();
      // No file may grow beyond so many blocks: writing fails as on a full disk.
      SmallRegion.Ended ended =
          ended(
              List.of("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "-"),
              List.of("-XX:-UsePerfData"),
              place.quarterly(incoming));
      noStackTrace(ended.printed());
      assertThat(ended.status()).as(ended.printed()).isIn(0, 1, ExitStatus.FAILED);
      statuses.add(ended.status());
      runAgain(
          place, "no file may grow (ulimit -f)", 1, ONE_LINE, Set.of("status " + ended.status()));
    }
    assertThat(statuses).contains(ExitStatus.FAILED);
    statuses.clear();
    Path small = Files.createDirectories(folder.resolve("small"));
    for (int kilobytes : List.of(300, 900, 1800)) {
      assumeTrue(mounted(small, kilobytes), "a small file system may be mounted");
      try {
        for (String which : List.of("--store", "--reports")) {
          Place place = place();
          String[] arguments = place.quarterly(incoming);
          Path there = small.resolve("on-it");
          arguments[Arrays.asList(arguments).indexOf(which) + 1] = there.toString();
          SmallRegion.Ended ended = SmallRegion.run(arguments);
          noStackTrace(ended.printed());
          assertThat(ended.status()).as(ended.printed()).isIn(0, 1, ExitStatus.FAILED);
          statuses.add(ended.status());
          // Somebody makes room: all that is there moves to a larger disk.
          if (Files.exists(there)) {
            FolderTree.copy(there, place.root().resolve(which.substring(2)));
          }
          FolderTree.delete(there);
          runAgain(
              place, "a full disk under " + which, 1, ONE_LINE, Set.of("status " + ended.status()));
        }
      } finally {
        new ProcessBuilder("umount", small.toString()).start().waitFor();
      }
    }
    assertThat(statuses).contains(ExitStatus.FAILED);
  }

  private static boolean mounted(Path folder, int kilobytes) throws Exception {
    return new ProcessBuilder(
                "mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", folder.toString())
            .redirectErrorStream(true)
            .start()
            .waitFor()
        == 0;
  }

  @Test
  @OnlyWithFaults
  void ofTwoRunsAtOnceOneIsToldToWait() throws Exception {
    int told = 0;
    for (int i = 0; i < 3; i++) {
      Place place = place();
      ProcessBuilder run =
          process(
              List.of(),
              List.of(),
              Application.class.getName(),
              List.of(place.quarterly(incoming)));
      Process one = run.start();
      Process other = run.start();
      List<SmallRegion.Ended> both = List.of(ended(one), ended(other));
      Set<String> seen = new TreeSet<>();
      for (SmallRegion.Ended each : both) {
        noStackTrace(each.printed());
        seen.add("status " + each.status());
        if (each.status() == ExitStatus.FAILED) {
          assertThat(each.printed()).contains("Another run is using the store");
          told++;
        }
      }
      runAgain(place, "two runs at once", 1, "one waits or is told to; " + RESUMES, seen);
    }
    assertThat(told).isPositive();
  }
}
