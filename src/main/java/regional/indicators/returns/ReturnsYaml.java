package regional.indicators.returns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import regional.indicators.core.Term;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code jobs/returns}: {@code common.yaml}, and one file for each return. What they may say
 * stands in {@code schema/return.schema.json} and {@code schema/common-return.schema.json}; what
 * one entry says of another (a column's code list, a set's codes, a row's cells) is held together
 * here.
 *
 * <pre>
 * return: attendance
 * title: Attendance
 * order: 1
 * kind: aggregate
 * key: [academic_year, term, phase, pupil_group]
 * standing: newest_quarter
 * periods:
 *   Q1: [{term: Spring, year_offset: -1, status: final}]
 * rows:
 *   Q1:
 *     - {year_offset: -1, term: "Spring", phase: {codes: phase}, pupil_group: "All"}
 * columns:
 *   - {name: enrolments, type: integer, required: true, symbols: [x], minimum: 0, ...}
 * code_lists: ...
 * sets: ...
 * rules: []
 * </pre>
 */
public final class ReturnsYaml {

  private static final String COMMON = "common.yaml";
  private static final String SYMBOLS = "symbol_in";
  private static final String NOT_APPLICABLE = "z";
  private static final String ACADEMIC_YEAR = "academic_year";
  private static final String TERM = "term";
  private static final String YEAR_OFFSET = "year_offset";
  private static final String EVERY_QUARTER = "every_quarter";
  private static final Set<String> QUARTERS = Set.of("Q1", "Q2", "Q3", "Q4");

  /** Columns that are part of every key and so are not named in {@code key}. */
  private static final Set<String> COMMON_KEY =
      Set.of("time_period", "time_identifier", "old_la_code");

  private final String file;
  private final Map<String, String> sources;
  private final Set<String> symbols = new LinkedHashSet<>();
  private final Map<String, CodeList> codeLists = new LinkedHashMap<>();
  private final Map<String, List<String>> sets = new LinkedHashMap<>();
  private final List<Column> columns = new ArrayList<>();

  private ReturnsYaml(String file, Map<String, String> sources) {
    this.file = file;
    this.sources = sources;
  }

  /**
   * Reads all returns.
   *
   * @param jobsReturns the folder {@code jobs/returns}
   * @throws InvalidDefinition if a file does not fit, or an entry names what is not there
   */
  public static Returns read(Path jobsReturns) {
    ReturnFile.CommonFile common =
        DefinitionFile.read(jobsReturns.resolve(COMMON), ReturnFile.CommonFile.class);
    List<Rule> commonRules = new ReturnsYaml(COMMON, common.sources()).readCommon(common);
    Map<Integer, Return> byOrder = new TreeMap<>();
    for (Path path : files(jobsReturns)) {
      String file = String.valueOf(path.getFileName());
      ReturnFile read = DefinitionFile.read(path, ReturnFile.class);
      ReturnsYaml reader = new ReturnsYaml(file, common.sources());
      reader.readCommon(common);
      Return built = reader.build(read);
      if (!file.equals(built.id() + ".yaml")) {
        throw reader.invalid("return", "the file must be named " + built.id() + ".yaml");
      }
      if (byOrder.put(read.order(), built) != null) {
        throw reader.invalid("order", "another return has " + read.order() + " too");
      }
    }
    Returns returns = new Returns(List.copyOf(byOrder.values()), commonRules);
    checkElsewhere(returns);
    return returns;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(each -> each.toString().endsWith(".yaml") && !each.endsWith(COMMON))
          .sorted(Comparator.comparing(each -> String.valueOf(each.getFileName())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Rule> readCommon(ReturnFile.CommonFile common) {
    addCodeLists(common.codeLists());
    CodeList symbolList = codeLists.get(SYMBOLS);
    if (symbolList == null) {
      throw new InvalidDefinition(COMMON, "code_lists", "there is no list " + SYMBOLS);
    }
    symbolList.codes().forEach(each -> symbols.add(each.code()));
    addSets(common.sets());
    addColumns(common.columns());
    return rules(common.rules());
  }

  private Return build(ReturnFile read) {
    addCodeLists(orEmptyMap(read.codeLists()));
    addSets(orEmptyMap(read.sets()));
    addColumns(read.columns());
    checkConditions();
    checkKey(read);
    Map<Integer, List<Return.Period>> periods = periods(read);
    Map<Integer, List<Return.RequiredRow>> rows = rows(read);
    for (Column column : columns) {
      if (column.mustBe().equals(Optional.of(Column.MustBe.PERIOD_STATUS)) && periods.size() < 4) {
        throw invalid(
            "columns, " + column.name(),
            "must_be period_status needs periods in all four quarters");
      }
    }
    return new Return(
        read.id(),
        read.title(),
        read.kind(),
        List.copyOf(columns),
        List.copyOf(read.key()),
        read.derived(),
        read.standing(),
        periods,
        rows,
        Collections.unmodifiableMap(codeLists),
        Collections.unmodifiableMap(sets),
        read.figures(),
        checkedRules(read));
  }

  /** Rules of the return, held against its columns and figures. */
  private List<Rule> checkedRules(ReturnFile read) {
    read.figures()
        .ifPresent(
            figures -> {
              column("figures", figures.value());
              checkCells("figures", figures.part(), List.of(figures.whole()));
              column("figures", figures.namedBy());
            });
    List<Rule> rules = rules(read.rules());
    for (Rule rule : rules) {
      String where = "rules, " + rule.code();
      for (Check check : rule.checks()) {
        if (read.kind() == Return.Kind.RECORD
            ? check instanceof CountCheck
            : check instanceof RecordCheck) {
          throw invalid(where, "this kind of check is not for a return of this kind");
        }
        check.columns().forEach(name -> column(where, name));
        check.tests().forEach(tests -> checkTests(where, tests));
        check.amounts().forEach(name -> checkAmount(where, name, read.figures()));
        if (check instanceof RecordCheck record) {
          checkRecord(where, record, read.derived());
        }
      }
    }
    return rules;
  }

  private void checkRecord(String where, RecordCheck check, Optional<Return.Derived> derived) {
    List<String> names = new ArrayList<>(check.reads());
    check.days().ifPresent(days -> names.addAll(List.of(days.from(), days.to())));
    names.remove(RecordCheck.Days.PERIOD_END);
    derived.ifPresent(each -> names.removeIf(each.name()::equals));
    names.forEach(name -> column(where, name));
    check.column().ifPresent(name -> column(where, name));
    if (check instanceof RecordCheck.NotTheSum && check.column().isEmpty()) {
      throw invalid(where, "not_the_sum names the column that should be the sum");
    }
    check.where().orElse(Map.of()).forEach((name, test) -> checkCellTest(where, name, test));
  }

  private void checkCellTest(String where, String name, CellTest test) {
    Column column = column(where, name);
    if (test instanceof CellTest.OneOf oneOf) {
      checkCodes(where, column, oneOf.codes());
    } else if (test instanceof CellTest.NoneOf noneOf) {
      checkCodes(where, column, noneOf.codes());
    } else if (test instanceof CellTest.InSet inSet) {
      List<String> codes = sets.get(inSet.set());
      if (codes == null) {
        throw invalid(where, "there is no set " + inSet.set());
      }
      checkCodes(where, column, codes);
    } else if (test instanceof CellTest.Number && !column.isNumber()) {
      throw invalid(where, name + " is not a number");
    }
  }

  private void checkCodes(String where, Column column, List<String> codes) {
    if (column.type() != Column.Type.CODE) {
      throw invalid(where, column.name() + " has no codes");
    }
    checkCells(where, column.name(), codes);
  }

  private void checkAmount(String where, String name, Optional<Return.Figures> figures) {
    if (figures.isEmpty()) {
      column(where, name);
    } else {
      String[] parts = name.split("/", 2);
      checkCells(where, figures.get().namedBy(), List.of(parts[0]));
      checkCells(
          where,
          figures.get().part(),
          List.of(parts.length < 2 ? figures.get().whole() : parts[1]));
    }
  }

  /** Checks that read another return: held against it when all are known. */
  private static void checkElsewhere(Returns returns) {
    for (Return each : returns.all()) {
      for (Rule rule : each.rules()) {
        for (Check check : rule.checks()) {
          check.elsewhere().ifPresent(other -> checkElsewhere(returns, each, rule, other));
        }
      }
    }
  }

  /** Whether a column of codes has those that are asked for. */
  private static boolean hasCodes(Return form, String column, RowTest test) {
    List<CodeList> lists =
        form.codeLists().values().stream()
            .filter(each -> form.column(column).orElseThrow().codeLists().contains(each.name()))
            .toList();
    return lists.isEmpty()
        || !(test instanceof RowTest.Is is)
        || is.cells().stream().allMatch(cell -> lists.stream().anyMatch(list -> list.lists(cell)));
  }

  private static void checkElsewhere(
      Returns returns, Return form, Rule rule, Check.Elsewhere other) {
    Optional<Return> found = returns.find(other.of());
    List<String> columns = new ArrayList<>(other.where().orElse(Map.of()).keySet());
    other.column().ifPresent(columns::add);
    if (found.isEmpty()
        || columns.stream().anyMatch(each -> found.get().column(each).isEmpty())
        || other.where().orElse(Map.of()).entrySet().stream()
            .anyMatch(each -> !hasCodes(found.get(), each.getKey(), each.getValue()))) {
      throw new InvalidDefinition(
          form.id() + ".yaml",
          "rules, " + rule.code(),
          "there is no return " + other.of() + " with the columns " + columns + " and these codes");
    }
  }

  private void addCodeLists(Map<String, ReturnFile.ListEntry> entries) {
    entries.forEach(
        (name, entry) -> {
          String where = "code_lists, " + name;
          List<CodeList.Code> codes = new ArrayList<>();
          for (ReturnFile.CodeEntry each : entry.codes()) {
            LocalDate from = each.validFrom().orElse(LocalDate.MIN);
            LocalDate to = each.validTo().orElse(LocalDate.MAX);
            if (to.isBefore(from)) {
              throw invalid(where, each.code() + " ends before it begins");
            }
            if (!each.code().equals(each.code().strip())) {
              throw invalid(where, "\"" + each.code() + "\" has a blank at its end");
            }
            codes.add(
                new CodeList.Code(
                    each.code(),
                    each.label().orElse(each.code()),
                    from,
                    to,
                    tests(where + ", " + each.code(), orEmptyMap(each.onlyWhere())),
                    words(where, each.source().orElse(entry.source()))));
          }
          for (int i = 0; i < codes.size(); i++) {
            for (int k = i + 1; k < codes.size(); k++) {
              if (overlap(codes.get(i), codes.get(k))) {
                throw invalid(where, "code \"" + codes.get(i).code() + "\" stands twice");
              }
            }
          }
          if (codes.isEmpty() || codeLists.put(name, new CodeList(name, codes)) != null) {
            throw invalid(
                where, codes.isEmpty() ? "has no code" : "there are two lists of this name");
          }
        });
  }

  private static boolean overlap(CodeList.Code one, CodeList.Code other) {
    return one.code().equals(other.code())
        && !one.validFrom().isAfter(other.validTo())
        && !other.validFrom().isAfter(one.validTo());
  }

  private void addSets(Map<String, List<String>> entries) {
    entries.forEach(
        (name, codes) -> {
          boolean held =
              codeLists.values().stream().anyMatch(list -> codes.stream().allMatch(list::lists));
          if (codes.isEmpty() || !held) {
            throw invalid("sets, " + name, "no code list has all of " + codes);
          }
          if (sets.put(name, List.copyOf(codes)) != null) {
            throw invalid("sets, " + name, "there are two sets of this name");
          }
        });
  }

  private void addColumns(List<ReturnFile.ColumnEntry> entries) {
    for (ReturnFile.ColumnEntry entry : entries) {
      String where = "columns, " + entry.name();
      if (columns.stream().anyMatch(each -> each.name().equals(entry.name()))) {
        throw invalid(where, "stands twice");
      }
      Column column =
          new Column(
              entry.name(),
              entry.type(),
              entry.unit().orElse(""),
              entry.required().orElse(false),
              entry.mayBeAbsent().orElse(false),
              entry.pseudonym().orElse(false),
              Collections.unmodifiableSet(new LinkedHashSet<>(orEmpty(entry.symbols()))),
              alternatives(where, orEmpty(entry.notApplicableWhere())),
              alternatives(where, orEmpty(entry.requiredWhere())),
              orEmpty(entry.codes()),
              entry.minimum(),
              entry.maximum(),
              entry.mustBe(),
              entry.pattern().map(each -> pattern(where, each)),
              entry.definition(),
              words(where, entry.source()));
      checkColumn(where, column);
      columns.add(column);
    }
  }

  private void checkColumn(String where, Column column) {
    if (!symbols.containsAll(column.symbols())) {
      throw invalid(where, "symbols may be " + symbols + ", not " + column.symbols());
    }
    for (String list : column.codeLists()) {
      if (!codeLists.containsKey(list)) {
        throw invalid(where, "there is no code list " + list);
      }
    }
    if ((column.type() == Column.Type.CODE) == column.codeLists().isEmpty()) {
      throw invalid(where, "a column of type code names its code lists, and no other column does");
    }
    if (!column.notApplicableWhere().isEmpty() && !column.symbols().contains(NOT_APPLICABLE)) {
      throw invalid(where, "not_applicable_where needs z among the symbols");
    }
    if (column.pseudonym() && column.type() != Column.Type.TEXT_ID) {
      throw invalid(where, "a pseudonym is of type text_id");
    }
    if (column.required() && (column.mayBeAbsent() || !column.requiredWhere().isEmpty())) {
      throw invalid(where, "required leaves no room for may_be_absent or required_where");
    }
    boolean limited = column.minimum().isPresent() || column.maximum().isPresent();
    if (limited && !column.isNumber()) {
      throw invalid(where, "only a number has a minimum or maximum");
    }
    if (column.minimum().orElse(Integer.MIN_VALUE) > column.maximum().orElse(Integer.MAX_VALUE)) {
      throw invalid(where, "the minimum is above the maximum");
    }
    if (column.mustBe().equals(Optional.of(Column.MustBe.QUARTER_END))
        && column.type() != Column.Type.DATE) {
      throw invalid(where, "must_be quarter_end needs a date");
    }
  }

  /** Holds conditions against the columns and codes that they name: when all columns are known. */
  private void checkConditions() {
    for (Column column : columns) {
      String where = "columns, " + column.name();
      column.notApplicableWhere().forEach(tests -> checkTests(where, tests));
      column.requiredWhere().forEach(tests -> checkTests(where, tests));
      for (String list : column.codeLists()) {
        named(list)
            .codes()
            .forEach(
                code -> checkTests("code_lists, " + list + ", " + code.code(), code.onlyWhere()));
      }
    }
  }

  private void checkTests(String where, Map<String, RowTest> tests) {
    tests.forEach(
        (name, test) -> {
          if (test instanceof RowTest.Is is) {
            checkCells(where, name, is.cells());
          } else if (test instanceof RowTest.IsNot isNot) {
            checkCells(where, name, isNot.cells());
          } else {
            column(where, name);
          }
        });
  }

  private void checkCells(String where, String name, List<String> cells) {
    Column column = column(where, name);
    for (String cell : cells) {
      boolean known =
          column.type() != Column.Type.CODE
              || column.symbols().contains(cell)
              || column.codeLists().stream().anyMatch(list -> named(list).lists(cell));
      if (!known) {
        throw invalid(where, "column " + name + " has no code \"" + cell + "\"");
      }
    }
  }

  private void checkKey(ReturnFile read) {
    read.derived()
        .ifPresent(
            derived -> {
              if (!read.key().contains(derived.name()) || derived.earliestOf().isEmpty()) {
                throw invalid("derived", derived.name() + " is a part of the key, made of dates");
              }
              for (String name : derived.earliestOf()) {
                if (column("derived", name).type() != Column.Type.DATE) {
                  throw invalid("derived", name + " is not a date");
                }
              }
            });
    for (String name : read.key()) {
      boolean isDerived = read.derived().map(each -> each.name().equals(name)).orElse(false);
      if (!isDerived) {
        column("key", name);
      }
      if (COMMON_KEY.contains(name)) {
        throw invalid("key", name + " is part of every key and is not named");
      }
    }
    if (read.key().isEmpty() || new HashSet<>(read.key()).size() < read.key().size()) {
      throw invalid("key", "names one or more columns, each once");
    }
  }

  private Map<Integer, List<Return.Period>> periods(ReturnFile read) {
    Map<Integer, List<Return.Period>> periods = new TreeMap<>();
    orEmptyMap(read.periods())
        .forEach(
            (quarter, entries) -> {
              String where = "periods, " + quarter;
              for (Return.Period each : entries) {
                checkCells(where, TERM, List.of(each.term()));
                if (Term.ofCode(each.term()).isEmpty()) {
                  throw invalid(where, "there is no term " + each.term());
                }
              }
              periods.put(number(where, quarter), List.copyOf(entries));
            });
    return Collections.unmodifiableMap(periods);
  }

  private Map<Integer, List<Return.RequiredRow>> rows(ReturnFile read) {
    Map<Integer, List<Return.RequiredRow>> rows = new TreeMap<>();
    orEmptyMap(read.rows())
        .forEach(
            (quarter, entries) -> {
              String where = "rows, " + quarter;
              List<Return.RequiredRow> required = new ArrayList<>();
              entries.forEach(entry -> required.addAll(multipliedOut(where, read.key(), entry)));
              if (new HashSet<>(required).size() < required.size()) {
                throw invalid(where, "a row is asked for twice");
              }
              if (quarter.equals(EVERY_QUARTER)) {
                for (int each = 1; each <= 4; each++) {
                  rows.put(each, List.copyOf(required));
                }
              } else {
                rows.put(number(where, quarter), List.copyOf(required));
              }
            });
    int expected = read.kind() == Return.Kind.AGGREGATE ? 4 : 0;
    if (rows.size() != expected) {
      throw invalid(
          "rows", "an aggregate return asks for rows in each quarter, a record return never");
    }
    return Collections.unmodifiableMap(rows);
  }

  private List<Return.RequiredRow> multipliedOut(
      String where, List<String> key, Map<String, JsonNode> entry) {
    Optional<Integer> yearOffset = Optional.empty();
    List<Map<String, String>> made = List.of(Map.of());
    Set<String> named = new HashSet<>();
    for (Map.Entry<String, JsonNode> each : entry.entrySet()) {
      if (each.getKey().equals(YEAR_OFFSET)) {
        if (!each.getValue().isInt()) {
          throw invalid(where, "year_offset is a whole number");
        }
        yearOffset = Optional.of(each.getValue().intValue());
        named.add(ACADEMIC_YEAR);
        continue;
      }
      named.add(each.getKey());
      List<String> cells = cells(where, each.getValue());
      checkCells(where, each.getKey(), cells);
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> row : made) {
        for (String cell : cells) {
          Map<String, String> extended = new LinkedHashMap<>(row);
          extended.put(each.getKey(), cell);
          longer.add(extended);
        }
      }
      made = longer;
    }
    if (!named.equals(new HashSet<>(key))) {
      throw invalid(
          where, "a row names the columns of the key, " + key + ", not " + entry.keySet());
    }
    List<Return.RequiredRow> required = new ArrayList<>();
    for (Map<String, String> row : made) {
      required.add(new Return.RequiredRow(yearOffset, Collections.unmodifiableMap(row)));
    }
    return required;
  }

  /** One cell, a list of cells, or {@code {codes: list}} for all codes of a list. */
  private List<String> cells(String where, JsonNode node) {
    if (node.isObject() && node.size() == 1 && node.has("codes")) {
      String list = node.get("codes").asString("");
      if (!codeLists.containsKey(list)) {
        throw invalid(where, "there is no code list " + list);
      }
      return named(list).codes().stream().map(CodeList.Code::code).toList();
    }
    return texts(where, node);
  }

  private List<Map<String, RowTest>> alternatives(
      String where, List<Map<String, JsonNode>> alternatives) {
    return alternatives.stream().map(each -> tests(where, each)).toList();
  }

  private Map<String, RowTest> tests(String where, Map<String, JsonNode> entries) {
    Map<String, RowTest> tests = new LinkedHashMap<>();
    entries.forEach((column, node) -> tests.put(column, test(where, node)));
    return Collections.unmodifiableMap(tests);
  }

  private RowTest test(String where, JsonNode node) {
    try {
      return RowTest.of(node);
    } catch (IllegalArgumentException e) {
      throw invalid(where, String.valueOf(e.getMessage()));
    }
  }

  private List<String> texts(String where, JsonNode node) {
    List<JsonNode> nodes = node.isArray() ? List.copyOf(node.values()) : List.of(node);
    List<String> texts = new ArrayList<>();
    for (JsonNode each : nodes) {
      if (!each.isString()) {
        throw invalid(where, each + " is not a text (put codes in quotes)");
      }
      texts.add(each.stringValue());
    }
    return texts;
  }

  private List<Rule> rules(List<ReturnFile.RuleEntry> entries) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (ReturnFile.RuleEntry each : entries) {
      Rule rule =
          new Rule(
              each.code(),
              each.effect(),
              each.text(),
              each.why(),
              each.remedy(),
              each.alsoNoted(),
              each.effectiveFrom().orElse(LocalDate.MIN),
              each.effectiveTo().orElse(LocalDate.MAX),
              orEmpty(each.checks()));
      if (rules.put(each.code(), rule) != null) {
        throw invalid("rules, " + each.code(), "stands twice");
      }
    }
    return List.copyOf(rules.values());
  }

  /** The source's keys in words: {@code SSD PREP001A; P} becomes two titles. */
  private String words(String where, String source) {
    List<String> parts = new ArrayList<>();
    for (String part : source.split("; ", -1)) {
      String key = part.split(" ", 2)[0];
      String title = sources.get(key);
      if (title == null) {
        throw invalid(where, "source " + key + " is not among the sources of " + COMMON);
      }
      parts.add(title + part.substring(key.length()));
    }
    return String.join("; ", parts);
  }

  private Pattern pattern(String where, String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw invalid(where, "pattern: " + e.getDescription());
    }
  }

  private int number(String where, String quarter) {
    if (!QUARTERS.contains(quarter)) {
      throw invalid(where, "a quarter is Q1, Q2, Q3 or Q4");
    }
    return quarter.charAt(1) - '0';
  }

  private Column column(String where, String name) {
    return columns.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> invalid(where, "there is no column " + name));
  }

  private CodeList named(String list) {
    CodeList found = codeLists.get(list);
    if (found == null) {
      throw invalid("code_lists", "there is no code list " + list);
    }
    return found;
  }

  private InvalidDefinition invalid(String entry, String fault) {
    return new InvalidDefinition(file, entry, fault);
  }

  private static <T> List<T> orEmpty(Optional<List<T>> list) {
    return list.map(List::copyOf).orElse(List.of());
  }

  private static <V> Map<String, V> orEmptyMap(Optional<Map<String, V>> map) {
    return map.orElse(Map.of());
  }
}
