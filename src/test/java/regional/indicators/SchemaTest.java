package regional.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {

  private static final Path JOBS = Path.of("jobs");
  private static final Pattern NAMED =
      Pattern.compile("# yaml-language-server: \\$schema=(\\S+)\\R[\\s\\S]*");

  static List<Path> definitions() throws IOException {
    try (Stream<Path> files = Files.walk(JOBS)) {
      return files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void aDefinitionNamesItsSchemaAndFitsIt(Path file) throws IOException {
    assertThat(faults(file, Files.readString(file))).isEmpty();
  }

  /** Each line is a change to one file that an editor must mark. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          returns/attendance.yaml | title: Attendance    | titel: Attendance
          returns/attendance.yaml | type: integer,       | type: number,
          returns/attendance.yaml | symbols: [x],        | symbols: [c],
          returns/attendance.yaml | kind: aggregate      | kind: record
          returns/attendance.yaml | pupil_group: "All"   | pupil_group: 1
          returns/exclusions.yaml | valid_to: 2020-08-31 | valid_to: 2020-08-32
          returns/ehe.yaml        | {not: ["Total"]}     | {nor: ["Total"]}
          returns/send.yaml       | {code: "1",          | {code: 1,
          returns/common.yaml     | effect: noted        | effect: warned
          returns/common.yaml     | code: COM-01         | code: COM01
          quarterly.yaml          | region: E12000002    | region: North West
          quarterly.yaml          | value: 112           | value: "112"
          quarterly.yaml          | working_days_to_due  | days_to_due
          """)
  void aFaultyDefinitionDoesNotFit(String file, String found, String put) throws IOException {
    Path path = JOBS.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(found);
    assertThat(faults(path, text.replace(found, put))).isNotEmpty();
  }

  private static Set<ValidationMessage> faults(Path file, String text) {
    Matcher first = NAMED.matcher(text);
    assertThat(first.matches()).as("first line of %s names its schema", file).isTrue();
    Path schema = file.resolveSibling(first.group(1)).normalize();
    assertThat(schema).isRegularFile();
    JsonSchema read =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of(schema.toUri().toString()));
    return read.validate(
        text,
        InputFormat.YAML,
        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
  }
}
