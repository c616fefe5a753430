package regional.indicators.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import regional.indicators.benchmark.ControlChart;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Quarter;
import regional.indicators.core.Term;
import regional.indicators.core.Value;
import regional.indicators.core.Value.Symbol;
import regional.indicators.disclosure.FunnelView;
import regional.indicators.disclosure.ResubmittedView;
import regional.indicators.disclosure.ReturnsView;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.CoverageLine;
import regional.indicators.disclosure.View.IndicatorText;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.Peer;
import regional.indicators.disclosure.View.Shown;
import regional.indicators.disclosure.View.Standing;
import regional.indicators.disclosure.View.SubjectView;
import regional.indicators.indicator.Definitions;
import regional.indicators.indicator.Polarity;

/**
 * An invented region: 24 authorities, 62 indicators, plausible figures from a fixed seed, with all
 * that can be wrong with a figure. Nobody's data.
 */
final class PlausibleView {

  static final Quarter QUARTER = Quarter.parse("2025-26-Q3");
  static final Area REGION = Area.region("E12000002", "North West");

  /** What is the matter with all figures at once. */
  enum Twist {
    /** With each fault once or twice. */
    PLAIN,
    /** Everything moved, stands apart and has a sign. */
    EVERYTHING,
    HIDDEN,
    EQUAL,
    TIES,
    ONE_POINT,
    SIXTY_POINTS,
    NO_LATEST
  }

  private static final View.SmallNumbersText SMALL_NUMBERS =
      new View.SmallNumbersText(
          5,
          true,
          Value.Symbol.CONFIDENTIAL,
          Map.of(
              GeographicLevel.LOCAL_AUTHORITY, 10,
              GeographicLevel.SUB_REGIONAL, 10,
              GeographicLevel.REGIONAL, 10,
              GeographicLevel.NATIONAL, 100),
          "Department for Education, the collection's own guidance: rounded to 10, England to 100",
          "1 to 5 are hidden from peers too.");

  private static final String[] AUTHORITIES = {
    "340 Knowsley",
    "341 Liverpool",
    "342 St. Helens",
    "343 Sefton",
    "344 Wirral",
    "350 Bolton",
    "351 Bury",
    "352 Manchester",
    "353 Oldham",
    "354 Rochdale",
    "355 Salford",
    "356 Stockport",
    "357 Tameside",
    "358 Trafford",
    "359 Wigan",
    "876 Halton",
    "877 Warrington",
    "888 Lancashire",
    "889 Blackburn with Darwen",
    "890 Blackpool",
    "895 Cheshire East",
    "896 Cheshire West and Chester",
    "942 Cumberland",
    "943 Westmorland and Furness"
  };

  private static final Map<String, String> SUBJECTS = new LinkedHashMap<>();

  static {
    SUBJECTS.put("attendance", "Attendance");
    SUBJECTS.put("exclusions", "Suspensions and permanent exclusions");
    SUBJECTS.put("ehe", "Elective home education");
    SUBJECTS.put("plo", "Public Law Outline");
    SUBJECTS.put("placements", "External placements");
    SUBJECTS.put("send", "Special educational needs and disabilities");
  }

