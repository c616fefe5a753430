package regional.indicators.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import regional.indicators.core.CellText;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.disclosure.View;
import regional.indicators.publish.TidySheet.Heading;
import regional.indicators.submission.TimelessWorkbook;

/**
 * {@code data.xlsx}: what every such workbook has, a sheet of contents first and one of definitions
 * last. The same inputs give the same bytes.
 */
final class DataWorkbook {

  /** For whom it is, on every sheet. */
  static final String FOR_SECTOR = "For the sector";

  private static final int MOST_CHARACTERS_OF_A_NAME = 31;
  private static final int NOT_COMPRESSED = 0;

  /** A sheet: its name, what it holds, and how it is filled. */
  record Sheet(
      String name, String holds, int frozen, List<Heading> headings, Consumer<TidySheet> rows) {
    Sheet {
      name = name.substring(0, Math.min(MOST_CHARACTERS_OF_A_NAME, name.length()));
    }
  }

  private final String title;
  private final Quarter quarter;
  private final String audience;
  private final List<String> about;
  private final List<Sheet> sheets = new ArrayList<>();

  /**
   * @param audience for whom it is
   * @param about what stands under the title: whose data, of when
   */
  DataWorkbook(String title, Quarter quarter, String audience, List<String> about) {
    this.audience = audience;
    this.title = title;
    this.quarter = quarter;
    this.about = about;
  }

  void add(Sheet sheet) {
    sheets.add(sheet);
  }

  /** The workbook's bytes. */
  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 18);
    try (Workbook workbook = new Workbook(bytes, "Regional Indicators", "1.0")) {
      // It is written once more without its clock, and compressed then.
      workbook.setCompressionLevel(NOT_COMPRESSED);
      workbook
          .properties()
          .setTitle(title)
          .setSubject("Reporting quarter " + quarter)
          .setDescription(audience);
      contents(workbook.newWorksheet("Contents"));
      for (Sheet each : sheets) {
        TidySheet table =
            new TidySheet(
                workbook, each.name(), title + ". " + audience, each.frozen(), each.headings());
        each.rows().accept(table);
        table.end();
      }
    }
    return TimelessWorkbook.of(bytes.toByteArray(), quarter.lastDay());
  }

  private void contents(Worksheet sheet) {
    sheet.width(0, 34);
    sheet.width(1, 100);
    int row = 0;
    sheet.value(row, 0, CellText.harmless(title));
    sheet.style(row++, 0).bold().fontSize(16).set();
    sheet.value(row, 0, audience);
    sheet.style(row++, 0).bold().set();
    for (String each : about) {
      sheet.value(row++, 0, CellText.harmless(each));
    }
    row = heading(sheet, row + 1, "Sheet", "What it holds");
    for (Sheet each : sheets) {
      sheet.value(row, 0, each.name());
      sheet.style(row, 0).verticalAlignment("top").set();
      sheet.value(row, 1, CellText.harmless(each.holds()));
      sheet.style(row++, 1).wrapText(true).set();
    }
    row = heading(sheet, row + 1, "Symbol", "What it says in place of a number");
    for (Value.Symbol each : Value.Symbol.values()) {
      sheet.value(row, 0, each.text());
      sheet.value(row++, 1, each.meaning());
    }
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
  }

  private static int heading(Worksheet sheet, int row, String left, String right) {
    sheet.value(row, 0, left);
    sheet.style(row, 0).bold().set();
    sheet.value(row, 1, right);
    sheet.style(row, 1).bold().set();
    return row + 1;
  }

  /**
   * What each indicator means, a line an indicator.
   *
   * @param lines of all clocks and groups
   */
  static Sheet definitions(Stream<Defined> lines) {
    Map<String, Defined> set = new LinkedHashMap<>();
    lines.forEach(each -> set.putIfAbsent(each.text().id(), each));
    return new Sheet(
        "Definitions",
        "What each indicator counts, out of what, and where its definition comes from",
        2,
        List.of(
            new Heading("indicator_id", 12),
            new Heading("indicator", 34),
            new Heading("subject", 24),
            new Heading("kind", 12),
            new Heading("unit", 20),
            new Heading("better", 10),
            new Heading("decimals", 10),
            new Heading("numerator", 44),
            new Heading("denominator", 44),
            new Heading("definition", 60),
            new Heading("plan_measure", 14),
            new Heading("note", 50),
            new Heading("source", 60)),
        table -> {
          for (Defined each : set.values()) {
            View.IndicatorText text = each.text();
            table
                .next()
                .text(text.id())
                .text(text.name())
                .text(each.subject())
                .text(text.kind())
                .text(text.unit())
                .text(text.polarity())
                .count(text.decimals())
                .wrapped(text.numerator())
                .wrapped(text.denominator())
                .wrapped(text.definition())
                .text(text.planMeasure())
                .wrapped(text.note())
                .wrapped(text.source());
          }
        });
  }

  /** An indicator and the title of its subject. */
  record Defined(String subject, View.IndicatorText text) {}

  /** Headings of {@link #line}. */
  static List<Heading> lineHeadings() {
    return List.of(
        new Heading("indicator_id", 12),
        new Heading("indicator", 32),
        new Heading("unit", 18),
        new Heading("clock", 14));
  }

  /** The cells that say which indicator a row is of. */
  static TidySheet line(TidySheet row, View.IndicatorText text, String clock) {
    return row.text(text.id()).text(text.name()).text(text.unit()).text(clock);
  }

  /** The clock of a point of a chart: what is printed as rolling years is charted by quarters. */
  static String clockOfPoints(String clock) {
    return clock.equals("r4") ? "quarter" : clock;
  }

  static TidySheet period(TidySheet row, DataPeriod period) {
    return row.text(period.timePeriod()).text(period.timeIdentifier());
  }

  /** A band, or nothing where there is none. */
  static String band(String band) {
    return band.equals("-") ? "" : band;
  }

  @SafeVarargs
  static List<Heading> headings(List<Heading>... parts) {
    List<Heading> all = new ArrayList<>();
    for (List<Heading> each : parts) {
      all.addAll(each);
    }
    return all;
  }

  /** Narrow headings. */
  static List<Heading> named(String... names) {
    List<Heading> headings = new ArrayList<>();
    for (String each : names) {
      headings.add(new Heading(each, Math.max(11, Math.min(20, each.length() + 1))));
    }
    return headings;
  }
}
