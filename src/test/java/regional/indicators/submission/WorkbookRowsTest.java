package regional.indicators.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.core.Checked;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.core.Reference;
import regional.indicators.returns.Column;
import regional.indicators.returns.ReferenceCsv;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;

/** A workbook says the same as the CSV file with the same cells, at the same lines. */
class WorkbookRowsTest {

  private static final Returns RETURNS = ReturnsYaml.read(Path.of("jobs", "returns"));
  private static final Reference REFERENCE = ReferenceCsv.read(Path.of("data", "reference"));
  private static final Path CASES = Path.of("src", "test", "resources", "rules");
  private static final Return PLACEMENTS = RETURNS.get("placements");
  private static final String NAME = "placements_350_202526_Q3_v1";

  @TempDir Path folder;
  private List<List<String>> table = new ArrayList<>();

  /** Writes a sheet. */
  private interface Filling {
    void fill(Worksheet sheet);
  }

  @BeforeEach
  void readTable() throws IOException {
    table = table(CASES.resolve("COM-01/as_written/" + NAME + ".csv"));
  }

  @Test
  void textCellsAndTypedCellsGiveTheRowsOfTheCsvFile() throws IOException {
    Map<Integer, List<String>> expected =
        rows(read(NAME + ".csv", CASES.resolve("COM-01/as_written/" + NAME + ".csv")));

    Checked<Taken> text = workbook(sheet -> write(sheet, 0));
    Checked<Taken> typed = workbook(sheet -> writeTyped(sheet));

    assertThat(expected).hasSize(1);
    assertThat(rows(text)).isEqualTo(expected);
    assertThat(text.findings()).isEmpty();
    assertThat(rows(typed)).isEqualTo(expected);
    assertThat(typed.findings())
        .extracting(Finding::code, Finding::effect, Finding::line, Finding::column)
        .containsExactly(noted("time_period"), noted("old_la_code"));
  }

  @Test
  void everyCaseOfACsvFileHasTheSameFindingsAsAWorkbook() throws IOException {
    List<String> same =
        List.of(
            "COM-02/two_authorities_mixed",
            "COM-05/two_rows_same_key",
            "COM-06/code_in_other_case",
            "COM-07/blank_required_number",
            "COM-07/asterisk",
            "COM-08/date_after_the_quarter",
            "COM-13/row_missing",
            "COM-06/five_of_hundred_rows_rejected");
    for (String each : same) {
      Path csv;
      try (var files = Files.list(CASES.resolve(each))) {
        csv = files.filter(file -> !file.endsWith("findings.csv")).findFirst().orElseThrow();
      }
      String name = String.valueOf(csv.getFileName());
      table = table(csv);

      Checked<Taken> expected = read(name, csv);
      Checked<Taken> checked = workbook(name.replace(".csv", ".xlsx"), sheet -> write(sheet, 0));

      assertThat(checked.findings()).as(each).isEqualTo(expected.findings()).isNotEmpty();
      assertThat(rows(checked)).as(each).isEqualTo(rows(expected));
    }
  }

  @Test
  void linesAreTheRowsOfTheSheet() throws IOException {
    set("gender", "F");

    assertThat(workbook(sheet -> write(sheet, 4)).findings())
        .extracting(Finding::code, Finding::line, Finding::column)
        .startsWith(Tuple.tuple("COM-06", 6, "gender"));
  }

  @Test
  void numbersAreTheirShortestDecimal() throws IOException {
    int distance = PLACEMENTS.indexOf("distance_miles");
    Map<Double, String> shown = new TreeMap<>();
    shown.put(0.1 + 0.2, "0.3");
    shown.put(12.0, "12");
    shown.put(3.5, "3.5");
    shown.put(250.0, "250");
    shown.forEach(
        (number, text) ->
            assertThat(rows(typed("distance_miles", number)).get(2).get(distance)).isEqualTo(text));
    assertThat(typed("distance_miles", 1.234).findings())
        .extracting(Finding::code, Finding::column)
        .startsWith(Tuple.tuple("COM-07", "distance_miles"));
    assertThat(typed("age", 14.5).findings())
        .extracting(Finding::code, Finding::column)
        .startsWith(Tuple.tuple("COM-07", "age"));
  }

  @Test
  void aPercentageIsWhatItShows() throws IOException {
    Checked<Taken> checked =
        workbook(
            sheet -> {
              write(sheet, 0);
              int column = PLACEMENTS.indexOf("distance_miles");
              sheet.value(1, column, 0.125);
              sheet.style(1, column).format("0.0%").set();
            });
    assertThat(checked.findings())
        .extracting(Finding::code, Finding::column)
        .startsWith(Tuple.tuple("COM-07", "distance_miles"));
  }

