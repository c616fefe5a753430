package regional.indicators.indicator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Value;

/**
 * A base quantity: one term of a numerator or denominator.
 *
 * @param from where it comes from
 * @param subtracted taken away instead of added
 * @param window of an r4 indicator: which quarters of the rolling year it takes
 * @param where a row counts where every test of every column holds
 * @param days further tests, on the days between two dates of a row
 */
public record Measure(
    From from,
    boolean subtracted,
    Window window,
    Map<String, List<Test>> where,
    List<DaysTest> days) {

  /** The return whose rows it takes; empty for a population. */
  public Optional<String> returnId() {
    if (from instanceof Sum sum) {
      return Optional.of(sum.returnId());
    }
    if (from instanceof Count count) {
      return Optional.of(count.returnId());
    }
    if (from instanceof SumOf sumOf) {
      return Optional.of(sumOf.returnId());
    }
    if (from instanceof MedianOf medianOf) {
      return Optional.of(medianOf.returnId());
    }
    return Optional.empty();
  }

  /** The date column that must lie in the rolling year, if one must. */
  public Optional<String> dateInWindow() {
    return where.entrySet().stream()
        .filter(each -> each.getValue().contains(new InWindow()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** In words, as {@code sum of value where section is requests, measure is received}. */
  public String text() {
    StringBuilder text = new StringBuilder();
    if (window == Window.MEAN_OF_CENSUSES) {
      text.append("mean over the censuses of the four quarters: ");
    } else if (window == Window.AT_END) {
      text.append("of the last quarter: ");
    }
    text.append(from.text());
    List<String> tests = new ArrayList<>();
    where.forEach((column, of) -> of.forEach(test -> tests.add(column + " " + test.text())));
    days.forEach(each -> tests.add(each.text()));
    if (!tests.isEmpty()) {
      text.append(" where ").append(String.join(", ", tests));
    }
    return text.toString();
  }

  /** Whether it takes a value of each record: one child's must not be shown. */
  public boolean isOfRecordValues() {
    return from instanceof SumOf || from instanceof MedianOf;
  }

  /** The same measure, added: what is taken away is first added up too. */
  Measure added() {
    return new Measure(from, false, window, where, days);
  }

  /** The same measure over other quarters. */
  public Measure over(Window other) {
    return new Measure(from, subtracted, other, where, days);
  }

  /** The same measure of another code of a column. */
  public Measure with(String column, String code) {
    Map<String, List<Test>> tests = new LinkedHashMap<>(where);
    tests.put(column, List.of(new In(List.of(code))));
    return new Measure(from, subtracted, window, Collections.unmodifiableMap(tests), days);
  }

  /** Where a measure comes from. */
  public sealed interface From {
    /** In words. */
    String text();
  }

  /** The sum of a column of a return's rows. */
  public record Sum(String returnId, String column) implements From {
    @Override
    public String text() {
      return "sum of " + column;
    }
  }

  /** The number of a record return's rows. */
  public record Count(String returnId) implements From {
    @Override
    public String text() {
      return "number of rows";
    }
  }

  /** The sum of a value of a record return's rows. */
  public record SumOf(String returnId, RecordValue value) implements From {
    @Override
    public String text() {
      return "sum of " + value.text() + " of the rows";
    }
  }

  /** The median of a value of a record return's rows, pooled. */
  public record MedianOf(String returnId, RecordValue value) implements From {
    @Override
    public String text() {
      return "median of " + value.text() + " of the rows";
    }
  }

  /** The mid-year population of an age band. */
  public record Population(String ageBand) implements From {
    @Override
    public String text() {
      return "mid-year population aged " + ageBand;
    }
  }

  /** A value of one record. */
  public sealed interface RecordValue {
    /** In words. */
    String text();
  }

  /** A column's number. */
  public record ColumnValue(String column) implements RecordValue {
    @Override
    public String text() {
      return column;
    }
  }

  /** Weeks between two dates: days / 7. */
  public record Weeks(String from, String to) implements RecordValue {
    @Override
    public String text() {
      return "weeks from " + from + " to " + to;
    }
  }

  /** Which quarters of a rolling year a term takes. */
  public enum Window {
    /** All that the clock adds up. */
    WHOLE,
    /** The last quarter alone. */
    AT_END,
    /** The mean of the censuses in the window. */
    MEAN_OF_CENSUSES
  }

  /** A test of one cell. A comparison with a blank or a symbol is false. */
  public sealed interface Test {
    /** In words that follow the column's name. */
    String text();
  }

  /** The cell is one of these codes. */
  public record In(List<String> codes) implements Test {
    @Override
    public String text() {
      return "is " + String.join(" or ", codes);
    }
  }

  /** The cell is none of these codes. */
  public record NotIn(List<String> codes) implements Test {
    @Override
    public String text() {
      return "is known and not " + String.join(" or ", codes);
    }
  }

  /** A number compared with a number. */
  public record Compare(Comparison comparison, double number) implements Test {
    @Override
    public String text() {
      return "is " + comparison.text() + " " + Value.of(number).text();
    }
  }

  /** The cell is filled (true) or blank. */
  public record Filled(boolean filled) implements Test {
    @Override
    public String text() {
      return filled ? "is filled" : "is blank";
    }
  }

  /** The cell is filled and no symbol. */
  public record IsKnown() implements Test {
    @Override
    public String text() {
      return "is known";
    }
  }

  /** The cell's date lies in the rolling year. */
  public record InWindow() implements Test {
    @Override
    public String text() {
      return "lies in the four quarters";
    }
  }

  /** The cell's authority code is none of these areas'. */
  public record Outside(List<Place> places) implements Test {
    @Override
    public String text() {
      return places.contains(Place.ADJOINING)
          ? "is neither the authority nor one that adjoins it"
          : "is not the authority";
    }
  }

  /** Areas seen from the authority that sent the row. */
  public enum Place {
    /** The authority itself, by any of its codes. */
    OWN,
    /** Authorities that adjoin it. */
    ADJOINING
  }

  /** How two numbers compare. */
  public enum Comparison {
    AT_LEAST,
    MORE_THAN,
    AT_MOST,
    LESS_THAN,
    NOT;

    /** In words. */
    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * Days from one date to another, compared.
   *
   * @param to a date column, or {@code period_end}, the last day of the quarter; empty means
   *     period_end
   */
  public record DaysTest(String from, Optional<String> to, Comparison comparison, double number) {
    String text() {
      return "days from "
          + from
          + " to "
          + to.orElse("the end of the quarter")
          + " are "
          + comparison.text()
          + " "
          + Value.of(number).text();
    }
  }
}
