package regional.indicators.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Made-up releases of a region, one after the other, each attacked with all before it. */
class SyntheticReleasesTest {

  private static final int RUNS = Integer.getInteger("releases", 10);

  @Test
  void nothingCanBeWorkedOut() {
    int hidden = 0;
    int figures = 0;
    int primaries = 0;
    int leaks = 0;
    int solved = 0;
    long from = System.nanoTime();
    for (int seed = 0; seed < RUNS; seed++) {
      List<SyntheticRegion.Release> releases = new SyntheticRegion(seed, 24).releases();
      List<Set<SyntheticRegion.Key>> seen = new ArrayList<>();
      for (int now = 0; now < releases.size(); now++) {
        Releases<SyntheticRegion.Key> system = new Releases<>();
        for (int earlier = 0; earlier < now; earlier++) {
          Set<SyntheticRegion.Key> unseen = seen.get(earlier);
          SyntheticRegion.add(
              system,
              releases.get(earlier),
              key ->
                  unseen.contains(key)
                      ? Releases.Sent.HIDDEN_EARLIER
                      : Releases.Sent.SHOWN_EARLIER);
        }
        SyntheticRegion.add(system, releases.get(now), key -> Releases.Sent.NOW);
        Releases.Outcome<SyntheticRegion.Key> outcome = system.protect();
        seen.add(outcome.hidden().keySet());
        figures += outcome.figures();
        hidden += outcome.hidden().size();
        primaries +=
            (int)
                releases.get(now).counts().values().stream()
                    .filter(SyntheticRegion::isSmall)
                    .count();
        leaks += outcome.unprotected().size();
        solved += outcome.solved();
        outcome.unprotected().forEach(each -> System.out.println(each.text() + each.knowledge()));
      }
    }
    System.out.printf(
        "releases %d: figures %d, small %d, hidden %d, leaks %d, solved by LP %d, %.1f s%n",
        RUNS, figures, primaries, hidden, leaks, solved, (System.nanoTime() - from) / 1e9);
    assertThat(leaks).isZero();
  }
}
