package regional.indicators.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.Peer;
import regional.indicators.pack.Headline.PeerRow;
import regional.indicators.pack.chart.PrintedNumber;
import regional.indicators.pack.chart.RankChart;

/**
 * Rows of a ranked list, the same for its table and its picture: all authorities where a page has
 * room for them; else the first and the last of them and those about the authority itself, and
 * between these how many are left out. Where no other has a figure that may be seen, the authority
 * itself and how many others there are. All stand in the workbook beside the pack.
 */
final class RankedRows {

  /** As many as two such lists on one page can have. */
  static final int MOST = 24;

  private static final int AT_EITHER_END = 5;
  private static final int LONGEST_NAME = 26;

  /** An authority, or those that are left out in its place. */
  private record Row(Optional<Peer> peer, List<Peer> left) {

    /** Of those left out, where none of them has a figure. */
    String symbols() {
      return left.stream().anyMatch(RankedRows::isKnown)
          ? ""
          : left.stream()
              .map(each -> each.figure().value().text())
              .distinct()
              .sorted()
              .collect(Collectors.joining(", "));
    }
  }

  private final List<Row> rows = new ArrayList<>();
  private final int all;

  private RankedRows(int all) {
    this.all = all;
  }

  /**
   * @param peers in order, those without a figure last
   */
  static RankedRows of(List<Peer> peers) {
    RankedRows ranked = new RankedRows(peers.size());
    int before = -1;
    for (int each : shown(peers)) {
      ranked.leave(peers.subList(before + 1, each));
      ranked.rows.add(new Row(Optional.of(peers.get(each)), List.of()));
      before = each;
    }
    ranked.leave(peers.subList(before + 1, peers.size()));
    return ranked;
  }

  private void leave(List<Peer> left) {
    if (!left.isEmpty()) {
      rows.add(new Row(Optional.empty(), left));
    }
  }

  private static boolean isKnown(Peer peer) {
    return peer.figure().value().isKnown();
  }

  private static Set<Integer> shown(List<Peer> peers) {
    if (peers.stream().noneMatch(each -> !each.own() && isKnown(each))) {
      return IntStream.range(0, peers.size())
          .filter(i -> peers.get(i).own())
          .boxed()
          .collect(Collectors.toSet());
    }
    TreeSet<Integer> shown = new TreeSet<>();
    int known = (int) peers.stream().filter(RankedRows::isKnown).count();
    int own = 0;
    for (int i = 0; i < peers.size(); i++) {
      own = peers.get(i).own() ? i : own;
      boolean atEnd = i < AT_EITHER_END || (i < known && i >= known - AT_EITHER_END);
      if (peers.size() <= MOST || atEnd) {
        shown.add(i);
      }
    }
    // Two rows may be needed to say how many are left out, and one after the last.
    for (int away = 0; shown.size() < Math.min(MOST - 3, peers.size()); away++) {
      for (int each : List.of(own - away, own + away)) {
        if (each >= 0 && each < peers.size() && shown.size() < MOST - 3) {
          shown.add(each);
        }
      }
    }
    return shown;
  }

  /** As {@code ; 21 of 153, all in data.xlsx}; empty where all are there. */
  String leftOut() {
    long here = rows.stream().filter(each -> each.peer().isPresent()).count();
    return here == all ? "" : "; " + here + " of " + all + ", all in data.xlsx";
  }

  List<PeerRow> table(PrintedNumber format) {
    return rows.stream().map(each -> row(each, format)).toList();
  }

  private static PeerRow row(Row row, PrintedNumber format) {
    if (row.peer().isEmpty()) {
      return new PeerRow("", row.left().size() + " more", row.symbols(), "", false);
    }
    Peer peer = row.peer().get();
    return new PeerRow(
        peer.rank().map(View.Place::text).orElse(Wording.NONE),
        Wording.shortened(peer.area().name(), LONGEST_NAME),
        format.text(peer.figure().value()),
        Narrative.interval(peer.figure(), format.withoutSign())
            .map(each -> each.replace(" to ", "–"))
            .orElse(Wording.NONE),
        peer.own());
  }

  List<RankChart.Dot> dots() {
    return rows.stream().map(RankedRows::dot).toList();
  }

  private static RankChart.Dot dot(Row row) {
    if (row.peer().isEmpty()) {
      return RankChart.Dot.leftOut(row.left().size());
    }
    Peer peer = row.peer().get();
    return new RankChart.Dot(
        peer.area().name(),
        peer.figure().value(),
        peer.figure().lower(),
        peer.figure().upper(),
        peer.own(),
        0);
  }
}
