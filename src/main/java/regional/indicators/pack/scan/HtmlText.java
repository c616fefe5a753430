package regional.indicators.pack.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a page: its text, what is said in attributes, its scripts, styles and pictures. */
final class HtmlText {

  private static final Pattern LINE_ENDS =
      Pattern.compile(
          "</?(?:p|tr|h[1-6]|li|ul|ol|table|caption|section|div|details|summary|text|title|desc|script|style|br)\\b[^>]*>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern ATTRIBUTE = Pattern.compile("=\\s*(?:\"([^\"]*)\"|'([^']*)')");

  private HtmlText() {}

  static void read(String html, Findings findings) {
    List<String> lines = new ArrayList<>();
    for (String part : LINE_ENDS.matcher(html).replaceAll("\n$0").split("\n")) {
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
}