  @Test
  void datesAndDayNumbersAreDates() throws IOException {
    int start = PLACEMENTS.indexOf("placement_start_date");
    Checked<Taken> date = typed("placement_start_date", LocalDate.of(2024, 2, 29));
    Checked<Taken> number = typed("placement_start_date", 45351);
    Checked<Taken> time = typed("placement_start_date", LocalDateTime.of(2024, 2, 29, 10, 30));
    Checked<Taken> other = typed("placement_start_date", 350);

    assertThat(rows(date).get(2).get(start)).isEqualTo("2024-02-29");
    assertThat(date.findings()).isEmpty();
    // R 4.2.2: as.numeric(as.Date("2024-02-29") - as.Date("1899-12-30")) is 45351
    assertThat(rows(number).get(2).get(start)).isEqualTo("2024-02-29");
    assertThat(number.findings())
        .extracting(Finding::code, Finding::effect, Finding::line, Finding::column)
        .containsExactly(noted("placement_start_date"));
    assertThat(time.findings())
        .extracting(Finding::code, Finding::column)
        .startsWith(Tuple.tuple("COM-08", "placement_start_date"));
    assertThat(other.findings())
        .extracting(Finding::code, Finding::column)
        .startsWith(Tuple.tuple("COM-08", "placement_start_date"));
  }

  @Test
  void whatASpreadsheetMadeOfAnIdIsRefusedAtItsPlace() throws IOException {
    for (Object each : List.of(LocalDate.of(2025, 3, 12), 1234567890123456789.0, true, 0.5e-20)) {
      Checked<Taken> checked = typed("provider_urn", each);
      assertThat(checked.findings())
          .as(String.valueOf(each))
          .extracting(Finding::code, Finding::line, Finding::column)
          .startsWith(Tuple.tuple("COM-06", 2, "provider_urn"));
    }
    assertThat(typed("provider_urn", 12345).findings())
        .extracting(Finding::code, Finding::effect, Finding::line, Finding::column)
        .containsExactly(noted("provider_urn"));
  }

  @Test
  void formulasWithoutAResultAreRefused() throws IOException {
    int age = PLACEMENTS.indexOf("age");
    Checked<Taken> none =
        workbook(
            sheet -> {
              write(sheet, 0);
              sheet.formula(1, age, "7+7");
            });
    assertThat(none.findings())
        .extracting(Finding::code, Finding::line, Finding::column)
        .contains(Tuple.tuple("COM-07", 2, "age"), Tuple.tuple("COM-01", 2, "age"));
  }

  @Test
  void theSheetIsTheOneWithTheHeader() throws IOException {
    Checked<Taken> between =
        book(
            Map.of(
                "1 Notes", sheet -> sheet.value(0, 0, "Read me"),
                "2 Data", sheet -> write(sheet, 0),
                "3 Codes", sheet -> sheet.value(3, 3, "Other")));
    Checked<Taken> twice =
        book(Map.of("One", sheet -> write(sheet, 0), "Two", sheet -> write(sheet, 0)));
    Checked<Taken> none = book(Map.of("One", sheet -> sheet.value(0, 0, "Read me")));
    Checked<Taken> hidden =
        book(
            Map.of(
                "One",
                sheet -> {
                  write(sheet, 0);
                  sheet.setVisibilityState(VisibilityState.HIDDEN);
                },
                "Two",
                sheet -> sheet.value(0, 0, "Read me")));

    assertThat(between.findings()).isEmpty();
    assertThat(rows(between)).hasSize(1);
    assertThat(only(twice).message())
        .isEqualTo("More than one sheet of the workbook has the layout's header: One, Two");
    assertThat(only(none).message())
        .isEqualTo("No sheet of the workbook has the layout's header in its first filled row: One");
    assertThat(only(hidden).message()).startsWith("The sheet is hidden");
    assertThat(hidden.value().accepted()).isTrue();
  }

  @Test
  void hiddenRowsAreReadAndMergedCellsRefused() throws IOException {
    Checked<Taken> hidden =
        workbook(
            sheet -> {
              write(sheet, 0);
              sheet.hideRow(1);
            });
    Checked<Taken> merged =
        workbook(
            sheet -> {
              write(sheet, 0);
              sheet.range(1, 3, 2, 3).merge();
            });

    assertThat(only(hidden).message()).startsWith("Rows are hidden, 1 in all");
    assertThat(hidden.value().accepted()).isTrue();
    assertThat(only(merged))
        .extracting(Finding::effect, Finding::line, Finding::message)
        .containsExactly(
            Effect.SUBMISSION_REJECTED,
            2,
            "The cells D2:D3 are merged: to which of them the value belongs cannot be told");
  }

