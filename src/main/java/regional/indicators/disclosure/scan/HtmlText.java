package regional.indicators.disclosure.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lines of a page: its text, what is said in attributes, its scripts, styles and pictures. */
final class HtmlText {

  private static final Pattern LINE_ENDS =
      Pattern.compile(
          "</?(?:p|tr|h[1-6]|li|ul|ol|table|caption|section|div|details|summary|text|title|desc|script|style|br)\\b[^>]*>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern ATTRIBUTE = Pattern.compile("=\\s*(?:\"([^\"]*)\"|'([^']*)')");

  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\"[^>]*>(.*?)</script>", Pattern.DOTALL);

  private HtmlText() {}

  static void read(String html, Findings findings) {
    Matcher data = DATA.matcher(html);
    while (data.find()) {
      data(JsonMapper.shared().readTree(data.group(1)), findings);
      findings.rare("data of the page", data.group(1));
    }
    List<String> lines = new ArrayList<>();
    String page = data.replaceAll("");
    for (String part : LINE_ENDS.matcher(page).replaceAll("\n$0").split("\n")) {
      StringBuilder said = new StringBuilder();
      Matcher tags = TAG.matcher(part);
      while (tags.find()) {
        Matcher attributes = ATTRIBUTE.matcher(tags.group());
        while (attributes.find()) {
          said.append(' ').append(attributes.group(1) != null ? attributes.group(1) : "");
          said.append(attributes.group(2) != null ? attributes.group(2) : "");
        }
      }
      String text = TAG.matcher(part).replaceAll(" ").replace("&amp;", "&");
      lines.add((text + said).strip());
    }
    findings.lines("page", "", lines);
  }

  /** What a script draws from: an indicator's name and, by authority, its numbers over time. */
  private static void data(JsonNode data, Findings findings) {
    for (JsonNode row : data.path("rows")) {
      String name = row.path("name").asString("");
      int i = 0;
      for (JsonNode authority : data.path("authorities")) {
        String numbers = row.path("own").path(i).toString().replace(',', ' ');
        findings.numbers("data of the page", name, authority.asString(""), numbers);
        i++;
      }
    }
  }
}