  /** id; name; kind; unit; polarity; decimals; round to; clocks; breakdown; middle; base. */
  private static final String INDICATORS =
      """
      A01;Overall absence;proportion;%;lower;1;0;term academic_year;phase;7.2;5400000
      A02;Unauthorised absence;proportion;%;lower;1;0;term academic_year;phase;2.6;5400000
      A03;Persistent absence;proportion;%;lower;1;0;term academic_year;phase;19.1;41000
      A04;Severe absence;proportion;%;lower;2;0;term academic_year;phase;2.43;41000
      A05;PA, EHC plan;proportion;%;lower;1;0;term academic_year;;33.4;1900
      A06;PA, SEN support;proportion;%;lower;1;0;term academic_year;;28.2;6100
      A07;PA, looked after;proportion;%;lower;1;0;term academic_year;;17.9;410
      A08;PA, children in need;proportion;%;lower;1;0;term academic_year;;42.5;1200
      X01;Permanent exclusion rate;rate;per 100 pupils;lower;2;0;term academic_year;phase;0.05;42000
      X02;PEX from mainstream;rate;per 100 pupils;lower;2;0;academic_year;;0.14;41000
      X03;Suspension rate;rate;per 100 pupils;lower;1;0;term academic_year;phase;4.6;42000
      X04;Pupils suspended;proportion;%;lower;2;0;term academic_year;phase;2.31;42000
      X05;Suspensions per suspended pupil;ratio;suspensions per pupil suspended;lower;2;0;academic_year;;2.41;1400
      X06;Pupils suspended, EHC plan;proportion;%;lower;1;0;academic_year;;7.8;1900
      X07;Pupils suspended, looked after;proportion;%;lower;1;0;academic_year;;9.6;420
      H01;EHE rate;rate;per 100 aged 5-16;none;1;0;census;;1.5;43000
      H02;EHE starts;rate;per 1,000 aged 5-16;none;1;0;r4;;8.7;43000
      H03;Found unsuitable;proportion;%;lower;0;0;r4;;11;240
      H04;No contact in 12 months;proportion;%;lower;0;0;census;;9;640
      H05;EHE with an EHC plan;proportion;%;none;1;0;census;;7.4;640
      H06;School-driven reasons;proportion;%;lower;0;0;census;;24;410
      H07;s437 notices;rate;per 1,000 children in EHE;none;0;0;r4;;46;640
      H08;Reason not known;proportion;%;lower;0;0;census;;27;640
      P01;Pre-proceedings starts;rate;per 10,000 aged 0-17;none;1;0;r4;;15.2;68000
      P02;In pre-proceedings;rate;per 10,000 aged 0-17;none;1;0;snapshot;;7.1;68000
      P03;Ending in application;proportion;%;lower;0;0;r4;;41;96
      P04;Weeks in pre-proceedings;median;weeks;lower;0;0;r4;;22;96
      P05;Ended within 16 weeks;proportion;%;higher;0;0;r4;;38;96
      P06;Open over 16 weeks;proportion;%;lower;0;0;snapshot;;47;48
      P07;Care applications;rate;per 10,000 aged 0-17;none;1;0;r4;;11.8;68000
      P08;Issued without pre-proceedings;proportion;%;lower;0;0;r4;;31;80
      P09;Short-notice applications;proportion;%;lower;0;0;r4;;22;80
      P10;Weeks in proceedings;median;weeks;lower;0;0;r4;;39;74
      P10M;Weeks in proceedings, mean;mean;weeks;lower;0;0;r4;;42;74
      P11;Concluded within 26 weeks;proportion;%;higher;0;0;r4;;29;74
      P12;Family meeting offered;proportion;%;higher;0;0;r4;;78;90
      P13;Infants;proportion;%;none;0;0;r4;;34;80
      P14;Returning families;proportion;%;lower;0;0;r4;;19;80
      L01;External CLA placements;rate;per 10,000 aged 0-17;none;1;0;snapshot;;38.6;68000
      L02;External residential share;proportion;%;none;0;0;snapshot;;36;260
      L03;Weekly cost, residential;median;GBP per week;none;0;10;snapshot;;5840;94
      L03M;Weekly cost, residential, mean;mean;GBP per week;none;0;10;snapshot;;6210;94
      L04;Weekly cost, fostering;median;GBP per week;none;0;5;snapshot;;1015;140
      L05;Weekly cost, supported accommodation;median;GBP per week;none;0;5;snapshot;;1480;44
      L06;High-cost placements;proportion;%;lower;0;0;snapshot;;9;260
      L07;>20 miles and outside LA;proportion;%;lower;0;0;snapshot;;24;250
      L08;At a distance;proportion;%;lower;0;0;snapshot;;31;260
      L09;On a NW framework;proportion;%;higher;0;0;snapshot;;64;330
      L10;Unregistered;proportion;%;lower;1;0;snapshot;;1.1;260
      L11;Weekly cost, INMSS day;median;GBP per week;none;0;5;snapshot;;1265;88
      S01;EHC requests;rate;per 10,000 aged 0-24;none;1;0;r4;;92.4;88000
      S02;Requests refused;proportion;%;none;1;0;r4;;24.8;760
      S03;Decided in 6 weeks;proportion;%;higher;0;0;r4;;71;760
      S04;Plans in 20 weeks, excl. exceptions;proportion;%;higher;1;0;r4;;52.7;540
      S05;Plans in 20 weeks, incl. exceptions;proportion;%;higher;1;0;r4;;50.9;560
      S06;Plans held;rate;per 10,000 aged 0-24;none;0;0;snapshot;;402;88000
      S07;Plans in mainstream;proportion;%;none;1;0;snapshot;;47.3;3500
      S08;Plans in INMSS;proportion;%;none;1;0;snapshot;;7.6;3500
      S09;Review decision in 4 weeks;proportion;%;higher;0;0;r4;;44;1900
      S10;Plans reviewed in 12 months;proportion;%;higher;0;0;snapshot;;66;3300
      S11;Appeal rate;rate;per 100 appealable decisions;lower;1;0;r4;;2.7;4100
      S12;Mediation rate;rate;per 100 appealable decisions;none;1;0;r4;;4.9;4100
      """;

