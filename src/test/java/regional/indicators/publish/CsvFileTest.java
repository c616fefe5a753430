package regional.indicators.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.core.CellText;

/** Most cells are written without being looked at by the library: the bytes are the library's. */
class CsvFileTest {

  private static final String LETTERS = "aZ09 .-,;\"'=+@#(\n\t\u00e9_/";
  private static final CSVFormat LIBRARY =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  @TempDir private Path folder;

  @Test
  void cellsAreWrittenAsTheLibraryWritesThem() throws IOException {
    Random random = new Random(1);
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < 5_000; row++) {
      List<String> cells = new ArrayList<>();
      for (int cell = random.nextInt(1, 4); cell > 0; cell--) {
        cells.add(text(random));
      }
      rows.add(cells);
    }
    Path file = folder.resolve("rows.csv");
    StringBuilder expected = new StringBuilder("first,second\n");
    try (CsvFile csv = new CsvFile(file, List.of("first", "second"))) {
      for (List<String> each : rows) {
        csv.row(each.toArray());
        LIBRARY.printRecord(expected, each.stream().map(CellText::harmless).toArray());
      }
    }
    assertThat(Files.readString(file)).isEqualTo(expected.toString());
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
