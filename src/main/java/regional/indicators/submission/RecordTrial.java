package regional.indicators.submission;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.BitSet;
import java.util.List;
import regional.indicators.core.Effect;
import regional.indicators.core.Quarter;
import regional.indicators.returns.RecordCheck;
import regional.indicators.returns.Return;
import regional.indicators.returns.Rule;

/**
 * One check of a rule, tried on each row of a file and at its end. What must be remembered of a row
 * is kept as numbers, so that a million rows fit in a few dozen megabytes; a row's key is 64 bits
 * ({@link RecordRow#key}).
 */
abstract class RecordTrial {

  /** What the trials of one file share. */
  record Surroundings(Return form, RecordRow row, FindingLog findings) {}

  private final Rule rule;
  private final RecordCheck check;
  private final FindingLog findings;
  private final RecordFilter filter;
  private final String column;
  private final String says;
  private final boolean noted;

  RecordTrial(Rule rule, RecordCheck check, Surroundings around) {
    this.rule = rule;
    this.check = check;
    findings = around.findings();
    filter = new RecordFilter(check, around.form(), around.row());
    column = check.column().orElse("");
    says = withReason(check.says());
    noted = check.noted().orElse(false) || rule.effect() == Effect.NOTED;
  }

  /** The trial of a check; what reads another return is tried elsewhere. */
  static RecordTrial of(Rule rule, RecordCheck check, Surroundings around) {
    if (check instanceof RecordCheck.NotTheSum sum) {
      return new NotTheSum(rule, sum, around);
    }
    if (check instanceof RecordCheck.Repeats repeats) {
      return new Repeats(rule, repeats, around);
    }
    if (check instanceof RecordCheck.Follows follows) {
      return new Follows(rule, follows, around);
    }
    if (check instanceof RecordCheck.Changed changed) {
      return new Changed(rule, changed, around);
    }
    if (check instanceof RecordCheck.Missing missing) {
      return new Missing(rule, missing, around);
    }
    return new Rows(rule, check, around);
  }

  /** Takes a row of the earlier submission that the file is compared with. */
  void earlier(int line, RecordRow row) {}

  /** Whether it compares with a submission that is so many quarters older. */
  boolean comparesWith(int quartersBefore) {
    return false;
  }

  /** Before the first row. */
  void begin(Quarter earlier) {}

  /**
   * Tries a row.
   *
   * @return whether it breaches the rule
   */
  abstract boolean row(int line, RecordRow row);

  /** When all rows have been read. */
  void end() {}

  final Rule rule() {
    return rule;
  }

  /** Whether what it finds is only noted. */
  final boolean isNoted() {
    return noted;
  }

  final boolean looksAt(RecordRow row) {
    return filter.holds(row);
  }

  final boolean found(int line) {
    return found(line, column, says);
  }

  /** Names and values, in turn, fill the braces of the message. */
  final boolean foundWith(int line, String... filling) {
    return found(line, column, filled(says, filling));
  }

  final boolean foundIn(String inColumn, int line, String... filling) {
    return found(line, inColumn, filled(says, filling));
  }

  private boolean found(int line, String inColumn, String message) {
    if (noted) {
      findings.note(rule.code(), line, inColumn, "", message);
    } else {
      findings.breach(rule.code(), line, inColumn, "", message);
    }
    return true;
  }

  final void reject(String text, String... filling) {
    findings.reject(rule.code(), filled(withReason(text), filling));
  }

  private String withReason(String text) {
    return text + ". " + rule.why();
  }

  private static String filled(String text, String... filling) {
    String filled = text;
    for (int i = 0; i < filling.length; i += 2) {
      filled = filled.replace("{" + filling[i] + "}", filling[i + 1]);
    }
    return filled;
  }

  static int[] indexes(RecordRow row, List<String> names) {
    return names.stream().mapToInt(row::index).toArray();
  }

  private static Long2IntOpenHashMap places() {
    Long2IntOpenHashMap places = new Long2IntOpenHashMap();
    places.defaultReturnValue(-1);
    return places;
  }

  /** Such a row is the breach. */
  static final class Rows extends RecordTrial {
    Rows(Rule rule, RecordCheck check, Surroundings around) {
      super(rule, check, around);
    }

