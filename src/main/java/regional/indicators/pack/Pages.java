package regional.indicators.pack;

import java.util.List;
import regional.indicators.pack.chart.Chart;

/** What the templates of one pack print, and the charts that they name by number. */
public sealed interface Pages permits PackPages, BoardPages {

  List<Chart> charts();

  /** A place within a section, for the document's outline. */
  record Bookmark(String name, String target) {}
}
