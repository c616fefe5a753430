package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.core.Checked;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;
import regional.indicators.core.Term;
import regional.indicators.submission.FileName;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Taken;

/** COM-03 of two: Cumbria and Cumberland both give figures of the year that Cumbria ended in. */
class ReorganisedTest {

  private static final Quarter QUARTER = Quarter.parse("2023-24-Q2");
  private static final DataPeriod YEAR = DataPeriod.of("202223", Term.YEAR);
  private static final String CUMBRIA = "attendance_909_202324_Q2_v1.csv";
  private static final String CUMBERLAND = "attendance_942_202324_Q2_v1.csv";

  @TempDir Path folder;

  private Definitions definitions;
  private Store store;
  private Ledger ledger;

  @BeforeEach
  void open() throws IOException {
    definitions =
        Definitions.read(
            new Places(Path.of("").toAbsolutePath(), folder, folder, folder.resolve("store")));
    store = TestStore.open(folder.resolve("store"));
    ledger = store.get(Ledger.class);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void ofTwoTakenInTogetherTheSuccessorIsRefused() {
    sent(CUMBERLAND, 20, YEAR);
    sent(CUMBRIA, 20, YEAR);
    new Reorganised(definitions, ledger).refuseSecond(QUARTER);
    assertThat(state(CUMBRIA)).isEqualTo(Ledger.State.ACCEPTED);
    assertThat(state(CUMBERLAND)).isEqualTo(Ledger.State.REJECTED);
    assertThat(ledger.findings(entry(CUMBERLAND).submission()))
        .extracting(Finding::code)
        .containsExactly("COM-03");
  }

  @Test
  void whatWasTakenInLaterIsRefused() {
    sent(CUMBERLAND, 19, YEAR);
    sent(CUMBRIA, 20, YEAR);
    new Reorganised(definitions, ledger).refuseSecond(QUARTER);
    assertThat(state(CUMBRIA)).isEqualTo(Ledger.State.REJECTED);
    assertThat(state(CUMBERLAND)).isEqualTo(Ledger.State.ACCEPTED);
  }

  @Test
  void aVersionThatWasReplacedRefusesNobody() {
    sent(CUMBRIA, 18, YEAR);
    sent("attendance_909_202324_Q2_v2.csv", 19);
    sent(CUMBERLAND, 20, YEAR);
    new Reorganised(definitions, ledger).refuseSecond(QUARTER);
    assertThat(state(CUMBERLAND)).isEqualTo(Ledger.State.ACCEPTED);
  }

  private void sent(String file, int day, DataPeriod... periods) {
    FileName name = FileName.parse(file, definitions.returns()).orElseThrow();
    ledger.receive(name, file, file, LocalDate.of(2023, 10, day));
    ledger.record(
        entry(file).submission(),
        new Checked<>(new Taken(true, 0, 0, List.of(), Set.of(periods), 0, false), List.of()));
  }

  private Ledger.State state(String file) {
    return entry(file).state();
  }

  private Ledger.Entry entry(String file) {
    return ledger.entries(QUARTER).stream()
        .filter(each -> each.fileName().equals(file))
        .findFirst()
        .orElseThrow();
  }
}
