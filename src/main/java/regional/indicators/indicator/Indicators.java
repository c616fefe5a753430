package regional.indicators.indicator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The common indicator set.
 *
 * @param all by subject in the order of the returns, then in the order of the subject's file
 */
public record Indicators(List<Indicator> all) {
  public Indicators {
    all = List.copyOf(all);
  }

  public Optional<Indicator> find(String id) {
    return all.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /**
   * @throws IllegalArgumentException if there is none of that id
   */
  public Indicator get(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no indicator " + id));
  }

  /** These and those. */
  public Indicators and(Indicators others) {
    return new Indicators(Stream.concat(all.stream(), others.all.stream()).toList());
  }

  /** The indicators of one subject, by the id of its return. */
  public List<Indicator> ofSubject(String returnId) {
    return all.stream().filter(each -> each.subject().equals(returnId)).toList();
  }
}
