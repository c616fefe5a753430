package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One run with an encrypted store, personal data in every kind of file and formulas in every free
 * text: what is about a child is nowhere, what could run is text, and what stays here is its
 * owner's.
 */
class PeopleProofTest {

  private static final String KEY = "an-invented-key-of-this-test";
  private static final List<String> SECRETS =
      List.of("Zebedee", "943 476 5919", "9434765919", "M1 1AE", "H801200001001", "2011-03-04");

  @TempDir private static Path folder;

  private static SmallRegion region;
  private static Path key;
  private static SmallRegion.Ended ended;

  @BeforeAll
  static void run() throws IOException {
    region = SmallRegion.in(folder.resolve("home"));
    key = Files.writeString(folder.resolve("key.txt"), KEY + "\n");
    personal();
    formulas();
    ended = SmallRegion.run(quarterly());
    assertThat(ended.status()).as(ended.printed()).isEqualTo(ExitStatus.DONE_WITH_FINDINGS);
  }

  private static String[] quarterly() {
    List<String> arguments = new ArrayList<>(List.of(region.quarterly("2026-01-30")));
    arguments.addAll(List.of("--store-key", key.toString()));
    return arguments.toArray(String[]::new);
  }

  /** By heading, by cell, on a sheet beside, in a file of explanations, in a file's name. */
  private static void personal() throws IOException {
    Path send = region.incoming("send_351_202526_Q3_v1.csv");
    List<String> rows = new ArrayList<>(Files.readAllLines(send));
    rows.set(0, rows.get(0) + ",child_name");
    for (int i = 1; i < rows.size(); i++) {
      rows.set(i, rows.get(i) + ",Zebedee Fictitious");
    }
    Files.write(send, rows);
    Path attendance = region.incoming("attendance_876_202526_Q3_v1.csv");
    List<String> cells = new ArrayList<>(Files.readAllLines(attendance));
    cells.set(1, cells.get(1).replace("Halton", "NHS 943 476 5919"));
    cells.set(2, cells.get(2).replace("Halton", "H801200001001"));
    cells.set(3, cells.get(3).replace("Halton", "Zebedee of M1 1AE"));
    Files.write(attendance, cells);
    Path plo = region.incoming("plo_350_202526_Q3_v1.csv");
    List<String> lines = Files.readAllLines(plo);
    Files.delete(plo);
    try (OutputStream out = Files.newOutputStream(region.incoming("plo_350_202526_Q3_v1.xlsx"));
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Return");
      for (int row = 0; row < lines.size(); row++) {
        String[] parts = lines.get(row).split(",", -1);
        for (int i = 0; i < parts.length; i++) {
          sheet.value(row, i, parts[i]);
        }
      }
      Worksheet beside = workbook.newWorksheet("Working");
      beside.value(0, 0, "UPN");
      beside.value(0, 1, "Date of birth");
      beside.value(1, 0, "H801200001001");
      beside.value(1, 1, "2011-03-04");
    }
    Files.writeString(
        region.incoming("explanations_876_202526_Q3_v1.csv"),
        "code,key,explanation,share\nCOM-04,,Zebedee of M1 1AE moved,yes\n");
    Files.writeString(
        region.incoming("explanations_351_202526_Q3_v1.csv"),
        "code,key,explanation,nhs 943 476 5919\nCOM-04,,Zebedee,yes\n");
    Files.writeString(region.incoming("case of M1 1AE.csv"), "Zebedee\n");
  }

  private static void formulas() throws IOException {
    Path attendance = region.incoming("attendance_350_202526_Q3_v1.csv");
    List<String> rows = new ArrayList<>(Files.readAllLines(attendance));
    List<String> names =
        List.of("=HYPERLINK(A1)", "+A1", "-A1", "@A1", "\uff1dA1", "\"\t=A1\"", "\"\r=A1\"");
    for (int i = 0; i < names.size(); i++) {
      rows.set(i + 1, rows.get(i + 1).replace("Bolton", names.get(i)));
    }
    Files.write(attendance, rows);
    Files.writeString(
        region.incoming("explanations_350_202526_Q3_v1.csv"),
        "code,key,explanation,share\nCOM-04,,=cmd|' /C calc'!A0,yes\n");
  }

  @Test
  void filesWithPersonalDataAreRefusedAndSaidSo() throws IOException {
    List<String> refused =
        findings().stream()
            .filter(each -> each.get("code").equals("COM-09"))
            .map(each -> each.get("return") + " " + each.get("old_la_code"))
            .distinct()
            .toList();
    assertThat(refused)
        .containsExactlyInAnyOrder(
            "send 351", "attendance 876", "plo 350", "explanations 876", "explanations 351");
  }

