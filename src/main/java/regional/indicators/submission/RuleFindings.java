package regional.indicators.submission;

import java.util.Locale;
import java.util.Optional;
import regional.indicators.returns.Rule;

/** Says what one rule found: what is wrong, why it matters and what to do. */
final class RuleFindings {

  static final String NOTHING_TO_MEND =
      "Nothing needs mending. Give the figure in a new version when you have it.";

  private final FindingLog findings;
  private final Rule rule;

  RuleFindings(FindingLog findings, Rule rule) {
    this.findings = findings;
    this.rule = rule;
  }

  void breach(int line, String column, String raw, String message) {
    findings.breach(rule.code(), line, column, raw, because(message));
  }

  void breach(Amounts amounts, String name, String message) {
    breach(amounts.line(name), amounts.column(name), amounts.raw(name), amounts.about() + message);
  }

  /** The milder case of the rule. */
  void note(Amounts amounts, String name, String message) {
    note(amounts.line(name), amounts.column(name), amounts.raw(name), amounts.about() + message);
  }

  void note(int line, String column, String raw, String message) {
    findings.note(rule.code(), line, column, raw, because(message));
  }

  /** The rule could not be tried; not a fault. */
  void notChecked(int line, String message) {
    findings.notChecked(rule.code(), line, message, NOTHING_TO_MEND);
  }

  private String because(String message) {
    return message + ". " + rule.why();
  }

  /** As a person writes it: no decimals where there are none. */
  static String number(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : String.format(Locale.ROOT, "%.2f", number);
  }

  /** With one decimal. */
  static String percent(double number) {
    return String.format(Locale.ROOT, "%.1f %%", number);
  }

  static String sum(java.util.List<String> names) {
    return names.size() > 4 ? "the sum of " + names.size() + " figures" : String.join(" + ", names);
  }

  /** Said of limits: above or below; empty if within. */
  static Optional<String> outside(
      double figure, Optional<Double> least, Optional<Double> most, double scale) {
    if (most.isPresent() && figure > most.get() * scale + TOLERANCE) {
      return Optional.of("above " + number(most.get()));
    }
    if (least.isPresent() && figure < least.get() * scale - TOLERANCE) {
      return Optional.of("below " + number(least.get()));
    }
    return Optional.empty();
  }

  /** What rounding may come to. */
  static final double TOLERANCE = 1e-9;
}
