package regional.indicators.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import regional.indicators.core.Authority;
import regional.indicators.core.Populations;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.returns.Return;

/**
 * One authority's return as the models see it: its size, what is particular to it, its numbers to
 * draw.
 */
final class Setting {

  private final Return form;
  private final Authority authority;
  private final Reference reference;
  private final Quarter levelsAt;
  private final Draws draws;
  private final double scale;
  private final List<Story.Shift> shifts;
  private final Map<String, Double> effects = new HashMap<>();

  /**
   * @param draws of the authority, for all its returns
   * @param scale multiplies populations
   * @param shifts of levels, planted in this authority's return
   */
  Setting(
      Return form,
      Authority authority,
      Reference reference,
      Quarter levelsAt,
      Draws draws,
      double scale,
      List<Story.Shift> shifts) {
    this.form = form;
    this.authority = authority;
    this.reference = reference;
    this.levelsAt = levelsAt;
    this.draws = draws;
    this.scale = scale;
    this.shifts = List.copyOf(shifts);
  }

  Return form() {
    return form;
  }

  Authority authority() {
    return authority;
  }

  Reference reference() {
    return reference;
  }

  /** The return's own draws. */
  Draws ofReturn() {
    return draws.at(form.id());
  }

  /** The band's population, all its successors' where the authority has none of its own. */
  double population(String band, Quarter quarter) {
    int year = Populations.yearInForce(quarter);
    double own = population(authority, band, year);
    for (String code : own > 0 ? List.<String>of() : authority.successors()) {
      own +=
          reference.authorities().find(code).map(each -> population(each, band, year)).orElse(0.0);
    }
    return own * scale;
  }

  private double population(Authority of, String band, int year) {
    Set<String> codes = new HashSet<>(of.codesAtOtherTimes());
    codes.add(of.newLaCode());
    return reference
        .populations()
        .inForce(new ArrayList<>(codes), band, year)
        .map(each -> (double) each.people())
        .orElse(0.0);
  }

  /** Years from the quarter whose levels the models give. */
  double years(int quarterIndex) {
    return (quarterIndex - levelsAt.index()) / 4.0;
  }

  /** What is particular to the authority, in standard deviations. */
  double effect(String name) {
    return effects.computeIfAbsent(name, key -> draws.at("effect").at(key).normal());
  }

  double effects(Map<String, Double> spread) {
    double sum = 0;
    for (Map.Entry<String, Double> each : spread.entrySet()) {
      sum += each.getValue() * effect(each.getKey());
    }
    return sum;
  }

  /** How far planted stories have moved a level by then. */
  double shift(String quantity, String code, int quarterIndex) {
    double sum = 0;
    for (Story.Shift shift : shifts) {
      if (shift.quantity().equals(quantity) && shift.code().map(code::equals).orElse(true)) {
        sum += shift.by() * progress(shift, quarterIndex);
      }
    }
    return sum;
  }

  private static double progress(Story.Shift shift, int index) {
    if (shift.from().isEmpty()) {
      return 1;
    }
    int from = Quarter.parse(shift.from().get()).index();
    int until = shift.until().map(each -> Quarter.parse(each).index()).orElse(from);
    if (index < from) {
      return 0;
    }
    return index >= until ? 1 : (index - from + 1.0) / (until - from + 1.0);
  }

  /** The level's log odds or log, but for what depends on the row. */
  double logLevel(Proportion level, String name, int quarterIndex, Draws ofPeriod) {
    double slopes = level.slopes().map(sd -> sd * effect("slope of " + name)).orElse(0.0);
    double noise = level.noise().map(sd -> sd * ofPeriod.at("noise").normal()).orElse(0.0);
    return effects(level.spread())
        + (level.trend().orElse(0.0) + slopes) * years(quarterIndex)
        + noise
        + shift(name, "", quarterIndex);
  }
}
