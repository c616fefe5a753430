package regional.indicators.pack;

import java.util.Optional;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.Beside;
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
 * @param unit what the sign beside the number does not say, and the population's year where it is
 *     not the one in force
 * @param period of the authority's latest figure, with its marks
 * @param limits of the value, 95%
 * @param shortFraction numerator and denominator, large ones in thousands
 * @param region its figure
 * @param difference from the region, in a word; may be empty
 * @param reporting as {@code 22/24} where the region's figure is incomplete; else empty
 * @param england its figure, with its period where that is another
 * @param neighbours mean of the statistical neighbours, likewise
 * @param rank with its 95% limits, and the band
 * @param previous same period last year
 * @param direction of the change since, in words
 * @param signs all that stands out
 */
public record FigureRow(
    String id,
    String name,
    String breakdown,
    String unit,
    String period,
    String value,
    String limits,
    String fraction,
    String shortFraction,
    String region,
    String difference,
    String reporting,
    String england,
    String neighbours,
    String rank,
    String previous,
    String direction,
    String signs) {

  static FigureRow of(IndicatorView indicator, View view) {
    IndicatorText text = indicator.text();
    Optional<Standing> standing = indicator.standing();
    PrintedNumber format = Wording.number(text);
    Optional<Shown> region = standing.flatMap(Standing::region);
    return new FigureRow(
        text.id(),
        text.name(),
        indicator.breakdown(),
        unit(text, standing),
        standing.map(each -> period(each.own(), indicator.clock())).orElse(Wording.NONE),
        standing.map(each -> number(each.own(), format)).orElse(Wording.NONE),
        standing
            .flatMap(each -> Narrative.interval(each.own(), format.withoutSign()))
            .map(each -> each.replace(" to ", "–"))
            .orElse(Wording.NONE),
        standing.map(each -> Wording.fraction(each.own(), text)).orElse(Wording.NONE),
        standing.map(each -> Wording.shortFraction(each.own(), text)).orElse(Wording.NONE),
        region.map(each -> format.text(each.value())).orElse(Wording.NONE),
        standing.flatMap(each -> each.beside("region")).flatMap(Narrative::difference).orElse(""),
        region
            .filter(Wording::isIncomplete)
            .map(each -> each.authoritiesReporting() + "/" + each.authoritiesExpected())
            .orElse(""),
        beside(standing, "england", format),
        beside(standing, view.neighbours(), format),
        standing.map(Narrative::rank).orElse(Wording.NONE),
        standing.flatMap(Standing::previous).map(each -> number(each, format)).orElse(Wording.NONE),
        standing
            .filter(each -> each.previous().isPresent())
            .map(each -> Narrative.direction(each.change()))
            .orElse(Wording.NONE),
        standing.map(Narrative::signs).orElse(Wording.NONE));
  }

  /**
   * With so many characters of name, and a unit only where both stand in a line of so many: tables
   * of subjects have it.
   */
  FigureRow shortened(int most, int line) {
    int left = line - id.length() - name.length();
    return new FigureRow(
        id,
        Wording.shortened(name, most - id.length()),
        breakdown,
        left > unit.length() ? unit : "",
        Wording.shortened(period),
        value,
        limits,
        fraction,
        shortFraction,
        region,
        difference,
        reporting,
        england,
        neighbours,
        rank,
        previous,
        direction,
        signs);
  }

  private static String beside(Optional<Standing> standing, String name, PrintedNumber format) {
    Optional<Beside> beside = standing.flatMap(each -> each.beside(name));
    return beside.map(each -> format.text(each.value()) + period(each)).orElse(Wording.NONE);
  }

  /** A comparator of another period or definition never stands unmarked. */
  private static String period(Beside beside) {
    return beside
        .published()
        .map(
            each ->
                each.samePeriod() && each.sameDefinition()
                    ? ""
                    : " ("
                        + Wording.shortPublishedPeriod(beside.timePeriod(), beside.timeIdentifier())
                        + (each.sameDefinition() ? "" : "*")
                        + ")")
        .orElse("");
  }

  static String reporting(Shown region) {
    return region.authoritiesReporting() + " of " + region.authoritiesExpected();
  }

  /** The period, {@code (p)} where provisional. */
  private static String period(Shown shown, String clock) {
    return Wording.period(shown.period(), clock) + (Wording.isProvisional(shown) ? " (p)" : "");
  }

  /** The unit, the value in another, and the population's year where it is not the one in force. */
  private static String unit(IndicatorText text, Optional<Standing> standing) {
    return Wording.unit(text)
        + standing
            .flatMap(each -> Wording.alsoPer(text, each.own()))
            .map(each -> ", " + each)
            .orElse("")
        + standing
            .flatMap(each -> each.own().otherPopulation())
            .map(year -> ", pop. " + year)
            .orElse("");
  }

  private static String number(Shown shown, PrintedNumber format) {
    return format.text(shown.value()) + Wording.populationMark(shown);
  }
}
