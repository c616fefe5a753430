package regional.indicators.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import regional.indicators.returns.Return;

/**
 * The rows of a workbook's sheet: the only one whose first filled row has the layout's header.
 * Cells become the text that a CSV file would have: numbers as their shortest decimal in a
 * spreadsheet's 15 digits, dates as yyyy-mm-dd, errors as they are shown, formulas as their last
 * result.
 */
final class WorkbookRows implements ReceivedRows {

  private static final int LARGEST = 64 << 20;
  private static final MathContext DIGITS = new MathContext(15);
  private static final BigDecimal TOO_LARGE = new BigDecimal("1E15");
  private static final BigDecimal TOO_SMALL = new BigDecimal("1E-15");
  private static final Pattern NO_LETTERS_OF_DATES =
      Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.");
  private static final int FIRST_DAY = 61;
  private static final int LAST_DAY = 2_958_465;
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
  private static final LocalDate DAY_ZERO_OF_1904 = LocalDate.of(1904, 1, 1);

  private final ReadableWorkbook workbook;
  private final Sheet sheet;
  private final WorkbookBounds.Sheet beside;
  private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
  private final LocalDate dayZero;
  private int line;
  private int lineOfHeader;
  private int width;
  private int shift;
  private int hiddenRows;
  private int firstHiddenRow;

  private WorkbookRows(ReadableWorkbook workbook, Sheet sheet, WorkbookBounds.Sheet beside)
      throws IOException {
    this.workbook = workbook;
    this.sheet = sheet;
    this.beside = beside;
    rows = sheet.openStream().iterator();
    dayZero = workbook.isDate1904() ? DAY_ZERO_OF_1904 : DAY_ZERO;
  }

  /** A workbook's bytes, within bounds. */
  record Received(byte[] bytes, WorkbookBounds bounds) {

    /**
     * @throws Unreadable if they are no workbook, or too many
     */
    static Received of(InputStream bytes) throws IOException {
      byte[] all = bytes.readNBytes(LARGEST + 1);
      if (all.length > LARGEST) {
        throw new Unreadable(
            0,
            "The workbook is larger than "
                + (LARGEST >> 20)
                + " MB: such a return must come as CSV");
      }
      return new Received(all, WorkbookBounds.of(all));
    }

    /**
     * @throws Unreadable if no sheet, or more than one, has the layout's header
     */
    WorkbookRows rows(Return form) throws IOException {
      try {
        return choose(form, open(bytes), bounds);
      } catch (RuntimeException e) {
        throw WorkbookBounds.unreadable(e);
      }
    }
  }

