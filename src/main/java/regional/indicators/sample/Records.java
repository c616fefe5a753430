package regional.indicators.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import regional.indicators.core.Authority;
import regional.indicators.core.Quarter;

/** The records of one authority's record return. */
final class Records {

  private static final String START = "start";
  private static final String GROUP = "group";
  private static final String SUB_REGION = "sub_region";
  private static final String EARLIER = "earlier";
  private static final String MEMBER = "member";
  private static final String FAMILY = "family";
  private static final int DECIMALS = 100;
  private static final String LETTERS = "bcdfghjkmnpqrstvwxz";

  /**
   * One record: for each name of a fact what it is. A blank fact has no text.
   *
   * @param numbers a day as days since 1970, a number in hundredths
   * @param how the fact that was taken, null for blank and given ones
   */
  private record Record(
      Draws draws, String[] texts, long[] numbers, RecordsModel.@Nullable Fact[] how) {}

  private final RecordsModel model;
  private final Setting setting;
  private final Map<String, Integer> index = new LinkedHashMap<>();
  private final Map<String, List<String>> hosts;
  private final List<Record> records = new ArrayList<>();

  /**
   * Makes all records that begin up to a quarter and are sent in it or in one of those before it.
   *
   * @param first quarter that is sent
   * @param last quarter that is sent
   */
  Records(RecordsModel model, Setting setting, Quarter first, Quarter last) {
    this.model = model;
    this.setting = setting;
    Stream.concat(
            Stream.of(START, GROUP, SUB_REGION, EARLIER, MEMBER, FAMILY),
            model.facts().stream().map(RecordsModel.Fact::name))
        .forEach(name -> index.putIfAbsent(name, index.size()));
    this.hosts = hosts();
    for (Quarter q = Quarter.parse(model.since()); q.compareTo(last) <= 0; q = q.plus(1)) {
      for (RecordsModel.Group group : model.groups()) {
        begin(group, q, first.firstDay().toEpochDay(), last.lastDay().toEpochDay());
      }
    }
  }

  private Map<String, List<String>> hosts() {
    Authority own = setting.authority();
    Set<String> adjoining = new LinkedHashSet<>();
    Stream.concat(Stream.of(own.newLaCode()), own.codesAtOtherTimes().stream())
        .map(code -> setting.reference().adjoining().getOrDefault(code, Set.of()))
        .forEach(adjoining::addAll);
    List<String> elsewhere = new ArrayList<>();
    for (Authority each : setting.reference().authorities().all()) {
      boolean exists = each.validTo().equals(LocalDate.MAX) && !each.newLaCode().isEmpty();
      if (exists
          && !each.oldLaCode().equals(own.oldLaCode())
          && !adjoining.contains(each.newLaCode())
          && each.regionCode().equals(own.regionCode())) {
        elsewhere.add(each.newLaCode());
      }
    }
    List<String> near = adjoining.stream().sorted().toList();
    return Map.of(
        "own", List.of(own.newLaCode()),
        "adjoining", near.isEmpty() ? elsewhere : near,
        "elsewhere", elsewhere.isEmpty() ? near : elsewhere);
  }

  private void begin(RecordsModel.Group group, Quarter quarter, long firstDay, long lastDay) {
    Draws draws = setting.ofReturn().at(group.name()).at(quarter.index());
    String band = group.starts().population().orElse("");
    double expected =
        setting.population(band, quarter)
            * group.starts().each()
            * group
                .starts()
                .times()
                .getOrDefault("time_identifier", Map.of())
                .getOrDefault(quarter.timeIdentifier(), 1.0)
            * StrictMath.exp(
                setting.logLevel(group.starts(), group.name(), quarter.index(), draws));
    long families = draws.count(expected, StrictMath.sqrt(expected));
    int days = (int) (quarter.lastDay().toEpochDay() - quarter.firstDay().toEpochDay()) + 1;
    for (long i = 0; i < families; i++) {
      Draws family = draws.at("family").at(i);
      long start = quarter.firstDay().toEpochDay() + family.at(START).below(days);
      int members =
          group.members().isEmpty()
              ? 1
              : Integer.parseInt(choose(group.members(), family.at("members").uniform()));
      live(group, family, members, start, firstDay, lastDay);
    }
  }

