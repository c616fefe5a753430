package regional.indicators.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pack's definition.
 *
 * <pre>
 * pack: self-assessment
 * title: Self-assessment pack
 * reader: the director
 * audience: own_authority          # or sector; own_authority if left out
 * sections:
 *   - section: cover                 # template src/main/resources/pack/cover.html
 *     title: Cover
 *     text:
 *       - {heading: How to read this, paragraph: ...}
 *   - section: subject
 *     for_each: subject              # once for every subject
 *     headlines: {some_subject: [ID1, ID2]}
 *     headlines_otherwise: 3
 *     periods: 12
 *   - section: tables
 *     title: Across subjects
 *     tables:
 *       - {heading: Looked-after children, paragraph: ..., indicators: [ID1, ID5]}
 * </pre>
 */
public final class PackYaml {

  private static final int HEADLINES = 3;
  private static final int PERIODS = 12;
  private static final String SUBJECT = "subject";

  private PackYaml() {}

  private record PackEntry(
      @JsonProperty("pack") @Nullable String pack,
      @JsonProperty("title") @Nullable String title,
      @JsonProperty("reader") @Nullable String reader,
      @JsonProperty("audience") @Nullable String audience,
      @JsonProperty("sections") @Nullable List<SectionEntry> sections) {}

  private record SectionEntry(
      @JsonProperty("section") @Nullable String section,
      @JsonProperty("title") @Nullable String title,
      @JsonProperty("for_each") @Nullable String forEach,
      @JsonProperty("headlines") @Nullable Map<String, List<String>> headlines,
      @JsonProperty("headlines_otherwise") @Nullable Integer headlinesOtherwise,
      @JsonProperty("periods") @Nullable Integer periods,
      @JsonProperty("tables") @Nullable List<TableEntry> tables,
      @JsonProperty("text") @Nullable List<TextEntry> text) {}

  private record TableEntry(
      @JsonProperty("heading") @Nullable String heading,
      @JsonProperty("paragraph") @Nullable String paragraph,
      @JsonProperty("indicators") @Nullable List<String> indicators) {}

  private record TextEntry(
      @JsonProperty("heading") @Nullable String heading,
      @JsonProperty("paragraph") @Nullable String paragraph) {}

  /**
   * @param file of {@code jobs/packs}
   * @throws IllegalArgumentException if it is no pack; the message names file and entry
   */
  public static Pack read(Path file) {
    String name = String.valueOf(file.getFileName());
    PackEntry entry = JobFile.read(file, PackEntry.class);
    List<SectionEntry> sections = entry.sections() == null ? List.of() : entry.sections();
    require(!sections.isEmpty(), name, "has no sections");
    List<Pack.Section> read = new ArrayList<>();
    Set<String> templates = new HashSet<>();
    for (int i = 0; i < sections.size(); i++) {
      Pack.Section section = section(sections.get(i), name + ", section " + (i + 1));
      require(templates.add(section.template()), name, "two sections " + section.template());
      read.add(section);
    }
    return new Pack(
        text(entry.pack(), name, "pack"),
        text(entry.title(), name, "title"),
        text(entry.reader(), name, "reader"),
        audience(entry.audience(), name),
        read);
  }

  private static Pack.Audience audience(@Nullable String text, String where) {
    String wanted =
        text == null ? Pack.Audience.OWN_AUTHORITY.name() : text.toUpperCase(Locale.ROOT);
    for (Pack.Audience each : Pack.Audience.values()) {
      if (each.name().equals(wanted)) {
        return each;
      }
    }
    throw new IllegalArgumentException(where + ": audience can be own_authority or sector");
  }

  private static Pack.Section section(SectionEntry entry, String where) {
    String template = text(entry.section(), where, "section");
    String here = where + " (" + template + ")";
    require(
        PackYaml.class.getResource("/pack/" + template + ".html") != null,
        here,
        "there is no template " + template + ".html");
    boolean forEachSubject = SUBJECT.equals(entry.forEach());
    require(
        forEachSubject || entry.forEach() == null, here, "for_each can only be " + SUBJECT + " ");
    int periods = entry.periods() == null ? PERIODS : entry.periods();
    require(periods > 0, here, "periods must be at least 1");
    return new Pack.Section(
        template,
        forEachSubject ? "" : text(entry.title(), here, "title"),
        forEachSubject,
        entry.headlines() == null ? Map.of() : entry.headlines(),
        entry.headlinesOtherwise() == null ? HEADLINES : entry.headlinesOtherwise(),
        periods,
        tables(entry, here),
        texts(entry, here));
  }

  private static List<Pack.Table> tables(SectionEntry entry, String where) {
    List<Pack.Table> tables = new ArrayList<>();
    if (entry.tables() != null) {
      for (TableEntry each : entry.tables()) {
        String heading = text(each.heading(), where, "tables: heading");
        List<String> named = each.indicators() == null ? List.of() : each.indicators();
        require(!named.isEmpty(), where + ", table " + heading, "indicators is missing");
        String paragraph = each.paragraph() == null ? "" : each.paragraph().strip();
        tables.add(new Pack.Table(heading, paragraph, named));
      }
    }
    return tables;
  }

  private static List<Pack.Text> texts(SectionEntry entry, String where) {
    List<Pack.Text> texts = new ArrayList<>();
    if (entry.text() != null) {
      for (TextEntry each : entry.text()) {
        texts.add(
            new Pack.Text(
                text(each.heading(), where, "text: heading"),
                text(each.paragraph(), where, "text: paragraph").strip()));
      }
    }
    return texts;
  }

  private static String text(@Nullable String text, String where, String key) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(where + ": " + key + " is missing");
    }
    return text;
  }

  private static void require(boolean holds, String where, String message) {
    if (!holds) {
      throw new IllegalArgumentException(where + ": " + message);
    }
  }
}
