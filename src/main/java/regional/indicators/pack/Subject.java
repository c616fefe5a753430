package regional.indicators.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.CoverageLine;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.SubjectView;
import regional.indicators.pack.chart.Chart;

/**
 * A subject's pages in words.
 *
 * @param id of the subject
 * @param coverage what became of its return, in words; empty if no return bears its title
 * @param headlines with charts
 * @param rows every indicator on every clock, breakdowns after their whole
 * @param leftOut of the rows, in a sentence; may be empty
 */
public record Subject(
    String id,
    String title,
    String coverage,
    List<Headline> headlines,
    List<FigureRow> rows,
    String leftOut) {

  /** Of one page, in lines of the table. */
  private static final double ROOM = 61;

  /** What notes of the authority under the table take of it. */
  private static final double NOTES = 10;

  /** What a row needs beside its lines. */
  private static final double PADDING = 0.37;

  private static final int SIGNS_IN_A_LINE = 20;
  private static final int NAME_IN_A_LINE = 28;
  private static final int RANK_IN_A_LINE = 17;
  private static final int FRACTION_IN_A_LINE = 20;

  static Subject of(SubjectView subject, Pack.Section section, View view, List<Chart> charts) {
    Map<String, IndicatorView> wholes = new LinkedHashMap<>();
    wholes(subject).forEach(each -> wholes.put(each.text().id(), each));
    List<Headline> headlines = new ArrayList<>();
    for (String id : headlineIds(subject, section, wholes)) {
      IndicatorView indicator = wholes.get(id);
      if (indicator == null) {
        throw new IllegalArgumentException(
            "the pack's headline " + id + " is no indicator of " + subject.id());
      }
      headlines.add(Headline.of(indicator, section.periods(), view, charts));
    }
    List<FigureRow> rows =
        subject.indicators().stream().map(each -> FigureRow.of(each, view)).toList();
    boolean noted =
        view.returned().explained().stream()
            .flatMap(each -> each.touches().stream())
            .anyMatch(each -> wholes.containsKey(each.id()));
    List<FigureRow> held = onePage(rows, noted ? ROOM - NOTES : ROOM);
    return new Subject(
        subject.id(),
        subject.title(),
        coverage(subject, view),
        headlines,
        held,
        leftOut(rows.size() - held.size()));
  }

  /** All; or, if a page cannot hold them, without groups in which nothing stands out. */
  private static List<FigureRow> onePage(List<FigureRow> rows, double room) {
    double lines = rows.stream().mapToDouble(Subject::lines).sum();
    List<FigureRow> held = new ArrayList<>(rows);
    for (boolean quiet : List.of(true, false)) {
      for (int i = held.size() - 1; i >= 0 && lines > room; i--) {
        FigureRow each = held.get(i);
        if (!each.breakdown().isEmpty() && (!quiet || each.signs().equals(Wording.NONE))) {
          lines -= lines(each);
          held.remove(i);
        }
      }
    }
    return held;
  }

  private static double lines(FigureRow row) {
    String name = row.breakdown().isEmpty() ? row.name() + " " + row.unit() : row.breakdown();
    int most =
        Math.max(
            (row.signs().length() + SIGNS_IN_A_LINE - 1) / SIGNS_IN_A_LINE,
            Math.max(
                (row.id().length() + 1 + name.length() + NAME_IN_A_LINE - 1) / NAME_IN_A_LINE,
                Math.max(
                    (row.rank().length() + RANK_IN_A_LINE - 1) / RANK_IN_A_LINE,
                    (row.fraction().length() + FRACTION_IN_A_LINE - 1) / FRACTION_IN_A_LINE)));
    return most + PADDING;
  }

  private static String leftOut(int rows) {
    return rows == 0
        ? ""
        : "For want of room "
            + rows
            + (rows == 1 ? " row of a group is" : " rows of groups are")
            + " not here, first those in which nothing stands out: all are in data.xlsx.";
  }

  private static List<String> headlineIds(
      SubjectView subject, Pack.Section section, Map<String, IndicatorView> wholes) {
    List<String> declared = section.headlines().get(subject.id());
    return declared == null
        ? wholes.keySet().stream().limit(section.headlinesOtherwise()).toList()
        : declared;
  }

  /** Each indicator once, as a whole: of its clocks the first that has a figure, else the first. */
  static List<IndicatorView> wholes(SubjectView subject) {
    Map<String, IndicatorView> wholes = new LinkedHashMap<>();
    for (IndicatorView each : subject.indicators()) {
      if (each.breakdown().isEmpty()) {
        wholes.merge(
            each.text().id(),
            each,
            (first, next) ->
                first.standing().isEmpty() && next.standing().isPresent() ? next : first);
      }
    }
    return List.copyOf(wholes.values());
  }

  private static String coverage(SubjectView subject, View view) {
    for (CoverageLine line : view.coverage()) {
      if (line.returnTitle().equals(subject.title())) {
        String state = line.state().replace('_', ' ');
        String late = line.late() ? ", late" : "";
        return line.receivedOn()
            .map(
                day ->
                    "Return for "
                        + view.quarter()
                        + " "
                        + state
                        + late
                        + ", received "
                        + Wording.day(day)
                        + ".")
            .orElse("Return for " + view.quarter() + " " + state + ".");
      }
    }
    return "";
  }
}
