package regional.indicators.pack;

import java.util.Optional;
import regional.indicators.core.Populations;
import regional.indicators.core.Quarter;
import regional.indicators.disclosure.View.IndicatorText;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.Shown;
import regional.indicators.disclosure.View.Standing;
import regional.indicators.pack.chart.PrintedNumber;

/**
 * A line of a table of indicators, in words ready to print. Nothing is blank: a dash stands where a
 * thing does not exist, a symbol where there is no figure.
 *
 * @param name with its breakdown
 * @param unit what the sign beside the number does not say
 * @param period of the authority's latest figure, with its marks
 * @param reporting as {@code 22/24} where the region's figure is incomplete; else empty
 */
public record FigureRow(
    String id,
    String name,
    String breakdown,
    String unit,
    String period,
    String value,
    String fraction,
    String region,
    String reporting,
    String rank,
    String bandLetter,
    String previous) {

  static FigureRow of(IndicatorView indicator, Quarter quarter) {
    IndicatorText text = indicator.text();
    Optional<Standing> standing = indicator.standing();
    PrintedNumber format = Wording.number(text);
    Optional<Shown> region = standing.flatMap(Standing::region);
    return new FigureRow(
        text.id(),
        text.name(),
        indicator.breakdown(),
        Wording.unit(text),
        standing.map(each -> period(each.own(), indicator.clock(), quarter)).orElse(Wording.NONE),
        standing.map(each -> format.text(each.own().value())).orElse(Wording.NONE),
        standing.map(each -> Wording.fraction(each.own(), text)).orElse(Wording.NONE),
        region.map(each -> format.text(each.value())).orElse(Wording.NONE),
        region
            .filter(Wording::isIncomplete)
            .map(each -> each.authoritiesReporting() + "/" + each.authoritiesExpected())
            .orElse(""),
        standing.map(Wording::rank).orElse(Wording.NONE),
        standing.map(Standing::band).filter(band -> !band.equals("-")).orElse(Wording.NONE),
        standing
            .flatMap(Standing::previous)
            .map(each -> format.text(each.value()))
            .orElse(Wording.NONE));
  }

  static String reporting(Shown region) {
    return region.authoritiesReporting() + " of " + region.authoritiesExpected();
  }

  /** The period, {@code (p)} where provisional, and the population's year where unexpected. */
  static String period(Shown shown, String clock, Quarter quarter) {
    String mark = Wording.isProvisional(shown) ? " (p)" : "";
    return Wording.period(shown.period(), clock) + mark + population(shown, quarter);
  }

  private static String population(Shown shown, Quarter quarter) {
    return shown
        .populationYear()
        .filter(year -> year != Populations.yearInForce(quarter))
        .map(year -> ", pop. " + year)
        .orElse("");
  }
}
