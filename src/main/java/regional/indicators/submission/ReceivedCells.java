package regional.indicators.submission;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import regional.indicators.returns.Column;
import regional.indicators.returns.Return;

/**
 * Turns cells as received into cells as the layout writes them, where that is unmistakable: dates
 * with a time of midnight, with the month's name, or as a workbook's day numbers. Each way of
 * writing is noted once a column, at the first such cell.
 */
final class ReceivedCells {

  private static final Pattern MIDNIGHT =
      Pattern.compile("([^ T]{8,11})[ T]00:00(?::00(?:\\.0{1,9})?)?");
  private static final Pattern NAMED_MONTH =
      Pattern.compile("(\\d{1,2})[- ]([A-Za-z]{3,9})[- ](\\d{4})");
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  /** Day numbers of 1954 to 2119: others are no dates of a return. */
  private static final Pattern DAY_NUMBER = Pattern.compile("[2-7]\\d{4}");

  private static final String ORDINARY_IN_IDS = " ._/:()#-";

  /** Ways of writing that are read and noted. */
  private enum Way {
    MIDNIGHT("Dates are written with a time of day, midnight"),
    NAMED_MONTH("Dates are written with the month's name"),
    DAY_NUMBER("Dates are stored as a spreadsheet's day numbers"),
    STORED_NUMBER("Codes or ids are stored as numbers: zeros in front are lost"),
    FORMULA("Cells are formulas: their last results were read"),
    ODD("Ids have characters that ids seldom have: check that they are right"),
    WINDOWS("Letters beyond A to Z were read as Windows-1252, for they are not UTF-8");

    private final String told;

    Way(String told) {
      this.told = told;
    }
  }

  private record Use(Way way, String column, int line, String raw, int[] cells) {}

  private final FindingLog findings;
  private final Optional<LocalDate> dayZero;
  private final boolean plain;
  private final boolean windows;
  private final List<Column> columns;
  private final int[] dates;
  private final int[] ids;
  private final Map<String, Use> uses = new LinkedHashMap<>();

  /**
   * @param plain no cell has a character beyond printable ASCII
   * @param windows read as Windows-1252
   * @param dayZero of a workbook's day numbers; empty for a text file, where they are no dates
   */
  ReceivedCells(
      Return form,
      FindingLog findings,
      boolean plain,
      boolean windows,
      Optional<LocalDate> dayZero) {
    this.findings = findings;
    this.plain = plain;
    this.windows = windows;
    this.dayZero = dayZero;
    columns = form.columns();
    dates = positions(each -> each.type() == Column.Type.DATE);
    ids = positions(ReceivedCells::isFreeId);
  }

  /** Nothing but the authority says how it is written. */
  private static boolean isFreeId(Column column) {
    return column.type() == Column.Type.TEXT_ID
        && column.pattern().isEmpty()
        && !RowCheck.IDENTITY.contains(column.name());
  }

  private int[] positions(Predicate<Column> which) {
    return IntStream.range(0, columns.size())
        .filter(each -> which.test(columns.get(each)))
        .toArray();
  }

  /**
   * @param cells of the row in the order of the return's columns; rewritten
   * @param positions of the columns in the row as received
   */
  void row(ReceivedRows.Row row, int[] positions, String[] cells) {
    if (!plain) {
      unseen(row.line(), cells);
    }
    if (!row.marks().isEmpty()) {
      typed(row, positions, cells);
    }
    for (int each : dates) {
      date(row.line(), each, cells);
    }
    for (int each : ids) {
      if (!isOrdinary(cells[each])
          && SpreadsheetTrace.in(cells[each]).isEmpty()
          && cells[each].codePoints().noneMatch(ReceivedCells::isUnseen)) {
        use(Way.ODD, row.line(), each, cells);
      }
    }
  }

  /** Tells what was noted; once, after the last row. Of a file with personal data nothing more. */
  void finish() {
    if (findings.has(FindingLog.PERSONAL)) {
      return;
    }
    for (Use each : uses.values()) {
      int count = each.cells()[0];
      findings.note(
          "COM-01",
          each.line(),
          each.column(),
          each.raw(),
          count == 1
              ? each.way().told
              : String.format(
                  Locale.ROOT, "%s (%d cells, the first on this line)", each.way().told, count));
    }
  }

