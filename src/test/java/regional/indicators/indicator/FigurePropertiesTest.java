package regional.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import regional.indicators.benchmark.Band;
import regional.indicators.benchmark.Interval;
import regional.indicators.benchmark.Rank;
import regional.indicators.core.Area;
import regional.indicators.core.Authorities;
import regional.indicators.core.Authority;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Populations;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.core.Value;

/**
 * What holds of every figure, over 1,000 seeded regions: some authorities, one of them reorganised,
 * some returns missing, some cells x, through the indicator table itself.
 */
class FigurePropertiesTest {

  private static final int DATA_SETS = 1000;
  private static final Quarter FIRST = Quarter.parse("2022-23-Q2");
  private static final Quarter LAST = Quarter.parse("2023-24-Q2");
  private static final List<String> SENDERS =
      List.of("350", "351", "888", "889", "909", "942", "943");
  private static final List<String> NOT_SENDING = List.of("352", "877");
  private static final Indicators SOME =
      new Indicators(
          List.of("A03", "S04", "S06", "S11", "P04", "P07", "L03M").stream()
              .map(Definitions.INDICATORS::get)
              .toList());

  /** Of every authority: where one is not held, a region's own population takes its place. */
  private static final Populations POPULATIONS = populations();

  /** One file of one authority. */
  private record Sent(
      String returnId, String authority, String quarter, List<Map<String, String>> rows) {}

  @Test
  void theseHoldOfEveryFigure() {
    int pooled = 0;
    int between = 0;
    int ranked = 0;
    for (int seed = 0; seed < DATA_SETS; seed++) {
      Random random = new Random(seed);
      List<Sent> sent = sent(random);
      IndicatorTable table = compute(sent, SENDERS);
      pooled += sumsOverSums(seed, table);
      between += intervalsContainTheirValue(seed, table);
      ranked += ranksGoWithTheirValues(seed, table, random);
      orderChangesNothing(seed, table, sent, random);
      whoDoesNotReportChangesNobody(seed, table, sent);
    }
    assertThat(pooled).as("pooled figures compared").isGreaterThan(40 * DATA_SETS);
    assertThat(between).as("intervals looked at").isGreaterThan(50 * DATA_SETS);
    assertThat(ranked).as("values ranked").isGreaterThan(5 * DATA_SETS);
  }

  // Properties -----------------------------------------------------------------------------------

  /**
   * A sub-region's sums are those of its authorities that reported, but for the one that was
   * reorganised; a region's sums are those of its sub-regions.
   */
  private static int sumsOverSums(int seed, IndicatorTable table) {
    Map<List<Object>, List<Figure>> parts = new HashMap<>();
    for (Figure each : table.subRegions()) {
      parts.computeIfAbsent(whole(each, ""), key -> new ArrayList<>()).add(each);
    }
    for (Figure each : table.figures()) {
      if (each.area().level() == GeographicLevel.LOCAL_AUTHORITY) {
        String part = Definitions.REFERENCE.authorities().get(each.area().oldLaCode()).subRegion();
        parts.computeIfAbsent(whole(each, part), key -> new ArrayList<>()).add(each);
      }
    }
    int compared = 0;
    for (Figure each : table.subRegions()) {
      if (!each.area().name().equals("Cumbria")) {
        isPooled(seed, each, parts.getOrDefault(whole(each, each.area().name()), List.of()));
        compared++;
      }
    }
    for (Figure each : table.figures()) {
      if (each.area().level() == GeographicLevel.REGIONAL) {
        isPooled(seed, each, parts.getOrDefault(whole(each, ""), List.of()));
        compared++;
      }
    }
    return compared;
  }

