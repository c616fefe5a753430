package regional.indicators.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.data.Offset;
import regional.indicators.core.Value;

/** Reference values made by R: {@code src/test/resources/statistics}, script in each header. */
final class Vectors {

  private Vectors() {}

  static List<CSVRecord> rows(String name) {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .get();
    Path file = Path.of("src/test/resources/statistics", name + ".csv");
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }

  /** Of a cell that holds several, with semicolons between. */
  static double[] numbers(CSVRecord row, String column) {
    return Arrays.stream(row.get(column).split(";")).mapToDouble(Double::parseDouble).toArray();
  }

  static double number(Value value) {
    return ((Value.Known) value).number();
  }

  /** R prints 15 digits. */
  static Offset<Double> near(double expected) {
    return Offset.offset(1e-11 * Math.max(1, Math.abs(expected)));
  }
}
