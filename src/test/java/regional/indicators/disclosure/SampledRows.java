package regional.indicators.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.indicator.IndicatorTable;
import regional.indicators.indicator.Indicators;
import regional.indicators.indicator.IndicatorsYaml;
import regional.indicators.indicator.SmallNumbersYaml;
import regional.indicators.returns.Column;
import regional.indicators.returns.DefinitionFile;
import regional.indicators.returns.ReferenceCsv;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;
import regional.indicators.sample.SampleReturns;
import regional.indicators.sample.SampleYaml;
import regional.indicators.submission.AcceptedRows;
import regional.indicators.submission.Submission;
import tools.jackson.databind.JsonNode;

/** The made-up returns of a region, taken as they are: what no check has refused. */
final class SampledRows implements AcceptedRows {

  static final Returns RETURNS = ReturnsYaml.read(Path.of("jobs/returns"));
  static final Indicators INDICATORS = indicators(Path.of("jobs/small-numbers.yaml"));
  static final Reference REFERENCE = ReferenceCsv.read(Path.of("data/reference"));

  private final Map<Submission, Path> files = new LinkedHashMap<>();

  /** The project's own by these rules of small numbers. */
  static Indicators indicators(Path smallNumbers) {
    return IndicatorsYaml.read(
        Path.of("jobs/indicators"), RETURNS, parameters(), SmallNumbersYaml.read(smallNumbers));
  }

  private SampledRows(Path folder) throws IOException {
    List<Path> found;
    try (Stream<Path> walk = Files.walk(folder)) {
      found = walk.filter(each -> each.toString().endsWith("_v1.csv")).sorted().toList();
    }
    for (Path file : found) {
      String[] parts = file.getFileName().toString().split("_");
      Quarter quarter =
          new Quarter(Integer.parseInt(parts[2].substring(0, 4)), parts[3].charAt(1) - '0');
      files.put(
          new Submission(files.size() + 1, parts[0], parts[1], quarter, 1, file.toString()), file);
    }
  }

  /** Figures of the region's authorities over some quarters. */
  static IndicatorTable table(Path folder, String region, int quarters, Quarter last)
      throws IOException {
    new SampleReturns(RETURNS, REFERENCE, SampleYaml.read(Path.of("jobs/sample"), RETURNS))
        .write(folder, new SampleReturns.Options(region, quarters, last, 1, 1), (count, of) -> {});
    return IndicatorTable.compute(INDICATORS, RETURNS, REFERENCE, new SampledRows(folder), last);
  }

  private static Map<String, Double> parameters() {
    Map<String, Double> parameters = new LinkedHashMap<>();
    DefinitionFile.read(Path.of("jobs/quarterly.yaml"), JsonNode.class)
        .path("parameters")
        .properties()
        .forEach(
            each -> parameters.put(each.getKey(), each.getValue().path("value").doubleValue()));
    return parameters;
  }

  @Override
  public List<Submission> standing(String returnId, Quarter upTo) {
    return files.keySet().stream()
        .filter(each -> each.returnId().equals(returnId) && each.quarter().compareTo(upTo) <= 0)
        .sorted(Comparator.comparing(Submission::quarter).thenComparing(Submission::oldLaCode))
        .toList();
  }

  @Override
  public void read(List<Submission> submissions, RowReader reader) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    for (Submission submission : submissions) {
      List<String> names =
          RETURNS.get(submission.returnId()).columns().stream().map(Column::name).toList();
      try (CSVParser parser =
          CSVParser.parse(files.get(submission), StandardCharsets.UTF_8, format)) {
        for (CSVRecord row : parser) {
          List<String> cells = new ArrayList<>();
          names.forEach(name -> cells.add(row.isMapped(name) ? plain(row.get(name)) : ""));
          reader.row(submission, (int) row.getRecordNumber() + 1, cells);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A few made-up files suppress a count, which is refused: here it is not available. */
  private static String plain(String cell) {
    return cell.equals("<5") ? "x" : cell;
  }
}