  /** Figures beside the set, in the same form. */
  private static final String CONTEXT =
      """
      L91;Weekly spend on external placements;mean;GBP per week;none;0;0;snapshot;;3980;330
      L92;Social care's part of the weekly spend;mean;GBP per week;none;0;0;snapshot;;3210;330
      L93;Unaccompanied asylum-seeking children;proportion;%;none;0;0;snapshot;;14;250
      L94;Mean price, unaccompanied asylum-seeking children;mean;GBP per week;none;0;10;snapshot;;1310;35
      S91;Open over 20 weeks;proportion;%;lower;1;0;snapshot;;31;190
      S92;Undecided over 6 weeks;proportion;%;lower;0;0;snapshot;;22;140
      """;

  private final Random random = new Random(7);
  private final List<Area> areas;
  private final Area region;
  private final Area own;
  private final Twist twist;

  private PlausibleView(List<Area> areas, Area region, String name, Twist twist) {
    this.areas = areas;
    this.region = region;
    this.twist = twist;
    own = areas.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /** Authorities of a region, from their three digits and names. */
  static List<Area> areas(List<String> authorities, Area region) {
    return authorities.stream()
        .map(
            each ->
                new Area(
                    GeographicLevel.LOCAL_AUTHORITY,
                    region.regionCode(),
                    region.name(),
                    each.substring(0, 3),
                    "E08000" + each.substring(0, 3),
                    each.substring(4)))
        .toList();
  }

  static List<String> names() {
    return java.util.Arrays.stream(AUTHORITIES).map(each -> each.substring(4)).toList();
  }

  /** The view of one of the authorities. */
  static View of(String authority) {
    return new PlausibleView(areas(List.of(AUTHORITIES), REGION), REGION, authority, Twist.PLAIN)
        .view();
  }

  /** The same of another region, with something the matter. */
  static View of(List<Area> areas, Area region, String authority, Twist twist) {
    return new PlausibleView(areas, region, authority, twist).view();
  }

  private View view() {
    List<SubjectView> subjects = new ArrayList<>();
    for (Map.Entry<String, String> subject : SUBJECTS.entrySet()) {
      List<IndicatorView> indicators = new ArrayList<>();
      for (String line : INDICATORS.split("\n")) {
        String[] cells = line.split(";");
        if (subjectOf(cells[0]).equals(subject.getKey())) {
          indicators.addAll(indicators(cells));
        }
      }
      subjects.add(new SubjectView(subject.getKey(), subject.getValue(), indicators));
    }
    List<IndicatorView> context = new ArrayList<>();
    for (String line : CONTEXT.split("\n")) {
      context.addAll(indicators(line.split(";")));
    }
    return new View(
        own,
        region,
        QUARTER,
        LocalDate.of(2026, 2, 6),
        "sn_2025_mean",
        coverage(),
        subjects,
        context,
        twist == Twist.EVERYTHING
            ? PlausibleReturns.everything(List.copyOf(SUBJECTS.values()), ids())
            : PlausibleReturns.of(List.copyOf(SUBJECTS.values())),
        twist == Twist.EVERYTHING ? everythingResubmitted(subjects) : resubmitted(subjects));
  }

  private static ResubmittedView resubmitted(List<SubjectView> subjects) {
    IndicatorView first = subjects.get(0).indicators().get(0);
    DataPeriod period = DataPeriod.of(QUARTER);
    return new ResubmittedView(
        List.of(
            new ResubmittedView.Sent(
                "Attendance",
                QUARTER,
                1,
                2,
                LocalDate.of(2026, 2, 3),
                false,
                java.util.Collections.nCopies(
                    33,
                    new ResubmittedView.Cell(
                        "202526, Autumn, Total, All", "enrolments_pa", "8120", "6010")),
                0,
                0,
                33),
            new ResubmittedView.Sent(
                "Public Law Outline",
                QUARTER,
                1,
                2,
                LocalDate.of(2026, 2, 4),
                true,
                List.of(),
                2,
                1,
                5)),
        List.of(
            new ResubmittedView.MovedFigure(
                first.text(),
                "",
                "snapshot",
                period,
                Value.of(24.31),
                Value.of(18.04),
                List.of(
                    new ResubmittedView.MovedSignal("rank", "21", "9"),
                    new ResubmittedView.MovedSignal("band", "D", "B"),
                    new ResubmittedView.MovedSignal("funnel", "outlying_high", "within")))),
        List.of(
            new ResubmittedView.MovedRank(
                subjects.get(1).indicators().get(0).text(), "snapshot", period, "7", "6")));
  }

  /** Every return of five quarters sent again, every figure moved. */
  private static ResubmittedView everythingResubmitted(List<SubjectView> subjects) {
    List<ResubmittedView.Sent> sent = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      boolean records = i % 6 == 3 || i % 6 == 4;
      sent.add(
          new ResubmittedView.Sent(
              List.copyOf(SUBJECTS.values()).get(i % 6),
              QUARTER.plus(-i / 6),
              3,
              4,
              LocalDate.of(2026, 2, 3),
              records,
              records
                  ? List.of()
                  : java.util.Collections.nCopies(
                      120,
                      new ResubmittedView.Cell(
                          "202526, Autumn and spring terms together, Total, All pupils",
                          "pupils_suspended_more_than_once",
                          "1,238,120",
                          "1,236,010")),
              1_204,
              1_204,
              1_204));
    }
    List<ResubmittedView.MovedFigure> moved = new ArrayList<>();
    List<ResubmittedView.MovedRank> ranks = new ArrayList<>();
    for (SubjectView subject : subjects) {
      for (IndicatorView each : subject.indicators()) {
        moved.add(
            new ResubmittedView.MovedFigure(
                each.text(),
                each.breakdown(),
                "snapshot",
                DataPeriod.of(QUARTER),
                Value.of(24.31),
                Value.of(18.04),
                List.of(
                    new ResubmittedView.MovedSignal("rank", "121", "109"),
                    new ResubmittedView.MovedSignal("band", "D", "B"),
                    new ResubmittedView.MovedSignal("direction", "worsening", "no_clear_change"),
                    new ResubmittedView.MovedSignal("spc", "two_of_three", "common_cause"),
                    new ResubmittedView.MovedSignal("funnel", "outlying_high", "within"))));
        ranks.add(
            new ResubmittedView.MovedRank(
                each.text(), "snapshot", DataPeriod.of(QUARTER), "107", "106"));
      }
    }
    return new ResubmittedView(sent, moved, ranks);
  }

