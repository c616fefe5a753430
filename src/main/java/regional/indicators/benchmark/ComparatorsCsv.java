package regional.indicators.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import regional.indicators.core.PublishedPeriod;
import regional.indicators.core.Value;
import regional.indicators.returns.InvalidDefinition;

/**
 * Reads and writes {@code data/reference/comparators}: a file for each edition of a published data
 * set, in our own form.
 *
 * <pre>
 * # source: pupil-absence
 * # title: Pupil absence in schools in England
 * # publisher: Department for Education
 * # edition: 202324 Autumn term
 * # date: unknown
 * # taken in: 2026-11-21
 * # order: 1
 * # licence: Open Government Licence v3.0
 * # statement: Contains public sector information ...
 * # file: absence.csv
 * # sha256: 0f3a...
 * indicator_id,breakdown,time_period,time_identifier,first_day,last_day,geographic_level,area_code,value,numerator,denominator
 * A01,Primary,202324,Autumn term,2023-08-01,2023-12-31,National,E92000001,,2140237,40948279
 * </pre>
 *
 * <p>Either {@code value} is filled or its parts are; with a population below it the numerator
 * alone. {@code date} is the day of release. Cells are numbers or symbols of the open-data
 * standard. {@code area_code} is a GSS code, of an authority the one in force.
 */
public final class ComparatorsCsv {

  private static final List<String> COLUMNS =
      List.of(
          "indicator_id",
          "breakdown",
          "time_period",
          "time_identifier",
          "first_day",
          "last_day",
          "geographic_level",
          "area_code",
          "value",
          "numerator",
          "denominator");

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setRecordSeparator('\n')
          .get();

  private static final String UNKNOWN = "unknown";

  private final String file;
  private final Map<String, ComparatorSource> sources;
  private final Map<List<String>, PublishedPeriod> periods = new HashMap<>();

  private ComparatorsCsv(String file, Map<String, ComparatorSource> sources) {
    this.file = file;
    this.sources = sources;
  }

  /**
   * Reads all editions, in order of file name.
   *
   * @param folder {@code data/reference/comparators}; none is there if it is not
   * @throws InvalidDefinition if a file or row is not as it should be; the message names both
   */
  public static List<ComparatorEdition> read(Path folder, List<ComparatorSource> sources) {
    Map<String, ComparatorSource> byId =
        sources.stream().collect(Collectors.toMap(ComparatorSource::id, Function.identity()));
    return files(folder).parallelStream()
        .map(each -> new ComparatorsCsv(String.valueOf(each.getFileName()), byId).read(each))
        .toList();
  }

