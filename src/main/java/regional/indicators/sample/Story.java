package regional.indicators.sample;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something worth finding, planted in one authority: exactly one of missing, dropRows, write, shift
 * and revised.
 *
 * @param story what it is, for readers
 * @param authority 3-digit number
 * @param returnId the return
 * @param back how many quarters before the newest the file is; without it all files are meant
 * @param missing the file is not there
 * @param dropRows these rows are not there
 * @param write these cells are overwritten
 * @param shift a level moves
 * @param revised there are two versions, and the first had other levels
 */
record Story(
    String story,
    String authority,
    @JsonProperty("return") String returnId,
    Optional<Integer> back,
    Optional<Boolean> missing,
    Optional<Map<String, List<String>>> dropRows,
    Optional<Write> write,
    Optional<Shift> shift,
    Optional<Shift> revised) {

  /**
   * @param where rows with these cells
   * @param rows at most so many of them
   * @param cells by column
   */
  record Write(
      @OrEmpty Map<String, List<String>> where,
      Optional<Integer> rows,
      @OrEmpty Map<String, String> cells) {}

  /**
   * A level moves in even steps.
   *
   * @param quantity of counts, fact of records, or a group of records (how many begin)
   * @param code only this part or choice
   * @param by on the scale of {@link Proportion}: 0.7 doubles a rate or the odds of a share
   * @param from quarter in which it begins to move; without one it has always been so
   * @param until quarter in which all of it is there
   */
  record Shift(
      String quantity,
      Optional<String> code,
      double by,
      Optional<String> from,
      Optional<String> until) {}
}
