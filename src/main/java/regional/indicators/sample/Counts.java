package regional.indicators.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regional.indicators.core.Quarter;
import regional.indicators.core.Term;
import regional.indicators.returns.CodeList;

/**
 * The numbers of one authority's aggregate return, each made when it is asked for and kept: like
 * the cells of a sheet, a quantity may follow from others, in other rows and periods.
 */
final class Counts {

  /**
   * What a row describes.
   *
   * @param index of the quarter in which it lies (a year: in which its last term begins)
   * @param term null where it is the quarter itself
   * @param academicYear calendar year in which it begins
   * @param status provisional or final; empty where it is the quarter itself
   */
  record Period(int index, @Nullable Term term, int academicYear, String status) {

    private static final String FINAL = "final";

    @Override
    public int hashCode() {
      return (index * 31 + (term == null ? 9 : term.ordinal())) * 31 + status.hashCode();
    }

    static Period of(Quarter quarter) {
      return new Period(quarter.index(), null, 0, "");
    }

    static Period of(Term term, int academicYear, String status) {
      Quarter lies =
          switch (term) {
            case AUTUMN -> new Quarter(academicYear, 3);
            case SPRING -> new Quarter(academicYear, 4);
            case SUMMER, YEAR -> new Quarter(academicYear + 1, 1);
          };
      return new Period(lies.index(), term, academicYear, status);
    }

    List<Period> in(Ref.In in) {
      if (term == null) {
        return List.of(of(Quarter.ofIndex(index - 1)));
      }
      return switch (in) {
        case PREVIOUS -> List.of(of(term, academicYear - 1, FINAL));
        case TERMS ->
            List.of(
                of(Term.AUTUMN, academicYear, FINAL),
                of(Term.SPRING, academicYear, FINAL),
                of(Term.SUMMER, academicYear, FINAL));
        case YEAR -> List.of(of(Term.YEAR, academicYear, FINAL));
        case YEAR_BEFORE -> List.of(of(Term.YEAR, academicYear - 1, FINAL));
      };
    }

    /** The same for a period's provisional and final numbers, so that they differ a little only. */
    Draws draws(Draws draws) {
      return draws.at(index).at(term == null ? 9 : term.ordinal());
    }

    String cell(String name) {
      return switch (name) {
        case Row.TERM -> term == null ? "" : term.code();
        case "status" -> status;
        default -> Quarter.ofIndex(index).timeIdentifier();
      };
    }
  }

  private record Key(String quantity, Period period, List<String> at) {
    @Override
    public int hashCode() {
      return (quantity.hashCode() * 31 + period.hashCode()) * 31 + at.hashCode();
    }
  }

  private final CountsModel model;
  private final Setting setting;
  private final int since;
  private final Map<String, List<CountsModel.Case>> quantities;
  private final Map<Key, Long> numbers = new HashMap<>();
  private final Map<Key, Map<String, Long>> parts = new HashMap<>();

  Counts(CountsModel model, Setting setting) {
    this.model = model;
    this.setting = setting;
    this.since = Quarter.parse(model.since()).index();
    this.quantities = withParts(model.quantities());
  }

  /** A quantity divided among others makes these, too. */
  private static Map<String, List<CountsModel.Case>> withParts(
      Map<String, List<CountsModel.Case>> declared) {
    Map<String, List<CountsModel.Case>> all = new LinkedHashMap<>(declared);
    for (List<CountsModel.Case> cases : declared.values()) {
      for (CountsModel.Case each : cases) {
        if (each.split().isPresent() && each.split().get().along().isEmpty()) {
          each.split().get().weights().keySet().forEach(name -> all.put(name, cases));
        }
      }
    }
    return all;
  }