    @Override
    boolean row(int line, RecordRow row) {
      return looksAt(row) && found(line);
    }
  }

  /** A column is not the sum of others. */
  static final class NotTheSum extends RecordTrial {
    private final int total;
    private final int[] parts;
    private final long tolerance;

    NotTheSum(Rule rule, RecordCheck.NotTheSum check, Surroundings around) {
      super(rule, check, around);
      total = around.row().index(check.column().orElseThrow());
      parts = indexes(around.row(), check.of());
      tolerance = Math.round(check.tolerance() * 100);
    }

    @Override
    boolean row(int line, RecordRow row) {
      long left = row.value(total);
      if (left == RecordRow.NONE) {
        return false;
      }
      for (int part : parts) {
        if (row.value(part) == RecordRow.NONE) {
          return false;
        }
        left -= row.value(part);
      }
      return Math.abs(left) > tolerance && looksAt(row) && found(line);
    }
  }

  /** A row repeats cells of an earlier one. */
  static final class Repeats extends RecordTrial {
    private final int[] by;
    private final int[] unlike;
    private final Long2IntOpenHashMap first = places();
    private final IntArrayList lines = new IntArrayList();
    private final LongArrayList cells = new LongArrayList();

    Repeats(Rule rule, RecordCheck.Repeats check, Surroundings around) {
      super(rule, check, around);
      by = indexes(around.row(), check.by());
      unlike = indexes(around.row(), check.unlike().orElse(List.of()));
    }

    @Override
    boolean row(int line, RecordRow row) {
      if (!looksAt(row)) {
        return false;
      }
      long key = row.key(by);
      if (key == 0) {
        return false;
      }
      int before = first.putIfAbsent(key, lines.size());
      if (before < 0) {
        lines.add(line);
        for (int column : unlike) {
          cells.add(row.key(column));
        }
        return false;
      }
      for (int i = 0; i < unlike.length; i++) {
        long now = row.key(unlike[i]);
        if (now == 0 || now == cells.getLong(before * unlike.length + i)) {
          return false;
        }
      }
      return foundWith(line, "line", String.valueOf(lines.getInt(before)));
    }
  }

  /** A row begins soon after another ended, in this file or in that of the quarter before. */
  static final class Follows extends RecordTrial {
    private final int[] by;
    private final int start;
    private final int end;
    private final int withinDays;
    private final LongArrayList startedKeys = new LongArrayList();
    private final IntArrayList startedDays = new IntArrayList();
    private final IntArrayList startedLines = new IntArrayList();
    private final Long2IntOpenHashMap lastEnded = places();
    private final IntArrayList endedBefore = new IntArrayList();
    private final IntArrayList endedStarts = new IntArrayList();
    private final IntArrayList endedDays = new IntArrayList();

    Follows(Rule rule, RecordCheck.Follows check, Surroundings around) {
      super(rule, check, around);
      by = indexes(around.row(), check.by());
      start = around.row().index(check.start());
      end = around.row().index(check.end());
      withinDays = check.withinDays();
    }

    @Override
    boolean comparesWith(int quartersBefore) {
      return quartersBefore == 1;
    }

    @Override
    void earlier(int line, RecordRow row) {
      ended(row.key(by), row);
    }

    private void ended(long key, RecordRow row) {
      if (key != 0
          && row.value(start) != RecordRow.NONE
          && row.value(end) != RecordRow.NONE
          && looksAt(row)) {
        endedBefore.add(lastEnded.put(key, endedDays.size()));
        endedStarts.add((int) row.value(start));
        endedDays.add((int) row.value(end));
      }
    }

    @Override
    boolean row(int line, RecordRow row) {
      long key = row.key(by);
      if (key != 0 && row.value(start) != RecordRow.NONE) {
        startedKeys.add(key);
        startedDays.add((int) row.value(start));
        startedLines.add(line);
      }
      ended(key, row);
      return false;
    }

    @Override
    void end() {
      for (int i = 0; i < startedKeys.size(); i++) {
        if (begunSoon(lastEnded.get(startedKeys.getLong(i)), startedDays.getInt(i))) {
          found(startedLines.getInt(i));
        }
      }
    }

