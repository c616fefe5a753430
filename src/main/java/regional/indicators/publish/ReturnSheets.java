package regional.indicators.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import regional.indicators.core.Value;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.ResubmittedView;
import regional.indicators.disclosure.ReturnsView;
import regional.indicators.disclosure.View;
import regional.indicators.publish.DataWorkbook.Sheet;
import regional.indicators.publish.TidySheet.Heading;

/**
 * Sheets of what was sent and said: a pack has room for some of it, the workbook beside it holds
 * all. A sheet that would be empty is none.
 */
final class ReturnSheets {

  private static final int WIDE = 60;

  private ReturnSheets() {}

  /** What the authority said, what it sent again, and what that moved. */
  static List<Sheet> of(View view) {
    List<Sheet> sheets = new ArrayList<>();
    if (!view.returned().explained().isEmpty()) {
      sheets.add(explanations(view.returned().explained()));
    }
    ResubmittedView resubmitted = view.resubmitted();
    if (!resubmitted.sent().isEmpty()) {
      sheets.add(resubmitted(resubmitted.sent()));
    }
    if (resubmitted.sent().stream().anyMatch(each -> !each.cells().isEmpty())) {
      sheets.add(cells(resubmitted.sent()));
    }
    if (!resubmitted.moved().isEmpty()) {
      sheets.add(moved(resubmitted.moved()));
    }
    return sheets;
  }

  private static Sheet explanations(List<ReturnsView.Noticed> explained) {
    return new Sheet(
        "Explanations",
        "All that the authority said of open findings, numbered as in the packs",
        2,
        DataWorkbook.headings(
            DataWorkbook.named("note", "return", "code", "key", "first_seen", "said_in", "shared"),
            List.of(
                new Heading("indicators", 30),
                new Heading("noticed", WIDE),
                new Heading("said", WIDE))),
        table -> {
          int number = 0;
          for (ReturnsView.Noticed each : explained) {
            ReturnsView.Said said = each.explanation().orElseThrow();
            number++;
            table
                .next()
                .count(number)
                .text(each.title())
                .text(each.code())
                .text(each.key())
                .text(each.firstSeen().toString())
                .text(said.since().toString())
                .text(said.shared() ? "yes" : "no")
                .text(
                    each.touches().stream()
                        .map(ReturnsView.Touches::id)
                        .collect(Collectors.joining(", ")))
                .wrapped(each.message())
                .wrapped(said.text());
          }
        });
  }

  private static Sheet resubmitted(List<ResubmittedView.Sent> sent) {
    return new Sheet(
        "Sent again",
        "Every return that was sent again, with how many rows are different",
        2,
        DataWorkbook.headings(
            List.of(new Heading("return", 34)),
            DataWorkbook.named(
                "reporting_quarter",
                "version_before",
                "version",
                "received_on",
                "rows_added",
                "rows_left_out",
                "rows_changed",
                "cells_changed")),
        table -> {
          for (ResubmittedView.Sent each : sent) {
            table
                .next()
                .text(each.returnTitle())
                .text(each.quarter().toString())
                .count(each.versionBefore())
                .count(each.version())
                .text(each.receivedOn().toString())
                .count(each.rowsAdded())
                .count(each.rowsRemoved())
                .count(each.rowsChanged());
            if (each.records()) {
              table.text(Value.Symbol.NOT_APPLICABLE.text());
            } else {
              table.count(each.cells().size());
            }
          }
        });
  }

  private static Sheet cells(List<ResubmittedView.Sent> sent) {
    return new Sheet(
        "Cells sent again",
        "Every cell that is different, of returns of counts, as it was written",
        2,
        DataWorkbook.headings(
            List.of(new Heading("return", 34)),
            DataWorkbook.named("reporting_quarter", "version"),
            List.of(new Heading("row", 44)),
            DataWorkbook.named("column", "before", "now")),
        table -> {
          for (ResubmittedView.Sent each : sent) {
            for (ResubmittedView.Cell cell : each.cells()) {
              table
                  .next()
                  .text(each.returnTitle())
                  .text(each.quarter().toString())
                  .count(each.version())
                  .text(cell.row())
                  .text(cell.column())
                  .text(cell.before())
                  .text(cell.after());
            }
          }
        });
  }

  private static Sheet moved(List<ResubmittedView.MovedFigure> moved) {
    return new Sheet(
        "Figures moved",
        "Every figure of the authority that moved because it sent returns again",
        2,
        DataWorkbook.headings(
            DataWorkbook.lineHeadings(),
            DataWorkbook.named("breakdown", "time_period", "time_identifier", "before", "now"),
            List.of(new Heading("signals", WIDE))),
        table -> {
          for (ResubmittedView.MovedFigure each : moved) {
            int decimals = each.text().decimals();
            TidySheet row =
                DataWorkbook.line(table.next(), each.text(), each.clock()).text(each.breakdown());
            DataWorkbook.period(row, each.period())
                .value(each.before(), decimals)
                .value(each.after(), decimals)
                .text(
                    each.signals().stream()
                        .map(one -> one.what() + ": " + one.before() + " to " + one.after())
                        .collect(Collectors.joining("; ")));
          }
        });
  }

  /** What every authority of a region sent. */
  static Sheet coverage(List<RegionView.Sent> sent) {
    return new Sheet(
        "Coverage",
        "What each authority sent for the quarter, a line a return",
        2,
        DataWorkbook.headings(
            DataWorkbook.named("old_la_code"),
            List.of(new Heading("la_name", 26), new Heading("return", 34)),
            DataWorkbook.named(
                "state", "version", "received_on", "due_on", "late", "rows", "rejected_rows"),
            DataWorkbook.named("findings")),
        table -> {
          for (RegionView.Sent each : sent) {
            for (View.CoverageLine line : each.lines()) {
              table
                  .next()
                  .text(each.area().oldLaCode())
                  .text(each.area().name())
                  .text(line.returnTitle())
                  .text(line.state())
                  .count(line.version())
                  .text(line.receivedOn().map(String::valueOf).orElse(""))
                  .text(line.dueOn().toString())
                  .text(line.late() ? "yes" : "no")
                  .count(line.rows())
                  .count(line.rejectedRows())
                  .count(line.findings());
            }
          }
        });
  }
}
