package regional.indicators.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.ChartPoint;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.Shown;

/** The region of {@link PlausibleView}: the same invented figures, put together. */
final class PlausibleRegion {

  private static final List<String> PARTS = List.of("Cheshire", "Lancashire", "Liverpool");
  private static final View.Change CHANGE =
      new View.Change(Value.of(0.4), Value.of(0.1), Value.of(0.7), "newcombe", "rising");

  private static final View.Change NONE =
      new View.Change(
          Value.Symbol.NOT_AVAILABLE,
          Value.Symbol.NOT_AVAILABLE,
          Value.Symbol.NOT_AVAILABLE,
          "",
          "not_compared");

  private PlausibleRegion() {}

  /** As the sector may see it. */
  static RegionView view() {
    return of(PlausibleView.names().stream().sorted().map(PlausibleView::of).toList());
  }

  /**
   * Of other authorities.
   *
   * @param figures whose figures they have, by turns
   */
  static RegionView of(List<Area> authorities, List<View> figures) {
    return of(
        IntStream.range(0, authorities.size())
            .mapToObj(i -> of(authorities.get(i), figures.get(i % figures.size())))
            .toList());
  }

  private static View of(Area authority, View figures) {
    return new View(
        authority,
        figures.region(),
        figures.quarter(),
        figures.asOf(),
        figures.neighbours(),
        figures.coverage(),
        figures.subjects(),
        figures.context(),
        figures.returned(),
        figures.resubmitted());
  }

  private static RegionView of(List<View> views) {
    View first = views.get(0);
    List<RegionView.Subject> subjects = new ArrayList<>();
    for (int s = 0; s < first.subjects().size(); s++) {
      int subject = s;
      subjects.add(
          new RegionView.Subject(
              first.subjects().get(s).id(),
              first.subjects().get(s).title(),
              IntStream.range(0, first.subjects().get(s).indicators().size())
                  .mapToObj(
                      i ->
                          line(
                              views,
                              views.stream()
                                  .map(each -> each.subjects().get(subject).indicators().get(i))
                                  .toList()))
                  .toList()));
    }
    return new RegionView(
        first.region(),
        first.quarter(),
        first.asOf(),
        first.neighbours(),
        views.stream().map(View::authority).sorted(Comparator.comparing(Area::name)).toList(),
        views.stream().map(each -> new RegionView.Sent(each.authority(), each.coverage())).toList(),
        subjects,
        IntStream.range(0, first.context().size())
            .mapToObj(i -> line(views, views.stream().map(each -> each.context().get(i)).toList()))
            .toList());
  }

  private static RegionView.Line line(List<View> views, List<IndicatorView> members) {
    IndicatorView first = members.get(0);
    Optional<Shown> region = first.standing().flatMap(View.Standing::region);
    List<ChartPoint> chart =
        first.chart().stream()
            .map(
                each ->
                    new ChartPoint(
                        each.period(),
                        each.region(),
                        Optional.empty(),
                        each.basis(),
                        each.centre(),
                        each.lower(),
                        each.upper(),
                        each.sign(),
                        each.rebased()))
            .toList();
    List<RegionView.Total> totals =
        first.clock().equals("snapshot")
            ? chart.stream()
                .map(
                    each ->
                        new RegionView.Total(each.period(), each.own().orElseThrow().numerator()))
                .toList()
            : List.of();
    return new RegionView.Line(
        first.text(),
        first.breakdown(),
        first.breakdown().isEmpty() ? "" : "phase",
        first.clock(),
        IntStream.range(0, members.size())
            .mapToObj(
                i ->
                    new RegionView.Member(
                        views.get(i).authority(),
                        members.get(i).standing(),
                        members.get(i).chart()))
            .toList(),
        region,
        region,
        region.isPresent() ? CHANGE : NONE,
        chart,
        PARTS.stream().map(each -> new RegionView.Part(each, region)).toList(),
        totals,
        totals.isEmpty() ? Optional.empty() : Optional.of(projection(totals)));
  }

  private static RegionView.Projection projection(List<RegionView.Total> totals) {
    Quarter last = Quarter.of(totals.get(totals.size() - 1).period().last());
    return new RegionView.Projection(
        IntStream.rangeClosed(1, 4)
            .mapToObj(
                step ->
                    new RegionView.Ahead(
                        DataPeriod.of(last.plus(step)),
                        Value.of(9000 + 50 * step),
                        Value.of(8800),
                        Value.of(9300 + 70 * step)))
            .toList(),
        12);
  }
}
