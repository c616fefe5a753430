package regional.indicators.pack;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import regional.indicators.core.Area;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.View.Reading;
import regional.indicators.disclosure.View.Standing;

/**
 * The signals of every authority in every indicator, in letters: a map of signals, not of ranks. A
 * letter says which test it was, the tint what it means; both are computed signals.
 *
 * @param columns an authority each
 */
public record HeatMap(List<Column> columns, List<Group> groups) {

  private static final int SHORT = 4;
  private static final String NO_SIGNAL = "·";

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
   */
  public record Cell(String letters, String meaning) {}

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
                          line.members().stream()
                              .map(each -> cell(line, each, view.neighbours()))
                              .toList()))
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

  private static Cell cell(RegionView.Line line, RegionView.Member member, String neighbours) {
    if (member.standing().isEmpty()) {
      return new Cell(Wording.NONE, "none");
    }
    Standing standing = member.standing().get();
    if (!standing.own().value().isKnown()) {
      return new Cell(standing.own().value().text(), "none");
    }
    StringBuilder letters = new StringBuilder();
    Set<Reading> readings = EnumSet.noneOf(Reading.class);
    for (Signal each : Signal.of(line.text(), standing, neighbours)) {
      String letter =
          switch (each.kind()) {
            case FUNNEL -> each.word().startsWith("outlying") ? "F" : "f";
            case DIRECTION -> "C";
            case CHART -> "S";
            default -> "";
          };
      letters.append(letter);
      if (!letter.isEmpty()) {
        readings.add(each.reading());
      }
    }
    return letters.length() == 0
        ? new Cell(NO_SIGNAL, "none")
        : new Cell(letters.toString(), meaning(readings));
  }

  private static String meaning(Set<Reading> readings) {
    boolean good = readings.contains(Reading.GOOD);
    if (readings.contains(Reading.POOR)) {
      return good ? "mixed" : "poor";
    }
    return good ? "good" : "notable";
  }
}
