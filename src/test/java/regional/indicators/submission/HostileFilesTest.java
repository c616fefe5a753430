package regional.indicators.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.core.Checked;
import regional.indicators.core.Finding;
import regional.indicators.core.Reference;
import regional.indicators.returns.Column;
import regional.indicators.returns.ReferenceCsv;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;

/** Whatever is sent ends in one finding: no crash, and no more than a small heap. */
class HostileFilesTest {

  private static final String NAME = "placements_350_202526_Q3_v";
  private static final int HEAP = 96;

  @TempDir Path folder;
  private final List<Path> files = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  /** Writes into a file. */
  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  @Test
  void eachEndsInOneFinding() throws IOException, InterruptedException {
    Returns returns = ReturnsYaml.read(Path.of("jobs", "returns"));
    String header =
        returns.get("placements").columns().stream()
            .map(Column::name)
            .collect(Collectors.joining(","));

    sparse(Boolean.getBoolean("full") ? 2L << 30 : 64L << 20);
    expect("The row has no end: is a quotation mark not closed?", 1);
    text(out -> times(out, "x", 30 << 20));
    expect("The row has no end: is a quotation mark not closed?", 1);
    text(
        out -> {
          times(out, header + "\n", 1);
          times(out, "abcdefgh,", 1 << 20);
        });
    expect("The row has no end: is a quotation mark not closed?", 2);
    text(
        out -> {
          times(out, "a,", 100_000);
          times(out, "\n", 1);
        });
    expect("The first line has 100001 cells and is no header", 1);
    text(
        out -> {
          times(out, header, 1);
          times(out, ",", 99_999);
          times(out, "\n", 1);
          times(out, "z,", 100_000);
        });
    expect("The first line has 100028 cells and is no header", 1);

    String sheet = "<worksheet><sheetData><row r=\"1\">";
    workbook("xl/media/image1.png", out -> times(out, "x", 300 << 20));
    expect("The workbook is larger than 256 MB when unpacked", 0);
    workbook("xl/worksheets/sheet1.xml", out -> times(out, sheet, 1, "<c/>", 1 << 20));
    expect("The row has more columns than any spreadsheet allows", 1);
    workbook("xl/worksheets/sheet1.xml", out -> times(out, sheet, 1, "<c r=\"ZZZZZZ1\"/>", 1));
    expect("The row has more columns than any spreadsheet allows", 1);
    workbook("xl/worksheets/sheet1.xml", out -> times(out, sheet + "<c><v>", 1, "9", 16 << 20));
    expect("The workbook has a cell longer than any spreadsheet allows", 0);
    workbook("xl/worksheets/sheet1.xml", out -> times(out, sheet + "<c t=\"", 1, "9", 16 << 20));
    expect("The workbook has a cell longer than any spreadsheet allows", 0);
    workbook(
        "xl/worksheets/sheet1.xml",
        out -> times(out, sheet + "<c><is>", 1, "<t>0123456789</t>", 1 << 20));
    expect("A cell is longer than any spreadsheet allows", 1);
    workbook("xl/worksheets/sheet1.xml", out -> times(out, "<a>", 1 << 20));
    expect("The file cannot be read as an Excel workbook", 0);
    workbook("xl/sharedStrings.xml", out -> times(out, "<sst>", 1, "<si/>", 2 << 20));
    expect("The workbook has more than 1000000 texts", 0);
    workbook(
        "xl/workbook.xml",
        out ->
            times(
                out,
                "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;\">]><a>&c;</a>",
                1));
    expect("The file cannot be read as an Excel workbook", 0);
    workbook("../../../etc/passwd", out -> times(out, "root", 1));
    expect("The file cannot be read as an Excel workbook", 0);

    assertThat(answers()).containsExactlyElementsOf(expected);
  }

  /** Reads files and prints what was found; in a process of its own. */
  public static void main(String[] files) throws IOException {
    Returns returns = ReturnsYaml.read(Path.of("jobs", "returns"));
    Reference reference = ReferenceCsv.read(Path.of("data", "reference"));
    SubmissionReader reader =
        new SubmissionReader(returns, reference, new SubmissionReader.Limits(5, 100));
    for (String each : files) {
      Path file = Path.of(each);
      Checked<Taken> checked =
          reader.read(
              FileName.parse(String.valueOf(file.getFileName()), returns).orElseThrow(),
              file,
              Incoming.sha256(file));
      System.out.println(
          file.getFileName()
              + " "
              + checked.findings().stream()
                  .map(HostileFilesTest::words)
                  .collect(Collectors.joining("; ")));
    }
  }

  private static String words(Finding finding) {
    return finding.code() + " line " + finding.line() + " " + first(finding.message());
  }

  private static String first(String message) {
    return message.substring(0, Math.min(28, message.length()));
  }

  private List<String> answers() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                HostileFilesTest.class.getName()));
    files.forEach(each -> command.add(each.toString()));
    Path printed = folder.resolve("printed.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    boolean ended =
        process.waitFor(Duration.ofMinutes(3).toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).isTrue();
    return Files.readAllLines(printed);
  }

  private void expect(String message, int line) {
    expected.add(
        files.get(files.size() - 1).getFileName() + " COM-01 line " + line + " " + first(message));
  }

  private Path next(String ending) {
    Path file = folder.resolve(NAME + (files.size() + 1) + ending);
    files.add(file);
    return file;
  }

  private void sparse(long length) throws IOException {
    try (var file = new java.io.RandomAccessFile(next(".csv").toFile(), "rw")) {
      file.setLength(length);
    }
  }

  private void text(Content content) throws IOException {
    try (OutputStream out = Files.newOutputStream(next(".csv"))) {
      content.write(out);
    }
  }

  private void workbook(String part, Content content) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(next(".xlsx")))) {
      zip.putNextEntry(new ZipEntry(part));
      content.write(zip);
      zip.closeEntry();
    }
  }

  private static void times(OutputStream out, String text, int count) throws IOException {
    int together = Math.max(1, Math.min(count, (1 << 16) / text.length()));
    byte[] block = text.repeat(together).getBytes(StandardCharsets.UTF_8);
    for (int i = count; i > 0; i -= together) {
      out.write(block, 0, Math.min(i, together) * text.length());
    }
  }

  private static void times(OutputStream out, String before, int once, String text, int count)
      throws IOException {
    times(out, before, once);
    times(out, text, count);
  }
}
