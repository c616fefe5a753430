package regional.indicators.publish;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import regional.indicators.core.Value;
import regional.indicators.disclosure.View;
import regional.indicators.publish.DataWorkbook.Defined;
import regional.indicators.publish.DataWorkbook.Sheet;
import regional.indicators.publish.TidySheet.Heading;

/**
 * {@code authority/<code>-<slug>/data.xlsx}: the numbers behind the authority's pack in the order
 * of its pages. Its own figures whole, everyone else's as its view shows them.
 */
public final class AuthorityWorkbook {

  private final View view;

  public AuthorityWorkbook(View view) {
    this.view = view;
  }

  /**
   * The workbook's bytes.
   *
   * @throws IOException never but from the library
   */
  public byte[] bytes() throws IOException {
    String name = view.authority().name();
    DataWorkbook workbook =
        new DataWorkbook(
            name + ": data behind the packs",
            view.quarter(),
            "For " + name + " only",
            List.of(
                view.region().name() + ", reporting quarter " + view.quarter(),
                "As of " + view.asOf() + ". " + name + "'s own figures are whole.",
                "Numbers have ten significant digits; cells show the indicator's decimals."));
    workbook.add(summary());
    for (View.SubjectView each : view.subjects()) {
      workbook.add(overTime(each));
      workbook.add(ranked(each));
      if (each.indicators().stream().anyMatch(line -> !line.breakdown().isEmpty())) {
        workbook.add(groups(each));
      }
    }
    ReturnSheets.of(view).forEach(workbook::add);
    workbook.add(DataWorkbook.definitions(definitions()));
    return workbook.bytes();
  }

  private Stream<Defined> definitions() {
    return view.subjects().stream()
        .flatMap(
            subject ->
                subject.indicators().stream()
                    .map(each -> new Defined(subject.title(), each.text())));
  }

  // ---------------------------------------------------------------- one line an indicator

  private Sheet summary() {
    return new Sheet(
        "Summary",
        "Every indicator once: the newest figure, the one before, comparators and signals",
        2,
        DataWorkbook.headings(
            DataWorkbook.lineHeadings(), standingHeadings(), DataWorkbook.named("status")),
        table -> {
          for (View.SubjectView subject : view.subjects()) {
            for (View.IndicatorView each : subject.indicators()) {
              if (each.breakdown().isEmpty() && each.standing().isPresent()) {
                DataWorkbook.line(table.next(), each.text(), each.clock());
                standing(table, each).text(each.standing().get().own().status());
              }
            }
          }
        });
  }

  private List<Heading> standingHeadings() {
    return DataWorkbook.named(
        "time_period",
        "time_identifier",
        "value",
        "lower",
        "upper",
        "numerator",
        "denominator",
        "previous_value",
        "change",
        "change_lower",
        "change_upper",
        "direction",
        "region",
        "region_difference",
        "england",
        "england_period",
        "england_difference",
        view.neighbours(),
        "neighbours_period",
        "neighbours_difference",
        "rank",
        "rank_of",
        "rank_lower",
        "rank_upper",
        "band",
        "funnel",
        "control_chart");
  }

  private TidySheet standing(TidySheet row, View.IndicatorView line) {
    View.Standing standing = line.standing().orElseThrow();
    View.Shown own = standing.own();
    int decimals = line.text().decimals();
    DataWorkbook.period(row, own.period())
        .value(own.value(), decimals)
        .value(own.lower(), decimals)
        .value(own.upper(), decimals)
        .value(own.numerator(), 0)
        .value(own.denominator(), 0)
        .value(
            standing.previous().map(View.Shown::value).orElse(Value.Symbol.NOT_AVAILABLE), decimals)
        .value(standing.change().change(), decimals)
        .value(standing.change().lower(), decimals)
        .value(standing.change().upper(), decimals)
        .text(standing.change().direction());
    Optional<View.Beside> region = standing.beside("region");
    row.value(beside(region), decimals).text(region.map(View.Beside::difference).orElse(""));
    elsewhere(row, standing.beside("england"), decimals);
    elsewhere(row, standing.beside(view.neighbours()), decimals);
    standing
        .rank()
        .ifPresentOrElse(
            each -> rank(row, each).count(each.of()).count(each.lower()).count(each.upper()),
            () -> row.text("").text("").text("").text(""));
    return row.text(DataWorkbook.band(standing.band()))
        .text(standing.funnel())
        .text(standing.sign().signal());
  }

  private static TidySheet rank(TidySheet row, View.Place place) {
    return place.hidden() == 0 ? row.count(place.rank()) : row.text(place.text());
  }

