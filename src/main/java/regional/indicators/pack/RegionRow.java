package regional.indicators.pack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.View.ChartPoint;
import regional.indicators.disclosure.View.Shown;
import regional.indicators.pack.chart.PrintedNumber;

/**
 * A region's figure in words ready to print.
 *
 * @param reporting as {@code 22/24} where the figure is incomplete; else empty
 * @param change with its limits
 * @param direction of the change, in words
 * @param sign of the newest point of the region's control chart
 * @param parts a figure for each part of the region, in the order of their names
 */
public record RegionRow(
    String id,
    String name,
    String unit,
    String period,
    String value,
    String limits,
    String fraction,
    String reporting,
    String previous,
    String change,
    String direction,
    String sign,
    List<String> parts) {

  static RegionRow of(RegionView.Line line) {
    PrintedNumber format = Wording.number(line.text());
    Optional<Shown> region = line.region();
    return new RegionRow(
        line.text().id(),
        line.text().name(),
        Wording.unit(line.text()),
        region
            .map(
                each ->
                    Wording.period(each.period(), line.clock())
                        + (Wording.isProvisional(each) ? " (p)" : ""))
            .orElse(Wording.NONE),
        region.map(each -> format.text(each.value())).orElse(Wording.NONE),
        region
            .flatMap(each -> Narrative.interval(each, format.withoutSign()))
            .map(each -> each.replace(" to ", "–"))
            .orElse(Wording.NONE),
        region.map(each -> Wording.fraction(each, line.text())).orElse(Wording.NONE),
        region
            .filter(Wording::isIncomplete)
            .map(each -> each.authoritiesReporting() + "/" + each.authoritiesExpected())
            .orElse(""),
        line.regionPrevious().map(each -> format.text(each.value())).orElse(Wording.NONE),
        Narrative.change(line.regionChange(), format),
        line.regionPrevious().isPresent() ? Narrative.direction(line.regionChange()) : Wording.NONE,
        sign(line),
        line.parts().stream()
            .map(
                each -> each.figure().map(shown -> format.text(shown.value())).orElse(Wording.NONE))
            .toList());
  }

  private static String sign(RegionView.Line line) {
    List<ChartPoint> chart = line.regionChart();
    return chart.isEmpty() || !chart.get(chart.size() - 1).sign().isSpecial()
        ? Wording.NONE
        : Wording.capital(Narrative.sign(chart.get(chart.size() - 1).sign()));
  }

  /** The direction, and the chart's sign; a dash where neither says anything. */
  public String signals() {
    boolean moved =
        !direction.equals("no clear change")
            && !direction.equals("not compared")
            && !direction.equals(Wording.NONE);
    if (sign.equals(Wording.NONE)) {
      return moved ? Wording.capital(direction) : Wording.NONE;
    }
    return moved ? Wording.capital(direction) + "; " + sign.toLowerCase(Locale.UK) : sign;
  }
}
