package regional.indicators.benchmark;

import java.time.LocalDate;
import java.util.Optional;
import regional.indicators.core.DataPeriod;
import regional.indicators.indicator.Clock;
import regional.indicators.submission.Published;

/** Comparators as rules of returns ask for them: one authority's figure for certain days. */
public record PublishedPeriods(Comparators comparators) implements Published {

  @Override
  public Optional<Double> figure(
      String indicatorId, String oldLaCode, LocalDate first, LocalDate last) {
    // Of the clocks, that of rolling years goes by first and last day, whatever the label.
    Comparators.Wanted wanted =
        new Comparators.Wanted(indicatorId, "", Clock.R4, new DataPeriod("", "", first, last));
    return comparators
        .authority(wanted, oldLaCode)
        .filter(PublishedComparator::samePeriod)
        .map(PublishedComparator::value);
  }
}
