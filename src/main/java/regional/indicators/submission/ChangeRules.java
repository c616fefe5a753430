package regional.indicators.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import regional.indicators.core.Term;
import regional.indicators.returns.CountCheck;
import regional.indicators.returns.Return;

/**
 * Rules that set a file of counts beside the authority's earlier returns, and ratios over several
 * of them. What is not held is not compared.
 */
final class ChangeRules {

  private static final int YEAR = 4;

  private final FileName name;
  private final Table table;
  private final EarlierTables earlier;

  ChangeRules(FileName name, Table table, Held held) {
    this.name = name;
    this.table = table;
    this.earlier = new EarlierTables(table.form(), name.quarter(), held);
  }

  /** Tries one check of a rule; does nothing if it needs no earlier return. */
  void check(CountCheck check, RuleFindings findings) {
    if (check instanceof CountCheck.Ratio ratio) {
      ratio(ratio, findings);
    } else if (check instanceof CountCheck.Change change) {
      change(change, findings);
    } else if (check instanceof CountCheck.NotFallenToZero fallen) {
      notFallenToZero(fallen, findings);
    } else if (check instanceof CountCheck.BelowEarlier below) {
      belowEarlier(below, findings);
    } else if (check instanceof CountCheck.StockAndFlows stock) {
      stockAndFlows(stock, findings);
    } else if (check instanceof CountCheck.YearWithinTerms year) {
      yearWithinTerms(year, findings);
    } else if (check instanceof CountCheck.SameThroughYear same) {
      sameThroughYear(same, findings);
    }
  }

  private void ratio(CountCheck.Ratio check, RuleFindings findings) {
    double times = check.times().orElse(1.0);
    List<String> stocks = check.stocks().orElse(List.of());
    int quarters = check.quarters().orElse(1);
    for (Amounts amounts : table.amounts(check.where())) {
      Optional<Double> of = over(amounts, check.of(), stocks, quarters);
      Optional<Double> to = over(amounts, check.to(), stocks, quarters);
      if (of.isEmpty() || to.isEmpty() || to.get() <= 0) {
        continue;
      }
      double figure = times * of.get();
      RuleFindings.outside(figure, check.least(), check.most(), to.get())
          .ifPresent(
              outside ->
                  findings.breach(
                      amounts,
                      check.of().get(0),
                      RuleFindings.sum(check.of())
                          + (quarters == 1 ? "" : " of " + quarters + " quarters")
                          + " is "
                          + number(of.get())
                          + " to "
                          + RuleFindings.sum(check.to())
                          + " of "
                          + number(to.get())
                          + ": "
                          + figure(figure / to.get(), times)
                          + ", "
                          + outside
                          + unit(times)));
    }
  }

  /** The sum over so many returns; of stocks this one's. Empty if one is not held or no number. */
  private Optional<Double> over(
      Amounts amounts, List<String> names, List<String> stocks, int quarters) {
    double sum = 0;
    for (String name : names) {
      for (int before = 0; before < (stocks.contains(name) ? 1 : quarters); before++) {
        Optional<Double> number =
            (before == 0 ? Optional.of(amounts) : atQuarter(amounts, before))
                .flatMap(each -> each.number(name));
        if (number.isEmpty()) {
          return Optional.empty();
        }
        sum += number.get();
      }
    }
    return Optional.of(sum);
  }

  private Optional<Amounts> atQuarter(Amounts amounts, int before) {
    Optional<Table> table = earlier.before(before);
    return amounts.row().isEmpty()
        ? table.map(each -> new Amounts(each, Optional.empty()))
        : table.flatMap(
            each ->
                each.find(
                        each.form().key(),
                        amounts.table().cells(amounts.row().get(), each.form().key()))
                    .map(row -> new Amounts(each, Optional.of(row))));
  }

  private void change(CountCheck.Change check, RuleFindings findings) {
    double times = check.times().orElse(1.0);
    for (Amounts now : table.amounts(check.where())) {
      Optional<Amounts> then = earlier.against(now, check.against());
      Optional<Double> figure = figure(check, now);
      Optional<Double> before = then.flatMap(each -> figure(check, each));
      if (figure.isEmpty() || before.isEmpty()) {
        continue;
      }
      double moved = figure.get() - before.get();
      boolean tooFar =
          check.points().filter(each -> Math.abs(moved) > each + RuleFindings.TOLERANCE).isPresent()
              || check
                  .risePercent()
                  .filter(each -> moved > each / 100 * before.get() + RuleFindings.TOLERANCE)
                  .isPresent()
              || check
                  .fallPercent()
                  .filter(each -> -moved > each / 100 * before.get() + RuleFindings.TOLERANCE)
                  .isPresent();
      if (tooFar) {
        findings.breach(
            now,
            check.of().get(0),
            RuleFindings.sum(check.of())
                + check.to().map(each -> " to " + RuleFindings.sum(each)).orElse("")
                + " is "
                + figure(figure.get(), times)
                + ", and was "
                + figure(before.get(), times)
                + " "
                + words(check.against()));
      }
    }
  }