  /** How the quantity is made there; empty where the model does not say. */
  Optional<CountsModel.Case> how(String quantity, Period period, List<String> at) {
    for (CountsModel.Case each : quantities.getOrDefault(quantity, List.of())) {
      if (fits(each.where(), period, at)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /**
   * The number in that row.
   *
   * @param at cells of the model's dimensions
   */
  long number(String quantity, Period period, List<String> at) {
    Key key = new Key(quantity, period, at);
    Long held = numbers.get(key);
    if (held == null) {
      held = make(key);
      numbers.put(key, held);
    }
    return held;
  }

  private long make(Key key) {
    for (int i = 0; i < model.dimensions().size(); i++) {
      List<String> of =
          model
              .totals()
              .getOrDefault(model.dimensions().get(i), Map.of())
              .getOrDefault(key.at().get(i), List.of());
      if (!of.isEmpty()) {
        long sum = 0;
        for (String part : of) {
          sum += number(key.quantity(), key.period(), with(key.at(), i, part));
        }
        return sum;
      }
    }
    if (key.period().term() == Term.YEAR && model.yearsAddUp().orElse(false) && !namesYear(key)) {
      long sum = 0;
      for (Period term : key.period().in(Ref.In.TERMS)) {
        sum += number(key.quantity(), term, key.at());
      }
      return sum;
    }
    return how(key.quantity(), key.period(), key.at())
        .map(each -> make(each, key))
        .orElseGet(() -> (long) draws(key).at("default").below(10));
  }

  private boolean namesYear(Key key) {
    return quantities.getOrDefault(key.quantity(), List.of()).stream()
        .anyMatch(
            each -> each.where().getOrDefault(Row.TERM, List.of()).contains(Term.YEAR.code()));
  }

  private long make(CountsModel.Case how, Key key) {
    if (how.share().isPresent()) {
      return share(how.share().get(), key);
    }
    if (how.rate().isPresent()) {
      return rate(how.rate().get(), key);
    }
    if (how.split().isPresent()) {
      return part(how.split().get(), key);
    }
    if (how.between().isPresent()) {
      long largest = 0;
      long sum = 0;
      for (long each : each(how.between().get().of(), key)) {
        largest = Math.max(largest, each);
        sum += each;
      }
      return largest + Math.round(how.between().get().lean() * (sum - largest));
    }
    if (how.stock().isPresent()) {
      CountsModel.Stock stock = how.stock().get();
      if (key.period().index() <= since) {
        return rate(stock.begins(), key);
      }
      long before = number(key.quantity(), key.period().in(Ref.In.PREVIOUS).get(0), key.at());
      return Math.max(0, before + sum(stock.plus(), key) - sum(stock.minus(), key));
    }
    return Math.max(0, sum(how.sum(), key) - sum(how.less(), key));
  }

  private long share(Proportion level, Key key) {
    long of = base(level, key);
    double odds = level.each() / (1 - level.each()) * level(level, key);
    double share = odds / (1 + odds);
    double deviation = level.steady().orElse(false) ? 0 : StrictMath.sqrt(of * share * (1 - share));
    return Math.min(of, draws(key).count(of * share, deviation));
  }

  private long rate(Proportion level, Key key) {
    double of =
        level.population().isPresent()
            ? setting.population(level.population().get(), Quarter.ofIndex(key.period().index()))
            : base(level, key);
    double expected = of * level.each() * level(level, key);
    return draws(key).count(expected, level.steady().orElse(false) ? 0 : StrictMath.sqrt(expected));
  }

  private long base(Proportion level, Key key) {
    return level.of().map(each -> sum(List.of(each), key)).orElse(0L);
  }

  /** The factor by which odds or rate differ from the declared level. */
  private double level(Proportion level, Key key) {
    Draws ofPeriod = key.period().draws(setting.ofReturn().at(key.quantity()));
    double factor =
        StrictMath.exp(setting.logLevel(level, key.quantity(), key.period().index(), ofPeriod));
    for (Map.Entry<String, Map<String, Double>> each : level.times().entrySet()) {
      factor *= each.getValue().getOrDefault(cell(each.getKey(), key), 1.0);
    }
    return factor;
  }

  private long part(CountsModel.Split split, Key key) {
    int along = split.along().map(model.dimensions()::indexOf).orElse(-1);
    Key whole =
        along < 0
            ? new Key(split.of().name(), key.period(), key.at())
            : new Key(split.codes().orElse(""), key.period(), with(key.at(), along, ""));
    Map<String, Long> divided = parts.get(whole);
    if (divided == null) {
      divided = divide(split, whole, key);
      parts.put(whole, divided);
    }
    return divided.getOrDefault(along < 0 ? key.quantity() : key.at().get(along), 0L);
  }

  private Map<String, Long> divide(CountsModel.Split split, Key whole, Key part) {
    List<String> names = partNames(split, part.period());
    boolean along = split.along().isPresent();
    double unnamed = split.weights().values().stream().mapToDouble(each -> each).sum() / 100;
    double[] weights = new double[names.size()];
    for (int i = 0; i < weights.length; i++) {
      String name = names.get(i);
      String effect = split.codes().orElse("part") + " " + name;
      double log = split.spread().map(sd -> sd * setting.effect(effect)).orElse(0.0);
      if (split.effects().containsKey(name)) {
        log = setting.effects(split.effects().get(name));
      }
      log += split.trends().getOrDefault(name, 0.0) * setting.years(part.period().index());
      log +=
          setting.shift(along ? part.quantity() : name, along ? name : "", part.period().index());
      log += split.noise().orElse(0.0) * draws(whole).at("weight").at(name).normal();
      weights[i] = split.weights().getOrDefault(name, unnamed) * StrictMath.exp(log);
    }
    long of = sum(List.of(split.of()), part);
    long[] shares = Split.divide(of, weights, draws(whole).at("split").uniform());
    Map<String, Long> divided = new HashMap<>();
    for (int i = 0; i < shares.length; i++) {
      divided.put(names.get(i), shares[i]);
    }
    return divided;
  }

  private List<String> partNames(CountsModel.Split split, Period period) {
    if (split.codes().isEmpty()) {
      return List.copyOf(split.weights().keySet());
    }
    Quarter quarter = Quarter.ofIndex(period.index());
    CodeList list = setting.form().codeLists().get(split.codes().get());
    List<String> names = new ArrayList<>();
    for (CodeList.Code each : list == null ? List.<CodeList.Code>of() : list.codes()) {
      if (list != null && list.contains(each.code(), quarter.firstDay(), quarter.lastDay())) {
        names.add(each.code());
      }
    }
    return names;
  }

  private long sum(List<Ref> refs, Key key) {
    long sum = 0;
    for (Ref ref : refs) {
      for (long each : each(ref, key)) {
        sum += each * ref.times().orElse(1L);
      }
    }
    return sum;
  }

  private List<Long> each(Ref ref, Key key) {
    List<String> at = key.at();
    for (Map.Entry<String, String> cell : ref.at().entrySet()) {
      at = with(at, model.dimensions().indexOf(cell.getKey()), cell.getValue());
    }
    List<Long> numbersThere = new ArrayList<>();
    for (Period period : ref.in().map(key.period()::in).orElse(List.of(key.period()))) {
      numbersThere.add(number(ref.name(), period, at));
    }
    return numbersThere;
  }

  private boolean fits(Map<String, List<String>> where, Period period, List<String> at) {
    for (Map.Entry<String, List<String>> each : where.entrySet()) {
      if (!each.getValue().contains(cell(each.getKey(), period, at))) {
        return false;
      }
    }
    return true;
  }

  private String cell(String name, Key key) {
    return cell(name, key.period(), key.at());
  }

  private String cell(String name, Period period, List<String> at) {
    int dimension = model.dimensions().indexOf(name);
    return dimension < 0 ? period.cell(name) : at.get(dimension);
  }

  private Draws draws(Key key) {
    Draws draws = key.period().draws(setting.ofReturn().at(key.quantity()));
    for (String cell : key.at()) {
      draws = draws.at(cell);
    }
    return draws;
  }

  private static List<String> with(List<String> cells, int index, String cell) {
    List<String> changed = new ArrayList<>(cells);
    changed.set(index, cell);
    return List.copyOf(changed);
  }
}