  @Test
  void nothingOfThemIsRepeatedAnywhere() throws IOException {
    assertThat(ended.printed()).doesNotContain(SECRETS);
    for (Path file : files(folder.resolve("home/reports"), folder.resolve("home/data/store"))) {
      for (String text : texts(file)) {
        assertThat(text).as(file.toString()).doesNotContain(SECRETS);
      }
    }
  }

  /** Every column of every table of the store, as text. */
  @Test
  void nothingOfThemIsInTheStore() throws SQLException {
    int seen = 0;
    for (String row : TestStore.rows(folder.resolve("home/data/store"), KEY)) {
      assertThat(row).doesNotContain(SECRETS);
      seen++;
    }
    assertThat(seen).isGreaterThan(100);
  }

  @Test
  void noCellCouldBeAFormula() throws IOException {
    int apostrophes = 0;
    for (Path file : files(folder.resolve("home/reports"))) {
      if (file.toString().endsWith(".csv")) {
        for (CSVRecord row : rows(file)) {
          for (String cell : row) {
            assertThat(cell)
                .as(file.toString())
                .satisfiesAnyOf(
                    one -> assertThat(one).doesNotMatch("(?s)[\\s\u00a0]*[-=+@\uff1d\t\r].*"),
                    one -> assertThat(one).matches("-?\\d+(\\.\\d+)?"),
                    one -> assertThat(one).isEqualTo("-"));
            apostrophes += cell.matches("(?s)'[\\s]*[-=+@\uff1d].*") ? 1 : 0;
          }
        }
      }
    }
    assertThat(apostrophes).isGreaterThanOrEqualTo(2);
  }

  @Test
  void whatStaysHereIsReadableByItsOwnerOnly() throws IOException {
    assumeThat(Files.getFileAttributeView(folder, PosixFileAttributeView.class)).isNotNull();
    int seen = 0;
    for (Path root :
        List.of(region.published().resolve("analyst"), folder.resolve("home/data/store"))) {
      try (Stream<Path> walk = Files.walk(root)) {
        for (Path each : walk.toList()) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
              .as(each.toString())
              .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(7);
    assertThat(ended.printed()).doesNotContain("may be read by others");
  }

  @Test
  @OnlyInAFolder
  void anEncryptedStoreOpensWithItsKeyAlone() throws IOException {
    Path database = folder.resolve("home/data/store/regional.mv.db");
    String bytes = new String(Files.readAllBytes(database), StandardCharsets.ISO_8859_1);
    assertThat(bytes).startsWith("H2encrypt").doesNotContain("attendance", "INFORMATION_SCHEMA");
    assertThat(SmallRegion.run(quarterly()).printed()).contains("Nothing is new");

    SmallRegion.Ended without = SmallRegion.run(region.quarterly("2026-01-30"));
    assertThat(without.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(without.printed().lines()).hasSize(1);
    assertThat(without.printed()).contains("The store is encrypted");

    Path other = Files.writeString(folder.resolve("other.txt"), "another-invented-key\n");
    String[] arguments = quarterly();
    arguments[arguments.length - 1] = other.toString();
    SmallRegion.Ended wrong = SmallRegion.run(arguments);
    assertThat(wrong.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(wrong.printed().lines()).hasSize(1);
    assertThat(wrong.printed()).contains("does not open the store").doesNotContain("invented");

    Files.writeString(other, "short");
    assertThat(SmallRegion.run(arguments).printed())
        .contains("at least 16")
        .doesNotContain("short");

    SmallRegion.Ended released =
        SmallRegion.run(
            "release",
            "--home",
            region.home().toString(),
            "--quarter",
            SmallRegion.QUARTER.toString(),
            "--store-key",
            key.toString());
    assertThat(released.printed()).contains("Recorded: ");
  }

  private static List<CSVRecord> findings() throws IOException {
    return rows(region.published().resolve("analyst/findings.csv"));
  }

  private static List<CSVRecord> rows(Path file) throws IOException {
    CSVFormat form = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, form)) {
      return parser.getRecords();
    }
  }

  private static List<Path> files(Path... roots) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : roots) {
      try (Stream<Path> walk = Files.walk(root)) {
        walk.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    return files;
  }

  private static List<String> texts(Path file) throws IOException {
    if (file.toString().endsWith(".pdf")) {
      try (PDDocument document = Loader.loadPDF(file.toFile())) {
        return List.of(new PDFTextStripper().getText(document));
      }
    }
    if (!file.toString().endsWith(".xlsx")) {
      return List.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }
    List<String> parts = new ArrayList<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (var each : zip.stream().toList()) {
        parts.add(new String(zip.getInputStream(each).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }
}
