package regional.indicators.pack;

import java.util.Optional;
import regional.indicators.core.Value;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.Shown;
import regional.indicators.disclosure.View.Standing;
import regional.indicators.pack.chart.PrintedNumber;

/**
 * What something costs a week: a mean's own sum and number beside the mean, now and a year before.
 *
 * @param sum all together
 * @param count of what was summed
 * @param mean the one by the other
 */
public record SpendRow(
    String id,
    String name,
    String period,
    String sum,
    String count,
    String mean,
    String sumBefore,
    String countBefore,
    String regionSum,
    String regionMean) {

  static SpendRow of(IndicatorView indicator) {
    PrintedNumber mean = Wording.number(indicator.text());
    PrintedNumber sum = new PrintedNumber(0, 0, mean.prefix(), "");
    Optional<Shown> own = indicator.standing().map(Standing::own);
    Optional<Shown> before = indicator.standing().flatMap(Standing::previous);
    Optional<Shown> region = indicator.standing().flatMap(Standing::region);
    return new SpendRow(
        indicator.text().id(),
        indicator.text().name(),
        own.map(each -> Wording.period(each.period(), indicator.clock())).orElse(Wording.NONE),
        text(own.map(Shown::numerator), sum),
        text(own.map(Shown::denominator), PrintedNumber.COUNT),
        text(own.map(Shown::value), mean),
        text(before.map(Shown::numerator), sum),
        text(before.map(Shown::denominator), PrintedNumber.COUNT),
        text(region.map(Shown::numerator), sum)
            + region.filter(Wording::isIncomplete).map(SpendRow::reporting).orElse(""),
        text(region.map(Shown::value), mean));
  }

  private static String reporting(Shown region) {
    return " (" + region.authoritiesReporting() + "/" + region.authoritiesExpected() + ")";
  }

  private static String text(Optional<Value> value, PrintedNumber format) {
    return value.map(format::text).orElse(Wording.NONE);
  }
}