  /** Ids and names of all indicators. */
  private static List<ReturnsView.Touches> ids() {
    return INDICATORS
        .lines()
        .map(each -> each.split(";"))
        .map(each -> new ReturnsView.Touches(each[0], each[1]))
        .toList();
  }

  private static String subjectOf(String id) {
    return switch (id.charAt(0)) {
      case 'A' -> "attendance";
      case 'X' -> "exclusions";
      case 'H' -> "ehe";
      case 'P' -> "plo";
      case 'L' -> "placements";
      default -> "send";
    };
  }

  private static List<CoverageLine> coverage() {
    LocalDate due = LocalDate.of(2026, 1, 29);
    List<String> titles = List.copyOf(SUBJECTS.values());
    return List.of(
        line(titles.get(0), "accepted_with_warnings", 2, due.minusDays(3), due, 51, 0, 4),
        line(titles.get(1), "accepted", 1, due.minusDays(3), due, 39, 0, 0),
        line(titles.get(2), "accepted", 1, due.plusDays(4), due, 47, 0, 0),
        line(titles.get(3), "accepted_with_warnings", 1, due.minusDays(1), due, 1204, 3, 7),
        line(titles.get(4), "rejected", 1, due.minusDays(1), due, 322, 41, 41),
        new CoverageLine(titles.get(5), "missing", 0, Optional.empty(), due, true, 0, 0, 0));
  }

