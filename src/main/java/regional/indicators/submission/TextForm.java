package regional.indicators.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import regional.indicators.returns.Return;

/**
 * How a text file is written: what its bytes prove, found in one look before it is read. UTF-8,
 * with or without a byte-order mark, and commas are the layout's own. UTF-16 with its mark,
 * semicolons and tabs are unmistakable too. Bytes that are no UTF-8 are read as Windows-1252 only
 * where no other byte of the file speaks for UTF-8 and Windows-1252 knows them all.
 *
 * @param markLength bytes of the byte-order mark
 * @param plain nothing but printable ASCII, tabs and ends of lines
 * @param slashed a slash stands between two digits somewhere
 * @param ended the last line has an end
 */
record TextForm(
    Charset charset,
    int markLength,
    char delimiter,
    boolean plain,
    boolean slashed,
    boolean ended) {

  static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final Map<Character, String> DELIMITERS =
      new TreeMap<>(Map.of(',', "commas", ';', "semicolons", '\t', "tabs"));
  private static final String UNDEFINED_IN_WINDOWS = "\u0081\u008d\u008f\u0090\u009d";
  private static final int START = 1 << 18;

  /**
   * Looks at a file.
   *
   * @throws Unreadable if no way of reading it is certain
   */
  static TextForm of(Return form, FileBytes file) throws IOException {
    Look look = new Look();
    byte[] start;
    try (InputStream bytes = file.open()) {
      start = bytes.readNBytes(START);
      look.at(start, start.length);
      byte[] block = new byte[1 << 16];
      for (int count = bytes.read(block); count >= 0; count = bytes.read(block)) {
        look.at(block, count);
      }
    }
    int mark = 0;
    Charset charset = StandardCharsets.UTF_8;
    if (startsWith(start, 0xef, 0xbb, 0xbf)) {
      mark = 3;
    } else if (startsWith(start, 0xff, 0xfe)) {
      mark = 2;
      charset = StandardCharsets.UTF_16LE;
    } else if (startsWith(start, 0xfe, 0xff)) {
      mark = 2;
      charset = StandardCharsets.UTF_16BE;
    }
    if (look.high) {
      Decoding decoding = Decoding.of(file, charset, mark);
      if (decoding.firstWrongLine > 0) {
        if (mark > 0 || decoding.beyondAscii) {
          throw new Unreadable(
              decoding.firstWrongLine,
              "The line is not text in "
                  + charset.name()
                  + ", and other signs say that the file is: what it says cannot be told");
        }
        if (look.firstUndefinedLine > 0) {
          throw new Unreadable(
              look.firstUndefinedLine, "The line is text neither in UTF-8 nor in Windows-1252");
        }
        charset = WINDOWS;
      }
    }
    return new TextForm(
        charset,
        mark,
        delimiter(form, new String(start, mark, Math.max(0, start.length - mark), charset)),
        !look.high && !look.control,
        look.slashed || mark == 2,
        look.ended(charset));
  }

  /** The rows of the file's bytes. */
  CsvRows rows(InputStream bytes) throws IOException {
    bytes.skipNBytes(markLength);
    return new CsvRows(
        new InputStreamReader(
            bytes,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)),
        delimiter);
  }

  /** What is noted of a file written so. */
  List<ReceivedRows.Note> notes() {
    List<ReceivedRows.Note> notes = new ArrayList<>();
    if (markLength == 2) {
      notes.add(new ReceivedRows.Note(1, "Read as " + charset.name() + ", as its first bytes say"));
    }
    if (delimiter != ',') {
      notes.add(new ReceivedRows.Note(1, "Cells are separated by " + separatedBy()));
    }
    return notes;
  }

  String separatedBy() {
    return String.valueOf(DELIMITERS.get(delimiter));
  }

  /** That under which the header has most of the layout's columns; commas where none has any. */
  private static char delimiter(Return form, String start) {
    char best = ',';
    int most = found(form, start, best);
    if (most < form.columns().size()) {
      for (char each : DELIMITERS.keySet()) {
        int found = found(form, start, each);
        if (found > most) {
          best = each;
          most = found;
        }
      }
    }
    return best;
  }

  private static int found(Return form, String start, char delimiter) {
    try {
      return new CsvRows(new StringReader(start), delimiter)
          .next()
          .map(row -> Header.of(form, row.cells()).found())
          .orElse(0);
    } catch (IOException e) {
      // Under this one there is no header; the reading that follows tells what is wrong.
      return 0;
    }
  }

  private static boolean startsWith(byte[] bytes, int... first) {
    for (int i = 0; i < first.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != first[i]) {
        return false;
      }
    }
    return true;
  }

  /** What single bytes say. */
  private static final class Look {
    private boolean high;
    private boolean control;
    private boolean slashed;
    private int firstUndefinedLine;
    private int line = 1;
    private int beforeLast = -1;
    private int last = -1;

    private void at(byte[] block, int count) {
      int before = beforeLast;
      int previous = last;
      for (int i = 0; i < count; i++) {
        int each = block[i];
        if (previous == '/' && isDigit(each) && isDigit(before)) {
          slashed = true;
        }
        if (each < ' ') {
          odd(each, previous);
        }
        before = previous;
        previous = each;
      }
      beforeLast = before;
      last = previous;
    }

    private void odd(int each, int previous) {
      if (each < 0) {
        high = true;
        if (firstUndefinedLine == 0 && UNDEFINED_IN_WINDOWS.indexOf(each & 0xff) >= 0) {
          firstUndefinedLine = line;
        }
      } else if (each == '\r' || each == '\n') {
        line += each == '\n' && previous == '\r' ? 0 : 1;
      } else if (each != '\t') {
        control = true;
      }
    }

    private boolean ended(Charset charset) {
      int end = charset.equals(StandardCharsets.UTF_16LE) && last == 0 ? beforeLast : last;
      return end == '\n' || end == '\r' || end < 0;
    }

    private static boolean isDigit(int each) {
      return each >= '0' && each <= '9';
    }
  }

  /**
   * Whether a file's bytes are text in a character set.
   *
   * @param firstWrongLine 0 if they are
   * @param beyondAscii some character beyond ASCII is written as the set has it
   */
  private record Decoding(int firstWrongLine, boolean beyondAscii) {

    private static Decoding of(FileBytes file, Charset charset, int markLength) throws IOException {
      CharsetDecoder decoder =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      ByteBuffer in = ByteBuffer.allocate(1 << 16);
      CharBuffer out = CharBuffer.allocate(1 << 16);
      int line = 1;
      int wrong = 0;
      boolean beyond = false;
      char previous = 0;
      try (InputStream bytes = file.open()) {
        bytes.skipNBytes(markLength);
        for (boolean end = false; !end; ) {
          int count = bytes.read(in.array(), in.position(), in.remaining());
          end = count < 0;
          in.position(in.position() + Math.max(0, count)).flip();
          CoderResult result = CoderResult.OVERFLOW;
          while (!result.isUnderflow()) {
            result = decoder.decode(in, out, end);
            out.flip();
            while (out.hasRemaining()) {
              char each = out.get();
              line += each == '\r' || each == '\n' && previous != '\r' ? 1 : 0;
              beyond |= each > 127;
              previous = each;
            }
            out.clear();
            if (result.isError()) {
              wrong = wrong == 0 ? line : wrong;
              in.position(in.position() + result.length());
            }
          }
          in.compact();
        }
      }
      return new Decoding(wrong, beyond);
    }
  }
}
