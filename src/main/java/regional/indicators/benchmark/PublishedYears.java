package regional.indicators.benchmark;

import java.util.Optional;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.indicator.Clock;
import regional.indicators.submission.Published;

/** Comparators as rules of returns ask for them: one authority's figure for one year. */
public record PublishedYears(Comparators comparators) implements Published {

  @Override
  public Optional<Double> yearTo(String indicatorId, String oldLaCode, Quarter quarter) {
    Comparators.Wanted wanted =
        new Comparators.Wanted(indicatorId, "", Clock.R4, DataPeriod.rollingYear(quarter));
    return comparators
        .authority(wanted, oldLaCode)
        .filter(PublishedComparator::samePeriod)
        .map(PublishedComparator::value);
  }
}
