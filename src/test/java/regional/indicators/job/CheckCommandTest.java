package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} compares a return with; the files are cases of the rules. */
class CheckCommandTest {

  private static final Path CASES = Path.of("src", "test", "resources", "rules");

  @TempDir Path folder;

  @Test
  void earlierReturnsAreGivenByTheOptionPrevious() throws IOException {
    Path one = CASES.resolve("C1-10").resolve("primary_schools_two_points_up");
    Path file = one.resolve("attendance_350_202526_Q3_v1.csv");

    assertThat(check(file.toString())).doesNotContain("C1-10 noted");
    assertThat(check(file.toString(), "--previous", one.resolve("held").toString()))
        .containsOnlyOnce("C1-10 noted")
        .contains("C1-10 noted, line 2, sessions_absent_total: 202526, Autumn, Primary, All")
        .contains(": accepted, 9 rows, 1 findings")
        .contains("If the change is real, tell us why.");
  }

  @Test
  void returnsCheckedTogetherAreComparedWhateverTheirOrder() throws IOException {
    Path one = CASES.resolve("C1-14").resolve("no_sessions_beside_suspensions");
    Path absence = one.resolve("attendance_350_202526_Q3_v1.csv");
    Path other = one.resolve("held").resolve("exclusions_350_202526_Q3_v1.csv");

    assertThat(check(absence.toString(), other.toString())).containsOnlyOnce("C1-14 noted");
    assertThat(check(other.toString(), absence.toString())).containsOnlyOnce("C1-14 noted");
    assertThat(check(absence.toString())).doesNotContain("C1-14 noted");
  }

  @Test
  void versionsAndQuartersOfOneFolderAreComparedInTheirOrder() throws IOException {
    Path one = CASES.resolve("COM-11").resolve("more_than_a_tenth_more");
    try (Stream<Path> files = Stream.concat(Files.list(one), Files.list(one.resolve("held")))) {
      for (Path each : files.filter(file -> file.toString().contains("_350_")).toList()) {
        Files.copy(each, folder.resolve(each.getFileName()));
      }
    }

    assertThat(check(folder.toString())).containsOnlyOnce("COM-11 noted");
  }

  @Test
  void ofTwoFilesOfOneVersionTheSecondIsRefused() throws IOException {
    Path csv = CASES.resolve("COM-01/as_written/placements_350_202526_Q3_v1.csv");
    Files.copy(csv, folder.resolve("placements_350_202526_Q3_v1.csv"));
    Files.copy(csv, folder.resolve("placements_350_202526_Q3_v1.xlsx"));

    SmallRegion.Ended ended = SmallRegion.run("check", folder.toString());

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.printed())
        .contains("_v1.csv: accepted")
        .contains("_v1.xlsx: REJECTED")
        .contains("Version 1 is given as placements_350_202526_Q3_v1.csv too");
  }

  private static String check(String... arguments) {
    SmallRegion.Ended ended =
        SmallRegion.run(
            Stream.concat(Stream.of("check"), Stream.of(arguments)).toArray(String[]::new));
    assertThat(ended.status()).as(ended.printed()).isZero();
    return ended.printed();
  }
}
