package regional.indicators.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
  private static final Map<String, Double> ALONE = Map.of("1", 1.0);
  private static final String LETTERS = "bcdfghjkmnpqrstvwxz";

  /**
   * One record: for each name of a fact what it is, decided when it is first asked for. A blank
   * fact has an empty text.
   */
  private final class Record {
    private final Draws own;
    private final Draws time;
    private final Draws child;
    private final Draws family;
    private final @Nullable Record before;
    private final int begun;
    private final @Nullable String[] texts = new String[names.size()];
    private final long[] numbers = new long[names.size()];
    private final RecordsModel.@Nullable Fact[] how = new RecordsModel.@Nullable Fact[names.size()];

    /**
     * @param time draws of this time in the family's life
     * @param before the same child's record before this one
     */
    Record(
        RecordsModel.Group group,
        Draws family,
        Draws time,
        int member,
        int earlier,
        long start,
        @Nullable Record before) {
      this.own = time.at(MEMBER).at(member);
      this.time = time;
      this.child = family.at(MEMBER).at(member);
      this.family = family;
      this.before = before;
      LocalDate day = LocalDate.ofEpochDay(start);
      this.begun = day.getYear() * 4 + (day.getMonthValue() - 1) / 3 - 1;
      setDay(at(START), start);
      texts[at(GROUP)] = group.name();
      texts[at(SUB_REGION)] = setting.authority().subRegion();
      setNumber(at(EARLIER), earlier * (long) DECIMALS);
      setNumber(at(MEMBER), child.key());
      setNumber(at(FAMILY), family.key());
    }

    /** The text of a fact; empty where it is blank. */
    String text(int at) {
      String known = texts[at];
      return known == null ? decide(at) : known;
    }

    /** A day as days since 1970, a number in hundredths. */
    long number(int at) {
      text(at);
      return numbers[at];
    }

    /** The day of a date fact; the end of time where it is blank. */
    long day(String name) {
      int at = at(name);
      return text(at).isEmpty() ? Long.MAX_VALUE : numbers[at];
    }

    RecordsModel.@Nullable Fact how(int at) {
      text(at);
      return how[at];
    }

    Draws draws() {
      return own;
    }

    private String decide(int at) {
      texts[at] = "";
      for (Prepared prepared : names.get(at)) {
        if (fits(prepared)) {
          RecordsModel.Fact fact = prepared.fact();
          how[at] = fact;
          boolean kept = fact.kept().orElse(false);
          if (kept && before != null) {
            texts[at] = before.text(at);
            numbers[at] = before.number(at);
          } else {
            Draws draws = fact.own().orElse(false) ? (kept ? child : own) : (kept ? family : time);
            decide(fact, at, draws.at(fact.name()));
          }
          break;
        }
      }
      String decided = texts[at];
      return decided == null ? "" : decided;
    }

    private boolean fits(Prepared prepared) {
      for (Condition each : prepared.conditions()) {
        if (each.of().contains(text(each.at())) != each.wanted()) {
          return false;
        }
      }
      return true;
    }

    private void decide(RecordsModel.Fact fact, int at, Draws draws) {
      if (fact.date().isPresent()) {
        setDay(at, day(fact, fact.date().get(), draws));
      } else if (!fact.choose().isEmpty()) {
        Choice choice =
            choices
                .computeIfAbsent(fact, key -> new HashMap<>())
                .computeIfAbsent(begun, key -> choice(fact, key));
        int chosen = choice.choose(draws.uniform());
        texts[at] = choice.codes().get(chosen);
        numbers[at] = choice.numbers()[chosen];
      } else if (fact.number().isPresent()) {
        double drawn = draw(fact.number().get(), logLevel(fact), draws);
        setNumber(at, Math.round(drawn * DECIMALS));
      } else if (fact.part().isPresent()) {
        long of = number(at(fact.part().get().of()));
        setNumber(at, Math.round(of * draw(fact.part().get().share(), 0, draws)));
      } else if (!fact.sum().isEmpty()) {
        long sum = 0;
        for (String name : fact.sum()) {
          sum += number(at(name));
        }
        for (String name : fact.less()) {
          sum -= number(at(name));
        }
        setNumber(at, sum);
      } else if (fact.age().flatMap(RecordsModel.Age::on).isPresent()) {
        String on = fact.age().flatMap(RecordsModel.Age::on).orElse(START);
        setNumber(at, (long) DECIMALS * years(fact.age().get(), day(on)));
      } else if (fact.form().isPresent()) {
        texts[at] = form(fact, fact.form().get());
      } else if (fact.host().isPresent()) {
        List<String> near = hosts.getOrDefault(text(at(fact.host().get())), List.of());
        texts[at] = near.isEmpty() ? "" : near.get(draws.below(near.size()));
      } else if (fact.pool().isPresent()) {
        double uniform = draws.uniform();
        setNumber(at, DECIMALS * (1 + (long) (uniform * uniform * fact.pool().get())));
      } else if (fact.copy().isPresent()) {
        int from = at(fact.copy().get());
        texts[at] = text(from);
        numbers[at] = number(from);
      } else {
        texts[at] = fact.text().orElse("");
      }
    }

    private double logLevel(RecordsModel.Fact fact) {
      return fact.spread().map(sd -> sd * setting.effect(fact.name())).orElse(0.0)
          + fact.trend().orElse(0.0) * setting.years(begun)
          + setting.shift(fact.name(), "", begun);
    }

    private long day(RecordsModel.Fact fact, RecordsModel.Day day, Draws draws) {
      int sign = day.before().isPresent() ? -1 : 1;
      long of = day(day.after().or(day::before).orElse(START));
      long years =
          day.yearsOf()
              .map(name -> number(at(name)) / DECIMALS)
              .orElse((long) day.years().orElse(0));
      long whole = years == 0 ? of : LocalDate.ofEpochDay(of).plusYears(sign * years).toEpochDay();
      long days =
          day.days().map(range -> Math.round(draw(range, logLevel(fact), draws))).orElse(0L);
      long limit = day.notAfter().map(this::day).orElse(Long.MAX_VALUE);
      return Math.min(limit, whole + sign * days);
    }

    private String form(RecordsModel.Fact fact, RecordsModel.Form form) {
      // Numbers of things that authorities share (providers) must not depend on the authority.
      Draws draws = new Draws(0).at(fact.name());
      for (String name : form.by()) {
        int by = at(name);
        draws =
            switch (name) {
              case MEMBER -> draws.at(child.key());
              case FAMILY -> draws.at(family.key());
              default -> draws.at(text(by));
            };
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

    private void setDay(int at, long day) {
      texts[at] = LocalDate.ofEpochDay(day).toString();
      numbers[at] = day;
    }

    private void setNumber(int at, long hundredths) {
      texts[at] =
          hundredths % DECIMALS == 0
              ? Long.toString(hundredths / DECIMALS)
              : BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
      numbers[at] = hundredths;
    }

    long years(RecordsModel.Age age, long day) {
      LocalDate born = LocalDate.ofEpochDay(day(age.born()));
      LocalDate on = LocalDate.ofEpochDay(day);
      return born.isAfter(on) ? -1 : Period.between(born, on).getYears();
    }
  }

  private final RecordsModel model;
  private final Setting setting;
  private final Map<String, Integer> index = new HashMap<>();

  /** Facts of each name, in order. */
  private final List<List<Prepared>> names = new ArrayList<>();

  private final Map<String, List<String>> hosts;

  /** Of a name, whether its facts look the same in every quarter. */
  private final boolean[] lasting;

  private final Map<RecordsModel.Fact, Map<Integer, Choice>> choices = new IdentityHashMap<>();
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
    Stream.of(START, GROUP, SUB_REGION, EARLIER, MEMBER, FAMILY).forEach(this::add);
    model.facts().forEach(fact -> add(fact.name()));
    model.facts().forEach(fact -> names.get(at(fact.name())).add(prepared(fact)));
    this.hosts = hosts();
    this.lasting = new boolean[names.size()];
    for (int i = 0; i < lasting.length; i++) {
      lasting[i] = !names.get(i).isEmpty() && names.get(i).stream().allMatch(Records::lasts);
    }
    for (Quarter q = Quarter.parse(model.since()); q.compareTo(last) <= 0; q = q.plus(1)) {
      for (RecordsModel.Group group : model.groups()) {
        begin(group, q, first.firstDay().toEpochDay(), last.lastDay().toEpochDay());
      }
    }
  }

  /** A fact and what must hold for it. */
  private record Prepared(RecordsModel.Fact fact, List<Condition> conditions) {}

  /** The text of a fact is, or is not, one of these. */
  private record Condition(int at, Collection<String> of, boolean wanted) {}

  private Prepared prepared(RecordsModel.Fact fact) {
    List<Condition> conditions = new ArrayList<>();
    fact.where().forEach((name, of) -> conditions.add(new Condition(at(name), of, true)));
    fact.unless().forEach((name, of) -> conditions.add(new Condition(at(name), of, false)));
    fact.inSet()
        .forEach(
            (name, set) ->
                conditions.add(
                    new Condition(
                        at(name),
                        Set.copyOf(setting.form().sets().getOrDefault(set, List.of())),
                        true)));
    fact.filled().forEach(name -> conditions.add(new Condition(at(name), List.of(""), false)));
    return new Prepared(fact, conditions);
  }

  private static boolean lasts(Prepared prepared) {
    RecordsModel.Fact fact = prepared.fact();
    return fact.from().isEmpty()
        && fact.until().isEmpty()
        && fact.date().isEmpty()
        && fact.age().isEmpty()
        && fact.every().isEmpty();
  }

  private List<Prepared> add(String name) {
    Integer at = index.putIfAbsent(name, names.size());
    if (at == null) {
      names.add(new ArrayList<>());
    }
    return names.get(at == null ? names.size() - 1 : at);
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
    Choice sizes = Choice.of(group.members().isEmpty() ? ALONE : group.members());
    int days = (int) (quarter.lastDay().toEpochDay() - quarter.firstDay().toEpochDay()) + 1;
    for (long i = 0; i < families; i++) {
      Draws family = draws.at("family").at(i);
      long start = quarter.firstDay().toEpochDay() + family.at(START).below(days);
      int size = Integer.parseInt(sizes.codes().get(sizes.choose(family.at("members").uniform())));
      live(group, family, size, start, firstDay, lastDay);
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
        Record record = new Record(group, family, time, i, earlier, start, before[i]);
        before[i] = record;
        boolean begins = model.before().map(record::day).orElse(Long.MAX_VALUE) > start;
        if (begins && record.day(model.ends()) >= firstDay) {
          records.add(record);
        }
      }
      Optional<RecordsModel.Again> again = model.again();
      if (again.isEmpty()
          || !fits(again.get().where(), before[0])
          || time.at("again").uniform() >= again.get().share()) {
        return;
      }
      start = before[0].day(model.ends()) + Math.round(draw(again.get().days(), 0, time.at("gap")));
    }
  }

  /**
   * What may be chosen in a quarter.
   *
   * @param numbers in hundredths, of codes that are whole numbers; else 0
   * @param reached weights added up
   */
  private record Choice(List<String> codes, long[] numbers, double[] reached) {

    static Choice of(Map<String, Double> weights) {
      List<String> codes = List.copyOf(weights.keySet());
      long[] numbers = new long[codes.size()];
      double[] reached = new double[codes.size()];
      double sum = 0;
      for (int i = 0; i < reached.length; i++) {
        String code = codes.get(i);
        sum += weights.getOrDefault(code, 0.0);
        reached[i] = sum;
        numbers[i] = code.matches("-?\\d{1,9}") ? Long.parseLong(code) * DECIMALS : 0;
      }
      return new Choice(codes, numbers, reached);
    }

    int choose(double uniform) {
      double wanted = uniform * reached[reached.length - 1];
      int chosen = 0;
      while (chosen < reached.length - 1 && reached[chosen] <= wanted) {
        chosen++;
      }
      return chosen;
    }
  }

  private Choice choice(RecordsModel.Fact fact, int quarter) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (Map.Entry<String, Double> each : fact.choose().entrySet()) {
      String code = each.getKey();
      double log =
          fact.spread().map(sd -> sd * setting.effect(fact.name() + " " + code)).orElse(0.0)
              + fact.trends().getOrDefault(code, 0.0) * setting.years(quarter)
              + setting.shift(fact.name(), code, quarter);
      weights.put(code, each.getValue() * StrictMath.exp(log));
    }
    return Choice.of(weights);
  }

  private static double draw(RecordsModel.Range range, double log, Draws draws) {
    double drawn = range.median() * StrictMath.exp(log + range.sigma() * draws.normal());
    return Math.max(range.least(), Math.min(range.most(), drawn));
  }

  private boolean fits(Map<String, List<String>> where, Record record) {
    return where.entrySet().stream()
        .allMatch(each -> each.getValue().contains(record.text(at(each.getKey()))));
  }

  private int at(String name) {
    Integer at = index.get(name);
    if (at == null) {
      throw new IllegalArgumentException(
          "no fact " + name + " in the sample of " + setting.form().id());
    }
    return at;
  }

  /** Where {@link Shown#cell} finds a column; empty where the model has no such fact. */
  Optional<Integer> indexOf(String column) {
    return Optional.ofNullable(index.get(column));
  }

  /** A record as the return of one quarter shows it. */
  final class Shown {
    private final Record record;
    private final long lastDay;

    private Shown(Record record, long lastDay) {
      this.record = record;
      this.lastDay = lastDay;
    }

    /** For what the model does not decide. */
    Draws draws() {
      return record.draws();
    }

    String cell(int at) {
      if (lasting[at]) {
        return record.text(at);
      }
      RecordsModel.Fact fact = record.how(at);
      if (fact == null) {
        return "";
      }
      if (fact.from().isPresent() && record.day(fact.from().get()) > lastDay) {
        return "";
      }
      if (fact.until().isPresent() && record.day(fact.until().get()) > lastDay) {
        return fact.meanwhile().orElse("");
      }
      if (fact.date().isPresent() && record.number(at) > lastDay) {
        return "";
      }
      if (fact.age().isPresent() && fact.age().get().on().isEmpty()) {
        return Long.toString(record.years(fact.age().get(), lastDay));
      }
      if (fact.every().isPresent()) {
        RecordsModel.Every every = fact.every().get();
        long from = record.day(every.from());
        long until = Math.min(lastDay, record.day(every.until()));
        return from > lastDay
            ? ""
            : Long.toString(every.first() + Math.max(0, until - from) / every.days());
      }
      return record.text(at);
    }
  }

  /** The records that the quarter's return has, in the order in which they began. */
  List<Shown> sent(Quarter quarter) {
    long firstDay = quarter.firstDay().toEpochDay();
    long lastDay = quarter.lastDay().toEpochDay();
    List<Shown> sent = new ArrayList<>();
    for (Record record : records) {
      long end = record.day(model.ends());
      boolean open =
          switch (model.sent()) {
            case WHILE_OPEN -> end >= firstDay;
            case ON_LAST_DAY -> end > lastDay;
          };
      if (open && record.day(START) <= lastDay) {
        sent.add(new Shown(record, lastDay));
      }
    }
    return sent;
  }
}
