package regional.indicators.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.PublishedPeriod.Covers;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Indicators;
import regional.indicators.returns.DefinitionFile;
import regional.indicators.returns.InvalidDefinition;

/**
 * Reads {@code jobs/comparators}: a file for each published data set. What a file may say stands in
 * {@code schema/comparators.schema.json}; that every indicator, column and code that it names is
 * there is held here.
 *
 * <pre>
 * source: pupil-absence
 * title: Pupil absence in schools in England
 * publisher: Department for Education
 * licence: Open Government Licence v3.0
 * statement: Contains public sector information ...
 * recognised_by: {present: [phase, missed, possible]}
 * columns:
 *   phase: [school_type, education_phase]
 *   missed: [sess_overall]
 *   possible: [sess_possible]
 * codes:
 *   phase: {Primary: ["State-funded primary", "Primary"], Total: ["Total"]}
 * entries:
 *   - {indicator: A01, breakdown: phase, numerator: [missed], denominator: [possible], per: 100}
 * </pre>
 *
 * The columns {@code time_period, time_identifier, geographic_level, region_code, old_la_code,
 * new_la_code} need not be declared where a file calls them so.
 */
public final class ComparatorsYaml {

  static final String TIME_PERIOD = "time_period";
  static final String TIME_IDENTIFIER = "time_identifier";
  static final String GEOGRAPHIC_LEVEL = "geographic_level";
  static final String REGION_CODE = "region_code";
  static final String OLD_LA_CODE = "old_la_code";
  static final String NEW_LA_CODE = "new_la_code";

  private static final List<String> COLUMNS_OF_EVERY_FILE =
      List.of(
          TIME_PERIOD, TIME_IDENTIFIER, GEOGRAPHIC_LEVEL, REGION_CODE, OLD_LA_CODE, NEW_LA_CODE);

  private static final int YEARS_KEPT = 3;
  private static final int YEARS_OF_AUTHORITIES_KEPT = 2;

  private final String file;
  private final SourceFile read;
  private final Indicators indicators;
  private final Map<String, List<String>> columns = new LinkedHashMap<>();

  private ComparatorsYaml(String file, SourceFile read, Indicators indicators) {
    this.file = file;
    this.read = read;
    this.indicators = indicators;
  }

