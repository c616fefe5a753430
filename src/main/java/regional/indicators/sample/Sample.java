package regional.indicators.sample;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Quarter;

/**
 * What {@code jobs/sample} says: how plausible numbers come about, and the stories planted in them.
 * Its contents are this package's own words; others read it and pass it on.
 */
public final class Sample {

  private final Quarter levelsAt;
  private final Map<String, CountsModel> counts;
  private final Map<String, RecordsModel> records;
  private final List<Story> stories;

  Sample(
      Quarter levelsAt,
      Map<String, CountsModel> counts,
      Map<String, RecordsModel> records,
      List<Story> stories) {
    this.levelsAt = levelsAt;
    this.counts = Map.copyOf(counts);
    this.records = Map.copyOf(records);
    this.stories = List.copyOf(stories);
  }

  /** The quarter whose levels the models give; trends run from it, forwards and backwards. */
  Quarter levelsAt() {
    return levelsAt;
  }

  Optional<CountsModel> counts(String returnId) {
    return Optional.ofNullable(counts.get(returnId));
  }

  Optional<RecordsModel> records(String returnId) {
    return Optional.ofNullable(records.get(returnId));
  }

  List<Story> stories() {
    return stories;
  }
}