  private static CoverageLine line(
      String title,
      String state,
      int version,
      LocalDate received,
      LocalDate due,
      int rows,
      int rejected,
      int findings) {
    return new CoverageLine(
        title,
        state,
        version,
        Optional.of(received),
        due,
        received.isAfter(due),
        rows,
        rejected,
        findings);
  }

  private List<IndicatorView> indicators(String[] cells) {
    List<IndicatorView> views = new ArrayList<>();
    for (String clock : cells[7].split(" ")) {
      views.add(indicator(cells, clock, "", 1));
      if (!cells[8].isEmpty()) {
        views.add(indicator(cells, clock, "Primary", 0.7));
        views.add(indicator(cells, clock, "Secondary", 1.3));
        views.add(indicator(cells, clock, "Special", 1.9));
      }
    }
    return views;
  }

  private IndicatorView indicator(String[] cells, String clock, String breakdown, double factor) {
    IndicatorText text = twist == Twist.EVERYTHING ? asDefined(text(cells)) : text(cells);
    List<DataPeriod> periods = periods(clock);
    List<Shown> regional = new ArrayList<>();
    Map<Area, List<Shown>> all = new LinkedHashMap<>();
    double middle = Double.parseDouble(cells[9]) * factor;
    long base = Long.parseLong(cells[10]);
    for (Area area : areas) {
      double level = middle * Math.exp(random.nextGaussian() * 0.18);
      double size = area.name().equals("Lancashire") ? 3.4 : 0.5 + random.nextDouble();
      List<Shown> series = new ArrayList<>();
      for (int i = 0; i < periods.size(); i++) {
        double drift = 1 + 0.02 * (i - periods.size() / 2.0) * 5 / periods.size();
        double value = level * drift * Math.exp(random.nextGaussian() * 0.03);
        value =
            switch (twist) {
              case EQUAL -> middle;
              case TIES -> value > middle ? middle * 1.1 : middle * 0.9;
              default -> value;
            };
        series.add(shown(text, periods.get(i), value, Math.round(base * size), clock));
      }
      all.put(area, series);
    }
    int expected = areas.size();
    for (int i = 0; i < periods.size(); i++) {
      double value = twist == Twist.EQUAL ? middle : middle * (1 + 0.03 * i / periods.size());
      int reporting =
          i == periods.size() - 1 && !text.id().startsWith("A") ? expected - 2 : expected;
      Shown shown = shown(text, periods.get(i), value, base * areas.size(), clock);
      regional.add(
          new Shown(
              shown.period(),
              shown.value(),
              shown.numerator(),
              shown.denominator(),
              shown.lower(),
              shown.upper(),
              "",
              shown.populationYear(),
              reporting,
              expected,
              reporting < expected ? "incomplete" : "final"));
    }
    trouble(text, all);
    twist(all);
    return standing(text, clock, breakdown, all, regional);
  }

  private void twist(Map<Area, List<Shown>> all) {
    for (List<Shown> series : all.values()) {
      int last = series.size() - 1;
      switch (twist) {
        case HIDDEN -> series.replaceAll(each -> with(each, Symbol.CONFIDENTIAL));
        case NO_LATEST -> replace(series, last, Symbol.NOT_AVAILABLE);
        case ONE_POINT ->
            series.subList(0, last).replaceAll(each -> with(each, Symbol.NOT_AVAILABLE));
        default -> {}
      }
    }
  }