  /**
   * Reads all declarations, in order of file name.
   *
   * @param jobsComparators the folder {@code jobs/comparators}
   * @throws InvalidDefinition if a file does not fit, or an entry names what is not there
   */
  public static List<ComparatorSource> read(Path jobsComparators, Indicators indicators) {
    List<ComparatorSource> sources = new ArrayList<>();
    for (Path path : files(jobsComparators)) {
      sources.add(
          new ComparatorsYaml(
                  String.valueOf(path.getFileName()),
                  DefinitionFile.read(path, SourceFile.class),
                  indicators)
              .source());
    }
    return sources;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(each -> each.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // What a file says -----------------------------------------------------------------------------

  private record SourceFile(
      String source,
      String title,
      String publisher,
      String licence,
      String statement,
      Recognised recognisedBy,
      Map<String, List<String>> columns,
      Optional<Map<String, Map<String, List<String>>>> codes,
      Optional<List<String>> rowsWhereEqual,
      Optional<String> timeIdentifier,
      Optional<Map<String, String>> areas,
      Optional<Map<String, String>> areasInColumns,
      Optional<Integer> years,
      Optional<Integer> yearsOfAuthorities,
      List<EntryFile> entries) {}

  private record Recognised(List<String> present, Optional<Set<String>> absent) {}

  private record EntryFile(
      String indicator,
      Optional<String> breakdown,
      Optional<String> breakdownCode,
      Optional<Map<String, String>> where,
      Optional<SumOverFile> sumOver,
      Optional<List<String>> levels,
      Optional<String> value,
      Optional<List<String>> numerator,
      Optional<List<String>> denominator,
      Optional<List<String>> less,
      Optional<String> population,
      Optional<Double> per,
      Optional<String> timeIdentifier,
      Optional<Covers> covers,
      Optional<Boolean> sameDefinition,
      Optional<String> note) {}

  private record SumOverFile(String column, List<String> codes) {}

  // ----------------------------------------------------------------------------------------------

  private ComparatorSource source() {
    if (!file.equals(read.source() + ".yaml")) {
      throw invalid("", "the file must be named " + read.source() + ".yaml");
    }
    COLUMNS_OF_EVERY_FILE.forEach(each -> columns.put(each, List.of(each)));
    columns.putAll(read.columns());
    read.recognisedBy().present().forEach(each -> known("recognised_by", each));
    Map<String, Map<String, List<String>>> codes = read.codes().orElse(Map.of());
    codes.keySet().forEach(each -> known("codes", each));
    List<String> equal = read.rowsWhereEqual().orElse(List.of());
    equal.forEach(each -> known("rows_where_equal", each));
    if (!equal.isEmpty() && equal.size() != 2) {
      throw invalid("rows_where_equal", "these are two columns");
    }
    boolean wide = read.areasInColumns().isPresent();
    List<ComparatorSource.Entry> entries = new ArrayList<>();
    for (EntryFile each : read.entries()) {
      entries.add(entry(each, codes, wide));
    }
    Map<String, ComparatorSource.Entry> first = new LinkedHashMap<>();
    Map<String, ComparatorSource.Entry> firstOfParts = new LinkedHashMap<>();
    for (ComparatorSource.Entry each : entries) {
      ComparatorSource.Entry before = first.putIfAbsent(each.indicatorId(), each);
      if (before != null
          && (before.sameDefinition() != each.sameDefinition() || !each.note().isEmpty())) {
        throw invalid(
            each.indicatorId(),
            "all entries of one indicator have the same same_definition, and the first has the"
                + " note");
      }
      if (each.value().isEmpty()) {
        ComparatorSource.Entry parts = firstOfParts.putIfAbsent(each.indicatorId(), each);
        if (parts != null
            && (parts.per() != each.per() || !parts.population().equals(each.population()))) {
          throw invalid(
              each.indicatorId(), "all entries of one indicator have the same per and population");
        }
      }
    }
    return new ComparatorSource(
        read.source(),
        read.title(),
        read.publisher(),
        read.licence(),
        read.statement(),
        List.copyOf(read.recognisedBy().present()),
        read.recognisedBy().absent().orElse(Set.of()),
        Map.copyOf(columns),
        codes,
        equal,
        read.timeIdentifier(),
        read.areas().orElse(Map.of()),
        read.areasInColumns().orElse(Map.of()),
        read.years().orElse(YEARS_KEPT),
        read.yearsOfAuthorities().orElse(YEARS_OF_AUTHORITIES_KEPT),
        List.copyOf(entries));
  }

  private ComparatorSource.Entry entry(
      EntryFile given, Map<String, Map<String, List<String>>> codes, boolean wide) {
    String id = given.indicator();
    Indicator indicator =
        indicators.find(id).orElseThrow(() -> invalid(id, "there is no such indicator"));
    given.breakdown().ifPresent(each -> coded(id, each, codes));
    if (given.breakdown().isPresent() && indicator.breakdown().isEmpty()) {
      throw invalid(id, "the indicator has no breakdown");
    }
    given
        .breakdownCode()
        .filter(each -> !indicator.breakdownCodes().contains(each))
        .ifPresent(
            each -> {
              throw invalid(id, "the indicator has no breakdown " + each);
            });
    given.where().orElse(Map.of()).forEach((column, code) -> code(id, column, code, codes));
    given
        .sumOver()
        .ifPresent(sum -> sum.codes().forEach(each -> code(id, sum.column(), each, codes)));
    List<String> numerator = given.numerator().orElse(List.of());
    List<String> denominator = given.denominator().orElse(List.of());
    List<String> less = given.less().orElse(List.of());
    Stream.of(given.value().stream().toList(), numerator, denominator, less)
        .flatMap(List::stream)
        .forEach(each -> known(id, each));
    boolean parts =
        !numerator.isEmpty() && (!denominator.isEmpty() ^ given.population().isPresent());
    boolean count = wide && given.population().isPresent() && numerator.isEmpty();
    boolean value = wide && given.population().isEmpty() || given.value().isPresent();
    if ((value ? 1 : 0) + (parts ? 1 : 0) + (count ? 1 : 0) != 1
        || (value && !(numerator.isEmpty() && denominator.isEmpty()))
        || (!less.isEmpty() && denominator.isEmpty())
        || (given.sumOver().isPresent() && numerator.isEmpty())) {
      throw invalid(
          id, "give value, or numerator and denominator, or numerator and population, and no more");
    }
    if (value && given.per().isPresent()) {
      throw invalid(id, "a published value takes no per");
    }
    boolean same = given.sameDefinition().orElse(true);
    if (!same && given.note().isEmpty()) {
      throw invalid(id, "where the definition is not the same, note says how it differs");
    }
    return new ComparatorSource.Entry(
        id,
        given.breakdown(),
        given.breakdownCode(),
        indicator.breakdownCodes(),
        given.where().orElse(Map.of()),
        given.sumOver().map(each -> new ComparatorSource.SumOver(each.column(), each.codes())),
        levels(id, given.levels()),
        given.value(),
        numerator,
        denominator,
        less,
        given.population(),
        given.per().orElse(1.0),
        given.timeIdentifier(),
        given.covers().orElse(Covers.PERIOD),
        same,
        given.note().orElse(""));
  }

  private Set<GeographicLevel> levels(String id, Optional<List<String>> given) {
    Set<GeographicLevel> levels = EnumSet.noneOf(GeographicLevel.class);
    for (String each : given.orElse(List.of())) {
      levels.add(
          level(each).orElseThrow(() -> invalid(id, "there is no geographic level " + each)));
    }
    return given.isPresent()
        ? levels
        : EnumSet.complementOf(EnumSet.of(GeographicLevel.SUB_REGIONAL));
  }

  /**
   * The published level that is printed so, in any case; nothing is published for our sub-regions.
   */
  static Optional<GeographicLevel> level(String text) {
    return Stream.of(GeographicLevel.values())
        .filter(each -> each != GeographicLevel.SUB_REGIONAL)
        .filter(each -> each.text().equalsIgnoreCase(text.strip()))
        .findFirst();
  }

  private void known(String entry, String column) {
    if (!columns.containsKey(column)) {
      throw invalid(entry, "there is no column " + column + " (known: " + columns.keySet() + ")");
    }
  }

  private void coded(String entry, String column, Map<String, Map<String, List<String>>> codes) {
    known(entry, column);
    if (!codes.containsKey(column)) {
      throw invalid(entry, "the codes of column " + column + " are not declared");
    }
  }

  /** A column without declared codes is compared as it stands. */
  private void code(
      String entry, String column, String code, Map<String, Map<String, List<String>>> codes) {
    known(entry, column);
    if (codes.containsKey(column) && !codes.get(column).containsKey(code)) {
      throw invalid(
          entry,
          "column "
              + column
              + " has no code "
              + code
              + " (known: "
              + codes.get(column).keySet()
              + ")");
    }
  }

  private InvalidDefinition invalid(String entry, String fault) {
    return new InvalidDefinition(file, entry, fault);
  }
}
