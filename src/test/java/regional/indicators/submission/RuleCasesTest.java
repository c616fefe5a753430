package regional.indicators.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
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

  /** Rules on figures, not on a file: {@code PlausibilityTest} has their cases. */
  private static final String PLAUSIBILITY = "PLA";

  private static final Returns RETURNS = ReturnsYaml.read(Path.of("jobs", "returns"));
  private static final Reference REFERENCE = ReferenceCsv.read(Path.of("data", "reference"));

  private static final SubmissionReader READER =
      new SubmissionReader(
          RETURNS, REFERENCE, new SubmissionReader.Limits(5, 100), RuleCasesTest::published);
  private static final CrossRules CROSS = new CrossRules(RETURNS, 100);

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
          withoutReason(finding));
    }

    /** A declared rule ends its message with why it matters, which is not repeated here. */
    private static String withoutReason(Finding finding) {
      String why = ". " + rule(finding).why();
      return finding.message().endsWith(why)
          ? finding.message().substring(0, finding.message().length() - why.length())
          : finding.message();
    }
  }

  /**
   * Rutland's rate of care applications in 2020-21, as the Local Authority Interactive Tool has it,
   * and Bolton's plans of January 2023, 2,778, to its 100,487 people aged 0 to 24.
   */
  private static Optional<Double> published(
      String indicatorId, String oldLaCode, LocalDate first, LocalDate last) {
    return switch (String.join(" ", indicatorId, oldLaCode, first.toString(), last.toString())) {
      case "P07 857 2020-04-01 2021-03-31" -> Optional.of(7.6);
      case "S06 350 2023-01-01 2023-01-31" -> Optional.of(2778 * 10000 / 100487.0);
      default -> Optional.empty();
    };
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
                        rule(each).remedy(),
                        rule(each).alsoNoted().map(Rule.AlsoNoted::remedy).orElse(""),
                        RuleFindings.NOTHING_TO_MEND));
    Taken taken = checked.value();
    assertThat(taken.accepted())
        .isEqualTo(
            expected.stream().noneMatch(each -> each.effect() == Effect.SUBMISSION_REJECTED));
    Set<String> cross = CROSS.codes(name(folder).returnId());
    assertThat(taken.findingsCounted())
        .isEqualTo((int) expected.stream().filter(each -> !cross.contains(each.code())).count());
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
  void everyRuleHasACaseThatPassesAndOneThatFails() throws IOException {
    Set<String> passing = new TreeSet<>();
    Set<String> failing = new TreeSet<>();
    for (Path folder : cases().toList()) {
      String code = String.valueOf(folder.getParent().getFileName());
      boolean found = expected(folder).stream().anyMatch(each -> each.code().equals(code));
      (found ? failing : passing).add(code);
    }
    Set<String> declared = new TreeSet<>();
    RETURNS.commonRules().stream()
        .map(Rule::code)
        .filter(each -> !each.startsWith(PLAUSIBILITY))
        .forEach(declared::add);
    RETURNS.all().forEach(form -> form.rules().forEach(each -> declared.add(each.code())));
    assertThat(passing).containsExactlyElementsOf(declared);
    assertThat(failing).containsExactlyElementsOf(declared);
  }

  /** Ninety-eight: those common to all, and each return's own, none left out. */
  @Test
  void everyRuleIsDeclared() {
    assertThat(RETURNS.commonRules())
        .extracting(Rule::code)
        .containsExactlyElementsOf(
            Stream.concat(codes("COM", 13).stream(), codes(PLAUSIBILITY, 3).stream()).toList());
    Map<String, List<String>> own =
        Map.of(
            "attendance", codes("C1", 14),
            "exclusions", codes("C2", 14),
            "ehe", codes("C3", 13),
            "plo", codes("C4", 15),
            "placements", codes("C5", 15),
            "send", codes("C6", 14));
    for (Return form : RETURNS.all()) {
      assertThat(form.rules()).extracting(Rule::code).containsExactlyElementsOf(own.get(form.id()));
      assertThat(form.rules()).allSatisfy(each -> assertThat(each.checks()).isNotEmpty());
    }
  }

  private static List<String> codes(String letters, int last) {
    return IntStream.rangeClosed(1, last)
        .mapToObj(number -> String.format(Locale.ROOT, "%s-%02d", letters, number))
        .toList();
  }

  private static Rule rule(Finding finding) {
    return RETURNS.rule(RETURNS.get(finding.returnId()), finding.code());
  }

  /**
   * Reads the case's submission beside what its folder {@code held} has of the same authority:
   * earlier quarters, other returns, earlier versions, each of which must be accepted.
   */
  private static Checked<Taken> read(Path folder) throws IOException {
    FileName name = name(folder);
    HeldFiles held = new HeldFiles();
    for (Path each : held(folder)) {
      Checked<Taken> before = read(each, held);
      assertThat(before.value().accepted()).as("%s: %s", each, before.findings()).isTrue();
    }
    Checked<Taken> checked = read(submission(folder), held);
    List<Finding> findings = new ArrayList<>(checked.findings());
    if (checked.value().accepted()) {
      findings.addAll(CROSS.find(name, held.of(name.oldLaCode())));
    }
    return new Checked<>(checked.value(), findings);
  }

  private static Checked<Taken> read(Path file, HeldFiles held) throws IOException {
    FileName name = FileName.parse(String.valueOf(file.getFileName()), RETURNS).orElseThrow();
    String sha256 = Incoming.sha256(file);
    Checked<Taken> checked =
        READER.read(name, FileBytes.of(file), sha256, held.of(name.oldLaCode()));
    held.add(name, sha256, checked.value());
    return checked;
  }

  private static List<Path> held(Path folder) throws IOException {
    if (!Files.isDirectory(folder.resolve("held"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.resolve("held"))) {
      return files
          .sorted(
              Comparator.comparing(
                  each -> FileName.parse(String.valueOf(each.getFileName()), RETURNS).orElseThrow(),
                  HeldFiles.order()))
          .toList();
    }
  }

  private static FileName name(Path folder) throws IOException {
    return FileName.parse(String.valueOf(submission(folder).getFileName()), RETURNS).orElseThrow();
  }

  private static Path submission(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> others =
          files
              .filter(Files::isRegularFile)
              .filter(each -> !each.endsWith("findings.csv"))
              .toList();
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
