package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.pack.Judge;

/** Every pack of a whole region: what a reader with a screen reader, and a printer, need. */
@EnabledIfSystemProperty(
    named = "full",
    matches = "true",
    disabledReason =
        "judges every pack of a region, which takes minutes; mvn verify -Pfull runs it")
class AllPacksTest {

  private static final int MOST_BYTES = 600_000;

  /** By the name of the file, or of its folder where the file is named for the authority. */
  private static final Map<String, Integer> MOST_PAGES =
      Map.of(
          "self-assessment", 30,
          "peer-challenge", 16,
          "return-report", 4,
          "trends", 24,
          "indicator-set", 24);

  @TempDir Path folder;

  private void run(String... arguments) {
    Clock clock = Clock.fixed(Instant.parse("2026-01-29T09:00:00Z"), ZoneOffset.UTC);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    int status =
        Application.run(
            clock, new PrintStream(printed, true, StandardCharsets.UTF_8), false, arguments);
    assertThat(status).as(printed.toString(StandardCharsets.UTF_8)).isIn(0, 1);
  }

  @Test
  void everyPackCanBeReadByEveryone() throws Exception {
    String incoming = folder.resolve("incoming").toString();
    run("sample", "--out", incoming, "--quarters", "9");
    run(
        "quarterly",
        "--quarter",
        "2025-26-Q3",
        "--returns",
        incoming,
        "--reports",
        folder.resolve("reports").toString(),
        "--store",
        folder.resolve("store").toString());
    List<Path> packs;
    try (Stream<Path> walk = Files.walk(folder.resolve("reports"))) {
      packs = walk.filter(each -> each.toString().endsWith(".pdf")).sorted().toList();
    }
    Map<String, Integer> judged = new TreeMap<>();
    long checks = 0;
    List<String> faults = new ArrayList<>();
    for (Path each : packs) {
      byte[] bytes = Files.readAllBytes(each);
      String kind = kind(each);
      Judge.Opinion opinion = Judge.of(bytes);
      checks += opinion.checks();
      judged.merge(kind, 1, Integer::sum);
      opinion.faults().forEach(fault -> faults.add(each.getFileName() + ": " + fault));
      if (bytes.length > MOST_BYTES) {
        faults.add(each + ": " + bytes.length + " bytes");
      }
      look(each, kind, bytes, faults);
    }
    System.out.printf(
        Locale.ROOT, "PDF/UA-1: %s judged, %,d checks, faults %s%n", judged, checks, faults);
    assertThat(judged.keySet()).isEqualTo(MOST_PAGES.keySet());
    assertThat(faults).isEmpty();
  }

  private static String kind(Path file) {
    String name = file.getFileName().toString().replace(".pdf", "");
    return MOST_PAGES.containsKey(name) ? name : file.getParent().getFileName().toString();
  }

  /** Fonts come along, text is text, and nobody is given more than they can read. */
  private static void look(Path file, String kind, byte[] bytes, List<String> faults)
      throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      if (document.getNumberOfPages() > MOST_PAGES.get(kind)) {
        faults.add(file.getFileName() + ": " + document.getNumberOfPages() + " pages");
      }
      for (PDPage page : document.getPages()) {
        PDResources resources = page.getResources();
        for (COSName each : resources.getFontNames()) {
          PDFont font = resources.getFont(each);
          if (!font.isEmbedded()) {
            faults.add(file.getFileName() + ": font " + font.getName() + " is not embedded");
          }
        }
        for (COSName each : resources.getXObjectNames()) {
          if (resources.getXObject(each) instanceof PDImageXObject) {
            faults.add(file.getFileName() + ": an image");
          }
        }
      }
    }
  }
}
