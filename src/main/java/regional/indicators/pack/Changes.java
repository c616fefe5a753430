package regional.indicators.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.Standing;
import regional.indicators.pack.chart.PrintedNumber;

/**
 * What changed on the same period last year, and how sure that is, in words. Which group a figure
 * is in is the computed direction of its change, and nothing else.
 *
 * @param lead how many were compared and how many moved
 * @param unmoved what was compared and did not clearly change, and what could not be compared
 */
public record Changes(String lead, List<Group> groups, String unmoved) {

  /** Directions in the order printed, with their headings. */
  private static final List<Map.Entry<String, String>> DIRECTIONS =
      List.of(
          Map.entry("worsening", "Worsening"),
          Map.entry("improving", "Improving"),
          Map.entry("rising", "Rising, neither better nor worse"),
          Map.entry("falling", "Falling, neither better nor worse"));

  /** On two pages, whatever stands in the rows. */
  private static final int MOST = 52;

  /**
   * Figures of one direction.
   *
   * @param more what has no room in the table, in a sentence; may be empty
   */
  public record Group(String heading, List<Row> rows, String more) {}

  /** A figure that changed. */
  public record Row(
      String id,
      String name,
      String unit,
      String period,
      String now,
      String before,
      String change,
      String region,
      String signs) {}

  static Changes of(View view) {
    List<IndicatorView> all =
        view.subjects().stream().map(Subject::wholes).flatMap(List::stream).toList();
    List<Group> groups = new ArrayList<>();
    int moved = 0;
    for (Map.Entry<String, String> each : DIRECTIONS) {
      List<IndicatorView> found = with(each.getKey(), all);
      int room = Math.min(found.size(), Math.max(0, MOST - moved));
      List<IndicatorView> rest = found.subList(room, found.size());
      moved += found.size();
      groups.add(
          new Group(
              each.getValue() + " (" + found.size() + ")",
              found.subList(0, room).stream().map(Changes::row).toList(),
              rest.isEmpty()
                  ? ""
                  : "Also, with their figures on the one-page summary and in data.xlsx: "
                      + ids(rest)
                      + "."));
    }
    List<IndicatorView> still = with("no_clear_change", all);
    int compared = moved + still.size();
    return new Changes(lead(compared, moved), groups, unmoved(still, all, compared));
  }

  private static List<IndicatorView> with(String direction, List<IndicatorView> all) {
    return all.stream()
        .filter(
            each ->
                each.standing()
                    .filter(one -> one.change().direction().equals(direction))
                    .isPresent())
        .toList();
  }

  private static String lead(int compared, int moved) {
    if (compared == 0) {
      return "No figure could be compared with the same period last year.";
    }
    return "Of "
        + Wording.counted(compared)
        + " indicators that could be compared with the same period last year, "
        + Wording.counted(moved)
        + " changed by more than chance makes likely. Of a hundred that had not changed at all, about"
        + " five would still be named here: read a change together with its control chart, and ask"
        + " what else moved.";
  }

  private static String unmoved(List<IndicatorView> still, List<IndicatorView> all, int compared) {
    return "No clear change ("
        + still.size()
        + "): "
        + ids(still)
        + ". Not compared, for want of a figure, of a reliable base or of the same definition and"
        + " boundary ("
        + (all.size() - compared)
        + "): "
        + ids(
            all.stream()
                .filter(
                    each ->
                        each.standing()
                            .filter(one -> !one.change().direction().equals("not_compared"))
                            .isEmpty())
                .toList())
        + ".";
  }

  private static String ids(List<IndicatorView> indicators) {
    return indicators.isEmpty()
        ? "none"
        : String.join(", ", indicators.stream().map(each -> each.text().id()).toList());
  }

  private static Row row(IndicatorView indicator) {
    Standing standing = indicator.standing().orElseThrow();
    PrintedNumber format = Wording.number(indicator.text());
    return new Row(
        indicator.text().id(),
        indicator.text().name(),
        Wording.unit(indicator.text()),
        Wording.period(standing.own().period(), indicator.clock()),
        format.text(standing.own().value()),
        standing.previous().map(each -> format.text(each.value())).orElse(Wording.NONE),
        Narrative.change(standing.change(), format),
        standing.region().map(each -> format.text(each.value())).orElse(Wording.NONE),
        Narrative.otherSigns(standing));
  }
}
