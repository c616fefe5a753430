package regional.indicators.submission;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Effect;
import regional.indicators.core.Reference;
import regional.indicators.core.Term;
import regional.indicators.returns.CodeList;
import regional.indicators.returns.Column;
import regional.indicators.returns.Return;
import regional.indicators.returns.RowTest;

/**
 * Checks the cells of one file's rows: whose they are (COM-02 to 04), what they say (COM-06 to 09).
 */
final class RowCheck {

  /**
   * @param rejectedBy code of the first rule that leaves the row out; empty if it stays
   * @param period the data period for which the row gives a number, if it gives one
   */
  record Outcome(Optional<String> rejectedBy, Optional<DataPeriod> period) {}

  /** Tests of cells, all of which hold. */
  private record Condition(int[] indexes, RowTest[] tests) {
    private boolean holds(String[] cells) {
      for (int i = 0; i < indexes.length; i++) {
        if (!tests[i].holds(cells[indexes[i]])) {
          return false;
        }
      }
      return true;
    }
  }

  private static final int FORMED_KEPT = 4096;

  /** Characters of an id that may be somebody's number. */
  private static final int SHORTEST_NUMBER = 9;

  private static final String TIME_PERIOD = "time_period";
  private static final String TIME_IDENTIFIER = "time_identifier";
  private static final String OLD_LA_CODE = "old_la_code";
  private static final String NEW_LA_CODE = "new_la_code";
  private static final String LA_NAME = "la_name";

  /** Columns that the file name and the reference tables decide. */
  static final List<String> IDENTITY =
      List.of(TIME_PERIOD, TIME_IDENTIFIER, OLD_LA_CODE, NEW_LA_CODE, LA_NAME);

  private static final String BLANK = "Blank where it must be filled";
  private static final String NOT_AVAILABLE = "x";
  private static final String NOT_APPLICABLE = "z";
  private static final Pattern HIDDEN =
      Pattern.compile("c|k|low|u|\\*+|<\\s*\\d+|:|~|-|\\.\\.?|n/?a", Pattern.CASE_INSENSITIVE);
  private static final DateTimeFormatter SLASHED =
      DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private final FileName name;
  private final Return form;
  private final Reference reference;
  private final FindingLog findings;
  private final DateOrder dateOrder;
  private final DataPeriod quarter;
  private final Optional<Authority> authority;
  private final Set<String> keyColumns = new HashSet<>();
  private final Map<String, Integer> positions = new HashMap<>();
  private final boolean[] identifies;
  private final Column[] columns;
  private final int[] keyIndexes;
  private final String[] keyParts;
  private final int[] derivedFrom;
  private final int[] identity;
  private final long lastDay;

  /** By column, the code last met that is right in any row: the next row often has it too. */
  private final @Nullable String[] lastCodes;

  private final long[] values;
  private final Condition[][] notApplicableWhere;
  private final Condition[][] requiredWhere;
  private final long patterns;

  /** Cells of the only column with a pattern that match it. */
  private final Set<String> formed = new HashSet<>();

  private final List<Map<String, Optional<CodeList.Code>>> codes = new ArrayList<>();
  private final Map<String, DataPeriod> periods = new HashMap<>();
  private final Set<String> saidOnce = new HashSet<>();
  private final int academicYear;
  private final int term;
  private Optional<String> rejectedBy = Optional.empty();
  private boolean keyFaulty;

