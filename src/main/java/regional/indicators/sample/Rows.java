package regional.indicators.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import regional.indicators.core.Authority;
import regional.indicators.core.Quarter;
import regional.indicators.core.Term;
import regional.indicators.returns.CodeList;
import regional.indicators.returns.Column;
import regional.indicators.returns.Return;
import regional.indicators.returns.RowTest;

/**
 * The files of one authority's return, cell by cell, in the shape that the return has. A column
 * without a model gets something plausible for its type.
 */
final class Rows {

  private static final String NOT_APPLICABLE = "z";
  private static final Optional<Column.MustBe> QUARTER_END = Optional.of(Column.MustBe.QUARTER_END);
  private static final Set<String> COMMON =
      Set.of(Row.TIME_PERIOD, Row.TIME_IDENTIFIER, Row.OLD_LA_CODE, Row.NEW_LA_CODE, Row.LA_NAME);
  private static final Set<String> CLOCK = Set.of(Row.ACADEMIC_YEAR, Row.TERM);

  private final Setting setting;
  private final Return form;
  private final List<Column> columns;
  private final List<String> header;
  private final Map<String, Integer> positions = new HashMap<>();
  private final int[] alwaysApply;
  private final int[] mayNotApply;

  /** Of each column its fact in the records, or -1. */
  private final int[] facts;

  /** Columns that do not depend on a model: whose row it is and what it describes. */
  private final Set<String> known;

  private final Optional<CountsModel.LongLayout> longLayout;
  private final List<String> dimensions;
  private final CountsModel.Clock clock;
  private final @Nullable Counts counts;
  private final @Nullable Records records;

  Rows(Setting setting, Sample sample, Quarter first, Quarter last) {
    this.setting = setting;
    this.form = setting.form();
    CountsModel model = sample.counts(form.id()).orElseGet(() -> plainCounts(form));
    this.longLayout = model.longLayout();
    this.dimensions = model.dimensions();
    this.clock = model.clock();
    if (form.kind() == Return.Kind.AGGREGATE) {
      this.counts = new Counts(model, setting);
      this.records = null;
    } else {
      this.counts = null;
      this.records =
          new Records(
              sample.records(form.id()).orElseGet(() -> plainRecords(first)), setting, first, last);
    }
    // What may be absent is sent only by authorities that still have it: none of ours.
    this.columns = form.columns().stream().filter(each -> !each.mayBeAbsent()).toList();
    this.header = columns.stream().map(Column::name).toList();
    header.forEach(name -> positions.put(name, positions.size()));
    this.known = known(form);
    this.alwaysApply =
        positions(each -> each.notApplicableWhere().isEmpty() && !known.contains(each.name()));
    this.mayNotApply = positions(each -> !each.notApplicableWhere().isEmpty());
    this.facts =
        header.stream()
            .mapToInt(name -> records == null ? -1 : records.indexOf(name).orElse(-1))
            .toArray();
  }

  private static Set<String> known(Return form) {
    Set<String> known = new HashSet<>(COMMON);
    for (List<Return.RequiredRow> rows : form.rows().values()) {
      for (Return.RequiredRow row : rows) {
        known.addAll(row.cells().keySet());
        row.yearOffset().ifPresent(offset -> known.add(Row.ACADEMIC_YEAR));
      }
    }
    return known;
  }

  private int[] positions(Predicate<Column> which) {
    return IntStream.range(0, columns.size()).filter(i -> which.test(columns.get(i))).toArray();
  }

  private static CountsModel plainCounts(Return form) {
    List<String> dimensions = form.key().stream().filter(each -> !CLOCK.contains(each)).toList();
    return new CountsModel(
        form.periods().size() == 4
            ? CountsModel.Clock.DATA_PERIOD
            : CountsModel.Clock.REPORTING_QUARTER,
        new Quarter(2000, 1).toString(),
        dimensions,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Map.of());
  }