  private static Optional<Double> figure(CountCheck.Change check, Amounts amounts) {
    Optional<Double> of = amounts.sum(check.of());
    if (of.isEmpty() || check.to().isEmpty()) {
      return of;
    }
    return amounts
        .sum(check.to().get())
        .filter(each -> each > 0)
        .map(each -> check.times().orElse(1.0) * of.get() / each);
  }

  private void notFallenToZero(CountCheck.NotFallenToZero check, RuleFindings findings) {
    for (Table.Row row : table.where(check.where().orElse(Map.of()))) {
      Amounts now = new Amounts(table, Optional.of(row));
      boolean zero =
          Amounts.number(table.value(row, check.column())).filter(each -> each == 0).isPresent();
      if (!zero) {
        continue;
      }
      earlier
          .against(now, check.against())
          .flatMap(
              then -> Amounts.number(then.table().value(then.row().orElseThrow(), check.column())))
          .filter(each -> each >= check.from())
          .ifPresent(
              each ->
                  findings.breach(
                      row.line(),
                      check.column(),
                      table.cell(row, check.column()),
                      now.about()
                          + check.column()
                          + " is 0, and was "
                          + number(each)
                          + " "
                          + words(check.against())));
    }
  }

  private void belowEarlier(CountCheck.BelowEarlier check, RuleFindings findings) {
    if (name.quarter().number() != check.quarter()) {
      return;
    }
    for (Amounts now : table.amounts(check.where())) {
      Optional<Double> figure = now.number(check.amount());
      Optional<Double> before =
          atQuarter(now, check.quartersBefore()).flatMap(each -> each.number(check.amount()));
      if (figure.isPresent() && before.isPresent() && figure.get() >= before.get()) {
        findings.breach(
            now,
            check.amount(),
            check.amount()
                + " is "
                + number(figure.get())
                + ", not below the "
                + number(before.get())
                + " of "
                + name.quarter().plus(-check.quartersBefore()));
      }
    }
  }

  private void stockAndFlows(CountCheck.StockAndFlows check, RuleFindings findings) {
    Optional<Amounts> now = first(Optional.of(table), check);
    Optional<Double> stock = now.flatMap(each -> each.number(check.stock()));
    Optional<Double> before =
        first(earlier.before(check.quarters()), check).flatMap(each -> each.number(check.stock()));
    if (stock.isEmpty() || before.isEmpty()) {
      return;
    }
    double expected = before.get();
    int from = check.flowsOfEarlier().orElse(false) ? 1 : 0;
    for (int back = from; back < from + check.quarters(); back++) {
      Optional<Amounts> flows = back == 0 ? now : first(earlier.before(back), check);
      Optional<Double> came = flows.flatMap(each -> each.sum(check.plus()));
      Optional<Double> went = flows.flatMap(each -> each.sum(check.minus()));
      if (came.isEmpty() || went.isEmpty()) {
        return;
      }
      expected += came.get() - went.get();
    }
    double allowed = check.percent().orElse(0.0) / 100 * Math.abs(expected);
    if (Math.abs(stock.get() - expected) > allowed + RuleFindings.TOLERANCE) {
      findings.breach(
          now.orElseThrow(),
          check.stock(),
          String.format(
              Locale.ROOT,
              "%s is %s; from %s in %s, plus %s, minus %s, it should be %s",
              check.stock(),
              number(stock.get()),
              number(before.get()),
              name.quarter().plus(-check.quarters()),
              RuleFindings.sum(check.plus()),
              RuleFindings.sum(check.minus()),
              number(expected)));
    }
  }

  private static Optional<Amounts> first(Optional<Table> table, CountCheck.StockAndFlows check) {
    return table.flatMap(each -> each.amounts(check.where()).stream().findFirst());
  }

