package regional.indicators.indicator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import regional.indicators.indicator.Measure.Comparison;
import regional.indicators.returns.CodeList;
import regional.indicators.returns.Column;
import regional.indicators.returns.DefinitionFile;
import regional.indicators.returns.InvalidDefinition;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code jobs/indicators}: a file for each return. What a file may say stands in {@code
 * schema/indicators.schema.json}; that every column, code, set and parameter that it names is there
 * is held here.
 *
 * <pre>
 * subject: attendance
 * indicators:
 *   - id: A01
 *     name: Overall absence
 *     kind: proportion
 *     numerator:
 *       text: sessions missed
 *       add:
 *         - sum: sessions_absent_total
 *           where: {phase: "Total", pupil_group: "All"}
 *     denominator: ...
 *     per: 100
 *     clocks: [term, academic_year]
 *     ...
 * </pre>
 *
 * A test in {@code where} is a code, a list of codes, or tests that all hold: {@code in_set,
 * not_in_set, present, blank, known, in_window, at_least, more_than, at_most, less_than, not,
 * outside}. There is no expression language: a need outside this list becomes a new, named test.
 */
public final class IndicatorsYaml {

  private static final String PERIOD_END = "period_end";
  private static final String PARAMETER = "parameter";

  private final String file;
  private final Returns returns;
  private final Map<String, Double> parameters;
  private final Map<String, SmallNumbers> smallNumbers;

  /** The entry being read, for messages. */
  private String entry = "";

  private IndicatorsYaml(
      String file,
      Returns returns,
      Map<String, Double> parameters,
      Map<String, SmallNumbers> smallNumbers) {
    this.file = file;
    this.returns = returns;
    this.parameters = parameters;
    this.smallNumbers = smallNumbers;
  }

