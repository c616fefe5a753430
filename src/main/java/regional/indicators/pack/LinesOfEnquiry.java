package regional.indicators.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import regional.indicators.disclosure.View;

/**
 * The questions that a visiting peer might ask, each asked only where computed signals give cause.
 *
 * @param rules in the order of the file, which decides between lines of equal strength
 * @param general open questions that rest on no signal, and are said to
 */
public record LinesOfEnquiry(List<EnquiryRule> rules, List<String> general) {

  private static final int MOST = 8;
  private static final int FEWEST = 6;

  /** Of one subject, while there are enough of others. */
  private static final int OF_ONE_SUBJECT = 2;

  public LinesOfEnquiry {
    rules = List.copyOf(rules);
    general = List.copyOf(general);
  }

  /**
   * A question and what gives cause to ask it.
   *
   * @param subject its id
   * @param evidence a sentence for each condition of the rule
   * @param of ids of the indicators, and of the subjects of the returns, that it rests on
   */
  public record Line(
      String id,
      String subject,
      String subjectTitle,
      String question,
      List<String> evidence,
      Set<String> of,
      double strength) {
    public Line {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * What is asked of one authority.
   *
   * @param lines strongest first
   * @param fired how many rules found cause
   * @param general to make up the number where too few did
   */
  public record Asked(List<Line> lines, int fired, List<String> general) {}

  /**
   * The strongest lines, spread over subjects: first one of each, then a second, and more of one
   * only while there are too few. A line whose indicators all stand in a stronger one is left out.
   *
   * @throws IllegalArgumentException if a rule names what the view has not
   */
  Asked of(View view) {
    List<Line> fired =
        rules.stream()
            .flatMap(each -> each.in(view).stream())
            .sorted(Comparator.comparingDouble(Line::strength).reversed())
            .toList();
    List<Line> distinct = new ArrayList<>();
    for (Line each : fired) {
      if (distinct.stream().noneMatch(stronger -> stronger.of().containsAll(each.of()))) {
        distinct.add(each);
      }
    }
    Map<String, Integer> seen = new HashMap<>();
    Map<Integer, List<Line>> rounds = new HashMap<>();
    int last = 0;
    for (Line each : distinct) {
      int round = seen.merge(each.subject(), 1, Integer::sum);
      rounds.computeIfAbsent(round, lines -> new ArrayList<>()).add(each);
      last = Math.max(last, round);
    }
    List<Line> chosen = new ArrayList<>();
    for (int round = 1; round <= last; round++) {
      int upTo = round <= OF_ONE_SUBJECT ? MOST : FEWEST;
      List<Line> here = Optional.ofNullable(rounds.get(round)).orElse(List.of());
      here.stream().limit(Math.max(0, upTo - chosen.size())).forEach(chosen::add);
    }
    chosen.sort(Comparator.comparingDouble(Line::strength).reversed());
    return new Asked(
        List.copyOf(chosen),
        fired.size(),
        general.stream().limit(Math.max(0, FEWEST - chosen.size())).toList());
  }
}