  /** The files of the folder, in order of name. */
  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(each -> each.toString().endsWith(".csv")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ComparatorEdition read(Path path) {
    try (CSVParser parser = CSVParser.parse(Files.readString(path), FORMAT)) {
      String heading = parser.hasHeaderComment() ? parser.getHeaderComment() : "";
      if (!parser.getHeaderNames().equals(COLUMNS)) {
        throw invalid("header", "the columns are " + COLUMNS);
      }
      ComparatorSource source = sources.get(said(heading, "source"));
      if (source == null) {
        throw invalid(
            "source",
            "no file of jobs/comparators declares "
                + said(heading, "source")
                + "; declare it or remove the file");
      }
      said(heading, "licence");
      said(heading, "statement");
      List<PublishedFigure> figures = new ArrayList<>();
      for (CSVRecord each : parser) {
        figures.add(figure(each, "line " + parser.getCurrentLineNumber(), source));
      }
      if (figures.isEmpty()) {
        throw invalid("", "the file has no figures");
      }
      String released = said(heading, "date");
      return new ComparatorEdition(
          source,
          said(heading, "edition"),
          released.equals(UNKNOWN) ? Optional.empty() : Optional.of(day(released, "date")),
          day(said(heading, "taken in"), "taken in"),
          Integer.parseInt(said(heading, "order")),
          said(heading, "file"),
          said(heading, "sha256"),
          figures);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw invalid("", String.valueOf(e.getMessage()));
    }
  }

  private String said(String heading, String name) {
    return heading
        .lines()
        .map(String::strip)
        .filter(each -> each.startsWith(name + ": "))
        .map(each -> each.substring(name.length() + 2).strip())
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElseThrow(() -> invalid("", "the first lines must say # " + name + ": ..."));
  }

  private PublishedFigure figure(CSVRecord row, String entry, ComparatorSource source) {
    if (!row.isConsistent()) {
      throw invalid(entry, row.size() + " cells, where the header has " + COLUMNS.size());
    }
    String id = row.get("indicator_id");
    if (source.entry(id).isEmpty()) {
      throw invalid(
          entry,
          "jobs/comparators/"
              + source.id()
              + ".yaml has no entry "
              + id
              + "; take the file in again");
    }
    PublishedFigure figure =
        new PublishedFigure(
            id,
            row.get("breakdown"),
            period(row, entry),
            ComparatorsYaml.level(row.get("geographic_level"))
                .orElseThrow(() -> invalid(entry, "there is no such geographic level")),
            row.get("area_code"),
            value(row.get("value"), entry),
            value(row.get("numerator"), entry),
            value(row.get("denominator"), entry));
    if (figure.value().isPresent() == figure.numerator().isPresent()) {
      throw invalid(entry, "give the value or its parts");
    }
    return figure;
  }

  /** A file has few periods and many rows of each. */
  private PublishedPeriod period(CSVRecord row, String entry) {
    return periods.computeIfAbsent(
        List.of(
            row.get("time_period"),
            row.get("time_identifier"),
            row.get("first_day"),
            row.get("last_day")),
        each ->
            new PublishedPeriod(
                each.get(0), each.get(1), day(each.get(2), entry), day(each.get(3), entry)));
  }

  private Optional<Value> value(String cell, String entry) {
    return cell.isEmpty()
        ? Optional.empty()
        : Optional.of(
            PublishedTable.value(cell)
                .orElseThrow(() -> invalid(entry, "neither number nor symbol: " + cell)));
  }

  private LocalDate day(String text, String entry) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw invalid(entry, "no date: \"" + text + "\" (write 2025-12-31)");
    }
  }

  private InvalidDefinition invalid(String entry, String fault) {
    return new InvalidDefinition("comparators/" + file, entry, fault);
  }

  /** An edition as its file has it: the same edition gives the same text. */
  public static String text(ComparatorEdition edition) {
    StringBuilder text = new StringBuilder();
    ComparatorSource source = edition.source();
    line(text, "source", source.id());
    line(text, "title", source.title());
    line(text, "publisher", source.publisher());
    line(text, "edition", edition.edition());
    line(text, "date", edition.released().map(LocalDate::toString).orElse(UNKNOWN));
    line(text, "taken in", edition.takenIn().toString());
    line(text, "order", String.valueOf(edition.order()));
    line(text, "licence", source.licence());
    line(text, "statement", source.statement());
    line(text, "file", edition.file());
    line(text, "sha256", edition.sha256());
    try (CSVPrinter printer =
        new CSVPrinter(text, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get())) {
      printer.printRecord(COLUMNS);
      for (PublishedFigure each : edition.figures()) {
        printer.printRecord(
            each.indicatorId(),
            each.breakdown(),
            each.period().timePeriod(),
            each.period().timeIdentifier(),
            each.period().first(),
            each.period().last(),
            each.level().text(),
            each.areaCode(),
            each.value().map(Value::text).orElse(""),
            each.numerator().map(Value::text).orElse(""),
            each.denominator().map(Value::text).orElse(""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String said) {
    text.append("# ").append(name).append(": ").append(said.replaceAll("\\s+", " ").strip());
    text.append('\n');
  }
}
