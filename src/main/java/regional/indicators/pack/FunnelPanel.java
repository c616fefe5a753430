package regional.indicators.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import regional.indicators.core.Value;
import regional.indicators.disclosure.FunnelView;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.IndicatorText;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.pack.chart.Chart;
import regional.indicators.pack.chart.FunnelChart;
import regional.indicators.pack.chart.PrintedNumber;

/**
 * One indicator's funnel: a picture, and the table of those whom it names.
 *
 * @param axes what the picture has upwards and across, in words
 * @param spread what the limits allow for, in a sentence
 * @param index of the chart among the pack's
 * @param alt the picture's facts in sentences
 * @param rows the authority, then others that are outlying
 * @param others how many more are outlying than the rows say
 * @param figures of every authority of the region, by name
 */
public record FunnelPanel(
    String id,
    String name,
    String period,
    String axes,
    String spread,
    int index,
    String alt,
    List<Row> rows,
    int others,
    List<Row> figures) {

  private static final int ROWS = 4;
  private static final int LONGEST_NAME = 27;

  /**
   * An authority.
   *
   * @param mark a letter for the verdict in a narrow table: H, h, l, L; empty within the limits
   */
  public record Row(
      String name, String base, String value, String verdict, String mark, boolean own) {}

  /** The panel of an indicator; empty where it has no funnel or nobody's figure may be shown. */
  static Optional<FunnelPanel> of(IndicatorView indicator, View view, List<Chart> charts) {
    return indicator
        .funnel()
        .filter(each -> !each.points().isEmpty())
        .map(each -> panel(indicator, each, view, charts));
  }

  private static FunnelPanel panel(
      IndicatorView indicator, FunnelView funnel, View view, List<Chart> charts) {
    IndicatorText text = indicator.text();
    PrintedNumber format = Wording.number(text);
    String period =
        indicator
            .standing()
            .map(each -> Wording.period(each.own().period(), indicator.clock()))
            .orElse("");
    FunnelChart chart =
        new FunnelChart(
            text.name(),
            period,
            view.authority().name(),
            view.region().name(),
            funnel.centre(),
            funnel.phi(),
            funnel.widened(),
            format,
            funnel.limits().stream()
                .map(
                    each ->
                        new FunnelChart.Limits(
                            each.base(),
                            each.lower998(),
                            each.lower95(),
                            each.upper95(),
                            each.upper998()))
                .toList(),
            funnel.points().stream()
                .sorted(Comparator.comparing(FunnelView.Point::own))
                .map(
                    each ->
                        new FunnelChart.Point(
                            each.area().name(),
                            each.base(),
                            each.value(),
                            Narrative.funnel(each.verdict()).orElse(""),
                            isOutlying(each),
                            each.own()))
                .toList());
    charts.add(chart);
    List<Row> named = new ArrayList<>();
    funnel.points().stream()
        .filter(each -> each.own() || isOutlying(each))
        .sorted(
            Comparator.comparing((FunnelView.Point each) -> !each.own())
                .thenComparing(each -> -Math.abs(each.value() - funnel.centre())))
        .map(each -> row(each, format))
        .forEach(named::add);
    List<Row> figures = figures(indicator, funnel, format);
    if (funnel.points().stream().noneMatch(FunnelView.Point::own)) {
      figures.stream().filter(Row::own).forEach(own -> named.add(0, own));
    }
    return new FunnelPanel(
        text.id(),
        text.name(),
        period,
        "Up: "
            + (Wording.unit(text).isEmpty() ? "per cent" : Wording.unit(text))
            + ". Across: "
            + text.denominator().substring(0, 1).toLowerCase(java.util.Locale.UK)
            + text.denominator().substring(1)
            + ".",
        chart.spread(),
        charts.size() - 1,
        chart.description(),
        named.stream().limit(ROWS).toList(),
        Math.max(0, named.size() - ROWS),
        figures);
  }

  private static boolean isOutlying(FunnelView.Point point) {
    return point.verdict().startsWith("outlying");
  }

  private static Row row(FunnelView.Point point, PrintedNumber format) {
    return new Row(
        Wording.shortened(point.area().name(), LONGEST_NAME),
        PrintedNumber.COUNT.text(point.base()),
        format.text(point.value()),
        verdict(point.verdict()),
        mark(point.verdict()),
        point.own());
  }

  /** Every authority; those without a point with the symbol that stands for their figure. */
  private static List<Row> figures(
      IndicatorView indicator, FunnelView funnel, PrintedNumber format) {
    return indicator.peers().stream()
        .map(
            peer ->
                funnel.points().stream()
                    .filter(each -> each.area().equals(peer.area()))
                    .findFirst()
                    .map(each -> row(each, format))
                    .orElseGet(
                        () ->
                            new Row(
                                Wording.shortened(peer.area().name(), LONGEST_NAME),
                                base(peer.figure().denominator()),
                                peer.figure().value().text(),
                                Wording.NONE,
                                "",
                                peer.own())))
        .sorted(Comparator.comparing(Row::name))
        .toList();
  }

  private static String base(Value base) {
    return PrintedNumber.COUNT.text(base);
  }

  private static String verdict(String verdict) {
    return Narrative.funnel(verdict)
        .orElse(verdict.equals("within") ? "within the limits" : "not tested");
  }

  static String mark(String verdict) {
    return switch (verdict) {
      case "outlying_high" -> "H";
      case "watch_high" -> "h";
      case "watch_low" -> "l";
      case "outlying_low" -> "L";
      default -> "";
    };
  }
}