  private static ReadableWorkbook open(byte[] bytes) throws IOException {
    try {
      return new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true));
    } catch (ExcelReaderException e) {
      // A workbook need not have styles; then its dates are day numbers.
      return new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(false, true));
    }
  }

  private static WorkbookRows choose(Return form, ReadableWorkbook workbook, WorkbookBounds bounds)
      throws IOException {
    List<Sheet> sheets = workbook.getSheets().toList();
    List<Sheet> with = new ArrayList<>();
    Sheet nearest = null;
    int most = 0;
    for (Sheet sheet : sheets) {
      Optional<Row> first = of(workbook, sheet, bounds).next();
      if (first.isPresent()) {
        if (first.get().cells().stream()
            .anyMatch(each -> form.column(each).isEmpty() && PersonalData.isInHeading(each))) {
          throw Unreadable.personal(
              first.get().line(), "A sheet of the workbook has a column for personal data");
        }
        Header header = Header.of(form, first.get().cells());
        if (header.isTheLayouts()) {
          with.add(sheet);
        }
        if (header.found() > most) {
          nearest = sheet;
          most = header.found();
        }
      }
    }
    if (with.size() == 1) {
      return of(workbook, with.get(0), bounds);
    }
    if (with.isEmpty() && nearest != null) {
      return of(workbook, nearest, bounds);
    }
    throw new Unreadable(
        0,
        (with.isEmpty()
                ? "No sheet of the workbook has the layout's header in its first filled row: "
                : "More than one sheet of the workbook has the layout's header: ")
            + names(with.isEmpty() ? sheets : with));
  }

  private static String names(List<Sheet> sheets) {
    List<String> names = new ArrayList<>();
    for (Sheet each : sheets.subList(0, Math.min(5, sheets.size()))) {
      String name = String.valueOf(each.getName());
      names.add(
          PersonalData.inCell(name).isPresent()
              ? "(not repeated here)"
              : name.substring(0, Math.min(31, name.length())));
    }
    return String.join(", ", names)
        + (sheets.size() > 5 ? " and " + (sheets.size() - 5) + " more" : "");
  }

  private static WorkbookRows of(ReadableWorkbook workbook, Sheet sheet, WorkbookBounds bounds)
      throws IOException {
    return new WorkbookRows(
        workbook, sheet, bounds.sheet(sheet.getId()).orElseThrow(WorkbookBounds::noWorkbook));
  }

  /** The day from which a date's number is counted. */
  LocalDate dayZero() {
    return dayZero;
  }

  @Override
  public Optional<Row> next() throws IOException {
    try {
      while (rows.hasNext()) {
        Optional<Row> row = row(rows.next());
        if (row.isPresent()) {
          return row;
        }
      }
      return Optional.empty();
    } catch (RuntimeException e) {
      throw new Unreadable(
          line + 1, "From about this row on the sheet cannot be read as an Excel workbook");
    }
  }

  private Optional<Row> row(org.dhatim.fastexcel.reader.Row read) throws Unreadable {
    // Without a number of its own the library's first row is 0.
    shift = read.getRowNum() == 0 ? 1 : shift;
    line = read.getRowNum() + shift;
    List<String> cells = new ArrayList<>();
    Map<Integer, Set<Mark>> marks = new HashMap<>();
    int filled = 0;
    for (int i = 0; i < read.getCellCount(); i++) {
      Optional<Cell> cell = read.getOptionalCell(i);
      Set<Mark> of = EnumSet.noneOf(Mark.class);
      String text = cell.isEmpty() ? "" : CsvRows.trimmed(text(cell.get(), of));
      if (!text.isEmpty()) {
        filled = i + 1;
        if (!of.isEmpty()) {
          marks.put(i, of);
        }
      }
      cells.add(text);
    }
    if (filled == 0) {
      return Optional.empty();
    }
    if (width == 0) {
      width = filled;
      lineOfHeader = line;
      refuseMerged();
    }
    if (read.isHidden() && hiddenRows++ == 0) {
      firstHiddenRow = line;
    }
    while (cells.size() < width) {
      cells.add("");
    }
    return Optional.of(new Row(line, cells.subList(0, Math.max(filled, width)), marks));
  }

  /** To which of its rows or columns the one value of merged cells belongs, nobody can tell. */
  private void refuseMerged() throws Unreadable {
    for (WorkbookBounds.Merged each : beside.merged()) {
      if (each.lastRow() >= lineOfHeader) {
        throw new Unreadable(
            Math.max(each.firstRow(), lineOfHeader),
            "The cells "
                + each.cells()
                + " are merged: to which of them the value belongs cannot be told");
      }
    }
  }

  @Override
  public List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    if (sheet.getVisibility() != SheetVisibility.VISIBLE) {
      notes.add(new Note(0, "The sheet is hidden; it was read, as no other has the header"));
    }
    if (hiddenRows > 0) {
      notes.add(
          new Note(
              firstHiddenRow,
              "Rows are hidden, "
                  + hiddenRows
                  + " in all, the first on this line; they were read"));
    }
    if (beside.hiddenColumns() > 0 && beside.hiddenColumns() <= width) {
      notes.add(
          new Note(
              lineOfHeader,
              "Columns are hidden, the first is number "
                  + beside.hiddenColumns()
                  + "; they were read"));
    }
    return notes;
  }

  private String text(Cell cell, Set<Mark> marks) {
    Object value = cell.getValue();
    if (cell.getFormula() != null) {
      marks.add(Mark.FORMULA);
      if (value == null) {
        return "=" + cell.getFormula();
      }
    }
    if (value instanceof BigDecimal number) {
      return number(number, cell, marks);
    }
    if (value instanceof Boolean truth) {
      return truth.toString().toUpperCase(Locale.ROOT);
    }
    return switch (cell.getType()) {
      case ERROR -> value == null ? "#" + cell.getRawValue() : value.toString();
      default -> value == null ? "" : value.toString();
    };
  }

  private String number(BigDecimal number, Cell cell, Set<Mark> marks) {
    String format = format(cell);
    if (number.signum() != 0
        && (number.abs().compareTo(TOO_LARGE) >= 0 || number.abs().compareTo(TOO_SMALL) < 0)) {
      return scientific(number);
    }
    String plain = shortest(number);
    if (isDate(cell, format)) {
      Optional<String> date = date(number);
      if (date.isPresent()) {
        marks.add(Mark.DATE);
        return date.get();
      }
    } else if (format.indexOf('%') >= 0) {
      return shortest(number.movePointRight(2)) + "%";
    }
    marks.add(Mark.NUMBER);
    return plain;
  }

  private static String shortest(BigDecimal number) {
    BigDecimal rounded = number.round(DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** As a spreadsheet shows it: digits are lost, and no column takes it for its own. */
  private static String scientific(BigDecimal number) {
    BigDecimal rounded = number.round(new MathContext(6)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    String digits = rounded.unscaledValue().abs().toString();
    return (rounded.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "E-" : "E+")
        + Math.abs(exponent);
  }

  private static String format(Cell cell) {
    String format = cell.getDataFormatString();
    return format == null ? "" : NO_LETTERS_OF_DATES.matcher(format).replaceAll("");
  }

  private static boolean isDate(Cell cell, String format) {
    Integer id = cell.getDataFormatId();
    if (id != null && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 58)) {
      return id != 49 && id != 48;
    }
    String lower = format.toLowerCase(Locale.ROOT);
    return !lower.contains("general") && lower.chars().anyMatch(each -> "ymdhs".indexOf(each) >= 0);
  }

  private Optional<String> date(BigDecimal number) {
    BigDecimal days = number.setScale(0, java.math.RoundingMode.FLOOR);
    if (days.compareTo(BigDecimal.valueOf(FIRST_DAY)) < 0
        || days.compareTo(BigDecimal.valueOf(LAST_DAY)) > 0) {
      return Optional.empty();
    }
    LocalDate day = dayZero.plusDays(days.longValue());
    long seconds =
        number
            .subtract(days)
            .multiply(BigDecimal.valueOf(86_400))
            .setScale(0, java.math.RoundingMode.HALF_UP)
            .longValue();
    return Optional.of(
        seconds == 0
            ? day.toString()
            : String.format(
                Locale.ROOT,
                "%s %02d:%02d:%02d",
                day,
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60));
  }

  /** Lets go of the workbook. */
  void close() throws IOException {
    workbook.close();
  }
}
