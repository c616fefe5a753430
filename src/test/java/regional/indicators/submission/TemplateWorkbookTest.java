package regional.indicators.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regional.indicators.core.Checked;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.returns.Column;
import regional.indicators.returns.ReferenceCsv;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;

class TemplateWorkbookTest {

  private static final Returns RETURNS = ReturnsYaml.read(Path.of("jobs", "returns"));
  private static final Reference REFERENCE = ReferenceCsv.read(Path.of("data", "reference"));

  @TempDir Path folder;

  /** Only the figures are missing: keys, codes and identity stand as the rules want them. */
  @ParameterizedTest
  @CsvSource({
    "attendance, 2, 18",
    "attendance, 3, 9",
    "exclusions, 3, 8",
    "ehe, 2, 1",
    "ehe, 3, 44",
    "send, 4, 73"
  })
  void ofCountsItHasEveryRowAndOnlyFiguresAreMissing(String returnId, int quarter, int rows)
      throws IOException {
    FileName name = name(returnId, quarter);

    Checked<Taken> checked = read(name, template(name, Optional.empty()));

    assertThat(checked.value().rowsInFile()).isEqualTo(rows);
    Return form = RETURNS.get(returnId);
    // Rules of the return itself may see too that figures are missing.
    assertThat(checked.findings().stream().filter(each -> each.code().startsWith("COM")))
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(each.code()).isIn("COM-07", "COM-08");
              Column column = form.column(each.column()).orElseThrow();
              assertThat(column.isNumber() || column.type() == Column.Type.DATE).isTrue();
            });
  }

  @Test
  void ofRecordsItIsAReturnOfNobodyUntilFilledIn() throws IOException {
    for (String each : List.of("plo", "placements")) {
      FileName name = name(each, 3);

      Checked<Taken> checked = read(name, template(name, Optional.empty()));

      assertThat(checked.findings()).isEmpty();
      assertThat(checked.value().accepted()).isTrue();
      assertThat(checked.value().rowsInFile()).isZero();
    }
  }

  @Test
  void theSameInputsGiveTheSameBytes() throws IOException, InterruptedException {
    FileName name = name("send", 3);
    byte[] first = template(name, Optional.empty());
    // The library's time stamp has milliseconds.
    Thread.sleep(5);

    assertThat(Arrays.equals(first, template(name, Optional.empty()))).isTrue();
    assertThat(part(first, "docProps/core.xml")).contains("2025-12-31T00:00:00Z");
  }

  @Test
  void codesAreDropDowns() throws IOException {
    byte[] workbook = template(name("placements", 3), Optional.empty());

    String sheet = part(workbook, "xl/worksheets/sheet1.xml");
    int gender = RETURNS.get("placements").indexOf("gender");
    assertThat(gender).isEqualTo(8);
    assertThat(sheet).contains("<dataValidation sqref=\"I2:I2001\" type=\"list\"");
    assertThat(sheet.split("<dataValidation ", -1)).hasSize(1 + codeColumns("placements"));
    assertThat(column(workbook, "Codes", 2))
        .startsWith("gender", "Male (including trans male)", "Female (including trans female)");
  }

  @Test
  void lastQuarterStandsBesideIt() throws IOException {
    FileName name = name("placements", 3);
    List<String> row = new ArrayList<>();
    for (Column each : RETURNS.get("placements").columns()) {
      row.add(
          switch (each.name()) {
            case "distance_miles" -> "12.50";
            case "gender" -> "Other";
            case "child_id" -> "secret1";
            default -> "";
          });
    }
    TemplateWorkbook.LastQuarter last =
        new TemplateWorkbook.LastQuarter(
            new Quarter(2025, 2), "placements_350_202526_Q2_v1.csv", List.of(row, row));

    byte[] with = template(name, Optional.of(last));

    assertThat(column(with, "Last quarter", 0))
        .contains(
            "placements_350_202526_Q2_v1.csv, 2025-26-Q2: 2 rows",
            "distance_miles",
            "gender: Other")
        .doesNotContain("secret1");
    assertThat(column(with, "Last quarter", 1)).contains("25.00", "2");
    assertThat(part(with, "xl/sharedStrings.xml")).doesNotContain("secret1");
    assertThat(column(template(name, Optional.empty()), "Last quarter", 0))
        .containsExactly("Nothing is held here of 2025-26-Q2");
    assertThat(read(name, with).findings()).isEmpty();
  }

  @Test
  void everyColumnAndEveryRuleIsExplained() throws IOException {
    Return form = RETURNS.get("plo");
    byte[] workbook = template(name("plo", 3), Optional.empty());

    assertThat(column(workbook, "Definitions", 0))
        .containsSubsequence(form.columns().stream().map(Column::name).toList());
    assertThat(column(workbook, "Definitions", 4))
        .containsSubsequence(form.columns().stream().map(Column::definition).toList());
    assertThat(column(workbook, "Rules", 0)).contains("COM-01", "COM-13");
  }

  private static int codeColumns(String returnId) {
    return (int)
        RETURNS.get(returnId).columns().stream()
            .filter(each -> each.type() == Column.Type.CODE)
            .count();
  }

  private static FileName name(String returnId, int quarter) {
    return FileName.parse(returnId + "_350_202526_Q" + quarter + "_v1.xlsx", RETURNS).orElseThrow();
  }

  private static byte[] template(FileName name, Optional<TemplateWorkbook.LastQuarter> last)
      throws IOException {
    return new TemplateWorkbook(RETURNS, REFERENCE)
        .of(name, REFERENCE.authorities().get("350"), last);
  }

  private Checked<Taken> read(FileName name, byte[] workbook) throws IOException {
    Path file = Files.write(folder.resolve(name.text()), workbook);
    Checked<Taken> checked =
        new SubmissionReader(RETURNS, REFERENCE, new SubmissionReader.Limits(5, 10_000))
            .read(name, file, Incoming.sha256(file));
    assertThat(checked.findings()).extracting(Finding::line).noneMatch(line -> line == 1);
    return checked;
  }

  private static List<String> column(byte[] bytes, String sheetName, int column)
      throws IOException {
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      Sheet sheet = workbook.findSheet(sheetName).orElseThrow();
      return sheet.read().stream()
          .map(row -> row.getCellText(column))
          .filter(each -> !each.isEmpty())
          .toList();
    }
  }

  private static String part(byte[] workbook, String name) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        if (each.getName().equals(name)) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("no part " + name);
  }
}
