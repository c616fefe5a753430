package regional.indicators.publish;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * What the Department for Education's screening asks of an open-data file and the file that
 * describes it (eesyscreener; the analysts' guide's open-data standards), rule by rule: a name, and
 * what is wrong, which is empty where the rule holds.
 */
public final class OpenDataScreen {

  private static final Set<String> TIME_AND_PLACE =
      Set.of(
          "time_period",
          "time_identifier",
          "geographic_level",
          "country_code",
          "country_name",
          "region_code",
          "region_name",
          "old_la_code",
          "new_la_code",
          "la_name");

  private static final List<String> META =
      List.of(
          "col_name",
          "col_type",
          "label",
          "indicator_grouping",
          "indicator_unit",
          "indicator_dp",
          "filter_hint",
          "filter_grouping_column");

  /** Kinds of identifier that may stand in one file together. */
  private static final List<Set<String>> KINDS =
      List.of(
          Set.of("Calendar year"),
          Set.of("Financial year"),
          Set.of("Academic year"),
          Set.of("Reporting year"),
          Set.of("Autumn term", "Spring term", "Summer term"),
          Set.of(
              "Financial year Q1", "Financial year Q2", "Financial year Q3", "Financial year Q4"));

  private final List<String> faults = new ArrayList<>();
  private final List<String> header;
  private final List<List<String>> rows;
  private final List<Map<String, String>> meta = new ArrayList<>();

  private OpenDataScreen(Path data, Path described) throws IOException {
    List<List<String>> all = table(data);
    header = all.get(0);
    rows = all.subList(1, all.size());
    List<List<String>> lines = table(described);
    if (!lines.get(0).equals(META)) {
      faults.add("the describing file's columns are " + lines.get(0));
    }
    for (List<String> line : lines.subList(1, lines.size())) {
      Map<String, String> one = new LinkedHashMap<>();
      for (int i = 0; i < META.size(); i++) {
        one.put(META.get(i), line.get(i));
      }
      meta.add(one);
    }
  }

  /** What the screening would find fault with; cells are looked at once the columns are right. */
  public static List<String> faults(Path data, Path described) throws IOException {
    OpenDataScreen screen = new OpenDataScreen(data, described);
    screen.text(data);
    screen.text(described);
    screen.columns();
    screen.description();
    if (!screen.faults.isEmpty()) {
      return screen.faults;
    }
    screen.time();
    screen.places();
    screen.filters();
    screen.indicators();
    screen.duplicates();
    return screen.faults;
  }