  RowCheck(
      FileName name, Return form, Reference reference, FindingLog findings, DateOrder dateOrder) {
    this.name = name;
    this.form = form;
    this.reference = reference;
    this.findings = findings;
    this.dateOrder = dateOrder;
    this.quarter = DataPeriod.of(name.quarter());
    this.authority = reference.authorities().find(name.oldLaCode());
    this.academicYear = form.indexOf(Return.ACADEMIC_YEAR);
    this.term = form.indexOf(Return.TERM);
    identifies = new boolean[form.columns().size()];
    for (Column column : form.columns()) {
      identifies[positions.size()] = IDENTITY.contains(column.name());
      positions.put(column.name(), positions.size());
      codes.add(new HashMap<>());
    }
    keyColumns.addAll(form.key());
    form.derived().ifPresent(each -> keyColumns.addAll(each.earliestOf()));
    columns = form.columns().toArray(Column[]::new);
    keyIndexes = form.key().stream().mapToInt(form::indexOf).toArray();
    keyParts = new String[keyIndexes.length];
    derivedFrom =
        form.derived().stream()
            .flatMap(each -> each.earliestOf().stream())
            .mapToInt(form::indexOf)
            .toArray();
    identity = IDENTITY.stream().mapToInt(form::indexOf).toArray();
    lastDay = quarter.last().toEpochDay();
    lastCodes = new @Nullable String[columns.length];
    values = new long[columns.length];
    notApplicableWhere = new Condition[columns.length][];
    requiredWhere = new Condition[columns.length][];
    for (int i = 0; i < columns.length; i++) {
      notApplicableWhere[i] = conditions(columns[i].notApplicableWhere());
      requiredWhere[i] = conditions(columns[i].requiredWhere());
    }
    patterns = form.columns().stream().filter(each -> each.pattern().isPresent()).count();
  }

  private Condition[] conditions(List<Map<String, RowTest>> alternatives) {
    return alternatives.stream()
        .map(
            tests ->
                new Condition(
                    tests.keySet().stream().mapToInt(this::position).toArray(),
                    tests.values().toArray(RowTest[]::new)))
        .toArray(Condition[]::new);
  }

  /**
   * What the dates and numbers of the row last checked are: days since 1970, hundredths; {@link
   * WrittenCell#NONE} where there is none. The same array for every row.
   */
  long[] values() {
    return values;
  }

  /**
   * COM-03 for the whole file, rows or none: the authority existed on no day that this quarter's
   * return can describe.
   */
  void authority() {
    boolean existed =
        authority.isPresent()
            && (authority.get().existed(quarter)
                || form.periods().getOrDefault(name.quarter().number(), List.of()).stream()
                    .anyMatch(this::existed));
    if (!existed) {
      findings.breach(
          "COM-03",
          0,
          OLD_LA_CODE,
          "",
          authority.isEmpty()
              ? "No authority has this number"
              : "The authority existed neither in the quarter nor in a period that its return describes");
    }
  }

  private boolean existed(Return.Period described) {
    return Term.ofCode(described.term())
        .map(
            each ->
                DataPeriod.of(Return.academicYear(name.quarter(), described.yearOffset()), each))
        .map(form::counted)
        .filter(authority.orElseThrow()::existed)
        .isPresent();
  }

  /**
   * @param cells in the order of the return's columns; dates are rewritten as yyyy-mm-dd
   */
  Outcome row(int line, String[] cells) {
    rejectedBy = Optional.empty();
    keyFaulty = false;
    Arrays.fill(values, WrittenCell.NONE);
    identity(line, cells);
    Optional<DataPeriod> period = period(cells);
    boolean givesNumber = false;
    for (int i = 0; i < cells.length; i++) {
      Column column = columns[i];
      if (!identifies[i]) {
        cell(line, i, column, cells, period);
        givesNumber |= form.kind() == Return.Kind.RECORD || isNumber(column, cells[i]);
      }
    }
    return new Outcome(
        rejectedBy, givesNumber ? period.or(() -> Optional.of(quarter)) : Optional.empty());
  }

  /**
   * 64 bits for what names the row last checked within its file: the key columns and the derived
   * date. 0 where one of them is blank or faulty: such a row has no key, and is rejected or told of
   * anyway. Two keys of a million share their bits once in 37 million files; the second would be
   * told of as a repetition (COM-05).
   */
  long key(String[] cells) {
    if (keyFaulty) {
      return 0;
    }
    for (int i = 0; i < keyIndexes.length; i++) {
      String part = keyIndexes[i] < 0 ? derived(cells) : cells[keyIndexes[i]];
      if (part.isEmpty()) {
        return 0;
      }
      keyParts[i] = part;
    }
    return RecordRow.keyOf(keyParts);
  }

