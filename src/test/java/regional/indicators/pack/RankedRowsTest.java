package regional.indicators.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Value;
import regional.indicators.core.Value.Symbol;
import regional.indicators.disclosure.View.Peer;
import regional.indicators.disclosure.View.Place;
import regional.indicators.disclosure.View.Shown;
import regional.indicators.pack.chart.PrintedNumber;

/** Who of a region is in a ranked list, and how many are not. */
class RankedRowsTest {

  @Test
  void allAreThereWhereThereIsRoom() {
    List<Peer> peers = known(24, 7);
    RankedRows rows = RankedRows.of(peers);
    assertThat(names(rows)).hasSize(24).doesNotContain("1 more");
    assertThat(rows.leftOut()).isEmpty();
  }

  @Test
  void theFirstTheLastAndThoseAboutTheAuthorityOfMore() {
    RankedRows rows = RankedRows.of(known(33, 20));
    assertThat(names(rows))
        .containsSequence("Authority 5", "9 more")
        .containsSequence("Authority 20", "Authority 21", "Authority 22")
        .endsWith("Authority 29", "Authority 30", "Authority 31", "Authority 32", "Authority 33");
    assertThat(rows.leftOut()).isEqualTo("; 21 of 33, all in data.xlsx");
  }

  @Test
  void thoseLeftOutWhoHaveNoFigureAreCountedWithTheirSymbol() {
    List<Peer> peers = new ArrayList<>(known(25, 3));
    for (int i = 25; i < 33; i++) {
      peers.add(peer(i + 1, i == 32 ? Symbol.NOT_APPLICABLE : Symbol.CONFIDENTIAL, false));
    }
    List<Headline.PeerRow> table = RankedRows.of(peers).table(PrintedNumber.COUNT);
    Headline.PeerRow last = table.get(table.size() - 1);
    assertThat(last.name()).isEqualTo("8 more");
    assertThat(last.value()).isEqualTo("c, z");
  }

  @Test
  void whereNoOtherMayBeSeenTheAuthorityItselfAndHowManyOthers() {
    List<Peer> peers = new ArrayList<>();
    peers.add(peer(9, Value.of(40), true));
    for (int i = 0; i < 8; i++) {
      peers.add(peer(i + 1, Symbol.CONFIDENTIAL, false));
    }
    RankedRows rows = RankedRows.of(peers);
    assertThat(names(rows)).containsExactly("Authority 9", "8 more");
    assertThat(rows.dots()).hasSize(2);
    assertThat(rows.leftOut()).isEqualTo("; 1 of 9, all in data.xlsx");
    // Its own is not known either.
    peers.set(0, peer(9, Symbol.NOT_APPLICABLE, true));
    assertThat(names(RankedRows.of(peers))).containsExactly("Authority 9", "8 more");
  }

  private static List<String> names(RankedRows rows) {
    return rows.table(PrintedNumber.COUNT).stream().map(Headline.PeerRow::name).toList();
  }

  /** In order, each with a figure. */
  private static List<Peer> known(int count, int own) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> peer(i, Value.of(i), i == own)).toList();
  }

  private static Peer peer(int number, Value value, boolean own) {
    String named = (100 + number) + " Authority " + number;
    Area area = PlausibleView.areas(List.of(named), PlausibleView.REGION).get(0);
    Shown shown =
        new Shown(
            DataPeriod.of(PlausibleView.QUARTER),
            value,
            value,
            value,
            value,
            value,
            "",
            Optional.empty(),
            1,
            1,
            "final");
    return new Peer(area, shown, Optional.<Place>empty(), own);
  }
}
