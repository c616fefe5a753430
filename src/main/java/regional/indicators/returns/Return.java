package regional.indicators.returns;

import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Term;

/**
 * The form that authorities fill in: what {@code jobs/returns/<id>.yaml} may say.
 *
 * @param id as it stands in file names
 * @param title for readers
 * @param kind aggregate (counts, with required rows) or record (a row per child)
 * @param columns in the order in which we write; found by name when read
 * @param key columns that name a row within one file, besides time_period, time_identifier and
 *     old_la_code. A derived date may be one
 * @param derived the derived date of the key, if any
 * @param standing which row stands when two quarters give one
 * @param periods by quarter number: which data periods its rows describe; empty for a return that
 *     describes the quarter itself
 * @param rows by quarter number: the rows that must be there, exactly these; empty for a record
 *     return
 * @param codeLists by name
 * @param sets named groups of codes, for indicators and rules
 * @param figures how rules name the figures of a long layout
 * @param rules of this return, with the words of their findings
 */
public record Return(
    String id,
    String title,
    Kind kind,
    List<Column> columns,
    List<String> key,
    Optional<Derived> derived,
    Standing standing,
    Map<Integer, List<Period>> periods,
    Map<Integer, List<RequiredRow>> rows,
    Map<String, CodeList> codeLists,
    Map<String, List<String>> sets,
    Optional<Figures> figures,
    List<Rule> rules) {

  /** Column of the academic year that a row describes, in returns that have one. */
  public static final String ACADEMIC_YEAR = "academic_year";

  /** Column of the term that a row describes, in returns that have one. */
  public static final String TERM = "term";

  /** Whether rows are counts with required rows, or records. */
  public enum Kind {
    AGGREGATE,
    RECORD
  }

  /** Which row stands when two reporting quarters give a figure for the same key. */
  public enum Standing {
    /** The newest reporting quarter's row replaces older ones. */
    NEWEST_QUARTER,
    /** Each quarter's own rows stand beside each other. */
    EACH_QUARTER,
    /** Flows: the newest row per key; stocks: the quarter's own rows. */
    NEWEST_PER_KEY
  }

  /**
   * A date that belongs to the key without being a column.
   *
   * @param name as used in the key
   * @param earliestOf the columns of which the earliest filled one is taken
   */
  public record Derived(String name, List<String> earliestOf) {}

  /**
   * A layout of one figure a row. Rules call a figure by its code in {@code namedBy}, where {@code
   * part} holds {@code whole}; a part of it as {@code code/part}.
   *
   * @param value the column of the number
   */
  public record Figures(String namedBy, String part, String whole, String value) {}

  /**
   * A data period that the return of one quarter describes.
   *
   * @param term code in column {@code term}
   * @param yearOffset added to the file's time_period: -1 turns 202526 into 202425
   * @param status provisional or final, as the column {@code data_status} must say
   * @param countedIn month of the census, where the rows of the term are counts of one day
   */
  public record Period(String term, int yearOffset, String status, Optional<Month> countedIn) {}

  /**
   * A required row.
   *
   * @param yearOffset for {@code academic_year}; empty where the return has no such column
   * @param cells column to exact cell; an academic year that is a symbol is given here
   */
  public record RequiredRow(Optional<Integer> yearOffset, Map<String, String> cells) {}

  /**
   * The days that rows of a data period can describe: of a census those of the month in which it is
   * held, else all of the period's.
   */
  public DataPeriod counted(DataPeriod period) {
    for (List<Period> ofQuarter : periods.values()) {
      for (Period each : ofQuarter) {
        boolean same =
            Term.ofCode(each.term())
                .filter(term -> term.timeIdentifier().equals(period.timeIdentifier()))
                .isPresent();
        if (same && each.countedIn().isPresent()) {
          return period.in(each.countedIn().get());
        }
      }
    }
    return period;
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Position of a column in {@link #columns}, or -1. */
  public int indexOf(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * What names a required row in every quarter: the cells of its key but for year and term, as
   * {@code Primary/All}.
   *
   * @param cell gives the cell of a column
   */
  public String place(UnaryOperator<String> cell) {
    return key.stream()
        .filter(each -> !each.equals(ACADEMIC_YEAR) && !each.equals(TERM))
        .map(cell)
        .collect(Collectors.joining("/"));
  }

  /** The academic year, six digits, that a row of the quarter's return describes. */
  public static String academicYear(Quarter quarter, int yearOffset) {
    return Quarter.yearOf(quarter.year() + yearOffset);
  }
}
