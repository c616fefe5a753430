package regional.indicators.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.core.Checked;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.core.Reference;
import regional.indicators.core.Term;
import regional.indicators.returns.Column;
import regional.indicators.returns.ReferenceCsv;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;

class SubmissionReaderTest {

  private static final Returns RETURNS = ReturnsYaml.read(Path.of("jobs", "returns"));
  private static final Reference REFERENCE = ReferenceCsv.read(Path.of("data", "reference"));
  private static final Path CASES = Path.of("src", "test", "resources", "rules");
  private static final List<String> PLACEMENT_COLUMNS =
      RETURNS.get("placements").columns().stream().map(Column::name).toList();

  @TempDir Path folder;

  @Test
  void acceptedRowsComeOutAsTheyWentIn() throws IOException {
    Map<String, String> placement = placement("child0001");

    Checked<Taken> checked = readPlacements(csv(PLACEMENT_COLUMNS, List.of(placement)));

    assertThat(checked.findings()).isEmpty();
    assertThat(checked.value().periods())
        .containsExactly(DataPeriod.of(regional.indicators.core.Quarter.parse("2025-26-Q3")));
    assertThat(rows(checked)).isEqualTo(Map.of(2, List.copyOf(placement.values())));
  }

  /**
   * Rejected before its rows are looked at: its bytes are kept only if nothing personal is seen.
   */
  @Test
  void aRejectedFileWithABirthdayInAnIdMayNotBeKept() throws IOException {
    List<String> tooFew = PLACEMENT_COLUMNS.subList(0, PLACEMENT_COLUMNS.size() - 1);
    String harmless = csv(tooFew, List.of(placement("child0001")));
    assertThat(readPlacements(harmless).value().accepted()).isFalse();
    assertThat(mayBeKept(harmless)).as("dates of placements are not birthdays").isTrue();
    assertThat(mayBeKept(csv(tooFew, List.of(placement("04/03/2012"))))).isFalse();
    assertThat(mayBeKept(harmless.replace("child_id", "date_of_birth"))).isFalse();
    assertThat(mayBeKept("1,2012-03-04\n2,2012-03-05\n")).as("no header of ours").isFalse();
  }

