package regional.indicators.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import regional.indicators.benchmark.Change;
import regional.indicators.benchmark.ChartedSeries;
import regional.indicators.benchmark.Projection;
import regional.indicators.benchmark.RegionalTrends;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Indicators;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;

/** Makes the view of a whole region, as the sector may see it. */
final class RegionViews {

  private final Views views;
  private final Returns returns;
  private final Indicators indicators;
  private final Indicators context;
  private final RegionalTrends trends;
  private final List<Figure> parts;

  /**
   * @param parts figures of the parts of regions
   */
  RegionViews(
      Views views,
      Returns returns,
      Indicators indicators,
      Indicators context,
      RegionalTrends trends,
      List<Figure> parts) {
    this.views = views;
    this.returns = returns;
    this.indicators = indicators;
    this.context = context;
    this.trends = trends;
    this.parts = parts;
  }

  /** The subjects' lines. */
  List<RegionView.Subject> subjects(Area region, List<Area> members) {
    List<RegionView.Subject> subjects = new ArrayList<>();
    for (Return form : returns.all()) {
      List<RegionView.Line> lines = new ArrayList<>();
      for (Indicator indicator : indicators.ofSubject(form.id())) {
        Views.lines(indicator).forEach(each -> lines.add(line(region, members, indicator, each)));
      }
      subjects.add(new RegionView.Subject(form.id(), form.title(), lines));
    }
    return subjects;
  }

  /** Lines of the figures beside the set. */
  List<RegionView.Line> context(Area region, List<Area> members) {
    return context.all().stream()
        .map(each -> line(region, members, each, Views.lines(each).get(0)))
        .toList();
  }

  private RegionView.Line line(
      Area region, List<Area> authorities, Indicator indicator, Views.Line line) {
    Map<String, List<Figure>> held = views.held(line);
    Optional<DataPeriod> newest =
        authorities.stream()
            .flatMap(each -> held.getOrDefault(each.oldLaCode(), List.of()).stream())
            .map(Figure::period)
            .max(Comparator.comparing(DataPeriod::last));
    Optional<Figure> own = newest.flatMap(at -> figure(held.get(region.regionCode()), at));
    Optional<Figure> previous = own.flatMap(trends::previous);
    List<RegionView.Total> totals =
        line.clock() == Clock.SNAPSHOT
            ? totals(held.getOrDefault(region.regionCode(), List.of()))
            : List.of();
    return new RegionView.Line(
        Views.text(indicator),
        line.breakdown(),
        indicator.breakdown().orElse(""),
        line.clock().text(),
        authorities.stream()
            .map(
                each ->
                    member(
                        each,
                        indicator,
                        newest.flatMap(period -> figure(held.get(each.oldLaCode()), period))))
            .toList(),
        own.map(each -> views.shown(indicator, each, false)),
        previous.map(each -> views.shown(indicator, each, false)),
        change(indicator, own, previous),
        trends
            .chart(line.indicatorId(), line.breakdown(), line.clock(), region, newest)
            .map(each -> chart(indicator, each))
            .orElse(List.of()),
        parts(region, indicator, line, newest),
        totals,
        projection(totals));
  }

  private static Optional<Figure> figure(@Nullable List<Figure> figures, DataPeriod period) {
    return figures == null
        ? Optional.empty()
        : figures.stream().filter(each -> each.period().equals(period)).findFirst();
  }

  private RegionView.Member member(Area area, Indicator indicator, Optional<Figure> latest) {
    return new RegionView.Member(
        area,
        latest.map(each -> views.standing(indicator, each, false)),
        latest
            .flatMap(each -> views.benchmark(each).chart())
            .map(each -> chart(indicator, each.charted()))
            .orElse(List.of()));
  }

  private List<View.ChartPoint> chart(Indicator indicator, ChartedSeries charted) {
    return views.chart(indicator, charted, false);
  }

  private View.Change change(Indicator indicator, Optional<Figure> own, Optional<Figure> previous) {
    boolean hidden =
        own.filter(each -> views.hides(each)).isPresent()
            || previous.filter(each -> views.hides(each)).isPresent();
    return hidden || own.isEmpty()
        ? Withheld.UNKNOWN_CHANGE
        : shown(trends.change(indicator, own.get()));
  }

  private static View.Change shown(Change change) {
    return new View.Change(
        change.change(),
        change.lower(),
        change.upper(),
        change.method(),
        change.direction().text());
  }

  private List<RegionView.Part> parts(
      Area region, Indicator indicator, Views.Line line, Optional<DataPeriod> newest) {
    List<Figure> here =
        parts.stream()
            .filter(each -> each.area().regionCode().equals(region.regionCode()))
            .toList();
    List<RegionView.Part> named = new ArrayList<>();
    for (String name : new TreeSet<>(here.stream().map(each -> each.area().name()).toList())) {
      named.add(
          new RegionView.Part(
              name,
              here.stream()
                  .filter(each -> each.area().name().equals(name))
                  .filter(each -> each.indicatorId().equals(line.indicatorId()))
                  .filter(each -> each.breakdown().equals(line.breakdown()))
                  .filter(each -> newest.filter(each.period()::equals).isPresent())
                  .findFirst()
                  .map(each -> views.shown(indicator, each, false))));
    }
    return named;
  }

  // Ahead ----------------------------------------------------------------------------------------

  private List<RegionView.Total> totals(List<Figure> region) {
    return region.stream()
        .sorted(Comparator.comparing(each -> each.period().last()))
        .map(each -> new RegionView.Total(each.period(), total(each)))
        .toList();
  }

  private Value total(Figure figure) {
    if (views.hides(figure)) {
      return Value.Symbol.CONFIDENTIAL;
    }
    return figure.authoritiesReporting() < figure.authoritiesExpected()
        ? Value.Symbol.NOT_AVAILABLE
        : figure.numerator().orElse(Value.Symbol.NOT_AVAILABLE);
  }

  private static Optional<RegionView.Projection> projection(List<RegionView.Total> totals) {
    if (totals.isEmpty()) {
      return Optional.empty();
    }
    Quarter last = Quarter.of(totals.get(totals.size() - 1).period().last());
    return Projection.of(totals.stream().map(RegionView.Total::value).toList())
        .map(
            projected ->
                new RegionView.Projection(
                    IntStream.range(0, projected.ahead().size())
                        .mapToObj(i -> ahead(last.plus(i + 1), projected.ahead().get(i)))
                        .toList(),
                    projected.fitted()));
  }

  private static RegionView.Ahead ahead(Quarter quarter, Projection.Ahead ahead) {
    return new RegionView.Ahead(
        DataPeriod.of(quarter),
        Value.of(ahead.value()),
        Value.of(ahead.lower()),
        Value.of(ahead.upper()));
  }
}
