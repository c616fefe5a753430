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
 */
public record Subject(
    String id, String title, String coverage, List<Headline> headlines, List<FigureRow> rows) {

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
    return new Subject(subject.id(), subject.title(), coverage(subject, view), headlines, rows);
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