    private boolean begunSoon(int last, int day) {
      for (int each = last; each >= 0; each = endedBefore.getInt(each)) {
        int since = day - endedDays.getInt(each);
        if (since >= 0 && since <= withinDays && day != endedStarts.getInt(each)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A cell is not what it was in the last accepted submission. */
  static final class Changed extends RecordTrial {
    private final int[] by;
    private final int[] columns;
    private final List<String> names;
    private final double share;
    private String quarter = "";
    private final Long2IntOpenHashMap before = places();
    private final IntArrayList lines = new IntArrayList();
    private final LongArrayList cells = new LongArrayList();

    Changed(Rule rule, RecordCheck.Changed check, Surroundings around) {
      super(rule, check, around);
      by = indexes(around.row(), check.by());
      names = check.columns();
      columns = indexes(around.row(), names);
      share = check.morePercent().orElse(0.0) / 100;
    }

    @Override
    boolean comparesWith(int quartersBefore) {
      return true;
    }

    @Override
    void begin(Quarter earlier) {
      quarter = earlier.toString();
    }

    @Override
    void earlier(int line, RecordRow row) {
      long key = row.key(by);
      if (key != 0 && looksAt(row) && before.putIfAbsent(key, lines.size()) < 0) {
        lines.add(line);
        for (int column : columns) {
          cells.add(row.value(column));
        }
      }
    }

    @Override
    boolean row(int line, RecordRow row) {
      if (lines.isEmpty() || !looksAt(row)) {
        return false;
      }
      long key = row.key(by);
      int place = key == 0 ? -1 : before.get(key);
      boolean found = false;
      for (int i = 0; i < columns.length && place >= 0; i++) {
        if (isMoved(cells.getLong(place * columns.length + i), row.value(columns[i]))) {
          found =
              foundIn(
                  names.get(i),
                  line,
                  "line",
                  String.valueOf(lines.getInt(place)),
                  "quarter",
                  quarter);
        }
      }
      return found;
    }

    private boolean isMoved(long was, long is) {
      if (was == RecordRow.NONE || was == is) {
        return false;
      }
      if (share == 0) {
        return true;
      }
      return is != RecordRow.NONE && Math.abs((double) is - was) > share * Math.abs((double) was);
    }
  }

  /** A row of the quarter before is not in this file. */
  static final class Missing extends RecordTrial {
    private final int[] by;
    private final RecordCheck.Missing missing;
    private String quarter = "";
    private final Long2IntOpenHashMap before = places();
    private final IntArrayList lines = new IntArrayList();
    private final BitSet met = new BitSet();

    Missing(Rule rule, RecordCheck.Missing check, Surroundings around) {
      super(rule, check, around);
      missing = check;
      by = indexes(around.row(), check.by());
    }

    @Override
    boolean comparesWith(int quartersBefore) {
      return quartersBefore == 1;
    }

    @Override
    void begin(Quarter earlier) {
      quarter = earlier.toString();
    }

    @Override
    void earlier(int line, RecordRow row) {
      long key = row.key(by);
      if (key != 0 && looksAt(row) && before.putIfAbsent(key, lines.size()) < 0) {
        lines.add(line);
      }
    }

    /** Every row counts, rejected ones too: it is in the file. */
    @Override
    boolean row(int line, RecordRow row) {
      if (!lines.isEmpty()) {
        long key = row.key(by);
        int place = key == 0 ? -1 : before.get(key);
        if (place >= 0) {
          met.set(place);
        }
      }
      return false;
    }

    @Override
    void end() {
      int of = lines.size();
      for (int each = met.nextClearBit(0); each < of; each = met.nextClearBit(each + 1)) {
        foundWith(0, "line", String.valueOf(lines.getInt(each)), "quarter", quarter);
      }
      int absent = of - met.cardinality();
      if (absent * 100.0 > of * missing.rejectAbovePercent()) {
        reject(
            missing.saysAll(),
            "count",
            String.valueOf(absent),
            "of",
            String.valueOf(of),
            "quarter",
            quarter);
      }
    }
  }
}
