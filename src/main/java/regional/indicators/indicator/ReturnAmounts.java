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
import java.util.stream.DoubleStream;
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
import regional.indicators.submission.Submission;
import tech.tablesaw.aggregate.NumericAggregateFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/**
 * What the measures of one return come to: for each authority in each data period (the newest
 * quarter's rows stand), in each quarter, and of dated records in each rolling year.
 */
final class ReturnAmounts {

  /** Not "group": Tablesaw takes that name for itself. */
  private static final String GROUP = "of";

  /** Measures added up at once: a table of so many columns beside the rows is held in memory. */
  private static final int AT_ONCE = 8;

  /** Sum of what is there; missing where nothing is. Infinite (not available) stays infinite. */
  private static final NumericAggregateFunction TOTAL =
      new NumericAggregateFunction("Total") {
        @Override
        public Double summarize(NumericColumn<?> column) {
          double total = Double.NaN;
          for (int row = 0; row < column.size(); row++) {
            double number = column.getDouble(row);
            if (!Double.isNaN(number)) {
              total = Double.isNaN(total) ? number : total + number;
            }
          }
          return total;
        }
      };

  private static final Amount[] NONE = {};

  private record Sent(String oldLaCode, Quarter quarter) {}

  private record Described(String oldLaCode, DataPeriod period) {}

  private final ReturnTable table;
  private final Map<Sent, Integer> submissions = new HashMap<>();
  private final Map<Described, Integer> slices = new HashMap<>();
  private final Map<DataPeriod, Quarter> newest = new HashMap<>();
  private final Map<String, Integer> authorities = new HashMap<>();

  private final Map<Measure, Amount[]> bySlice;
  private final Map<Measure, Amount[]> bySubmission;
  private final Map<Quarter, Map<Measure, Amount[]>> byRollingYear = new HashMap<>();

