package regional.indicators.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Quarter;
import regional.indicators.returns.CountCheck;
import regional.indicators.returns.Return;

/** Earlier returns of the authority, read when a rule asks for them. */
final class EarlierTables {

  private static final int YEAR = 4;

  private final Return form;
  private final Quarter quarter;
  private final Held held;
  private final Map<Integer, Optional<Table>> tables = new HashMap<>();

  EarlierTables(Return form, Quarter quarter, Held held) {
    this.form = form;
    this.quarter = quarter;
    this.held = held;
  }

  /** The standing return of so many quarters before. */
  Optional<Table> before(int quarters) {
    return tables.computeIfAbsent(
        quarters,
        key -> held.standing(form.id(), quarter.plus(-quarters)).map(each -> Table.of(form, each)));
  }

  /** What the amounts were; of several returns that say so the newest. */
  Optional<Amounts> against(Amounts now, CountCheck.Against against) {
    return switch (against) {
      case QUARTER_BEFORE -> same(now, 1, 0);
      case SAME_PERIOD -> newest(now, 0, YEAR);
      case YEAR_BEFORE ->
          form.indexOf(Return.ACADEMIC_YEAR) < 0 ? same(now, YEAR, 0) : newest(now, -1, YEAR + 1);
    };
  }

  private Optional<Amounts> newest(Amounts now, int years, int quarters) {
    for (int before = 1; before <= quarters; before++) {
      Optional<Amounts> found = same(now, before, years);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Amounts> same(Amounts now, int quarters, int years) {
    Optional<Table> table = before(quarters);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    if (now.row().isEmpty()) {
      return Optional.of(new Amounts(table.get(), Optional.empty()));
    }
    return key(now.table(), now.row().get(), years)
        .flatMap(key -> table.get().find(form.key(), key))
        .map(row -> new Amounts(table.get(), Optional.of(row)));
  }

  /** The row's key, its academic year moved by so many; empty where that is no year. */
  private Optional<List<String>> key(Table table, Table.Row row, int years) {
    List<String> key = new ArrayList<>(table.cells(row, form.key()));
    int year = form.key().indexOf(Return.ACADEMIC_YEAR);
    if (years != 0) {
      if (!Quarter.isYear(key.get(year))) {
        return Optional.empty();
      }
      key.set(year, Quarter.yearOf(Integer.parseInt(key.get(year).substring(0, 4)) + years));
    }
    return Optional.of(key);
  }
}
