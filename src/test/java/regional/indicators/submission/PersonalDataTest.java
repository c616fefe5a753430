package regional.indicators.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regional.indicators.returns.CodeList;
import regional.indicators.returns.Column;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;

/** The numbers are made up or their authors' own examples; no area has the postcode area ZZ. */
class PersonalDataTest {

  private static final Returns RETURNS = ReturnsYaml.read(Path.of("jobs", "returns"));

  @ParameterizedTest
  @ValueSource(
      strings = {"A123456789012", "z12345678901b", "UPN A123456789012", "350-H123456789012"})
  void pupilNumbers(String cell) {
    assertThat(PersonalData.inCell(cell)).contains("a unique pupil number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "943 476 5919", // NHS Data Dictionary
        "9434765919",
        "943-476-5919",
        "NHS 943 476 5919",
        "350-9434765919"
      })
  void nhsNumbers(String cell) {
    assertThat(PersonalData.inCell(cell)).contains("an NHS number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000000019", "1000000000"})
  void learnerNumbers(String cell) {
    assertThat(PersonalData.inCell(cell)).contains("a unique learner number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ZZ99 9ZZ",
        "zz99 9zz",
        "ZZ999ZZ",
        "Z9 9ZZ",
        "Z99ZZ",
        "ZZ9Z 9ZZ",
        "ZZ99  9ZZ",
        "12 High Street, ZZ99 9ZZ",
        "(ZZ99 9ZZ)"
      })
  void fullPostcodes(String cell) {
    assertThat(PersonalData.inCell(cell)).contains("a full postcode");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "z",
        "ZZ99", // outward part alone
        "ZZ99 9", // sector
        "ZZ99 9CZ", // C, I, K, M, O and V do not stand in the inward part
        "ZZ99 9ZV",
        "AZZ99 9ZZZ",
        "9434765917", // check digits that are wrong for both kinds of number
        "12345678", // company number
        "01234567",
        "SC060769", // URN
        "2354813",
        "E08000001",
        "I123456789012", // I, O and S are no check letters
        "A12345678901", // a digit short
        "A1234567890123",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "c0ffee00-1234-4abc-8def-0123456789ab",
        "2025-12-31",
        "31/12/2025",
        "0161 496 0000",
        "Financial year Q3",
        "Year 11",
        "1163.81",
        "3510825",
        "rxhvgjcdjk"
      })
  void whatOnlyLooksAlmostLikeIt(String cell) {
    assertThat(PersonalData.inCell(cell)).isEmpty();
  }

  /** Random numbers of eight digits, and pseudonyms of ten letters as the samples have them. */
  @Test
  void companyNumbersAndPseudonymsOfLettersAreNeverTakenForIt() {
    Random random = new Random(1);
    String letters = "bcdfghjkmnpqrtvwxyz";
    for (int i = 0; i < 100_000; i++) {
      String number = String.format(java.util.Locale.ROOT, "%08d", random.nextInt(100_000_000));
      assertThat(PersonalData.inCell(number)).isEmpty();
      StringBuilder pseudonym = new StringBuilder();
      random.ints(10, 0, letters.length()).forEach(each -> pseudonym.append(letters.charAt(each)));
      assertThat(PersonalData.inCell(pseudonym.toString())).isEmpty();
    }
  }

  @Test
  void noCodeOfAReturnIsTakenForIt() {
    for (Return form : RETURNS.all()) {
      for (CodeList list : form.codeLists().values()) {
        assertThat(list.codes()).noneMatch(each -> PersonalData.inCell(each.code()).isPresent());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "Name",
        "child_name",
        "Child's name",
        "ChildName",
        "pupil_names",
        "forename",
        "First Name",
        "middle_name",
        "legal_surname",
        "SURNAME",
        "family_name",
        "initials",
        "mother_name",
        "preferred name",
        "client_name",
        "known_as",
        "dob",
        "D.O.B.",
        "DateOfBirth",
        "date_of_birth",
        "child_date_of_birth",
        "birth date",
        "birthday",
        "date birth",
        "birth",
        "born",
        "born_on",
        "dob_child",
        "upn",
        "UPN",
        "former_upn",
        "upn_number",
        "uln",
        "Unique Pupil Number",
        "unique_learner_number",
        "nhs",
        "NHS No.",
        "nhs_number",
        "NHSNumber",
        "postcode",
        "home_post_code",
        "Postcode of placement",
        "Postal code",
        "address",
        "home_address_1"
      })
  void headingsOfPersonalData(String heading) {
    assertThat(PersonalData.isHeading(heading)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "school_name",
        "establishment_name",
        "month_of_birth",
        "age",
        "vulnerable",
        "addressed_by",
        "nhs_funding",
        "username_hash",
        "ethnicity"
      })
  void headingsOfOtherThings(String heading) {
    assertThat(PersonalData.isHeading(heading)).isFalse();
  }

  @Test
  void noColumnOfAReturnIsTakenForIt() {
    assertThat(RETURNS.all().stream().flatMap(form -> form.columns().stream()).map(Column::name))
        .noneMatch(PersonalData::isHeading);
  }
}