  private static Value beside(Optional<View.Beside> comparator) {
    return comparator.map(View.Beside::value).orElse(Value.Symbol.NOT_AVAILABLE);
  }

  /** A comparator from elsewhere has a period of its own. */
  private static void elsewhere(TidySheet row, Optional<View.Beside> comparator, int decimals) {
    row.value(beside(comparator), decimals)
        .text(
            comparator
                .map(each -> each.timePeriod() + " " + each.timeIdentifier())
                .orElse("")
                .strip())
        .text(comparator.map(View.Beside::difference).orElse(""));
  }

  // ---------------------------------------------------------------- what stands behind the charts

  private static Sheet overTime(View.SubjectView subject) {
    return new Sheet(
        subject.id() + " over time",
        subject.title() + ": the control charts, a line a period; points that do not overlap",
        2,
        DataWorkbook.headings(
            DataWorkbook.lineHeadings(),
            DataWorkbook.named(
                "time_period",
                "time_identifier",
                "value",
                "lower",
                "upper",
                "numerator",
                "denominator",
                "region",
                "mean_line",
                "lower_limit",
                "upper_limit",
                "basis",
                "signal",
                "direction",
                "meaning"),
            List.of(new Heading("begins_anew_because", 40))),
        table -> {
          for (View.IndicatorView line : subject.indicators()) {
            if (line.breakdown().isEmpty()) {
              line.chart().forEach(each -> point(table.next(), line, each));
            }
          }
        });
  }

  private static void point(TidySheet row, View.IndicatorView line, View.ChartPoint point) {
    int decimals = line.text().decimals();
    Optional<View.Shown> own = point.own();
    DataWorkbook.period(
            DataWorkbook.line(row, line.text(), DataWorkbook.clockOfPoints(line.clock())),
            point.period())
        .value(point.value(), decimals)
        .value(own.map(View.Shown::lower).orElse(Value.Symbol.NOT_AVAILABLE), decimals)
        .value(own.map(View.Shown::upper).orElse(Value.Symbol.NOT_AVAILABLE), decimals)
        .value(own.map(View.Shown::numerator).orElse(Value.Symbol.NOT_AVAILABLE), 0)
        .value(own.map(View.Shown::denominator).orElse(Value.Symbol.NOT_AVAILABLE), 0)
        .value(point.region().map(View.Shown::value).orElse(Value.Symbol.NOT_AVAILABLE), decimals)
        .value(point.centre(), decimals)
        .value(point.lower(), decimals)
        .value(point.upper(), decimals)
        .text(point.basis())
        .text(point.sign().signal())
        .text(point.sign().direction())
        .text(point.sign().meaning())
        .text(String.join("; ", point.rebased()));
  }

  private static Sheet ranked(View.SubjectView subject) {
    return new Sheet(
        subject.id() + " ranked",
        subject.title() + ": the ranked charts, a line an authority, with 95% intervals",
        2,
        DataWorkbook.headings(
            DataWorkbook.lineHeadings(),
            DataWorkbook.named("time_period", "time_identifier", "old_la_code", "new_la_code"),
            List.of(new Heading("la_name", 26)),
            DataWorkbook.named("value", "lower", "upper", "numerator", "denominator", "rank")),
        table -> {
          for (View.IndicatorView line : subject.indicators()) {
            if (line.breakdown().isEmpty()) {
              line.peers().forEach(each -> peer(table.next(), line, each));
            }
          }
        });
  }

  private static void peer(TidySheet row, View.IndicatorView line, View.Peer peer) {
    int decimals = line.text().decimals();
    View.Shown figure = peer.figure();
    DataWorkbook.period(DataWorkbook.line(row, line.text(), line.clock()), figure.period())
        .text(peer.area().oldLaCode())
        .text(peer.area().newLaCode())
        .text(peer.area().name())
        .value(figure.value(), decimals)
        .value(figure.lower(), decimals)
        .value(figure.upper(), decimals)
        .value(figure.numerator(), 0)
        .value(figure.denominator(), 0);
    peer.rank().ifPresentOrElse(each -> rank(row, each), () -> row.text(""));
  }

  private Sheet groups(View.SubjectView subject) {
    return new Sheet(
        subject.id() + " groups",
        subject.title() + ": each indicator again for each group, newest figure",
        2,
        DataWorkbook.headings(
            DataWorkbook.lineHeadings(), DataWorkbook.named("breakdown"), standingHeadings()),
        table -> {
          for (View.IndicatorView each : subject.indicators()) {
            if (!each.breakdown().isEmpty() && each.standing().isPresent()) {
              DataWorkbook.line(table.next(), each.text(), each.clock()).text(each.breakdown());
              standing(table, each);
            }
          }
        });
  }
}
