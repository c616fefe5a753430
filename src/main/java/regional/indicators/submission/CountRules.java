package regional.indicators.submission;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Authority;
import regional.indicators.core.Populations;
import regional.indicators.core.Reference;
import regional.indicators.core.Value;
import regional.indicators.returns.CountCheck;
import regional.indicators.returns.Return;
import regional.indicators.returns.RowTest;

/** Rules of one file of counts by itself. */
final class CountRules {

  private static final String NOT_APPLICABLE = Value.Symbol.NOT_APPLICABLE.text();

  private final FileName name;
  private final Table table;
  private final Reference reference;
  private final Published published;
  private final boolean complete;

  /**
   * @param complete every row asked for is there: otherwise nothing is summed over rows
   */
  CountRules(
      FileName name, Table table, Reference reference, Published published, boolean complete) {
    this.name = name;
    this.table = table;
    this.reference = reference;
    this.published = published;
    this.complete = complete;
  }

  /** Tries one check of a rule; does nothing if it compares with an earlier return. */
  void check(CountCheck check, RuleFindings findings) {
    if (check instanceof CountCheck.InOrder inOrder) {
      inOrder(inOrder, findings);
    } else if (check instanceof CountCheck.AtMost atMost) {
      atMost(atMost, findings);
    } else if (check instanceof CountCheck.SumOfColumns sum) {
      sumOfColumns(sum, findings);
    } else if (check instanceof CountCheck.SumOfRows sum) {
      if (complete) {
        sumOfRows(sum, findings);
      }
    } else if (check instanceof CountCheck.RequiredRow required) {
      requiredRow(required, findings);
    } else if (check instanceof CountCheck.ShareOfRows share) {
      if (complete) {
        shareOfRows(share, findings);
      }
    } else if (check instanceof CountCheck.Rate rate) {
      rate(rate, findings);
    } else if (check instanceof CountCheck.NearPublished near) {
      nearPublished(near, findings);
    } else if (check instanceof CountCheck.FilledInQuarters filled) {
      filledInQuarters(filled, findings);
    } else if (check instanceof CountCheck.NotAllZero notAllZero) {
      notAllZero(notAllZero, findings);
    } else if (check instanceof CountCheck.NearCensusDay near) {
      nearCensusDay(near, findings);
    }
  }

  private void inOrder(CountCheck.InOrder check, RuleFindings findings) {
    for (Amounts amounts : table.amounts(check.where())) {
      for (int i = 1; i < check.amounts().size(); i++) {
        String less = check.amounts().get(i - 1);
        String more = check.amounts().get(i);
        Optional<Double> one = amounts.number(less);
        Optional<Double> other = amounts.number(more);
        if (one.isPresent() && other.isPresent() && one.get() > other.get()) {
          findings.breach(
              amounts,
              less,
              less
                  + " is "
                  + number(one.get())
                  + ", more than "
                  + more
                  + ", which is "
                  + number(other.get()));
        }
      }
    }
  }

  private void atMost(CountCheck.AtMost check, RuleFindings findings) {
    double times = check.times().orElse(1.0);
    for (Amounts amounts : table.amounts(check.where())) {
      Optional<Double> sum = amounts.sum(check.of());
      Optional<Double> base =
          check.limit().isEmpty() ? Optional.of(1.0) : amounts.sum(check.limit().get());
      if (sum.isEmpty()
          || base.isEmpty()
          || sum.get() <= times * base.get() + RuleFindings.TOLERANCE) {
        continue;
      }
      String limit =
          check.limit().isEmpty()
              ? number(times)
              : (times == 1 ? "" : number(times) + " times ")
                  + RuleFindings.sum(check.limit().get())
                  + ", which is "
                  + number(base.get());
      String message =
          RuleFindings.sum(check.of()) + " is " + number(sum.get()) + ", more than " + limit;
      if (check.noted().orElse(false)) {
        findings.note(amounts, check.of().get(0), message);
      } else {
        findings.breach(amounts, check.of().get(0), message);
      }
    }
  }

