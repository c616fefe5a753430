package regional.indicators.benchmark;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import regional.indicators.core.Area;
import regional.indicators.core.Authorities;
import regional.indicators.core.Authority;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.PublishedPeriod;
import regional.indicators.core.Value;

/**
 * Takes the figures that indicators can stand beside out of a published file, as its {@link
 * ComparatorSource} declares them. Rows of schools and of other breakdowns are not asked for; a row
 * that is asked for and cannot be read is said, with its line.
 */
public final class ComparatorIntake {

  /**
   * What a file came to.
   *
   * @param figures in order
   * @param rows of the file
   * @param notAskedFor rows that no entry asks for
   * @param unreadable lines by the reason why they cannot be read
   * @param remarks for the user, each a sentence without its full stop
   */
  public record Taken(
      List<PublishedFigure> figures,
      int rows,
      int notAskedFor,
      Map<String, List<Long>> unreadable,
      List<String> remarks) {}

  /** A row that cannot be read, and why. */
  private static final class Faulty extends Exception {
    private static final long serialVersionUID = 1L;

    Faulty(String why) {
      super(why);
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }

  /** An area, and the authority where it is one. */
  private record Place(GeographicLevel level, String code, Optional<Authority> authority) {}

  private record Key(
      String breakdown, PublishedPeriod period, GeographicLevel level, String area) {}

  private record Parts(
      Optional<Value> value, Optional<Value> numerator, Optional<Value> denominator) {
    boolean isKnown() {
      return value.map(Value::isKnown).orElse(true)
          && numerator.map(Value::isKnown).orElse(true)
          && denominator.map(Value::isKnown).orElse(true);
    }

    static Parts sum(List<Parts> all) {
      return new Parts(
          Optional.empty(),
          all.stream()
              .map(Parts::numerator)
              .flatMap(Optional::stream)
              .collect(Collectors.collectingAndThen(Collectors.toList(), ComparatorIntake::total)),
          all.stream()
              .map(Parts::denominator)
              .flatMap(Optional::stream)
              .collect(Collectors.collectingAndThen(Collectors.toList(), ComparatorIntake::total)));
    }
  }

  private static final String LONDON = "E12000007";

  /** Inner and Outer London, which DfE prints in place of, or beside, London. */
  private static final List<String> HALVES_OF_LONDON = List.of("E13000001", "E13000002");

  private final PublishedTable table;
  private final ComparatorSource source;
  private final Authorities authorities;
  private final Map<String, Authority> byGssCode = new HashMap<>();
  private final Map<String, Integer> columns = new HashMap<>();

  /** Our code by column and spelling. */
  private final Map<String, Map<String, String>> codes = new HashMap<>();

  private final Map<String, List<Long>> unreadable = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private int notAskedFor;
  private int notThere;

  private ComparatorIntake(PublishedTable table, ComparatorSource source, Authorities authorities) {
    this.table = table;
    this.source = source;
    this.authorities = authorities;
    for (Authority each : authorities.all()) {
      byGssCode.put(each.newLaCode(), each);
    }
    for (Authority each : authorities.all()) {
      each.codesAtOtherTimes().forEach(code -> byGssCode.putIfAbsent(code, each));
    }
    source
        .columns()
        .forEach((own, names) -> table.position(names).ifPresent(at -> columns.put(own, at)));
    source
        .codes()
        .forEach(
            (column, byCode) ->
                byCode.forEach(
                    (code, spellings) ->
                        spellings.forEach(
                            each ->
                                codes
                                    .computeIfAbsent(column, key -> new HashMap<>())
                                    .put(PublishedTable.lower(each), code))));
  }

  /** Takes what is asked for. */
  public static Taken take(PublishedTable table, ComparatorSource source, Authorities authorities) {
    return new ComparatorIntake(table, source, authorities).take();
  }

  private Taken take() {
    table
        .twice()
        .forEach(each -> remarks.add("column " + each + " stands twice: the first is read"));
    List<ComparatorSource.Entry> entries =
        source.entries().stream().filter(this::isPossible).toList();
    List<Map<Key, Map<String, Parts>>> found = new ArrayList<>();
    entries.forEach(each -> found.add(new LinkedHashMap<>()));
    for (PublishedTable.Row row : table.rows()) {
      read(row, entries, found);
    }
    if (notThere > 0) {
      remarks.add(notThere + " figures of authorities that did not exist then are left out");
    }
    Map<String, Map<Key, Parts>> figures = new TreeMap<>();
    for (int i = 0; i < entries.size(); i++) {
      Map<Key, Parts> of =
          figures.computeIfAbsent(entries.get(i).indicatorId(), id -> new LinkedHashMap<>());
      addedUp(entries.get(i), found.get(i))
          .forEach(
              (key, parts) -> {
                Parts there = of.get(key);
                if (there == null || (!there.isKnown() && parts.isKnown())) {
                  of.put(key, parts);
                }
              });
    }
    List<PublishedFigure> kept = new ArrayList<>();
    figures.forEach((id, of) -> kept.addAll(newest(id, of)));
    Collections.sort(kept);
    return new Taken(
        List.copyOf(kept), table.rows().size(), notAskedFor, unreadable, List.copyOf(remarks));
  }

