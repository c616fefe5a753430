package regional.indicators.returns;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Checks of returns of records. Each looks at the rows that fulfil {@code where} and {@code days};
 * a check that notes looks only at rows that stay. {@code says} is the message of its findings, in
 * which {@code {line}}, {@code {count}} and {@code {of}} stand for what was found: never a cell.
 */
public sealed interface RecordCheck extends Check {

  /** Tests by column, all of which a row fulfils; all rows if left out. */
  Optional<Map<String, CellTest>> where();

  /** A time between two dates of the row. */
  Optional<Days> days();

  /** The column of the finding; empty where the whole row or file is meant. */
  Optional<String> column();

  /** Whether it is the milder case of its rule, which is only noted. */
  Optional<Boolean> noted();

  /** The message of the finding. */
  String says();

  /** Columns, or the derived date, that it reads beyond where and days. */
  default List<String> reads() {
    return List.of();
  }

  /**
   * Days from one date to another, negative where the second is earlier. In YAML {@code {from:
   * application_date, to: period_end, more_than: 728}}.
   *
   * @param from a column, the derived date, or {@link #PERIOD_END}; {@code to} likewise
   * @param limits in hundredths of a day
   */
  record Days(String from, String to, CellTest.Limits limits) {

    /** Stands for the last day of the quarter. */
    public static final String PERIOD_END = "period_end";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Days of(JsonNode node) {
      return new Days(
          node.path("from").asString(), node.path("to").asString(), CellTest.Limits.of(node));
    }
  }

  /** Such a row is the breach itself. */
  @JsonTypeName("rows")
  record Rows(
      Optional<Map<String, CellTest>> where,
      Optional<Days> days,
      Optional<String> column,
      Optional<Boolean> noted,
      String says)
      implements RecordCheck {}

  /**
   * The column is not the sum of others, where all of them are numbers.
   *
   * @param of the columns added up
   * @param tolerance how far off the sum may be
   */
  @JsonTypeName("not_the_sum")
  record NotTheSum(
      List<String> of,
      double tolerance,
      Optional<Map<String, CellTest>> where,
      Optional<Days> days,
      Optional<String> column,
      Optional<Boolean> noted,
      String says)
      implements RecordCheck {
    @Override
    public List<String> reads() {
      return of;
    }
  }

  /**
   * An earlier row of the file has the same cells in {@code by}, and another in each of {@code
   * unlike}. Of rows with the same cells the first alone is held, so that memory is bounded.
   */
  @JsonTypeName("repeats")
  record Repeats(
      List<String> by,
      Optional<List<String>> unlike,
      Optional<Map<String, CellTest>> where,
      Optional<Days> days,
      Optional<String> column,
      Optional<Boolean> noted,
      String says)
      implements RecordCheck {
    @Override
    public List<String> reads() {
      return RecordCheck.both(by, unlike.orElse(List.of()));
    }
  }

  /**
   * A row begins soon after one of the rows looked at ended: both in this file, or the ended one in
   * that of the quarter before.
   */
  @JsonTypeName("follows")
  record Follows(
      List<String> by,
      String start,
      String end,
      int withinDays,
      Optional<Map<String, CellTest>> where,
      Optional<Days> days,
      Optional<String> column,
      Optional<Boolean> noted,
      String says)
      implements RecordCheck {
    @Override
    public List<String> reads() {
      return RecordCheck.both(by, List.of(start, end));
    }
  }

  /**
   * A cell is not what it was in the row with the same cells in {@code by} of the last accepted
   * submission. A cell that was blank may be filled.
   *
   * @param columns dates or numbers
   * @param morePercent how far a number may move, of what it was
   */
  @JsonTypeName("changed")
  record Changed(
      List<String> by,
      List<String> columns,
      Optional<Double> morePercent,
      Optional<Map<String, CellTest>> where,
      Optional<Days> days,
      Optional<String> column,
      Optional<Boolean> noted,
      String says)
      implements RecordCheck {
    @Override
    public List<String> reads() {
      return RecordCheck.both(by, columns);
    }
  }

  /**
   * One of the rows looked at in the accepted submission of the quarter before is not in this file.
   *
   * @param rejectAbovePercent more of those rows missing reject the submission
   * @param saysAll message of that finding
   */
  @JsonTypeName("missing")
  record Missing(
      List<String> by,
      double rejectAbovePercent,
      String saysAll,
      Optional<Map<String, CellTest>> where,
      Optional<Days> days,
      Optional<String> column,
      Optional<Boolean> noted,
      String says)
      implements RecordCheck {
    @Override
    public List<String> reads() {
      return by;
    }
  }

  /**
   * The number of rows is not about a figure of another return.
   *
   * @param with the other return's figure, its cells added up
   * @param percent of that figure that it may differ by
   */
  @JsonTypeName("count_agrees_with")
  record CountAgreesWith(
      Elsewhere with,
      double percent,
      Optional<Map<String, CellTest>> where,
      Optional<Days> days,
      Optional<String> column,
      Optional<Boolean> noted,
      String says)
      implements RecordCheck {
    @Override
    public Optional<Elsewhere> elsewhere() {
      return Optional.of(with);
    }
  }

  /**
   * The number of rows is above so many times what it was in the last accepted submission.
   *
   * @param of the return itself: like all that compares standing files, it is tried when they stand
   * @param times as 1.1
   */
  @JsonTypeName("count_rises")
  record CountRises(
      String of,
      double times,
      Optional<Map<String, CellTest>> where,
      Optional<Days> days,
      Optional<String> column,
      Optional<Boolean> noted,
      String says)
      implements RecordCheck {
    @Override
    public Optional<Elsewhere> elsewhere() {
      return Optional.of(new Elsewhere(of, Optional.empty(), Optional.empty()));
    }
  }

  /**
   * The number of different {@code by}, over the rows of this and the three quarters before, is not
   * about a published one of the same year. Not looked at where a quarter or the published figure
   * is not held.
   *
   * @param inYear the date that lies in the four quarters
   * @param indicator beside which the published figure stands
   * @param per the published figure is a rate per so many residents
   * @param population age band of the residents
   * @param percent of the published number that it may differ by
   */
  @JsonTypeName("count_near_published")
  record CountNearPublished(
      List<String> by,
      String inYear,
      String indicator,
      double per,
      String population,
      double percent,
      Optional<Map<String, CellTest>> where,
      Optional<Days> days,
      Optional<String> column,
      Optional<Boolean> noted,
      String says)
      implements RecordCheck {
    @Override
    public List<String> reads() {
      return RecordCheck.both(by, List.of(inYear));
    }
  }

  private static List<String> both(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return List.copyOf(all);
  }
}
