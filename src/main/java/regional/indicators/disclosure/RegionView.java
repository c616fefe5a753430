package regional.indicators.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;

/**
 * All that a page or workbook about a whole region may know: its authorities' figures and signals
 * as the sector may see them.
 *
 * @param neighbours name of the comparator that stands for the statistical neighbours
 * @param authorities those of the region that existed in the quarter, in the order of their names
 * @param coverage what each of them sent, in the same order
 * @param subjects in the order of the indicator set
 * @param context figures beside the set, each as a whole
 */
public record RegionView(
    Area region,
    Quarter quarter,
    LocalDate asOf,
    String neighbours,
    List<Area> authorities,
    List<Sent> coverage,
    List<Subject> subjects,
    List<Line> context) {

  /** What an authority sent for the quarter, a line a return. */
  public record Sent(Area area, List<View.CoverageLine> lines) {}

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
   * @param regionPrevious the region's figure of the same period last year
   * @param regionChange since then
   * @param regionChart the region's own points that do not overlap, in order
   * @param parts of the region, in the order of their names
   * @param totals the region's numerators where the clock is a quarter's end, in order
   * @param projection of the totals; empty where it cannot be made
   */
  public record Line(
      View.IndicatorText text,
      String breakdown,
      String breakdownColumn,
      String clock,
      List<Member> members,
      Optional<View.Shown> region,
      Optional<View.Shown> regionPrevious,
      View.Change regionChange,
      List<View.ChartPoint> regionChart,
      List<Part> parts,
      List<Total> totals,
      Optional<Projection> projection) {

    /** It is of everyone, not of a group. */
    public boolean isWhole() {
      return breakdown.isEmpty();
    }

    /** The region's figures that do not overlap, in order. */
    public List<View.Shown> regionOverTime() {
      return regionChart.stream().flatMap(each -> each.own().stream()).toList();
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

  /** A part of the region in the newest data period. */
  public record Part(String name, Optional<View.Shown> figure) {}

  /**
   * A numerator of the region.
   *
   * @param value {@code x} where not all authorities reported: an authority that is missing is no
   *     fall
   */
  public record Total(DataPeriod period, Value value) {}

  /**
   * Four quarters ahead.
   *
   * @param fitted the quarters that it rests on
   */
  public record Projection(List<Ahead> ahead, int fitted) {}

  /** A projected numerator with its 95% prediction limits. */
  public record Ahead(DataPeriod period, Value value, Value lower, Value upper) {}
}
