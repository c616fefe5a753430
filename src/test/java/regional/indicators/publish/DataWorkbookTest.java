package regional.indicators.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workbooks are tidy, harmless and the same every time. */
class DataWorkbookTest {

  static Stream<byte[]> both() throws IOException {
    return Stream.of(
        new AuthorityWorkbook(InventedRegion.ownView()).bytes(),
        new BoardWorkbook(InventedRegion.view()).bytes());
  }

  @ParameterizedTest
  @MethodSource("both")
  void headingsStandOnceAndNoTextBeginsAFormula(byte[] workbook) throws IOException {
    try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
      List<Sheet> sheets = read.getSheets().toList();
      assertThat(sheets).extracting(Sheet::getName).startsWith("Contents", "Summary");
      assertThat(sheets).extracting(Sheet::getName).endsWith("Definitions").doesNotHaveDuplicates();
      for (Sheet sheet : sheets) {
        List<Row> rows = sheet.read();
        for (Row row : rows) {
          for (Cell cell : row) {
            if (cell != null && cell.getType() == CellType.STRING) {
              assertThat(cell.asString()).doesNotStartWith("=").matches("(?s)[^-+@\t\r].*");
            }
          }
        }
        if (!sheet.getName().equals("Contents")) {
          List<String> headings = rows.get(0).stream().map(Cell::getRawValue).toList();
          assertThat(headings).doesNotContainNull().doesNotHaveDuplicates();
          assertThat(rows).as(sheet.getName()).hasSizeGreaterThan(1);
        }
      }
    }
  }

  @Test
  void numbersAreNumbersAndSymbolsText() throws IOException {
    try (ReadableWorkbook read =
        new ReadableWorkbook(
            new ByteArrayInputStream(new AuthorityWorkbook(InventedRegion.ownView()).bytes()))) {
      Sheet ranked = read.findSheet("away ranked").orElseThrow();
      List<Row> rows = ranked.read();
      int value = column(rows.get(0), "value");
      assertThat(rows.get(1).getCell(value).asNumber()).isEqualByComparingTo("12.5");
      assertThat(rows.get(2).getCell(value).asString()).isEqualTo("c");
      assertThat(rows.get(2).getCell(column(rows.get(0), "numerator")).asString()).isEqualTo("c");
      assertThat(rows.get(1).getCell(column(rows.get(0), "la_name")).asString())
          .isEqualTo("'=Ash & <Elm>");
      Row summary = read.findSheet("Summary").orElseThrow().read().get(1);
      assertThat(summary.getCell(6).asNumber()).isEqualByComparingTo("12.3456789");
    }
  }

  private static int column(Row headings, String name) {
    return headings.stream().map(Cell::getRawValue).toList().indexOf(name);
  }

  @ParameterizedTest
  @MethodSource("both")
  void headingsAreFrozenTheTitleIsSetAndNoClockIsInIt(byte[] workbook) throws IOException {
    boolean titled = false;
    int frozen = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        assertThat(each.getTimeLocal()).isEqualTo("2025-12-31T00:00:00");
        String part = new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        titled |= each.getName().equals("docProps/core.xml") && part.contains("data behind");
        frozen += part.contains("state=\"frozen\"") ? 1 : 0;
        if (each.getName().equals("docProps/core.xml")) {
          assertThat(part).contains("2025-12-31T00:00:00Z</dcterms:created>");
        }
      }
    }
    assertThat(titled).isTrue();
    assertThat(frozen).isGreaterThanOrEqualTo(6);
  }

  @Test
  void theSameViewGivesTheSameBytes() throws IOException {
    assertThat(new BoardWorkbook(InventedRegion.view()).bytes())
        .isEqualTo(new BoardWorkbook(InventedRegion.view()).bytes());
    assertThat(new AuthorityWorkbook(InventedRegion.ownView()).bytes())
        .isEqualTo(new AuthorityWorkbook(InventedRegion.ownView()).bytes());
  }
}
