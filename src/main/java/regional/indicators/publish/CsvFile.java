package regional.indicators.publish;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import regional.indicators.core.CellText;

/**
 * A CSV file as we write it: UTF-8, LF, RFC 4180, one header. No text in it is a formula to a
 * spreadsheet ({@link CellText}).
 */
public final class CsvFile implements AutoCloseable {

  private static final CSVFormat FORM = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final BufferedWriter writer;

  /**
   * @param header column names
   * @throws IOException if the file cannot be written
   */
  public CsvFile(Path file, List<String> header) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    row(header.toArray());
  }

  /**
   * Writes one row.
   *
   * @throws IOException if the file cannot be written
   */
  public void row(Object... cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      String text = String.valueOf(cells[i]);
      if (isPlain(text) && (i > 0 || !text.isEmpty())) {
        writer.write(i == 0 ? "" : ",");
        writer.write(text);
      } else {
        Object cell = cells[i] instanceof Number ? cells[i] : CellText.harmless(text);
        FORM.print(cell, writer, i == 0);
      }
    }
    writer.write('\n');
  }

  /**
   * Letters and digits, with points, hyphens and blanks among them: most cells, and there is
   * nothing to look for.
   */
  private static boolean isPlain(String text) {
    int last = text.length() - 1;
    for (int i = 0; i <= last; i++) {
      char each = text.charAt(i);
      boolean plain =
          each >= '0' && each <= '9'
              || each >= 'a' && each <= 'z'
              || each >= 'A' && each <= 'Z'
              || i > 0 && (each == '.' || each == '-' || each == ' ' && i < last);
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
