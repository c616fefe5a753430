package regional.indicators.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import regional.indicators.benchmark.Benchmark;
import regional.indicators.benchmark.ChartedSeries;
import regional.indicators.core.Area;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Indicators;
import regional.indicators.indicator.Series;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;

/** Makes the view of a whole region, as the sector may see it. */
final class RegionViews {

  private final Views views;
  private final Returns returns;
  private final Indicators indicators;

  RegionViews(Views views, Returns returns, Indicators indicators) {
    this.views = views;
    this.returns = returns;
    this.indicators = indicators;
  }

  RegionView of(
      Area region,
      Quarter quarter,
      LocalDate asOf,
      String neighbours,
      List<Authority> authorities) {
    List<Area> members =
        authorities.stream().map(Area::of).sorted(Comparator.comparing(Area::name)).toList();
    List<RegionView.Subject> subjects = new ArrayList<>();
    for (Return form : returns.all()) {
      List<RegionView.Line> lines = new ArrayList<>();
      for (Indicator indicator : indicators.ofSubject(form.id())) {
        Views.lines(indicator).forEach(each -> lines.add(line(region, members, indicator, each)));
      }
      subjects.add(new RegionView.Subject(form.id(), form.title(), lines));
    }
    return new RegionView(region, quarter, asOf, neighbours, members, subjects);
  }

  private RegionView.Line line(
      Area region, List<Area> authorities, Indicator indicator, Views.Line line) {
    Map<String, List<Figure>> held = views.held(line);
    Optional<DataPeriod> newest =
        authorities.stream()
            .flatMap(each -> held.getOrDefault(each.oldLaCode(), List.of()).stream())
            .map(Figure::period)
            .max(Comparator.comparing(DataPeriod::last));
    List<RegionView.Member> members =
        authorities.stream()
            .map(
                each ->
                    member(
                        each,
                        indicator,
                        newest.flatMap(period -> figure(held.get(each.oldLaCode()), period))))
            .toList();
    TreeMap<DataPeriod, View.Shown> overTime = new TreeMap<>();
    members.stream()
        .flatMap(each -> each.chart().stream())
        .forEach(each -> each.region().ifPresent(shown -> overTime.put(each.period(), shown)));
    return new RegionView.Line(
        Views.text(indicator),
        line.breakdown(),
        indicator.breakdown().orElse(""),
        line.clock().text(),
        members,
        newest
            .flatMap(period -> figure(held.get(region.regionCode()), period))
            .map(each -> Views.shown(indicator, each, false)),
        List.copyOf(overTime.values()));
  }

  private static Optional<Figure> figure(@Nullable List<Figure> figures, DataPeriod period) {
    return figures == null
        ? Optional.empty()
        : figures.stream().filter(each -> each.period().equals(period)).findFirst();
  }

  private RegionView.Member member(Area area, Indicator indicator, Optional<Figure> latest) {
    return new RegionView.Member(
        area,
        latest.map(each -> standing(indicator, each)),
        latest
            .flatMap(each -> views.benchmark(each).chart())
            .map(each -> chart(indicator, each.charted()))
            .orElse(List.of()));
  }

  private View.Standing standing(Indicator indicator, Figure figure) {
    Benchmark benchmark = views.benchmark(figure);
    View.Standing standing = views.standing(indicator, figure);
    if (benchmark.previous().filter(each -> SmallNumbers.hidden(indicator, each)).isPresent()) {
      standing = HiddenStanding.withHiddenPrevious(standing);
    }
    return SmallNumbers.hidden(indicator, figure) ? HiddenStanding.of(standing) : standing;
  }

  /** With the mean and limits and all other points a reader could work out a hidden one. */
  private List<View.ChartPoint> chart(Indicator indicator, ChartedSeries charted) {
    List<View.ChartPoint> points = views.chart(indicator, charted);
    List<Boolean> hidden =
        charted.series().points().stream()
            .map(Series.Point::figure)
            .map(each -> each.filter(one -> SmallNumbers.hidden(indicator, one)).isPresent())
            .toList();
    if (!hidden.contains(true)) {
      return points;
    }
    List<View.ChartPoint> shown = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      shown.add(HiddenStanding.of(points.get(i), hidden.get(i)));
    }
    return shown;
  }
}
