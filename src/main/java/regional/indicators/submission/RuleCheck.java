package regional.indicators.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Reference;
import regional.indicators.returns.Check;
import regional.indicators.returns.CountCheck;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.returns.RowTest;
import regional.indicators.returns.Rule;

/**
 * The declared rules in force, tried on one file: row by row as it is read if it holds records, all
 * rows together at its end if it holds counts. Rules that read another return are {@link
 * CrossRules}.
 */
final class RuleCheck {

  private final FileName name;
  private final Return form;
  private final Reference reference;
  private final Held held;
  private final Published published;
  private final FindingLog findings;
  private final List<Rule> rules = new ArrayList<>();
  private final RecordRules records;
  private final List<Table.Row> rows = new ArrayList<>();

  RuleCheck(
      FileName name,
      Return form,
      Returns returns,
      Reference reference,
      Held held,
      Published published,
      FindingLog findings) {
    this.name = name;
    this.form = form;
    this.reference = reference;
    this.held = held;
    this.published = published;
    this.findings = findings;
    for (List<Rule> declared : List.of(returns.commonRules(), form.rules())) {
      for (Rule rule : declared) {
        if (!rule.checks().isEmpty() && rule.inForce(name.quarter()) && !CrossRules.isCross(rule)) {
          rules.add(rule);
        }
      }
    }
    this.records = new RecordRules(name, form, rules, reference, held, published, findings);
  }

  /**
   * A row as read.
   *
   * @param rejected by what its cells say
   * @param isAskedFor of a return of counts: the first row of a key that the layout asks for
   * @return code of the first rule that leaves the row out
   */
  Optional<String> row(int line, String[] cells, boolean rejected, boolean isAskedFor) {
    if (form.kind() == Return.Kind.RECORD) {
      return records.row(line, cells, rejected);
    }
    if (isAskedFor) {
      rows.add(new Table.Row(line, Arrays.asList(cells)));
    }
    return Optional.empty();
  }

  /**
   * The file has been read to its end.
   *
   * @param rowsInFile after the header
   * @param complete every row asked for is there
   */
  void finish(String sha256, int rowsInFile, boolean complete) {
    if (findings.has(FindingLog.PERSONAL)) {
      return;
    }
    records.finish();
    Table table = new Table(form, rows);
    CountRules counts = new CountRules(name, table, reference, published, complete);
    ChangeRules changes = new ChangeRules(name, table, held);
    for (Rule rule : rules) {
      RuleFindings said = new RuleFindings(findings, rule);
      for (Check check : rule.checks()) {
        if (check instanceof CountCheck count) {
          counts.check(count, said);
          changes.check(count, said);
        } else if (check instanceof Check.SameFile) {
          sameFile(sha256, said);
        } else if (check instanceof Check.TotalsOfVersions totals) {
          totalsOfVersions(totals, table, rowsInFile, said);
        } else if (check instanceof Check.NumberOfRows number) {
          numberOfRows(number, rowsInFile, said);
        }
      }
    }
  }

  private void sameFile(String sha256, RuleFindings said) {
    if (held.standing(form.id(), name.quarter().plus(-1))
        .filter(each -> each.sha256().equals(sha256))
        .isPresent()) {
      said.breach(0, "", "", "The file is that of " + name.quarter().plus(-1) + ", byte for byte");
    }
  }

  private void numberOfRows(Check.NumberOfRows check, int rowsInFile, RuleFindings said) {
    if (form.kind() == Return.Kind.RECORD) {
      held.standing(form.id(), name.quarter().plus(-1))
          .ifPresent(
              each ->
                  rowsMoved(
                      check.percent(),
                      rowsInFile,
                      each.rows(),
                      name.quarter().plus(-1).toString(),
                      said));
    }
  }

  private void totalsOfVersions(
      Check.TotalsOfVersions check, Table table, int rowsInFile, RuleFindings said) {
    Optional<Held.File> before =
        held.standing(form.id(), name.quarter()).filter(each -> each.version() < name.version());
    if (before.isEmpty()) {
      return;
    }
    if (form.kind() == Return.Kind.RECORD) {
      rowsMoved(
          check.percent(),
          rowsInFile,
          before.get().rows(),
          "version " + before.get().version(),
          said);
      return;
    }
    Table then = Table.of(form, before.get());
    Map<String, RowTest> totals = new HashMap<>();
    check
        .totals()
        .forEach(
            (column, cells) -> {
              if (form.indexOf(column) >= 0) {
                totals.put(column, new RowTest.Is(cells));
              }
            });
    for (Table.Row row : table.where(totals)) {
      then.find(form.key(), table.cells(row, form.key()))
          .ifPresent(
              other -> totalMoved(check.percent(), table, row, then, other, before.get(), said));
    }
  }

  private void totalMoved(
      double percent,
      Table table,
      Table.Row row,
      Table then,
      Table.Row other,
      Held.File before,
      RuleFindings said) {
    for (var column : form.columns()) {
      if (!column.isNumber()) {
        continue;
      }
      Optional<Double> now = Amounts.number(table.value(row, column.name()));
      Optional<Double> was = Amounts.number(then.value(other, column.name()));
      if (now.isPresent() && was.isPresent() && isMoved(percent, now.get(), was.get())) {
        said.breach(
            row.line(),
            column.name(),
            table.cell(row, column.name()),
            new Amounts(table, Optional.of(row)).about()
                + column.name()
                + " is "
                + RuleFindings.number(now.get())
                + ", and was "
                + RuleFindings.number(was.get())
                + " in version "
                + before.version());
      }
    }
  }

  private static void rowsMoved(double percent, int now, int was, String where, RuleFindings said) {
    if (isMoved(percent, now, was)) {
      said.breach(
          0,
          "",
          "",
          String.format(Locale.ROOT, "The file has %d rows, %s had %d", now, where, was));
    }
  }

  private static boolean isMoved(double percent, double now, double was) {
    return Math.abs(now - was) * 100 > percent * was + RuleFindings.TOLERANCE;
  }
}
