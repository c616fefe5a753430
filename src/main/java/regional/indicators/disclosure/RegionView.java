package regional.indicators.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import regional.indicators.core.Area;
import regional.indicators.core.Quarter;

/**
 * All that a page or workbook about a whole region may know: its authorities' figures and signals
 * as the sector may see them.
 *
 * @param neighbours name of the comparator that stands for the statistical neighbours
 * @param authorities those of the region that existed in the quarter, in the order of their names
 * @param subjects in the order of the indicator set
 */
public record RegionView(
    Area region,
    Quarter quarter,
    LocalDate asOf,
    String neighbours,
    List<Area> authorities,
    List<Subject> subjects) {

  /** A subject and its lines, in the order of the set. */
  public record Subject(String id, String title, List<Line> lines) {}

  /**
   * One indicator in one breakdown on one clock.
   *
   * @param breakdown empty for the whole
   * @param breakdownColumn what it is broken down by; empty if the indicator never is
   * @param clock term, academic_year, census, r4 or snapshot
   * @param members an entry an authority, in the order of {@link RegionView#authorities()}
   * @param region the region's figure of the newest data period, which all standings are of; empty
   *     if there is none
   * @param regionOverTime the region's points that do not overlap, in order
   */
  public record Line(
      View.IndicatorText text,
      String breakdown,
      String breakdownColumn,
      String clock,
      List<Member> members,
      Optional<View.Shown> region,
      List<View.Shown> regionOverTime) {

    /** It is of everyone, not of a group. */
    public boolean isWhole() {
      return breakdown.isEmpty();
    }
  }

  /**
   * An authority in a line.
   *
   * @param standing in the newest data period; empty if it has no figure of it
   * @param chart its points that do not overlap; of a chart with a hidden point the lines are
   *     hidden too
   */
  public record Member(Area area, Optional<View.Standing> standing, List<View.ChartPoint> chart) {}
}