  private String derived(String[] cells) {
    String earliest = "";
    for (int index : derivedFrom) {
      String cell = cells[index];
      if (!cell.isEmpty() && (earliest.isEmpty() || cell.compareTo(earliest) < 0)) {
        earliest = cell;
      }
    }
    return earliest;
  }

  private static boolean isNumber(Column column, String cell) {
    return column.isNumber()
        && !cell.isEmpty()
        && Character.isDigit(cell.charAt(cell.length() - 1));
  }

  /**
   * The term that the row describes; empty if the return describes the quarter, or the row's term
   * cannot be read.
   */
  private Optional<DataPeriod> period(String[] cells) {
    if (academicYear < 0
        || term < 0
        || !regional.indicators.core.Quarter.isYear(cells[academicYear])) {
      return Optional.empty();
    }
    return Term.ofCode(cells[term])
        .map(
            each ->
                periods.computeIfAbsent(
                    cells[academicYear] + each, key -> DataPeriod.of(cells[academicYear], each)));
  }

  private void identity(int line, String[] cells) {
    same(line, cells[identity[0]], TIME_PERIOD, quarter.timePeriod());
    same(line, cells[identity[1]], TIME_IDENTIFIER, quarter.timeIdentifier());
    same(line, cells[identity[2]], OLD_LA_CODE, name.oldLaCode());
    if (authority.isPresent()) {
      existed(line, authority.get(), cells);
      codeOfAuthority(line, authority.get(), cells[identity[3]]);
      nameOfAuthority(line, authority.get(), cells[identity[4]]);
    }
  }

  /** COM-02, said once a column: the rows that follow repeat it. */
  private void same(int line, String cell, String name, String expected) {
    if (cell.equals(expected)) {
      return;
    }
    if (cell.isEmpty()) {
      faulty(line, column(name), cell, BLANK);
    } else if (saidOnce.add(name)) {
      String message = "The file name says " + expected + ", the row does not";
      breach("COM-02", line, column(name), cell, message);
    }
  }

  /** Only for a term that the authority did not live to see; of the quarter see authority(). */
  private void existed(int line, Authority authority, String[] cells) {
    Optional<DataPeriod> period = period(cells);
    if (period.isPresent()
        && !authority.existed(quarter)
        && !authority.existed(form.counted(period.get()))
        && saidOnce.add("existed " + period)) {
      breach(
          "COM-03",
          line,
          column(OLD_LA_CODE),
          name.oldLaCode(),
          "The authority existed neither in the quarter nor in the period that the row describes");
    }
  }

  private void codeOfAuthority(int line, Authority authority, String cell) {
    if (cell.equals(authority.newLaCode())) {
      return;
    }
    Column column = column(NEW_LA_CODE);
    if (cell.isEmpty()) {
      faulty(line, column, cell, BLANK);
    } else if (authority.codesAtOtherTimes().contains(cell)) {
      if (saidOnce.add("code of another time")) {
        findings.note(
            "COM-03",
            line,
            NEW_LA_CODE,
            cell,
            "A code that the authority had at another time; its code is " + authority.newLaCode());
      }
    } else if (saidOnce.add("no code of it")) {
      breach("COM-03", line, column, cell, "Not a code that this authority ever had");
    }
  }

  private void nameOfAuthority(int line, Authority authority, String cell) {
    if (cell.equals(authority.name())) {
      return;
    }
    boolean alias =
        reference.aliases().getOrDefault(authority.oldLaCode(), Set.of()).stream()
            .anyMatch(each -> each.equalsIgnoreCase(cell));
    String what = alias ? "Another spelling of " : "Not the name of ";
    if (saidOnce.add(what)) {
      breach("COM-04", line, column(LA_NAME), cell, what + authority.name());
    }
  }

  private Column column(String name) {
    return form.columns().get(position(name));
  }

  private int position(String column) {
    return Objects.requireNonNull(positions.get(column), column);
  }

  private String cell(String[] cells, String column) {
    return cells[position(column)];
  }

