package regional.indicators.returns;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule looks for: one of a closed set of kinds, each a map of one key in YAML, as {@code
 * {in_order: {amounts: [severe, persistent, all]}}}. There is no expression language: what no kind
 * can say becomes a new, named kind.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
public sealed interface Check permits CountCheck, RecordCheck, Check.OfFile {

  /** Amounts of the return that it reads: columns, or figures of a long layout. */
  default List<String> amounts() {
    return List.of();
  }

  /** Plain columns of the return that it reads. */
  default List<String> columns() {
    return List.of();
  }

  /** The tests of rows that it makes, in the return's own columns. */
  default List<Map<String, RowTest>> tests() {
    return List.of();
  }

  /** What it reads of another return of the same authority and quarter. */
  default Optional<Elsewhere> elsewhere() {
    return Optional.empty();
  }

  /**
   * Rows of another return.
   *
   * @param of the other return's id
   * @param column whose cells are added up; empty where the rows are counted
   * @param where which rows
   */
  record Elsewhere(String of, Optional<String> column, Optional<Map<String, RowTest>> where) {}

  /** Checks of a whole file, whatever its return. */
  sealed interface OfFile extends Check {}

  /** The bytes are not those of the quarter before. */
  @JsonTypeName("same_file")
  record SameFile() implements OfFile {}

  /**
   * A new version's totals are about those of the version before.
   *
   * @param percent change that is too much
   * @param totals which rows of a return of counts are totals: tests of those of these columns that
   *     the return has. Of a return of records the number of rows is its total
   */
  @JsonTypeName("totals_of_versions")
  record TotalsOfVersions(double percent, Map<String, List<String>> totals) implements OfFile {}

  /**
   * A return of records has about as many rows as in the quarter before. (Of a return of counts the
   * layout says how many.)
   *
   * @param percent change that is too much
   */
  @JsonTypeName("number_of_rows")
  record NumberOfRows(double percent) implements OfFile {}

  /**
   * A figure agrees with another return's of the same quarter.
   *
   * @param column whose cell is compared, row by row; empty: the number of rows
   * @param with the other return's rows
   * @param matching columns that both have, equal in the rows compared
   * @param percent of the other figure that it may differ by
   */
  @JsonTypeName("agrees_with")
  record AgreesWith(
      Optional<String> column,
      Elsewhere with,
      Optional<List<String>> matching,
      double percent,
      Optional<Map<String, RowTest>> where)
      implements OfFile {
    @Override
    public List<String> columns() {
      return column.map(List::of).orElse(List.of());
    }

    @Override
    public List<Map<String, RowTest>> tests() {
      return where.map(List::of).orElse(List.of());
    }

    @Override
    public Optional<Elsewhere> elsewhere() {
      return Optional.of(with);
    }
  }
}
