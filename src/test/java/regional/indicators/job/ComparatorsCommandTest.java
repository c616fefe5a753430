package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparatorsCommandTest {

  private static final String HEADER =
      "time_period,time_identifier,geographic_level,region_code,old_la_code,new_la_code,"
          + "ehe_starts_full_year\n";

  @TempDir private Path home = Path.of("");

  /** What the program answered. */
  private record Answer(int status, List<String> lines) {}

  @BeforeEach
  void aProject() throws IOException {
    for (Path root : List.of(Path.of("jobs"), Path.of("data/reference"))) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path each : files.filter(Files::isRegularFile).toList()) {
          if (!each.startsWith("data/reference/comparators")) {
            Path copy = home.resolve(each.toString());
            Files.createDirectories(copy.getParent());
            Files.copy(each, copy);
          }
        }
      }
    }
  }

  @Test
  void aFileIsTakenInAndTakenInAgainItChangesNoByte() throws IOException {
    Path file = published("starts.csv", "202223,Academic year,National,,,,53200\n");
    Answer answer = run("2026-01-30", file.toString());
    assertThat(answer.status()).isZero();
    assertThat(answer.lines())
        .containsExactly(
            file
                + ": home-education-year, 1 rows, 0 not asked for, 1 figures in"
                + " data/reference/comparators/home-education-year-202223-academic-year.csv");
    String text = Files.readString(held("home-education-year-202223-academic-year.csv"));
    assertThat(text)
        .contains("# taken in: 2026-01-30\n", "# date: unknown\n", "# file: starts.csv\n")
        .endsWith("H02,,202223,Academic year,2022-08-01,2023-07-31,National,E92000001,,53200,\n");
    assertThat(run("2026-02-14", file.toString()).status()).isZero();
    assertThat(Files.readString(held("home-education-year-202223-academic-year.csv")))
        .isEqualTo(text);
    assertThat(held()).hasSize(1);
  }

  @Test
  void aNewerEditionStandsBesideTheOlderWhichStaysAsItWas() throws IOException {
    run("2026-01-30", published("a.csv", "202223,Academic year,National,,,,1\n").toString());
    String older = Files.readString(held("home-education-year-202223-academic-year.csv"));
    run("2026-01-30", published("b.csv", "202223,Academic year,National,,,,2\n").toString());
    run(
        "2026-01-30",
        "--edition",
        "Revised, June",
        "--released",
        "2026-06-01",
        published("c.csv", "202223,Academic year,National,,,,3\n").toString());
    run(
        "2026-01-30",
        published("2023-04-20_d.csv", "202223,Academic year,National,,,,4\n").toString());
    assertThat(held())
        .containsExactly(
            "home-education-year-202223-academic-year-2.csv",
            "home-education-year-202223-academic-year-3.csv",
            "home-education-year-202223-academic-year.csv",
            "home-education-year-revised-june.csv");
    assertThat(Files.readString(held("home-education-year-202223-academic-year.csv")))
        .isEqualTo(older);
    assertThat(Files.readString(held("home-education-year-202223-academic-year-2.csv")))
        .contains("# order: 2\n", "# edition: 202223 Academic year (2)\n");
    assertThat(Files.readString(held("home-education-year-revised-june.csv")))
        .contains("# order: 3\n", "# edition: Revised, June\n", "# date: 2026-06-01\n");
    assertThat(Files.readString(held("home-education-year-202223-academic-year-3.csv")))
        .contains("# date: 2023-04-20\n");
  }

  @Test
  void whatIsNotRecognisedIsOneLineAndTheRestIsTakenIn() throws IOException {
    Path other = Files.writeString(home.resolve("other.csv"), "a,b\n1,2\n");
    Path gone = home.resolve("gone.csv");
    Path broken = Files.writeString(home.resolve("broken.csv"), "a,b\n\"1,2\n");
    Path sound =
        published(
            "starts.csv",
            "202223,Academic year,National,,,,53200\n202223,Academic year,Regional,E1,,,1\n");
    Answer answer =
        run("2026-01-30", other.toString(), gone.toString(), broken.toString(), sound.toString());
    assertThat(answer.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(answer.lines()).hasSize(5);
    assertThat(answer.lines().get(0))
        .startsWith(other + ": NOT TAKEN IN, no file of jobs/comparators recognises it")
        .contains("add the names of its columns there");
    assertThat(answer.lines().get(1)).startsWith(gone + ": NOT TAKEN IN, there is no such file");
    assertThat(answer.lines().get(2)).startsWith(broken + ": NOT TAKEN IN, its quotation marks");
    assertThat(answer.lines().get(3)).startsWith(sound + ": home-education-year, 2 rows");
    assertThat(answer.lines().get(4))
        .isEqualTo("  1 row cannot be read, no region has the code \"E1\": line 3.");
    assertThat(held()).hasSize(1);
  }

  private Path published(String name, String rows) throws IOException {
    return Files.writeString(home.resolve(name), HEADER + rows);
  }

  private Path held(String name) {
    return home.resolve("data/reference/comparators").resolve(name);
  }

  private List<String> held() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("data/reference/comparators"))) {
      return files.map(each -> String.valueOf(each.getFileName())).sorted().toList();
    }
  }

  private Answer run(String day, String... arguments) {
    Clock clock =
        Clock.fixed(LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    List<String> all = new ArrayList<>(List.of("comparators", "--home", home.toString()));
    all.addAll(List.of(arguments));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int status =
        Application.run(
            clock,
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            false,
            all.toArray(String[]::new));
    return new Answer(status, bytes.toString(StandardCharsets.UTF_8).lines().toList());
  }
}
