package regional.indicators.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.core.Term;
import regional.indicators.returns.Column;
import regional.indicators.returns.Return;

/**
 * COM-13: an aggregate return has exactly the rows that its quarter asks for. Rows of a data period
 * for which the authority is not valid (COM-03) are not asked for.
 */
final class RequiredRows {

  private final Return form;
  private final List<Integer> columns = new ArrayList<>();

  /** Each required row, by its key cells, and whether it was met. */
  private final Map<List<String>, Boolean> required = new LinkedHashMap<>();

  RequiredRows(FileName name, Return form, Reference reference) {
    this.form = form;
    form.key().forEach(column -> columns.add(form.indexOf(column)));
    Optional<Authority> authority = reference.authorities().find(name.oldLaCode());
    for (Return.RequiredRow row : form.rows().getOrDefault(name.quarter().number(), List.of())) {
      List<String> cells = cells(name.quarter(), row);
      if (authority.isEmpty() || isAskedOf(authority.get(), name.quarter(), row, cells)) {
        required.put(cells, false);
      }
    }
  }

  /** The cells of the key of each row that is asked for. */
  List<List<String>> keys() {
    return List.copyOf(required.keySet());
  }

  private List<String> cells(Quarter quarter, Return.RequiredRow row) {
    List<String> cells = new ArrayList<>();
    for (String column : form.key()) {
      String fixed = row.cells().get(column);
      if (fixed == null) {
        fixed =
            column.equals(Return.ACADEMIC_YEAR)
                ? row.yearOffset().map(each -> Return.academicYear(quarter, each)).orElse("")
                : "";
      }
      cells.add(fixed);
    }
    return cells;
  }

  private boolean isAskedOf(
      Authority authority, Quarter quarter, Return.RequiredRow row, List<String> cells) {
    if (authority.existed(DataPeriod.of(quarter))) {
      return true;
    }
    Optional<Term> term = Optional.ofNullable(row.cells().get(Return.TERM)).flatMap(Term::ofCode);
    return term.isPresent()
        && authority.existed(
            form.counted(
                DataPeriod.of(cells.get(form.key().indexOf(Return.ACADEMIC_YEAR)), term.get())));
  }

  /** Whether it is the first row of a key that is asked for. */
  boolean met(int line, String[] cells, FindingLog findings) {
    if (form.kind() == Return.Kind.RECORD) {
      return false;
    }
    List<String> key = columns.stream().map(each -> cells[each]).toList();
    Boolean before = required.replace(key, true);
    if (before == null) {
      findings.breach(
          "COM-13",
          line,
          "",
          "",
          "The row is not asked for in this quarter: " + words(form, cells));
    }
    return Boolean.FALSE.equals(before);
  }

  /** The key of a row in the layout's words; a word that the layout does not know is left out. */
  static String words(Return form, String[] cells) {
    List<String> words = new ArrayList<>();
    for (String name : form.key()) {
      String cell = cells[form.indexOf(name)];
      boolean known =
          Quarter.isYear(cell)
              || form.column(name).filter(column -> isCodeOrSymbol(form, column, cell)).isPresent();
      words.add(known ? cell : "?");
    }
    return String.join(", ", words);
  }

  private static boolean isCodeOrSymbol(Return form, Column column, String cell) {
    return column.symbols().contains(cell)
        || form.codeLists().values().stream()
            .anyMatch(list -> column.codeLists().contains(list.name()) && list.lists(cell));
  }

  /** Whether none is missing. */
  boolean missing(FindingLog findings) {
    required.forEach(
        (key, met) -> {
          if (!met) {
            findings.breach("COM-13", 0, "", "", "A row is missing: " + String.join(", ", key));
          }
        });
    return !required.containsValue(false);
  }
}
