package regional.indicators.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import regional.indicators.core.Area;
import regional.indicators.core.Authority;
import regional.indicators.core.Populations;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.core.Value;
import regional.indicators.indicator.Reports.Report;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.submission.AcceptedRows;
import regional.indicators.submission.Submission;

/**
 * From a figure back to the submissions and rows that it was made from: of the authorities that
 * reported every part, and no other.
 *
 * @param populations the mid-year estimates of the denominator, if it is a population
 */
public record Trace(
    Figure figure,
    List<Contribution> numerator,
    List<Contribution> denominator,
    List<People> populations) {

  public Trace {
    numerator = List.copyOf(numerator);
    denominator = List.copyOf(denominator);
    populations = List.copyOf(populations);
  }

  /**
   * What one submission adds to one measure.
   *
   * @param subtracted taken away instead of added
   * @param lines of the file as received, the header being 1; none if no row counts
   * @param amount their sum or number; x if a part is not available
   */
  public record Contribution(
      Submission submission, boolean subtracted, List<Integer> lines, Value amount) {
    public Contribution {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A mid-year population estimate.
   *
   * @param midYear the estimate's year
   */
  public record People(Authority authority, int midYear, long people) {}

  /**
   * Traces a figure.
   *
   * @param figure as {@link IndicatorTable#compute} made it from the same rows
   * @param upTo as given to it
   */
  public static Trace of(
      Figure figure,
      Indicators indicators,
      Returns returns,
      Reference reference,
      AcceptedRows rows,
      Quarter upTo) {
    Definition definition =
        Definition.of(indicators.get(figure.indicatorId()), figure.breakdown(), figure.clock());
    Map<String, List<Submission>> standing =
        returns.all().stream()
            .collect(
                Collectors.toMap(
                    Return::id,
                    form ->
                        rows.standing(form.id(), upTo).stream()
                            .filter(
                                each ->
                                    isOf(
                                        figure.area(),
                                        reference.authorities().get(each.oldLaCode())))
                            .toList()));
    Reports reports =
        new Reports(
            definition,
            reference.authorities(),
            ReturnAmounts.of(List.of(definition), returns, reference, rows, standing));
    Slot slot =
        switch (figure.clock()) {
          case R4 -> Slot.rollingYear(figure.reportingQuarter());
          case SNAPSHOT -> Slot.of(figure.reportingQuarter());
          case TERM, ACADEMIC_YEAR, CENSUS -> Slot.of(figure.period());
        };
    List<Authority> present =
        reports.present(slot).stream().filter(each -> isOf(figure.area(), each)).toList();
    List<Contribution> numerator = new ArrayList<>();
    List<Contribution> denominator = new ArrayList<>();
    List<People> populations = new ArrayList<>();
    for (List<Authority> unit : reference.authorities().countingReorganisedAsOne(present)) {
      Report report = reports.report(slot, unit);
      if (!report.isComplete()) {
        continue;
      }
      numerator.addAll(reports.numeratorRows(slot, report));
      denominator.addAll(reports.denominatorRows(slot, report));
      definition
          .population()
          .ifPresent(band -> populations.addAll(people(band, report, figure, reference)));
    }
    return new Trace(figure, numerator, denominator, populations);
  }

  private static boolean isOf(Area area, Authority authority) {
    return switch (area.level()) {
      case LOCAL_AUTHORITY -> authority.oldLaCode().equals(area.oldLaCode());
      case SUB_REGIONAL ->
          authority.regionCode().equals(area.regionCode())
              && authority.subRegion().equals(area.name());
      case REGIONAL -> authority.regionCode().equals(area.regionCode());
      case NATIONAL -> true;
    };
  }

  private static List<People> people(
      String band, Report report, Figure figure, Reference reference) {
    int midYear = Populations.yearInForce(figure.reportingQuarter());
    List<People> people = new ArrayList<>();
    for (Authority each : report.atEnd()) {
      Optional<Populations.Estimate> own =
          reference.populations().inForce(ReturnTable.gssCodes(each), band, midYear);
      own.ifPresent(found -> people.add(new People(each, found.year(), found.people())));
    }
    return people;
  }
}
