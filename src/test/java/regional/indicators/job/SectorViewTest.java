package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.core.Authority;
import regional.indicators.core.Value;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.Standing;
import regional.indicators.disclosure.Views;
import regional.indicators.submission.Receipts;

/** What peers see of real runs: nothing is said of a figure that is hidden from them. */
class SectorViewTest {

  @TempDir private static Path folder;

  @Test
  void nothingIsSaidOfAHiddenFigure() throws Exception {
    SmallRegion region = SmallRegion.in(folder).with("peer-challenge");
    SmallRegion.run(region.quarterly("2026-01-28"));
    assertThat(region.published().resolve("peer-challenge/E06000006-halton.pdf")).isNotEmptyFile();
    Path home = region.home();
    Places places =
        new Places(
            home, home.resolve("data/incoming"), region.reports(), home.resolve("data/store"));
    List<String> hidden = new ArrayList<>();
    try (Store store = TestStore.open(places.store())) {
      Definitions definitions = Definitions.read(places);
      Receipts.Run run = store.get(Receipts.class).published(SmallRegion.QUARTER).orElseThrow();
      Progress progress = new Progress(new PrintStream(PrintStream.nullOutputStream()), false);
      Views views =
          new QuarterlyRun(
                  places,
                  definitions,
                  store,
                  run,
                  progress,
                  SentReleases.NONE,
                  new RunIntake(places, definitions, store, run, progress, List.of()))
              .views();
      for (String code : SmallRegion.AUTHORITIES) {
        Authority authority = definitions.reference().authorities().get(code);
        for (View.SubjectView subject : views.sectorView(authority).subjects()) {
          for (IndicatorView each : subject.indicators()) {
            each.standing()
                .filter(standing -> standing.own().value() == Value.Symbol.CONFIDENTIAL)
                .ifPresent(
                    standing -> {
                      hidden.add(each.text().id());
                      assertNothingIsSaid(each, standing);
                    });
            assertRanksAreAmongTheSeen(each);
            assertThat(each.chart())
                .filteredOn(point -> point.value() == Value.Symbol.CONFIDENTIAL)
                .allSatisfy(
                    point -> {
                      assertThat(point.sign().isSpecial()).isFalse();
                      assertThat(point.centre().isKnown()).isFalse();
                      assertThat(point.upper().isKnown()).isFalse();
                    });
          }
        }
      }
    }
    assertThat(hidden).isNotEmpty();
  }

  /** A rank counts nobody who is hidden, but as one who may lie before. */
  private static void assertRanksAreAmongTheSeen(IndicatorView indicator) {
    int unseen =
        (int)
            indicator.peers().stream()
                .filter(each -> each.figure().value() == Value.Symbol.CONFIDENTIAL)
                .count();
    List<View.Peer> ranked =
        indicator.peers().stream().filter(each -> each.rank().isPresent()).toList();
    for (View.Peer each : ranked) {
      long before = ranked.stream().filter(other -> isBetter(indicator, other, each)).count();
      View.Place place = each.rank().orElseThrow();
      assertThat(place.rank()).isEqualTo((int) before + 1);
      assertThat(place.hidden()).isEqualTo(unseen);
      assertThat(place.of()).isEqualTo(ranked.size() + unseen);
      if (unseen > 0) {
        assertThat(place.text()).isEqualTo(place.rank() + "–" + (place.rank() + unseen));
      }
    }
  }

  private static boolean isBetter(IndicatorView indicator, View.Peer one, View.Peer other) {
    double first = ((Value.Known) one.figure().value()).number();
    double second = ((Value.Known) other.figure().value()).number();
    return indicator.text().polarity().equals("higher") ? first > second : first < second;
  }

  private static void assertNothingIsSaid(IndicatorView indicator, Standing standing) {
    assertThat(
            List.of(
                standing.own().numerator(),
                standing.own().denominator(),
                standing.own().lower(),
                standing.own().upper(),
                standing.change().change()))
        .noneMatch(Value::isKnown);
    assertThat(standing.rank()).isEmpty();
    assertThat(standing.band()).isEqualTo("-");
    assertThat(standing.change().direction()).isEqualTo("not_compared");
    assertThat(standing.funnel()).isEqualTo("not_tested");
    assertThat(standing.sign().isSpecial()).isFalse();
    assertThat(standing.beside())
        .extracting(View.Beside::difference)
        .allMatch("not_compared"::equals);
    assertThat(indicator.peers())
        .filteredOn(View.Peer::own)
        .noneMatch(peer -> peer.figure().value().isKnown());
    indicator
        .funnel()
        .ifPresent(
            funnel ->
                assertThat(funnel.points())
                    .noneMatch(regional.indicators.disclosure.FunnelView.Point::own));
  }
}