  private void cell(
      int line, int index, Column column, String[] cells, Optional<DataPeriod> period) {
    String cell = cells[index];
    boolean text = column.type() == Column.Type.TEXT || column.type() == Column.Type.TEXT_ID;
    if (text && saysPersonal(line, column, cell)) {
      return;
    }
    boolean wantsNotApplicable = anyHolds(notApplicableWhere[index], cells);
    if (cell.equals(NOT_APPLICABLE) && column.symbols().contains(NOT_APPLICABLE)) {
      if (!wantsNotApplicable && !column.notApplicableWhere().isEmpty()) {
        faulty(line, column, cell, "z does not belong in this row");
      }
    } else if (wantsNotApplicable) {
      faulty(line, column, cell, "z must stand in this row");
    } else if (cell.isEmpty()) {
      if (column.required() && !column.mayBeAbsent() || anyHolds(requiredWhere[index], cells)) {
        faulty(line, column, cell, BLANK);
      }
    } else if (!(cell.equals(NOT_AVAILABLE) && column.symbols().contains(NOT_AVAILABLE))) {
      filled(line, index, column, cells, period);
    }
  }

  private static boolean anyHolds(Condition[] alternatives, String[] cells) {
    for (Condition each : alternatives) {
      if (each.holds(cells)) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(Map<String, RowTest> tests, String[] cells) {
    return RowTest.allHold(tests, column -> cell(cells, column));
  }

  /** The same few ids come again and again. */
  private boolean hasItsForm(Column column, String cell) {
    if (column.pattern().isEmpty() || formed.contains(cell)) {
      return true;
    }
    boolean matches = column.pattern().get().matcher(cell).matches();
    if (matches && formed.size() < FORMED_KEPT && patterns == 1) {
      formed.add(cell);
    }
    return matches;
  }

  private void filled(
      int line, int index, Column column, String[] cells, Optional<DataPeriod> period) {
    String cell = cells[index];
    Optional<String> fault =
        switch (column.type()) {
          case INTEGER -> number(index, column, cell, "Not a whole number");
          case DECIMAL2 -> number(index, column, cell, "Not a number with at most two decimals");
          case DATE -> date(line, index, column, cells);
          case CODE -> code(index, column, cells);
          case TEXT_ID, TEXT -> text(column, cell);
        };
    if (fault.isPresent()) {
      faulty(line, column, cell, fault.get());
    } else {
      mustBe(line, column, cells[index], cells, period);
    }
  }

  private Optional<String> text(Column column, String cell) {
    if (cell.equals(NOT_AVAILABLE) || cell.equals(NOT_APPLICABLE)) {
      return Optional.of("A symbol that does not belong in this column");
    }
    return hasItsForm(column, cell)
        ? SpreadsheetTrace.in(cell)
        : Optional.of("Not of the form that the layout asks for");
  }

  private Optional<String> number(int index, Column column, String cell, String otherwise) {
    long hundredths = WrittenCell.hundredths(cell);
    values[index] = hundredths;
    boolean formed =
        hundredths != WrittenCell.NONE
            && (column.type() == Column.Type.DECIMAL2 || cell.indexOf('.') < 0);
    if (!formed) {
      return Optional.of(
          HIDDEN.matcher(cell).matches()
              ? "Not a number: small numbers must not be hidden, and what is not available is x"
              : otherwise);
    }
    if (column.minimum().isPresent()) {
      int minimum = column.minimum().get();
      if (hundredths < minimum * 100L || minimum >= 0 && cell.charAt(0) == '-') {
        return Optional.of(minimum == 0 ? "Below zero" : "Below " + minimum);
      }
    }
    return column.maximum().isPresent() && hundredths > column.maximum().get() * 100L
        ? Optional.of("Above " + column.maximum().get())
        : Optional.empty();
  }

  private Optional<String> date(int line, int index, Column column, String[] cells) {
    String cell = cells[index];
    long day = WrittenCell.day(cell);
    if (day == WrittenCell.NONE) {
      if (cell.indexOf('/') < 0) {
        return Optional.of("Not a date");
      }
      try {
        LocalDate slashed = LocalDate.parse(cell, SLASHED);
        if (dateOrder != DateOrder.PROVED) {
          return Optional.of(
              "Day and month cannot be told apart: no date of the file proves the order");
        }
        cells[index] = slashed.toString();
        day = slashed.toEpochDay();
      } catch (DateTimeParseException e) {
        return Optional.of("Not a date");
      }
    }
    values[index] = day;
    return day > lastDay && !column.mustBe().equals(Optional.of(Column.MustBe.QUARTER_END))
        ? Optional.of("Later than the end of the quarter")
        : Optional.empty();
  }

  private Optional<String> code(int index, Column column, String[] cells) {
    if (cells[index].equals(lastCodes[index])) {
      return Optional.empty();
    }
    Map<String, Optional<CodeList.Code>> known = codes.get(index);
    Optional<CodeList.Code> found = known.getOrDefault(cells[index], Optional.empty());
    if (found.isEmpty()) {
      found = inForce(column, cells[index]);
      if (found.isPresent()) {
        known.put(cells[index], found);
      }
    }
    if (found.isEmpty()) {
      return Optional.of("Not in the list of codes in force");
    }
    Map<String, RowTest> onlyWhere = found.get().onlyWhere();
    if (onlyWhere.isEmpty()) {
      lastCodes[index] = cells[index];
      return Optional.empty();
    }
    return holds(onlyWhere, cells)
        ? Optional.empty()
        : Optional.of("A code that does not belong in this kind of row");
  }

  private Optional<CodeList.Code> inForce(Column column, String cell) {
    return column.codeLists().stream()
        .map(list -> form.codeLists().get(list))
        .flatMap(list -> list.find(cell, quarter.first(), quarter.last()).stream())
        .findFirst();
  }

  private void mustBe(
      int line, Column column, String cell, String[] cells, Optional<DataPeriod> period) {
    if (column.mustBe().isEmpty()) {
      return;
    }
    switch (column.mustBe().get()) {
      case QUARTER_END -> {
        if (!cell.equals(quarter.last().toString()) && saidOnce.add(column.name())) {
          breach("COM-02", line, column, cell, "Not the last day of the quarter in the file name");
        }
      }
      case PERIOD_STATUS -> {
        Optional<String> status =
            form.periods().getOrDefault(name.quarter().number(), List.of()).stream()
                .filter(each -> each.term().equals(cells[term]) && period.isPresent())
                .map(Return.Period::status)
                .findFirst();
        if (status.filter(each -> !each.equals(cell)).isPresent()) {
          faulty(line, column, cell, "In this quarter the status is " + status.get());
        }
      }
    }
  }

  /** A postcode needs its blank in an id: without it, pseudonyms have the same form. */
  private boolean saysPersonal(int line, Column column, String cell) {
    boolean tooShort =
        column.type() == Column.Type.TEXT_ID
            && cell.length() < SHORTEST_NUMBER
            && cell.indexOf(' ') < 0;
    Optional<String> what = tooShort ? Optional.empty() : PersonalData.inCell(cell);
    if (what.isEmpty() && column.pseudonym()) {
      what = PersonalData.dateInText(cell);
    }
    what.ifPresent(
        each -> reject(FindingLog.PERSONAL, line, column, "", "The cell looks like " + each));
    return what.isPresent();
  }

  private void faulty(int line, Column column, String cell, String message) {
    String code =
        switch (column.type()) {
          case INTEGER, DECIMAL2 -> "COM-07";
          case DATE -> "COM-08";
          case CODE, TEXT_ID, TEXT -> "COM-06";
        };
    breach(code, line, column, cell, message);
  }

  /** A cell that breaks one rule and holds personal data breaks that rule alone. */
  private void breach(String code, int line, Column column, String cell, String message) {
    if (!saysPersonal(line, column, cell)) {
      reject(code, line, column, cell, message);
    }
  }

  private void reject(String code, int line, Column column, String cell, String message) {
    keyFaulty |= keyColumns.contains(column.name());
    Effect effect = findings.breach(code, line, column.name(), cell, message);
    if (effect != Effect.NOTED && rejectedBy.isEmpty()) {
      rejectedBy = Optional.of(code);
    }
  }
}