  /** The records of a family, one after the other. */
  private void live(
      RecordsModel.Group group,
      Draws family,
      int members,
      long firstStart,
      long firstDay,
      long lastDay) {
    Record[] before = new Record[members];
    long start = firstStart;
    for (int earlier = 0; start <= lastDay; earlier++) {
      Draws time = family.at(EARLIER).at(earlier);
      for (int i = 0; i < members; i++) {
        Record record = record(group, family, time, i, earlier, start, before[i]);
        before[i] = record;
        boolean begins =
            model.before().map(name -> dayOf(record, name)).orElse(Long.MAX_VALUE) > start;
        if (begins && end(record) >= firstDay) {
          records.add(record);
        }
      }
      Optional<RecordsModel.Again> again = model.again();
      if (again.isEmpty()
          || !holds(again.get().where(), before[0])
          || time.at("again").uniform() >= again.get().share()) {
        return;
      }
      start = end(before[0]) + Math.round(draw(again.get().days(), 0, time.at("gap")));
    }
  }

  private long end(Record record) {
    return dayOf(record, model.ends());
  }

  /** The day of a date fact; the end of time where it is blank. */
  private long dayOf(Record record, String name) {
    int at = at(name);
    return record.texts()[at].isEmpty() ? Long.MAX_VALUE : record.numbers()[at];
  }

  private Record record(
      RecordsModel.Group group,
      Draws family,
      Draws time,
      int member,
      int earlier,
      long start,
      @Nullable Record before) {
    Draws child = family.at(MEMBER).at(member);
    String[] texts = new String[index.size()];
    java.util.Arrays.fill(texts, "");
    Record record =
        new Record(
            time.at(MEMBER).at(member),
            texts,
            new long[index.size()],
            new RecordsModel.@Nullable Fact[index.size()]);
    setDay(record, at(START), start);
    texts[at(GROUP)] = group.name();
    texts[at(SUB_REGION)] = setting.authority().subRegion();
    setNumber(record, at(EARLIER), earlier * (long) DECIMALS);
    setNumber(record, at(MEMBER), child.key());
    setNumber(record, at(FAMILY), family.key());
    Quarter begun = Quarter.ofIndex(quarterIndex(start));
    for (RecordsModel.Fact fact : model.facts()) {
      int at = at(fact.name());
      if (!texts[at].isEmpty() || record.how()[at] != null || !fits(fact, record)) {
        continue;
      }
      record.how()[at] = fact;
      boolean kept = fact.kept().orElse(false);
      if (kept && before != null) {
        texts[at] = before.texts()[at];
        record.numbers()[at] = before.numbers()[at];
        continue;
      }
      boolean own = fact.own().orElse(false);
      Draws draws = (own ? (kept ? child : record.draws()) : kept ? family : time).at(fact.name());
      decide(fact, at, record, draws, begun.index());
    }
    return record;
  }

  private static int quarterIndex(long epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    return day.getYear() * 4 + (day.getMonthValue() - 1) / 3 - 1;
  }

