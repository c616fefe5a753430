package regional.indicators.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import regional.indicators.core.Finding;
import regional.indicators.returns.Check;
import regional.indicators.returns.CountCheck;
import regional.indicators.returns.RecordCheck;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.returns.RowTest;
import regional.indicators.returns.Rule;

/**
 * Rules that read another return of the same authority and quarter. They only note, so they can be
 * tried again whenever one of the two is accepted: what they find follows from what stands, not
 * from the order in which files came.
 */
public final class CrossRules {

  private static final int YEAR = 4;

  private final Returns returns;
  private final int findingsKeptPerCode;
  private final Map<RecordCounts.Asked, Integer> counted = new ConcurrentHashMap<>();

  public CrossRules(Returns returns, int findingsKeptPerCode) {
    this.returns = returns;
    this.findingsKeptPerCode = findingsKeptPerCode;
  }

  static boolean isCross(Rule rule) {
    return rule.checks().stream().anyMatch(each -> each.elsewhere().isPresent());
  }

  /** Codes of the return's rules that are tried here. */
  public Set<String> codes(String returnId) {
    Set<String> codes = new TreeSet<>();
    returns.get(returnId).rules().stream()
        .filter(CrossRules::isCross)
        .forEach(each -> codes.add(each.code()));
    return codes;
  }

  /** Returns whose rules read this one, and itself if its rules read another. */
  public List<String> toTryAgain(String returnId) {
    List<String> ids = new ArrayList<>();
    for (Return form : returns.all()) {
      boolean reads =
          form.rules().stream()
              .flatMap(rule -> rule.checks().stream())
              .flatMap(check -> check.elsewhere().stream())
              .anyMatch(each -> form.id().equals(returnId) || each.of().equals(returnId));
      if (reads) {
        ids.add(form.id());
      }
    }
    return ids;
  }

  /**
   * What the rules find in a standing submission.
   *
   * @param held what stands of its authority, the submission itself included
   */
  public List<Finding> find(FileName name, Held held) {
    Return form = returns.get(name.returnId());
    FindingLog findings = new FindingLog(name, returns, form, findingsKeptPerCode);
    Optional<Held.File> file = held.standing(form.id(), name.quarter());
    if (file.isEmpty()) {
      return List.of();
    }
    if (form.kind() == Return.Kind.AGGREGATE) {
      file.get()
          .read(
              (line, cells) ->
                  findings.place(line, form.place(column -> cells.get(form.indexOf(column)))));
    }
    for (Rule rule : form.rules()) {
      if (isCross(rule) && rule.inForce(name.quarter())) {
        RuleFindings said = new RuleFindings(findings, rule);
        for (Check check : rule.checks()) {
          check(check, form, file.get(), name, held, said);
        }
      }
    }
    return findings.kept();
  }

  private void check(
      Check check, Return form, Held.File file, FileName name, Held held, RuleFindings said) {
    Check.Elsewhere elsewhere = check.elsewhere().orElseThrow();
    Optional<Held.File> other = held.standing(elsewhere.of(), name.quarter());
    if (other.isEmpty()) {
      return;
    }
    Other beside = new Other(returns.get(elsewhere.of()), elsewhere);
    if (check instanceof RecordCheck record) {
      new RecordCounts(counted, name, returns, held).check(record, file, said);
    } else if (check instanceof Check.AgreesWith agrees) {
      agrees(agrees, form, file, beside, other.get(), said);
    } else if (check instanceof CountCheck.NotZeroBeside notZero) {
      notZero(notZero, Table.of(form, file), beside, other.get(), said);
    } else if (check instanceof CountCheck.CoversRise covers) {
      coversRise(covers, Table.of(form, file), beside, other.get(), name, held, said);
    }
  }

  /** The rows of the other return that a check reads. */
  private static final class Other {

    private final Return form;
    private final Check.Elsewhere elsewhere;

    // Asked for once for every row of the file that is checked.
    private final Map<Held.File, Table> tables = new HashMap<>();
    private final Map<Held.File, Double> counts = new HashMap<>();

    private Other(Return form, Check.Elsewhere elsewhere) {
      this.form = form;
      this.elsewhere = elsewhere;
    }

    private double count(Held.File file) {
      Table columns = new Table(form, List.of());
      Map<String, RowTest> where = elsewhere.where().orElse(Map.of());
      int[] rows = {0};
      file.read(
          (line, cells) -> {
            if (columns.holds(where, new Table.Row(line, cells))) {
              rows[0]++;
            }
          });
      return rows[0];
    }

