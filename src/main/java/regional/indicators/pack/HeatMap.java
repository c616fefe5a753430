package regional.indicators.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import regional.indicators.core.Area;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.SignalCode;
import regional.indicators.disclosure.SignalCode.Facet;
import regional.indicators.disclosure.View.Standing;

/**
 * The signals of every authority in every indicator, in the letters of {@link SignalCode}: a map of
 * signals, not of ranks. Of a region with more authorities than a page has columns it counts the
 * authorities that have each signal.
 *
 * @param columns an authority each; or a signal each
 * @param counted cells are numbers of authorities
 * @param key a line for each question that a letter answers
 */
public record HeatMap(List<Column> columns, List<Group> groups, boolean counted, List<Key> key) {

  /** The questions whose letters stand together in a cell. */
  private static final List<Facet> FACETS = List.of(Facet.PLACE, Facet.CHANGE, Facet.TIME);

  private static final int MOST_COLUMNS = 26;
  private static final int LONGEST_NAME = 34;

  private static final int SHORT = 4;
  private static final String NO_SIGNAL = "·";

  /** A question, and its letters with what they say. */
  public record Key(String question, List<Column> letters) {}

  /**
   * An authority, or a signal.
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
   * @param letters of the signals, then + where they are favourable, − unfavourable, ± both; a dot
   *     where there is none; a symbol where there is no figure
   * @param meaning good, poor, mixed, notable or none
   */
  public record Cell(String letters, String meaning) {}

  static HeatMap of(RegionView view) {
    boolean counted = view.authorities().size() > MOST_COLUMNS;
    List<Column> signals = questions().stream().flatMap(each -> each.letters().stream()).toList();
    List<Group> groups = new ArrayList<>();
    for (RegionView.Subject subject : view.subjects()) {
      List<Row> rows =
          RegionLines.wholes(subject).stream()
              .map(
                  line ->
                      new Row(
                          line.text().id(),
                          Wording.shortened(line.text().name(), LONGEST_NAME),
                          counted
                              ? counts(line, signals)
                              : line.members().stream().map(each -> cell(line, each)).toList()))
              .toList();
      groups.add(new Group(subject.title(), rows));
    }
    return new HeatMap(
        counted ? signals : columns(view.authorities()), groups, counted, questions());
  }

  private static List<Key> questions() {
    return FACETS.stream()
        .map(
            facet ->
                new Key(
                    facet.words(),
                    facet.all().stream()
                        .filter(each -> Character.isLetter(each.code().charAt(0)))
                        .map(each -> new Column(each.code(), each.words()))
                        .toList()))
        .toList();
  }

  private static List<SignalCode> signals(RegionView.Line line, RegionView.Member member) {
    return FACETS.stream()
        .map(each -> each.of(member.standing(), line.text().polarity()))
        .filter(SignalCode::isSignal)
        .toList();
  }

  private static List<Cell> counts(RegionView.Line line, List<Column> signals) {
    Map<String, Integer> found = new HashMap<>();
    for (RegionView.Member each : line.members()) {
      signals(line, each).forEach(signal -> found.merge(signal.letter(), 1, Integer::sum));
    }
    return signals.stream()
        .map(each -> found.getOrDefault(each.mark(), 0))
        .map(each -> new Cell(each == 0 ? NO_SIGNAL : String.valueOf(each), "none"))
        .toList();
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
      return new Cell(Wording.NONE, "none");
    }
    Standing standing = member.standing().get();
    if (!standing.own().value().isKnown()) {
      return new Cell(standing.own().value().text(), "none");
    }
    List<SignalCode> signals = signals(line, member);
    if (signals.isEmpty()) {
      return new Cell(NO_SIGNAL, "none");
    }
    StringBuilder letters = new StringBuilder();
    signals.forEach(each -> letters.append(each.letter()));
    boolean good = signals.stream().anyMatch(each -> each.tone().startsWith("good"));
    boolean bad = signals.stream().anyMatch(each -> each.tone().startsWith("bad"));
    if (good && bad) {
      return new Cell(letters + "±", "mixed");
    }
    return good
        ? new Cell(letters + "+", "good")
        : bad ? new Cell(letters + "−", "poor") : new Cell(letters.toString(), "notable");
  }
}
