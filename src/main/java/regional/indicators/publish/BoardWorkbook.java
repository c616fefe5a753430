package regional.indicators.publish;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Value;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.RegionView.Line;
import regional.indicators.disclosure.RegionView.Member;
import regional.indicators.disclosure.View;
import regional.indicators.publish.DataWorkbook.Defined;
import regional.indicators.publish.DataWorkbook.Sheet;
import regional.indicators.publish.TidySheet.Heading;

/** {@code board/data.xlsx}: the numbers behind the Board's pages, as the sector may see them. */
public final class BoardWorkbook {

  private final RegionView view;

  public BoardWorkbook(RegionView view) {
    this.view = view;
  }

  /**
   * The workbook's bytes.
   *
   * @throws IOException never but from the library
   */
  public byte[] bytes() throws IOException {
    DataWorkbook workbook =
        new DataWorkbook(
            view.region().name() + ": data behind the Board's pages",
            view.quarter(),
            DataWorkbook.FOR_SECTOR,
            List.of(
                "Reporting quarter " + view.quarter() + ", as of " + view.asOf(),
                "Small numbers, and what would tell them, are hidden (c).",
                "Numbers have ten significant digits; cells show the indicator's decimals."));
    workbook.add(summary());
    workbook.add(
        signals(
            "Among authorities",
            "Where each authority lies in the region's funnel: a column an authority",
            View.Standing::funnel));
    workbook.add(
        signals(
            "Change on last year",
            "Each authority's tested change on the same period last year: a column an authority",
            each -> each.change().direction()));
    for (RegionView.Subject each : view.subjects()) {
      workbook.add(latest(each, "latest", Line::isWhole));
      workbook.add(overTime(each));
      if (each.lines().stream().anyMatch(line -> !line.isWhole())) {
        workbook.add(latest(each, "groups", line -> !line.isWhole()));
      }
    }
    if (!view.coverage().isEmpty()) {
      workbook.add(ReturnSheets.coverage(view.coverage()));
    }
    workbook.add(DataWorkbook.definitions(definitions()));
    return workbook.bytes();
  }

  private Stream<Defined> definitions() {
    return view.subjects().stream()
        .flatMap(
            subject ->
                subject.lines().stream().map(each -> new Defined(subject.title(), each.text())));
  }

  private List<Line> whole() {
    return view.subjects().stream()
        .flatMap(each -> each.lines().stream())
        .filter(Line::isWhole)
        .toList();
  }

  private Sheet summary() {
    return new Sheet(
        "Summary",
        "The region: every indicator once, and how many authorities give a signal",
        2,
        DataWorkbook.headings(
            DataWorkbook.lineHeadings(),
            DataWorkbook.named(
                "time_period",
                "time_identifier",
                "region",
                "lower",
                "upper",
                "numerator",
                "denominator",
                "reporting",
                "expected",
                "outlying_high",
                "outlying_low",
                "improving_or_rising",
                "worsening_or_falling",
                "status")),
        table -> {
          for (Line line : whole()) {
            line.region().ifPresent(region -> summary(table.next(), line, region));
          }
        });
  }

  private static void summary(TidySheet row, Line line, View.Shown region) {
    int decimals = line.text().decimals();
    DataWorkbook.period(DataWorkbook.line(row, line.text(), line.clock()), region.period())
        .value(region.value(), decimals)
        .value(region.lower(), decimals)
        .value(region.upper(), decimals)
        .value(region.numerator(), 0)
        .value(region.denominator(), 0)
        .count(region.authoritiesReporting())
        .count(region.authoritiesExpected())
        .count(having(line, each -> each.funnel().equals("outlying_high")))
        .count(having(line, each -> each.funnel().equals("outlying_low")))
        .count(having(line, each -> each.change().direction().matches("improving|rising")))
        .count(having(line, each -> each.change().direction().matches("worsening|falling")))
        .text(region.status());
  }

  private static int having(Line line, Predicate<View.Standing> signal) {
    return (int)
        line.members().stream().flatMap(each -> each.standing().stream()).filter(signal).count();
  }

