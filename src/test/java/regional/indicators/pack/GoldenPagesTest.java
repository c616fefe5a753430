package regional.indicators.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import regional.indicators.pack.chart.Chart;

/**
 * The pages of an invented authority as they were when somebody last looked at them, at three
 * depths: what charts show, what pages say, what pages look like. {@code -Dgolden=write} writes
 * them anew: look at them before you commit.
 */
class GoldenPagesTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final boolean WRITE = "write".equals(System.getProperty("golden"));
  private static final Pack PACK = PackYaml.read(Path.of("jobs/packs/self-assessment.yaml"));
  private static final Pattern HEADING =
      Pattern.compile("<h[123][^>]*>(.*?)</h[123]>", Pattern.DOTALL);

  /** Dots an inch: enough to see that a thing moved, too few to see how a machine rounds. */
  private static final int RESOLUTION = 30;

  /** Of 255, over all dots of a page. */
  private static final double TOLERANCE = 1.5;

  /** Cover, summary, changes, a subject's charts, a subject's table. */
  private static final List<Integer> PAGES = List.of(1, 2, 3, 4, 5);

  private static PackPages pages = new PackPages(PACK, PlausibleView.of("Bolton"));
  private static byte[] bytes = new byte[0];

  @BeforeAll
  static void write() {
    bytes = new PackWriter().write(PACK, PlausibleView.of("Bolton"));
  }

  private static void same(String name, String now) throws IOException {
    Path file = GOLDEN.resolve(name);
    if (WRITE) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, now);
    }
    assertThat(now)
        .as("%s: written anew by -Dgolden=write", file)
        .isEqualTo(Files.readString(file));
  }

  @Test
  void chartsShowWhatTheyShowed() throws IOException {
    StringBuilder facts = new StringBuilder();
    for (Chart each : pages.charts()) {
      facts.append(each.description()).append("\n\n");
    }
    same("self-assessment-charts.txt", facts.toString());
  }

  @Test
  void pagesSayWhatTheySaid() throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      same(
          "self-assessment-text.txt",
          new PDFTextStripper().getText(document).replace(System.lineSeparator(), "\n"));
    }
  }

  @Test
  void pagesLookAsTheyLooked() throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      PDFRenderer renderer = new PDFRenderer(document);
      for (int page : PAGES) {
        BufferedImage now = renderer.renderImageWithDPI(page - 1, RESOLUTION, ImageType.GRAY);
        Path file = GOLDEN.resolve("self-assessment-" + page + ".png");
        if (WRITE) {
          ImageIO.write(now, "png", file.toFile());
        }
        assertThat(difference(now, ImageIO.read(file.toFile())))
            .as("page %d against %s", page, file)
            .isCloseTo(0, within(TOLERANCE));
      }
    }
  }

  private static double difference(BufferedImage one, BufferedImage other) {
    assertThat(one.getWidth()).isEqualTo(other.getWidth());
    assertThat(one.getHeight()).isEqualTo(other.getHeight());
    double sum = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        sum += Math.abs(grey(one, x, y) - grey(other, x, y));
      }
    }
    return sum / one.getWidth() / one.getHeight();
  }

  private static int grey(BufferedImage image, int x, int y) {
    return image.getRaster().getSample(x, y, 0);
  }

  /** A test that cannot fail is none: a page that lost a line is seen. */
  @Test
  void aPageThatLostALineWouldBeNoticed() throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      BufferedImage page =
          new PDFRenderer(document).renderImageWithDPI(1, RESOLUTION, ImageType.GRAY);
      BufferedImage without = new BufferedImage(page.getWidth(), page.getHeight(), page.getType());
      without.setData(page.getRaster());
      for (int y = 60; y < 90; y++) {
        for (int x = 0; x < page.getWidth(); x++) {
          without.getRaster().setSample(x, y, 0, 255);
        }
      }
      assertThat(difference(page, without)).isGreaterThan(TOLERANCE);
    }
  }

  /** A heading that ends a page has lost what it heads. */
  @Test
  void noHeadingIsTheLastLineOfItsPage() throws IOException {
    TreeSet<String> headings = new TreeSet<>();
    Matcher found = HEADING.matcher(new PackWriter().page(pages));
    while (found.find()) {
      headings.add(plain(found.group(1)));
    }
    assertThat(headings).contains("Better, worse, similar");
    try (PDDocument document = Loader.loadPDF(bytes)) {
      for (int i = 1; i <= document.getNumberOfPages(); i++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(i);
        stripper.setEndPage(i);
        List<String> lines =
            stripper
                .getText(document)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .filter(line -> !line.startsWith("Page ") && !line.startsWith("Bolton, 2025-26"))
                .filter(line -> !line.startsWith("For ") || !line.endsWith(" only"))
                .toList();
        assertThat(headings)
            .as("page %d ends: %s", i, lines.get(lines.size() - 1))
            .doesNotContain(lines.get(lines.size() - 1));
      }
    }
  }

  private static String plain(String html) {
    return html.replaceAll("<[^>]+>", "")
        .replace("&amp;", "&")
        .replace("&gt;", ">")
        .replace("&lt;", "<")
        .replace("&#39;", "'")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