  private void use(Way way, int line, int index, String[] cells) {
    String column = columns.get(index).name();
    uses.computeIfAbsent(
            way + " " + column, key -> new Use(way, column, line, cells[index], new int[1]))
        .cells()[0]++;
  }

  private void unseen(int line, String[] cells) {
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i];
      boolean beyond = false;
      for (int at = 0; at < cell.length(); ) {
        int each = cell.codePointAt(at);
        at += Character.charCount(each);
        beyond |= each > 127;
        if ((each < ' ' || each > 126) && isUnseen(each)) {
          findings.breach(
              "COM-01",
              line,
              columns.get(i).name(),
              "",
              String.format(
                  Locale.ROOT, "The cell has a character that cannot be seen, U+%04X", each));
          break;
        }
      }
      if (beyond && windows) {
        use(Way.WINDOWS, line, i, cells);
      }
    }
  }

  private static boolean isUnseen(int each) {
    return switch (Character.getType(each)) {
      case Character.CONTROL -> each != '\t' && each != '\r' && each != '\n';
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> each == 0xfffd;
    };
  }

  private static boolean isOrdinary(String id) {
    for (int i = 0; i < id.length(); i++) {
      char each = id.charAt(i);
      if (!(each >= '0' && each <= '9'
          || each >= 'a' && each <= 'z'
          || each >= 'A' && each <= 'Z'
          || ORDINARY_IN_IDS.indexOf(each) >= 0)) {
        return false;
      }
    }
    return true;
  }

  private void typed(ReceivedRows.Row row, int[] positions, String[] cells) {
    for (int i = 0; i < cells.length; i++) {
      Set<ReceivedRows.Mark> marks = row.marks().getOrDefault(positions[i], Set.of());
      if (marks.isEmpty()) {
        continue;
      }
      Column column = columns.get(i);
      if (marks.contains(ReceivedRows.Mark.FORMULA)) {
        use(Way.FORMULA, row.line(), i, cells);
      }
      if (marks.contains(ReceivedRows.Mark.DATE) && column.type() != Column.Type.DATE) {
        cells[i] = asSpreadsheetsShowIt(cells[i]);
      }
      if (marks.contains(ReceivedRows.Mark.NUMBER)) {
        if (column.type() == Column.Type.DATE) {
          dayNumber(row.line(), i, cells);
        } else if (!column.isNumber()) {
          use(Way.STORED_NUMBER, row.line(), i, cells);
        }
      }
    }
  }

  /** A date where none belongs keeps a form that no column takes for its own. */
  private static String asSpreadsheetsShowIt(String date) {
    LocalDate day = LocalDate.parse(date.substring(0, 10));
    String month = MONTHS.get(day.getMonthValue() - 1);
    return String.format(
        Locale.ROOT,
        "%d-%s%s-%d",
        day.getDayOfMonth(),
        month.substring(0, 1).toUpperCase(Locale.ROOT),
        month.substring(1, 3),
        day.getYear());
  }

  private void dayNumber(int line, int index, String[] cells) {
    if (dayZero.isPresent() && DAY_NUMBER.matcher(cells[index]).matches()) {
      use(Way.DAY_NUMBER, line, index, cells);
      cells[index] = dayZero.get().plusDays(Integer.parseInt(cells[index])).toString();
    }
  }

  private void date(int line, int index, String[] cells) {
    String cell = cells[index];
    if (cell.length() < 8 || cell.length() == 10 && cell.charAt(4) == '-') {
      // A date of the layout, a blank or a symbol.
      return;
    }
    Matcher midnight = MIDNIGHT.matcher(cell);
    if (midnight.matches()) {
      use(Way.MIDNIGHT, line, index, cells);
      cells[index] = midnight.group(1);
    }
    Matcher named = NAMED_MONTH.matcher(cells[index]);
    if (named.matches()) {
      int month = month(named.group(2));
      if (month > 0) {
        use(Way.NAMED_MONTH, line, index, cells);
        cells[index] =
            String.format(
                Locale.ROOT,
                "%s-%02d-%02d",
                named.group(3),
                month,
                Integer.parseInt(named.group(1)));
      }
    }
  }

  /** Of its English name, whole or its first three letters; 0 if it is none. */
  private static int month(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < MONTHS.size(); i++) {
      if (lower.equals(MONTHS.get(i))
          || lower.equals(MONTHS.get(i).substring(0, 3))
          || lower.equals("sept") && i == 8) {
        return i + 1;
      }
    }
    return 0;
  }
}
