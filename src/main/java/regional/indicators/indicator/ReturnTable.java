package regional.indicators.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import regional.indicators.core.Authorities;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.core.Term;
import regional.indicators.core.Value;
import regional.indicators.returns.Column;
import regional.indicators.returns.Return;
import regional.indicators.submission.AcceptedRows;
import regional.indicators.submission.Submission;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/**
 * The accepted rows of one return as a table: only the columns that measures take, codes as a
 * dictionary, numbers apart from the symbols that stand in their place.
 *
 * <pre>
 * #submission  #slice  #line  phase    sessions_possible  sessions_possible symbol
 * 0            0       2      Primary  1200
 * 0            0       3      Total                       x
 * </pre>
 *
 * {@code #slice} numbers what one submission says of one data period; where no row names a period
 * there is no such column. Where the newest row of a key stands, {@code #until} is the index of the
 * quarter from which a row no longer does.
 */
final class ReturnTable {

  private static final String SUBMISSION = "#submission";
  private static final String SLICE = "#slice";
  private static final String LINE = "#line";
  private static final String UNTIL = "#until";
  private static final String SYMBOL = " symbol";
  private static final String BLANK = "blank";
  private static final String X = Value.Symbol.NOT_AVAILABLE.text();

  /** Of a row whose date counts in no quarter. */
  static final int NO_QUARTER = Integer.MIN_VALUE;

  /** What one submission says of one data period, if that can be read. */
  record Slice(Submission submission, Optional<DataPeriod> period) {}

  private final Return form;
  private final int academicYear;
  private final int term;
  private final Reference reference;
  private final Authorities authorities;
  private final List<Submission> submissions;
  private final List<Slice> slices = new ArrayList<>();
  private final List<Authority> senders;
  private final IntColumn submissionColumn = IntColumn.create(SUBMISSION);
  private final IntColumn sliceColumn = IntColumn.create(SLICE);
  private final IntColumn lineColumn = IntColumn.create(LINE);
  private final IntColumn untilColumn = IntColumn.create(UNTIL);
  private final Table rows;

  /** The rows for which a test holds, by test: measures share most of theirs. */
  private final Map<CellTest, Selection> found = new HashMap<>();

  private record CellTest(String column, Measure.Test test) {}

  private ReturnTable(
      Return form, Reference reference, List<Submission> submissions, Set<String> columns) {
    this.form = form;
    this.academicYear = form.indexOf(Return.ACADEMIC_YEAR);
    this.term = form.indexOf(Return.TERM);
    this.reference = reference;
    this.authorities = reference.authorities();
    this.submissions = submissions;
    this.senders = submissions.stream().map(each -> authorities.get(each.oldLaCode())).toList();
    this.rows = Table.create(form.id(), submissionColumn, lineColumn);
    if (ofTerms()) {
      rows.addColumns(sliceColumn);
    }
    if (newestStands()) {
      rows.addColumns(untilColumn);
    }
    for (String name : columns) {
      switch (column(name).type()) {
        case INTEGER, DECIMAL2 ->
            rows.addColumns(DoubleColumn.create(name), StringColumn.create(name + SYMBOL));
        case DATE -> rows.addColumns(DateColumn.create(name));
        case CODE, TEXT_ID, TEXT -> rows.addColumns(StringColumn.create(name));
      }
    }
  }

  /**
   * Reads the rows of these submissions.
   *
   * @param standing submissions of this return, by quarter
   * @param measures their columns are read, no other
   */
  static ReturnTable read(
      Return form,
      Reference reference,
      AcceptedRows accepted,
      List<Submission> standing,
      Collection<Measure> measures) {
    Set<String> columns = columns(measures);
    ReturnTable table = new ReturnTable(form, reference, standing, columns);
    accepted.read(standing, table.new Reader(columns));
    return table;
  }

  /** What was sent, without the rows. */
  ReturnTable withoutRows() {
    ReturnTable sent = new ReturnTable(form, reference, submissions, Set.of());
    sent.slices.addAll(slices);
    return sent;
  }

  /** Whether rows name the data period that they describe. */
  private boolean ofTerms() {
    return academicYear >= 0 && term >= 0;
  }

  private boolean newestStands() {
    return form.standing() == Return.Standing.NEWEST_PER_KEY;
  }

  Return form() {
    return form;
  }

  List<Submission> submissions() {
    return submissions;
  }

