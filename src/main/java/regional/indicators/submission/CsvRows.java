package regional.indicators.submission;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a CSV file, each with the line on which it begins. The file is UTF-8, with or without
 * a byte-order mark; blank lines are passed over.
 */
final class CsvRows {

  /**
   * @param line the first of the file being 1
   * @param cells without blanks around them
   */
  record Row(int line, List<String> cells) {}

  /** A row has no end in sight, as after a quotation mark that is never closed. */
  static final class RowTooLong extends IOException {
    private static final long serialVersionUID = 1;
  }

  private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
  private static final int LONGEST_ROW = 500_000;

  private final Bounded text;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private int linesRead;

  /**
   * @param bytes closed by whoever opened it
   */
  CsvRows(InputStream bytes) throws IOException {
    text = new Bounded(withoutMark(bytes));
    parser = CSV.parse(text);
    records = parser.iterator();
  }

  /**
   * The next row; empty at the end.
   *
   * @throws java.nio.charset.CharacterCodingException if the file is not UTF-8
   * @throws org.apache.commons.csv.CSVException if its quotation marks are not those of a CSV file
   * @throws RowTooLong if the row goes on for half a million characters
   */
  Optional<Row> next() throws IOException {
    text.taken = 0;
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    CSVRecord record = records.next();
    int lineAtEnd = (int) parser.getCurrentLineNumber();
    // Blank lines are passed over, so that several lines may have gone by and none within a cell.
    boolean severalLines = lineAtEnd > linesRead + 1;
    linesRead = lineAtEnd;
    List<String> cells = new ArrayList<>(record.size());
    int within = 0;
    for (String cell : record) {
      within += severalLines ? lineEnds(cell) : 0;
      cells.add(trimmed(cell));
    }
    return Optional.of(new Row(linesRead - within, cells));
  }

  /** The line after the last row that was read. */
  int lineAfter() {
    return linesRead + 1;
  }

  private static int lineEnds(String cell) {
    int count = 0;
    for (int i = 0; i < cell.length(); i++) {
      char each = cell.charAt(i);
      if (each == '\r' || each == '\n' && (i == 0 || cell.charAt(i - 1) != '\r')) {
        count++;
      }
    }
    return count;
  }

  /** Spreadsheets leave no-break spaces too, which look like blanks and are none to Java. */
  private static String trimmed(String cell) {
    int from = 0;
    int to = cell.length();
    while (from < to && isBlank(cell.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(cell.charAt(to - 1))) {
      to--;
    }
    return cell.substring(from, to);
  }

  private static boolean isBlank(char each) {
    return Character.isWhitespace(each) || Character.isSpaceChar(each);
  }

  private static InputStreamReader withoutMark(InputStream bytes) throws IOException {
    BufferedInputStream start = new BufferedInputStream(bytes, 1 << 16);
    start.mark(3);
    byte[] first = start.readNBytes(3);
    boolean mark =
        first.length == 3
            && (first[0] & 0xff) == 0xef
            && (first[1] & 0xff) == 0xbb
            && (first[2] & 0xff) == 0xbf;
    if (!mark) {
      start.reset();
    }
    return new InputStreamReader(
        start,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** Stops before a single row fills the memory. */
  private static final class Bounded extends FilterReader {
    private int taken;

    private Bounded(InputStreamReader text) {
      super(text);
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
      int count = super.read(buffer, from, length);
      taken += Math.max(count, 0);
      if (taken > LONGEST_ROW) {
        throw new RowTooLong();
      }
      return count;
    }
  }
}
