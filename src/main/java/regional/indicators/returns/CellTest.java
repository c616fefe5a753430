package regional.indicators.returns;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A test of one cell of a record, as a {@link RecordCheck} declares it. A comparison with a blank,
 * a symbol or a faulty cell is false; but {@code not} holds for a blank. In YAML:
 *
 * <pre>
 * pre_proceedings_outcome: ["ISSUE"]            one of these codes or symbols
 * pre_proceedings_outcome: {not: ["STEP_DOWN"]} blank, or none of these
 * provision_type: {in_set: fostering_types}     not_in_set: a code that is not in the set
 * final_order_date: {filled: false}
 * host_la_code: {starts_with: "E"}
 * host_la_code: {area: [own, adjoining]}        where the authority with this GSS code lies
 * distance_miles: {more_than: 20, except: 999.9}
 * total_weekly_cost: {not_between: [300, 2500]}
 * </pre>
 */
public sealed interface CellTest {

  /** The cell is one of these codes or symbols. */
  record OneOf(List<String> codes) implements CellTest {
    public OneOf {
      codes = List.copyOf(codes);
    }
  }

  /** The cell is blank, or a code or symbol that is none of these. */
  record NoneOf(List<String> codes) implements CellTest {
    public NoneOf {
      codes = List.copyOf(codes);
    }
  }

  /**
   * The cell is a code of the named set of the return, or is a code that is not in it.
   *
   * @param in false: not in it
   */
  record InSet(String set, boolean in) implements CellTest {}

  /** The cell is filled, or is blank. */
  record Filled(boolean filled) implements CellTest {}

  /** The cell begins with this text. */
  record StartsWith(String text) implements CellTest {}

  /** The cell is the GSS code of an authority that lies so, seen from the one that sends. */
  record Lies(Set<Place> places) implements CellTest {
    public Lies {
      places = Set.copyOf(places);
    }
  }

  /** Where an authority lies. */
  enum Place {
    /** It is the authority that sends. */
    OWN,
    ADJOINING,
    /** Held in the table of adjoining authorities, and neither own nor adjoining. */
    ELSEWHERE,
    /** Not held in the table. */
    UNKNOWN
  }

  /**
   * The cell is a number within the limits, or outside them.
   *
   * @param inside false: it lies outside
   * @param except a number that stands for something else, in hundredths
   */
  record Number(Limits limits, boolean inside, Optional<Long> except) implements CellTest {}

  /**
   * Limits, both included, in hundredths.
   *
   * @param least {@link Long#MIN_VALUE} if open
   * @param most {@link Long#MAX_VALUE} if open
   */
  record Limits(long least, long most) {
    public boolean hold(long hundredths) {
      return hundredths >= least && hundredths <= most;
    }

    /** From {@code more_than}, {@code at_least}, {@code less_than} and {@code at_most}. */
    static Limits of(JsonNode node) {
      long least = Long.MIN_VALUE;
      long most = Long.MAX_VALUE;
      if (node.has("more_than")) {
        least = hundredths(node.get("more_than")) + 1;
      }
      if (node.has("at_least")) {
        least = Math.max(least, hundredths(node.get("at_least")));
      }
      if (node.has("less_than")) {
        most = hundredths(node.get("less_than")) - 1;
      }
      if (node.has("at_most")) {
        most = Math.min(most, hundredths(node.get("at_most")));
      }
      return new Limits(least, most);
    }
  }

  /**
   * As it is written in YAML.
   *
   * @throws IllegalArgumentException if it is no such test
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static CellTest of(JsonNode node) {
    if (!node.isObject()) {
      return new OneOf(texts(node));
    }
    List<String> keys = List.copyOf(node.propertyNames());
    if (keys.equals(List.of("not"))) {
      return new NoneOf(texts(node.get("not")));
    }
    if (keys.equals(List.of("in_set")) || keys.equals(List.of("not_in_set"))) {
      return new InSet(node.get(keys.get(0)).asString(), keys.get(0).equals("in_set"));
    }
    if (keys.equals(List.of("filled")) && node.get("filled").isBoolean()) {
      return new Filled(node.get("filled").booleanValue());
    }
    if (keys.equals(List.of("starts_with"))) {
      return new StartsWith(node.get("starts_with").asString());
    }
    if (keys.equals(List.of("area"))) {
      Set<Place> places = EnumSet.noneOf(Place.class);
      texts(node.get("area"))
          .forEach(each -> places.add(Place.valueOf(each.toUpperCase(Locale.ROOT))));
      return new Lies(places);
    }
    if (keys.equals(List.of("not_between")) && node.get("not_between").size() == 2) {
      JsonNode ends = node.get("not_between");
      return new Number(
          new Limits(hundredths(ends.get(0)), hundredths(ends.get(1))), false, Optional.empty());
    }
    if (Set.of("more_than", "at_least", "less_than", "at_most", "except").containsAll(keys)) {
      Optional<Long> except =
          node.has("except") ? Optional.of(hundredths(node.get("except"))) : Optional.empty();
      return new Number(Limits.of(node), true, except);
    }
    throw new IllegalArgumentException("there is no such test of a cell: " + node);
  }

  private static long hundredths(JsonNode node) {
    if (!node.isNumber()) {
      throw new IllegalArgumentException(node + " is not a number");
    }
    return new BigDecimal(node.asString())
        .movePointRight(2)
        .setScale(0, RoundingMode.UNNECESSARY)
        .longValueExact();
  }

  private static List<String> texts(JsonNode node) {
    List<JsonNode> nodes = node.isArray() ? List.copyOf(node.values()) : List.of(node);
    List<String> texts = new ArrayList<>();
    for (JsonNode each : nodes) {
      if (!each.isString()) {
        throw new IllegalArgumentException(each + " is not a text (put codes in quotes)");
      }
      texts.add(each.stringValue());
    }
    return texts;
  }
}
