package regional.indicators.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regional.indicators.core.Quarter;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;

class FileNameTest {

  private static final Returns RETURNS = ReturnsYaml.read(Path.of("jobs", "returns"));

  @Test
  void saysReturnAuthorityQuarterAndVersion() {
    assertThat(FileName.parse("attendance_350_202526_Q3_v12.csv", RETURNS))
        .contains(
            new FileName(
                "attendance_350_202526_Q3_v12.csv", "attendance", "350", new Quarter(2025, 3), 12));
    assertThat(FileName.parse("plo_909_199900_Q4_v1.csv", RETURNS).map(FileName::quarter))
        .contains(new Quarter(1999, 4));
  }

  @Test
  void aWorkbookHasTheSameNameWithAnotherEnd() {
    FileName csv = FileName.parse("attendance_350_202526_Q3_v1.csv", RETURNS).orElseThrow();
    FileName xlsx = FileName.parse("attendance_350_202526_Q3_v1.xlsx", RETURNS).orElseThrow();
    FileName next = FileName.parse("attendance_350_202526_Q3_v2.xlsx", RETURNS).orElseThrow();

    assertThat(xlsx.isWorkbook()).isTrue();
    assertThat(csv.isWorkbook()).isFalse();
    assertThat(xlsx.isSameVersion(csv)).isTrue();
    assertThat(xlsx.isSameVersion(next)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "attendance.csv",
        "census_350_202526_Q3_v1.csv",
        "Attendance_350_202526_Q3_v1.csv",
        "attendance_350_202526_Q3_v1.CSV",
        "attendance_350_202526_Q3_v1.xls",
        "attendance_350_202526_Q3_v1.XLSX",
        "attendance_350_202526_Q3_v1.xlsm",
        "attendance_350_202526_Q3_v1.csv.xlsx",
        "../attendance_350_202526_Q3_v1.csv",
        "..\\attendance_350_202526_Q3_v1.csv",
        "attendance_350_202526_Q3_v1.csv\n",
        "attendance_350_202526_Q3_v1.csv\u0000",
        "attendance_350_202526_Q3_v1.csv.bak",
        "~$attendance_350_202526_Q3_v1.csv",
        "copy of attendance_350_202526_Q3_v1.csv",
        "attendance_350_202526_Q3_v1 (2).csv",
        "attendance-350-202526-Q3-v1.csv",
        "attendance_35_202526_Q3_v1.csv",
        "attendance_3500_202526_Q3_v1.csv",
        "attendance_E08000001_202526_Q3_v1.csv",
        "attendance_350_202527_Q3_v1.csv",
        "attendance_350_2025_Q3_v1.csv",
        "attendance_350_2025-26_Q3_v1.csv",
        "attendance_350_202526_Q5_v1.csv",
        "attendance_350_202526_q3_v1.csv",
        "attendance_350_202526_3_v1.csv",
        "attendance_350_202526_Q3.csv",
        "attendance_350_202526_Q3_v0.csv",
        "attendance_350_202526_Q3_v01.csv",
        "attendance_350_202526_Q3_v-1.csv",
        "attendance_350_202526_Q3_v99999999999.csv",
        "attendance_\u0663\u0665\u0660_202526_Q3_v1.csv"
      })
  void anyOtherNameSaysNothing(String text) {
    assertThat(FileName.parse(text, RETURNS)).isEmpty();
  }

  @Test
  void aReturnWithDigitsAndUnderscoresInItsNameIsFoundToo() {
    Return like = RETURNS.get("ehe");
    Return seventh =
        new Return(
            "year_11_leavers",
            like.title(),
            like.kind(),
            like.columns(),
            like.key(),
            Optional.empty(),
            like.standing(),
            Map.of(),
            Map.of(),
            like.codeLists(),
            like.sets(),
            Optional.empty(),
            List.of());
    Returns returns = new Returns(List.of(seventh), RETURNS.commonRules());

    assertThat(FileName.parse("year_11_leavers_350_202526_Q3_v1.csv", returns))
        .map(FileName::returnId)
        .contains("year_11_leavers");
  }
}
