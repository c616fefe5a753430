package regional.indicators.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;

class DateOrderTest {

  private static final Returns RETURNS = ReturnsYaml.read(Path.of("jobs", "returns"));
  private static final Return PLACEMENTS = RETURNS.get("placements");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "2025-12-31, 2025-05-01, NOT_PROVED",
    "31/12/2025, 01/05/2025, PROVED",
    "01/05/2025, 13/5/2025, PROVED",
    "01/05/2025, 12/12/2025, NOT_PROVED",
    "12/31/2025, 05/01/2025, NOT_PROVED",
    "31/12/2025, 12/31/2025, NOT_PROVED",
    "12/31/2025, 31/12/2025, NOT_PROVED",
    "31/12/25, 01/05/25, NOT_PROVED",
    "031/12/2025, 01/05/2025, NOT_PROVED",
    "31/12/2025 00:00, 01/05/2025, PROVED",
    "31/12/2025 00:00:00, 12/31/2025, NOT_PROVED",
    "31/12/2025 10:30, 01/05/2025, NOT_PROVED",
    "2025-12-31, 13/05/2025, PROVED",
    "45/06/2025, 03/04/2025, NOT_PROVED",
    "13/13/2025, 14/05/2025, PROVED"
  })
  void oneDateOverTwelveInFrontAndNoneBehindProveIt(String first, String second, DateOrder order)
      throws IOException {
    assertThat(of("snapshot_date,child_id,placement_start_date\n" + first + ",a," + second + "\n"))
        .isEqualTo(order);
    assertThat(of("placement_start_date,snapshot_date\n" + first + ",\n," + second + "\n"))
        .isEqualTo(order);
  }

  @Test
  void onlyDateColumnsCount() throws IOException {
    String header = "child_id,placement_start_date\n";
    assertThat(of(header + "31/12/2025,03/04/2025\n")).isEqualTo(DateOrder.NOT_PROVED);
    assertThat(of(header + "12/31/2025,31/04/2025\n")).isEqualTo(DateOrder.PROVED);
  }

  @Test
  void aReturnWithoutDatesProvesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("file.csv"), "value\n31/12/2025\n");
    assertThat(of(RETURNS.get("attendance"), file)).isEqualTo(DateOrder.NOT_PROVED);
    assertThat(DateOrder.matters(RETURNS.get("attendance"))).isFalse();
    assertThat(DateOrder.matters(PLACEMENTS)).isTrue();
  }

  @Test
  void aFileThatCannotBeReadProvesNothing() throws IOException {
    assertThat(of("placement_start_date\n31/12/2025\n\"")).isEqualTo(DateOrder.NOT_PROVED);
    assertThat(of("31/12/2025")).isEqualTo(DateOrder.NOT_PROVED);
    assertThat(of("")).isEqualTo(DateOrder.NOT_PROVED);
  }

  private DateOrder of(String text) throws IOException {
    return of(PLACEMENTS, Files.writeString(folder.resolve("file.csv"), text));
  }

  private static DateOrder of(Return form, Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return DateOrder.of(form, TextForm.of(form, FileBytes.of(file)).rows(bytes));
    }
  }
}
