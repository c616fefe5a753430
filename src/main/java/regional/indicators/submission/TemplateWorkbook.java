package regional.indicators.submission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import regional.indicators.core.Authority;
import regional.indicators.core.CellText;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.returns.CodeList;
import regional.indicators.returns.Column;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.returns.RowTest;
import regional.indicators.returns.Rule;

/**
 * A return as a workbook to fill in: the layout's headings with the rows that are asked for, code
 * lists as drop-downs, and sheets that say what each column and each rule means and what was given
 * last quarter. What is filled in is read as it stands. The same inputs give the same bytes.
 */
public final class TemplateWorkbook {

  /** Rows of a return of records that have drop-downs. */
  private static final int RECORDS = 2000;

  private static final int TEXT_WIDTH = 90;
  private static final String HEADING_COLOUR = "D9E2EC";
  private static final String NO_SHEET_NAME = "[\\[\\]:*?/\\\\]";

  /**
   * What the authority gave last quarter.
   *
   * @param rows accepted, in the order of the return's columns
   */
  public record LastQuarter(Quarter quarter, String fileName, List<List<String>> rows) {}

  private final Returns returns;
  private final Reference reference;

  public TemplateWorkbook(Returns returns, Reference reference) {
    this.returns = returns;
    this.reference = reference;
  }