  private void yearWithinTerms(CountCheck.YearWithinTerms check, RuleFindings findings) {
    for (Table.Row year : table.where(check.where().orElse(Map.of()))) {
      Optional<Double> whole = Amounts.number(table.value(year, check.column()));
      if (whole.isEmpty() || !table.cell(year, Return.TERM).equals(Term.YEAR.code())) {
        continue;
      }
      Map<String, Double> terms = terms(year, check.column());
      double largest = terms.values().stream().mapToDouble(each -> each).max().orElse(0);
      double sum = terms.values().stream().mapToDouble(each -> each).sum();
      boolean tooMany = terms.size() == Term.values().length - 1 && whole.get() > sum;
      if (tooMany || whole.get() < largest) {
        Amounts amounts = new Amounts(table, Optional.of(year));
        findings.breach(
            amounts,
            check.column(),
            check.column()
                + " is "
                + number(whole.get())
                + (tooMany
                    ? ", more than the " + number(sum) + " of the three terms together"
                    : ", less than the " + number(largest) + " of one term"));
      }
    }
  }

  /** The newest figure of each term of the row's academic year; those that are not numbers lack. */
  private Map<String, Double> terms(Table.Row year, String column) {
    Map<String, Double> terms = new LinkedHashMap<>();
    for (Term term : Term.values()) {
      if (term != Term.YEAR) {
        for (int before = 0; before <= YEAR; before++) {
          Optional<Table> at = before == 0 ? Optional.of(table) : earlier.before(before);
          Optional<Table.Row> row = at.flatMap(each -> sameButTerm(year, term, each));
          if (row.isPresent()) {
            Amounts.number(at.orElseThrow().value(row.get(), column))
                .ifPresent(each -> terms.put(term.code(), each));
            break;
          }
        }
      }
    }
    return terms;
  }

  private Optional<Table.Row> sameButTerm(Table.Row row, Term term, Table in) {
    List<String> key = table.form().key();
    List<String> cells = new ArrayList<>(table.cells(row, key));
    cells.set(key.indexOf(Return.TERM), term.code());
    return in.find(key, cells);
  }

  /**
   * The row of a term is set beside every other term of its academic year, that of the year beside
   * the newest: what the others say is said of the terms.
   */
  private void sameThroughYear(CountCheck.SameThroughYear check, RuleFindings findings) {
    for (Table.Row row : table.where(check.where().orElse(Map.of()))) {
      Optional<Double> figure = Amounts.number(table.value(row, check.column()));
      if (figure.isEmpty()) {
        continue;
      }
      boolean ofYear = table.cell(row, Return.TERM).equals(Term.YEAR.code());
      String others =
          otherTerms(row, check).entrySet().stream()
              .limit(ofYear ? 1 : Term.values().length)
              .filter(each -> !each.getValue().equals(figure.get()))
              .map(each -> number(each.getValue()) + " for the term " + each.getKey())
              .collect(Collectors.joining(", "));
      if (!others.isEmpty()) {
        findings.breach(
            new Amounts(table, Optional.of(row)),
            check.column(),
            check.column() + " is " + number(figure.get()) + ", and " + others);
      }
    }
  }

  /** By term, each as it was last sent, the newest first; not this return's own year. */
  private Map<String, Double> otherTerms(Table.Row row, CountCheck.SameThroughYear check) {
    Map<String, Double> others = new LinkedHashMap<>();
    for (int before = 0; before <= YEAR; before++) {
      Optional<Table> at = before == 0 ? Optional.of(table) : earlier.before(before);
      for (Term term : Term.values()) {
        boolean comesBefore = before > 0 || term != Term.YEAR;
        if (at.isPresent() && comesBefore && !table.cell(row, Return.TERM).equals(term.code())) {
          sameButTerm(row, term, at.get())
              .filter(each -> at.get().holds(check.where().orElse(Map.of()), each))
              .flatMap(each -> Amounts.number(at.get().value(each, check.column())))
              .ifPresent(each -> others.putIfAbsent(term.code(), each));
        }
      }
    }
    return others;
  }

  private static String words(CountCheck.Against against) {
    return switch (against) {
      case YEAR_BEFORE -> "the year before";
      case SAME_PERIOD -> "in the return before";
      case QUARTER_BEFORE -> "the quarter before";
    };
  }

  /** A percentage is printed as one. */
  private static String figure(double figure, double times) {
    return times == 100
        ? RuleFindings.percent(figure)
        : String.format(Locale.ROOT, figure == Math.rint(figure) ? "%.0f" : "%.1f", figure);
  }

  private static String unit(double times) {
    return times == 100 ? " %" : "";
  }

  private static String number(double number) {
    return RuleFindings.number(number);
  }
}
