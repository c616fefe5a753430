package regional.indicators.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import regional.indicators.core.Authorities;
import regional.indicators.core.Authority;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.returns.ReferenceCsv;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;

/** Reads samples as their receiver would: by file name and header alone. */
final class SampleFiles {

  static final String NORTH_WEST = "E12000002";
  static final Quarter NEWEST = Quarter.parse("2025-26-Q3");
  static final Returns RETURNS = ReturnsYaml.read(Path.of("jobs/returns"));
  static final Reference REFERENCE = ReferenceCsv.read(Path.of("data/reference"));
  static final Sample WITH_STORIES = SampleYaml.read(Path.of("jobs/sample"), RETURNS);

  /** One file. */
  record File(
      String returnId, String authority, Quarter quarter, int version, List<CSVRecord> rows) {

    List<String> header() {
      return rows.isEmpty() ? List.of() : rows.get(0).getParser().getHeaderNames();
    }
  }

  private SampleFiles() {}

  /**
   * The same models, nothing planted.
   *
   * @param folder to copy them to
   */
  static Sample plain(Path folder) {
    try (Stream<Path> models = Files.list(Path.of("jobs/sample"))) {
      for (Path each : models.toList()) {
        Files.copy(each, folder.resolve(each.getFileName()));
      }
      Files.writeString(folder.resolve("stories.yaml"), "levels_at: \"2025-26-Q3\"\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SampleYaml.read(folder, RETURNS);
  }

  static SampleReturns.Options options(int quarters) {
    return new SampleReturns.Options(NORTH_WEST, quarters, NEWEST, 1, 1);
  }

  /** The reference tables with these authorities only. */
  static Reference only(String... oldLaCodes) {
    List<Authority> chosen = Stream.of(oldLaCodes).map(REFERENCE.authorities()::get).toList();
    return new Reference(
        new Authorities(chosen),
        REFERENCE.aliases(),
        REFERENCE.populations(),
        REFERENCE.adjoining(),
        REFERENCE.neighbours(),
        REFERENCE.bankHolidays(),
        REFERENCE.censusDates());
  }

  static SampleReturns.Written write(
      Path out, Sample sample, Reference reference, SampleReturns.Options options) {
    return new SampleReturns(RETURNS, reference, sample).write(out, options, (files, of) -> {});
  }

  /** Every file under the folder, in order of return, authority and quarter. */
  static List<File> read(Path folder) {
    Map<String, File> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String[] name = path.getFileName().toString().replace(".csv", "").split("_");
        Quarter quarter = Quarter.of(name[2], Integer.parseInt(name[3].substring(1)));
        List<CSVRecord> rows = new ArrayList<>();
        try (CSVParser parser =
            CSVParser.parse(
                Files.readString(path),
                CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
          parser.forEach(rows::add);
        }
        files.put(
            path.getFileName().toString(),
            new File(name[0], name[1], quarter, Integer.parseInt(name[4].substring(1)), rows));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(files.values());
  }
}