  @Test
  void aWorkbookUnderTheNameOfACsvFileIsReadAndNoted() throws IOException {
    Checked<Taken> checked = workbook(NAME + ".csv", sheet -> write(sheet, 0));
    Checked<Taken> other =
        read(
            NAME + ".xlsx",
            Files.copy(
                CASES.resolve("COM-01/as_written/" + NAME + ".csv"),
                folder.resolve(NAME + ".xlsx")));

    assertThat(only(checked).message()).startsWith("The name says CSV");
    assertThat(only(other).message()).startsWith("The name says Excel workbook");
    assertThat(rows(checked)).isEqualTo(rows(other)).hasSize(1);
  }

  @Test
  void otherFilesOfOfficeProgramsAreRefused() throws IOException {
    Path old = folder.resolve(NAME + ".xlsx");
    Files.write(old, new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0});
    assertThat(only(read(NAME + ".xlsx", old)).message()).contains("old Excel form");

    Files.write(old, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
    assertThat(only(read(NAME + ".xlsx", old)).message())
        .isEqualTo("The file cannot be read as an Excel workbook");
  }

  private static Tuple noted(String column) {
    return Tuple.tuple("COM-01", Effect.NOTED, 2, column);
  }

  private static Finding only(Checked<Taken> checked) {
    assertThat(checked.findings()).hasSize(1);
    return checked.findings().get(0);
  }

  private void set(String column, String cell) {
    table.get(1).set(table.get(0).indexOf(column), cell);
  }

  private Checked<Taken> typed(String column, Object value) {
    try {
      return workbook(
          sheet -> {
            write(sheet, 0);
            typed(sheet, PLACEMENTS.indexOf(column), value);
          });
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void typed(Worksheet sheet, int column, Object value) {
    if (value instanceof LocalDate date) {
      sheet.value(1, column, date);
      sheet.style(1, column).format("yyyy-mm-dd").set();
    } else if (value instanceof LocalDateTime time) {
      sheet.value(1, column, time);
      sheet.style(1, column).format("dd/mm/yyyy hh:mm").set();
    } else if (value instanceof Boolean truth) {
      sheet.value(1, column, truth);
    } else {
      sheet.value(1, column, (Number) value);
    }
  }

  private void write(Worksheet sheet, int from) {
    for (int row = 0; row < table.size(); row++) {
      for (int column = 0; column < table.get(row).size(); column++) {
        String cell = table.get(row).get(column);
        if (!cell.isEmpty()) {
          sheet.value(from + row, column, cell);
        }
      }
    }
  }

  private void writeTyped(Worksheet sheet) {
    write(sheet, 0);
    for (int i = 0; i < PLACEMENTS.columns().size(); i++) {
      Column column = PLACEMENTS.columns().get(i);
      int at = table.get(0).indexOf(column.name());
      String cell = table.get(1).get(at);
      if (cell.isEmpty()) {
        continue;
      }
      if (column.type() == Column.Type.DATE) {
        typed(sheet, at, LocalDate.parse(cell));
      } else if (column.isNumber()) {
        typed(sheet, at, Double.parseDouble(cell));
      } else if (List.of("time_period", "old_la_code").contains(column.name())) {
        typed(sheet, at, Integer.parseInt(cell));
      }
    }
  }

  private Checked<Taken> workbook(Filling filling) throws IOException {
    return workbook(NAME + ".xlsx", filling);
  }

  private Checked<Taken> workbook(String name, Filling filling) throws IOException {
    return book(name, Map.of("Data", filling));
  }

  private Checked<Taken> book(Map<String, Filling> sheets) throws IOException {
    return book(NAME + ".xlsx", sheets);
  }

  private Checked<Taken> book(String name, Map<String, Filling> sheets) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      new TreeMap<>(sheets).forEach((title, filling) -> filling.fill(workbook.newWorksheet(title)));
    }
    return read(name, file);
  }

  private static Checked<Taken> read(String name, Path file) throws IOException {
    return new SubmissionReader(RETURNS, REFERENCE, new SubmissionReader.Limits(5, 100))
        .read(FileName.parse(name, RETURNS).orElseThrow(), file, Incoming.sha256(file));
  }

  private static List<List<String>> table(Path csv) throws IOException {
    List<List<String>> table = new ArrayList<>();
    try (var text = Files.newBufferedReader(csv)) {
      CsvRows rows = new CsvRows(text, ',');
      for (Optional<ReceivedRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        table.add(row.get().cells());
      }
    }
    return table;
  }

  private static Map<Integer, List<String>> rows(Checked<Taken> checked) {
    Map<Integer, List<String>> rows = new TreeMap<>();
    checked.value().blocks().forEach(block -> block.read(rows::put));
    return rows;
  }
}