  private static void isPooled(int seed, Figure whole, List<Figure> parts) {
    List<Figure> reporting =
        parts.stream().filter(each -> each.authoritiesReporting() > 0).toList();
    int count = reporting.stream().mapToInt(Figure::authoritiesReporting).sum();
    holds(whole.authoritiesReporting() == count, seed, whole);
    if (reporting.isEmpty()) {
      holds(whole.value() == Value.Symbol.NOT_AVAILABLE, seed, whole);
      return;
    }
    double base = reporting.stream().mapToDouble(each -> number(each.denominator())).sum();
    holds(number(whole.denominator()) == base, seed, whole);
    Indicator indicator = SOME.get(whole.indicatorId());
    if (base == 0) {
      holds(whole.value() == Value.Symbol.NOT_APPLICABLE, seed, whole);
    } else if (indicator.kind() == Kind.MEDIAN) {
      List<Double> values =
          reporting.stream().flatMap(each -> each.values().stream()).sorted().toList();
      holds(whole.values().equals(values), seed, whole);
      int n = values.size();
      double middle = (values.get((n - 1) / 2) + values.get(n / 2)) / 2;
      holds(isClose(number(whole.value()), middle), seed, whole);
    } else {
      double sum =
          reporting.stream().mapToDouble(each -> number(each.numerator().orElseThrow())).sum();
      holds(isClose(number(whole.numerator().orElseThrow()), sum), seed, whole);
      holds(isClose(number(whole.value()), sum / base * indicator.per()), seed, whole);
    }
  }

  private static int intervalsContainTheirValue(int seed, IndicatorTable table) {
    int looked = 0;
    for (Figure each : table.figures()) {
      Interval interval = Interval.of(SOME.get(each.indicatorId()), each);
      if (each.value().isKnown() && interval.lower().isKnown() && interval.upper().isKnown()) {
        double value = number(each.value());
        double lower = number(interval.lower());
        double upper = number(interval.upper());
        holds(lower <= value || isClose(lower, value), seed, each);
        holds(upper >= value || isClose(upper, value), seed, each);
        looked++;
      }
    }
    return looked;
  }

  /** Whatever the order in which the values stand, each keeps its rank and its band. */
  private static int ranksGoWithTheirValues(int seed, IndicatorTable table, Random random) {
    Map<String, List<Figure>> together = new LinkedHashMap<>();
    for (Figure each : table.figures()) {
      if (each.area().level() == GeographicLevel.LOCAL_AUTHORITY && each.value().isKnown()) {
        together.computeIfAbsent(each.indicatorId(), id -> new ArrayList<>()).add(each);
      }
    }
    int ranked = 0;
    for (Map.Entry<String, List<Figure>> each : together.entrySet()) {
      boolean higher = SOME.get(each.getKey()).polarity() == Polarity.HIGHER;
      Polarity polarity = higher ? Polarity.HIGHER : Polarity.LOWER;
      double[] values = values(each.getValue());
      Collections.shuffle(each.getValue(), random);
      double[] moved = values(each.getValue());
      Band band = Band.of(values, polarity);
      Band movedBand = Band.of(moved, polarity);
      for (Figure one : each.getValue()) {
        double value = number(one.value());
        Rank rank = Rank.of(value, values, polarity);
        long better =
            Arrays.stream(values)
                .filter(other -> Math.abs(other - value) > 1e-9 && (other > value) == higher)
                .count();
        holds(rank.rank() == better + 1, seed, one);
        holds(rank.equals(Rank.of(value, moved, polarity)), seed, one);
        holds(band.of(value).equals(movedBand.of(value)), seed, one);
        ranked++;
      }
    }
    return ranked;
  }

  private static double[] values(List<Figure> figures) {
    return figures.stream().mapToDouble(each -> number(each.value())).toArray();
  }

  private static void holds(boolean property, int seed, Object of) {
    if (!property) {
      throw new AssertionError("seed " + seed + ": " + of);
    }
  }

