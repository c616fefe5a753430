package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;
import regional.indicators.submission.HeldInLedger;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Receipts;

/** Rules between two returns, as the job writes what they find into the ledger. */
class ComparedReturnsTest {

  private static final Path CASES = Path.of("src", "test", "resources", "rules");
  private static final Quarter QUARTER = new Quarter(2025, 3);

  @TempDir Path folder;

  @Test
  void aFindingFollowsFromWhatStandsHoweverOftenItIsLookedFor() throws IOException {
    Path compared = CASES.resolve("C1-14").resolve("no_sessions_beside_suspensions");
    Places places = places();
    Path incoming = Files.createDirectories(places.returns());
    Definitions definitions = Definitions.read(places);
    try (Store opened = TestStore.open(places.store())) {
      Ledger ledger = opened.get(Ledger.class);

      // The return with the rule comes first; what it is compared with is not there yet.
      copy(compared.resolve("attendance_350_202526_Q3_v1.csv"), incoming);
      check(places, definitions, opened);
      assertThat(findings(ledger)).isEmpty();

      copy(compared.resolve("held").resolve("exclusions_350_202526_Q3_v1.csv"), incoming);
      check(places, definitions, opened);
      assertThat(findings(ledger)).extracting(Finding::code).containsExactly("C1-14");

      // A new version of the other return: looked for again, and still there once.
      Files.copy(
          compared.resolve("held").resolve("exclusions_350_202526_Q3_v1.csv"),
          incoming.resolve("exclusions_350_202526_Q3_v2.csv"));
      check(places, definitions, opened);
      assertThat(findings(ledger)).extracting(Finding::code).containsExactly("C1-14");
      assertThat(entry(ledger).findings()).isEqualTo(1);

      // In the third there are no suspensions: the finding goes.
      String without =
          withoutSuspensions(compared.resolve("held").resolve("exclusions_350_202526_Q3_v1.csv"));
      Files.writeString(incoming.resolve("exclusions_350_202526_Q3_v3.csv"), without);
      check(places, definitions, opened);
      assertThat(findings(ledger)).isEmpty();
      assertThat(entry(ledger).findings()).isZero();
    }
  }

  private Places places() {
    return new Places(
        Path.of("").toAbsolutePath(),
        folder.resolve("incoming"),
        folder.resolve("reports"),
        folder.resolve("store"));
  }

  /** In one run each is compared with what stands once it was itself taken in. */
  @Test
  void ofVersionsThatCameTogetherTheLastStands() throws IOException {
    Path compared = CASES.resolve("C1-14").resolve("no_sessions_beside_suspensions");
    Places places = places();
    Path incoming = Files.createDirectories(places.returns());
    Path with = compared.resolve("held").resolve("exclusions_350_202526_Q3_v1.csv");
    copy(compared.resolve("attendance_350_202526_Q3_v1.csv"), incoming);
    Files.writeString(
        incoming.resolve("exclusions_350_202526_Q3_v1.csv"), withoutSuspensions(with));
    Files.copy(with, incoming.resolve("exclusions_350_202526_Q3_v2.csv"));
    try (Store opened = TestStore.open(places.store())) {
      check(places, Definitions.read(places), opened);
      assertThat(findings(opened.get(Ledger.class)))
          .extracting(Finding::code)
          .containsExactly("C1-14");
    }
  }

  private static String withoutSuspensions(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(ComparedReturnsTest::withoutSuspensions)
        .reduce("", (all, line) -> all + line + "\n");
  }

  /** Zero from the eleventh column on, the headcount; the header as it is. */
  private static String withoutSuspensions(String line) {
    String[] cells = line.split(",", -1);
    for (int i = 11; i < cells.length && !line.startsWith("time_period"); i++) {
      cells[i] = "0";
    }
    return String.join(",", cells);
  }

  private static void copy(Path file, Path into) throws IOException {
    Files.copy(file, into.resolve(file.getFileName()));
  }

  private static void check(Places places, Definitions definitions, Store store)
      throws IOException {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    LocalDate asOf = LocalDate.of(2026, 1, 28);
    Receipts.Run run = new Receipts.Run(1, QUARTER, "E12000002", "", asOf, "", "", "");
    RunIntake work =
        new RunIntake(
            places,
            definitions,
            store,
            run,
            new Progress(out, false),
            Incoming.find(places.returns(), definitions.returns()));
    work.receive();
    work.authoritiesToCheck();
    HeldInLedger held = work.held("350");
    for (Ledger.Entry each : work.toCheck("350")) {
      work.checkAndStore(each, held);
    }
  }

  private static Ledger.Entry entry(Ledger ledger) {
    return ledger.standing("attendance", "350", QUARTER).orElseThrow();
  }

  private static List<Finding> findings(Ledger ledger) {
    return ledger.findings(entry(ledger).submission());
  }
}
