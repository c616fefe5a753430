package regional.indicators.sample;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Optional;

/**
 * Another quantity, in the same row and period unless it says otherwise.
 *
 * @param at cells that differ from this row's
 * @param in another period
 * @param times multiplied by this
 */
record Ref(String name, @OrEmpty Map<String, String> at, Optional<In> in, Optional<Long> times) {

  /** Which period a {@link Ref} means. */
  enum In {
    /** The period before: the quarter before, or the same term a year before. */
    PREVIOUS,
    /** Each of the three terms of the academic year. */
    TERMS,
    /** The academic year of the term. */
    YEAR,
    /** The academic year before. */
    YEAR_BEFORE
  }

  @JsonCreator
  Ref {}

  /** Just the name. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  Ref(String name) {
    this(name, Map.of(), Optional.empty(), Optional.empty());
  }
}
