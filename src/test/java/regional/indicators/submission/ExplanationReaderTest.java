package regional.indicators.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import regional.indicators.core.Checked;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;
import regional.indicators.returns.ReferenceCsv;
import regional.indicators.returns.ReturnsYaml;

class ExplanationReaderTest {

  private static final ExplanationReader READER =
      new ExplanationReader(
          ReturnsYaml.read(Path.of("jobs/returns")),
          ReferenceCsv.read(Path.of("data/reference")).authorities());
  private static final String HEADER = "code,key,explanation,share\n";

  @TempDir private Path folder;

  private Checked<List<Explanation>> read(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("explanations_350_2025-26-Q3.csv"), bytes);
    return READER.read(ExplanationName.parse(file.toString()).orElseThrow(), file);
  }

  private Checked<List<Explanation>> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> codes(Checked<?> checked) {
    return checked.findings().stream()
        .map((Finding each) -> each.code() + " " + each.effect().text() + " " + each.line())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "explanations_350_2025-26-Q3.csv, 1",
    "explanations_350_202526_Q3.csv, 1",
    "deep/er/explanations_350_202526_Q3_v12.csv, 12",
    "explanations_350_2025-26-Q3_v2.csv, 2"
  })
  void aNameSaysWhoseWhenAndWhichVersion(String path, int version) {
    ExplanationName name = ExplanationName.parse(path).orElseThrow();
    assertThat(name.oldLaCode()).isEqualTo("350");
    assertThat(name.quarter()).isEqualTo(Quarter.parse("2025-26-Q3"));
    assertThat(name.version()).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explanations_35_2025-26-Q3.csv",
        "explanations_350_2025-27-Q3.csv",
        "explanations_350_2025-26-Q5.csv",
        "explanations_350_202526-Q3.csv",
        "explanations_350_2025-26-Q3_v0.csv",
        "explanations_350_2025-26-Q3.csv (a link, and links are not followed)"
      })
  void anyOtherNameIsNone(String path) {
    assertThat(ExplanationName.parse(path)).isEmpty();
  }

  @Test
  void aRowIsReadAsItStands() throws IOException {
    Checked<List<Explanation>> read =
        read(
            HEADER
                + "c1-10, Attendance/Enrolments/Primary/* ,\"=SUM(A1), a\n\tnew  school\",YES\n"
                + "\n,,,\nCOM-12,,Moved to a new system.\nPLA-01,attendance,Known.,no\n");
    assertThat(read.findings()).isEmpty();
    assertThat(read.value())
        .containsExactly(
            new Explanation(
                "350",
                Quarter.parse("2025-26-Q3"),
                1,
                2,
                "C1-10",
                "attendance/enrolments/primary",
                "=SUM(A1), a new school",
                true),
            new Explanation(
                "350",
                Quarter.parse("2025-26-Q3"),
                1,
                6,
                "COM-12",
                "",
                "Moved to a new system.",
                false),
            new Explanation(
                "350", Quarter.parse("2025-26-Q3"), 1, 7, "PLA-01", "attendance", "Known.", false));
  }

  @Test
  void aSpreadsheetsCharactersSeparatorsAndBlankColumnsAreRead() throws IOException {
    String text = "\ufeffCode;Key;Explanation;;\r\nC1-10;;Café closed;;\r\n";
    assertThat(read(text).value()).hasSize(1);
    assertThat(
            read(text.substring(1).getBytes(Charset.forName("windows-1252"))).value().get(0).text())
        .isEqualTo("Café closed");
  }

  @Test
  void aFaultyRowIsLeftOutAndTheOthersStay() throws IOException {
    Checked<List<Explanation>> read =
        read(
            HEADER
                + "C9-99,,No such rule\n"
                + "C1-10,,\n"
                + "C1-10,,"
                + "a".repeat(601)
                + "\n"
                + "C1-10,x,one,maybe\n"
                + "C1-10,X/*,again\n"
                + "C1-10,,a,b,c\n"
                + "C1-11,,fine\n");
    assertThat(codes(read))
        .containsExactly(
            "EXP-02 row_rejected 2",
            "EXP-05 row_rejected 3",
            "EXP-05 row_rejected 4",
            "EXP-07 noted 5",
            "EXP-06 row_rejected 6",
            "EXP-01 row_rejected 7");
    assertThat(read.value().stream().map(Explanation::code)).containsExactly("C1-10", "C1-11");
    assertThat(read.value()).noneMatch(Explanation::shared);
    assertThat(ExplanationReader.isAccepted(read)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C1-10,,The child at M1 1AE moved",
        "C1-10,,Pupil H801200001001 was counted twice",
        "C1-10,943 476 5919,NHS number in a key"
      })
  void personalDataRefuseTheWholeFileAndAreNotRepeated(String row) throws IOException {
    Checked<List<Explanation>> read = read(HEADER + "C1-11,,fine\n" + row + "\n");
    assertThat(codes(read)).containsExactly("COM-09 submission_rejected 3");
    assertThat(read.value()).isEmpty();
    assertThat(ExplanationReader.isAccepted(read)).isFalse();
    assertThat(read.findings().toString()).doesNotContain("M1 1AE", "H8012", "943 4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "code,explanation\nC1-10,a\n",
        "C1-10,,no header\n",
        "code,key,explanation,share\nC1-10,,\"open\n"
      })
  void anotherFormIsRefused(String text) throws IOException {
    Checked<List<Explanation>> read = read(text);
    assertThat(read.findings()).hasSize(1);
    assertThat(read.findings().get(0).code()).isEqualTo("EXP-01");
    assertThat(ExplanationReader.isAccepted(read)).isFalse();
  }

  @Test
  void aColumnForPersonalDataIsRefusedAsSuch() throws IOException {
    assertThat(codes(read("code,key,explanation,child name\n")))
        .containsExactly("COM-09 submission_rejected 1");
  }

  @Test
  void nobodysNumberAndTooMuchAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("explanations_999_2025-26-Q3.csv"), HEADER);
    assertThat(codes(READER.read(ExplanationName.parse(file.toString()).orElseThrow(), file)))
        .containsExactly("EXP-01 submission_rejected 0");
    assertThat(codes(read(HEADER + "x".repeat(1 << 20))))
        .containsExactly("EXP-01 submission_rejected 0");
    assertThat(codes(read(HEADER + "C1-10,a,b\n".repeat(1001))))
        .containsExactly("EXP-01 submission_rejected 1001");
  }
}