  private static List<List<String>> table(Path file) throws IOException {
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
      return parser.stream().map(each -> each.toList()).toList();
    }
  }

  private void check(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  private void text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      faults.add(file.getFileName() + " is not UTF-8");
    }
    check(bytes[0] != (byte) 0xEF, file.getFileName() + " begins with a byte order mark");
    check(
        file.getFileName().toString().matches("[a-z0-9_.]+"),
        "spaces or signs in the name " + file.getFileName());
  }

  private void columns() {
    check(header.containsAll(TIME_AND_PLACE), "mandatory columns are missing");
    check(new HashSet<>(header).size() == header.size(), "a column's name is there twice");
    for (String each : header) {
      check(each.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"), each + " is not snake case");
      check(each.length() <= 50, each + " is longer than 50 characters");
    }
    for (List<String> row : rows) {
      check(row.size() == header.size(), "a row has " + row.size() + " cells");
    }
    check(!rows.isEmpty(), "no rows");
  }

  private void description() {
    Set<String> names = names();
    Set<String> expected = new TreeSet<>(header);
    expected.removeAll(TIME_AND_PLACE);
    meta.forEach(each -> expected.remove(each.get("filter_grouping_column")));
    check(names.equals(expected), "described: " + names + ", held: " + expected);
    check(names.size() == meta.size(), "a column is described twice");
    check(
        meta.stream().map(each -> each.get("label")).distinct().count() == meta.size(),
        "a label is there twice");
    for (Map<String, String> each : meta) {
      String name = each.get("col_name");
      boolean filter = each.get("col_type").equals("Filter");
      check(filter || each.get("col_type").equals("Indicator"), name + ": no such col_type");
      check(!each.get("label").isBlank(), name + " has no label");
      check(each.get("label").length() <= 80, name + ": the label is longer than 80 characters");
      check(
          Set.of("", "%", "pp", "£", "£m").contains(each.get("indicator_unit")),
          name + ": no such unit");
      if (filter) {
        check(
            each.get("indicator_grouping").isEmpty()
                && each.get("indicator_unit").isEmpty()
                && each.get("indicator_dp").isEmpty(),
            name + ": a filter with an indicator's cells");
      } else {
        check(each.get("indicator_dp").matches("\\d+"), name + ": decimal places not given");
        check(
            each.get("filter_hint").isEmpty() && each.get("filter_grouping_column").isEmpty(),
            name + ": an indicator with a filter's cells");
      }
      each.values()
          .forEach(value -> check(value.equals(value.strip()), name + ": white space at an end"));
    }
    check(meta.stream().anyMatch(each -> each.get("col_type").equals("Indicator")), "no indicator");
  }

  private Set<String> names() {
    return meta.stream().map(each -> each.get("col_name")).collect(Collectors.toSet());
  }

  private List<String> named(String type) {
    return meta.stream()
        .filter(each -> each.get("col_type").equals(type))
        .map(each -> each.get("col_name"))
        .toList();
  }

  private String cell(List<String> row, String column) {
    return row.get(header.indexOf(column));
  }

  private void time() {
    Set<String> identifiers = new TreeSet<>();
    for (List<String> row : rows) {
      identifiers.add(cell(row, "time_identifier"));
      String period = cell(row, "time_period");
      check(period.matches("\\d{6}"), "time_period " + period + " has not six digits");
      if (period.matches("\\d{6}")) {
        int first = Integer.parseInt(period.substring(2, 4));
        check(
            Integer.parseInt(period.substring(4)) == (first + 1) % 100,
            "time_period " + period + " is not two consecutive years");
      }
    }
    check(
        KINDS.stream().anyMatch(kind -> kind.containsAll(identifiers)),
        "identifiers of different kinds in one file: " + identifiers);
  }

  private void places() {
    Map<String, String> nameOfCode = new LinkedHashMap<>();
    for (List<String> row : rows) {
      String level = cell(row, "geographic_level");
      boolean authority = level.equals("Local authority");
      boolean regional = level.equals("Regional");
      check(authority || regional || level.equals("National"), "no such level: " + level);
      check(
          cell(row, "country_code").equals("E92000001")
              && cell(row, "country_name").equals("England"),
          "not England");
      check(
          cell(row, "region_code").isEmpty() != (authority || regional)
              && cell(row, "region_name").isEmpty() != (authority || regional),
          level + ": region not as the level asks");
      for (String column : List.of("old_la_code", "new_la_code", "la_name")) {
        check(cell(row, column).isEmpty() != authority, level + ": " + column + " not as it asks");
      }
      check(
          !authority
              || (cell(row, "old_la_code").matches("\\d{3}")
                  && cell(row, "new_la_code").matches("E(06|08|09|10)\\d{6}")),
          "codes of " + cell(row, "la_name"));
      String place = cell(row, "old_la_code") + "|" + cell(row, "new_la_code");
      String known = nameOfCode.putIfAbsent(place, cell(row, "la_name"));
      check(known == null || known.equals(cell(row, "la_name")), "two names for one code " + place);
    }
  }

  private void filters() {
    for (String filter : named("Filter")) {
      Set<String> items = new TreeSet<>();
      rows.forEach(row -> items.add(cell(row, filter)));
      check(items.contains("Total"), filter + " has no Total");
      check(items.size() > 1, filter + " has one item only");
      for (String each : items) {
        check(!each.isBlank(), filter + " has a blank item");
        check(each.equals(each.strip()), filter + ": white space at an end of " + each);
        check(each.length() <= 120, filter + ": an item is longer than 120 characters");
      }
    }
  }

  private void indicators() {
    Set<String> commonGroups = Set.of("male", "asian", "black", "white", "english", "british");
    for (String indicator : named("Indicator")) {
      check(
          commonGroups.stream().noneMatch(indicator::contains),
          indicator + " has a filter's item in its name");
      for (List<String> row : rows) {
        String cell = cell(row, indicator);
        check(
            cell.matches("-?\\d+(\\.\\d+)?|[cxzu]|low"),
            indicator + ": neither a number nor a symbol in force: " + cell);
      }
    }
  }

  private void duplicates() {
    List<String> key = new ArrayList<>(TIME_AND_PLACE);
    key.addAll(named("Filter"));
    Set<List<String>> seen = new HashSet<>();
    for (List<String> row : rows) {
      check(
          seen.add(key.stream().map(each -> cell(row, each)).toList()), "two rows for one: " + row);
    }
  }
}
