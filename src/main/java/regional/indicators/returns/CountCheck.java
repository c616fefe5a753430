package regional.indicators.returns;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks of returns of counts. An amount is a column's cell of one row; where the return declares
 * {@link Return.Figures}, one figure of the file. {@code where} says which rows are looked at; all
 * if left out. No comparison is made with a symbol; a sum that it keeps from being checked is
 * noted.
 */
public sealed interface CountCheck extends Check {

  /** The earlier row that an amount is set beside. */
  enum Against {
    /** The same period of the year before: same term, or same quarter where there is no term. */
    YEAR_BEFORE,
    /** The same period in an earlier return. */
    SAME_PERIOD,
    QUARTER_BEFORE
  }

  /** Which rows are looked at. */
  Optional<Map<String, RowTest>> where();

  @Override
  default List<Map<String, RowTest>> tests() {
    return where().map(List::of).orElse(List.of());
  }

  /** None of these amounts is above the one after it. */
  @JsonTypeName("in_order")
  record InOrder(List<String> amounts, Optional<Map<String, RowTest>> where)
      implements CountCheck {}

  /**
   * A sum of amounts is at most a number, or at most so many times another sum.
   *
   * @param of the amounts that are added up
   * @param limit the amounts of the other sum; empty: {@code times} itself is the limit
   * @param times 1 if left out
   * @param noted the milder case of its rule
   */
  @JsonTypeName("at_most")
  record AtMost(
      List<String> of,
      Optional<List<String>> limit,
      Optional<Double> times,
      Optional<Boolean> noted,
      Optional<Map<String, RowTest>> where)
      implements CountCheck {
    @Override
    public List<String> amounts() {
      return both(of, limit.orElse(List.of()));
    }
  }

  /**
   * The parts of a row add up to another of its amounts.
   *
   * @param parts a blank one counts nothing
   * @param of what they add up to
   * @param least fewest times {@code of} that they may come to; 1 if left out
   * @param most most times; 1 if left out
   */
  @JsonTypeName("sum_of_columns")
  record SumOfColumns(
      List<String> parts,
      String of,
      Optional<Double> least,
      Optional<Double> most,
      Optional<Map<String, RowTest>> where)
      implements CountCheck {
    @Override
    public List<String> amounts() {
      return both(parts, List.of(of));
    }
  }

  /**
   * Rows add up to a total row, among rows that share the key columns which neither test names.
   *
   * @param total which row is the total
   * @param parts which rows are its parts
   * @param columns each added up by itself
   * @param partsMayLack true: parts may come to less than the total, never to more
   * @param notedBelowPercent parts that come to less than this share of it are noted, as the milder
   *     case
   */
  @JsonTypeName("sum_of_rows")
  record SumOfRows(
      Map<String, RowTest> total,
      Map<String, RowTest> parts,
      List<String> columns,
      Optional<Boolean> partsMayLack,
      Optional<Double> notedBelowPercent)
      implements CountCheck {
    @Override
    public Optional<Map<String, RowTest>> where() {
      return Optional.empty();
    }

    @Override
    public List<Map<String, RowTest>> tests() {
      return List.of(total, parts);
    }
  }

  /** A row is there, for each of the other keys that the file has. */
  @JsonTypeName("required_row")
  record RequiredRow(Map<String, RowTest> row) implements CountCheck {
    @Override
    public Optional<Map<String, RowTest>> where() {
      return Optional.of(row);
    }
  }

  /**
   * One sum of amounts divided by another, times a number, lies within limits. A base of zero is
   * not looked at.
   *
   * @param times 1 if left out
   * @param quarters so many returns up to this one are added up; not looked at where one is not
   *     held
   * @param stocks amounts that are not added up over quarters
   */
  @JsonTypeName("ratio")
  record Ratio(
      List<String> of,
      List<String> to,
      Optional<Double> times,
      Optional<Double> least,
      Optional<Double> most,
      Optional<Integer> quarters,
      Optional<List<String>> stocks,
      Optional<Map<String, RowTest>> where)
      implements CountCheck {
    @Override
    public List<String> amounts() {
      return both(of, to);
    }
  }

  /**
   * Some rows' share of a total row, in per cent, lies within limits; among rows that share the key
   * columns which neither test names.
   */
  @JsonTypeName("share_of_rows")
  record ShareOfRows(
      String column,
      Map<String, RowTest> part,
      Map<String, RowTest> whole,
      Optional<Double> least,
      Optional<Double> most)
      implements CountCheck {
    @Override
    public Optional<Map<String, RowTest>> where() {
      return Optional.empty();
    }

    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public List<Map<String, RowTest>> tests() {
      return List.of(part, whole);
    }
  }

  /**
   * An amount per so many of the authority's population lies within limits.
   *
   * @param population age band, as {@code 5-16}
   */
  @JsonTypeName("rate")
  record Rate(
      String of,
      String population,
      double per,
      Optional<Double> least,
      Optional<Double> most,
      Optional<Map<String, RowTest>> where)
      implements CountCheck {
    @Override
    public List<String> amounts() {
      return List.of(of);
    }
  }