  private void sumOfColumns(CountCheck.SumOfColumns check, RuleFindings findings) {
    double least = check.least().orElse(1.0);
    double most = check.most().orElse(1.0);
    for (Amounts amounts : table.amounts(check.where())) {
      double parts = 0;
      List<String> unknown = new ArrayList<>();
      boolean faulty = false;
      for (String part : check.parts()) {
        Optional<Value> value = amounts.value(part);
        faulty |= value.isEmpty() && !amounts.raw(part).isEmpty();
        parts += Amounts.number(value).orElse(0.0);
        if (value.filter(Value.Symbol.NOT_AVAILABLE::equals).isPresent()) {
          unknown.add(part);
        }
      }
      Optional<Value> whole = amounts.value(check.of());
      if (whole.filter(Value.Symbol.NOT_AVAILABLE::equals).isPresent()) {
        unknown.add(check.of());
      }
      Optional<Double> of = Amounts.number(whole);
      if (!unknown.isEmpty()) {
        findings.notChecked(
            amounts.line(check.of()),
            amounts.about()
                + "its parts are not added up, because x stands in "
                + String.join(", ", unknown));
      } else if (of.isPresent()
          && !faulty
          && (parts < least * of.get() - RuleFindings.TOLERANCE
              || parts > most * of.get() + RuleFindings.TOLERANCE)) {
        findings.breach(
            amounts,
            check.of(),
            check.of()
                + " is "
                + number(of.get())
                + ", "
                + RuleFindings.sum(check.parts())
                + " is "
                + number(parts));
      }
    }
  }

  private void sumOfRows(CountCheck.SumOfRows check, RuleFindings findings) {
    Map<List<String>, List<Table.Row>> parts = grouped(check.total(), check.parts(), check.parts());
    for (Map.Entry<List<String>, List<Table.Row>> total :
        grouped(check.total(), check.parts(), check.total()).entrySet()) {
      List<Table.Row> found = parts.getOrDefault(total.getKey(), List.of());
      if (!found.isEmpty()) {
        total.getValue().forEach(row -> sumOfRows(check, row, found, findings));
      }
    }
  }

  private void sumOfRows(
      CountCheck.SumOfRows check, Table.Row total, List<Table.Row> parts, RuleFindings findings) {
    Amounts amounts = new Amounts(table, Optional.of(total));
    List<String> unknown = new ArrayList<>();
    for (String column : check.columns()) {
      List<Optional<Value>> values = new ArrayList<>();
      values.add(table.value(total, column));
      parts.forEach(part -> values.add(table.value(part, column)));
      if (values.contains(Optional.<Value>of(Value.Symbol.NOT_AVAILABLE))) {
        unknown.add(column);
      } else if (values.stream().allMatch(each -> Amounts.number(each).isPresent())) {
        double whole = Amounts.number(values.get(0)).orElseThrow();
        double sum =
            values.stream().skip(1).mapToDouble(each -> Amounts.number(each).orElseThrow()).sum();
        sumOfRows(check, amounts, column, whole, sum, findings);
      }
    }
    if (!unknown.isEmpty()) {
      findings.notChecked(
          total.line(),
          amounts.about()
              + "its parts"
              + partsOf(check)
              + " are not added up, because x stands in "
              + String.join(", ", unknown));
    }
  }

  private static void sumOfRows(
      CountCheck.SumOfRows check,
      Amounts amounts,
      String column,
      double whole,
      double sum,
      RuleFindings findings) {
    String message =
        column
            + " is "
            + number(whole)
            + ", its parts"
            + partsOf(check)
            + " add up to "
            + number(sum);
    int line = amounts.row().orElseThrow().line();
    String raw = amounts.table().cell(amounts.row().get(), column);
    if (sum > whole || (sum < whole && !check.partsMayLack().orElse(false))) {
      findings.breach(line, column, raw, amounts.about() + message);
    } else if (check.notedBelowPercent().isPresent()
        && sum * 100 < check.notedBelowPercent().get() * whole) {
      findings.note(line, column, raw, amounts.about() + message);
    }
  }

  /** What tells the parts from the total, where that is short. */
  private static String partsOf(CountCheck.SumOfRows check) {
    List<String> cells = new ArrayList<>();
    check
        .parts()
        .forEach(
            (column, test) -> {
              if (test instanceof RowTest.Is is && !is.equals(check.total().get(column))) {
                cells.add(
                    is.cells().size() > 3
                        ? is.cells().size() + " rows from " + is.cells().get(0) + " on"
                        : String.join(", ", is.cells()));
              }
            });
    return cells.isEmpty() ? "" : " (" + String.join("; ", cells) + ")";
  }

