package regional.indicators.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regional.indicators.disclosure.RegionView;

/** Finds lines of a region's view. */
final class RegionLines {

  private final Map<String, RegionView.Line> wholes = new LinkedHashMap<>();

  RegionLines(RegionView view) {
    view.subjects().forEach(each -> wholes(each).forEach(this::add));
    view.context().forEach(this::add);
  }

  private void add(RegionView.Line line) {
    wholes.put(line.text().id(), line);
  }

  /** Each indicator once, as a whole: of its clocks the first that has a figure, else the first. */
  static List<RegionView.Line> wholes(RegionView.Subject subject) {
    Map<String, RegionView.Line> wholes = new LinkedHashMap<>();
    for (RegionView.Line each : subject.lines()) {
      if (each.isWhole()) {
        wholes.merge(
            each.text().id(),
            each,
            (first, next) -> first.region().isEmpty() && next.region().isPresent() ? next : first);
      }
    }
    return List.copyOf(wholes.values());
  }

  /**
   * @throws IllegalArgumentException if there is none of that id
   */
  RegionView.Line get(String id) {
    RegionView.Line line = wholes.get(id);
    if (line == null) {
      throw new IllegalArgumentException("the pack names " + id + ", and there is none");
    }
    return line;
  }

  /** The lines that bear on a measure of the regional plan, in the order of the set. */
  List<RegionView.Line> ofMeasure(String measure) {
    return wholes.values().stream()
        .filter(each -> List.of(each.text().planMeasure().split(" ", -1)).contains(measure))
        .toList();
  }
}