  /**
   * Reads and adds up all that the definitions need.
   *
   * @param standing submissions by return id
   * @return by return id, those that are needed
   */
  static Map<String, ReturnAmounts> of(
      Collection<Definition> definitions,
      Returns returns,
      Reference reference,
      AcceptedRows rows,
      Map<String, List<Submission>> standing) {
    Map<String, ReturnAmounts> amounts = new LinkedHashMap<>();
    for (Return form : returns.all()) {
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
      if (!all.isEmpty()) {
        List<Submission> these = standing.getOrDefault(form.id(), List.of());
        ReturnTable table = ReturnTable.read(form, reference, rows, these, all);
        amounts.put(form.id(), new ReturnAmounts(table, measures));
      }
    }
    return amounts;
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
    List<Measure> termly = new ArrayList<>();
    List<Measure> quarterly = new ArrayList<>();
    List<Measure> dated = new ArrayList<>();
    measures.forEach(
        (clock, used) -> {
          for (Measure each : used) {
            List<Measure> these =
                clock.isTermly() ? termly : each.dateInWindow().isPresent() ? dated : quarterly;
            if (!these.contains(each)) {
              these.add(each);
            }
          }
        });
    Map<Measure, Selection> taken = new HashMap<>();
    for (List<Measure> these : List.of(termly, quarterly, dated)) {
      these.forEach(each -> taken.computeIfAbsent(each, table::where));
    }
    bySlice = added(termly, taken, table.bySlice(), table.slices().size());
    bySubmission = added(quarterly, taken, table.bySubmission(), table.submissions().size());
    if (!dated.isEmpty()) {
      addRollingYears(dated, taken);
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

  private void addRollingYears(List<Measure> dated, Map<Measure, Selection> taken) {
    IntColumn byAuthority = IntColumn.create(GROUP);
    for (int submission : table.bySubmission()) {
      byAuthority.append(authorities.get(table.submissions().get(submission).oldLaCode()));
    }
    for (Quarter last : quarters()) {
      Selection standing = table.standing(last);
      Map<String, Selection> inYear = new HashMap<>();
      Map<Measure, Selection> takenInYear = new HashMap<>();
      for (Measure each : dated) {
        Selection rows =
            inYear.computeIfAbsent(
                each.dateInWindow().orElseThrow(), date -> table.dated(date, last).and(standing));
        takenInYear.put(each, Selection.with().or(rows).and(selection(taken, each)));
      }
      byRollingYear.put(last, added(dated, takenInYear, byAuthority, authorities.size()));
    }
  }

  // Adding up, with Tablesaw ---------------------------------------------------------------------

  private Map<Measure, Amount[]> added(
      List<Measure> measures, Map<Measure, Selection> taken, IntColumn groups, int groupCount) {
    Map<Measure, Amount[]> amounts = new HashMap<>();
    List<Measure> sums = new ArrayList<>();
    for (Measure each : measures) {
      if (each.from() instanceof Measure.SumOf || each.from() instanceof Measure.MedianOf) {
        amounts.put(each, records(each, selection(taken, each), groups, groupCount));
      } else {
        sums.add(each);
      }
    }
    for (int first = 0; first < sums.size(); first += AT_ONCE) {
      List<Measure> some = sums.subList(first, Math.min(first + AT_ONCE, sums.size()));
      amounts.putAll(totals(some, taken, groups, groupCount));
    }
    return amounts;
  }

  private Map<Measure, Amount[]> totals(
      List<Measure> measures, Map<Measure, Selection> taken, IntColumn groups, int groupCount) {
    Map<Measure, Amount[]> amounts = new HashMap<>();
    Selection any = Selection.with();
    for (Measure each : measures) {
      any.or(selection(taken, each));
      boolean count = each.from() instanceof Measure.Count;
      Amount[] none = new Amount[groupCount];
      Arrays.fill(none, count ? Amount.of(0) : Amount.NOTHING);
      amounts.put(each, none);
    }
    if (any.isEmpty()) {
      return amounts;
    }
    Table added = Table.create(table.form().id(), groups.where(any).setName(GROUP));
    List<String> names = new ArrayList<>();
    for (Measure each : measures) {
      String name = String.valueOf(names.size());
      names.add(name);
      DoubleColumn all = table.amounts(each);
      Selection counted = selection(taken, each);
      DoubleColumn these = DoubleColumn.create(name, any.size());
      int at = 0;
      for (int row : any) {
        if (counted.contains(row)) {
          these.set(at, all.getDouble(row));
        }
        at++;
      }
      added.addColumns(these);
    }
    Table totals = added.summarize(names, TOTAL).by(GROUP);
    IntColumn group = totals.intColumn(GROUP);
    for (int i = 0; i < measures.size(); i++) {
      Amount[] these = amounts.getOrDefault(measures.get(i), new Amount[0]);
      DoubleColumn total = totals.doubleColumn(i + 1);
      for (int row = 0; row < totals.rowCount(); row++) {
        double number = total.getDouble(row);
        if (!Double.isNaN(number)) {
          these[group.getInt(row)] =
              Double.isInfinite(number) ? Amount.NOT_AVAILABLE : Amount.of(number);
        }
      }
    }
    return amounts;
  }

  private Amount[] records(Measure measure, Selection taken, IntColumn groups, int groupCount) {
    DoubleColumn values = table.amounts(measure);
    DoubleStream.Builder[] found = new DoubleStream.Builder[groupCount];
    Arrays.setAll(found, group -> DoubleStream.builder());
    for (int row : taken) {
      if (!values.isMissing(row)) {
        found[groups.getInt(row)].add(values.getDouble(row));
      }
    }
    return Arrays.stream(found)
        .map(each -> Amount.ofRecords(each.build().toArray()))
        .toArray(Amount[]::new);
  }

  private static Selection selection(Map<Measure, Selection> taken, Measure measure) {
    return taken.getOrDefault(measure, Selection.with());
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

  /** The rows that the measure takes of the authority's data period. */
  List<Trace.Contribution> contributions(Measure measure, String oldLaCode, DataPeriod period) {
    int slice = Optional.ofNullable(slices.get(new Described(oldLaCode, period))).orElseThrow();
    return contributions(
        measure,
        table.where(measure).and(table.bySlice().isEqualTo(slice)),
        List.of(table.slices().get(slice).submission()));
  }

  /** The rows that the measure takes of the authority's quarter. */
  List<Trace.Contribution> contributions(Measure measure, String oldLaCode, Quarter quarter) {
    int number = Optional.ofNullable(submissions.get(new Sent(oldLaCode, quarter))).orElseThrow();
    return contributions(
        measure,
        table.where(measure).and(table.bySubmission().isEqualTo(number)),
        List.of(table.submissions().get(number)));
  }

  /** The dated records that the measure takes of the authority's rolling year. */
  List<Trace.Contribution> contributionsOfRollingYear(
      Measure measure, String oldLaCode, Quarter last) {
    String date = measure.dateInWindow().orElseThrow();
    Selection ofAuthority = Selection.with();
    for (int row : table.where(measure).and(table.dated(date, last)).and(table.standing(last))) {
      if (table.submission(row).oldLaCode().equals(oldLaCode)) {
        ofAuthority.add(row);
      }
    }
    List<Submission> ofYear =
        table.submissions().stream()
            .filter(each -> each.oldLaCode().equals(oldLaCode))
            .filter(each -> each.quarter().compareTo(last.plus(-3)) >= 0)
            .filter(each -> each.quarter().compareTo(last) <= 0)
            .toList();
    return contributions(measure, ofAuthority, ofYear);
  }

  /**
   * @param from submissions that are named even if none of their rows count
   */
  private List<Trace.Contribution> contributions(
      Measure measure, Selection taken, List<Submission> from) {
    DoubleColumn amounts = table.amounts(measure);
    Map<Submission, List<Integer>> rows = new LinkedHashMap<>();
    from.forEach(each -> rows.put(each, new ArrayList<>()));
    for (int row : taken) {
      rows.computeIfAbsent(table.submission(row), each -> new ArrayList<>()).add(row);
    }
    List<Trace.Contribution> contributions = new ArrayList<>();
    rows.forEach(
        (submission, these) -> {
          double sum =
              these.stream()
                  .mapToDouble(amounts::getDouble)
                  .filter(each -> !Double.isNaN(each))
                  .sum();
          contributions.add(
              new Trace.Contribution(
                  submission,
                  measure.subtracted(),
                  these.stream().map(table::line).toList(),
                  Double.isInfinite(sum) ? Value.Symbol.NOT_AVAILABLE : Value.of(sum)));
        });
    return contributions;
  }

  /** What one measure comes to. Asked for once and kept: to find it among all takes long. */
  Total total(Measure measure) {
    Map<Quarter, Amount[]> rollingYears = new HashMap<>();
    byRollingYear.forEach(
        (last, amounts) -> {
          if (amounts.containsKey(measure)) {
            rollingYears.put(last, amounts.get(measure));
          }
        });
    return new Total(
        bySlice.getOrDefault(measure, NONE),
        bySubmission.getOrDefault(measure, NONE),
        rollingYears);
  }

  /** What one measure comes to, for each authority. */
  final class Total {

    private final Amount[] ofSlices;
    private final Amount[] ofSubmissions;
    private final Map<Quarter, Amount[]> ofRollingYears;

    private Total(
        Amount[] ofSlices, Amount[] ofSubmissions, Map<Quarter, Amount[]> ofRollingYears) {
      this.ofSlices = ofSlices;
      this.ofSubmissions = ofSubmissions;
      this.ofRollingYears = ofRollingYears;
    }

    /** Of a data period of terms. */
    Amount of(String oldLaCode, DataPeriod period) {
      return at(ofSlices, slices.get(new Described(oldLaCode, period)));
    }

    /** Of one quarter's rows. */
    Amount of(String oldLaCode, Quarter quarter) {
      return at(ofSubmissions, submissions.get(new Sent(oldLaCode, quarter)));
    }

    /** Of dated records in the four quarters that end with this one. */
    Amount ofRollingYear(String oldLaCode, Quarter last) {
      return at(ofRollingYears.getOrDefault(last, NONE), authorities.get(oldLaCode));
    }

    private static Amount at(Amount[] amounts, @Nullable Integer group) {
      return group == null ? Amount.NOTHING : amounts[group];
    }
  }
}
