package regional.indicators.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.core.Term;
import regional.indicators.core.Value;
import regional.indicators.indicator.ReturnTable.Slice;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.submission.AcceptedRows;
import regional.indicators.submission.KeptMeasures;
import regional.indicators.submission.Submission;

/**
 * What the measures of one return come to: for each authority in each data period (the newest
 * quarter's rows stand), in each quarter, and of dated records in each rolling year.
 */
final class ReturnAmounts {

  private static final int QUARTERS_OF_A_YEAR = 4;

  private static final Amount[] NONE = {};

  private record Sent(String oldLaCode, Quarter quarter) {}

  private record Described(String oldLaCode, DataPeriod period) {}

  private ReturnTable table;
  private final Map<Sent, Integer> submissions = new HashMap<>();
  private final Map<Described, Integer> slices = new HashMap<>();
  private final Map<DataPeriod, Quarter> newest = new HashMap<>();
  private final Map<String, Integer> authorities = new HashMap<>();

  private final Map<Measure, Amount[]> bySlice;
  private final Map<Measure, Amount[]> bySubmission;
  private final Map<Measure, Map<Quarter, Amount[]>> byRollingYear = new HashMap<>();
  private final Map<Measure, Map<Quarter, Amount[]>> byQuarterOfDate = new HashMap<>();

  /** Numbers the cells to which a row adds: of one kind of group, none, one or several. */
  @FunctionalInterface
  private interface Cells {
    void of(int row, IntConsumer cell);
  }

  /**
   * Reads and adds up all that the definitions need.
   *
   * @param standing submissions by return id
   * @param traced whether contributions will be asked for; else rows are let go once they are added
   *     up, for there may be millions
   * @return by return id, those that are needed
   */
  static Map<String, ReturnAmounts> of(
      Collection<Definition> definitions,
      Returns returns,
      Reference reference,
      AcceptedRows rows,
      Map<String, List<Submission>> standing,
      boolean traced) {
    // Returns are independent of each other: each is read and added up on a thread of its own.
    List<Optional<ReturnAmounts>> made =
        returns.all().parallelStream()
            .map(
                form ->
                    of(
                            form,
                            definitions,
                            reference,
                            rows,
                            standing.getOrDefault(form.id(), List.of()))
                        .map(each -> traced ? each : each.letRowsGo()))
            .toList();
    Map<String, ReturnAmounts> amounts = new LinkedHashMap<>();
    made.stream().flatMap(Optional::stream).forEach(each -> amounts.put(each.form().id(), each));
    return amounts;
  }

