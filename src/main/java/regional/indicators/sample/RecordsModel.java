package regional.indicators.sample;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the records of a return come about: they begin, their facts are decided for good, and each
 * quarter's return shows of them what is known on its last day.
 *
 * @param since first quarter in which records begin, so long before the first return that their
 *     number is steady by then
 * @param sent which quarters' returns have a record
 * @param ends date fact after which it is no longer sent; blank: never
 * @param before date fact before which a record must begin
 * @param again what may follow a record
 * @param groups kinds of records
 * @param facts in order: a fact may use those above it. Of several of one name the first that fits
 *     counts. Given: {@code start} (date), {@code group}, {@code sub_region}, {@code earlier}
 *     (records of the same child before this one), {@code member}, {@code family}
 */
record RecordsModel(
    String since,
    Sent sent,
    String ends,
    Optional<String> before,
    Optional<Again> again,
    @OrEmpty List<Group> groups,
    @OrEmpty List<Fact> facts) {

  /** Which quarters' returns have a record. */
  enum Sent {
    /** Those in which it was open on any day. */
    WHILE_OPEN,
    /** Those on whose last day it was open. */
    ON_LAST_DAY
  }

  /**
   * Another record of the same children.
   *
   * @param where after a record of which this holds
   * @param share of these
   * @param days after its end
   */
  record Again(@OrEmpty Map<String, List<String>> where, double share, Range days) {}

  /**
   * @param starts families that begin in a quarter
   * @param members weights of the number of children in a family; always one if there are none
   */
  record Group(String name, Proportion starts, @OrEmpty Map<String, Double> members) {}

  /**
   * A fact of a record: exactly one of date, choose, number, part, sum, every, age, form, host,
   * pool, copy and text.
   *
   * @param own differs between the children of a family
   * @param kept the same in a later record of the same child
   * @param where facts that must be one of these
   * @param unless facts that must be none of these
   * @param inSet facts whose text must be in this set of the return
   * @param filled facts that must not be blank
   * @param from date fact: not shown before it, nor without it
   * @param until date fact: before it, {@code meanwhile} is shown
   * @param choose weights by text
   * @param spread standard deviation between authorities of the log weights, or of the log number
   * @param trends change a year of the log weights
   * @param trend change a year of the log number
   * @param pool one of the numbers 1 to this, small ones more often
   * @param sum of number facts
   * @param less with {@code sum}: without these
   * @param host a code of an authority: where that fact says {@code own}, {@code adjoining} or
   *     {@code elsewhere}
   * @param copy the same as that fact
   * @param text always this
   */
  record Fact(
      String name,
      Optional<Boolean> own,
      Optional<Boolean> kept,
      @OrEmpty Map<String, List<String>> where,
      @OrEmpty Map<String, List<String>> unless,
      @OrEmpty Map<String, String> inSet,
      @OrEmpty List<String> filled,
      Optional<String> from,
      Optional<String> until,
      Optional<String> meanwhile,
      Optional<Day> date,
      @OrEmpty Map<String, Double> choose,
      Optional<Double> spread,
      @OrEmpty Map<String, Double> trends,
      Optional<Double> trend,
      Optional<Range> number,
      Optional<Part> part,
      @OrEmpty List<String> sum,
      @OrEmpty List<String> less,
      Optional<Every> every,
      Optional<Age> age,
      Optional<Form> form,
      Optional<String> host,
      Optional<Integer> pool,
      Optional<String> copy,
      Optional<String> text) {}

  /**
   * A day: so many years, then so many days, after or before another.
   *
   * @param yearsOf a number fact, instead of {@code years}
   * @param notAfter date fact: that day if it would be later
   */
  record Day(
      Optional<String> after,
      Optional<String> before,
      Optional<Integer> years,
      Optional<String> yearsOf,
      Optional<Range> days,
      Optional<String> notAfter) {}

  /**
   * A log-normal number within limits.
   *
   * @param sigma standard deviation of its log
   */
  record Range(double least, double median, double most, double sigma) {}

  /**
   * @param share of it
   */
  record Part(String of, Range share) {}

  /**
   * One more for so many days, while it lasts.
   *
   * @param first on the first day
   */
  record Every(int days, String from, String until, int first) {}

  /**
   * Whole years; -1 before birth.
   *
   * @param on a day; without one the quarter's last
   */
  record Age(String born, Optional<String> on) {}

  /**
   * A made-up number: {@code #} becomes a digit and {@code @} a letter.
   *
   * @param by the same for records that agree in these facts
   */
  record Form(String text, @OrEmpty List<String> by) {}
}
