package regional.indicators.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regional.indicators.disclosure.SyntheticRegion.Key;

/**
 * Made-up releases of a region: three quarters, each restated once, each release attacked with all
 * before it. {@code -Dreleases=200} for all of them, {@code -Dauthorities=24} for a whole region.
 */
class SyntheticReleasesTest {

  private static final int RUNS = Integer.getInteger("releases", 1);
  private static final int AREAS = Integer.getInteger("authorities", 6);

  /** What an attack on all releases of a run found. */
  private static final class Tally {
    private int figures;
    private int small;
    private int hidden;
    private int attacked;
    private int exact;
    private int narrow;
    private int runsWithExact;

    synchronized void add(Tally other) {
      figures += other.figures;
      small += other.small;
      hidden += other.hidden;
      attacked += other.attacked;
      exact += other.exact;
      narrow += other.narrow;
      runsWithExact += other.runsWithExact;
    }

    void print(String rule) {
      System.out.printf(
          Locale.ROOT,
          "%-34s runs with an exact disclosure %d/%d, small cells exact %d/%d, too narrow %d,"
              + " figures hidden %d/%d (%.1f%%, small themselves %.1f%%)%n",
          rule,
          runsWithExact,
          RUNS,
          exact,
          attacked,
          narrow,
          hidden,
          figures,
          100.0 * hidden / figures,
          100.0 * small / figures);
    }
  }

  @Test
  void nothingCanBeWorkedOutOfAllReleasesTogether() {
    Tally system = new Tally();
    Tally perTable = new Tally();
    Tally primary = new Tally();
    IntStream.range(0, RUNS)
        .parallel()
        .forEach(
            seed -> {
              List<SyntheticRegion.Release> releases = new SyntheticRegion(seed, AREAS).releases();
              system.add(run(releases, SyntheticReleasesTest::bySystem));
              perTable.add(run(releases, (now, before) -> perTable(now)));
              primary.add(run(releases, (now, before) -> small(now)));
            });
    System.out.println(
        "made-up releases of " + AREAS + " authorities, attacked by an outsider over all of them:");
    primary.print("small cells only");
    perTable.print("two blanks in every row and column");
    system.print("one system");
    assertThat(system.exact).isZero();
    assertThat(system.narrow).isZero();
    assertThat(perTable.exact).isPositive();
  }

  private static Tally run(
      List<SyntheticRegion.Release> releases,
      BiFunction<SyntheticRegion.Release, List<Seen>, Set<Key>> rule) {
    Tally tally = new Tally();
    List<Seen> seen = new ArrayList<>();
    for (int now = 0; now < releases.size(); now++) {
      Set<Key> hidden = rule.apply(releases.get(now), List.copyOf(seen));
      seen.add(new Seen(releases.get(now), hidden));
    }
    Seen last = seen.get(seen.size() - 1);
    tally.figures += last.release().counts().size();
    tally.small += small(last.release()).size();
    tally.hidden += last.hidden().size();
    attack(seen, tally);
    return tally;
  }

  /** A release and which of its figures were hidden. */
  private record Seen(SyntheticRegion.Release release, Set<Key> hidden) {}

  private static Set<Key> bySystem(SyntheticRegion.Release now, List<Seen> before) {
    Releases<Key> system = releases(before);
    SyntheticRegion.add(system, now, key -> Releases.Sent.NOW);
    Releases.Outcome<Key> outcome = system.protect();
    assertThat(outcome.unprotected()).isEmpty();
    return outcome.hidden().keySet();
  }

  private static Releases<Key> releases(List<Seen> sent) {
    Releases<Key> releases = new Releases<>();
    for (Seen each : sent) {
      SyntheticRegion.add(
          releases,
          each.release(),
          key ->
              each.hidden().contains(key)
                  ? Releases.Sent.HIDDEN_EARLIER
                  : Releases.Sent.SHOWN_EARLIER);
    }
    return releases;
  }

  private static Set<Key> small(SyntheticRegion.Release release) {
    Set<Key> small = new LinkedHashSet<>();
    release
        .counts()
        .forEach(
            (key, count) -> {
              if (SyntheticRegion.isSmall(count)) {
                small.add(key);
              }
            });
    return small;
  }

  /** Each quarter and year to date as a table of its own: no line with a single blank. */
  private static Set<Key> perTable(SyntheticRegion.Release release) {
    Set<Key> hidden = new HashSet<>(small(release));
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Map.Entry<Key, List<Key>> total : lines(release).entrySet()) {
        List<Key> line = new ArrayList<>(total.getValue());
        line.add(total.getKey());
        List<Key> shown = line.stream().filter(each -> !hidden.contains(each)).toList();
        if (line.size() - shown.size() == 1) {
          Key next =
              shown.stream()
                  .filter(each -> release.counts().getOrDefault(each, 0) > 0)
                  .min(Comparator.comparing((Key each) -> release.counts().getOrDefault(each, 0)))
                  .orElseThrow();
          hidden.add(next);
          moved = true;
        }
      }
    }
    return hidden;
  }

  private static Map<Key, List<Key>> lines(SyntheticRegion.Release release) {
    Map<Key, List<Key>> lines = new LinkedHashMap<>();
    SyntheticRegion.totals(release)
        .forEach(
            (total, parts) -> {
              if (parts.stream().allMatch(each -> each.quarter() == total.quarter())) {
                lines.put(total, parts);
              }
            });
    return lines;
  }

  private static void attack(List<Seen> seen, Tally tally) {
    Releases<Key> all = releases(seen);
    int exact = 0;
    for (Attack.Leak each : all.attack(new Knowledge.Outsider())) {
      if (each.verdict() == Bounds.Verdict.EXACT) {
        exact++;
      } else {
        tally.narrow++;
      }
    }
    tally.attacked += all.sensitive();
    tally.exact += exact;
    tally.runsWithExact += exact > 0 ? 1 : 0;
  }
}