  /**
   * The workbook's bytes.
   *
   * @param name of the file that it becomes: return, authority and quarter
   * @param last empty where nothing is held of the quarter before
   */
  public byte[] of(FileName name, Authority authority, Optional<LastQuarter> last)
      throws IOException {
    Return form = returns.get(name.returnId());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Regional Indicators", "1.0")) {
      Worksheet rows = sheet(workbook, form.title().replaceAll(NO_SHEET_NAME, " "));
      Worksheet definitions = sheet(workbook, "Definitions");
      Worksheet codes = sheet(workbook, "Codes");
      rows(rows, name, form, authority, codes(codes, form, name.quarter()));
      definitions(definitions, form, name);
      rules(sheet(workbook, "Rules"), form);
      last(sheet(workbook, "Last quarter"), form, name.quarter(), last);
    }
    return TimelessWorkbook.of(bytes.toByteArray(), name.quarter().lastDay());
  }

  private static Worksheet sheet(Workbook workbook, String name) {
    return workbook.newWorksheet(name.substring(0, Math.min(31, name.length())));
  }

  // ---------------------------------------------------------------- the sheet to fill in

  private void rows(
      Worksheet sheet,
      FileName name,
      Return form,
      Authority authority,
      Map<String, Range> codesOfColumn) {
    List<List<String>> keys = new RequiredRows(name, form, reference).keys();
    int last = keys.isEmpty() ? RECORDS : keys.size();
    for (int i = 0; i < form.columns().size(); i++) {
      Column column = form.columns().get(i);
      heading(sheet, i, column.name());
      sheet.width(i, Math.max(12, Math.min(34, column.name().length() + 2)));
      sheet.range(1, i, last, i).style().format(format(column)).set();
      Range codes = codesOfColumn.get(column.name());
      if (codes != null) {
        sheet
            .range(1, i, last, i)
            .validateWithList(codes)
            .errorTitle("Not in the list")
            .error("Choose a code from the list: see the sheet Codes.");
      }
    }
    for (int i = 0; i < keys.size(); i++) {
      Map<String, String> cells = cells(name, form, authority, keys.get(i));
      for (int at = 0; at < form.columns().size(); at++) {
        String cell = cells.get(form.columns().get(at).name());
        if (cell != null) {
          sheet.value(i + 1, at, cell);
        }
      }
    }
    sheet.freezePane(0, 1);
  }

  /** What is known of an asked-for row before it is filled in, by column. */
  private static Map<String, String> cells(
      FileName name, Return form, Authority authority, List<String> key) {
    Quarter quarter = name.quarter();
    Map<String, String> cells = new LinkedHashMap<>(identity(quarter, authority));
    for (int i = 0; i < key.size(); i++) {
      cells.put(form.key().get(i), key.get(i));
    }
    for (Column column : form.columns()) {
      if (column.mustBe().filter(Column.MustBe.PERIOD_STATUS::equals).isPresent()) {
        form.periods().getOrDefault(quarter.number(), List.of()).stream()
            .filter(each -> each.term().equals(cells.get(Return.TERM)))
            .findFirst()
            .ifPresent(each -> cells.put(column.name(), each.status()));
      }
      boolean notApplicable =
          column.notApplicableWhere().stream()
              .anyMatch(tests -> RowTest.allHold(tests, each -> cells.getOrDefault(each, "")));
      if (notApplicable) {
        cells.put(column.name(), "z");
      }
    }
    return cells;
  }

  private static Map<String, String> identity(Quarter quarter, Authority authority) {
    Map<String, String> cells = new LinkedHashMap<>();
    List<String> given =
        List.of(
            quarter.timePeriod(),
            quarter.timeIdentifier(),
            authority.oldLaCode(),
            authority.newLaCode(),
            authority.name());
    for (int i = 0; i < given.size(); i++) {
      cells.put(RowCheck.IDENTITY.get(i), given.get(i));
    }
    return cells;
  }

  /** Ids and codes are kept as text, so that a spreadsheet leaves them as they are. */
  private static String format(Column column) {
    return switch (column.type()) {
      case INTEGER -> "0";
      case DECIMAL2 -> "0.00";
      case DATE -> "yyyy-mm-dd";
      case CODE, TEXT_ID, TEXT -> "@";
    };
  }

  // ---------------------------------------------------------------- the sheets beside it

  /** Writes each column's codes in force and says where they stand. */
  private static Map<String, Range> codes(Worksheet sheet, Return form, Quarter quarter) {
    Map<String, Range> ranges = new LinkedHashMap<>();
    int at = 0;
    for (Column column : form.columns()) {
      if (column.type() != Column.Type.CODE) {
        continue;
      }
      List<CodeList.Code> codes = new ArrayList<>();
      for (String list : column.codeLists()) {
        CodeList known = form.codeLists().get(list);
        if (known != null) {
          known.codes().stream()
              .filter(each -> known.contains(each.code(), quarter.firstDay(), quarter.lastDay()))
              .forEach(codes::add);
        }
      }
      heading(sheet, at, column.name());
      heading(sheet, at + 1, "meaning");
      sheet.width(at, 40);
      sheet.width(at + 1, 40);
      int row = 1;
      for (CodeList.Code each : codes) {
        sheet.value(row, at, each.code());
        sheet.value(row++, at + 1, each.label());
      }
      for (String symbol : new TreeSet<>(column.symbols())) {
        sheet.value(row, at, symbol);
        sheet.value(row++, at + 1, meaning(symbol));
      }
      if (row > 1) {
        ranges.put(column.name(), sheet.range(1, at, row - 1, at));
      }
      at += 2;
    }
    return ranges;
  }

  private static String meaning(String symbol) {
    return symbol.equals("x") ? "Not available" : "Not applicable";
  }

  private static void definitions(Worksheet sheet, Return form, FileName name) {
    table(
        sheet,
        List.of("column", "type", "required", "symbols allowed", "definition", "source"),
        form.columns().stream()
            .map(
                each ->
                    List.of(
                        each.name(),
                        each.type().name().toLowerCase(Locale.ROOT)
                            + (each.unit().isEmpty() ? "" : ", " + each.unit()),
                        each.required()
                            ? each.mayBeAbsent() ? "may be absent" : "yes"
                            : each.requiredWhere().isEmpty() ? "no" : "in some rows",
                        String.join(", ", new TreeSet<>(each.symbols())),
                        each.definition(),
                        each.source()))
            .toList(),
        4);
    int row = form.columns().size() + 2;
    for (String line :
        List.of(
            "Fill in the first sheet: one row on each line, nothing above the headings, no merged cells.",
            "0 is none; x is not available; z is not applicable. A required cell is never blank.",
            "Save the file as "
                + name.text()
                + ", or as CSV (UTF-8) under the same name ending in .csv.",
            "Give ids that you made, never a name, a date of birth, a pupil or NHS number or a postcode.")) {
      sheet.value(row++, 4, line);
    }
  }

  private void rules(Worksheet sheet, Return form) {
    List<Rule> rules = new ArrayList<>(returns.commonRules());
    rules.addAll(form.rules());
    table(
        sheet,
        List.of("rule", "what a breach does", "what must hold", "why", "what to do"),
        rules.stream()
            .map(
                each ->
                    List.of(
                        each.code(),
                        each.effectIn(form.kind()).text().replace('_', ' '),
                        each.text(),
                        each.why(),
                        each.remedy()))
            .toList(),
        2);
  }

  private static void last(
      Worksheet sheet, Return form, Quarter quarter, Optional<LastQuarter> last) {
    if (last.isEmpty()) {
      sheet.value(0, 0, "Nothing is held here of " + quarter.plus(-1));
      return;
    }
    LastQuarter held = last.get();
    sheet.value(
        0, 0, held.fileName() + ", " + held.quarter() + ": " + held.rows().size() + " rows");
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (int i = RowCheck.IDENTITY.size(); i < form.columns().size(); i++) {
      Column column = form.columns().get(i);
      for (List<String> row : held.rows()) {
        String cell = row.get(i);
        if (column.isNumber() && cell.matches("-?\\d+(\\.\\d+)?")) {
          sums.merge(column.name(), new BigDecimal(cell), BigDecimal::add);
        } else if (column.type() == Column.Type.CODE && !cell.isEmpty()) {
          counts
              .computeIfAbsent(column.name(), name -> new TreeMap<>())
              .merge(cell, 1, Integer::sum);
        }
      }
    }
    int row = 2;
    if (form.kind() == Return.Kind.AGGREGATE) {
      for (int i = 0; i < form.columns().size(); i++) {
        sheet.value(row, i, form.columns().get(i).name());
        sheet.style(row, i).bold().fillColor(HEADING_COLOUR).set();
      }
      for (List<String> cells : held.rows()) {
        row++;
        for (int i = 0; i < cells.size(); i++) {
          sheet.value(row, i, CellText.harmless(cells.get(i)));
        }
      }
      return;
    }
    row = pair(sheet, row, "column", "total over the rows");
    for (Map.Entry<String, BigDecimal> each : sums.entrySet()) {
      row = pair(sheet, row, each.getKey(), each.getValue().toPlainString());
    }
    row = pair(sheet, row + 1, "column and code", "rows");
    for (Map.Entry<String, Map<String, Integer>> column : counts.entrySet()) {
      for (Map.Entry<String, Integer> code : column.getValue().entrySet()) {
        row =
            pair(
                sheet,
                row,
                column.getKey() + ": " + code.getKey(),
                String.valueOf(code.getValue()));
      }
    }
    sheet.width(0, 60);
    sheet.width(1, 20);
  }

  private static int pair(Worksheet sheet, int row, String left, String right) {
    sheet.value(row, 0, left);
    sheet.value(row, 1, right);
    return row + 1;
  }

  private static void table(
      Worksheet sheet, List<String> headings, List<List<String>> rows, int wide) {
    for (int i = 0; i < headings.size(); i++) {
      heading(sheet, i, headings.get(i));
      sheet.width(i, i >= wide ? TEXT_WIDTH : 26);
    }
    for (int row = 0; row < rows.size(); row++) {
      for (int i = 0; i < headings.size(); i++) {
        sheet.value(row + 1, i, rows.get(row).get(i));
        sheet.style(row + 1, i).wrapText(true).verticalAlignment("top").set();
      }
    }
    sheet.freezePane(0, 1);
  }

  private static void heading(Worksheet sheet, int column, String text) {
    sheet.value(0, column, text);
    sheet.style(0, column).bold().fillColor(HEADING_COLOUR).set();
  }
}
