package regional.indicators.submission;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a text file, each with the line on which it begins. */
final class CsvRows implements ReceivedRows {

  private static final int LONGEST_ROW = 500_000;

  private final Bounded text;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private int linesRead;
  private int blankRows;
  private int firstBlankRow;

  /**
   * @param decoded closed by whoever opened it
   */
  CsvRows(Reader decoded, char delimiter) throws IOException {
    text = new Bounded(decoded);
    parser =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setIgnoreEmptyLines(true)
            .get()
            .parse(text);
    records = parser.iterator();
  }

  @Override
  public Optional<Row> next() throws IOException {
    while (hasNext()) {
      CSVRecord record = records.next();
      int lineAtEnd = (int) parser.getCurrentLineNumber();
      // Blank lines are passed over, so that several lines may have gone by and none in a cell.
      boolean severalLines = lineAtEnd > linesRead + 1;
      linesRead = lineAtEnd;
      List<String> cells = new ArrayList<>(record.size());
      int within = 0;
      boolean filled = false;
      for (String cell : record) {
        within += severalLines ? lineEnds(cell) : 0;
        String trimmed = trimmed(cell);
        filled |= !trimmed.isEmpty();
        cells.add(trimmed);
      }
      if (filled) {
        return Optional.of(new Row(linesRead - within, cells, Map.of()));
      }
      if (cells.size() > 1 && blankRows++ == 0) {
        firstBlankRow = linesRead - within;
      }
    }
    return Optional.empty();
  }

  private boolean hasNext() throws IOException {
    text.taken = 0;
    try {
      return records.hasNext();
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      if (cause instanceof CSVException) {
        throw new Unreadable(
            linesRead + 1,
            "From this row on the file cannot be read: a quotation mark is not closed, or stands before the end of a cell");
      }
      if (cause instanceof RowTooLong) {
        throw new Unreadable(linesRead + 1, "The row has no end: is a quotation mark not closed?");
      }
      if (cause instanceof CharacterCodingException) {
        throw new Unreadable(linesRead + 1, "From about this line on the file is not text");
      }
      throw cause;
    }
  }

  @Override
  public List<Note> notes() {
    return blankRows == 0
        ? List.of()
        : List.of(
            new Note(
                firstBlankRow,
                "Rows with nothing but separators were passed over, "
                    + blankRows
                    + " in all, the first on this line"));
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
  static String trimmed(String cell) {
    int from = 0;
    int to = cell.length();
    if (to > 0 && isPrinted(cell.charAt(0)) && isPrinted(cell.charAt(to - 1))) {
      return cell;
    }
    while (from < to && isBlank(cell.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(cell.charAt(to - 1))) {
      to--;
    }
    return cell.substring(from, to);
  }

  private static boolean isPrinted(char each) {
    return each > ' ' && each < 127;
  }

  private static boolean isBlank(char each) {
    return Character.isWhitespace(each) || Character.isSpaceChar(each);
  }

  /** A row has no end in sight, as after a quotation mark that is never closed. */
  private static final class RowTooLong extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Stops before a single row fills the memory. */
  private static final class Bounded extends FilterReader {
    private int taken;

    private Bounded(Reader text) {
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
