package regional.indicators.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import regional.indicators.core.Area;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.View.Standing;

/**
 * The signals of every authority in every indicator, in letters: a map of signals, not of ranks. A
 * letter says which test it was, the tint what it means; both are computed signals.
 *
 * @param columns an authority each
 */
public record HeatMap(List<Column> columns, List<Group> groups) {

  private static final int SHORT = 4;

  /**
   * An authority.
   *
   * @param mark short and its own
   */
  public record Column(String mark, String name) {}

  /** A subject's rows. */
  public record Group(String title, List<Row> rows) {}

  /** An indicator. */
  public record Row(String id, String name, List<Cell> cells) {}

  /**
   * Signals of one authority in one indicator.
   *
   * @param letters F funnel, C change, S control chart's sign; a dot where there is none; a symbol
   *     where there is no figure
   * @param meaning good, poor, mixed, notable or none
   * @param words the same for those who hear it
   */
  public record Cell(String letters, String meaning, String words) {}

  static HeatMap of(RegionView view) {
    List<Group> groups = new ArrayList<>();
    for (RegionView.Subject subject : view.subjects()) {
      List<Row> rows =
          RegionLines.wholes(subject).stream()
              .map(
                  line ->
                      new Row(
                          line.text().id(),
                          line.text().name(),
                          line.members().stream().map(each -> cell(line, each)).toList()))
              .toList();
      groups.add(new Group(subject.title(), rows));
    }
    return new HeatMap(columns(view.authorities()), groups);
  }

  private static List<Column> columns(List<Area> authorities) {
    List<Column> columns = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (Area each : authorities) {
      String mark = mark(each.name());
      while (!used.add(mark)) {
        mark += each.name().charAt(Math.min(mark.length(), each.name().length() - 1));
      }
      columns.add(new Column(mark, each.name()));
    }
    return columns;
  }

  /** First letters of the words, or of the one word. */
  private static String mark(String name) {
    String[] words = name.replace(".", "").split("[ -]", -1);
    if (words.length == 1) {
      return name.substring(0, Math.min(SHORT, name.length()));
    }
    StringBuilder mark = new StringBuilder();
    for (String each : words) {
      mark.append(each, 0, Math.min(1, each.length()));
    }
    return mark.toString();
  }

  private static Cell cell(RegionView.Line line, RegionView.Member member) {
    if (member.standing().isEmpty()) {
      return new Cell(Wording.NONE, "none", member.area().name() + ": no figure");
    }
    Standing standing = member.standing().get();
    if (!standing.own().value().isKnown()) {
      String symbol = standing.own().value().text();
      return new Cell(symbol, "none", member.area().name() + ": " + symbol);
    }
    StringBuilder letters = new StringBuilder();
    Set<String> meanings = new HashSet<>();
    if (Narrative.funnel(standing.funnel()).isPresent()) {
      letters.append(standing.funnel().startsWith("outlying") ? "F" : "f");
      meanings.add(sideMeaning(line, standing.funnel().endsWith("high")));
    }
    switch (standing.change().direction()) {
      case "improving" -> {
        letters.append("C");
        meanings.add("good");
      }
      case "worsening" -> {
        letters.append("C");
        meanings.add("poor");
      }
      case "rising", "falling" -> {
        letters.append("C");
        meanings.add("notable");
      }
      default -> {}
    }
    if (standing.sign().isSpecial()) {
      letters.append("S");
      meanings.add(
          switch (standing.sign().meaning()) {
            case "improvement" -> "good";
            case "concern" -> "poor";
            default -> "notable";
          });
    }
    String words = member.area().name() + ": " + Narrative.signs(standing).toLowerCase(Locale.UK);
    return letters.length() == 0
        ? new Cell("·", "none", member.area().name() + ": no signal")
        : new Cell(letters.toString(), meaning(meanings), words);
  }

  private static String sideMeaning(RegionView.Line line, boolean high) {
    return switch (line.text().polarity()) {
      case "higher" -> high ? "good" : "poor";
      case "lower" -> high ? "poor" : "good";
      default -> "notable";
    };
  }

  private static String meaning(Set<String> meanings) {
    if (meanings.contains("good") && meanings.contains("poor")) {
      return "mixed";
    }
    if (meanings.contains("poor")) {
      return "poor";
    }
    return meanings.contains("good") ? "good" : "notable";
  }
}
