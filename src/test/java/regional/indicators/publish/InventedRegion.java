package regional.indicators.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Quarter;
import regional.indicators.core.Term;
import regional.indicators.core.Value;
import regional.indicators.core.Value.Symbol;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.ResubmittedView;
import regional.indicators.disclosure.ReturnsView;
import regional.indicators.disclosure.ShownFigure;
import regional.indicators.disclosure.View;

/**
 * A region of three authorities with two subjects: an indicator by term and year in two groups, one
 * of rolling years with no better way and a name that is trouble everywhere, one that is costs.
 */
final class InventedRegion {

  static final Quarter QUARTER = Quarter.parse("2025-26-Q3");
  static final Area REGION = Area.region("E12000099", "Middle Sea");
  static final List<Area> AUTHORITIES =
      List.of(
          authority("901", "E06000901", "=Ash & <Elm>"),
          authority("902", "E06000902", "Birch"),
          authority("903", "E06000903", "St. Cedar"));

  private static final DataPeriod AUTUMN = DataPeriod.of("202526", Term.AUTUMN);
  private static final DataPeriod YEAR = DataPeriod.of("202425", Term.YEAR);

  private InventedRegion() {}

  private static Area authority(String oldCode, String newCode, String name) {
    return new Area(
        GeographicLevel.LOCAL_AUTHORITY, "E12000099", "Middle Sea", oldCode, newCode, name);
  }

  static View.IndicatorText text(
      String id, String name, String kind, String unit, String polarity, int decimals) {
    return new View.IndicatorText(
        id,
        name,
        kind,
        unit,
        polarity,
        decimals,
        unit.startsWith("GBP") ? 10 : 0,
        100,
        0,
        "What is counted",
        "Out of what",
        "What it means </script><b>\u2028.",
        "Nobody",
        "m1",
        "",
        new View.SmallNumbersText(
            5,
            true,
            Value.Symbol.CONFIDENTIAL,
            Map.of(GeographicLevel.NATIONAL, 10),
            "Nobody, guidance",
            ""));
  }

  static final View.IndicatorText SHARE = text("K01", "Share away", "proportion", "%", "lower", 1);
  static final View.IndicatorText RATE =
      text("K02", "-Starts, \"new\"", "rate", "per 10,000 aged 0-17", "none", 1);
  static final View.IndicatorText COST =
      text("K03", "Weekly cost", "median", "GBP per week", "none", 0);

  static RegionView view() {
    return new RegionView(
        REGION,
        QUARTER,
        LocalDate.of(2026, 1, 31),
        "sn_2025_mean",
        AUTHORITIES,
        List.of(),
        List.of(
            new RegionView.Subject(
                "away",
                "Away from school",
                List.of(
                    line(SHARE, "", "phase", "term", AUTUMN),
                    line(SHARE, "Primary", "phase", "term", AUTUMN),
                    line(SHARE, "", "phase", "academic_year", YEAR),
                    line(SHARE, "Primary", "phase", "academic_year", YEAR))),
            new RegionView.Subject(
                "care",
                "Care",
                List.of(
                    line(RATE, "", "", "r4", DataPeriod.rollingYear(QUARTER)),
                    line(COST, "", "", "snapshot", DataPeriod.of(QUARTER))))),
        List.of());
  }

