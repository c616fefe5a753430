package regional.indicators.job;

import java.util.List;
import java.util.stream.Collectors;
import regional.indicators.disclosure.Release;
import regional.indicators.publish.RunJson;
import regional.indicators.store.JdbcReleases;
import regional.indicators.submission.Incoming;

/**
 * What has been sent out before a run, and the run's leave to publish what can be told all the
 * same.
 *
 * @param sha256 of the release ledger
 * @param releases oldest first
 * @param override who lets it pass and why, as {@code NAME: reason}; empty if nobody does
 */
record SentReleases(String sha256, List<Release> releases, String override) {

  /** The sector is sent all that the public is, and more: one control serves both. */
  static final String SECTOR = "sector";

  static final String PUBLIC = "public";

  /** Nothing has been sent, and nobody overrides. */
  static final SentReleases NONE = new SentReleases(RunJson.NO_RELEASES, List.of(), "");

  SentReleases {
    releases = List.copyOf(releases);
  }

  static SentReleases of(JdbcReleases ledger, String override) {
    return new SentReleases(sha256(ledger.lines()), ledger.sentTo(SECTOR), override);
  }

  /**
   * Copies the release ledger as it was when it had this hash.
   *
   * @throws IllegalArgumentException if it never had
   */
  static void copy(JdbcReleases from, String sha256, JdbcReleases to) {
    List<JdbcReleases.Line> lines = from.lines();
    int known = 0;
    while (!sha256(lines.subList(0, known)).equals(sha256)) {
      known++;
      if (known > lines.size()) {
        throw new IllegalArgumentException("no release ledger of hash " + sha256);
      }
    }
    for (int i = 0; i < known; i++) {
      to.record(lines.get(i), from.text(i));
    }
  }

  private static String sha256(List<JdbcReleases.Line> lines) {
    return lines.isEmpty()
        ? RunJson.NO_RELEASES
        : Incoming.sha256(
            lines.stream()
                .map(each -> each.quarter() + " " + each.audience() + " " + each.sha256())
                .collect(Collectors.joining("\n")));
  }
}