  List<Slice> slices() {
    return slices;
  }

  int size() {
    return rows.rowCount();
  }

  /** The number of a row's submission in {@link #submissions()}. */
  int submissionNumber(int row) {
    return submissionColumn.getInt(row);
  }

  /** The number of a row's slice in {@link #slices()}; only where rows name their period. */
  int sliceNumber(int row) {
    return sliceColumn.getInt(row);
  }

  Submission submission(int row) {
    return submissions.get(submissionNumber(row));
  }

  int line(int row) {
    return lineColumn.getInt(row);
  }

  // Which rows a measure takes -------------------------------------------------------------------

  /** The rows for which every test of the measure holds, but for {@code in_window}; ascending. */
  int[] where(Measure measure) {
    Selection all = Selection.withRange(0, size());
    measure
        .where()
        .forEach(
            (column, tests) ->
                tests.forEach(
                    test ->
                        all.and(
                            found.computeIfAbsent(
                                new CellTest(column, test), each -> where(column, test)))));
    measure.days().forEach(test -> all.and(where(test)));
    return all.toArray();
  }

  /**
   * The first quarter, as its index, at whose end the row stands: of those sent up to a quarter the
   * newest of a key stands.
   */
  int standsFrom(int row) {
    return submission(row).quarter().index();
  }

  /** The quarter, as its index, from which the row no longer stands. */
  int standsUntil(int row) {
    return newestStands() ? untilColumn.getInt(row) : standsFrom(row) + 1;
  }

  /**
   * Of each row the index of the quarter in which its date lies; {@link #NO_QUARTER} where there is
   * no date, or where it is outside the life of the authority: a successor does not count again
   * what its predecessor has counted.
   */
  int[] quarters(String date) {
    DateColumn dates = rows.dateColumn(date);
    int[] quarters = new int[size()];
    for (int row = 0; row < quarters.length; row++) {
      quarters[row] = NO_QUARTER;
      if (!dates.isMissing(row)) {
        LocalDate day = dates.get(row);
        if (sender(row).existed(day, day)) {
          quarters[row] = Quarter.of(day).index();
        }
      }
    }
    return quarters;
  }

  /**
   * What each row adds to the measure: 1, a column's number, or a record's value. Infinite where
   * the number is not available, so that any sum with it is; missing where there is nothing to add.
   */
  IntToDoubleFunction amounts(Measure measure) {
    Measure.From from = measure.from();
    if (from instanceof Measure.Sum sum) {
      double[] amounts = rows.doubleColumn(sum.column()).asDoubleArray();
      for (int row : rows.stringColumn(sum.column() + SYMBOL).isIn(X, BLANK).toArray()) {
        amounts[row] = Double.POSITIVE_INFINITY;
      }
      return row -> amounts[row];
    }
    if (from instanceof Measure.SumOf sum) {
      return values(sum.value());
    }
    if (from instanceof Measure.MedianOf median) {
      return values(median.value());
    }
    return row -> 1;
  }

  private IntToDoubleFunction values(Measure.RecordValue value) {
    NumericColumn<?> values =
        value instanceof Measure.Weeks weeks
            ? rows.dateColumn(weeks.from()).daysUntil(rows.dateColumn(weeks.to())).divide(7)
            : rows.doubleColumn(((Measure.ColumnValue) value).column());
    return values::getDouble;
  }

  private Selection where(String column, Measure.Test test) {
    if (test instanceof Measure.In in) {
      return rows.stringColumn(column).isIn(in.codes());
    }
    if (test instanceof Measure.NotIn notIn) {
      return known(column).andNot(rows.stringColumn(column).isIn(notIn.codes()));
    }
    if (test instanceof Measure.Compare compare) {
      return known(column).and(compared(rows.doubleColumn(column), compare));
    }
    if (test instanceof Measure.Filled filled) {
      Selection blank = blank(column);
      return filled.filled() ? blank.flip(0, size()) : blank;
    }
    if (test instanceof Measure.IsKnown) {
      return known(column);
    }
    if (test instanceof Measure.Outside outside) {
      return outside(column, outside.places());
    }
    return Selection.withRange(0, size());
  }

  private Selection where(Measure.DaysTest test) {
    DateColumn to = test.to().map(rows::dateColumn).orElseGet(this::periodEnds);
    IntColumn days = rows.dateColumn(test.from()).daysUntil(to);
    return days.isNotMissing()
        .and(compared(days, new Measure.Compare(test.comparison(), test.number())));
  }

