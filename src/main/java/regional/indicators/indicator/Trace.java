package regional.indicators.indicator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param numerator its terms, in the order of the definition
 * @param denominator likewise; none if it is a population
 * @param populations the mid-year estimates that make the denominator, if it is a population
 * @param shares what each authority (of a reorganisation all together) adds
 * @param notReporting authorities that were expected and did not report every part
 */
public record Trace(
    Figure figure,
    List<Term> numerator,
    List<Term> denominator,
    List<People> populations,
    List<Share> shares,
    List<Authority> notReporting) {

  public Trace {
    numerator = List.copyOf(numerator);
    denominator = List.copyOf(denominator);
    populations = List.copyOf(populations);
    shares = List.copyOf(shares);
    notReporting = List.copyOf(notReporting);
  }

  /**
   * One measure.
   *
   * @param amount what it comes to, before it is taken away if it is
   * @param contributions by unit (an authority, or a reorganisation as one), then quarter
   */
  public record Term(Measure measure, Value amount, List<Contribution> contributions) {
    public Term {
      contributions = List.copyOf(contributions);
    }
  }

  /**
   * What one submission adds to one measure.
   *
   * @param lines of the file as received, the header being 1; none if no row counts
   * @param amount their sum or number; x if a part is not available
   */
  public record Contribution(Submission submission, List<Integer> lines, Value amount) {
    public Contribution {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A mid-year population estimate.
   *
   * @param name of the authority or, where an authority has none, of the whole area
   * @param midYear the estimate's year
   */
  public record People(String name, int midYear, long people) {}

  /**
   * What an authority adds to a pooled figure.
   *
   * @param authorities one; of a reorganisation those whose rows stand for the unit
   * @param denominator z if it is a population
   */
  public record Share(List<Authority> authorities, Value numerator, Value denominator) {
    public Share {
      authorities = List.copyOf(authorities);
    }
  }

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
            ReturnAmounts.of(List.of(definition), returns, reference, rows, standing, true));
    Slot slot =
        switch (figure.clock()) {
          case R4 -> Slot.rollingYear(figure.reportingQuarter());
          case SNAPSHOT -> Slot.of(figure.reportingQuarter());
          case TERM, ACADEMIC_YEAR, CENSUS -> Slot.of(figure.period());
        };
    List<Authority> present =
        reports.present(slot).stream().filter(each -> isOf(figure.area(), each)).toList();
    List<List<Term>> numerators = new ArrayList<>();
    List<List<Term>> denominators = new ArrayList<>();
    List<Share> shares = new ArrayList<>();
    List<Authority> notReporting = new ArrayList<>();
    Set<Authority> atEnd = new LinkedHashSet<>();
    for (List<Authority> unit : reference.authorities().countingReorganisedAsOne(present)) {
      Report report = reports.report(slot, unit);
      if (!report.isComplete()) {
        notReporting.addAll(unit);
        continue;
      }
      numerators.add(reports.numeratorTerms(slot, report));
      denominators.add(reports.denominatorTerms(slot, report));
      List<Authority> senders =
          report.senders().stream()
              .flatMap(List::stream)
              .distinct()
              .sorted(Comparator.comparing(Authority::oldLaCode))
              .toList();
      shares.add(new Share(senders, report.numerator().value(), report.denominator().value()));
      atEnd.addAll(report.atEnd());
    }
    return new Trace(
        figure,
        pooled(definition.numerator(), numerators),
        pooled(definition.denominator(), denominators),
        definition
            .population()
            .map(band -> people(band, atEnd, figure, reference))
            .orElse(List.of()),
        shares,
        notReporting);
  }

  /** Each term over all units. */
  private static List<Term> pooled(List<Measure> measures, List<List<Term>> units) {
    List<Term> pooled = new ArrayList<>();
    for (int i = 0; i < measures.size(); i++) {
      int term = i;
      List<Term> these = units.stream().map(each -> each.get(term)).toList();
      boolean known = these.stream().anyMatch(each -> each.amount().isKnown());
      double sum =
          these.stream()
              .map(Term::amount)
              .mapToDouble(each -> each instanceof Value.Known number ? number.number() : 0)
              .sum();
      pooled.add(
          new Term(
              measures.get(i),
              known ? Value.of(sum) : Value.Symbol.NOT_APPLICABLE,
              these.stream().flatMap(each -> each.contributions().stream()).toList()));
    }
    return pooled;
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

  /** Those of the authorities or, where the figure rests on it, that of the whole area. */
  private static List<People> people(
      String band, Set<Authority> atEnd, Figure figure, Reference reference) {
    int midYear = Populations.yearInForce(figure.reportingQuarter());
    Populations populations = reference.populations();
    List<People> people = new ArrayList<>();
    for (Authority each : atEnd) {
      populations
          .inForce(ReturnTable.gssCodes(each), band, midYear)
          .ifPresent(own -> people.add(new People(each.name(), own.year(), own.people())));
    }
    long together = people.stream().mapToLong(People::people).sum();
    if (people.size() == atEnd.size() && figure.denominator().equals(Value.of(together))) {
      return people;
    }
    return figure.denominator().isKnown()
        ? populations.inForce(Pool.ownCodes(figure.area()), band, midYear).stream()
            .map(all -> new People(figure.area().name(), all.year(), all.people()))
            .toList()
        : List.of();
  }
}
