package regional.indicators.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Board's page: whole in itself, accessible, safe, and in order for a browser. */
class IndexPageTest {

  @TempDir private Path folder;

  private final String text = new IndexPage(InventedRegion.view()).text();

  private static Document parsed(String text) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text.replace("<!DOCTYPE html>", ""))));
  }

  private static List<Element> all(Document page, String name) {
    NodeList found = page.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  @Test
  void itIsWellFormedAndHasLandmarksLanguageAndTitle() throws Exception {
    Document page = parsed(text);
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en-GB");
    assertThat(all(page, "title").get(0).getTextContent())
        .isEqualTo("Middle Sea: children's services indicators, 2025-26-Q3");
    for (String landmark : List.of("header", "nav", "main", "footer", "h1")) {
      assertThat(all(page, landmark)).as(landmark).hasSize(1);
    }
    assertThat(text).startsWith("<!DOCTYPE html>").contains("For the sector");
    assertThat(all(page, "nav").get(0).getTextContent()).contains("Trend pack");
    assertThat(all(page, "a").stream().map(each -> each.getAttribute("href")))
        .contains("trends.pdf", "indicators.csv", "data.xlsx");
  }

  @Test
  void everyTableHasACaptionAndEveryHeadingAScope() throws Exception {
    Document page = parsed(text);
    assertThat(all(page, "table")).hasSize(1 + 4);
    assertThat(all(page, "caption")).hasSameSizeAs(all(page, "table"));
    assertThat(all(page, "th")).allMatch(each -> !each.getAttribute("scope").isEmpty());
    for (Element each : all(page, "select")) {
      assertThat(((Element) each.getParentNode()).getTagName()).isEqualTo("label");
    }
  }

  @Test
  void everyLinkInThePageLeadsSomewhereAndIdsAreUnique() throws Exception {
    Document page = parsed(text);
    Set<String> ids = new HashSet<>();
    for (String name : List.of("main", "h2", "form", "select", "table", "details", "p", "span")) {
      for (Element each : all(page, name)) {
        if (!each.getAttribute("id").isEmpty()) {
          assertThat(ids.add(each.getAttribute("id"))).as(each.getAttribute("id")).isTrue();
        }
      }
    }
    all(page, "a").stream()
        .map(each -> each.getAttribute("href"))
        .filter(each -> each.startsWith("#"))
        .forEach(each -> assertThat(ids).contains(each.substring(1)));
  }

  @Test
  void aCellSaysItsSignalInWords() throws Exception {
    Document page = parsed(text);
    List<String> cells =
        all(page, "td").stream()
            .filter(each -> each.hasAttribute("title"))
            .map(each -> each.getAttribute("title") + "|" + each.getTextContent())
            .toList();
    assertThat(cells)
        .hasSize(4 * 3)
        .contains(
            "outlying, high: unfavourable|H−outlying, high: unfavourable",
            "hidden: small, or would tell a small number|chidden: small, or would tell a small number",
            "not available|xnot available",
            "outlying, high|Houtlying, high");
  }

  @Test
  void nothingComesFromElsewhereAndNoTextEndsTheScript() {
    assertThat(text).doesNotContain("http://www.thymeleaf").doesNotContain("@import");
    Matcher address = Pattern.compile("https?://[^\"' )]+").matcher(text);
    while (address.find()) {
      assertThat(address.group())
          .isIn("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg");
    }
    assertThat(text.split("</script>", -1)).hasSize(1 + 2);
    assertThat(text).doesNotContain("<b>").doesNotContain("<Elm>");
  }

  @Test
  void theDataAreThoseOfTheView() throws Exception {
    String json =
        all(parsed(text), "script").stream()
            .filter(each -> each.getAttribute("id").equals("data"))
            .findFirst()
            .orElseThrow()
            .getTextContent();
    assertThat(json).doesNotContain("<", ">", "&", "\u2028");
    JsonNode data = JsonMapper.builder().build().readTree(json);
    assertThat(data.get("authorities").get(0).asString()).isEqualTo("=Ash & <Elm>");
    JsonNode share = data.get("rows").get(0);
    assertThat(share.get("periods").get(0).asString()).isEqualTo("2025/26");
    assertThat(share.get("own").get(0).get(0).asDouble()).isEqualTo(12.3);
    assertThat(share.get("own").get(1).get(0).asString()).isEqualTo("c");
    assertThat(data.get("rows").get(3).get("own").get(0).get(0).asInt()).isEqualTo(10);
    assertThat(data.get("facets").size()).isEqualTo(4);
    assertThat(IndexPage.harmless("\"</script>\u2028&\""))
        .isEqualTo("\"\\u003c/script\\u003e\\u2028\\u0026\"");
  }

  @Test
  void theSameViewGivesTheSamePage() {
    assertThat(new IndexPage(InventedRegion.view()).text()).isEqualTo(text);
  }

  /** Contrast of text with its ground, by the formula of WCAG 2. */
  @Test
  void everyTintOfTheTableIsReadable() throws IOException {
    String css = Files.readString(Path.of("src/main/resources/publish/index.css"));
    Matcher tint =
        Pattern.compile("\\.[a-z-]+ \\{ background: (#[0-9a-f]{6}); color: (#[0-9a-f]{6})")
            .matcher(css);
    int tints = 0;
    while (tint.find()) {
      tints++;
      assertThat(contrast(tint.group(1), tint.group(2))).as(tint.group()).isGreaterThan(4.5);
    }
    assertThat(tints).isEqualTo(6);
    assertThat(contrast("#f3f4f5", "#55606b")).isGreaterThan(4.5);
    assertThat(contrast("#ffffff", "#1f6b4f")).isGreaterThan(4.5);
    assertThat(contrast("#ffffff", "#8a3b00")).isGreaterThan(4.5);
  }

  private static double contrast(String one, String other) {
    double light = Math.max(luminance(one), luminance(other));
    double dark = Math.min(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  /** In a browser the script runs to its end: choosing works, and an opened indicator is drawn. */
  @Test
  @EnabledIfSystemProperty(
      named = "full",
      matches = "true",
      disabledReason = "needs Chromium; mvn verify -Pfull runs it")
  void inABrowserTheTableIsChosenAndTheTrendDrawn() throws Exception {
    Path browser =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    Assumptions.assumeTrue(
        browser != null, "no Chromium here: the page was not tried in a browser");
    String choosing =
        """
        <script>
          var only = document.getElementById('only');
          only.value = 'bad';
          only.dispatchEvent(new Event('change'));
          document.getElementById('i-K02-r4').open = true;
        </script>
        </body>""";
    Path page = folder.resolve("index.html");
    Files.writeString(page, text.replace("</body>", choosing));
    Path printed = folder.resolve("printed.html");
    Process process =
        new ProcessBuilder(
                String.valueOf(browser),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=5000",
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(printed.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    String dom = Files.readString(printed, StandardCharsets.UTF_8);
    assertThat(dom).contains("2 indicators, 2 signals shown.");
    assertThat(dom).contains("<svg").contains("and Middle Sea; the numbers are in the table below");
    assertThat(dom).contains("The same in numbers");
    assertThat(dom).doesNotContain("<form id=\"choice\" class=\"choice\" hidden");
  }
}
