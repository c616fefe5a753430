package regional.indicators.submission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A workbook without the time of day that the library writes into it, so that the same content
 * gives the same bytes.
 */
public final class TimelessWorkbook {

  private TimelessWorkbook() {}

  /**
   * The workbook's bytes with a day in place of every time.
   *
   * @param workbook as the library wrote it
   * @throws IOException if it is no workbook
   */
  public static byte[] of(byte[] workbook, LocalDate day) throws IOException {
    LocalDateTime midnight = day.atStartOfDay();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(workbook.length);
    try (ZipFile in =
            ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                .get();
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipArchiveEntry each : Collections.list(in.getEntries())) {
        ZipEntry entry = new ZipEntry(each.getName());
        entry.setTimeLocal(midnight);
        out.putNextEntry(entry);
        try (InputStream part = in.getInputStream(each)) {
          out.write(timeless(each.getName(), part.readAllBytes(), midnight));
        }
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] timeless(String part, byte[] content, LocalDateTime day) {
    if (!part.equals("docProps/core.xml")) {
      return content;
    }
    return new String(content, StandardCharsets.UTF_8)
        .replaceAll(">[0-9T:.-]+Z</dcterms:created>", ">" + day + ":00Z</dcterms:created>")
        .getBytes(StandardCharsets.UTF_8);
  }
}
