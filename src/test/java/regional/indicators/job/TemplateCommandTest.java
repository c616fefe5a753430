package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.core.Checked;
import regional.indicators.core.Quarter;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;
import regional.indicators.submission.FileName;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Taken;

class TemplateCommandTest {

  @TempDir Path folder;

  @Test
  void writesAWorkbookThatCheckReads() {
    SmallRegion.Ended ended = template("attendance", "350", "--quarter", "2025-26-Q3");

    Path file = folder.resolve("attendance_350_202526_Q3_v1.xlsx");
    assertThat(ended.status()).as(ended.printed()).isZero();
    assertThat(ended.printed()).startsWith("Workbook to fill in: ");
    assertThat(file).exists();
    SmallRegion.Ended checked = SmallRegion.run("check", file.toString());
    assertThat(checked.status()).isEqualTo(1);
    assertThat(checked.printed()).contains("REJECTED, 9 rows").contains("COM-07");
  }

  @Test
  void withoutAQuarterItIsTheLastThatHasEnded() {
    assertThat(template("plo", "E08000001").status()).isZero();
    assertThat(folder.resolve("plo_350_202526_Q3_v1.xlsx")).exists();
  }

  @Test
  void aWorkbookThatIsThereIsLeftAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("plo_350_202526_Q3_v1.xlsx"), "filled in");

    SmallRegion.Ended ended = template("plo", "350");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.printed().lines()).hasSize(1);
    assertThat(file).hasContent("filled in");
  }

  @Test
  void unknownReturnsAndAuthoritiesAreWrongUsage() {
    for (SmallRegion.Ended ended : List.of(template("census", "350"), template("plo", "999"))) {
      assertThat(ended.status()).isEqualTo(2);
      assertThat(ended.printed().lines()).hasSize(1);
    }
  }

  @Test
  void whatTheStoreHoldsStandsBesideItAndTheVersionIsTheNext() throws IOException {
    Returns returns = ReturnsYaml.read(Path.of("jobs", "returns"));
    LocalDate day = LocalDate.of(2026, 1, 20);
    try (Store store = TestStore.open(folder.resolve("store"))) {
      Ledger ledger = store.get(Ledger.class);
      for (String each :
          List.of("placements_350_202526_Q2_v1.csv", "placements_350_202526_Q3_v1.csv")) {
        ledger.receive(FileName.parse(each, returns).orElseThrow(), each, each, day);
      }
      for (Ledger.Entry each : ledger.unchecked(new Quarter(2025, 3))) {
        ledger.record(
            each.submission(),
            new Checked<>(new Taken(true, 0, 0, List.of(), Set.of(), 0, false), List.of()));
      }
    }

    assertThat(template("placements", "350").status()).isZero();

    Path file = folder.resolve("placements_350_202526_Q3_v2.xlsx");
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
      assertThat(workbook.findSheet("Last quarter").orElseThrow().read().get(0).getCellText(0))
          .isEqualTo("placements_350_202526_Q2_v1.csv, 2025-26-Q2: 0 rows");
    }
  }

  private SmallRegion.Ended template(String returnId, String authority, String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "template",
                "--return",
                returnId,
                "--authority",
                authority,
                "--out",
                folder.toString(),
                "--store",
                folder.resolve("store").toString()));
    arguments.addAll(List.of(more));
    return SmallRegion.run(arguments.toArray(String[]::new));
  }
}