  private Sheet signals(String name, String holds, Function<View.Standing, String> signal) {
    return new Sheet(
        name,
        holds,
        2,
        DataWorkbook.headings(DataWorkbook.lineHeadings(), aColumnAnAuthority()),
        table -> {
          for (Line line : whole()) {
            DataWorkbook.line(table.next(), line.text(), line.clock());
            line.members()
                .forEach(
                    each ->
                        table.text(
                            each.standing().map(signal).orElse(Value.Symbol.NOT_AVAILABLE.text())));
          }
        });
  }

  private List<Heading> aColumnAnAuthority() {
    return view.authorities().stream().map(each -> new Heading(each.name(), 14)).toList();
  }

  private static Sheet latest(RegionView.Subject subject, String name, Predicate<Line> which) {
    return new Sheet(
        subject.id() + " " + name,
        subject.title()
            + ": the newest figures, a line an authority, with 95% intervals and signals",
        2,
        DataWorkbook.headings(
            DataWorkbook.lineHeadings(),
            DataWorkbook.named("breakdown", "time_period", "time_identifier", "old_la_code"),
            List.of(new Heading("la_name", 26)),
            DataWorkbook.named(
                "value",
                "lower",
                "upper",
                "numerator",
                "denominator",
                "region",
                "difference",
                "previous_value",
                "direction",
                "funnel",
                "control_chart")),
        table -> {
          for (Line line : subject.lines()) {
            if (which.test(line)) {
              line.members().forEach(each -> latest(table, line, each));
            }
          }
        });
  }

  private static void latest(TidySheet table, Line line, Member member) {
    if (member.standing().isEmpty()) {
      return;
    }
    View.Standing standing = member.standing().get();
    View.Shown own = standing.own();
    int decimals = line.text().decimals();
    DataWorkbook.line(table.next(), line.text(), line.clock()).text(line.breakdown());
    DataWorkbook.period(table, own.period())
        .text(member.area().oldLaCode())
        .text(member.area().name())
        .value(own.value(), decimals)
        .value(own.lower(), decimals)
        .value(own.upper(), decimals)
        .value(own.numerator(), 0)
        .value(own.denominator(), 0)
        .value(
            standing.region().map(View.Shown::value).orElse(Value.Symbol.NOT_AVAILABLE), decimals)
        .text(standing.beside("region").map(View.Beside::difference).orElse(""))
        .value(
            standing.previous().map(View.Shown::value).orElse(Value.Symbol.NOT_AVAILABLE), decimals)
        .text(standing.change().direction())
        .text(standing.funnel())
        .text(standing.sign().signal());
  }

  private Sheet overTime(RegionView.Subject subject) {
    return new Sheet(
        subject.id() + " over time",
        subject.title()
            + ": a line a period, a column the region and each authority; points that do not overlap",
        2,
        DataWorkbook.headings(
            DataWorkbook.lineHeadings(),
            DataWorkbook.named("time_period", "time_identifier"),
            List.of(new Heading(view.region().name(), 14)),
            aColumnAnAuthority()),
        table -> {
          for (Line line : subject.lines()) {
            if (line.isWhole()) {
              overTime(table, line);
            }
          }
        });
  }

  private void overTime(TidySheet table, Line line) {
    TreeSet<DataPeriod> periods = new TreeSet<>();
    Map<Area, Map<DataPeriod, Value>> values = new LinkedHashMap<>();
    for (Member each : line.members()) {
      Map<DataPeriod, Value> own = new LinkedHashMap<>();
      each.chart().forEach(point -> own.put(point.period(), point.value()));
      values.put(each.area(), own);
      periods.addAll(own.keySet());
    }
    Map<DataPeriod, Value> region = new LinkedHashMap<>();
    line.regionOverTime().forEach(each -> region.put(each.period(), each.value()));
    int decimals = line.text().decimals();
    for (DataPeriod period : periods) {
      DataWorkbook.period(
          DataWorkbook.line(table.next(), line.text(), DataWorkbook.clockOfPoints(line.clock())),
          period);
      table.value(at(region, period), decimals);
      values.values().forEach(each -> table.value(at(each, period), decimals));
    }
  }

  private static Value at(Map<DataPeriod, Value> values, DataPeriod period) {
    return Optional.ofNullable(values.get(period)).orElse(Value.Symbol.NOT_AVAILABLE);
  }
}
