package regional.indicators.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import regional.indicators.core.Authority;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.returns.CellTest;
import regional.indicators.returns.Column;
import regional.indicators.returns.RecordCheck;
import regional.indicators.returns.Return;

/**
 * One row of a return of records as checks compare it, filled anew for each row: a date as its day
 * since 1970, a number in hundredths, a code by its position among the column's codes and symbols.
 * Each cell is read once a row, and only in columns that a check compares.
 */
final class RecordRow {

  /** A cell that cannot be compared: blank, a symbol for a number, faulty. */
  static final long NONE = WrittenCell.NONE;

  private static final long HASH_START = 0xcbf29ce484222325L;
  private static final long HASH_FACTOR = 0x100000001b3L;

  private final Return form;
  private final Optional<Reference> reference;
  private final Optional<Authority> authority;
  private final int derived;
  private final int periodEnd;
  private final long[] values;
  private final boolean[] compared;
  private final boolean[] isDay;
  private final Map<Integer, Map<String, Long>> positions = new HashMap<>();
  private int[] dates = {};
  private int[] numbers = {};
  private int[] codes = {};
  private List<Map<String, Long>> positionsOfCodes = List.of();
  private int[] earliestOf = {};
  private String[] cells = {};

  RecordRow(Return form, Reference reference, FileName name) {
    this(
        form,
        Optional.of(reference),
        reference.authorities().find(name.oldLaCode()),
        name.quarter());
  }

  /** For checks that do not ask where an authority lies. */
  RecordRow(Return form, Quarter quarter) {
    this(form, Optional.empty(), Optional.empty(), quarter);
  }

  private RecordRow(
      Return form, Optional<Reference> reference, Optional<Authority> authority, Quarter quarter) {
    this.form = form;
    this.reference = reference;
    this.authority = authority;
    derived = form.columns().size();
    periodEnd = derived + 1;
    values = new long[periodEnd + 1];
    compared = new boolean[values.length];
    isDay = new boolean[values.length];
    Arrays.fill(values, NONE);
    values[periodEnd] = quarter.lastDay().toEpochDay();
  }

  /** Where a column, the derived date or the period's end stands, from now on read in each row. */
  int index(String name) {
    int index = position(name);
    if (!compared[index]) {
      compared[index] = true;
      isDay[index] = index >= derived || form.columns().get(index).type() == Column.Type.DATE;
      if (index == derived) {
        earliestOf =
            form.derived().orElseThrow().earliestOf().stream().mapToInt(this::index).toArray();
      } else if (index < derived) {
        Column column = form.columns().get(index);
        if (column.type() == Column.Type.DATE) {
          dates = with(dates, index);
        } else if (column.isNumber()) {
          numbers = with(numbers, index);
        } else if (column.type() == Column.Type.CODE) {
          compareBy(index, codesOf(column));
        }
      }
    }
    return index;
  }

