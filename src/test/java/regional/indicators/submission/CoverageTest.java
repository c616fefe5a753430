package regional.indicators.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Quarter;
import regional.indicators.returns.ReferenceCsv;
import regional.indicators.returns.ReturnsYaml;

class CoverageTest {

  private static final Quarter QUARTER = Quarter.parse("2023-24-Q2");
  private static final LocalDate DAY = LocalDate.of(2023, 10, 20);

  @Test
  void ofAnAuthorityThatNoLongerExistedOnlyWhatItSentIsListed() {
    List<Coverage> grid = grid(entry("attendance", "909", Ledger.State.ACCEPTED, 0));
    assertThat(grid)
        .filteredOn(each -> each.authority().oldLaCode().equals("909"))
        .extracting(each -> each.form().id() + " " + each.state().text())
        .containsExactly("attendance accepted");
    assertThat(grid)
        .filteredOn(each -> each.authority().oldLaCode().equals("942"))
        .hasSize(6)
        .allMatch(each -> each.state() == Coverage.State.MISSING);
    assertThat(grid).hasSize(24 * 6 + 1);
  }

  @Test
  void whatIsNotedOfFiguresIsAWarningToo() {
    Coverage accepted =
        grid(entry("attendance", "350", Ledger.State.ACCEPTED, 0)).stream()
            .filter(each -> each.state() == Coverage.State.ACCEPTED)
            .findFirst()
            .orElseThrow();
    assertThat(accepted.alsoNoted(0).state()).isEqualTo(Coverage.State.ACCEPTED);
    assertThat(accepted.alsoNoted(2).state()).isEqualTo(Coverage.State.ACCEPTED_WITH_WARNINGS);
    assertThat(accepted.alsoNoted(2).entry().orElseThrow().findings()).isEqualTo(2);
  }

  private static List<Coverage> grid(Ledger.Entry... entries) {
    return Coverage.of(
        QUARTER,
        "E12000002",
        ReturnsYaml.read(Path.of("jobs", "returns")),
        ReferenceCsv.read(Path.of("data", "reference")),
        List.of(entries),
        20,
        DAY);
  }

  private static Ledger.Entry entry(
      String returnId, String oldLaCode, Ledger.State state, int findings) {
    return new Ledger.Entry(
        new Submission(1, returnId, oldLaCode, QUARTER, 1, "0".repeat(64)),
        returnId + "_" + oldLaCode + "_202324_Q2_v1.csv",
        "",
        DAY,
        state,
        9,
        0,
        findings);
  }
}