  /** Rows that the test holds for, by the key columns that neither of the two tests names. */
  private Map<List<String>, List<Table.Row>> grouped(
      Map<String, RowTest> one, Map<String, RowTest> other, Map<String, RowTest> test) {
    List<String> columns =
        table.form().key().stream()
            .filter(each -> !one.containsKey(each) && !other.containsKey(each))
            .toList();
    Map<List<String>, List<Table.Row>> groups = new LinkedHashMap<>();
    for (Table.Row row : table.where(test)) {
      groups.computeIfAbsent(table.cells(row, columns), key -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  private void requiredRow(CountCheck.RequiredRow check, RuleFindings findings) {
    List<String> others =
        table.form().key().stream().filter(each -> !check.row().containsKey(each)).toList();
    Map<List<String>, Boolean> there = new LinkedHashMap<>();
    for (Table.Row row : table.rows()) {
      there.merge(table.cells(row, others), table.holds(check.row(), row), Boolean::logicalOr);
    }
    String wanted =
        check.row().entrySet().stream()
            .map(each -> each.getKey() + " " + words(each.getValue()))
            .reduce((one, other) -> one + " and " + other)
            .orElse("");
    if (there.isEmpty()) {
      findings.breach(0, "", "", "There is no row with " + wanted);
    }
    there.forEach(
        (key, found) -> {
          if (!found) {
            findings.breach(
                0, "", "", "There is no row with " + wanted + " for " + String.join(", ", key));
          }
        });
  }

  private static String words(RowTest test) {
    return test instanceof RowTest.Is is ? String.join(" or ", is.cells()) : test.toString();
  }

  private void shareOfRows(CountCheck.ShareOfRows check, RuleFindings findings) {
    Map<List<String>, List<Table.Row>> parts = grouped(check.part(), check.whole(), check.part());
    grouped(check.part(), check.whole(), check.whole())
        .forEach(
            (key, rows) -> {
              Table.Row whole = rows.get(0);
              Optional<Double> of = Amounts.number(table.value(whole, check.column()));
              if (!parts.containsKey(key)) {
                return;
              }
              double sum = 0;
              for (Table.Row part : parts.getOrDefault(key, List.of())) {
                Optional<Double> number = Amounts.number(table.value(part, check.column()));
                if (number.isEmpty()) {
                  return;
                }
                sum += number.get();
              }
              if (of.isEmpty() || of.get() == 0) {
                return;
              }
              double share = 100 * sum / of.get();
              RuleFindings.outside(share, check.least(), check.most(), 1)
                  .ifPresent(
                      outside ->
                          findings.breach(
                              whole.line(),
                              check.column(),
                              "",
                              shareOf(check.part())
                                  + RuleFindings.percent(share)
                                  + " of the total of "
                                  + number(of.get())
                                  + ", "
                                  + outside
                                  + " %"));
            });
  }

  private static String shareOf(Map<String, RowTest> part) {
    List<String> cells = new ArrayList<>();
    for (RowTest each : part.values()) {
      if (each instanceof RowTest.Is is && (part.size() == 1 || is.cells().size() > 1)) {
        cells.addAll(is.cells());
      }
    }
    return (cells.isEmpty() ? "The part" : String.join(" + ", cells)) + " is ";
  }

  private void rate(CountCheck.Rate check, RuleFindings findings) {
    Optional<Populations.Estimate> people = people(check.population());
    if (people.isEmpty()) {
      return;
    }
    for (Amounts amounts : table.amounts(check.where())) {
      Optional<Double> of = amounts.number(check.of());
      if (of.isEmpty()) {
        continue;
      }
      double rate = check.per() * of.get() / people.get().people();
      RuleFindings.outside(rate, check.least(), check.most(), 1)
          .ifPresent(
              outside ->
                  findings.breach(
                      amounts,
                      check.of(),
                      String.format(
                          Locale.ROOT,
                          "%s is %s, which is %.2f per %s aged %s, %s",
                          check.of(),
                          number(of.get()),
                          rate,
                          number(check.per()),
                          check.population(),
                          outside)));
    }
  }

  /** The estimate in force for the quarter; empty if there is none, or nobody. */
  private Optional<Populations.Estimate> people(String ageBand) {
    Optional<Authority> authority = reference.authorities().find(name.oldLaCode());
    if (authority.isEmpty()) {
      return Optional.empty();
    }
    List<String> codes = new ArrayList<>(authority.get().codesAtOtherTimes());
    codes.add(authority.get().newLaCode());
    return reference
        .populations()
        .inForce(codes, ageBand, Populations.yearInForce(name.quarter()))
        .filter(each -> each.people() > 0);
  }

  private void nearPublished(CountCheck.NearPublished check, RuleFindings findings) {
    Optional<Double> expected =
        published
            .monthAfter(check.indicator(), name.oldLaCode(), name.quarter())
            .flatMap(
                rate -> people(check.population()).map(each -> rate * each.people() / check.per()));
    if (name.quarter().number() != check.quarter() || expected.isEmpty()) {
      return;
    }
    for (Amounts amounts : table.amounts(check.where())) {
      Optional<Double> amount = amounts.number(check.amount());
      if (amount.isPresent()
          && Math.abs(amount.get() - expected.get()) * 100
              > check.percent() * expected.get() + RuleFindings.TOLERANCE) {
        findings.breach(
            amounts,
            check.amount(),
            String.format(
                Locale.ROOT,
                "%s is %s; %.0f are published for the month after the quarter",
                check.amount(),
                number(amount.get()),
                expected.get()));
      }
    }
  }

  private void filledInQuarters(CountCheck.FilledInQuarters check, RuleFindings findings) {
    boolean filled = check.quarters().contains(name.quarter().number());
    for (Table.Row row : table.where(check.where().orElse(Map.of()))) {
      List<String> wrong =
          check.columns().stream()
              .filter(
                  each -> {
                    String cell = table.cell(row, each);
                    return filled
                        ? cell.isEmpty() || cell.equals(NOT_APPLICABLE)
                        : !cell.equals(NOT_APPLICABLE);
                  })
              .toList();
      if (!wrong.isEmpty()) {
        findings.breach(
            row.line(),
            wrong.size() == 1 ? wrong.get(0) : "",
            "",
            (filled ? "Not filled in" : "Must hold z in this quarter")
                + ": "
                + String.join(", ", wrong));
      }
    }
  }

  private void notAllZero(CountCheck.NotAllZero check, RuleFindings findings) {
    for (Amounts amounts : table.amounts(check.where())) {
      if (check.amounts().stream()
          .allMatch(each -> amounts.number(each).filter(number -> number == 0).isPresent())) {
        findings.breach(
            amounts.line(check.amounts().get(0)),
            "",
            "",
            "All of these are 0: " + String.join(", ", check.amounts()));
      }
    }
  }

  /** Said once: a file has one census. */
  private void nearCensusDay(CountCheck.NearCensusDay check, RuleFindings findings) {
    for (Table.Row row : table.where(check.where().orElse(Map.of()))) {
      Optional<LocalDate> day = date(table.cell(row, check.column()));
      Optional<LocalDate> official = official(check.census(), row);
      if (day.isPresent()
          && official.isPresent()
          && Math.abs(ChronoUnit.DAYS.between(official.get(), day.get())) > check.days()) {
        findings.breach(
            row.line(),
            check.column(),
            table.cell(row, check.column()),
            "The official day is "
                + official.get()
                + "; "
                + day.get()
                + " is more than "
                + check.days()
                + " days from it");
        return;
      }
    }
  }

  private Optional<LocalDate> official(String census, Table.Row row) {
    return reference.censusDates().stream()
        .filter(
            each ->
                each.census().equals(census)
                    && each.academicYear().equals(table.cell(row, Return.ACADEMIC_YEAR))
                    && each.term().code().equals(table.cell(row, Return.TERM)))
        .map(Reference.CensusDate::date)
        .findFirst();
  }

  private static Optional<LocalDate> date(String cell) {
    try {
      return Optional.of(LocalDate.parse(cell));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String number(double number) {
    return RuleFindings.number(number);
  }
}