  private int position(String name) {
    if (name.equals(RecordCheck.Days.PERIOD_END)) {
      return periodEnd;
    }
    if (form.derived().filter(each -> each.name().equals(name)).isPresent()) {
      return derived;
    }
    int index = form.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no column " + name + " in " + form.id());
    }
    return index;
  }

  private static int[] with(int[] indexes, int index) {
    int[] longer = Arrays.copyOf(indexes, indexes.length + 1);
    longer[indexes.length] = index;
    return longer;
  }

  private void compareBy(int index, Map<String, Long> positionOf) {
    codes = with(codes, index);
    List<Map<String, Long>> longer = new ArrayList<>(positionsOfCodes);
    longer.add(positionOf);
    positionsOfCodes = longer;
    positions.put(index, positionOf);
  }

  private Map<String, Long> codesOf(Column column) {
    Map<String, Long> positionOf = new HashMap<>();
    for (String list : column.codeLists()) {
      Optional.ofNullable(form.codeLists().get(list))
          .orElseThrow()
          .codes()
          .forEach(each -> positionOf.putIfAbsent(each.code(), (long) positionOf.size()));
    }
    column.symbols().forEach(each -> positionOf.putIfAbsent(each, (long) positionOf.size()));
    return positionOf;
  }

  /** Positions of codes and symbols of a column. */
  boolean[] among(int index, List<String> wanted) {
    Map<String, Long> positionOf = Optional.ofNullable(positions.get(index)).orElseThrow();
    boolean[] among = new boolean[positionOf.size()];
    for (String each : wanted) {
      among[Math.toIntExact(Optional.ofNullable(positionOf.get(each)).orElseThrow())] = true;
    }
    return among;
  }

  /** Where a column of GSS codes stands, compared by the {@link CellTest.Place} of the code. */
  int place(String name) {
    int index = position(name);
    if (!positions.containsKey(index)) {
      compareBy(index, places());
    }
    return index;
  }

  private Map<String, Long> places() {
    Map<String, Long> placeOf = new HashMap<>();
    List<String> own = new ArrayList<>();
    authority.ifPresent(
        each -> {
          own.add(each.newLaCode());
          own.addAll(each.codesAtOtherTimes());
        });
    Map<String, Set<String>> adjoining = reference.orElseThrow().adjoining();
    Set<String> held = adjoining.keySet();
    if (own.stream().anyMatch(held::contains)) {
      held.forEach(each -> placeOf.put(each, (long) CellTest.Place.ELSEWHERE.ordinal()));
    }
    for (String each : own) {
      adjoining
          .getOrDefault(each, Set.of())
          .forEach(code -> placeOf.put(code, (long) CellTest.Place.ADJOINING.ordinal()));
    }
    own.forEach(each -> placeOf.put(each, (long) CellTest.Place.OWN.ordinal()));
    return placeOf;
  }

  /**
   * Takes the next row.
   *
   * @param next in the order of the return's columns, dates as yyyy-mm-dd
   */
  void take(String[] next) {
    for (int index : dates) {
      values[index] = WrittenCell.day(next[index]);
    }
    for (int index : numbers) {
      values[index] = WrittenCell.hundredths(next[index]);
    }
    takeRest(next);
  }

  /**
   * Takes the next row, of which dates and numbers have been read.
   *
   * @param read days since 1970 and hundredths, in the order of the return's columns
   */
  void take(String[] next, long[] read) {
    for (int index : dates) {
      values[index] = read[index];
    }
    for (int index : numbers) {
      values[index] = read[index];
    }
    takeRest(next);
  }

  private void takeRest(String[] next) {
    cells = next;
    for (int i = 0; i < codes.length; i++) {
      Long position = positionsOfCodes.get(i).get(next[codes[i]]);
      values[codes[i]] = position == null ? NONE : position;
    }
    if (earliestOf.length > 0) {
      values[derived] = earliest();
    }
  }

  private long earliest() {
    long earliest = NONE;
    for (int index : earliestOf) {
      if (!cells[index].isEmpty()) {
        if (values[index] == NONE) {
          return NONE;
        }
        earliest = earliest == NONE ? values[index] : Math.min(earliest, values[index]);
      }
    }
    return earliest;
  }

  /** The day, the hundredths or the position of the code; {@link #NONE} if there is none. */
  long value(int index) {
    return values[index];
  }

  /** The cell of a column as it stands in the file. */
  String cell(int index) {
    return cells[index];
  }

  boolean isFilled(int index) {
    return index < derived ? !cells[index].isEmpty() : values[index] != NONE;
  }

  /**
   * 64 bits that stand for some cells, 0 where one of them is blank or a faulty date. Among a
   * million different keys two share their bits once in 37 million files: a row would then be taken
   * for the repetition of another, or for one of last quarter's.
   */
  long key(int[] indexes) {
    long hash = HASH_START;
    for (int index : indexes) {
      if (!isFilled(index)) {
        return 0;
      }
      if (isDay[index]) {
        if (values[index] == NONE) {
          return 0;
        }
        hash = (hash ^ values[index]) * HASH_FACTOR;
      } else {
        hash = hash(hash, cells[index]);
      }
    }
    return mixed(hash);
  }

  /** The same of one cell. */
  long key(int index) {
    if (!isFilled(index)) {
      return 0;
    }
    if (!isDay[index]) {
      return mixed(hash(HASH_START, cells[index]));
    }
    return values[index] == NONE ? 0 : mixed(values[index]);
  }

  /** 64 bits that stand for some cells, in turn. */
  static long keyOf(String[] cells) {
    long hash = HASH_START;
    for (String cell : cells) {
      hash = hash(hash, cell);
    }
    return mixed(hash);
  }

  private static long hash(long start, String cell) {
    long hash = start;
    for (int i = 0; i < cell.length(); i++) {
      hash = (hash ^ cell.charAt(i)) * HASH_FACTOR;
    }
    return (hash ^ 0x1f) * HASH_FACTOR;
  }

  /** Spreads FNV-1a's bits, as MurmurHash3 ends; never 0. */
  private static long mixed(long hash) {
    long mixed = hash;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    mixed ^= mixed >>> 33;
    return mixed == 0 ? 1 : mixed;
  }
}
