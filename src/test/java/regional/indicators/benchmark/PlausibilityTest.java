package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Effect;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.indicator.Breaks;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.FigureStatus;
import regional.indicators.indicator.Series;
import regional.indicators.submission.Submission;

/**
 * Rules on figures have cases of their own form, {@code rules/<code>/<case>}: {@code figures.csv},
 * an indicator's numerators and denominators by quarter and authority, and {@code noted.csv},
 * exactly what is noted of the newest quarter.
 */
class PlausibilityTest {

  private static final Path CASES = Path.of("src", "test", "resources", "rules");
  private static final String INDICATOR = "S07";
  private static final Quarter NEWEST = Quarter.parse("2025-26-Q3");

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.walk(CASES)) {
      return folders
          .filter(each -> Files.isRegularFile(each.resolve("noted.csv")))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void notesExactlyWhatIsUnlikely(Path folder) throws IOException {
    List<Plausibility.Noted> noted = noted(folder);

    assertThat(noted)
        .map(
            each ->
                List.of(
                    each.finding().oldLaCode(),
                    each.finding().code(),
                    each.finding().column(),
                    each.since().toString(),
                    each.finding().message()))
        .containsExactlyElementsOf(expected(folder));
    assertThat(noted)
        .map(Plausibility.Noted::finding)
        .allSatisfy(
            each -> {
              assertThat(each.effect()).isEqualTo(Effect.NOTED);
              assertThat(each.line()).isZero();
              assertThat(each.reportingQuarter()).isEqualTo(NEWEST.toString());
              assertThat(each.remedy())
                  .isEqualTo(Declared.RETURNS.commonRule(each.code()).remedy());
            });
  }

  @Test
  void everyRuleHasACaseThatPassesAndOneThatFails() throws IOException {
    Set<String> passing = new TreeSet<>();
    Set<String> failing = new TreeSet<>();
    for (Path folder : cases().toList()) {
      String code = String.valueOf(folder.getParent().getFileName());
      (expected(folder).isEmpty() ? passing : failing).add(code);
    }
    assertThat(passing).isEqualTo(new TreeSet<>(Plausibility.CODES));
    assertThat(failing).isEqualTo(passing);
  }

  @Test
  void whatWasNotSentForTheQuarterIsNotNoted() throws IOException {
    Path folder = CASES.resolve("PLA-01").resolve("far_out");
    assertThat(
            Plausibility.of(
                Declared.INDICATORS,
                Declared.RETURNS,
                benchmarks(figures(folder)),
                List.of(submission("356", NEWEST.plus(1)))))
        .isEmpty();
  }

  private static List<Plausibility.Noted> noted(Path folder) throws IOException {
    List<Figure> figures = figures(folder);
    return Plausibility.of(
        Declared.INDICATORS,
        Declared.RETURNS,
        benchmarks(figures),
        figures.stream()
            .map(each -> each.area().oldLaCode())
            .distinct()
            .map(each -> submission(each, NEWEST))
            .toList());
  }

  private static Submission submission(String oldLaCode, Quarter quarter) {
    return new Submission(
        1, Declared.INDICATORS.get(INDICATOR).subject(), oldLaCode, quarter, 1, "");
  }

  private static List<Benchmark> benchmarks(List<Figure> figures) {
    return Benchmarks.of(
        figures,
        Series.of(figures),
        new Benchmarks.Beside(
            Declared.INDICATORS,
            new Breaks(List.of(), Declared.REFERENCE.authorities()),
            new Comparators(List.of(), Declared.REFERENCE),
            Declared.REFERENCE,
            List.of()));
  }

  private static List<Figure> figures(Path folder) throws IOException {
    List<Figure> figures = new ArrayList<>();
    for (CSVRecord row : rows(folder.resolve("figures.csv"))) {
      Quarter quarter = Quarter.parse(row.get("reporting_quarter"));
      double numerator = Double.parseDouble(row.get("numerator"));
      double denominator = Double.parseDouble(row.get("denominator"));
      figures.add(
          new Figure(
              INDICATOR,
              "",
              Clock.SNAPSHOT,
              DataPeriod.of(quarter),
              Area.of(Declared.REFERENCE.authorities().get(row.get("old_la_code"))),
              quarter,
              Optional.of(Value.of(numerator)),
              Value.of(denominator),
              Optional.empty(),
              Value.of(numerator * 100 / denominator),
              List.of(),
              false,
              1,
              1,
              FigureStatus.FINAL));
    }
    return figures;
  }

  /** The message is given without the rule's why, which follows it. */
  private static List<List<String>> expected(Path folder) throws IOException {
    List<List<String>> expected = new ArrayList<>();
    for (CSVRecord row : rows(folder.resolve("noted.csv"))) {
      expected.add(
          List.of(
              row.get("old_la_code"),
              row.get("code"),
              row.get("column"),
              row.get("since"),
              row.get("message") + ". " + Declared.RETURNS.commonRule(row.get("code")).why()));
    }
    return expected;
  }

  private static List<CSVRecord> rows(Path file) throws IOException {
    try (CSVParser rows =
        CSVParser.parse(
            file,
            java.nio.charset.StandardCharsets.UTF_8,
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return rows.getRecords();
    }
  }
}
