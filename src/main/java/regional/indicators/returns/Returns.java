package regional.indicators.returns;

import java.util.List;
import java.util.Optional;

/**
 * Every return, and the rules common to all.
 *
 * @param all in the order in which readers meet them
 * @param commonRules COM-01 and on, then PLA-01 and on
 */
public record Returns(List<Return> all, List<Rule> commonRules) {
  public Returns {
    all = List.copyOf(all);
    commonRules = List.copyOf(commonRules);
  }

  public Optional<Return> find(String id) {
    return all.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /**
   * @throws IllegalArgumentException if there is none of that id
   */
  public Return get(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no return " + id));
  }

  /**
   * A rule common to all, or one of the return's own.
   *
   * @throws IllegalArgumentException if there is none of that code
   */
  public Rule rule(Return form, String code) {
    for (Rule each : form.rules()) {
      if (each.code().equals(code)) {
        return each;
      }
    }
    return commonRule(code);
  }

  /**
   * @throws IllegalArgumentException if there is none of that code
   */
  public Rule commonRule(String code) {
    return commonRules.stream()
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rule " + code + " in common.yaml"));
  }
}
