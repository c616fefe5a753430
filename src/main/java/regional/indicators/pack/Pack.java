package regional.indicators.pack;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one kind of pack holds, as declared in {@code jobs/packs}: its sections in order. The words
 * are the same in all places: a section is laid out by the template of its name in {@code
 * src/main/resources/pack}.
 *
 * @param id as {@code self-assessment}
 * @param reader for whom it is written, in words
 */
public record Pack(
    String id, String title, String reader, Audience audience, List<Section> sections) {

  /** As whom its readers see the authority's figures. */
  public enum Audience {
    OWN_AUTHORITY,
    SECTOR
  }

  public Pack {
    sections = List.copyOf(sections);
  }

  /**
   * One section.
   *
   * @param template its name, which is that of its template
   * @param title empty where each subject's title stands
   * @param forEachSubject laid out once for every subject of the view
   * @param headlines by subject, the indicators that get charts
   * @param headlinesOtherwise of a subject not named in {@code headlines}, so many of the first
   * @param periods at most so many of the newest in a trend
   * @param tables of indicators, in order
   * @param texts set in the section, in order
   */
  public record Section(
      String template,
      String title,
      boolean forEachSubject,
      Map<String, List<String>> headlines,
      int headlinesOtherwise,
      int periods,
      List<Table> tables,
      List<Text> texts) {

    public Section {
      headlines = Map.copyOf(headlines);
      tables = List.copyOf(tables);
      texts = List.copyOf(texts);
    }
  }

  /**
   * A table of indicators of any subject, or of figures beside the set.
   *
   * @param paragraph under the heading; may be empty
   */
  public record Table(String heading, String paragraph, List<String> indicators) {
    public Table {
      indicators = List.copyOf(indicators);
    }
  }

  /** A paragraph and its heading. */
  public record Text(String heading, String paragraph) {}

  /**
   * For whom it is, as printed on every page: {@code For Bolton only}, {@code For the sector}, or
   * for everybody if it has no figures.
   *
   * @param name of the authority, or of the region, whose pack it is
   */
  public String audienceLine(String name) {
    return switch (audience) {
      case OWN_AUTHORITY -> "For " + name + " only";
      case SECTOR -> hasFigures() ? "For the sector" : "For everybody";
    };
  }

  /** Whether it shows figures, and does not only define them. */
  boolean hasFigures() {
    return sections.stream().anyMatch(each -> !each.headlines().isEmpty());
  }

  /** Ids of the subjects that the definition names. */
  public Set<String> subjectIds() {
    Set<String> named = new TreeSet<>();
    sections.forEach(each -> named.addAll(each.headlines().keySet()));
    return named;
  }

  /** Ids of the indicators that the definition names. */
  public Set<String> indicatorIds() {
    Set<String> named = new TreeSet<>();
    sections.forEach(each -> each.headlines().values().forEach(named::addAll));
    sections.forEach(each -> each.tables().forEach(table -> named.addAll(table.indicators())));
    return named;
  }
}
