package regional.indicators.returns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import regional.indicators.core.Authorities;
import regional.indicators.core.Authority;
import regional.indicators.core.Populations;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.core.Term;

/**
 * Reads {@code data/reference}. Each file is UTF-8 CSV and opens with its source, date and licence:
 *
 * <pre>
 * # source: Office for National Statistics, mid-year population estimates
 * # date: July 2025
 * # licence: Open Government Licence v3.0
 * new_la_code,name,mid_year,age_band,population
 * E08000001,Bolton,2024,0-17,75599
 * </pre>
 *
 * <p>Populations are read from every {@code population*.csv} and neighbours from every {@code
 * neighbours*.csv}, in order of file name: of two estimates for one area, band and year the one in
 * the later-named file counts, so a newer edition is dropped in beside the older.
 */
public final class ReferenceCsv {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();
  private static final Pattern GSS = Pattern.compile("[EWSN]\\d{8}");
  private static final Pattern NUMBER = Pattern.compile("\\d{3}");
  private static final Pattern AGE_BAND = Pattern.compile("\\d+-\\d+");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

  private final Path folder;

  private ReferenceCsv(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads all tables.
   *
   * @param dataReference the folder {@code data/reference}
   * @throws InvalidDefinition if a file or row is not as it should be; the message names both
   */
  public static Reference read(Path dataReference) {
    return new ReferenceCsv(dataReference).read();
  }

  private Reference read() {
    Authorities authorities = authorities();
    return new Reference(
        authorities,
        aliases(authorities),
        populations(),
        adjoining(),
        neighbours(authorities),
        bankHolidays(),
        censusDates());
  }

  private Authorities authorities() {
    Map<String, String> subRegions = new LinkedHashMap<>();
    for (Row row : rows("sub_regions.csv", List.of("old_la_code", "la_name", "sub_region"))) {
      if (subRegions.put(row.matching("old_la_code", NUMBER), row.filled("sub_region")) != null) {
        throw row.invalid("the authority stands in two sub-regions");
      }
    }
    List<Authority> authorities = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    List<Row> rows =
        rows(
            "authorities.csv",
            List.of(
                "old_la_code",
                "new_la_code",
                "la_name",
                "region_code",
                "region_name",
                "valid_from",
                "valid_to",
                "predecessors",
                "successors",
                "codes_at_other_times"));
    for (Row row : rows) {
      String number = row.matching("old_la_code", NUMBER);
      if (!numbers.add(number)) {
        throw row.invalid("authority " + number + " stands twice");
      }
      authorities.add(
          new Authority(
              number,
              row.cell("new_la_code").isEmpty() ? "" : row.matching("new_la_code", GSS),
              row.filled("la_name"),
              row.matching("region_code", GSS),
              row.filled("region_name"),
              subRegions.getOrDefault(number, ""),
              row.cell("valid_from").isEmpty() ? LocalDate.MIN : row.date("valid_from"),
              row.cell("valid_to").isEmpty() ? LocalDate.MAX : row.date("valid_to"),
              row.list("predecessors", NUMBER),
              row.list("successors", NUMBER),
              row.list("codes_at_other_times", GSS)));
    }
    for (int i = 0; i < rows.size(); i++) {
      Authority each = authorities.get(i);
      for (String other :
          Stream.concat(each.predecessors().stream(), each.successors().stream()).toList()) {
        if (!numbers.contains(other)) {
          throw rows.get(i).invalid("there is no authority " + other);
        }
      }
    }
    if (!numbers.containsAll(subRegions.keySet())) {
      subRegions.keySet().removeAll(numbers);
      throw new InvalidDefinition("sub_regions.csv", "", "no authority " + subRegions.keySet());
    }
    return new Authorities(authorities);
  }

  private Map<String, Set<String>> aliases(Authorities authorities) {
    Map<String, Set<String>> aliases = new LinkedHashMap<>();
    for (Row row : rows("aliases.csv", List.of("old_la_code", "alias"))) {
      aliases
          .computeIfAbsent(row.known("old_la_code", authorities), code -> new LinkedHashSet<>())
          .add(row.filled("alias"));
    }
    return Collections.unmodifiableMap(aliases);
  }

  private Populations populations() {
    Populations populations = new Populations();
    for (String file : files("population")) {
      Set<String> seen = new HashSet<>();
      for (Row row :
          rows(file, List.of("new_la_code", "name", "mid_year", "age_band", "population"))) {
        String code = row.matching("new_la_code", GSS);
        String band = row.matching("age_band", AGE_BAND);
        int year = row.count("mid_year");
        if (!seen.add(code + " " + band + " " + year)) {
          throw row.invalid("area, age band and year stand twice");
        }
        populations.add(code, band, year, row.count("population"));
      }
    }
    return populations;
  }

  /** Each pair stands once in the file and counts both ways. */
  private Map<String, Set<String>> adjoining() {
    Map<String, Set<String>> adjoining = new LinkedHashMap<>();
    for (Row row :
        rows(
            "adjoining.csv",
            List.of(
                "new_la_code", "la_name", "adjoining_new_la_code", "adjoining_la_name", "basis"))) {
      String one = row.matching("new_la_code", GSS);
      String other = row.matching("adjoining_new_la_code", GSS);
      boolean fresh = adjoining.computeIfAbsent(one, code -> new TreeSet<>()).add(other);
      if (one.equals(other) || !fresh) {
        throw row.invalid("the pair stands twice, or is one authority");
      }
      adjoining.computeIfAbsent(other, code -> new TreeSet<>()).add(one);
    }
    return Collections.unmodifiableMap(adjoining);
  }

  private Map<String, Map<String, List<String>>> neighbours(Authorities authorities) {
    Map<String, Map<String, List<String>>> models = new LinkedHashMap<>();
    for (String file : files("neighbours")) {
      for (Row row :
          rows(
              file,
              List.of(
                  "model",
                  "old_la_code",
                  "la_name",
                  "rank",
                  "neighbour_old_la_code",
                  "neighbour_name",
                  "closeness"))) {
        String own = row.known("old_la_code", authorities);
        String other = row.known("neighbour_old_la_code", authorities);
        List<String> neighbours =
            models
                .computeIfAbsent(row.filled("model"), model -> new LinkedHashMap<>())
                .computeIfAbsent(own, code -> new ArrayList<>());
        if (own.equals(other) || neighbours.contains(other)) {
          throw row.invalid("a neighbour stands once, and is not the authority itself");
        }
        neighbours.add(other);
        if (row.count("rank") != neighbours.size()) {
          throw row.invalid("the ranks of an authority run from 1 without a gap");
        }
      }
    }
    return Collections.unmodifiableMap(models);
  }

  private Set<LocalDate> bankHolidays() {
    Set<LocalDate> days = new TreeSet<>();
    for (Row row : rows("bank_holidays.csv", List.of("date", "name", "basis"))) {
      days.add(row.date("date"));
    }
    return Collections.unmodifiableSet(days);
  }

  private List<Reference.CensusDate> censusDates() {
    List<Reference.CensusDate> dates = new ArrayList<>();
    for (Row row :
        rows("census_dates.csv", List.of("census", "academic_year", "term", "date", "basis"))) {
      Term term =
          Term.ofCode(row.cell("term"))
              .orElseThrow(() -> row.invalid("there is no term " + row.cell("term")));
      if (!Quarter.isYear(row.cell("academic_year"))) {
        throw row.invalid("academic_year is six digits, as 202526");
      }
      dates.add(
          new Reference.CensusDate(
              row.filled("census"), term, row.cell("academic_year"), row.date("date")));
    }
    return List.copyOf(dates);
  }

  /** Names of the files that begin so, in order. */
  private List<String> files(String beginning) {
    try (Stream<Path> paths = Files.list(folder)) {
      List<String> names =
          paths
              .map(each -> String.valueOf(each.getFileName()))
              .filter(each -> each.startsWith(beginning) && each.endsWith(".csv"))
              .sorted(Comparator.naturalOrder())
              .toList();
      if (names.isEmpty()) {
        throw new InvalidDefinition(beginning + "*.csv", "", "there is no such file");
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Row> rows(String file, List<String> columns) {
    String text;
    try {
      text = Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new InvalidDefinition(file, "", "cannot be read as UTF-8 text");
    }
    // spreadsheet programs put a byte-order mark first
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (CSVParser parser = CSVParser.parse(plain, FORMAT)) {
      String heading = parser.hasHeaderComment() ? parser.getHeaderComment() : "";
      for (String wanted : List.of("source", "date", "licence")) {
        if (heading.lines().noneMatch(line -> line.strip().matches(wanted + ": ?\\S.*"))) {
          throw new InvalidDefinition(file, "", "the first lines must say # " + wanted + ": ...");
        }
      }
      if (!Set.copyOf(parser.getHeaderNames()).equals(Set.copyOf(columns))) {
        throw new InvalidDefinition(
            file, "header", "the columns are " + columns + ", not " + parser.getHeaderNames());
      }
      List<Row> rows = new ArrayList<>();
      for (CSVRecord each : parser) {
        Row row = new Row(file, parser.getCurrentLineNumber(), each);
        if (!each.isConsistent()) {
          throw row.invalid(each.size() + " cells, where the header has " + columns.size());
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new InvalidDefinition(file, "", String.valueOf(e.getMessage()));
    }
  }

  /**
   * One row of a file.
   *
   * @param line in the file, comments included
   */
  private record Row(String file, long line, CSVRecord cells) {

    String cell(String column) {
      return cells.get(column);
    }

    String filled(String column) {
      if (cell(column).isEmpty()) {
        throw invalid(column + " is blank");
      }
      return cell(column);
    }

    String matching(String column, Pattern pattern) {
      if (!pattern.matcher(cell(column)).matches()) {
        throw invalid(column + " cannot be \"" + cell(column) + "\"");
      }
      return cell(column);
    }

    String known(String column, Authorities authorities) {
      String number = matching(column, NUMBER);
      if (authorities.find(number).isEmpty()) {
        throw invalid("there is no authority " + number);
      }
      return number;
    }

    int count(String column) {
      return Integer.parseInt(matching(column, DIGITS));
    }

    LocalDate date(String column) {
      try {
        return LocalDate.parse(cell(column));
      } catch (DateTimeParseException e) {
        throw invalid(column + " is no date: \"" + cell(column) + "\" (write 2025-12-31)");
      }
    }

    List<String> list(String column, Pattern pattern) {
      List<String> codes = cell(column).isEmpty() ? List.of() : List.of(cell(column).split(";"));
      for (String code : codes) {
        if (!pattern.matcher(code).matches()) {
          throw invalid(column + " cannot hold \"" + code + "\"");
        }
      }
      return codes;
    }

    InvalidDefinition invalid(String fault) {
      return new InvalidDefinition(file, "line " + line, fault);
    }
  }
}
