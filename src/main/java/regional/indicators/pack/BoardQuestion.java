package regional.indicators.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regional.indicators.disclosure.View;

/**
 * A line of enquiry that signals give cause for in several authorities.
 *
 * @param subject title
 * @param of ids of the indicators and returns that it rests on
 * @param authorities where it has cause, in the order of their names
 */
public record BoardQuestion(
    String id, String subject, String question, String of, List<String> authorities) {

  private static final int MOST = 12;
  private static final int MOST_NAMED = 12;

  public BoardQuestion {
    authorities = List.copyOf(authorities);
  }

  /**
   * What is asked of most authorities first; of as many, in the order of the rules.
   *
   * @param views of all authorities, as the sector may see them
   */
  public static List<BoardQuestion> of(LinesOfEnquiry enquiries, List<View> views) {
    Map<String, List<String>> where = new LinkedHashMap<>();
    Map<String, LinesOfEnquiry.Line> lines = new LinkedHashMap<>();
    for (EnquiryRule rule : enquiries.rules()) {
      for (View view : views) {
        rule.in(view)
            .ifPresent(
                line -> {
                  lines.putIfAbsent(line.id(), line);
                  where
                      .computeIfAbsent(line.id(), id -> new ArrayList<>())
                      .add(view.authority().name());
                });
      }
    }
    return lines.values().stream()
        .map(
            each ->
                new BoardQuestion(
                    each.id(),
                    each.subjectTitle(),
                    each.question(),
                    String.join(", ", each.of()),
                    where.getOrDefault(each.id(), List.of()).stream().sorted().toList()))
        .sorted(Comparator.comparingInt((BoardQuestion each) -> -each.authorities().size()))
        .limit(MOST)
        .toList();
  }

  /** The authorities' names; of very many the first. */
  public String places() {
    int more = authorities.size() - MOST_NAMED;
    return more <= 0
        ? String.join(", ", authorities)
        : String.join(", ", authorities.subList(0, MOST_NAMED)) + " and " + more + " more";
  }
}
