package regional.indicators.indicator;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regional.indicators.core.Authorities;
import regional.indicators.core.DataPeriod;
import regional.indicators.returns.DefinitionFile;
import regional.indicators.returns.InvalidDefinition;

/**
 * Reads {@code jobs/breaks.yaml}. What it may say stands in {@code schema/breaks.schema.json}; that
 * every indicator, authority and data period is there is held here.
 *
 * <pre>
 * breaks:
 *   - indicators: ["A01"]
 *     authorities: ["350"]          # left out: every area
 *     from: {time_period: "202526", time_identifier: "Autumn term"}
 *     kind: rebase
 *     who: "Data group of the region"
 *     when: 2026-01-30
 *     why: "..."
 * </pre>
 */
public final class BreaksYaml {

  private record BreaksFile(List<Entry> breaks) {}

  private record Entry(
      List<String> indicators,
      Optional<List<String>> authorities,
      From from,
      Break.Kind kind,
      String who,
      LocalDate when,
      String why) {}

  private record From(String timePeriod, String timeIdentifier) {}

  private BreaksYaml() {}

  /**
   * @throws InvalidDefinition if the file does not fit, or an entry names what is not there
   */
  public static Breaks read(Path file, Indicators indicators, Authorities authorities) {
    List<Break> breaks = new ArrayList<>();
    List<Entry> entries = DefinitionFile.read(file, BreaksFile.class).breaks();
    for (int i = 0; i < entries.size(); i++) {
      Entry each = entries.get(i);
      try {
        breaks.add(made(each, indicators, authorities));
      } catch (IllegalArgumentException e) {
        throw new InvalidDefinition(
            String.valueOf(file.getFileName()),
            "breaks[" + i + "]",
            String.valueOf(e.getMessage()));
      }
    }
    return new Breaks(breaks, authorities);
  }

  private static Break made(Entry read, Indicators indicators, Authorities authorities) {
    List<String> places = read.authorities().orElse(List.of());
    read.indicators().forEach(indicators::get);
    places.forEach(authorities::get);
    if (read.indicators().isEmpty()) {
      throw new IllegalArgumentException("a break is of one indicator or more");
    }
    if (read.kind() == Break.Kind.BOUNDARY && places.isEmpty()) {
      throw new IllegalArgumentException("a boundary break names its authorities");
    }
    if (read.who().isBlank() || read.why().isBlank()) {
      throw new IllegalArgumentException("a break says who decided it and why");
    }
    DataPeriod from =
        DataPeriod.ofLabel(read.from().timePeriod(), read.from().timeIdentifier())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no data period "
                            + read.from().timePeriod()
                            + " "
                            + read.from().timeIdentifier()));
    return new Break(
        read.indicators(),
        places,
        from.first(),
        read.kind(),
        read.who(),
        Optional.of(read.when()),
        read.why());
  }
}