  /** Whether the file has the entry's columns; if not, that is said. */
  private boolean isPossible(ComparatorSource.Entry entry) {
    List<String> needed = new ArrayList<>(entry.numerator());
    needed.addAll(entry.denominator());
    needed.addAll(entry.less());
    entry.value().ifPresent(needed::add);
    entry.breakdown().ifPresent(needed::add);
    entry.sumOver().ifPresent(each -> needed.add(each.column()));
    needed.addAll(entry.where().keySet());
    needed.addAll(source.rowsWhereEqual());
    for (String each : needed) {
      if (!columns.containsKey(each)) {
        remarks.add(
            "nothing for "
                + entry.indicatorId()
                + ": the file has no column "
                + String.join(" or ", source.columns().getOrDefault(each, List.of(each))));
        return false;
      }
    }
    return true;
  }

  private void read(
      PublishedTable.Row row,
      List<ComparatorSource.Entry> entries,
      List<Map<Key, Map<String, Parts>>> found) {
    boolean asked = false;
    try {
      boolean tooMany =
          row.cells().size() > table.width()
              && row.cells().subList(table.width(), row.cells().size()).stream()
                  .anyMatch(each -> !each.isEmpty());
      if (row.cells().size() < table.width() || tooMany) {
        throw new Faulty(row.cells().size() + " cells, where the header has " + table.width());
      }
      for (int i = 0; i < entries.size(); i++) {
        ComparatorSource.Entry entry = entries.get(i);
        if (isAskedFor(entry, row)) {
          asked |= take(entry, row, found.get(i));
        }
      }
    } catch (Faulty e) {
      unreadable.computeIfAbsent(e.why(), why -> new ArrayList<>()).add(row.line());
      return;
    }
    if (!asked) {
      notAskedFor++;
    }
  }

  private boolean isAskedFor(ComparatorSource.Entry entry, PublishedTable.Row row) throws Faulty {
    if (columns.containsKey(ComparatorsYaml.GEOGRAPHIC_LEVEL)
        && ComparatorsYaml.level(cell(row, ComparatorsYaml.GEOGRAPHIC_LEVEL))
            .filter(entry.levels()::contains)
            .isEmpty()) {
      return false;
    }
    if (!source.rowsWhereEqual().isEmpty()
        && !cell(row, source.rowsWhereEqual().get(0))
            .equalsIgnoreCase(cell(row, source.rowsWhereEqual().get(1)))) {
      return false;
    }
    for (Map.Entry<String, String> each : entry.where().entrySet()) {
      if (!code(row, each.getKey()).equalsIgnoreCase(each.getValue())) {
        return false;
      }
    }
    if (entry.sumOver().isPresent()) {
      ComparatorSource.SumOver over = entry.sumOver().get();
      if (!over.codes().contains(code(row, over.column()))) {
        return false;
      }
    }
    if (entry.breakdown().isPresent()) {
      String code = code(row, entry.breakdown().get());
      return code.equals(ComparatorSource.TOTAL) || entry.breakdownCodes().contains(code);
    }
    return true;
  }

  /** Returns whether a figure was made of it. */
  private boolean take(
      ComparatorSource.Entry entry, PublishedTable.Row row, Map<Key, Map<String, Parts>> found)
      throws Faulty {
    PublishedPeriod period = period(entry, row);
    String breakdown =
        entry.breakdown().isPresent()
            ? code(row, entry.breakdown().get())
            : entry.breakdownCode().orElse(ComparatorSource.TOTAL);
    String part = entry.sumOver().isPresent() ? code(row, entry.sumOver().get().column()) : "";
    boolean taken = false;
    for (Map.Entry<Place, Optional<Integer>> at : places(row).entrySet()) {
      Place place = at.getKey();
      if (!entry.levels().contains(place.level()) || place.code().isEmpty()) {
        continue;
      }
      taken = true;
      if (place.authority().filter(each -> !existed(each, period)).isPresent()) {
        notThere++;
        continue;
      }
      Key key =
          new Key(
              breakdown.equals(ComparatorSource.TOTAL) ? "" : breakdown,
              period,
              place.level(),
              place.code());
      Parts parts = parts(entry, row, at.getValue());
      if (found.computeIfAbsent(key, each -> new LinkedHashMap<>()).putIfAbsent(part, parts)
          != null) {
        throw new Faulty("the same area and period stand twice");
      }
    }
    return taken;
  }

