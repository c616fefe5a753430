package regional.indicators.publish.analyst;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import regional.indicators.core.Quarter;
import regional.indicators.disclosure.Attack;
import regional.indicators.disclosure.Bounds;
import regional.indicators.disclosure.Controlled;
import regional.indicators.disclosure.Reason;
import regional.indicators.disclosure.Releases;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicators;
import regional.indicators.publish.PageTemplate;

/**
 * {@code analyst/disclosure.html}: what is hidden from others, why, how far an attacker is kept
 * from it, and what that costs. It has no number that is hidden.
 */
public final class DisclosurePage {

  /** Greatest of each class of how many numbers fit. */
  private static final List<Integer> CLASSES = List.of(4, 5, 10, 20);

  /** Why figures are hidden, and how many. */
  public record Why(String name, String meaning, String figures) {}

  /** How many small numbers are left with so many that fit. */
  public record Left(String fits, String figures) {}

  /** What an indicator loses. */
  public record Loss(String name, String printed, String own, String others, String share) {}

  private final Quarter quarter;
  private final Controlled controlled;
  private final List<Quarter> sent;
  private final String override;
  private final List<Loss> losses;

  private DisclosurePage(
      Quarter quarter,
      Controlled controlled,
      List<Quarter> sent,
      String override,
      List<Loss> losses) {
    this.quarter = quarter;
    this.controlled = controlled;
    this.sent = sent;
    this.override = override;
    this.losses = losses;
  }

  /**
   * @param figures all that there are
   * @param sent quarters whose outputs were sent before, oldest first
   * @param override who let pass what is not kept; empty if nobody had to
   * @throws IOException if the file cannot be written
   */
  public static void write(
      Path file,
      Quarter quarter,
      Controlled controlled,
      Indicators indicators,
      List<Figure> figures,
      List<Quarter> sent,
      String override)
      throws IOException {
    DisclosurePage page =
        new DisclosurePage(
            quarter, controlled, sent, override, losses(controlled, indicators, figures));
    Files.writeString(
        file, PageTemplate.text("disclosure", Map.of("page", page)), StandardCharsets.UTF_8);
  }

  private static List<Loss> losses(
      Controlled controlled, Indicators indicators, List<Figure> figures) {
    Map<String, Integer> printed = new TreeMap<>();
    figures.stream()
        .filter(controlled.printed()::has)
        .forEach(each -> printed.merge(each.indicatorId(), 1, Integer::sum));
    Map<String, Integer> own = new HashMap<>();
    Map<String, Integer> others = new HashMap<>();
    controlled
        .outcome()
        .hidden()
        .forEach(
            (key, reason) ->
                (reason == Reason.SECONDARY ? others : own)
                    .merge(key.indicatorId(), 1, Integer::sum));
    List<Loss> losses = new ArrayList<>();
    printed.forEach(
        (id, count) -> {
          int ofItself = own.getOrDefault(id, 0);
          int ofOthers = others.getOrDefault(id, 0);
          losses.add(
              new Loss(
                  id + " " + indicators.get(id).name(),
                  number(count),
                  number(ofItself),
                  number(ofOthers),
                  share(ofItself + ofOthers, count)));
        });
    return losses;
  }

  private static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String share(int part, int whole) {
    return String.format(Locale.ROOT, "%.1f%%", 100.0 * part / Math.max(1, whole));
  }

  // What the template prints ---------------------------------------------------------------------

  public String quarter() {
    return quarter.toString();
  }

  public String summary() {
    Releases.Outcome<?> outcome = controlled.outcome();
    return number(outcome.hidden().size())
        + " of "
        + number(outcome.figures())
        + " figures that others have a place for are hidden ("
        + share(outcome.hidden().size(), outcome.figures())
        + "). "
        + number(outcome.sensitive())
        + " numbers must not be learned; "
        + number(outcome.proofs())
        + " proofs were checked, and "
        + number(outcome.solved())
        + " cells were attacked by linear program.";
  }

  public String known() {
    return sent.isEmpty()
        ? "Nothing has been sent before."
        : "Known to every reader: what was sent for "
            + sent.stream().map(Quarter::toString).collect(Collectors.joining(", "))
            + ".";
  }

  public List<String> notKept() {
    return controlled.outcome().unprotected().stream().map(Attack.Leak::text).toList();
  }

  public String override() {
    return "Let pass by " + override;
  }

  public List<Why> reasons() {
    return controlled.byReason().entrySet().stream()
        .map(
            each -> new Why(each.getKey().text(), each.getKey().meaning(), number(each.getValue())))
        .toList();
  }

  public List<Left> candidates() {
    int[] counts = new int[CLASSES.size() + 1];
    for (Releases.HiddenFigure<?> each : controlled.outcome().report()) {
      if (each.reason() != Reason.DOMINANCE) {
        each.fits().ifPresent(fits -> counts[classOf(fits)]++);
      }
    }
    List<Left> lines = new ArrayList<>();
    int from = 2;
    for (int i = 0; i < counts.length; i++) {
      String name =
          i == CLASSES.size()
              ? from + " or more"
              : CLASSES.get(i) == from ? String.valueOf(from) : from + " to " + CLASSES.get(i);
      lines.add(new Left(name, number(counts[i])));
      from = i < CLASSES.size() ? CLASSES.get(i) + 1 : from;
    }
    return lines;
  }

  private static int classOf(Bounds fits) {
    int index = 0;
    while (index < CLASSES.size() && fits.candidates() > CLASSES.get(index)) {
      index++;
    }
    return index;
  }

  public List<Loss> indicators() {
    return losses;
  }
}
