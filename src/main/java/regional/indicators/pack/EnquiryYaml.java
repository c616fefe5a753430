package regional.indicators.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code jobs/packs/lines-of-enquiry.yaml}.
 *
 * <pre>
 * evidence:                                    # unless a condition has its own
 *   indicator: "{name} is {figure}: {signals}."
 *   return: "Return {name}: {signals}."
 * general: ["What are you proud of?"]          # asked where too few rules find cause
 * lines:
 *   - id: some-line
 *     subject: some_subject
 *     question: What is done before week 6?
 *     when:                                    # all of these
 *       - {indicator: ID1, funnel: [outlying_high], direction: [worsening]}    # either of these
 *       - {return: some_subject, quality: [rejected, missing]}
 * </pre>
 *
 * <p>Neither question nor template may itself say that a figure is high, has fallen or is better:
 * such words come only from signals.
 */
public final class EnquiryYaml {

  /** Words that claim what only a test may claim. */
  private static final Pattern CLAIM =
      Pattern.compile(
          "\\b(rose|risen|ris(e|es|ing)|fell|fall(s|en|ing)?|gr[eo]w(s|n|ing)?|dropp?(s|ed|ing)?|"
              + "improv\\w+|worse\\w*|better|best|worst|good|poor\\w*|high\\w*|low\\w*|"
              + "outl(ying|iers?)|increas\\w+|decreas\\w+|reduc\\w+|above|below|more|fewer|less)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*\\}");

  private EnquiryYaml() {}

  private record FileEntry(
      @JsonProperty("evidence") @Nullable EvidenceEntry evidence,
      @JsonProperty("general") @Nullable List<String> general,
      @JsonProperty("lines") @Nullable List<LineEntry> lines) {}

  private record EvidenceEntry(
      @JsonProperty("indicator") @Nullable String indicator,
      @JsonProperty("return") @Nullable String ofReturn) {}

  private record LineEntry(
      @JsonProperty("id") @Nullable String id,
      @JsonProperty("subject") @Nullable String subject,
      @JsonProperty("question") @Nullable String question,
      @JsonProperty("when") @Nullable List<ConditionEntry> when) {}

  private record ConditionEntry(
      @JsonProperty("indicator") @Nullable String indicator,
      @JsonProperty("return") @Nullable String ofReturn,
      @JsonProperty("funnel") @Nullable Set<String> funnel,
      @JsonProperty("chart") @Nullable Set<String> chart,
      @JsonProperty("direction") @Nullable Set<String> direction,
      @JsonProperty("region") @Nullable Set<String> region,
      @JsonProperty("england") @Nullable Set<String> england,
      @JsonProperty("neighbours") @Nullable Set<String> neighbours,
      @JsonProperty("band") @Nullable Set<String> band,
      @JsonProperty("quality") @Nullable Set<String> quality,
      @JsonProperty("evidence") @Nullable String evidence) {

    @Nullable Set<String> words(Signal.Kind kind) {
      return switch (kind) {
        case FUNNEL -> funnel;
        case CHART -> chart;
        case DIRECTION -> direction;
        case REGION -> region;
        case ENGLAND -> england;
        case NEIGHBOURS -> neighbours;
        case BAND -> band;
      };
    }
  }

  /**
   * @throws IllegalArgumentException if the file is not as its schema says, names a test that does
   *     not exist, or claims what only a test may; the message names file and line
   */
  public static LinesOfEnquiry read(Path file) {
    FileEntry entry = JobFile.read(file, FileEntry.class);
    String name = String.valueOf(file.getFileName());
    EvidenceEntry evidence = required(entry.evidence(), name, "evidence");
    String ofIndicator =
        template(
            required(evidence.indicator(), name, "evidence: indicator"),
            List.of(EnquiryRule.NAME, EnquiryRule.FIGURE, EnquiryRule.SIGNALS),
            name);
    String ofReturn =
        template(
            required(evidence.ofReturn(), name, "evidence: return"),
            List.of(EnquiryRule.NAME, EnquiryRule.SIGNALS),
            name);
    List<EnquiryRule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (LineEntry each : required(entry.lines(), name, "lines")) {
      String id = required(each.id(), name, "id");
      String where = name + ", " + id;
      require(ids.add(id), where, "there are two of that id");
      List<EnquiryRule.Condition> when = new ArrayList<>();
      for (ConditionEntry condition : required(each.when(), where, "when")) {
        when.add(condition(condition, ofIndicator, ofReturn, where));
      }
      require(!when.isEmpty(), where, "when has no condition");
      rules.add(
          new EnquiryRule(
              id,
              required(each.subject(), where, "subject"),
              open(required(each.question(), where, "question").strip(), where),
              when));
    }
    List<String> general = new ArrayList<>();
    for (String each : required(entry.general(), name, "general")) {
      general.add(open(each.strip(), name + ", general"));
    }
    return new LinesOfEnquiry(rules, general);
  }

