package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;
import regional.indicators.submission.FileName;
import regional.indicators.submission.HeldInLedger;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.KeptBytes;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Receipts;
import regional.indicators.submission.Submission;

/**
 * What stands, and what was found of it, whatever the order in which files came: two of Bolton's
 * twenty open pathways are missing from its newest return, which is refused for that (C4-11) unless
 * the quarter before is corrected.
 */
class OvertakenTest {

  private static final Path CASE =
      Path.of("src/test/resources/rules/C4-11/two_open_pathways_of_twenty_missing");
  private static final String BEFORE = "plo_350_202526_Q2_v1.csv";
  private static final String CORRECTED = "plo_350_202526_Q2_v2.csv";
  private static final String NEWEST = "plo_350_202526_Q3_v1.csv";
  private static final Quarter QUARTER = new Quarter(2025, 3);

  private static Definitions definitions;

  @TempDir Path folder;

  @BeforeAll
  static void readDefinitions() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    definitions = Definitions.read(new Places(here, here, here, here));
  }

  @Test
  void whatStandsDoesNotDependOnTheOrderOfArrival() throws IOException {
    Map<String, String> files = files();
    Map<String, String> together = arrive(List.of(List.of(BEFORE, CORRECTED, NEWEST)), files, true);
    assertThat(together.get(NEWEST)).startsWith("ACCEPTED");
    List<String> names = List.of(BEFORE, CORRECTED, NEWEST);
    for (String one : names) {
      for (String two : names) {
        for (String three : names) {
          if (List.of(one, two, three).containsAll(names)) {
            List<List<String>> order = List.of(List.of(one), List.of(two), List.of(three));
            assertThat(arrive(order, files, true)).as("%s", order).isEqualTo(together);
            assertThat(arrive(order, files, false))
                .as("%s, each file gone after its run", order)
                .isEqualTo(together);
          }
        }
      }
    }
  }

  @Test
  void anEarlierReturnThatComesLateRefusesOneThatWasAccepted() throws IOException {
    Map<String, String> files = files();
    assertThat(arrive(List.of(List.of(NEWEST)), files, true).get(NEWEST)).startsWith("ACCEPTED");
    Map<String, String> late = arrive(List.of(List.of(NEWEST), List.of(BEFORE)), files, true);
    assertThat(late.get(NEWEST)).startsWith("REJECTED").contains("C4-11");
    assertThat(late).isEqualTo(arrive(List.of(List.of(BEFORE, NEWEST)), files, true));
  }

  @Test
  void whatCannotBeReadAgainStays() throws IOException {
    Map<String, String> files = files();
    Places places = places();
    try (Store store = TestStore.open(places.store())) {
      run(places, store, List.of(NEWEST), files, false);
      store.get(JdbcTemplate.class).update("UPDATE submission SET bytes = 'NOT_KEPT'");
      run(places, store, List.of(BEFORE), files, false);
      assertThat(stands(store).get(NEWEST)).startsWith("ACCEPTED");
    }
  }

  @Test
  void nothingIsComparedAgainWithRowsThatWereDeletedByTheirAge() throws IOException {
    Map<String, String> files = files();
    Places places = places();
    try (Store store = TestStore.open(places.store())) {
      run(places, store, List.of(BEFORE, NEWEST), files, false);
      Receipts receipts = store.get(Receipts.class);
      receipts.purged(entry(store, BEFORE).submission());
      String was = stands(store).get(NEWEST);
      assertThat(was).startsWith("REJECTED");
      Ledger ledger = store.get(Ledger.class);
      Submission corrected = received(ledger, CORRECTED);
      assertThat(new Overtaken(ledger, receipts).checkAgain(QUARTER)).isZero();
      assertThat(ledger.entry(corrected.id()).orElseThrow().state())
          .isEqualTo(Ledger.State.RECEIVED);
      assertThat(stands(store).get(NEWEST)).isEqualTo(was);
    }
  }

  @Test
  void aQuarterAfterTheRunsFollowsWhenARunIsMadeOfIt() throws IOException {
    Map<String, String> files = files();
    Places places = places();
    Quarter earlier = QUARTER.plus(-1);
    try (Store store = TestStore.open(places.store())) {
      run(places, store, List.of(NEWEST), files, false);
      String was = stands(store).get(NEWEST);
      assertThat(was).startsWith("ACCEPTED");
      run(places, store, earlier, List.of(BEFORE), files, false);
      assertThat(stands(store).get(NEWEST)).as("the run was of the quarter before").isEqualTo(was);
      Overtaken overtaken = new Overtaken(store.get(Ledger.class), store.get(Receipts.class));
      assertThat(overtaken.find(store.get(Ledger.class).entries(QUARTER)))
          .containsExactly(entry(store, NEWEST).submission());
      run(places, store, List.of(), files, false);
      assertThat(stands(store).get(NEWEST)).startsWith("REJECTED");
      assertThat(overtaken.find(store.get(Ledger.class).entries(QUARTER))).isEmpty();
    }
  }

  /** The rules of today find what those of then did not. */
  @Test
  void whatMayNotBeKeptByTheRulesOfTodayIsNoLongerKept() throws IOException {
    Map<String, String> files = new TreeMap<>(files());
    Places places = places();
    try (Store store = TestStore.open(places.store())) {
      run(places, store, List.of(NEWEST), files, false);
      // As if an earlier program had kept a file with a birthday in it.
      String birthday =
          files.get(NEWEST).replaceFirst(child(second(files.get(NEWEST))), ",2012-03-04,");
      Path file = Files.writeString(folder.resolve("birthday"), birthday);
      String sha256 = Incoming.sha256(file);
      JdbcTemplate jdbc = store.get(JdbcTemplate.class);
      assertThat(store.get(KeptBytes.class).keep(file, sha256)).isTrue();
      jdbc.update("UPDATE submission SET sha256 = ?", sha256);
      run(places, store, List.of(BEFORE), files, false);
      assertThat(stands(store).get(NEWEST)).startsWith("REJECTED").contains("COM-09");
      assertThat(store.get(KeptBytes.class).holds(sha256)).isFalse();
      assertThat(
              jdbc.queryForObject(
                  "SELECT bytes FROM submission WHERE file_name = ?", String.class, NEWEST))
          .isEqualTo("REFUSED");
    }
  }

  private static String second(String file) {
    return file.lines().toList().get(1);
  }

  @Test
  void anotherAuthoritysOrReturnsFilesAreNotCheckedAgain() throws IOException {
    Map<String, String> files = files();
    Places places = places();
    try (Store store = TestStore.open(places.store())) {
      run(places, store, List.of(NEWEST), files, false);
      Ledger ledger = store.get(Ledger.class);
      received(ledger, "plo_351_202526_Q2_v1.csv");
      received(ledger, "placements_350_202526_Q2_v1.csv");
      received(ledger, "plo_350_202526_Q4_v1.csv");
      Overtaken overtaken = new Overtaken(ledger, store.get(Receipts.class));
      assertThat(overtaken.checkAgain(QUARTER)).isZero();
      received(ledger, BEFORE);
      assertThat(overtaken.checkAgain(QUARTER)).isEqualTo(1);
      assertThat(entry(store, NEWEST).state()).isEqualTo(Ledger.State.RECEIVED);
      assertThat(overtaken.checkAgain(QUARTER)).as("it waits already").isZero();
    }
  }

  private static Submission received(Ledger ledger, String name) {
    ledger.receive(
        FileName.parse(name, definitions.returns()).orElseThrow(),
        name,
        name,
        LocalDate.of(2026, 1, 28));
    return ledger.unchecked(Quarter.LAST).stream()
        .filter(each -> each.fileName().equals(name))
        .findFirst()
        .orElseThrow()
        .submission();
  }

  /** The correction is without the pathways that the newest return lacks. */
  private static Map<String, String> files() throws IOException {
    String before = Files.readString(CASE.resolve("held").resolve(BEFORE));
    String newest = Files.readString(CASE.resolve(NEWEST));
    List<String> kept = new ArrayList<>();
    List<String> lines = before.lines().toList();
    for (String line : lines) {
      if (line.equals(lines.get(0)) || newest.contains(child(line))) {
        kept.add(line);
      }
    }
    assertThat(kept).hasSizeLessThan(lines.size());
    return Map.of(BEFORE, before, CORRECTED, String.join("\n", kept) + "\n", NEWEST, newest);
  }

  private static String child(String line) {
    return "," + line.split(",", -1)[5] + ",";
  }

  /**
   * Runs with these files, one after the other.
   *
   * @param stay files of a run are still there in the next
   * @return of every file its state, numbers and findings
   */
  private Map<String, String> arrive(
      List<List<String>> runs, Map<String, String> files, boolean stay) throws IOException {
    Places places = places();
    try (Store store = TestStore.open(places.store())) {
      for (List<String> each : runs) {
        run(places, store, each, files, stay);
      }
      return stands(store);
    }
  }

  private Places places() throws IOException {
    Path own = Files.createTempDirectory(folder, "home");
    return new Places(
        Path.of("").toAbsolutePath(),
        Files.createDirectories(own.resolve("incoming")),
        own.resolve("reports"),
        own.resolve("store"));
  }

  private static void run(
      Places places, Store store, List<String> names, Map<String, String> files, boolean stay)
      throws IOException {
    run(places, store, QUARTER, names, files, stay);
  }

  private static void run(
      Places places,
      Store store,
      Quarter quarter,
      List<String> names,
      Map<String, String> files,
      boolean stay)
      throws IOException {
    for (String each : names) {
      Files.writeString(places.returns().resolve(each), files.get(each));
    }
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    LocalDate asOf = LocalDate.of(2026, 1, 28);
    RunIntake work =
        new RunIntake(
            places,
            definitions,
            store,
            new Receipts.Run(
                store.get(Ledger.class).entries(Quarter.LAST).size() + 1,
                quarter,
                "E12000002",
                "",
                asOf,
                "",
                "",
                ""),
            new Progress(out, false),
            Incoming.find(places.returns(), definitions.returns()));
    work.receive();
    for (String authority : work.authoritiesToCheck()) {
      HeldInLedger held = work.held(authority);
      for (Ledger.Entry each : work.toCheck(authority)) {
        work.checkAndStore(each, held);
      }
    }
    work.reconcile();
    if (!stay) {
      for (String each : names) {
        Files.delete(places.returns().resolve(each));
      }
    }
  }

  private static Map<String, String> stands(Store store) {
    Ledger ledger = store.get(Ledger.class);
    Map<String, String> stands = new TreeMap<>();
    for (Ledger.Entry each : ledger.entries(QUARTER)) {
      List<Finding> findings = ledger.findings(each.submission());
      stands.put(
          each.fileName(),
          each.state()
              + ", "
              + each.rows()
              + " rows, "
              + ledger.storedRows(each.submission())
              + " stored, "
              + each.findings()
              + " findings: "
              + findings);
    }
    return stands;
  }

  private static Ledger.Entry entry(Store store, String name) {
    return store.get(Ledger.class).entries(Quarter.LAST).stream()
        .filter(each -> each.fileName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