  private static Selection compared(NumericColumn<?> numbers, Measure.Compare compare) {
    double number = compare.number();
    return switch (compare.comparison()) {
      case AT_LEAST -> numbers.isGreaterThanOrEqualTo(number);
      case MORE_THAN -> numbers.isGreaterThan(number);
      case AT_MOST -> numbers.isLessThanOrEqualTo(number);
      case LESS_THAN -> numbers.isLessThan(number);
      case NOT -> numbers.isNotEqualTo(number);
    };
  }

  private Selection blank(String column) {
    return column(column).isNumber()
        ? rows.stringColumn(column + SYMBOL).isEqualTo(BLANK)
        : rows.column(column).isMissing();
  }

  /** Filled, and no symbol. */
  private Selection known(String column) {
    Selection found = rows.column(column).isNotMissing();
    if (!column(column).isNumber() && !column(column).symbols().isEmpty()) {
      found.andNot(rows.stringColumn(column).isIn(column(column).symbols()));
    }
    return found;
  }

  private Selection outside(String column, List<Measure.Place> places) {
    Map<String, Set<String>> inside = new HashMap<>();
    StringColumn codes = rows.stringColumn(column);
    Selection found = Selection.with();
    for (int row : known(column)) {
      Set<String> near =
          inside.computeIfAbsent(
              submission(row).oldLaCode(),
              authority -> codesOf(authorities.get(authority), places));
      if (!near.contains(codes.get(row))) {
        found.add(row);
      }
    }
    return found;
  }

  private Set<String> codesOf(Authority authority, List<Measure.Place> places) {
    Set<String> own = gssCodes(authority);
    Set<String> codes = new HashSet<>();
    if (places.contains(Measure.Place.OWN)) {
      codes.addAll(own);
    }
    if (places.contains(Measure.Place.ADJOINING)) {
      codes.addAll(adjoining(authority));
    }
    return codes;
  }

  /**
   * Codes of the authorities that adjoin it, by every code that they had. The table knows today's
   * authorities: one that has closed adjoins what its successors adjoin, less themselves, and what
   * adjoins a successor adjoins its predecessor.
   */
  private Set<String> adjoining(Authority authority) {
    Set<String> listed = new HashSet<>();
    gssCodes(authority)
        .forEach(code -> listed.addAll(reference.adjoining().getOrDefault(code, Set.of())));
    if (listed.isEmpty()) {
      List<Authority> successors =
          authority.successors().stream().flatMap(each -> authorities.find(each).stream()).toList();
      successors.forEach(each -> listed.addAll(adjoining(each)));
      successors.forEach(each -> listed.removeAll(gssCodes(each)));
    }
    Set<String> codes = new HashSet<>(listed);
    for (Authority each : authorities.all()) {
      if (!Collections.disjoint(gssCodes(each), listed)) {
        codes.addAll(gssCodes(each));
        each.predecessors().stream()
            .flatMap(before -> authorities.find(before).stream())
            .forEach(before -> codes.addAll(gssCodes(before)));
      }
    }
    return codes;
  }

  /** Every GSS code that the authority ever had. */
  static Set<String> gssCodes(Authority authority) {
    Set<String> codes = new LinkedHashSet<>(authority.codesAtOtherTimes());
    codes.add(authority.newLaCode());
    return codes;
  }

  private DateColumn periodEnds() {
    DateColumn ends = DateColumn.create("period_end");
    for (int row = 0; row < size(); row++) {
      ends.append(submission(row).quarter().lastDay());
    }
    return ends;
  }

  private Authority sender(int row) {
    return senders.get(submissionNumber(row));
  }

  private Column column(String name) {
    return form.column(name)
        .orElseThrow(() -> new IllegalArgumentException(form.id() + " has no column " + name));
  }

  // Reading --------------------------------------------------------------------------------------

  private static Set<String> columns(Collection<Measure> measures) {
    Set<String> columns = new LinkedHashSet<>();
    for (Measure measure : measures) {
      Measure.From from = measure.from();
      if (from instanceof Measure.Sum sum) {
        columns.add(sum.column());
      } else if (from instanceof Measure.SumOf sum) {
        columns.addAll(columns(sum.value()));
      } else if (from instanceof Measure.MedianOf median) {
        columns.addAll(columns(median.value()));
      }
      columns.addAll(measure.where().keySet());
      for (Measure.DaysTest test : measure.days()) {
        columns.add(test.from());
        test.to().ifPresent(columns::add);
      }
    }
    return columns;
  }