  private static EnquiryRule.Condition condition(
      ConditionEntry entry, String ofIndicator, String ofReturn, String where) {
    Map<Signal.Kind, Set<String>> wanted = new EnumMap<>(Signal.Kind.class);
    for (Signal.Kind kind : Signal.Kind.values()) {
      Set<String> words = entry.words(kind);
      if (words != null) {
        require(
            !words.isEmpty() && kind.vocabulary().containsAll(words),
            where,
            kind.name().toLowerCase(Locale.ROOT)
                + " can be tested for "
                + String.join(", ", new java.util.TreeSet<>(kind.vocabulary())));
        wanted.put(kind, Set.copyOf(words));
      }
    }
    boolean indicator = entry.indicator() != null;
    require(
        indicator != (entry.ofReturn() != null),
        where,
        "a condition is of an indicator or of a return");
    require(
        wanted.isEmpty() != indicator && (entry.quality() == null) == indicator,
        where,
        "of an indicator signals are tested, of a return its quality");
    if (indicator) {
      return new EnquiryRule.OfIndicator(
          required(entry.indicator(), where, "indicator"),
          wanted,
          entry.evidence() == null
              ? ofIndicator
              : template(
                  entry.evidence(),
                  List.of(EnquiryRule.NAME, EnquiryRule.FIGURE, EnquiryRule.SIGNALS),
                  where));
    }
    return new EnquiryRule.OfReturn(
        required(entry.ofReturn(), where, "return"),
        qualities(required(entry.quality(), where, "quality"), where),
        entry.evidence() == null
            ? ofReturn
            : template(entry.evidence(), List.of(EnquiryRule.NAME, EnquiryRule.SIGNALS), where));
  }

  private static Set<EnquiryRule.Quality> qualities(Set<String> words, String where) {
    Set<EnquiryRule.Quality> found = EnumSet.noneOf(EnquiryRule.Quality.class);
    for (EnquiryRule.Quality each : EnquiryRule.Quality.values()) {
      if (words.contains(each.text())) {
        found.add(each);
      }
    }
    require(
        !words.isEmpty() && found.size() == words.size(),
        where,
        "quality can be tested for "
            + EnumSet.allOf(EnquiryRule.Quality.class).stream()
                .map(EnquiryRule.Quality::text)
                .toList());
    return found;
  }

  private static String template(String text, List<String> placeholders, String where) {
    Matcher found = PLACEHOLDER.matcher(text);
    List<String> used = found.results().map(each -> each.group()).sorted().toList();
    require(
        used.equals(placeholders.stream().sorted().toList()),
        where,
        "evidence needs each of " + String.join(", ", placeholders) + " once, and no other");
    open(found.replaceAll(""), where);
    return text.strip();
  }

  /** The text, which claims nothing. */
  private static String open(String text, String where) {
    Matcher claim = CLAIM.matcher(text);
    if (claim.find()) {
      throw new IllegalArgumentException(
          where + ": only a signal may say \"" + claim.group() + "\"; ask without it");
    }
    return text;
  }

  private static <T> T required(@Nullable T value, String where, String key) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      throw new IllegalArgumentException(where + ": " + key + " is missing");
    }
    return value;
  }

  private static void require(boolean holds, String where, String message) {
    if (!holds) {
      throw new IllegalArgumentException(where + ": " + message);
    }
  }
}
