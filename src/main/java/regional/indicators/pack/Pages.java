package regional.indicators.pack;

import java.time.LocalDate;
import java.util.List;
import regional.indicators.core.Quarter;
import regional.indicators.pack.chart.Chart;

/** What the templates of one pack print, and the charts that they name by number. */
public sealed interface Pages permits PackPages, BoardPages {

  List<Chart> charts();

  /** The pack's definition. */
  Pack pack();

  /** Whose pack it is: an authority's name, or the region's. */
  String authority();

  String region();

  Quarter reportingQuarter();

  LocalDate day();

  default String title() {
    return pack().title();
  }

  default String documentTitle() {
    return title() + ": " + authority() + ", " + quarter();
  }

  default String reader() {
    return pack().reader();
  }

  /** For whom it is; stands on every page. */
  default String audience() {
    return pack().audienceLine(authority());
  }

  default String quarter() {
    return reportingQuarter().toString();
  }

  /** As {@code 1 October 2025 to 31 December 2025}. */
  default String quarterWords() {
    return Wording.longDay(reportingQuarter().firstDay())
        + " to "
        + Wording.longDay(reportingQuarter().lastDay());
  }

  default String asOf() {
    return Wording.longDay(day());
  }

  /** A place within a section, for the document's outline. */
  record Bookmark(String name, String target) {}
}