  /** What can be wrong with a figure, once or twice each. */
  private void trouble(IndicatorText text, Map<Area, List<Shown>> all) {
    int last = all.get(own).size() - 1;
    if (text.id().startsWith("L")) {
      replace(series(all, "Halton"), last, Symbol.NOT_AVAILABLE);
      replace(series(all, "Bury"), last, Symbol.CONFIDENTIAL);
    }
    if (text.id().equals("P06") || text.id().equals("P05")) {
      replace(all.get(own), last, Symbol.LOW_RELIABILITY);
      replace(series(all, "Trafford"), last, Symbol.LOW_RELIABILITY);
    }
    if (text.id().equals("L03")) {
      replace(all.get(own), last, Symbol.NOT_AVAILABLE);
    }
    if (text.id().equals("X07")) {
      replace(all.get(own), last, Symbol.NOT_APPLICABLE);
    }
    if (text.id().equals("H04")) {
      replace(all.get(own), last, Symbol.CONFIDENTIAL);
    }
    if (text.id().equals("A03") || text.id().equals("H02") || text.id().equals("P03")) {
      replace(all.get(own), last - 2, Symbol.NOT_AVAILABLE);
    }
    for (String late : List.of("Cumberland", "Westmorland and Furness")) {
      List<Shown> series = series(all, late);
      for (int i = 0; i < series.size() / 3; i++) {
        replace(series, i, Symbol.NOT_AVAILABLE);
      }
    }
  }

  private List<Shown> series(Map<Area, List<Shown>> all, String name) {
    return areas.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .map(all::get)
        .orElseGet(() -> new ArrayList<>(all.get(areas.get(0))));
  }

  private static void replace(List<Shown> series, int index, Symbol symbol) {
    series.set(index, with(series.get(index), symbol));
  }

  private static Shown with(Shown shown, Symbol symbol) {
    boolean numbersStand = symbol == Symbol.LOW_RELIABILITY;
    return new Shown(
        shown.period(),
        symbol,
        numbersStand ? Value.of(3) : symbol,
        numbersStand ? Value.of(8) : symbol,
        symbol,
        symbol,
        "",
        shown.populationYear(),
        1,
        1,
        shown.status());
  }

  private IndicatorView standing(
      IndicatorText text,
      String clock,
      String breakdown,
      Map<Area, List<Shown>> all,
      List<Shown> region) {
    int last = region.size() - 1;
    boolean ranked = !text.polarity().equals("none");
    Comparator<Peer> order = Comparator.comparing(each -> number(each.figure()));
    if (!text.polarity().equals("lower")) {
      order = order.reversed();
    }
    List<Peer> peers = new ArrayList<>();
    all.forEach(
        (area, series) ->
            peers.add(new Peer(area, series.get(last), Optional.empty(), area.equals(own))));
    List<Peer> known =
        new ArrayList<>(peers.stream().filter(each -> each.figure().value().isKnown()).toList());
    known.sort(order);
    List<Peer> sorted = new ArrayList<>();
    for (Peer each : known) {
      int rank = sorted.size() + 1;
      Optional<View.Place> placed =
          ranked
              ? Optional.of(new View.Place(rank, known.size(), 1, rank, rank, 0))
              : Optional.empty();
      sorted.add(new Peer(each.area(), each.figure(), placed, each.own()));
    }
    peers.stream().filter(each -> !each.figure().value().isKnown()).forEach(sorted::add);
    List<Shown> series = all.get(own);
    Shown mine = series.get(last);
    int place = 0;
    for (Peer each : known) {
      place++;
      if (each.own()) {
        break;
      }
    }
    boolean hasRank = ranked && mine.value().isKnown();
    Shown before = series.get(clock.equals("r4") || clock.equals("snapshot") ? last - 4 : last - 1);
    boolean regionMissing = text.id().equals("H03");
    Standing standing =
        new Standing(
            mine,
            regionMissing ? Optional.empty() : Optional.of(region.get(last)),
            beside(text, mine, region.get(last)),
            hasRank
                ? Optional.of(
                    new View.Place(
                        place,
                        known.size(),
                        text.id().equals("A02") ? 2 : 1,
                        Math.max(1, place - 3),
                        Math.min(known.size(), place + 2),
                        0))
                : Optional.empty(),
            hasRank ? "ABCD".charAt((place - 1) * 4 / Math.max(24, known.size())) + "" : "-",
            text.id().equals("S10") ? Optional.empty() : Optional.of(before),
            change(text, mine, before),
            twist == Twist.EVERYTHING || text.id().equals("A03") ? "outlying_high" : "within",
            twist == Twist.EVERYTHING
                ? new View.Sign("outside", "high", "improvement")
                : points(text, series, region).get(last).sign());
    boolean none = text.id().equals("S12");
    return new IndicatorView(
        text,
        breakdown,
        clock,
        none ? Optional.empty() : Optional.of(standing),
        none ? List.of() : points(text, series, region),
        none ? List.of() : sorted,
        none || !breakdown.isEmpty() || text.kind().startsWith("me")
            ? Optional.empty()
            : Optional.of(funnel(number(region.get(last)), known, mine, text)));
  }

