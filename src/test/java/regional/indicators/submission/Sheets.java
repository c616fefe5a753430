package regional.indicators.submission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Tables as workbooks, whole and damaged. */
final class Sheets {

  private static final List<String> OTHER = List.of("note", "for", "ourselves");

  /** What only a workbook can suffer. */
  record Kind(String name, Way way) {
    byte[] bytes(List<List<String>> rows) {
      return way.bytes(rows);
    }
  }

  /** Writes a damaged workbook. */
  private interface Way {
    byte[] bytes(List<List<String>> rows);
  }

  static final List<Kind> KINDS =
      List.of(
          new Kind("workbook: all cells text", rows -> bytes(rows, true)),
          new Kind("workbook: empty rows above", rows -> at(rows, 3, 0)),
          new Kind("workbook: empty column at the left", rows -> at(rows, 0, 1)),
          new Kind("workbook: title above the headings", Sheets::titled),
          new Kind("workbook: another sheet first", rows -> sheets(rows, true, false)),
          new Kind("workbook: a hidden sheet first", rows -> sheets(rows, true, true)),
          new Kind("workbook: another sheet last", rows -> sheets(rows, false, false)),
          new Kind("workbook: a formula in a cell", Sheets::formula),
          new Kind("workbook: cut off", rows -> cut(bytes(rows, false))),
          new Kind("workbook: a byte changed", rows -> changed(bytes(rows, false))));

  private Sheets() {}

  /**
   * @param text every cell a text; else numbers and days as a spreadsheet types them
   */
  static byte[] bytes(List<List<String>> rows, boolean text) {
    return workbook(book -> fill(book.newWorksheet("Return"), rows, 0, 0, text));
  }

  private interface Filling {
    void fill(Workbook book) throws IOException;
  }

  private static byte[] workbook(Filling filling) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "test", "1.0")) {
      filling.fill(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void fill(
      Worksheet sheet, List<List<String>> rows, int down, int right, boolean text) {
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        set(sheet, row + down, column + right, rows.get(row).get(column), text || row == 0);
      }
    }
  }

  private static void set(Worksheet sheet, int row, int column, String cell, boolean text) {
    if (cell.isEmpty()) {
      return;
    }
    if (!text && cell.matches("0|[1-9]\\d{0,8}|(0|[1-9]\\d{0,6})\\.\\d{1,2}")) {
      sheet.value(row, column, Double.parseDouble(cell));
    } else if (!text && cell.matches("(19|20)\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])")) {
      sheet.value(row, column, LocalDate.parse(cell));
      sheet.style(row, column).format("yyyy-mm-dd").set();
    } else {
      sheet.value(row, column, cell);
    }
  }

  private static byte[] at(List<List<String>> rows, int down, int right) {
    return workbook(book -> fill(book.newWorksheet("Return"), rows, down, right, false));
  }

  private static byte[] titled(List<List<String>> rows) {
    return workbook(
        book -> {
          Worksheet sheet = book.newWorksheet("Return");
          sheet.value(0, 0, "Our return for the quarter");
          fill(sheet, rows, 2, 0, false);
        });
  }

  private static byte[] sheets(List<List<String>> rows, boolean first, boolean hidden) {
    return workbook(
        book -> {
          if (first) {
            other(book, hidden);
          }
          fill(book.newWorksheet("Return"), rows, 0, 0, false);
          if (!first) {
            other(book, hidden);
          }
        });
  }

  private static void other(Workbook book, boolean hidden) {
    Worksheet sheet = book.newWorksheet("Notes");
    fill(sheet, List.of(OTHER, OTHER), 0, 0, true);
    if (hidden) {
      sheet.setVisibilityState(VisibilityState.HIDDEN);
    }
  }

  private static byte[] formula(List<List<String>> rows) {
    return workbook(
        book -> {
          Worksheet sheet = book.newWorksheet("Return");
          fill(sheet, rows, 0, 0, false);
          sheet.formula(1, rows.get(0).size() - 1, "1+1");
        });
  }

  private static byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length * 2 / 3);
  }

  private static byte[] changed(byte[] bytes) {
    byte[] changed = bytes.clone();
    changed[changed.length / 2] ^= 0x55;
    return changed;
  }
}
