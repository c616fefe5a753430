package regional.indicators.sample;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the numbers of an aggregate return come about. Quantities are those of its columns, and any
 * other that helps to make them.
 *
 * @param clock what a row describes
 * @param since first period whose stocks follow from the one before, as {@code 2019-20-Q1}
 * @param dimensions columns whose cells tell the rows of one period apart
 * @param longLayout for a return with one number a row
 * @param totals by dimension: a code, and the codes that it is the sum of, for every quantity
 * @param yearsAddUp the academic year is the sum of its terms, where a quantity's cases do not name
 *     the year
 * @param quantities by name; of its cases the first that fits the row counts
 */
record CountsModel(
    Clock clock,
    String since,
    @OrEmpty List<String> dimensions,
    Optional<LongLayout> longLayout,
    @OrEmpty Map<String, Map<String, List<String>>> totals,
    Optional<Boolean> yearsAddUp,
    @OrEmpty Map<String, List<Case>> quantities) {

  /** What a row describes. */
  enum Clock {
    /** The term or academic year that its own cells name. */
    DATA_PERIOD,
    /** The quarter in which it is sent. */
    REPORTING_QUARTER
  }

  /**
   * One number a row.
   *
   * @param column that holds it
   * @param namedBy column whose cell names the quantity
   */
  record LongLayout(String column, String namedBy) {}

  /**
   * How a quantity is made in the rows that fit: exactly one of share, rate, sum, split, between,
   * stock, census and text.
   *
   * @param where cells of the row or of its period
   * @param share a part of another quantity, never more than it
   * @param rate so many for each of a population or of another quantity
   * @param sum of these
   * @param less with {@code sum}: without these, and never below 0
   * @param split a part of a quantity that is divided without remainder
   * @param between for a year: more than the largest term, less than the sum of the terms
   * @param stock what was there, and what came and went
   * @param census the official day of that census
   * @param text always this
   */
  record Case(
      @OrEmpty Map<String, List<String>> where,
      Optional<Proportion> share,
      Optional<Proportion> rate,
      @OrEmpty List<Ref> sum,
      @OrEmpty List<Ref> less,
      Optional<Split> split,
      Optional<Between> between,
      Optional<Stock> stock,
      Optional<String> census,
      Optional<String> text) {}

  /**
   * A quantity divided without remainder.
   *
   * @param along dimension over which it is divided; without one it is divided among the quantities
   *     that {@code weights} names
   * @param codes with {@code along}: code list of the parts
   * @param weights by part; a code without one gets a hundredth of their sum
   * @param spread standard deviation between authorities of the log weights
   * @param effects instead of {@code spread}, for some parts: effect and standard deviation
   * @param noise standard deviation between periods of the log weights
   * @param trends change a year of the log weights
   */
  record Split(
      Ref of,
      Optional<String> along,
      Optional<String> codes,
      @OrEmpty Map<String, Double> weights,
      Optional<Double> spread,
      @OrEmpty Map<String, Map<String, Double>> effects,
      Optional<Double> noise,
      @OrEmpty Map<String, Double> trends) {}

  /**
   * @param lean 0: the largest of them; 1: their sum
   */
  record Between(Ref of, double lean) {}

  /**
   * @param begins its level before {@code since}
   */
  record Stock(Proportion begins, @OrEmpty List<Ref> plus, @OrEmpty List<Ref> minus) {}
}
