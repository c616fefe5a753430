package regional.indicators.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.returns.Column;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.returns.Rule;

/**
 * Findings of one file: all counted, kept up to a number per code, so that a broken file cannot
 * exhaust memory.
 */
final class FindingLog {

  /** The code of personal data. */
  static final String PERSONAL = "COM-09";

  private final FileName name;
  private final Returns returns;
  private final Return form;
  private final int keptPerCode;
  private final List<Finding> kept = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<Integer, String> places = new HashMap<>();
  private boolean rejected;

  FindingLog(FileName name, Returns returns, Return form, int keptPerCode) {
    this.name = name;
    this.returns = returns;
    this.form = form;
    this.keptPerCode = keptPerCode;
  }

  /**
   * A breach whose effect is its rule's; what rejects a row rejects the whole of an aggregate
   * return, because its totals would silently be wrong.
   *
   * @return what it does
   */
  Effect breach(String code, int line, String column, String raw, String message) {
    Effect effect = returns.rule(form, code).effectIn(form.kind());
    add(code, effect, line, column, raw, message, returns.rule(form, code).remedy());
    return effect;
  }

  /** The milder case of a rule. */
  void note(String code, int line, String column, String raw, String message) {
    String remedy =
        returns
            .rule(form, code)
            .alsoNoted()
            .map(Rule.AlsoNoted::remedy)
            .orElse(returns.rule(form, code).remedy());
    add(code, Effect.NOTED, line, column, raw, message, remedy);
  }

  /** A rule that could not be tried. */
  void notChecked(String code, int line, String message, String remedy) {
    add(code, Effect.NOTED, line, "", "", message, remedy);
  }

  /** What a breach of the rule does. */
  Effect effect(String code) {
    return returns.rule(form, code).effectIn(form.kind());
  }

  /** The whole file is rejected under the code, beyond what its single breaches do: always kept. */
  void reject(String code, String message) {
    rejected = true;
    counts.merge(code, 1, Integer::sum);
    keep(code, Effect.SUBMISSION_REJECTED, 0, "", "", message, returns.rule(form, code).remedy());
  }

  private void add(
      String code,
      Effect effect,
      int line,
      String column,
      String raw,
      String message,
      String remedy) {
    rejected |= effect == Effect.SUBMISSION_REJECTED;
    if (counts.merge(code, 1, Integer::sum) <= keptPerCode) {
      keep(code, effect, line, column, raw, message, remedy);
    }
  }

  private void keep(
      String code,
      Effect effect,
      int line,
      String column,
      String raw,
      String message,
      String remedy) {
    kept.add(
        new Finding(
            name.oldLaCode(),
            name.returnId(),
            name.quarter().toString(),
            name.version(),
            code,
            effect,
            line,
            column,
            raw,
            message,
            remedy));
  }

  /** Says which of the rows that are asked for stands on a line. */
  void place(int line, String place) {
    places.put(line, place);
  }

  boolean rejected() {
    return rejected;
  }

  int counted() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  boolean has(String code) {
    return counts.containsKey(code);
  }

  /**
   * What was kept. Cells are repeated only of an aggregate return, never of an id, and none of a
   * file with personal data: nothing of its content may stay.
   */
  List<Finding> kept() {
    return has(PERSONAL) || form.kind() == Return.Kind.RECORD
        ? kept.stream().map(Finding::withoutCell).toList()
        : kept.stream()
            .map(each -> isId(each.column()) ? each.withoutCell() : each)
            .map(this::placed)
            .toList();
  }

  private boolean isId(String column) {
    return form.column(column).filter(each -> each.type() == Column.Type.TEXT_ID).isPresent();
  }

  private Finding placed(Finding finding) {
    return new Finding(
        finding.oldLaCode(),
        finding.returnId(),
        finding.reportingQuarter(),
        finding.version(),
        finding.code(),
        finding.effect(),
        finding.line(),
        finding.column(),
        finding.raw(),
        finding.message(),
        finding.remedy(),
        places.getOrDefault(finding.line(), ""));
  }
}