  private static FunnelView funnel(
      double centre, List<Peer> known, Shown mine, IndicatorText text) {
    List<FunnelView.Limits> limits = new ArrayList<>();
    List<FunnelView.Point> points = new ArrayList<>();
    double most = 0;
    for (Peer each : known) {
      double base = ((Value.Known) each.figure().denominator()).number();
      most = Math.max(most, base);
      boolean outlying = each.figure() == mine && text.id().equals("A03");
      points.add(
          new FunnelView.Point(
              each.area(),
              base,
              number(each.figure()),
              outlying ? "outlying_high" : "within",
              each.own()));
    }
    for (int i = 1; i <= 20; i++) {
      double spread = centre * (0.2 + 0.2 / Math.sqrt(i));
      limits.add(
          new FunnelView.Limits(
              most * i / 20,
              centre - spread,
              centre - spread * 0.6,
              centre + spread * 0.6,
              centre + spread));
    }
    return new FunnelView(centre, 3.14, true, limits, points);
  }

  private static List<View.Beside> beside(IndicatorText text, Shown mine, Shown region) {
    DataPeriod period = mine.period();
    return List.of(
        new View.Beside(
            "england",
            "202223",
            period.timeIdentifier(),
            region.value(),
            1,
            1,
            "not_compared",
            Optional.of(new View.Published("A release", "2024", false, true, ""))),
        new View.Beside(
            "region",
            period.timePeriod(),
            period.timeIdentifier(),
            region.value(),
            22,
            24,
            text.polarity().equals("none") ? "similar" : "worse",
            Optional.empty()),
        new View.Beside(
            "sn_2025_mean",
            period.timePeriod(),
            period.timeIdentifier(),
            region.value(),
            7,
            10,
            "similar",
            Optional.empty()));
  }

  private View.Change change(IndicatorText text, Shown mine, Shown before) {
    if (!mine.value().isKnown() || !before.value().isKnown()) {
      return new View.Change(
          Symbol.NOT_AVAILABLE, Symbol.NOT_AVAILABLE, Symbol.NOT_AVAILABLE, "", "not_compared");
    }
    double change = number(mine) - number(before);
    String direction =
        text.polarity().equals("none")
            ? "rising"
            : change > 0 || twist == Twist.EVERYTHING ? "worsening" : "no_clear_change";
    return new View.Change(
        Value.of(change), Value.of(change - 1), Value.of(change + 1), "newcombe", direction);
  }

