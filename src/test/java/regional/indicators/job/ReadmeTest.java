package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/** What README and the pages of src/docs say of paths and commands is so. */
class ReadmeTest {

  private static final Path README = Path.of("README.md");
  private static final Path PACKAGES = Path.of("src/main/java/regional/indicators");
  private static final String PROGRAM = "java -jar target/regional-indicators.jar ";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-30T09:00:00Z"), ZoneOffset.UTC);

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("(?:\\]\\(|src=\")([^)\"#]+)");

  /** An answer of the program. */
  private record Answer(int status, String text) {}

  @TestFactory
  Stream<DynamicTest> everyPathOfTheMapExists() throws IOException {
    List<String> paths =
        codes(section("Where do I find")).stream().filter(each -> each.contains("/")).toList();
    assertThat(paths).hasSizeGreaterThan(15);
    return paths.stream()
        .map(each -> DynamicTest.dynamicTest(each, () -> assertThat(exists(each)).isTrue()));
  }

  @Test
  void aPathThatIsGoneWouldBeNoticed() throws IOException {
    assertThat(exists("benchmark/Gone.java")).isFalse();
    assertThat(exists("jobs/gone/<subject>.yaml")).isFalse();
  }

  @TestFactory
  Stream<DynamicTest> everyLinkAndPictureExists() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      Matcher found = LINK.matcher(Files.readString(page));
      while (found.find()) {
        String target = found.group(1);
        if (!target.startsWith("http")) {
          tests.add(
              DynamicTest.dynamicTest(
                  page + " to " + target,
                  () -> assertThat(page.resolveSibling(target).normalize()).exists()));
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  @Test
  void theTableOfCommandsNamesEveryCommandAndNoOther() throws IOException {
    assertThat(tableOfCommands())
        .extracting(each -> each.split(" ")[0])
        .containsExactlyInAnyOrderElementsOf(new TreeSet<>(program().getSubcommands().keySet()));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandHasHelp() throws IOException {
    return tableOfCommands().stream()
        .map(each -> each.split(" ")[0])
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command,
                    () -> {
                      Answer answer = answer(command, "--help");
                      assertThat(answer.status()).isZero();
                      assertThat(answer.text())
                          .startsWith("Usage: regional-indicators " + command + " ");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandLineIsUnderstood() throws IOException {
    List<String> lines = new ArrayList<>(tableOfCommands());
    for (Path page : pages()) {
      Files.readAllLines(page).stream()
          .filter(each -> each.contains(PROGRAM))
          .map(each -> each.substring(each.indexOf(PROGRAM) + PROGRAM.length()))
          .map(each -> each.replaceAll("`.*", "").strip())
          .forEach(lines::add);
    }
    assertThat(lines).hasSizeGreaterThan(8);
    return lines.stream()
        .distinct()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line,
                    () ->
                        assertThatCode(() -> program().parseArgs(line.split(" +")))
                            .doesNotThrowAnyException()));
  }

  @Test
  void aCheckAnswersAsPrinted() throws IOException {
    String start = "$ " + PROGRAM;
    String block =
        Stream.of(Files.readString(README).split("```"))
            .map(String::strip)
            .filter(each -> each.startsWith(start))
            .findFirst()
            .orElseThrow();
    List<String> lines = block.lines().toList();
    Answer answer = answer(lines.get(0).substring(start.length()).split(" +"));
    assertThat(answer.text().lines()).containsExactlyElementsOf(lines.subList(1, lines.size()));
    assertThat(answer.status()).isEqualTo(ExitStatus.DONE_WITH_FINDINGS);
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(README, Path.of("reports/README.md")));
    try (Stream<Path> docs = Files.walk(Path.of("src/docs"))) {
      docs.filter(each -> each.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  private static List<String> tableOfCommands() throws IOException {
    return section("Commands")
        .lines()
        .filter(each -> each.startsWith("| `"))
        .map(each -> codes(each).get(0))
        .toList();
  }

  /** The text between a heading of README and the next. */
  private static String section(String heading) throws IOException {
    return Stream.of(Files.readString(README).split("(?m)^## "))
        .filter(each -> each.startsWith(heading))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> codes(String text) {
    return CODE.matcher(text).results().map(each -> each.group(1)).toList();
  }

  /** A path from the project's root or from the packages; a word in angle brackets is any word. */
  private static boolean exists(String path) throws IOException {
    if (!path.contains("<")) {
      return Files.exists(Path.of(path)) || Files.exists(PACKAGES.resolve(path));
    }
    Path folder = Path.of(path.substring(0, path.lastIndexOf('/')));
    Path here = Files.isDirectory(folder) ? folder : PACKAGES.resolve(folder);
    if (!Files.isDirectory(here)) {
      return false;
    }
    PathMatcher name =
        FileSystems.getDefault()
            .getPathMatcher(
                "glob:" + path.substring(path.lastIndexOf('/') + 1).replaceAll("<[^>]+>", "*"));
    try (Stream<Path> files = Files.list(here)) {
      return files.anyMatch(each -> name.matches(each.getFileName()));
    }
  }

  private static CommandLine program() {
    return new CommandLine(
        new Application(),
        new CommandFactory(CLOCK, new PrintStream(new ByteArrayOutputStream()), false));
  }

  private static Answer answer(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int status =
        Application.run(
            CLOCK, new PrintStream(bytes, true, StandardCharsets.UTF_8), false, arguments);
    return new Answer(status, bytes.toString(StandardCharsets.UTF_8));
  }
}