    /**
     * @param columns that must hold these cells
     * @return their sum, or their number; empty if one is no number, or there is none to add
     */
    private Optional<Double> amount(Held.File file, List<String> columns, List<String> cells) {
      if (elsewhere.column().isEmpty()) {
        return Optional.of(counts.computeIfAbsent(file, this::count));
      }
      Table table = tables.computeIfAbsent(file, each -> Table.of(form, each));
      double sum = 0;
      boolean any = false;
      for (Table.Row row : table.where(elsewhere.where().orElse(Map.of()))) {
        if (!table.cells(row, columns).equals(cells)) {
          continue;
        }
        Optional<Double> number = Amounts.number(table.value(row, elsewhere.column().get()));
        if (number.isEmpty()) {
          return Optional.empty();
        }
        any = true;
        sum += number.get();
      }
      return any ? Optional.of(sum) : Optional.empty();
    }

    private String words() {
      return elsewhere.column().map(each -> each + " of the return ").orElse("rows of the return ")
          + form.id();
    }
  }

  private static void agrees(
      Check.AgreesWith check,
      Return form,
      Held.File file,
      Other other,
      Held.File otherFile,
      RuleFindings said) {
    if (check.column().isEmpty()) {
      Other own = new Other(form, new Check.Elsewhere(form.id(), Optional.empty(), check.where()));
      double rows = own.amount(file, List.of(), List.of()).orElseThrow();
      other
          .amount(otherFile, List.of(), List.of())
          .filter(each -> differ(rows, each, check))
          .ifPresent(
              each ->
                  said.breach(
                      0,
                      "",
                      "",
                      "Such rows are "
                          + number(rows)
                          + ", "
                          + other.words()
                          + ": "
                          + number(each)));
      return;
    }
    Table table = Table.of(form, file);
    String column = check.column().get();
    List<String> matching = check.matching().orElse(List.of());
    for (Table.Row row : table.where(check.where().orElse(Map.of()))) {
      Optional<Double> figure = Amounts.number(table.value(row, column));
      Optional<Double> beside = other.amount(otherFile, matching, table.cells(row, matching));
      if (figure.isPresent() && beside.isPresent() && differ(figure.get(), beside.get(), check)) {
        said.breach(
            row.line(),
            column,
            table.cell(row, column),
            about(table, row)
                + column
                + " is "
                + number(figure.get())
                + ", "
                + other.words()
                + " is "
                + number(beside.get()));
      }
    }
  }

  private static boolean differ(double figure, double beside, Check.AgreesWith check) {
    return Math.abs(figure - beside) * 100 > check.percent() * beside + RuleFindings.TOLERANCE;
  }

  private static void notZero(
      CountCheck.NotZeroBeside check,
      Table table,
      Other other,
      Held.File otherFile,
      RuleFindings said) {
    List<String> matching = check.matching().orElse(List.of());
    for (Table.Row row : table.where(check.where().orElse(Map.of()))) {
      boolean zero =
          Amounts.number(table.value(row, check.column())).filter(each -> each == 0).isPresent();
      if (zero) {
        other
            .amount(otherFile, matching, table.cells(row, matching))
            .filter(each -> each > 0)
            .ifPresent(
                each ->
                    said.breach(
                        row.line(),
                        check.column(),
                        table.cell(row, check.column()),
                        about(table, row)
                            + check.column()
                            + " is 0, "
                            + other.words()
                            + " is "
                            + number(each)));
      }
    }
  }

  private static void coversRise(
      CountCheck.CoversRise check,
      Table table,
      Other other,
      Held.File otherFile,
      FileName name,
      Held held,
      RuleFindings said) {
    Optional<Double> now = other.amount(otherFile, List.of(), List.of());
    Optional<Double> before = Optional.empty();
    for (int back = 1; back < YEAR && before.isEmpty(); back++) {
      before =
          held.standing(other.form.id(), name.quarter().plus(-back))
              .flatMap(each -> other.amount(each, List.of(), List.of()));
    }
    if (now.isEmpty() || before.isEmpty()) {
      return;
    }
    double rise = now.get() - before.get();
    for (Table.Row row : table.where(check.where().orElse(Map.of()))) {
      Amounts.number(table.value(row, check.column()))
          .filter(each -> rise > each)
          .ifPresent(
              each ->
                  said.breach(
                      row.line(),
                      check.column(),
                      table.cell(row, check.column()),
                      about(table, row)
                          + check.column()
                          + " is "
                          + number(each)
                          + ", "
                          + other.words()
                          + " rose by "
                          + number(rise)));
    }
  }

  private static String about(Table table, Table.Row row) {
    return new Amounts(table, Optional.of(row)).about();
  }

  private static String number(double number) {
    return RuleFindings.number(number);
  }
}
