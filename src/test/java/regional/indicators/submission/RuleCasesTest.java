package regional.indicators.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import regional.indicators.core.Checked;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.core.Reference;
import regional.indicators.returns.Column;
import regional.indicators.returns.ReferenceCsv;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;
import regional.indicators.returns.Rule;

/**
 * Every case of {@code src/test/resources/rules/<code>/<case>}: one submission and, in
 * findings.csv, exactly what is found in it, against the real returns and reference tables.
 */
class RuleCasesTest {

  private static final Path CASES = Path.of("src", "test", "resources", "rules");
  private static final Returns RETURNS = ReturnsYaml.read(Path.of("jobs", "returns"));
  private static final Reference REFERENCE = ReferenceCsv.read(Path.of("data", "reference"));

  /** They compare with other submissions, and are not built yet. */
  private static final Set<String> NOT_BUILT = Set.of("COM-10", "COM-11", "COM-12");

  /** A row of findings.csv. */
  private record Expected(
      String code, Effect effect, int line, String column, String raw, String message) {

    private static Expected of(Finding finding) {
      return new Expected(
          finding.code(),
          finding.effect(),
          finding.line(),
          finding.column(),
          finding.raw(),
          finding.message());
    }
  }

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.walk(CASES)) {
      return folders
          .filter(each -> Files.isRegularFile(each.resolve("findings.csv")))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsExactlyWhatIsWrong(Path folder) throws IOException {
    List<Expected> expected = expected(folder);

    Checked<Taken> checked = read(folder);

    assertThat(checked.findings()).map(Expected::of).containsExactlyElementsOf(expected);
    assertThat(checked.findings())
        .allSatisfy(
            each ->
                assertThat(each.remedy())
                    .isIn(
                        RETURNS.commonRule(each.code()).remedy(),
                        RETURNS
                            .commonRule(each.code())
                            .alsoNoted()
                            .map(Rule.AlsoNoted::remedy)
                            .orElse("")));
    Taken taken = checked.value();
    assertThat(taken.accepted())
        .isEqualTo(
            expected.stream().noneMatch(each -> each.effect() == Effect.SUBMISSION_REJECTED));
    assertThat(taken.findingsCounted()).isEqualTo(expected.size());
    assertThat(taken.personal())
        .isEqualTo(expected.stream().anyMatch(each -> each.code().equals("COM-09")));
    if (taken.accepted()) {
      long linesRejected =
          expected.stream()
              .filter(each -> each.effect() == Effect.ROW_REJECTED)
              .map(Expected::line)
              .distinct()
              .count();
      assertThat(taken.rowsRejected()).isEqualTo((int) linesRejected);
      assertThat(taken.blocks().stream().mapToInt(RowBlock::rows).sum())
          .isEqualTo(taken.rowsInFile() - taken.rowsRejected());
    } else {
      assertThat(taken.blocks()).isEmpty();
      assertThat(taken.periods()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void repeatsACellOfAggregateReturnsOnlyAndNeverAnId(Path folder) throws IOException {
    Return form = RETURNS.get(name(folder).returnId());

    assertThat(read(folder).findings())
        .filteredOn(each -> !each.raw().isEmpty())
        .allSatisfy(
            each -> {
              assertThat(form.kind()).isEqualTo(Return.Kind.AGGREGATE);
              assertThat(form.column(each.column()).orElseThrow().type())
                  .isNotEqualTo(Column.Type.TEXT_ID);
            });
  }

  @Test
  void everyBuiltRuleHasACaseThatPassesAndOneThatFails() throws IOException {
    Set<String> passing = new TreeSet<>();
    Set<String> failing = new TreeSet<>();
    for (Path folder : cases().toList()) {
      String code = String.valueOf(folder.getParent().getFileName());
      boolean found = expected(folder).stream().anyMatch(each -> each.code().equals(code));
      (found ? failing : passing).add(code);
    }
    List<String> built =
        RETURNS.commonRules().stream()
            .map(Rule::code)
            .filter(code -> !NOT_BUILT.contains(code))
            .toList();
    assertThat(passing).containsExactlyElementsOf(built);
    assertThat(failing).containsExactlyElementsOf(built);
  }

  private static Checked<Taken> read(Path folder) throws IOException {
    Path file = submission(folder);
    return new SubmissionReader(RETURNS, REFERENCE, new SubmissionReader.Limits(5, 100))
        .read(name(folder), file, Incoming.sha256(file));
  }

  private static FileName name(Path folder) throws IOException {
    return FileName.parse(String.valueOf(submission(folder).getFileName()), RETURNS).orElseThrow();
  }

  private static Path submission(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> others = files.filter(each -> !each.endsWith("findings.csv")).toList();
      assertThat(others).as("submissions in %s", folder).hasSize(1);
      return others.get(0);
    }
  }

  private static List<Expected> expected(Path folder) throws IOException {
    List<Expected> expected = new ArrayList<>();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader text = Files.newBufferedReader(folder.resolve("findings.csv"))) {
      for (CSVRecord row : format.parse(text)) {
        expected.add(
            new Expected(
                row.get("code"),
                Effect.valueOf(row.get("effect").toUpperCase(java.util.Locale.ROOT)),
                Integer.parseInt(row.get("line")),
                row.get("column"),
                row.get("raw"),
                row.get("message")));
      }
    }
    return expected;
  }
}