  private static RecordsModel plainRecords(Quarter first) {
    Proportion starts =
        new Proportion(
            Optional.empty(),
            Optional.of("0-17"),
            0.0005,
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    return new RecordsModel(
        first.toString(),
        RecordsModel.Sent.WHILE_OPEN,
        "start",
        Optional.empty(),
        Optional.empty(),
        List.of(new RecordsModel.Group("record", starts, Map.of("1", 1.0))),
        List.of());
  }

  List<String> header() {
    return header;
  }

  /** Header and rows of the quarter's file. */
  List<String[]> cells(Quarter quarter) {
    List<String[]> cells = new ArrayList<>();
    cells.add(header.toArray(String[]::new));
    Map<String, String> common = common(quarter);
    if (counts != null) {
      for (Return.RequiredRow row : form.rows().getOrDefault(quarter.number(), List.of())) {
        cells.add(row(counts, quarter, common, row));
      }
    } else if (records != null) {
      String[] row = new String[columns.size()];
      common.forEach((name, cell) -> row[positions.getOrDefault(name, 0)] = cell);
      for (Records.Shown record : records.sent(quarter)) {
        cells.add(row(quarter, row, record));
      }
    }
    return cells;
  }

  /** Whether the row has one of these cells in each of these columns; the header never. */
  boolean fits(Map<String, List<String>> where, String[] row) {
    if (row[0].equals(header.get(0))) {
      return false;
    }
    return where.entrySet().stream()
        .allMatch(each -> each.getValue().contains(row[header.indexOf(each.getKey())]));
  }

  private String[] row(
      Counts numbers, Quarter quarter, Map<String, String> common, Return.RequiredRow required) {
    Optional<Return.Period> described =
        form.periods().getOrDefault(quarter.number(), List.of()).stream()
            .filter(each -> each.term().equals(required.cells().get(Row.TERM)))
            .findFirst();
    int academicYear = quarter.year() + required.yearOffset().orElse(0);
    Optional<Term> term = described.flatMap(each -> Term.ofCode(each.term()));
    Counts.Period period =
        clock == CountsModel.Clock.DATA_PERIOD && term.isPresent()
            ? Counts.Period.of(
                term.get(), academicYear, described.map(Return.Period::status).orElse(""))
            : Counts.Period.of(quarter);
    List<String> at =
        dimensions.stream().map(each -> required.cells().getOrDefault(each, "")).toList();
    Map<String, String> cells = new HashMap<>(common);
    if (required.yearOffset().isPresent()) {
      cells.put(Row.ACADEMIC_YEAR, Return.academicYear(quarter, required.yearOffset().get()));
    }
    cells.putAll(required.cells());
    Draws draws = setting.ofReturn().at(quarter.index());
    for (String cell : at) {
      draws = draws.at(cell);
    }
    Draws ofRow = draws;
    String[] row = new String[columns.size()];
    cells.forEach((name, cell) -> row[positions.getOrDefault(name, 0)] = cell);
    return complete(
        quarter,
        row,
        (column, position) -> {
          if (column.mustBe().equals(Optional.of(Column.MustBe.PERIOD_STATUS))) {
            return described.map(Return.Period::status).orElse("");
          }
          String quantity =
              longLayout
                  .filter(each -> each.column().equals(column.name()))
                  .map(each -> cells.getOrDefault(each.namedBy(), ""))
                  .orElse(column.name());
          Optional<CountsModel.Case> how = numbers.how(quantity, period, at);
          if (how.flatMap(CountsModel.Case::text).isPresent()) {
            return how.flatMap(CountsModel.Case::text).orElse("");
          }
          if (how.flatMap(CountsModel.Case::census).isPresent()) {
            return census(how.flatMap(CountsModel.Case::census).orElse(""), cells, quarter);
          }
          return column.isNumber()
              ? Long.toString(within(column, numbers.number(quantity, period, at)))
              : plausible(column, quarter, ofRow);
        });
  }

  private String[] row(Quarter quarter, String[] common, Records.Shown record) {
    return complete(
        quarter,
        common.clone(),
        (column, position) ->
            facts[position] < 0
                ? plausible(column, quarter, record.draws())
                : record.cell(facts[position]));
  }

  private Map<String, String> common(Quarter quarter) {
    Authority authority = setting.authority();
    return Map.of(
        Row.TIME_PERIOD, quarter.timePeriod(),
        Row.TIME_IDENTIFIER, quarter.timeIdentifier(),
        Row.OLD_LA_CODE, authority.oldLaCode(),
        Row.NEW_LA_CODE, authority.newLaCode(),
        Row.LA_NAME, authority.name());
  }

  private interface Cell {
    String of(Column column, int position);
  }

  /**
   * Fills a row: what applies to every row, then what may not apply (z).
   *
   * @param row with what is known already
   */
  private String[] complete(Quarter quarter, String[] row, Cell cell) {
    for (int i : alwaysApply) {
      Column column = columns.get(i);
      boolean quarterEnd = column.mustBe().equals(QUARTER_END);
      row[i] = quarterEnd ? quarter.lastDay().toString() : cell.of(column, i);
    }
    UnaryOperator<String> cellOf = name -> row[positions.getOrDefault(name, 0)];
    for (int i : mayNotApply) {
      Column column = columns.get(i);
      if (holds(column.notApplicableWhere(), cellOf)) {
        row[i] = NOT_APPLICABLE;
      } else if (!known.contains(column.name())) {
        row[i] = cell.of(column, i);
      }
    }
    return row;
  }

  private static boolean holds(
      List<Map<String, RowTest>> alternatives, UnaryOperator<String> cellOf) {
    for (Map<String, RowTest> tests : alternatives) {
      if (RowTest.allHold(tests, cellOf)) {
        return true;
      }
    }
    return false;
  }

  private String census(String census, Map<String, String> known, Quarter quarter) {
    return setting.reference().censusDates().stream()
        .filter(
            each ->
                each.census().equals(census)
                    && each.academicYear().equals(known.get(Row.ACADEMIC_YEAR))
                    && each.term().code().equals(known.get(Row.TERM)))
        .map(each -> each.date().toString())
        .findFirst()
        .orElse(quarter.firstDay().plusDays(14).toString());
  }

  private static long within(Column column, long number) {
    long least = column.minimum().map(each -> (long) each).orElse(0L);
    long most = column.maximum().map(each -> (long) each).orElse(Long.MAX_VALUE);
    return Math.max(least, Math.min(most, number));
  }

  /** A cell by type alone, for a column that no model knows; blank where the return allows that. */
  private String plausible(Column column, Quarter quarter, Draws ofRow) {
    if (!column.required()) {
      return "";
    }
    Draws draws = ofRow.at(column.name());
    return switch (column.type()) {
      case INTEGER, DECIMAL2 -> Long.toString(within(column, draws.below(10)));
      case DATE -> day(quarter, draws).toString();
      case CODE -> code(column, quarter, draws);
      case TEXT_ID -> "S" + Long.toString(draws.key() >>> 20, Character.MAX_RADIX);
      case TEXT -> column.name();
    };
  }

  private static LocalDate day(Quarter quarter, Draws draws) {
    int days = (int) (quarter.lastDay().toEpochDay() - quarter.firstDay().toEpochDay());
    return quarter.firstDay().plusDays(draws.below(days));
  }

  private String code(Column column, Quarter quarter, Draws draws) {
    List<String> codes = new ArrayList<>();
    for (String name : column.codeLists()) {
      CodeList list = form.codeLists().get(name);
      for (CodeList.Code each :
          list == null ? Collections.<CodeList.Code>emptyList() : list.codes()) {
        boolean inForce =
            !each.validFrom().isAfter(quarter.firstDay())
                && !each.validTo().isBefore(quarter.lastDay());
        if (inForce && each.onlyWhere().isEmpty()) {
          codes.add(each.code());
        }
      }
    }
    return codes.isEmpty() ? "" : codes.get(draws.below(codes.size()));
  }
}