  /**
   * In the returns of one quarter of the year, an amount is about the published one of the month
   * after; not looked at where none is held.
   *
   * @param indicator beside which the published rate stands
   * @param population age band of the rate
   * @param per so many people of it
   * @param quarter number 1 to 4
   * @param percent of the published figure that it may differ by
   */
  @JsonTypeName("near_published")
  record NearPublished(
      String amount,
      String indicator,
      String population,
      double per,
      int quarter,
      double percent,
      Optional<Map<String, RowTest>> where)
      implements CountCheck {
    @Override
    public List<String> amounts() {
      return List.of(amount);
    }
  }

  /**
   * Columns are filled in these quarters' returns and hold z in the others.
   *
   * @param quarters numbers 1 to 4
   */
  @JsonTypeName("filled_in_quarters")
  record FilledInQuarters(
      List<String> columns, List<Integer> quarters, Optional<Map<String, RowTest>> where)
      implements CountCheck {}

  /** Not all of these amounts are zero. */
  @JsonTypeName("not_all_zero")
  record NotAllZero(List<String> amounts, Optional<Map<String, RowTest>> where)
      implements CountCheck {}

  /**
   * A date is a census's official day, or near it; not looked at where no day is known.
   *
   * @param census as in {@code data/reference/census_dates.csv}
   * @param days that it may be off
   */
  @JsonTypeName("near_census_day")
  record NearCensusDay(String column, String census, int days, Optional<Map<String, RowTest>> where)
      implements CountCheck {
    @Override
    public List<String> columns() {
      return List.of(column);
    }
  }

  /**
   * An amount, or a ratio of sums of amounts, has not moved too far.
   *
   * @param to the base of the ratio; empty for an amount itself
   * @param times 1 if left out
   * @param points furthest that it may move either way
   * @param fallPercent furthest that it may fall, of what it was
   * @param risePercent furthest that it may rise, of what it was
   */
  @JsonTypeName("change")
  record Change(
      List<String> of,
      Optional<List<String>> to,
      Optional<Double> times,
      Against against,
      Optional<Double> points,
      Optional<Double> fallPercent,
      Optional<Double> risePercent,
      Optional<Map<String, RowTest>> where)
      implements CountCheck {
    @Override
    public List<String> amounts() {
      return both(of, to.orElse(List.of()));
    }
  }

  /**
   * A column of a row is not zero where it was so much or more.
   *
   * @param from what it was, at least
   */
  @JsonTypeName("not_fallen_to_zero")
  record NotFallenToZero(
      String column, int from, Against against, Optional<Map<String, RowTest>> where)
      implements CountCheck {
    @Override
    public List<String> columns() {
      return List.of(column);
    }
  }

  /**
   * In the returns of one quarter of the year, an amount is below what it was so many quarters
   * before.
   */
  @JsonTypeName("below_earlier")
  record BelowEarlier(
      String amount, int quarter, int quartersBefore, Optional<Map<String, RowTest>> where)
      implements CountCheck {
    @Override
    public List<String> amounts() {
      return List.of(amount);
    }
  }

  /**
   * A stock is the earlier stock, plus what came, minus what went.
   *
   * @param quarters between the two: 1, or 4 for a year
   * @param flowsOfEarlier the flows are those of the returns from the earlier one on, the newest
   *     left out (a count within a quarter); false: those after the earlier one
   * @param percent of what it should be that it may be off; 0 if left out
   */
  @JsonTypeName("stock_and_flows")
  record StockAndFlows(
      String stock,
      List<String> plus,
      List<String> minus,
      int quarters,
      Optional<Boolean> flowsOfEarlier,
      Optional<Double> percent,
      Optional<Map<String, RowTest>> where)
      implements CountCheck {
    @Override
    public List<String> amounts() {
      return both(both(List.of(stock), plus), minus);
    }
  }

  /** Of children counted once a year: the year is at least its largest term, at most their sum. */
  @JsonTypeName("year_within_terms")
  record YearWithinTerms(String column, Optional<Map<String, RowTest>> where)
      implements CountCheck {
    @Override
    public List<String> columns() {
      return List.of(column);
    }
  }

  /** A column of rows with one key but for the term is the same all through the academic year. */
  @JsonTypeName("same_through_year")
  record SameThroughYear(String column, Optional<Map<String, RowTest>> where)
      implements CountCheck {
    @Override
    public List<String> columns() {
      return List.of(column);
    }
  }

  /** A column is not zero where another return's figure is above zero. */
  @JsonTypeName("not_zero_beside")
  record NotZeroBeside(
      String column,
      Elsewhere beside,
      Optional<List<String>> matching,
      Optional<Map<String, RowTest>> where)
      implements CountCheck {
    @Override
    public List<String> columns() {
      return both(List.of(column), matching.orElse(List.of()));
    }

    @Override
    public Optional<Elsewhere> elsewhere() {
      return Optional.of(beside);
    }
  }

  /** A column is at least the rise of another return's figure since that was last given. */
  @JsonTypeName("covers_rise")
  record CoversRise(String column, Elsewhere rise, Optional<Map<String, RowTest>> where)
      implements CountCheck {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public Optional<Elsewhere> elsewhere() {
      return Optional.of(rise);
    }
  }

  private static List<String> both(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return List.copyOf(all);
  }
}
