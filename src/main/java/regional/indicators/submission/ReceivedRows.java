package regional.indicators.submission;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of a file as received, the header first; rows without a filled cell are passed over. */
interface ReceivedRows {

  /** What a typed cell of a workbook is, besides its text. */
  enum Mark {
    NUMBER,
    DATE,
    FORMULA
  }

  /**
   * @param line of the file, the first being 1; of a workbook the row's number
   * @param cells without blanks around them
   * @param marks by position of the cell; empty for a text file
   */
  record Row(int line, List<String> cells, Map<Integer, Set<Mark>> marks) {}

  /**
   * Something unmistakable that is read and noted.
   *
   * @param line 0 where the whole file is meant
   */
  record Note(int line, String message) {}

  /**
   * The next row; empty at the end.
   *
   * @throws Unreadable if the file cannot be read from here on
   */
  Optional<Row> next() throws IOException;

  /** What was met so far that is noted. */
  List<Note> notes();
}