  private void decide(RecordsModel.Fact fact, int at, Record record, Draws draws, int quarter) {
    if (fact.date().isPresent()) {
      setDay(record, at, day(fact, fact.date().get(), record, draws, quarter));
    } else if (!fact.choose().isEmpty()) {
      record.texts()[at] = choose(weights(fact, quarter), draws.uniform());
      if (record.texts()[at].matches("-?\\d{1,9}")) {
        record.numbers()[at] = Long.parseLong(record.texts()[at]) * DECIMALS;
      }
    } else if (fact.number().isPresent()) {
      double log =
          fact.spread().map(sd -> sd * setting.effect(fact.name())).orElse(0.0)
              + fact.trend().orElse(0.0) * setting.years(quarter)
              + setting.shift(fact.name(), "", quarter);
      setNumber(record, at, Math.round(draw(fact.number().get(), log, draws) * DECIMALS));
    } else if (fact.part().isPresent()) {
      long of = record.numbers()[at(fact.part().get().of())];
      setNumber(record, at, Math.round(of * draw(fact.part().get().share(), 0, draws)));
    } else if (!fact.sum().isEmpty()) {
      long sum = 0;
      for (String name : fact.sum()) {
        sum += record.numbers()[at(name)];
      }
      for (String name : fact.less()) {
        sum -= record.numbers()[at(name)];
      }
      setNumber(record, at, sum);
    } else if (fact.age().flatMap(RecordsModel.Age::on).isPresent()) {
      String on = fact.age().flatMap(RecordsModel.Age::on).orElse("");
      setNumber(record, at, (long) DECIMALS * years(record, fact.age().get(), dayOf(record, on)));
    } else if (fact.form().isPresent()) {
      record.texts()[at] = form(fact, fact.form().get(), record);
    } else if (fact.host().isPresent()) {
      List<String> near = hosts.getOrDefault(record.texts()[at(fact.host().get())], List.of());
      record.texts()[at] = near.isEmpty() ? "" : near.get(draws.below(near.size()));
    } else if (fact.pool().isPresent()) {
      double uniform = draws.uniform();
      long number = 1 + (long) (uniform * uniform * fact.pool().get());
      setNumber(record, at, number * DECIMALS);
    } else if (fact.copy().isPresent()) {
      int from = at(fact.copy().get());
      record.texts()[at] = record.texts()[from];
      record.numbers()[at] = record.numbers()[from];
    } else {
      record.texts()[at] = fact.text().orElse("");
    }
  }

  private long day(
      RecordsModel.Fact fact, RecordsModel.Day day, Record record, Draws draws, int quarter) {
    int sign = day.before().isPresent() ? -1 : 1;
    long of = dayOf(record, day.after().or(day::before).orElse(START));
    long years =
        day.yearsOf()
            .map(name -> record.numbers()[at(name)] / DECIMALS)
            .orElse((long) day.years().orElse(0));
    long whole = LocalDate.ofEpochDay(of).plusYears(sign * years).toEpochDay();
    double log =
        fact.spread().map(sd -> sd * setting.effect(fact.name())).orElse(0.0)
            + fact.trend().orElse(0.0) * setting.years(quarter)
            + setting.shift(fact.name(), "", quarter);
    long days = day.days().map(range -> Math.round(draw(range, log, draws))).orElse(0L);
    long limit = day.notAfter().map(name -> dayOf(record, name)).orElse(Long.MAX_VALUE);
    return Math.min(limit, whole + sign * days);
  }