  private static List<String> columns(Measure.RecordValue value) {
    return value instanceof Measure.Weeks weeks
        ? List.of(weeks.from(), weeks.to())
        : List.of(((Measure.ColumnValue) value).column());
  }

  /** Takes one row at a time into the columns. */
  private final class Reader implements AcceptedRows.RowReader {

    private final Map<Submission, Integer> numbers = new HashMap<>();
    private final Map<Slice, Integer> sliceNumbers = new HashMap<>();
    private final List<Consumer<List<String>>> cells = new ArrayList<>();

    /** The slice of the row before: a file's rows mostly come by data period. */
    private int slice;

    private String sliceOf = "";

    /** Of records sent again each quarter, the newest row of each key so far. */
    private final Map<String, Integer> newest = new HashMap<>();

    Reader(Set<String> columns) {
      for (int number = 0; number < submissions.size(); number++) {
        numbers.put(submissions.get(number), number);
      }
      columns.forEach(name -> cells.add(cell(name)));
    }

    @Override
    public void row(Submission submission, int line, List<String> row) {
      Integer number = numbers.get(submission);
      if (number == null) {
        throw new IllegalArgumentException("a row of a submission not asked for: " + submission);
      }
      submissionColumn.append(number);
      lineColumn.append(line);
      if (ofTerms()) {
        sliceColumn.append(slice(submission, number, row));
      }
      if (newestStands()) {
        standUntilSentAgain(submission, row);
      }
      cells.forEach(each -> each.accept(row));
    }

    private int slice(Submission submission, int number, List<String> row) {
      String of = number + row.get(term) + row.get(academicYear);
      if (!of.equals(sliceOf)) {
        sliceOf = of;
        Optional<DataPeriod> period =
            Term.ofCode(row.get(term)).map(each -> DataPeriod.of(row.get(academicYear), each));
        slice =
            sliceNumbers.computeIfAbsent(
                new Slice(submission, period),
                each -> {
                  slices.add(each);
                  return slices.size() - 1;
                });
      }
      return slice;
    }

    private void standUntilSentAgain(Submission submission, List<String> row) {
      int last = untilColumn.size();
      untilColumn.append(Integer.MAX_VALUE);
      Integer before = newest.put(key(submission, row), last);
      if (before != null) {
        untilColumn.set(before.intValue(), submission.quarter().index());
      }
    }

    private String key(Submission submission, List<String> row) {
      List<String> key = new ArrayList<>();
      key.add(submission.oldLaCode());
      for (String name : form.key()) {
        int index = form.indexOf(name);
        key.add(index < 0 ? derived(row) : row.get(index));
      }
      return String.join("\n", key);
    }

    private String derived(List<String> row) {
      return form.derived().map(Return.Derived::earliestOf).orElse(List.of()).stream()
          .map(name -> row.get(form.indexOf(name)))
          .filter(cell -> !cell.isEmpty())
          .min(String::compareTo)
          .orElse("");
    }

    private Consumer<List<String>> cell(String name) {
      int index = form.indexOf(name);
      Column column = column(name);
      if (column.isNumber()) {
        DoubleColumn numbers = rows.doubleColumn(name);
        StringColumn symbols = rows.stringColumn(name + SYMBOL);
        return row -> {
          String cell = row.get(index);
          boolean symbol = column.symbols().contains(cell);
          if (symbol || cell.isEmpty()) {
            numbers.appendMissing();
            symbols.append(symbol ? cell : BLANK);
          } else {
            numbers.append(Double.parseDouble(cell));
            symbols.appendMissing();
          }
        };
      }
      if (column.type() == Column.Type.DATE) {
        DateColumn dates = rows.dateColumn(name);
        return row -> {
          String cell = row.get(index);
          // A symbol (z: no census in that quarter) is no date.
          if (cell.isEmpty() || column.symbols().contains(cell)) {
            dates.appendMissing();
          } else {
            dates.append(LocalDate.parse(cell));
          }
        };
      }
      StringColumn texts = rows.stringColumn(name);
      return row -> texts.append(row.get(index));
    }
  }
}
