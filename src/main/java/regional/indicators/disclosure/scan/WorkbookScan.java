package regional.indicators.disclosure.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Cells of every sheet, hidden ones too, and the texts of every other part of a workbook. */
final class WorkbookScan {

  private WorkbookScan() {}

  static void read(Path file, Findings findings) throws IOException {
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
      for (Sheet sheet : workbook.getSheets().toList()) {
        List<List<String>> rows = new ArrayList<>();
        for (Row row : sheet.read()) {
          List<String> cells = new ArrayList<>();
          for (Cell cell : row) {
            cells.add(cell == null || cell.getRawValue() == null ? "" : cell.getRawValue());
          }
          rows.add(cells);
        }
        findings.table("sheet " + sheet.getName() + ", row", rows);
      }
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry each : Collections.list(zip.entries())) {
        if (!each.getName().startsWith("xl/worksheets/sheet")) {
          String text = new String(zip.getInputStream(each).readAllBytes(), StandardCharsets.UTF_8);
          findings.lines(
              "part " + each.getName(),
              "",
              text.replaceAll("</(?:si|comment|text|definedName)>", "\n")
                  .replaceAll("<[^>]*>", " ")
                  .lines()
                  .toList());
        }
      }
    }
  }
}
