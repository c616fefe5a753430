package regional.indicators.publish;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import regional.indicators.core.CellText;

/**
 * A CSV file as we write it: UTF-8, LF, RFC 4180, one header. No text in it is a formula to a
 * spreadsheet ({@link CellText}).
 */
public final class CsvFile implements AutoCloseable {

  private static final CSVFormat FORM = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final BufferedWriter writer;
  private final CSVPrinter printer;

  /**
   * @param header column names
   * @throws IOException if the file cannot be written
   */
  public CsvFile(Path file, List<String> header) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    printer = new CSVPrinter(writer, FORM);
    row(header.toArray());
  }

  /**
   * Writes one row.
   *
   * @throws IOException if the file cannot be written
   */
  public void row(Object... cells) throws IOException {
    for (Object each : cells) {
      printer.print(each instanceof Number ? each : CellText.harmless(String.valueOf(each)));
    }
    printer.println();
  }

  @Override
  public void close() throws IOException {
    printer.flush();
    writer.close();
  }
}