  private static RegionView.Line line(
      View.IndicatorText text, String breakdown, String column, String clock, DataPeriod period) {
    List<RegionView.Member> members = new ArrayList<>();
    members.add(member(0, Value.of(12.3456789), "outlying_high", period));
    members.add(member(1, Symbol.CONFIDENTIAL, "not_tested", period));
    members.add(new RegionView.Member(AUTHORITIES.get(2), Optional.empty(), List.of()));
    return new RegionView.Line(
        text,
        breakdown,
        column,
        clock,
        members,
        Optional.of(shown(period, Value.of(10.5))),
        Optional.empty(),
        new View.Change(
            Symbol.NOT_AVAILABLE, Symbol.NOT_AVAILABLE, Symbol.NOT_AVAILABLE, "", "not_compared"),
        List.of(
            new View.ChartPoint(
                period,
                Optional.of(shown(period, Value.of(10.5))),
                Optional.empty(),
                "run_chart",
                Symbol.NOT_AVAILABLE,
                Symbol.NOT_AVAILABLE,
                Symbol.NOT_AVAILABLE,
                new View.Sign("not_tested", "", "none"),
                List.of())),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static RegionView.Member member(int at, Value value, String funnel, DataPeriod period) {
    View.Shown own = shown(period, value);
    View.Sign sign = new View.Sign("outside", "high", "concern");
    View.ChartPoint point =
        new View.ChartPoint(
            period,
            Optional.of(own),
            Optional.of(shown(period, Value.of(10.5))),
            "trial",
            Value.of(11),
            Value.of(9),
            Value.of(13),
            sign,
            List.of());
    return new RegionView.Member(
        AUTHORITIES.get(at), Optional.of(standing(own, funnel, sign)), List.of(point));
  }

  static View.Standing standing(View.Shown own, String funnel, View.Sign sign) {
    return new View.Standing(
        own,
        Optional.of(shown(own.period(), Value.of(10.5))),
        List.of(
            new View.Beside(
                "region",
                "202526",
                "Autumn term",
                Value.of(10.5),
                3,
                3,
                "worse",
                Optional.empty())),
        Optional.of(new View.Place(2, 3, 1, 1, 3, 0)),
        "-",
        Optional.of(shown(own.period(), Value.of(11))),
        new View.Change(
            Value.of(-1.3), Value.of(-2), Value.of(-0.5), "newcombe", "no_clear_change"),
        funnel,
        sign);
  }

  static View.Shown shown(DataPeriod period, Value value) {
    return new View.Shown(
        period,
        value,
        value.isKnown() ? Value.of(1234) : value,
        value.isKnown() ? Value.of(10000) : value,
        value.isKnown() ? Value.of(8.5) : value,
        value.isKnown() ? Value.of(14.25) : value,
        "wilson",
        Optional.empty(),
        3,
        3,
        "provisional");
  }

  /** The first authority's own view. */
  static View ownView() {
    List<View.SubjectView> subjects = new ArrayList<>();
    for (RegionView.Subject subject : view().subjects()) {
      List<View.IndicatorView> lines = new ArrayList<>();
      for (RegionView.Line line : subject.lines()) {
        RegionView.Member own = line.members().get(0);
        DataPeriod period = own.standing().orElseThrow().own().period();
        lines.add(
            new View.IndicatorView(
                line.text(),
                line.breakdown(),
                line.clock(),
                own.standing(),
                own.chart(),
                List.of(
                    new View.Peer(
                        AUTHORITIES.get(0),
                        shown(period, Value.of(12.5)),
                        Optional.of(new View.Place(1, 2, 1, 1, 2, 1)),
                        true),
                    new View.Peer(
                        AUTHORITIES.get(1),
                        shown(period, Symbol.CONFIDENTIAL),
                        Optional.empty(),
                        false)),
                Optional.empty()));
      }
      subjects.add(new View.SubjectView(subject.id(), subject.title(), lines));
    }
    return new View(
        AUTHORITIES.get(0),
        REGION,
        QUARTER,
        LocalDate.of(2026, 1, 31),
        "sn_2025_mean",
        List.of(),
        subjects,
        List.of(),
        new ReturnsView(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
        new ResubmittedView(List.of(), List.of(), List.of()));
  }

  /** Figures of every kind and symbol, as the public may see them. */
  static List<ShownFigure> figures() {
    List<ShownFigure> figures = new ArrayList<>();
    for (String breakdown : List.of("", "Primary")) {
      figures.add(figure("K01", breakdown, "term", AUTUMN, AUTHORITIES.get(0), Value.of(12.3)));
      figures.add(
          figure("K01", breakdown, "term", AUTUMN, AUTHORITIES.get(1), Symbol.CONFIDENTIAL));
      figures.add(figure("K01", breakdown, "term", AUTUMN, REGION, Value.of(10.5)));
      figures.add(
          figure(
              "K01",
              breakdown,
              "term",
              DataPeriod.of("202425", Term.SPRING),
              AUTHORITIES.get(0),
              Value.of(9)));
      figures.add(
          figure("K01", breakdown, "academic_year", YEAR, AUTHORITIES.get(0), Value.of(11)));
    }
    DataPeriod rolling = DataPeriod.rollingYear(QUARTER);
    figures.add(figure("K02", "", "r4", rolling, AUTHORITIES.get(0), Symbol.ROUNDS_TO_ZERO));
    figures.add(figure("K02", "", "r4", rolling, Area.england(), Value.of(3)));
    figures.add(
        figure("K03", "", "snapshot", DataPeriod.of(QUARTER), AUTHORITIES.get(2), Value.of(5840)));
    return figures;
  }

  private static ShownFigure figure(
      String id, String breakdown, String clock, DataPeriod period, Area area, Value value) {
    Value count = value.isKnown() ? Value.of(123) : value;
    return new ShownFigure(
        id,
        breakdown,
        clock,
        period,
        area,
        QUARTER,
        id.equals("K03") ? Optional.empty() : Optional.of(count),
        value.isKnown() ? Value.of(1000) : value,
        Optional.empty(),
        value,
        value,
        value,
        "",
        false,
        1,
        1,
        "final");
  }
}
