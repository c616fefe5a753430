package regional.indicators.publish;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import regional.indicators.core.CellText;
import regional.indicators.core.Value;

/**
 * A sheet with one table: headings in the first line, frozen, with a filter; below them one row a
 * line. Numbers are numbers; what has no number is its symbol, at the right as a number is.
 *
 * <p>No text begins as a formula does: one that would has an apostrophe before it, so that it stays
 * harmless when the sheet is saved as CSV and opened again.
 */
final class TidySheet {

  /** As many digits as a spreadsheet's reader can use, and a sum of the region's sessions has. */
  private static final MathContext KEPT = new MathContext(10);

  private static final String HEADING_COLOUR = "D9E2EC";

  private final Worksheet sheet;
  private final int columns;
  private int row;
  private int column;

  /**
   * @param frozen columns at the left that stay when the rest is moved
   */
  TidySheet(Workbook workbook, String name, String footer, int frozen, List<Heading> headings) {
    sheet = workbook.newWorksheet(name);
    columns = headings.size();
    for (int i = 0; i < columns; i++) {
      sheet.value(0, i, CellText.harmless(headings.get(i).text()));
      sheet
          .style(0, i)
          .bold()
          .wrapText(true)
          .verticalAlignment("top")
          .fillColor(HEADING_COLOUR)
          .set();
      sheet.width(i, headings.get(i).width());
    }
    sheet.freezePane(frozen, 1);
    sheet.repeatRows(0);
    sheet.pageOrientation("landscape");
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    sheet.footer(footer, Position.LEFT);
  }

  /**
   * @param width in characters
   */
  record Heading(String text, int width) {}

  /** Begins the next row. */
  TidySheet next() {
    row++;
    column = 0;
    return this;
  }

  TidySheet text(String text) {
    if (!text.isEmpty()) {
      sheet.value(row, column, CellText.harmless(text));
    }
    column++;
    return this;
  }

  /** A text of sentences, on as many lines as it needs. */
  TidySheet wrapped(String text) {
    sheet.style(row, column).wrapText(true).verticalAlignment("top").set();
    return text(text);
  }

  TidySheet count(int number) {
    sheet.value(row, column++, number);
    return this;
  }

  /** A number with so many decimals, or a symbol. */
  TidySheet value(Value value, int decimals) {
    if (value instanceof Value.Known known) {
      sheet.value(row, column, new BigDecimal(known.number()).round(KEPT));
      sheet.style(row, column).format(format(decimals)).set();
    } else {
      sheet.value(row, column, value.text());
      sheet.style(row, column).horizontalAlignment("right").set();
    }
    column++;
    return this;
  }

  /** The table is whole: it can be filtered. */
  void end() {
    if (row > 0) {
      sheet.setAutoFilter(0, 0, row, columns - 1);
    }
  }

  private static String format(int decimals) {
    return decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
  }
}
