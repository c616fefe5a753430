package regional.indicators.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;

/**
 * The findings of one authority's return from version to version and quarter to quarter. Two
 * findings are the same if code and key are. A rejected file resolves nothing, because not every
 * rule could be tried on it; a quarter in which nothing was sent neither resolves nor interrupts.
 */
final class FindingHistory {

  private static final String MENDED = "Nothing: version %d of %s has it no more.";

  /** What was found in one file received. */
  record Version(int number, boolean accepted, List<Finding> findings) {}

  private record Same(String code, String key) {
    private static Same of(Finding finding) {
      return new Same(finding.code(), finding.key());
    }
  }

  /**
   * A finding that is open.
   *
   * @param stands it is one of a submission that stands, not of a rejected one
   */
  private record Open(
      Quarter since, Finding finding, boolean stands, Optional<Explanation> explanation) {}

  private final List<Explanation> explanations;
  private Map<Same, Open> open = new LinkedHashMap<>();

  /**
   * @param explanations of the authority that stand
   */
  FindingHistory(List<Explanation> explanations) {
    this.explanations = List.copyOf(explanations);
  }

  /**
   * The next quarter in which something was received.
   *
   * @param versions in order of version, then receipt
   * @return findings of the version that stands, of a newer rejected one, then what was resolved
   */
  List<Feedback> quarter(Quarter quarter, List<Version> versions) {
    int standing = -1;
    for (int i = 0; i < versions.size(); i++) {
      standing = versions.get(i).accepted() ? i : standing;
    }
    Set<Integer> listed = new LinkedHashSet<>();
    if (standing >= 0) {
      listed.add(standing);
    }
    listed.add(versions.size() - 1);
    Map<Same, Open> now = new LinkedHashMap<>();
    List<Feedback> told = new ArrayList<>();
    for (int index : listed) {
      for (Finding finding : versions.get(index).findings()) {
        Same same = Same.of(finding);
        Optional<Open> before = Optional.ofNullable(open.get(same));
        Optional<Explanation> explanation = explanation(quarter, finding, before);
        Quarter since = before.map(Open::since).orElse(quarter);
        boolean earlier = before.isPresent() || isInAny(versions.subList(0, index), same);
        Feedback.State state =
            explanation.isPresent()
                ? Feedback.State.EXPLAINED
                : earlier ? Feedback.State.PERSISTING : Feedback.State.NEW;
        told.add(new Feedback(finding, since, state, explanation));
        now.putIfAbsent(same, new Open(since, finding, index == standing, explanation));
      }
    }
    if (standing >= 0) {
      told.addAll(resolved(quarter, versions.subList(0, standing), versions.get(standing), now));
      open = now;
    } else {
      now.forEach(
          (same, each) ->
              open.merge(
                  same,
                  each,
                  (before, after) ->
                      new Open(
                          after.since(), after.finding(), before.stands(), after.explanation())));
    }
    return told;
  }

  private static boolean isInAny(List<Version> versions, Same same) {
    return versions.stream()
        .flatMap(each -> each.findings().stream())
        .anyMatch(each -> Same.of(each).equals(same));
  }

  /** What the submission that stood before had, or an earlier version, and this one has not. */
  private List<Feedback> resolved(
      Quarter quarter, List<Version> earlier, Version standing, Map<Same, Open> now) {
    Map<Same, Open> before = new LinkedHashMap<>();
    open.forEach(
        (same, each) -> {
          if (each.stands()) {
            before.put(same, each);
          }
        });
    for (Version version : earlier) {
      for (Finding finding : version.findings()) {
        Same same = Same.of(finding);
        Quarter since = Optional.ofNullable(open.get(same)).map(Open::since).orElse(quarter);
        before.putIfAbsent(same, new Open(since, finding, false, Optional.empty()));
      }
    }
    List<Feedback> resolved = new ArrayList<>();
    before.forEach(
        (same, each) -> {
          if (!now.containsKey(same)) {
            resolved.add(
                new Feedback(
                    mended(each.finding(), quarter, standing.number()),
                    each.since(),
                    Feedback.State.RESOLVED,
                    Optional.empty()));
          }
        });
    return resolved;
  }

  private static Finding mended(Finding finding, Quarter quarter, int version) {
    return new Finding(
        finding.oldLaCode(),
        finding.returnId(),
        quarter.toString(),
        version,
        finding.code(),
        finding.effect(),
        0,
        finding.column(),
        "",
        finding.message(),
        String.format(java.util.Locale.ROOT, MENDED, version, quarter),
        finding.place());
  }

  /** The quarter's own, of several the one that names it most closely; else as before. */
  private Optional<Explanation> explanation(
      Quarter quarter, Finding finding, Optional<Open> before) {
    if (finding.effect() != Effect.NOTED) {
      return Optional.empty();
    }
    return explanations.stream()
        .filter(each -> each.quarter().equals(quarter) && each.names(finding))
        .max(Comparator.comparingInt(each -> each.key().length()))
        .or(() -> before.flatMap(Open::explanation));
  }
}