  /**
   * Reads all indicators; sets and parameters are resolved.
   *
   * @param jobsIndicators the folder {@code jobs/indicators}
   * @param parameters numbers that indicators share, by name
   * @param smallNumbers rules by id
   * @throws InvalidDefinition if a file does not fit, or an entry names what is not there
   */
  public static Indicators read(
      Path jobsIndicators,
      Returns returns,
      Map<String, Double> parameters,
      Map<String, SmallNumbers> smallNumbers) {
    Map<String, List<Indicator>> bySubject = new LinkedHashMap<>();
    returns.all().forEach(each -> bySubject.put(each.id(), List.of()));
    Set<String> ids = new HashSet<>();
    for (Path path : files(jobsIndicators)) {
      IndicatorsYaml reader =
          new IndicatorsYaml(String.valueOf(path.getFileName()), returns, parameters, smallNumbers);
      IndicatorFile read = DefinitionFile.read(path, IndicatorFile.class);
      if (!reader.file.equals(read.subject() + ".yaml")) {
        throw reader.invalid("the file must be named " + read.subject() + ".yaml");
      }
      if (!bySubject.containsKey(read.subject())) {
        throw reader.invalid("there is no return " + read.subject());
      }
      List<Indicator> made = new ArrayList<>();
      for (Entry each : read.indicators()) {
        reader.entry = each.id();
        if (!ids.add(each.id())) {
          throw reader.invalid("the id stands twice; an id is never used again");
        }
        made.add(reader.indicator(read.subject(), each));
      }
      bySubject.put(read.subject(), made);
    }
    return new Indicators(bySubject.values().stream().flatMap(List::stream).toList());
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(each -> each.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // What a file says -----------------------------------------------------------------------------

  private record IndicatorFile(String subject, List<Entry> indicators) {}

  private record Entry(
      String id,
      String name,
      Kind kind,
      PartEntry numerator,
      PartEntry denominator,
      Double per,
      String unit,
      Polarity polarity,
      Integer decimals,
      Optional<Integer> roundTo,
      Optional<Integer> alsoPer,
      Optional<Integer> minimumDenominator,
      List<Clock> clocks,
      Optional<String> breakdown,
      String interval,
      String smallNumbers,
      String comparator,
      String planMeasure,
      String definition,
      String source,
      Optional<String> note) {}

  private record PartEntry(
      String text, List<MeasureEntry> add, Optional<List<MeasureEntry>> subtract) {}

  private record MeasureEntry(
      Optional<String> sum,
      Optional<String> count,
      Optional<ValueEntry> median,
      Optional<ValueEntry> sumOf,
      Optional<String> population,
      @JsonProperty("return") Optional<String> from,
      Optional<Measure.Window> window,
      Optional<Map<String, JsonNode>> where,
      Optional<List<DaysEntry>> days) {}

  private record ValueEntry(Optional<String> column, Optional<WeeksEntry> weeks) {}

  private record WeeksEntry(String from, String to) {}

  private record DaysEntry(
      String from,
      String to,
      Optional<JsonNode> atLeast,
      Optional<JsonNode> moreThan,
      Optional<JsonNode> atMost,
      Optional<JsonNode> lessThan) {}

  // What it means --------------------------------------------------------------------------------

  private Indicator indicator(String subject, Entry read) {
    List<Measure> numerator = measures(subject, read, read.numerator());
    List<Measure> denominator = measures(subject, read, read.denominator());
    checkKind(read.kind(), numerator, denominator);
    if (!read.interval().equals(read.kind().interval())) {
      throw invalid(
          "the interval of a "
              + read.kind().name().toLowerCase(Locale.ROOT)
              + " is "
              + read.kind().interval());
    }
    if (read.clocks().isEmpty()
        || new HashSet<>(read.clocks()).size() < read.clocks().size()
        || read.clocks().stream().map(Clock::isTermly).distinct().count() > 1) {
      throw invalid("clocks are one or more, each once: of terms or of quarters, not of both");
    }
    return new Indicator(
        read.id(),
        read.name(),
        subject,
        read.kind(),
        numerator,
        denominator,
        read.per(),
        read.unit(),
        read.polarity(),
        read.decimals(),
        read.roundTo().orElse(0),
        read.alsoPer().orElse(0),
        read.minimumDenominator(),
        List.copyOf(read.clocks()),
        read.breakdown(),
        read.breakdown()
            .map(column -> breakdownCodes(column, numerator, denominator))
            .orElse(List.of()),
        rule(read.smallNumbers()),
        read.planMeasure(),
        read.numerator().text(),
        read.denominator().text(),
        read.definition().strip(),
        read.source().strip(),
        read.note().orElse("").strip());
  }

  private SmallNumbers rule(String id) {
    SmallNumbers rule = smallNumbers.get(id);
    if (rule == null) {
      throw invalid("small-numbers.yaml has no rule " + id);
    }
    return rule;
  }

  private void checkKind(Kind kind, List<Measure> numerator, List<Measure> denominator) {
    boolean ofRecords = kind == Kind.MEAN || kind == Kind.MEDIAN;
    for (Measure each : numerator) {
      boolean fits =
          switch (kind) {
            case MEDIAN -> each.from() instanceof Measure.MedianOf;
            case MEAN -> each.from() instanceof Measure.SumOf;
            default -> each.from() instanceof Measure.Sum || each.from() instanceof Measure.Count;
          };
      if (!fits) {
        throw invalid("the numerator is not one of a " + kind.name().toLowerCase(Locale.ROOT));
      }
    }
    if (ofRecords && (numerator.size() != 1 || numerator.get(0).subtracted())) {
      throw invalid("a mean or median has one numerator");
    }
    for (Measure each : denominator) {
      boolean population = each.from() instanceof Measure.Population;
      if (population && denominator.size() > 1) {
        throw invalid("a population is a denominator by itself");
      }
      if (each.from() instanceof Measure.MedianOf
          || each.from() instanceof Measure.SumOf
          || (ofRecords && !(each.from() instanceof Measure.Count))) {
        throw invalid(
            "the denominator is a sum, a count or a population; of a mean or median a count");
      }
    }
  }

  private List<String> breakdownCodes(
      String column, List<Measure> numerator, List<Measure> denominator) {
    Set<String> codes = new LinkedHashSet<>();
    Set<String> replaced = new HashSet<>();
    for (Measure each : Stream.concat(numerator.stream(), denominator.stream()).toList()) {
      List<Measure.Test> tests = each.where().getOrDefault(column, List.of());
      if (tests.size() != 1 || !(tests.get(0) instanceof Measure.In in) || in.codes().size() != 1) {
        throw invalid("breakdown " + column + " needs one code of it in every term");
      }
      replaced.addAll(in.codes());
      Return form = returns.get(each.returnId().orElseThrow());
      for (String list : column(form, column).codeLists()) {
        codes(form, list).codes().forEach(code -> codes.add(code.code()));
      }
    }
    codes.removeAll(replaced);
    return List.copyOf(codes);
  }

  private List<Measure> measures(String subject, Entry read, PartEntry part) {
    List<Measure> measures = new ArrayList<>();
    for (MeasureEntry each : part.add()) {
      measures.add(measure(subject, read.clocks(), each, false));
    }
    for (MeasureEntry each : part.subtract().orElse(List.of())) {
      measures.add(measure(subject, read.clocks(), each, true));
    }
    if (part.add().isEmpty()) {
      throw invalid("\"" + part.text() + "\" adds up nothing");
    }
    return List.copyOf(measures);
  }

  private Measure measure(
      String subject, List<Clock> clocks, MeasureEntry read, boolean subtracted) {
    Return form =
        returns
            .find(read.from().orElse(subject))
            .orElseThrow(() -> invalid("there is no return " + read.from().orElse(subject)));
    Map<String, List<Measure.Test>> where = new LinkedHashMap<>();
    read.where()
        .orElse(Map.of())
        .forEach((name, node) -> where.put(name, tests(form, column(form, name), node)));
    Measure measure =
        new Measure(
            from(form, read),
            subtracted,
            read.window().orElse(Measure.Window.WHOLE),
            Collections.unmodifiableMap(where),
            read.days().orElse(List.of()).stream().map(each -> days(form, each)).toList());
    checkWindow(form, clocks, measure);
    return measure;
  }

  private Measure.From from(Return form, MeasureEntry read) {
    List<Measure.From> found = new ArrayList<>();
    read.sum().ifPresent(column -> found.add(sum(form, column)));
    read.count().ifPresent(what -> found.add(count(form, what)));
    read.median()
        .ifPresent(value -> found.add(new Measure.MedianOf(form.id(), value(form, value))));
    read.sumOf().ifPresent(value -> found.add(new Measure.SumOf(form.id(), value(form, value))));
    read.population().ifPresent(band -> found.add(population(read, band)));
    if (found.size() != 1) {
      throw invalid("a term is one of sum, count, median, sum_of, population");
    }
    return found.get(0);
  }

  private Measure.From sum(Return form, String column) {
    if (form.kind() != Return.Kind.AGGREGATE || !column(form, column).isNumber()) {
      throw invalid("sum takes a number of an aggregate return, not " + column);
    }
    return new Measure.Sum(form.id(), column);
  }

  private Measure.From count(Return form, String what) {
    if (form.kind() != Return.Kind.RECORD || !what.equals("rows")) {
      throw invalid("count takes the rows of a record return: write count: rows");
    }
    return new Measure.Count(form.id());
  }

  private Measure.From population(MeasureEntry read, String band) {
    if (read.where().isPresent() || read.days().isPresent() || read.from().isPresent()) {
      throw invalid("a population takes no where, days or return");
    }
    return new Measure.Population(band);
  }

  private Measure.RecordValue value(Return form, ValueEntry read) {
    if (form.kind() != Return.Kind.RECORD
        || read.column().isPresent() == read.weeks().isPresent()) {
      throw invalid("a record's value is a column or weeks, of a record return");
    }
    if (read.weeks().isPresent()) {
      WeeksEntry weeks = read.weeks().get();
      return new Measure.Weeks(dateColumn(form, weeks.from()), dateColumn(form, weeks.to()));
    }
    String name = read.column().orElseThrow();
    if (!column(form, name).isNumber()) {
      throw invalid(name + " is not a number");
    }
    return new Measure.ColumnValue(name);
  }

  private void checkWindow(Return form, List<Clock> clocks, Measure measure) {
    boolean rolling = clocks.contains(Clock.R4);
    long dated =
        measure.where().values().stream()
            .flatMap(List::stream)
            .filter(Measure.InWindow.class::isInstance)
            .count();
    boolean record =
        form.kind() == Return.Kind.RECORD && !(measure.from() instanceof Measure.Population);
    if (!rolling && (dated > 0 || measure.window() != Measure.Window.WHOLE)) {
      throw invalid("in_window and window belong to the clock r4");
    }
    if (record && clocks.stream().anyMatch(Clock::isTermly)) {
      throw invalid("a record return is counted by quarters");
    }
    if (record && measure.window() == Measure.Window.MEAN_OF_CENSUSES) {
      throw invalid("mean_of_censuses takes an aggregate return");
    }
    boolean flow = record && rolling && measure.window() == Measure.Window.WHOLE;
    if (dated != (flow ? 1 : 0)) {
      throw invalid("an r4 count of records has one date in_window, and nothing else has any");
    }
    boolean toPeriodEnd = measure.days().stream().anyMatch(each -> each.to().isEmpty());
    if (flow && toPeriodEnd) {
      throw invalid("days to period_end belong to a snapshot");
    }
  }

  private List<Measure.Test> tests(Return form, Column column, JsonNode node) {
    if (!node.isObject()) {
      return List.of(new Measure.In(codes(form, column, node)));
    }
    List<Measure.Test> tests = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      tests.add(test(form, column, each.getKey(), each.getValue()));
    }
    if (tests.isEmpty()) {
      throw invalid(column.name() + " has no test");
    }
    return List.copyOf(tests);
  }

  private Measure.Test test(Return form, Column column, String word, JsonNode node) {
    return switch (word) {
      case "in_set" -> new Measure.In(set(form, column, node));
      case "not_in_set" -> new Measure.NotIn(set(form, column, node));
      case "present" -> new Measure.Filled(isTrue(column, word, node));
      case "blank" -> new Measure.Filled(!isTrue(column, word, node));
      case "known" -> {
        isTrue(column, word, node);
        yield new Measure.IsKnown();
      }
      case "in_window" -> {
        isTrue(column, word, node);
        dateColumn(form, column.name());
        yield new Measure.InWindow();
      }
      case "at_least", "more_than", "at_most", "less_than", "not" -> {
        if (!column.isNumber()) {
          throw invalid(column.name() + " is not a number: " + word);
        }
        yield new Measure.Compare(
            Comparison.valueOf(word.toUpperCase(Locale.ROOT)), number(column.name(), node));
      }
      case "outside" -> new Measure.Outside(places(column, node));
      default -> throw invalid(column.name() + " has an unknown test: " + word);
    };
  }

  private boolean isTrue(Column column, String word, JsonNode node) {
    if (!node.isBoolean() || !node.booleanValue()) {
      throw invalid(column.name() + ": write " + word + ": true");
    }
    return true;
  }

  private List<String> codes(Return form, Column column, JsonNode node) {
    List<String> codes = new ArrayList<>();
    for (JsonNode each : node.isArray() ? List.copyOf(node.values()) : List.of(node)) {
      if (!each.isString()) {
        throw invalid(column.name() + ": " + each + " is not a text (put codes in quotes)");
      }
      codes.add(each.stringValue());
    }
    return checked(form, column, codes);
  }

  private List<String> set(Return form, Column column, JsonNode node) {
    List<String> codes = form.sets().get(node.asString(""));
    if (codes == null) {
      throw invalid(form.id() + " has no set " + node);
    }
    return checked(form, column, codes);
  }

  private List<String> checked(Return form, Column column, List<String> codes) {
    for (String code : codes) {
      boolean known =
          column.codeLists().stream()
              .flatMap(list -> codes(form, list).codes().stream())
              .anyMatch(each -> each.code().equals(code));
      if (!known) {
        throw invalid(form.id() + "." + column.name() + " has no code \"" + code + "\"");
      }
    }
    return List.copyOf(codes);
  }

  private CodeList codes(Return form, String list) {
    return Optional.ofNullable(form.codeLists().get(list))
        .orElseThrow(() -> invalid(form.id() + " has no code list " + list));
  }

  private List<Measure.Place> places(Column column, JsonNode node) {
    List<Measure.Place> places = new ArrayList<>();
    for (JsonNode each : node.values()) {
      places.add(
          Stream.of(Measure.Place.values())
              .filter(place -> place.name().toLowerCase(Locale.ROOT).equals(each.asString("")))
              .findFirst()
              .orElseThrow(() -> invalid(column.name() + " cannot lie outside " + each)));
    }
    if (places.isEmpty()) {
      throw invalid(column.name() + ": outside takes a list, of own and adjoining");
    }
    return List.copyOf(places);
  }

  private Measure.DaysTest days(Return form, DaysEntry read) {
    Map<Comparison, JsonNode> compared = new LinkedHashMap<>();
    given(read.atLeast()).ifPresent(number -> compared.put(Comparison.AT_LEAST, number));
    given(read.moreThan()).ifPresent(number -> compared.put(Comparison.MORE_THAN, number));
    given(read.atMost()).ifPresent(number -> compared.put(Comparison.AT_MOST, number));
    given(read.lessThan()).ifPresent(number -> compared.put(Comparison.LESS_THAN, number));
    if (compared.size() != 1) {
      throw invalid("days takes one of at_least, more_than, at_most, less_than");
    }
    Map.Entry<Comparison, JsonNode> one = compared.entrySet().iterator().next();
    return new Measure.DaysTest(
        dateColumn(form, read.from()),
        read.to().equals(PERIOD_END) ? Optional.empty() : Optional.of(dateColumn(form, read.to())),
        one.getKey(),
        number("days", one.getValue()));
  }

  /** Jackson gives a node of its own for a key that is not there. */
  private static Optional<JsonNode> given(Optional<JsonNode> node) {
    return node.filter(each -> !each.isNull() && !each.isMissingNode());
  }

  private double number(String where, JsonNode node) {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    if (node.isObject() && node.size() == 1 && node.path(PARAMETER).isString()) {
      String name = node.path(PARAMETER).stringValue();
      Double number = parameters.get(name);
      if (number == null) {
        throw invalid("there is no parameter " + name);
      }
      return number;
    }
    throw invalid(where + ": " + node + " is neither a number nor {parameter: name}");
  }

  private String dateColumn(Return form, String name) {
    if (column(form, name).type() != Column.Type.DATE) {
      throw invalid(form.id() + "." + name + " is not a date");
    }
    return name;
  }

  private Column column(Return form, String name) {
    return form.column(name)
        .orElseThrow(() -> invalid("the return " + form.id() + " has no column " + name));
  }

  private InvalidDefinition invalid(String fault) {
    return new InvalidDefinition(file, entry, fault);
  }
}