  private static boolean isClose(double one, double other) {
    return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));
  }

  private static void orderChangesNothing(
      int seed, IndicatorTable table, List<Sent> sent, Random random) {
    List<Sent> files = new ArrayList<>();
    for (Sent each : sent) {
      List<Map<String, String>> rows = new ArrayList<>(each.rows());
      Collections.shuffle(rows, random);
      files.add(new Sent(each.returnId(), each.authority(), each.quarter(), rows));
    }
    Collections.shuffle(files, random);
    List<String> authorities = new ArrayList<>(SENDERS);
    Collections.shuffle(authorities, random);
    IndicatorTable turned = compute(files, authorities);
    same(seed, table.figures(), turned.figures());
    same(seed, table.subRegions(), turned.subRegions());
    same(seed, table.singleQuarters(), turned.singleQuarters());
  }

  private static void same(int seed, List<?> before, List<?> after) {
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      holds(before.get(i).equals(after.get(i)), seed, before.get(i));
    }
    holds(before.size() == after.size(), seed, "number of figures");
  }

  private static void whoDoesNotReportChangesNobody(
      int seed, IndicatorTable table, List<Sent> sent) {
    List<String> more = new ArrayList<>(SENDERS);
    more.addAll(NOT_SENDING);
    IndicatorTable with = compute(sent, more);
    same(seed, numbers(table.figures()), numbers(with.figures()));
    same(seed, numbers(table.singleQuarters()), numbers(with.singleQuarters()));
  }

  /** Of England there is a figure only if everybody has reported. */
  private static List<List<Object>> numbers(List<Figure> figures) {
    return figures.stream()
        .filter(each -> !each.area().equals(Area.england()))
        .map(FigurePropertiesTest::numbers)
        .toList();
  }

  /** All of a figure but how many were expected. */
  private static List<Object> numbers(Figure figure) {
    return List.of(
        figure.indicatorId(),
        figure.breakdown(),
        figure.period(),
        figure.area(),
        figure.reportingQuarter(),
        figure.numerator(),
        figure.denominator(),
        figure.populationYear(),
        figure.value(),
        figure.values(),
        figure.authoritiesReporting());
  }

  private static List<Object> whole(Figure figure, String part) {
    return List.of(figure.indicatorId(), figure.breakdown(), figure.clock(), figure.period(), part);
  }

  private static double number(Value value) {
    return value instanceof Value.Known known ? known.number() : Double.NaN;
  }

  // Data sets ------------------------------------------------------------------------------------

  private static IndicatorTable compute(List<Sent> sent, List<String> authorities) {
    GivenRows rows = new GivenRows(Definitions.RETURNS);
    sent.forEach(each -> rows.sent(each.returnId(), each.authority(), each.quarter(), each.rows()));
    return IndicatorTable.compute(SOME, Definitions.RETURNS, reference(authorities), rows, LAST);
  }

  private static Reference reference(List<String> authorities) {
    Reference all = Definitions.REFERENCE;
    return new Reference(
        new Authorities(authorities.stream().map(all.authorities()::get).toList()),
        all.aliases(),
        POPULATIONS,
        all.adjoining(),
        all.neighbours(),
        all.bankHolidays(),
        all.censusDates());
  }

  private static Populations populations() {
    Populations populations = new Populations();
    int people = 40_000;
    for (List<String> codes : List.of(SENDERS, NOT_SENDING)) {
      for (String code : codes) {
        String gss = Definitions.REFERENCE.authorities().get(code).newLaCode();
        for (String band : List.of("0-17", "0-24")) {
          people += 7919;
          populations.add(gss, band, 2021, people);
          populations.add(gss, band, 2022, people + 123);
        }
      }
    }
    return populations;
  }

  private static List<Sent> sent(Random random) {
    List<Sent> sent = new ArrayList<>();
    double missing = random.nextInt(3) * 0.1;
    for (Quarter quarter = FIRST; quarter.compareTo(LAST) <= 0; quarter = quarter.plus(1)) {
      for (String code : SENDERS) {
        Authority authority = Definitions.REFERENCE.authorities().get(code);
        if (!authority.existed(quarter.firstDay(), quarter.lastDay())) {
          continue;
        }
        Map<String, List<Map<String, String>>> files = new LinkedHashMap<>();
        files.put("attendance", attendance(random, quarter));
        files.put("send", send(random));
        files.put("plo", pathways(random, code, quarter));
        files.put("placements", placements(random));
        String name = quarter.toString();
        files.forEach(
            (form, rows) -> {
              if (random.nextDouble() >= missing) {
                sent.add(new Sent(form, code, name, rows));
              }
            });
      }
    }
    return sent;
  }

  private static List<Map<String, String>> attendance(Random random, Quarter quarter) {
    boolean autumn = quarter.number() >= 3;
    if (!autumn) {
      return List.of();
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (String phase : List.of("Primary", "Total")) {
      int enrolments = random.nextInt(3) * random.nextInt(500);
      rows.add(
          Map.of(
              "academic_year",
              quarter.timePeriod(),
              "term",
              "Autumn",
              "phase",
              phase,
              "pupil_group",
              "All",
              "enrolments",
              orX(random, enrolments),
              "enrolments_pa",
              orX(random, random.nextInt(enrolments + 1))));
    }
    return rows;
  }

  private static List<Map<String, String>> send(Random random) {
    int issued = random.nextInt(60);
    int exception = random.nextInt(issued + 1);
    int within = random.nextInt(issued - exception + 1);
    List<Map<String, String>> rows = new ArrayList<>();
    rows.add(send(random, "assessments", "plans_issued", "Total", issued));
    rows.add(send(random, "assessments", "plans_issued_exception", "Total", exception));
    rows.add(
        send(random, "assessments", "plans_issued_non_exception_within_20_weeks", "Total", within));
    rows.add(send(random, "assessments", "decided_not_issue", "Total", random.nextInt(9)));
    rows.add(send(random, "requests", "decided_not", "Total", random.nextInt(20)));
    rows.add(send(random, "caseload", "plans_at_end", "Total", 500 + random.nextInt(2000)));
    rows.add(send(random, "caseload", "ceased", "2", random.nextInt(12)));
    rows.add(send(random, "disputes", "appeals_registered", "Total", random.nextInt(20)));
    return rows;
  }

  private static Map<String, String> send(
      Random random, String section, String measure, String breakdown, int value) {
    return Map.of(
        "section",
        section,
        "measure",
        measure,
        "breakdown",
        breakdown,
        "value",
        orX(random, value));
  }

  private static List<Map<String, String>> pathways(Random random, String code, Quarter quarter) {
    List<Map<String, String>> rows = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      Map<String, String> row = new LinkedHashMap<>();
      // some children are sent again in the quarters that follow
      row.put("child_id", code + " " + (random.nextInt(4) == 0 ? "again" + i : quarter + " " + i));
      String start = quarter.firstDay().minusDays(random.nextInt(200)).toString();
      row.put("pre_proceedings_decision_date", start);
      if (random.nextBoolean()) {
        String end = quarter.firstDay().plusDays(random.nextInt(90)).toString();
        row.put("pre_proceedings_end_date", end);
        row.put("pre_proceedings_outcome", "ISSUE");
        row.put("application_date", end);
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, String>> placements(Random random) {
    List<Map<String, String>> rows = new ArrayList<>();
    int count = random.nextInt(8);
    for (int i = 0; i < count; i++) {
      rows.add(
          Map.of(
              "child_id",
              "c" + i,
              "cohort",
              "Looked after child (under 18)",
              "provision_type",
              "Residential - Mainstream",
              "total_weekly_cost",
              (2000 + random.nextInt(500_000) / 100.0) + ""));
    }
    return rows;
  }

  private static String orX(Random random, int number) {
    return random.nextInt(40) == 0 ? "x" : Objects.toString(number);
  }
}
