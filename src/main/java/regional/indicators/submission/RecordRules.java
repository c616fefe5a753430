package regional.indicators.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Effect;
import regional.indicators.returns.RecordCheck;
import regional.indicators.returns.Return;
import regional.indicators.returns.RowTest;
import regional.indicators.returns.Rule;

/** Rules of a file of records, tried row by row while it is read. Nothing of a row is repeated. */
final class RecordRules {

  private final Return form;
  private final FindingLog findings;
  private final List<Rule> rules;
  private final Map<String, Integer> positions = new HashMap<>();

  RecordRules(Return form, List<Rule> rules, FindingLog findings) {
    this.form = form;
    this.rules = rules;
    this.findings = findings;
    form.columns().forEach(each -> positions.put(each.name(), positions.size()));
  }

  /**
   * @param cells in the order of the return's columns, dates as yyyy-mm-dd
   * @return code of the first rule that leaves the row out
   */
  Optional<String> row(int line, String[] cells) {
    Optional<String> rejectedBy = Optional.empty();
    for (Rule rule : rules) {
      boolean breached = false;
      RuleFindings said = new RuleFindings(findings, rule);
      for (var check : rule.checks()) {
        if (check instanceof RecordCheck.NotBefore notBefore) {
          breached |= notBefore(notBefore, line, cells, said);
        }
      }
      if (breached && rule.effectIn(form.kind()) != Effect.NOTED && rejectedBy.isEmpty()) {
        rejectedBy = Optional.of(rule.code());
      }
    }
    return rejectedBy;
  }

  private boolean notBefore(
      RecordCheck.NotBefore check, int line, String[] cells, RuleFindings said) {
    String first = cell(cells, check.first());
    String second = cell(cells, check.second());
    boolean breached =
        !first.isEmpty()
            && !second.isEmpty()
            && holds(check.where(), cells)
            && second.compareTo(first) < 0;
    if (breached) {
      said.breach(line, check.second(), "", check.second() + " is before " + check.first());
    }
    return breached;
  }

  private boolean holds(Optional<Map<String, RowTest>> where, String[] cells) {
    return where.isEmpty() || RowTest.allHold(where.get(), column -> cell(cells, column));
  }

  private String cell(String[] cells, String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException("no column " + column);
    }
    return cells[position];
  }
}
