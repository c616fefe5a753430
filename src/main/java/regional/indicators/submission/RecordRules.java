package regional.indicators.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.returns.Check;
import regional.indicators.returns.RecordCheck;
import regional.indicators.returns.Return;
import regional.indicators.returns.Rule;

/**
 * Rules of a file of records, tried row by row while it is read. Nothing of a row is repeated.
 *
 * <p>First come the checks that leave a row out, then, of rows that stay, those that note. Compared
 * is with the authority's last accepted submission of the four quarters before; rows that have
 * disappeared are looked for in the quarter just before only, because of what ended in between
 * nothing is known.
 */
final class RecordRules {

  private static final int QUARTERS_BACK = 4;

  private final RecordRow row;
  private final RecordTrial[] whatever;
  private final RecordTrial[] rejecting;
  private final RecordTrial[] noting;

  RecordRules(
      FileName name,
      Return form,
      List<Rule> rules,
      Reference reference,
      Held held,
      Published published,
      FindingLog findings) {
    row = new RecordRow(form, reference, name);
    RecordTrial.Surroundings around = new RecordTrial.Surroundings(form, row, findings);
    List<RecordTrial> all = new ArrayList<>();
    for (Rule rule : rules) {
      for (Check check : rule.checks()) {
        if (check instanceof RecordCheck.CountNearPublished count) {
          all.add(
              new CountNearPublished(
                  rule,
                  count,
                  around,
                  new CountNearPublished.Beside(name, reference, held, published)));
        } else if (check instanceof RecordCheck record) {
          all.add(RecordTrial.of(rule, record, around));
        }
      }
    }
    whatever = trials(all, each -> each instanceof RecordTrial.Missing);
    rejecting = trials(all, each -> !each.isNoted() && !(each instanceof RecordTrial.Missing));
    noting = trials(all, each -> each.isNoted() && !(each instanceof RecordTrial.Missing));
    for (int back = 1; back <= QUARTERS_BACK; back++) {
      Quarter earlier = name.quarter().plus(-back);
      Optional<Held.File> file = held.standing(form.id(), earlier);
      if (file.isPresent()) {
        begin(all, back, earlier, file.get());
        break;
      }
    }
  }

  /** A row that another one repeats must itself stay, so that is looked at last. */
  private static RecordTrial[] trials(
      List<RecordTrial> all, java.util.function.Predicate<RecordTrial> which) {
    return all.stream()
        .filter(which)
        .sorted(Comparator.comparing(each -> each instanceof RecordTrial.Repeats))
        .toArray(RecordTrial[]::new);
  }

  private void begin(List<RecordTrial> all, int back, Quarter earlier, Held.File file) {
    List<RecordTrial> comparing = all.stream().filter(each -> each.comparesWith(back)).toList();
    if (comparing.isEmpty()) {
      return;
    }
    comparing.forEach(each -> each.begin(earlier));
    file.read(
        (line, cells) -> {
          row.take(cells.toArray(String[]::new));
          for (RecordTrial each : comparing) {
            each.earlier(line, row);
          }
        });
  }

  /**
   * @param cells in the order of the return's columns, dates as yyyy-mm-dd
   * @param values of dates and numbers, as {@link RowCheck#values} has them
   * @param rejected by what its cells say
   * @return code of the first rule that leaves the row out
   */
  Optional<String> row(int line, String[] cells, long[] values, boolean rejected) {
    if (whatever.length + rejecting.length + noting.length == 0) {
      return Optional.empty();
    }
    row.take(cells, values);
    for (RecordTrial each : whatever) {
      each.row(line, row);
    }
    String rejectedBy = null;
    for (RecordTrial each : rejecting) {
      boolean leftOut = rejected || rejectedBy != null;
      boolean looks = !leftOut || !(each instanceof RecordTrial.Repeats);
      if (looks && each.row(line, row) && rejectedBy == null) {
        rejectedBy = each.rule().code();
      }
    }
    if (!rejected && rejectedBy == null) {
      for (RecordTrial each : noting) {
        each.row(line, row);
      }
    }
    return Optional.ofNullable(rejectedBy);
  }

  /** All rows have been read. */
  void finish() {
    for (RecordTrial[] trials : List.of(whatever, rejecting, noting)) {
      for (RecordTrial each : trials) {
        each.end();
      }
    }
  }
}
