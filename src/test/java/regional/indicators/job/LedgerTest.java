package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.core.Checked;
import regional.indicators.core.Quarter;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;
import regional.indicators.submission.FileName;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Taken;

/** What the ledger gives to those who check a part of a quarter. */
class LedgerTest {

  private static final Quarter QUARTER = new Quarter(2025, 3);

  @TempDir Path folder;

  @Test
  void whoChecksAnAuthorityIsGivenWhatItSentAndNobodyChecked() throws IOException {
    Returns returns = ReturnsYaml.read(Path.of("jobs", "returns"));
    try (Store store = TestStore.open(folder.resolve("store"))) {
      Ledger ledger = store.get(Ledger.class);
      for (String each :
          List.of(
              "send_350_202526_Q3_v1.csv",
              "placements_350_202526_Q3_v1.csv",
              "placements_350_202526_Q2_v1.csv",
              "placements_350_202526_Q1_v1.csv",
              "placements_350_202526_Q4_v1.csv",
              "placements_351_202526_Q3_v1.csv")) {
        FileName name = FileName.parse(each, returns).orElseThrow();
        ledger.receive(name, each, each, LocalDate.of(2026, 1, 20));
      }
      Ledger.Entry first = ledger.unchecked(QUARTER, "350").get(0);
      assertThat(first.fileName()).isEqualTo("placements_350_202526_Q1_v1.csv");
      ledger.record(
          first.submission(),
          new Checked<>(new Taken(true, 0, 0, List.of(), Set.of(), 0, false), List.of()));

      assertThat(ledger.unchecked(QUARTER, "350"))
          .extracting(Ledger.Entry::fileName)
          .containsExactly(
              "placements_350_202526_Q2_v1.csv",
              "placements_350_202526_Q3_v1.csv",
              "send_350_202526_Q3_v1.csv");
      assertThat(ledger.unchecked(QUARTER, "352")).isEmpty();
      assertThat(ledger.unchecked(QUARTER)).hasSize(4);
    }
  }
}