  private boolean mayBeKept(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("placements_350_202526_Q3_v1.csv"), text);
    return reader().mayBeKept(name(file), FileBytes.of(file));
  }

  @Test
  void everyWayOfWritingTheSameFileGivesTheSameRows() throws IOException {
    List<Map<String, String>> placements = List.of(placement("child0001"), placement("child0002"));
    String plain = csv(PLACEMENT_COLUMNS, placements);
    List<String> reversed = new ArrayList<>(PLACEMENT_COLUMNS);
    Collections.reverse(reversed);
    Map<Integer, List<String>> expected = rows(readPlacements(plain));

    assertThat(expected).hasSize(2);
    assertThat(rows(readPlacements("\ufeff" + plain))).isEqualTo(expected);
    assertThat(rows(readPlacements(plain.replace("\n", "\r\n")))).isEqualTo(expected);
    assertThat(rows(readPlacements(plain.stripTrailing()))).isEqualTo(expected);
    assertThat(rows(readPlacements(csv(reversed, placements)))).isEqualTo(expected);
    assertThat(rows(readPlacements(plain.replace("child0001", "  child0001\t\u00a0"))))
        .isEqualTo(expected);
    assertThat(
            rows(
                readPlacements(
                    plain.replace("2025-12-31", "31/12/2025").replace("2024-05-07", "7/5/2024"))))
        .isEqualTo(expected);
  }

  @Test
  void quotedCellsKeepTheirCommasAndQuotationMarks() throws IOException {
    Map<String, String> placement = placement("a \"quoted\", odd id");

    Checked<Taken> checked = readPlacements(csv(PLACEMENT_COLUMNS, List.of(placement)));

    assertThat(rows(checked).get(2))
        .contains("a \"quoted\", odd id", "No, and is not in a solo placement");
  }

  @Test
  void linesAreThoseOfTheFileAfterBlankLinesAndCellsOfSeveralLines() throws IOException {
    String header = String.join(",", PLACEMENT_COLUMNS) + "\n";
    String text =
        header
            + "\n\n"
            + row(placement("one"))
            + row(placement("t\nw\r\no"))
            + "\r\n"
            + row(placement("three"))
            + row(placement(""));

    Checked<Taken> checked = readPlacements(text.stripTrailing());

    assertThat(checked.findings())
        .extracting(Finding::line, Finding::column)
        .contains(org.assertj.core.groups.Tuple.tuple(10, "child_id"));
    Map<Integer, String> ids = new TreeMap<>();
    int id = PLACEMENT_COLUMNS.indexOf("child_id");
    // One of four rejected rejects the file; with more rows it does not.
    String padded =
        text
            + IntStream.range(0, 40)
                .mapToObj(each -> row(placement("more" + each)))
                .collect(Collectors.joining());
    rows(readPlacements(padded)).forEach((line, cells) -> ids.put(line, cells.get(id)));
    assertThat(ids)
        .containsEntry(4, "one")
        .containsEntry(5, "t\nw\r\no")
        .containsEntry(9, "three")
        .doesNotContainKey(10)
        .containsEntry(11, "more0")
        .containsEntry(50, "more39");
  }

  @Test
  void theWithdrawnReasonIsBlankWhereItIsAbsent() throws IOException {
    int reason = RETURNS.get("exclusions").indexOf("reason_ot");

    Checked<Taken> absent = readCase("COM-01", "withdrawn_reason_absent");
    Checked<Taken> present = readCase("COM-01", "withdrawn_reason_present");

    assertThat(rows(absent).values()).hasSize(8).allMatch(cells -> cells.get(reason).isEmpty());
    assertThat(rows(present).values()).hasSize(8).allMatch(cells -> cells.get(reason).equals("0"));
  }

  @Test
  void aHeaderAloneOfARecordReturnIsAReturnOfNobody() throws IOException {
    Checked<Taken> checked = readPlacements(csv(PLACEMENT_COLUMNS, List.of()));

    assertThat(checked.findings()).isEmpty();
    assertThat(checked.value().accepted()).isTrue();
    assertThat(checked.value().rowsInFile()).isZero();
    assertThat(checked.value().periods()).isEmpty();
  }

  @Test
  void periodsAreThoseForWhichARowHasANumber() throws IOException {
    Checked<Taken> terms = readCase("COM-03", "successor_of_the_term_in_which_it_began");

    assertThat(terms.value().periods())
        .containsExactlyInAnyOrder(
            DataPeriod.of("202223", Term.SUMMER), DataPeriod.of("202223", Term.YEAR));

    Path file = CASES.resolve("COM-13/exactly_the_rows_asked_for/attendance_350_202526_Q3_v1.csv");
    String nothingKnown =
        Files.readString(file)
            .lines()
            .map(line -> line.startsWith("time") ? line : withoutNumbers(line))
            .collect(Collectors.joining("\n"));
    Checked<Taken> unknown = read("attendance_350_202526_Q3_v1.csv", nothingKnown);
    assertThat(unknown.value().accepted()).isTrue();
    assertThat(unknown.value().periods()).isEmpty();
  }

  @Test
  void rejectedRowsAreLeftOut() throws IOException {
    Checked<Taken> checked = readCase("COM-06", "five_of_hundred_rows_rejected");

    assertThat(checked.value().rowsInFile()).isEqualTo(100);
    assertThat(checked.value().rowsRejected()).isEqualTo(5);
    assertThat(rows(checked)).hasSize(95).doesNotContainKeys(97, 98, 99, 100, 101);
  }

  @Test
  void findingsAreAllCountedAndKeptUpToANumberPerCode() throws IOException {
    List<Map<String, String>> placements = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Map<String, String> placement = placement("child" + i);
      placement.put("gender", "F");
      placement.put("age", "unknown");
      placements.add(placement);
    }
    Path file = write("placements_350_202526_Q3_v1.csv", csv(PLACEMENT_COLUMNS, placements));

    Checked<Taken> checked =
        new SubmissionReader(RETURNS, REFERENCE, new SubmissionReader.Limits(5, 20))
            .read(name(file), file, Incoming.sha256(file));

    assertThat(checked.value().findingsCounted()).isEqualTo(601);
    assertThat(checked.findings()).hasSize(41);
    assertThat(checked.findings().get(40).effect()).isEqualTo(Effect.SUBMISSION_REJECTED);
    assertThat(checked.findings().get(40).message()).startsWith("300 of 300 rows are rejected");
  }

  @Test
  void aFileThatChangedSinceItWasReceivedIsRefused() throws IOException {
    Path file =
        write(
            "placements_350_202526_Q3_v1.csv",
            csv(PLACEMENT_COLUMNS, List.of(placement("child0001"))));
    String received = Incoming.sha256(file);
    Files.writeString(file, csv(PLACEMENT_COLUMNS, List.of(placement("child0002"))));

    Checked<Taken> checked = reader().read(name(file), file, received);

    assertThat(checked.value().accepted()).isFalse();
    assertThat(checked.value().blocks()).isEmpty();
    assertThat(checked.findings())
        .extracting(Finding::code, Finding::line, Finding::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "COM-01", 0, "The file changed while it was being read"));
  }

  @Test
  void aRefusedFileIsNotTakenForAChangedOne() throws IOException {
    Checked<Taken> checked =
        readPlacements("no header\n" + "x".repeat(3_000_000) + "\n" + "y".repeat(100_000));

    assertThat(checked.findings()).hasSize(1);
    assertThat(checked.findings().get(0).message()).startsWith("The first line is not the header");
  }

  @Test
  void aFileThatIsGoneIsAnExceptionForWeDoNotKnowWhatItSaid() {
    Path file = folder.resolve("placements_350_202526_Q3_v1.csv");

    assertThatThrownBy(() -> reader().read(name(file), file, ""))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aQuotationMarkNeverClosedDoesNotFillTheMemory() throws IOException {
    String header = String.join(",", PLACEMENT_COLUMNS) + "\n";

    Checked<Taken> checked =
        readPlacements(
            header + row(placement("child0001")) + "202526,\"" + "a,b\n".repeat(1 << 18));

    assertThat(checked.findings())
        .extracting(Finding::code, Finding::line, Finding::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "COM-01", 3, "The row has no end: is a quotation mark not closed?"));
  }

  /** Whatever bytes arrive, there is an answer and no exception. */
  @Test
  void anyBytesAreAnswered() throws IOException {
    java.util.Random random = new java.util.Random(20251231);
    byte[] good =
        csv(PLACEMENT_COLUMNS, List.of(placement("child0001"), placement("child0002")))
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = good.clone();
      for (int change = random.nextInt(8); change >= 0; change--) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(5)) {
          case 0 -> bytes[at] = (byte) random.nextInt(256);
          case 1 -> bytes[at] = '"';
          case 2 -> bytes[at] = ',';
          case 3 -> bytes[at] = '\n';
          default -> bytes = Arrays.copyOf(bytes, at + 1);
        }
      }
      Path file = folder.resolve("placements_350_202526_Q3_v1.csv");
      Files.write(file, bytes);

      Checked<Taken> checked = reader().read(name(file), file, Incoming.sha256(file));

      assertThat(checked.findings()).noneMatch(each -> each.message().contains("changed while"));
      assertThat(checked.findings())
          .as("a child's id is in no finding")
          .noneMatch(each -> (each.raw() + each.message() + each.column()).contains("child000"));
    }
  }

  private Checked<Taken> readPlacements(String text) throws IOException {
    return read("placements_350_202526_Q3_v1.csv", text);
  }

  private Checked<Taken> read(String fileName, String text) throws IOException {
    Path file = write(fileName, text);
    return reader().read(name(file), file, Incoming.sha256(file));
  }

  private static Checked<Taken> readCase(String code, String name) throws IOException {
    try (var files = Files.list(CASES.resolve(code).resolve(name))) {
      Path file = files.filter(each -> !each.endsWith("findings.csv")).findFirst().orElseThrow();
      return reader().read(name(file), file, Incoming.sha256(file));
    }
  }

  private static SubmissionReader reader() {
    return new SubmissionReader(RETURNS, REFERENCE, new SubmissionReader.Limits(5, 100));
  }

  private Path write(String fileName, String text) throws IOException {
    return Files.writeString(folder.resolve(fileName), text);
  }

  private static FileName name(Path file) {
    return FileName.parse(String.valueOf(file.getFileName()), RETURNS).orElseThrow();
  }

  private static Map<Integer, List<String>> rows(Checked<Taken> checked) {
    Map<Integer, List<String>> rows = new TreeMap<>();
    checked.value().blocks().forEach(block -> block.read(rows::put));
    return rows;
  }

  private static Map<String, String> placement(String childId) {
    Map<String, String> cells = new LinkedHashMap<>();
    PLACEMENT_COLUMNS.forEach(column -> cells.put(column, ""));
    cells.putAll(
        Map.of(
            "time_period", "202526",
            "time_identifier", "Financial year Q3",
            "old_la_code", "350",
            "new_la_code", "E08000001",
            "la_name", "Bolton",
            "snapshot_date", "2025-12-31",
            "child_id", childId,
            "age", "14",
            "gender", "Non-binary",
            "cohort", "Looked after child (under 18)"));
    cells.putAll(
        Map.of(
            "uasc", "No",
            "placement_start_date", "2024-05-07",
            "provision_type", "Fostering - Mainstream",
            "sourcing_route", "Block Contract - Local",
            "provider_urn", "SC012345",
            "provider_company_number", "01234567",
            "registration", "Ofsted",
            "host_la_code", "E08000002",
            "distance_miles", "3.25"));
    cells.putAll(
        Map.of(
            "additional_packages", "No",
            "solo", "No, and is not in a solo placement",
            "dols", "No",
            "establishment_urn", "SC054321",
            "total_weekly_cost", "1000",
            "cost_social_care", "1000",
            "cost_education", "0",
            "cost_health", "0"));
    return cells;
  }

  private static String csv(List<String> columns, List<Map<String, String>> rows) {
    StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
    for (Map<String, String> row : rows) {
      text.append(row(columns.stream().map(row::get).toList()));
    }
    return text.toString();
  }

  private static String row(Map<String, String> cells) {
    return row(List.copyOf(cells.values()));
  }

  private static String row(List<String> cells) {
    return cells.stream()
            .map(cell -> cell.matches("[^,\"\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(","))
        + "\n";
  }

  private static String withoutNumbers(String line) {
    List<String> cells = new ArrayList<>(List.of(line.split(",")));
    Collections.fill(cells.subList(10, cells.size()), "x");
    return String.join(",", cells);
  }
}