  private List<View.ChartPoint> points(IndicatorText text, List<Shown> series, List<Shown> region) {
    ControlChart chart =
        ControlChart.of(
            series.stream()
                .map(each -> each.value().isKnown() ? each.value() : Symbol.NOT_AVAILABLE)
                .toList(),
            Set.of());
    List<View.ChartPoint> points = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      ControlChart.Point point = chart.points().get(i);
      Polarity polarity = Polarity.valueOf(text.polarity().toUpperCase(java.util.Locale.ROOT));
      points.add(
          new View.ChartPoint(
              series.get(i).period(),
              Optional.of(series.get(i)),
              Optional.of(region.get(i)),
              point.basis().name().toLowerCase(java.util.Locale.ROOT),
              point.centre(),
              point.lower(),
              point.upper(),
              twist == Twist.EVERYTHING && series.get(i).value().isKnown()
                  ? new View.Sign("outside", "high", "improvement")
                  : new View.Sign(
                      point.rule().signal().text(),
                      point.rule().direction(),
                      point.rule().meaning(polarity).name().toLowerCase(java.util.Locale.ROOT)),
              List.of()));
    }
    return points;
  }

  private static double number(Shown shown) {
    return ((Value.Known) shown.value()).number();
  }

  private static Shown shown(
      IndicatorText text, DataPeriod period, double value, long base, String clock) {
    boolean proportion = text.unit().equals("%");
    double capped = proportion ? Math.min(value, 99) : value;
    Value numerator =
        switch (text.kind()) {
          case "median" -> Symbol.NOT_APPLICABLE;
          case "mean", "ratio" -> Value.of(Math.round(capped * base));
          default -> Value.of(Math.round(capped * base / per(text.unit())));
        };
    boolean population = text.unit().contains(" aged ");
    return new Shown(
        period,
        Value.of(capped),
        numerator,
        Value.of(base),
        Value.of(capped * 0.93),
        Value.of(capped * 1.07),
        "wilson",
        population ? Optional.of(text.id().equals("H01") ? 2023 : 2024) : Optional.empty(),
        1,
        1,
        clock.equals("term") ? "provisional" : "final");
  }

  private static double per(String unit) {
    return unit.contains("10,000") ? 10000 : unit.contains("1,000") ? 1000 : 100;
  }

  private List<DataPeriod> periods(String clock) {
    int quarters = twist == Twist.SIXTY_POINTS ? 60 : 20;
    int years = twist == Twist.SIXTY_POINTS ? 15 : 5;
    List<DataPeriod> periods = new ArrayList<>();
    if (clock.equals("r4") || clock.equals("snapshot")) {
      for (int i = quarters - 1; i >= 0; i--) {
        Quarter quarter = QUARTER.plus(-i);
        periods.add(clock.equals("r4") ? DataPeriod.rollingYear(quarter) : DataPeriod.of(quarter));
      }
    } else {
      Term term = clock.equals("academic_year") ? Term.YEAR : Term.AUTUMN;
      int newest = term == Term.YEAR ? 2024 : 2025;
      for (int i = years - 1; i >= 0; i--) {
        periods.add(DataPeriod.of(Quarter.yearOf(newest - i), term));
      }
    }
    return periods;
  }

  /** With the words of the project's own definitions, which are longer. */
  private static IndicatorText asDefined(IndicatorText text) {
    return Definitions.INDICATORS
        .find(text.id())
        .or(() -> Definitions.CONTEXT.find(text.id()))
        .map(
            each ->
                new IndicatorText(
                    text.id(),
                    text.name(),
                    text.kind(),
                    text.unit(),
                    text.polarity(),
                    text.decimals(),
                    text.roundTo(),
                    each.per(),
                    each.alsoPer(),
                    each.numeratorText(),
                    each.denominatorText(),
                    each.definition(),
                    each.source(),
                    each.planMeasure(),
                    each.note(),
                    SMALL_NUMBERS))
        .orElseThrow();
  }

  private static IndicatorText text(String[] cells) {
    return new IndicatorText(
        cells[0],
        cells[1],
        cells[2],
        cells[3],
        cells[4],
        Integer.parseInt(cells[5]),
        Integer.parseInt(cells[6]),
        100,
        0,
        "children counted for " + cells[1].toLowerCase(java.util.Locale.UK),
        cells[3].contains(" aged ")
            ? "children of that age, mid-year estimate"
            : "all such children",
        "Out of every child who could have been counted, those that were. A director reads it as"
            + " the share of children for whom the system did what it set out to do, or did not.",
        "Department for Education, the release's own methodology, read in 2026",
        "m12",
        cells[0].equals("X03") ? "can exceed 100" : "",
        SMALL_NUMBERS);
  }
}
