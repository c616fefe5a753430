package regional.indicators.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.View;

/**
 * A column of {@code dfe/indicators.csv} that holds numbers, and its line in the file beside it.
 *
 * @param name snake case, at most 50 characters
 * @param label unique in the file, at most 80 characters
 * @param grouping the subject's title
 * @param unit {@code %}, the pound sign or empty: the units that DfE knows; others stand in the
 *     label
 * @param indicatorId whose figures it holds
 * @param clock likewise
 */
record OpenDataColumn(
    String name,
    String label,
    String grouping,
    String unit,
    int decimals,
    String indicatorId,
    String clock,
    Part part) {

  /** What of a figure the column holds. */
  enum Part {
    VALUE("", ""),
    COUNT("_count", ": numerator"),
    BASE("_base", ": denominator"),
    AUTHORITIES("_las", ": authorities");

    private final String ending;
    private final String words;

    Part(String ending, String words) {
      this.ending = ending;
      this.words = words;
    }
  }

  /**
   * All columns: value, numerator, denominator and authorities reporting of each indicator on each
   * of its clocks; a median has no numerator.
   */
  static List<OpenDataColumn> of(List<RegionView.Subject> set) {
    List<OpenDataColumn> columns = new ArrayList<>();
    for (RegionView.Subject subject : set) {
      Set<String> several = onSeveralClocks(subject);
      for (RegionView.Line line : subject.lines()) {
        if (line.isWhole()) {
          for (Part part : Part.values()) {
            if (part != Part.COUNT || !line.text().kind().equals("median")) {
              columns.add(of(subject, line, part, several.contains(line.text().id())));
            }
          }
        }
      }
    }
    return columns;
  }

  private static Set<String> onSeveralClocks(RegionView.Subject subject) {
    Set<String> once = new TreeSet<>();
    Set<String> several = new TreeSet<>();
    subject.lines().stream()
        .filter(RegionView.Line::isWhole)
        .map(each -> each.text().id())
        .filter(each -> !once.add(each))
        .forEach(several::add);
    return several;
  }

  private static OpenDataColumn of(
      RegionView.Subject subject, RegionView.Line line, Part part, boolean clockInName) {
    View.IndicatorText text = line.text();
    String stem =
        snake(text.id() + " " + text.name())
            + (clockInName && !line.clock().equals("term") ? "_year" : "");
    boolean value = part == Part.VALUE;
    String of = value && !unit(text).equals("%") ? ", " + text.unit() : "";
    return new OpenDataColumn(
        stem + part.ending,
        text.name() + of + " (" + inWords(line.clock(), value && of.isEmpty()) + ")" + part.words,
        subject.title(),
        value ? unit(text) : "",
        value ? text.decimals() : 0,
        text.id(),
        line.clock(),
        part);
  }

  private static String snake(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
  }

  private static String unit(View.IndicatorText text) {
    return text.unit().equals("%") ? "%" : text.unit().startsWith("GBP") ? "£" : "";
  }

  /** The clock; where there is room, which quarter stands for which term. */
  private static String inWords(String clock, boolean room) {
    return switch (clock) {
      case "term" -> room ? "term: autumn Q3, spring Q4, summer Q1" : "term";
      case "census" -> room ? "census day: autumn Q3, spring Q4, summer Q1" : "census day";
      case "academic_year" -> room ? "academic year that ends in the quarter" : "academic year";
      case "r4" -> "rolling year";
      default -> "quarter end";
    };
  }
}