  private static boolean existed(Authority authority, PublishedPeriod period) {
    return authority.existed(period.first(), period.last());
  }

  private PublishedPeriod period(ComparatorSource.Entry entry, PublishedTable.Row row)
      throws Faulty {
    String years = cell(row, ComparatorsYaml.TIME_PERIOD);
    Optional<String> declared = entry.timeIdentifier().or(source::timeIdentifier);
    String identifier =
        declared.isPresent() ? declared.get() : code(row, ComparatorsYaml.TIME_IDENTIFIER);
    return PublishedPeriod.parse(years, identifier, entry.covers())
        .orElseThrow(() -> new Faulty("no period is called " + years + " " + identifier));
  }

  private Parts parts(
      ComparatorSource.Entry entry, PublishedTable.Row row, Optional<Integer> areasColumn)
      throws Faulty {
    if (areasColumn.isPresent()) {
      Optional<Value> value = Optional.of(value(row.cells().get(areasColumn.get()), "figure"));
      return entry.population().isPresent()
          ? new Parts(Optional.empty(), value, Optional.empty())
          : new Parts(value, Optional.empty(), Optional.empty());
    }
    if (entry.value().isPresent()) {
      return new Parts(
          Optional.of(value(row, entry.value().get())), Optional.empty(), Optional.empty());
    }
    Optional<Value> denominator = total(values(row, entry.denominator()));
    if (!entry.less().isEmpty()) {
      denominator = Optional.of(less(denominator, values(row, entry.less())));
    }
    return new Parts(Optional.empty(), total(values(row, entry.numerator())), denominator);
  }

  private List<Value> values(PublishedTable.Row row, List<String> of) throws Faulty {
    List<Value> values = new ArrayList<>();
    for (String each : of) {
      values.add(value(row, each));
    }
    return values;
  }

  private Value value(PublishedTable.Row row, String column) throws Faulty {
    return value(cell(row, column), column);
  }

  private static Value value(String text, String column) throws Faulty {
    return PublishedTable.value(text)
        .orElseThrow(
            () -> new Faulty(column + " is neither a number nor a symbol: \"" + text + "\""));
  }

  /** The sum; if a part is no number its symbol where all have the same, else not available. */
  private static Optional<Value> total(List<Value> parts) {
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    double sum = 0;
    for (Value each : parts) {
      if (!(each instanceof Value.Known known)) {
        return Optional.of(
            parts.stream().distinct().count() == 1 ? each : Value.Symbol.NOT_AVAILABLE);
      }
      sum += known.number();
    }
    return Optional.of(Value.of(sum));
  }

  private static Value less(Optional<Value> whole, List<Value> less) {
    return whole.isPresent()
            && whole.get() instanceof Value.Known known
            && total(less).orElseThrow() instanceof Value.Known taken
        ? Value.of(known.number() - taken.number())
        : Value.Symbol.NOT_AVAILABLE;
  }

  // Areas ----------------------------------------------------------------------------------------

  /** The areas of a row and, where areas stand in columns, the column of each. */
  private Map<Place, Optional<Integer>> places(PublishedTable.Row row) throws Faulty {
    if (!source.areasInColumns().isEmpty()) {
      Map<Place, Optional<Integer>> places = new LinkedHashMap<>();
      source
          .areasInColumns()
          .forEach(
              (column, code) ->
                  table
                      .position(List.of(column))
                      .ifPresent(at -> places.put(place(code), Optional.of(at))));
      return places;
    }
    return Map.of(place(row), Optional.empty());
  }

  private Place place(PublishedTable.Row row) throws Faulty {
    String oldCode = code(row, ComparatorsYaml.OLD_LA_CODE);
    String newCode = code(row, ComparatorsYaml.NEW_LA_CODE);
    Optional<String> declared =
        Optional.ofNullable(source.areas().get(cell(row, ComparatorsYaml.OLD_LA_CODE)));
    if (declared.isPresent()) {
      return place(declared.get());
    }
    Optional<GeographicLevel> level =
        ComparatorsYaml.level(cell(row, ComparatorsYaml.GEOGRAPHIC_LEVEL));
    if (level.isEmpty() && newCode.matches("E(92|12|13)\\d{6}")) {
      return place(newCode);
    }
    return switch (level.orElse(GeographicLevel.LOCAL_AUTHORITY)) {
      case NATIONAL -> place(Area.ENGLAND_CODE);
      case REGIONAL -> {
        String region = cell(row, ComparatorsYaml.REGION_CODE);
        if (!authorities.regions().containsKey(region) && !HALVES_OF_LONDON.contains(region)) {
          throw new Faulty("no region has the code \"" + region + "\"");
        }
        yield place(region);
      }
      case LOCAL_AUTHORITY, SUB_REGIONAL -> authority(oldCode, newCode);
    };
  }

