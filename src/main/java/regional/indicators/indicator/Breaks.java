package regional.indicators.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import regional.indicators.core.Area;
import regional.indicators.core.Authorities;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;

/**
 * Where series are cut: by entries of {@code jobs/breaks.yaml}, and by the reorganisation of an
 * authority. Regions, their parts and England run through a reorganisation.
 */
public final class Breaks {

  private final List<Break> declared;
  private final Authorities authorities;

  public Breaks(List<Break> declared, Authorities authorities) {
    this.declared = List.copyOf(declared);
    this.authorities = authorities;
  }

  /**
   * The breaks across which the two data periods of an area must not be compared: of definition and
   * of boundary, in the order of the file, then reorganisations. A period in which a break falls is
   * compared with none before or after it.
   *
   * @param earlier of the two
   */
  public List<Break> between(String indicatorId, Area area, DataPeriod earlier, DataPeriod later) {
    return all(indicatorId, area)
        .filter(each -> each.kind() != Break.Kind.REBASE)
        .filter(each -> each.liesBetween(earlier, later))
        .toList();
  }

  /**
   * The points of a series at which a control chart begins anew, and why: no moving range and no
   * baseline reaches across. Every kind of break is one.
   *
   * @return by index of the first point after the break
   */
  public SortedMap<Integer, List<Break>> rebases(Series series) {
    SortedMap<Integer, List<Break>> rebases = new TreeMap<>();
    List<Series.Point> points = series.points();
    for (int i = 1; i < points.size(); i++) {
      DataPeriod before = points.get(i - 1).period();
      DataPeriod after = points.get(i).period();
      List<Break> here =
          all(series.indicatorId(), series.area())
              .filter(each -> each.liesBetween(before, after))
              .toList();
      if (!here.isEmpty()) {
        rebases.put(i, here);
      }
    }
    return rebases;
  }

  private Stream<Break> all(String indicatorId, Area area) {
    Stream<Break> entered =
        declared.stream()
            .filter(each -> each.indicators().contains(indicatorId))
            .filter(
                each ->
                    each.authorities().isEmpty() || each.authorities().contains(area.oldLaCode()));
    return Stream.concat(entered, reorganisations(area).stream());
  }

  private List<Break> reorganisations(Area area) {
    List<Break> found = new ArrayList<>();
    if (area.level() == GeographicLevel.LOCAL_AUTHORITY) {
      Authority own = authorities.get(area.oldLaCode());
      if (!own.predecessors().isEmpty() && own.validFrom().isAfter(LocalDate.MIN)) {
        found.add(reorganisation(own, own.validFrom(), "replaces", own.predecessors()));
      }
      if (!own.successors().isEmpty() && own.validTo().isBefore(LocalDate.MAX)) {
        LocalDate from = own.validTo().plusDays(1);
        found.add(reorganisation(own, from, "is replaced by", own.successors()));
      }
    }
    return found;
  }

  private Break reorganisation(Authority own, LocalDate from, String verb, List<String> others) {
    List<String> names = others.stream().map(each -> authorities.get(each).name()).toList();
    return new Break(
        List.of(),
        List.of(own.oldLaCode()),
        from,
        Break.Kind.BOUNDARY,
        "",
        Optional.empty(),
        own.name() + " " + verb + " " + String.join(" and ", names) + " from " + from);
  }
}
