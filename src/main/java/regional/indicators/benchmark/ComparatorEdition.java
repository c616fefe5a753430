package regional.indicators.benchmark;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One edition of a published data set: what was kept of one file.
 *
 * @param edition its name, as {@code 202324 Autumn term} or {@code 2025 revised}
 * @param released empty if unknown
 * @param takenIn the day on which it was taken in
 * @param order of the editions of its source the one taken in first has 1
 * @param file name of the file as it came
 * @param sha256 of that file
 * @param figures in order; never empty
 */
public record ComparatorEdition(
    ComparatorSource source,
    String edition,
    Optional<LocalDate> released,
    LocalDate takenIn,
    int order,
    String file,
    String sha256,
    List<PublishedFigure> figures) {

  /**
   * From the older to the newer: one that reaches further is newer; of two that reach as far the
   * one released later (taken in, if no date of release is known), then the one taken in later.
   */
  static final Comparator<ComparatorEdition> AGE =
      Comparator.comparing(ComparatorEdition::reachesTo)
          .thenComparing(each -> each.released().orElse(each.takenIn()))
          .thenComparing(ComparatorEdition::order);

  public ComparatorEdition {
    figures = figures.stream().sorted().toList();
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("an edition without figures: " + file);
    }
  }

  private LocalDate reachesTo() {
    return figures.stream()
        .map(each -> each.period().last())
        .max(LocalDate::compareTo)
        .orElseThrow();
  }
}