  private Map<String, Double> weights(RecordsModel.Fact fact, int quarter) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (Map.Entry<String, Double> each : fact.choose().entrySet()) {
      double log =
          fact.spread()
                  .map(sd -> sd * setting.effect(fact.name() + " " + each.getKey()))
                  .orElse(0.0)
              + fact.trends().getOrDefault(each.getKey(), 0.0) * setting.years(quarter)
              + setting.shift(fact.name(), each.getKey(), quarter);
      weights.put(each.getKey(), each.getValue() * StrictMath.exp(log));
    }
    return weights;
  }

  private static String choose(Map<String, Double> weights, double uniform) {
    double sum = 0;
    for (double each : weights.values()) {
      sum += each;
    }
    double left = uniform * sum;
    String chosen = "";
    for (Map.Entry<String, Double> each : weights.entrySet()) {
      chosen = each.getKey();
      left -= each.getValue();
      if (left < 0) {
        break;
      }
    }
    return chosen;
  }

  private static double draw(RecordsModel.Range range, double log, Draws draws) {
    double drawn = range.median() * StrictMath.exp(log + range.sigma() * draws.normal());
    return Math.max(range.least(), Math.min(range.most(), drawn));
  }

  private String form(RecordsModel.Fact fact, RecordsModel.Form form, Record record) {
    // Numbers of things that authorities share (providers) must not depend on the authority.
    Draws draws = new Draws(0).at(fact.name());
    for (String name : form.by()) {
      int by = at(name);
      draws =
          name.equals(MEMBER) || name.equals(FAMILY)
              ? draws.at(record.numbers()[by])
              : draws.at(record.texts()[by]);
    }
    StringBuilder text = new StringBuilder(form.text());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '#') {
        text.setCharAt(i, (char) ('0' + draws.at(i).below(10)));
      } else if (text.charAt(i) == '@') {
        text.setCharAt(i, LETTERS.charAt(draws.at(i).below(LETTERS.length())));
      }
    }
    return text.toString();
  }

  private boolean fits(RecordsModel.Fact fact, Record record) {
    if (!holds(fact.where(), record)) {
      return false;
    }
    for (Map.Entry<String, List<String>> each : fact.unless().entrySet()) {
      if (each.getValue().contains(record.texts()[at(each.getKey())])) {
        return false;
      }
    }
    for (Map.Entry<String, String> each : fact.inSet().entrySet()) {
      List<String> set = setting.form().sets().getOrDefault(each.getValue(), List.of());
      if (!set.contains(record.texts()[at(each.getKey())])) {
        return false;
      }
    }
    for (String name : fact.filled()) {
      if (record.texts()[at(name)].isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(Map<String, List<String>> where, Record record) {
    for (Map.Entry<String, List<String>> each : where.entrySet()) {
      if (!each.getValue().contains(record.texts()[at(each.getKey())])) {
        return false;
      }
    }
    return true;
  }

  private int at(String name) {
    Integer at = index.get(name);
    if (at == null) {
      throw new IllegalArgumentException(
          "no fact " + name + " in the sample of " + setting.form().id());
    }
    return at;
  }

  private static void setDay(Record record, int at, long day) {
    record.texts()[at] = LocalDate.ofEpochDay(day).toString();
    record.numbers()[at] = day;
  }

  private static void setNumber(Record record, int at, long hundredths) {
    record.texts()[at] = BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
    record.numbers()[at] = hundredths;
  }

  private long years(Record record, RecordsModel.Age age, long day) {
    LocalDate born = LocalDate.ofEpochDay(dayOf(record, age.born()));
    LocalDate on = LocalDate.ofEpochDay(day);
    return born.isAfter(on) ? -1 : Period.between(born, on).getYears();
  }

  /** A record as the return of one quarter shows it. */
  interface Shown {
    /** The cell of a column; empty where the model has no such fact. */
    Optional<String> cell(String column);

    /** For what the model does not decide. */
    Draws draws();
  }

  /** The records that the quarter's return has, in the order in which they began. */
  List<Shown> sent(Quarter quarter) {
    long firstDay = quarter.firstDay().toEpochDay();
    long lastDay = quarter.lastDay().toEpochDay();
    List<Shown> sent = new ArrayList<>();
    for (Record record : records) {
      boolean open =
          switch (model.sent()) {
            case WHILE_OPEN -> end(record) >= firstDay;
            case ON_LAST_DAY -> end(record) > lastDay;
          };
      if (open && record.numbers()[at(START)] <= lastDay) {
        sent.add(
            new Shown() {
              @Override
              public Optional<String> cell(String column) {
                Integer at = index.get(column);
                return at == null ? Optional.empty() : Optional.of(show(record, at, lastDay));
              }

              @Override
              public Draws draws() {
                return record.draws();
              }
            });
      }
    }
    return sent;
  }

  private String show(Record record, int at, long lastDay) {
    RecordsModel.Fact fact = record.how()[at];
    if (fact == null) {
      return "";
    }
    if (fact.from().isPresent() && dayOf(record, fact.from().get()) > lastDay) {
      return "";
    }
    if (fact.until().isPresent() && dayOf(record, fact.until().get()) > lastDay) {
      return fact.meanwhile().orElse("");
    }
    if (fact.date().isPresent() && record.numbers()[at] > lastDay) {
      return "";
    }
    if (fact.age().isPresent() && fact.age().get().on().isEmpty()) {
      return Long.toString(years(record, fact.age().get(), lastDay));
    }
    if (fact.every().isPresent()) {
      RecordsModel.Every every = fact.every().get();
      long from = dayOf(record, every.from());
      long until = Math.min(lastDay, dayOf(record, every.until()));
      return from > lastDay
          ? ""
          : Long.toString(every.first() + Math.max(0, until - from) / every.days());
    }
    return record.texts()[at];
  }
}