  private static Place place(String code) {
    return new Place(
        code.equals(Area.ENGLAND_CODE) ? GeographicLevel.NATIONAL : GeographicLevel.REGIONAL,
        code,
        Optional.empty());
  }

  /** By its number, else by any GSS code that it ever had. Names are not read. */
  private Place authority(String oldCode, String newCode) throws Faulty {
    Optional<Authority> byNumber = authorities.find(oldCode);
    Optional<Authority> byCode =
        newCode.isEmpty() ? Optional.empty() : Optional.ofNullable(byGssCode.get(newCode));
    if (byNumber.isPresent() && byCode.isPresent() && !byNumber.equals(byCode)) {
      throw new Faulty("the codes " + oldCode + " and " + newCode + " are of two authorities");
    }
    Authority found =
        byNumber
            .or(() -> byCode)
            .orElseThrow(
                () -> new Faulty("no authority has the code " + (oldCode + " " + newCode).strip()));
    return new Place(GeographicLevel.LOCAL_AUTHORITY, found.newLaCode(), Optional.of(found));
  }

  // Cells ----------------------------------------------------------------------------------------

  /** Empty where the file has no such column. */
  private String cell(PublishedTable.Row row, String column) {
    Integer at = columns.get(column);
    return at == null ? "" : row.cells().get(at).strip();
  }

  /** Our code for the cell; the cell itself where codes are not declared. */
  private String code(PublishedTable.Row row, String column) throws Faulty {
    String cell = cell(row, column);
    Map<String, String> ours = codes.get(column);
    if (ours == null) {
      return cell;
    }
    String code = ours.get(PublishedTable.lower(cell));
    if (code == null) {
      throw new Faulty("column " + column + " has a code that is not declared: \"" + cell + "\"");
    }
    return code;
  }

  // Figures --------------------------------------------------------------------------------------

  /** Parts of a sum added up, and London's halves where London itself is not there. */
  private Map<Key, Parts> addedUp(
      ComparatorSource.Entry entry, Map<Key, Map<String, Parts>> found) {
    Map<Key, Parts> sums = new LinkedHashMap<>();
    found.forEach(
        (key, parts) ->
            sums.put(
                key,
                entry.sumOver().isPresent()
                    ? Parts.sum(List.copyOf(parts.values()))
                    : parts.values().iterator().next()));
    Map<Key, Map<String, Parts>> halves = new LinkedHashMap<>();
    sums.keySet().stream()
        .filter(each -> HALVES_OF_LONDON.contains(each.area()))
        .forEach(
            each ->
                halves
                    .computeIfAbsent(
                        new Key(each.breakdown(), each.period(), each.level(), LONDON),
                        london -> new TreeMap<>())
                    .put(each.area(), sums.get(each)));
    sums.keySet().removeIf(each -> HALVES_OF_LONDON.contains(each.area()));
    halves.forEach(
        (london, both) -> {
          boolean addable = both.values().stream().allMatch(each -> each.value().isEmpty());
          if (both.size() == HALVES_OF_LONDON.size() && addable) {
            sums.putIfAbsent(london, Parts.sum(List.copyOf(both.values())));
          }
        });
    return sums;
  }

  /** Figures of the newest years; none of a period in which nobody has one. */
  private List<PublishedFigure> newest(String indicatorId, Map<Key, Parts> figures) {
    Set<PublishedPeriod> known =
        figures.entrySet().stream()
            .filter(each -> each.getValue().isKnown())
            .map(each -> each.getKey().period())
            .collect(Collectors.toSet());
    Map<String, LocalDate> ends = new HashMap<>();
    known.forEach(
        each ->
            ends.merge(
                each.timePeriod(), each.last(), (one, other) -> one.isAfter(other) ? one : other));
    List<String> years =
        ends.entrySet().stream()
            .sorted(Map.Entry.<String, LocalDate>comparingByValue(Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .toList();
    List<PublishedFigure> kept = new ArrayList<>();
    figures.forEach(
        (key, parts) -> {
          int age = known.contains(key.period()) ? years.indexOf(key.period().timePeriod()) : -1;
          boolean authority = key.level() == GeographicLevel.LOCAL_AUTHORITY;
          if (age >= 0 && age < (authority ? source.yearsOfAuthorities() : source.years())) {
            kept.add(
                new PublishedFigure(
                    indicatorId,
                    key.breakdown(),
                    key.period(),
                    key.level(),
                    key.area(),
                    parts.value(),
                    parts.numerator(),
                    parts.denominator()));
          }
        });
    return kept;
  }
}