  private static Optional<ReturnAmounts> of(
      Return form,
      Collection<Definition> definitions,
      Reference reference,
      AcceptedRows rows,
      List<Submission> standing) {
    Map<Clock, Set<Measure>> measures = new EnumMap<>(Clock.class);
    for (Definition definition : definitions) {
      definition
          .measures()
          .filter(each -> each.returnId().equals(Optional.of(form.id())))
          .forEach(
              each ->
                  measures
                      .computeIfAbsent(definition.clock(), clock -> new LinkedHashSet<>())
                      .add(each.added()));
    }
    Set<Measure> all = new LinkedHashSet<>();
    measures.values().forEach(all::addAll);
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReturnAmounts(ReturnTable.read(form, reference, rows, standing, all), measures)
                .with(new DeletedRows(rows.keptMeasures(form.id()))));
  }

  private ReturnAmounts letRowsGo() {
    table = table.withoutRows();
    return this;
  }

  /** The same, and what measures came to of rows that have been deleted stands in their place. */
  private ReturnAmounts with(DeletedRows deleted) {
    if (!deleted.isEmpty()) {
      bySubmission.forEach(
          (measure, amounts) ->
              submissions.forEach(
                  (sent, number) ->
                      deleted
                          .ofQuarter(measure, sent.oldLaCode(), sent.quarter())
                          .ifPresent(amount -> amounts[number] = amount)));
      byRollingYear.forEach(
          (measure, years) ->
              each(years, (code, last) -> deleted.ofRollingYear(measure, code, last)));
      byQuarterOfDate.forEach(
          (measure, quarters) ->
              each(quarters, (code, of) -> deleted.ofQuarterOfDate(measure, code, of)));
    }
    return this;
  }

  private void each(
      Map<Quarter, Amount[]> amounts, BiFunction<String, Quarter, Optional<Amount>> known) {
    amounts.forEach(
        (quarter, ofAuthorities) ->
            authorities.forEach(
                (code, number) ->
                    known
                        .apply(code, quarter)
                        .ifPresent(amount -> ofAuthorities[number] = amount)));
  }

  /**
   * What measures come to of the rows sent for quarters before this one, and of the rolling years
   * that these rows are part of.
   */
  List<KeptMeasures.Kept> toKeep(Quarter before) {
    List<KeptMeasures.Kept> kept = new ArrayList<>();
    bySubmission.forEach(
        (measure, amounts) ->
            submissions.forEach(
                (sent, number) -> {
                  if (sent.quarter().compareTo(before) < 0) {
                    kept.addAll(
                        kept(
                            measure,
                            KeptMeasures.Window.QUARTER,
                            sent.oldLaCode(),
                            sent.quarter(),
                            amounts[number]));
                  }
                }));
    byRollingYear.forEach(
        (measure, years) ->
            kept.addAll(
                kept(
                    measure,
                    KeptMeasures.Window.ROLLING_YEAR,
                    before.plus(QUARTERS_OF_A_YEAR - 1),
                    years)));
    byQuarterOfDate.forEach(
        (measure, quarters) ->
            kept.addAll(kept(measure, KeptMeasures.Window.QUARTER_OF_DATE, before, quarters)));
    return kept;
  }

  private List<KeptMeasures.Kept> kept(
      Measure measure, KeptMeasures.Window window, Quarter before, Map<Quarter, Amount[]> amounts) {
    List<KeptMeasures.Kept> kept = new ArrayList<>();
    amounts.forEach(
        (quarter, ofAuthorities) ->
            authorities.forEach(
                (code, number) -> {
                  if (quarter.compareTo(before) < 0) {
                    kept.addAll(kept(measure, window, code, quarter, ofAuthorities[number]));
                  }
                }));
    return kept;
  }

  /** Nothing of a measure that takes the values of records: they are of single children. */
  private List<KeptMeasures.Kept> kept(
      Measure measure, KeptMeasures.Window window, String code, Quarter quarter, Amount amount) {
    return measure.isOfRecordValues()
        ? List.of()
        : List.of(
            new KeptMeasures.Kept(
                form().id(),
                DeletedRows.name(measure),
                window,
                code,
                quarter,
                amount.value().text()));
  }

  /**
   * Adds up.
   *
   * @param measures of this return, by the clock that they are used with
   */
  private ReturnAmounts(ReturnTable table, Map<Clock, Set<Measure>> measures) {
    this.table = table;
    for (int number = 0; number < table.submissions().size(); number++) {
      Submission each = table.submissions().get(number);
      submissions.put(new Sent(each.oldLaCode(), each.quarter()), number);
      authorities.putIfAbsent(each.oldLaCode(), authorities.size());
    }
    for (int number = 0; number < table.slices().size(); number++) {
      Slice slice = table.slices().get(number);
      if (slice.period().isPresent()) {
        standNewest(number, slice.submission(), slice.period().get());
      }
    }
    Set<Measure> termly = new LinkedHashSet<>();
    Set<Measure> quarterly = new LinkedHashSet<>();
    Set<Measure> dated = new LinkedHashSet<>();
    measures.forEach(
        (clock, used) -> {
          for (Measure each : used) {
            (clock.isTermly() ? termly : each.dateInWindow().isPresent() ? dated : quarterly)
                .add(each);
          }
        });
    Adding adding = new Adding();
    int slicesHeld = table.slices().size();
    bySlice = adding.all(termly, (row, cell) -> cell.accept(table.sliceNumber(row)), slicesHeld);
    int submissionsHeld = table.submissions().size();
    bySubmission =
        adding.all(
            quarterly, (row, cell) -> cell.accept(table.submissionNumber(row)), submissionsHeld);
    for (Measure each : dated) {
      addDated(each, adding);
    }
  }

  private void standNewest(int number, Submission submission, DataPeriod period) {
    Described described = new Described(submission.oldLaCode(), period);
    Integer before = slices.get(described);
    if (before == null
        || table.slices().get(before).submission().quarter().compareTo(submission.quarter()) < 0) {
      slices.put(described, number);
    }
    newest.merge(
        period, submission.quarter(), (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  /**
   * Adds up dated records: of each rolling year over the rows that stood at its end, and of each
   * quarter over the rows that stand now.
   */
  private void addDated(Measure measure, Adding adding) {
    List<Quarter> lasts = List.copyOf(quarters());
    Map<Integer, Integer> positions = new HashMap<>();
    lasts.forEach(each -> positions.put(each.index(), positions.size()));
    int now = lasts.isEmpty() ? 0 : lasts.get(lasts.size() - 1).index();
    int[] quarterOfDate = adding.quarters(measure.dateInWindow().orElseThrow());
    Cells rollingYears =
        (row, cell) -> {
          int quarter = quarterOfDate[row];
          if (quarter != ReturnTable.NO_QUARTER) {
            int from = Math.max(quarter, table.standsFrom(row));
            int until = Math.min(quarter + QUARTERS_OF_A_YEAR, table.standsUntil(row));
            for (int last = from; last < until; last++) {
              Integer position = positions.get(last);
              if (position != null) {
                cell.accept(cell(position, row));
              }
            }
          }
        };
    Cells single =
        (row, cell) -> {
          Integer position = positions.get(quarterOfDate[row]);
          if (position != null && table.standsUntil(row) > now) {
            cell.accept(cell(position, row));
          }
        };
    int cells = lasts.size() * authorities.size();
    int[] rows = table.where(measure);
    byRollingYear.put(measure, byQuarter(lasts, adding.one(measure, rows, rollingYears, cells)));
    byQuarterOfDate.put(measure, byQuarter(lasts, adding.one(measure, rows, single, cells)));
  }

  private int cell(int position, int row) {
    Integer authority = authorities.get(table.submission(row).oldLaCode());
    return position * authorities.size() + Optional.ofNullable(authority).orElseThrow();
  }

  private Map<Quarter, Amount[]> byQuarter(List<Quarter> quarters, Amount[] cells) {
    Map<Quarter, Amount[]> amounts = new HashMap<>();
    int each = authorities.size();
    for (int i = 0; i < quarters.size(); i++) {
      amounts.put(quarters.get(i), Arrays.copyOfRange(cells, i * each, (i + 1) * each));
    }
    return amounts;
  }

  // Adding up ------------------------------------------------------------------------------------

  /** Adds up measures; what several of them need is found once. */
  private final class Adding {

    private final Map<Measure.From, IntToDoubleFunction> amounts = new HashMap<>();
    private final Map<String, int[]> quarters = new HashMap<>();

    int[] quarters(String date) {
      return quarters.computeIfAbsent(date, table::quarters);
    }

    Map<Measure, Amount[]> all(Set<Measure> measures, Cells cells, int count) {
      Map<Measure, Amount[]> added = new HashMap<>();
      measures.forEach(each -> added.put(each, one(each, table.where(each), cells, count)));
      return added;
    }

    /**
     * @param rows that the measure takes
     */
    Amount[] one(Measure measure, int[] rows, Cells cells, int count) {
      Measure.From from = measure.from();
      IntToDoubleFunction numbers = amounts.computeIfAbsent(from, of -> table.amounts(measure));
      return measure.isOfRecordValues()
          ? records(rows, numbers, cells, count)
          : totals(rows, numbers, cells, count, from instanceof Measure.Count);
    }

    /** Sums of what is there. Infinite (not available) stays infinite. */
    private Amount[] totals(
        int[] rows, IntToDoubleFunction numbers, Cells cells, int count, boolean ofRows) {
      double[] totals = new double[count];
      Arrays.fill(totals, Double.NaN);
      for (int row : rows) {
        double number = numbers.applyAsDouble(row);
        if (!Double.isNaN(number)) {
          cells.of(
              row,
              cell -> totals[cell] = Double.isNaN(totals[cell]) ? number : totals[cell] + number);
        }
      }
      Amount none = ofRows ? Amount.of(0) : Amount.NOTHING;
      return Arrays.stream(totals)
          .mapToObj(
              total ->
                  Double.isNaN(total)
                      ? none
                      : Double.isInfinite(total) ? Amount.NOT_AVAILABLE : Amount.of(total))
          .toArray(Amount[]::new);
    }

    private Amount[] records(int[] rows, IntToDoubleFunction numbers, Cells cells, int count) {
      int[] sizes = new int[count];
      for (int row : rows) {
        if (!Double.isNaN(numbers.applyAsDouble(row))) {
          cells.of(row, cell -> sizes[cell]++);
        }
      }
      double[][] found = new double[count][];
      Arrays.setAll(found, cell -> new double[sizes[cell]]);
      int[] filled = new int[count];
      for (int row : rows) {
        double number = numbers.applyAsDouble(row);
        if (!Double.isNaN(number)) {
          cells.of(row, cell -> found[cell][filled[cell]++] = number);
        }
      }
      return Arrays.stream(found).map(Amount::ofRecords).toArray(Amount[]::new);
    }
  }

  // Asking ---------------------------------------------------------------------------------------

  Return form() {
    return table.form();
  }

  /** Quarters of which an authority has a standing submission. */
  Set<Quarter> quarters() {
    Set<Quarter> quarters = new TreeSet<>();
    table.submissions().forEach(each -> quarters.add(each.quarter()));
    return quarters;
  }

  /** Data periods of the clock (of terms) that a standing submission describes. */
  Set<DataPeriod> periods(Clock clock) {
    Set<DataPeriod> periods = new TreeSet<>();
    for (DataPeriod each : newest.keySet()) {
      boolean year = each.timeIdentifier().equals(Term.YEAR.timeIdentifier());
      if (year == (clock == Clock.ACADEMIC_YEAR)) {
        periods.add(each);
      }
    }
    return periods;
  }

  /** The newest quarter in which an authority sent the data period. */
  Optional<Quarter> newest(DataPeriod period) {
    return Optional.ofNullable(newest.get(period));
  }

  /** The submission whose rows stand for the authority and data period, if there is one. */
  Optional<Submission> standing(String oldLaCode, DataPeriod period) {
    return Optional.ofNullable(slices.get(new Described(oldLaCode, period)))
        .map(number -> table.slices().get(number).submission());
  }

  boolean sent(String oldLaCode, Quarter quarter) {
    return submissions.containsKey(new Sent(oldLaCode, quarter));
  }

  // Tracing: only with the rows ------------------------------------------------------------------

  /** The rows that the measure takes of the authority's data period. */
  List<Trace.Contribution> contributions(Measure measure, String oldLaCode, DataPeriod period) {
    int slice = Optional.ofNullable(slices.get(new Described(oldLaCode, period))).orElseThrow();
    return contributions(
        measure,
        row -> table.sliceNumber(row) == slice,
        List.of(table.slices().get(slice).submission()));
  }

  /** The rows that the measure takes of the authority's quarter. */
  List<Trace.Contribution> contributions(Measure measure, String oldLaCode, Quarter quarter) {
    int number = Optional.ofNullable(submissions.get(new Sent(oldLaCode, quarter))).orElseThrow();
    return contributions(
        measure,
        row -> table.submissionNumber(row) == number,
        List.of(table.submissions().get(number)));
  }

  /** The dated records that the measure takes of the authority's rolling year. */
  List<Trace.Contribution> contributionsOfRollingYear(
      Measure measure, String oldLaCode, Quarter last) {
    int[] quarterOfDate = table.quarters(measure.dateInWindow().orElseThrow());
    int first = last.plus(1 - QUARTERS_OF_A_YEAR).index();
    List<Submission> ofYear =
        table.submissions().stream()
            .filter(each -> each.oldLaCode().equals(oldLaCode))
            .filter(each -> each.quarter().index() >= first)
            .filter(each -> each.quarter().compareTo(last) <= 0)
            .toList();
    return contributions(
        measure,
        row ->
            table.submission(row).oldLaCode().equals(oldLaCode)
                && quarterOfDate[row] >= first
                && quarterOfDate[row] <= last.index()
                && table.standsFrom(row) <= last.index()
                && table.standsUntil(row) > last.index(),
        ofYear);
  }

  /**
   * @param from submissions that are named even if none of their rows count
   */
  private List<Trace.Contribution> contributions(
      Measure measure, IntPredicate takes, List<Submission> from) {
    IntToDoubleFunction amounts = table.amounts(measure);
    Map<Submission, List<Integer>> rows = new LinkedHashMap<>();
    from.forEach(each -> rows.put(each, new ArrayList<>()));
    for (int row : table.where(measure)) {
      if (takes.test(row)) {
        rows.computeIfAbsent(table.submission(row), each -> new ArrayList<>()).add(row);
      }
    }
    List<Trace.Contribution> contributions = new ArrayList<>();
    rows.forEach(
        (submission, these) -> {
          double sum =
              these.stream()
                  .mapToDouble(row -> amounts.applyAsDouble(row))
                  .filter(each -> !Double.isNaN(each))
                  .sum();
          contributions.add(
              new Trace.Contribution(
                  submission,
                  these.stream().map(table::line).toList(),
                  Double.isInfinite(sum) ? Value.Symbol.NOT_AVAILABLE : Value.of(sum)));
        });
    return contributions;
  }

  /** What one measure comes to. Asked for once and kept: to find it among all takes long. */
  Total total(Measure measure) {
    return new Total(
        bySlice.getOrDefault(measure, NONE),
        bySubmission.getOrDefault(measure, NONE),
        byRollingYear.getOrDefault(measure, Map.of()),
        byQuarterOfDate.getOrDefault(measure, Map.of()));
  }

  /** What one measure comes to, for each authority. */
  final class Total {

    private final Amount[] ofSlices;
    private final Amount[] ofSubmissions;
    private final Map<Quarter, Amount[]> ofRollingYears;
    private final Map<Quarter, Amount[]> ofQuartersOfDates;

    private Total(
        Amount[] ofSlices,
        Amount[] ofSubmissions,
        Map<Quarter, Amount[]> ofRollingYears,
        Map<Quarter, Amount[]> ofQuartersOfDates) {
      this.ofSlices = ofSlices;
      this.ofSubmissions = ofSubmissions;
      this.ofRollingYears = ofRollingYears;
      this.ofQuartersOfDates = ofQuartersOfDates;
    }

    /** Of a data period of terms. */
    Amount of(String oldLaCode, DataPeriod period) {
      return at(ofSlices, slices.get(new Described(oldLaCode, period)));
    }

    /** Of one quarter's rows. */
    Amount of(String oldLaCode, Quarter quarter) {
      return at(ofSubmissions, submissions.get(new Sent(oldLaCode, quarter)));
    }

    /** Of dated records in the four quarters that end with this one, as they stood at its end. */
    Amount ofRollingYear(String oldLaCode, Quarter last) {
      return at(ofRollingYears.getOrDefault(last, NONE), authorities.get(oldLaCode));
    }

    /** Of dated records in this quarter, as they stand now. */
    Amount ofQuarterOfDate(String oldLaCode, Quarter quarter) {
      return at(ofQuartersOfDates.getOrDefault(quarter, NONE), authorities.get(oldLaCode));
    }

    private static Amount at(Amount[] amounts, @Nullable Integer group) {
      return group == null ? Amount.NOTHING : amounts[group];
    }
  }
}
