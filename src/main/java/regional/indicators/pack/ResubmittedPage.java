package regional.indicators.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import regional.indicators.disclosure.ResubmittedView;
import regional.indicators.disclosure.ResubmittedView.MovedFigure;
import regional.indicators.disclosure.ResubmittedView.MovedRank;
import regional.indicators.disclosure.ResubmittedView.MovedSignal;
import regional.indicators.disclosure.ResubmittedView.Sent;

/** The page on what was sent again, in words; left out of a pack where nothing was. */
public final class ResubmittedPage {

  /** The section, and so its template. */
  static final String SECTION = "resubmitted";

  /** Of all returns together. */
  private static final int CELLS = 14;

  private static final int RETURNS = 5;
  private static final int FIGURES = 16;
  private static final int RANKS = 6;

  private final ResubmittedView view;

  ResubmittedPage(ResubmittedView view) {
    this.view = view;
  }

  /**
   * A return sent again.
   *
   * @param more what is not in the table, in a sentence; may be empty
   */
  public record Resent(
      String heading, String sentence, List<ResubmittedView.Cell> cells, String more) {}

  /** A figure that moved. */
  public record MovedRow(
      String id, String name, String period, String before, String after, String signals) {}

  public List<Resent> sent() {
    List<Resent> resent = new ArrayList<>();
    int room = CELLS;
    for (Sent each : view.sent().subList(0, Math.min(RETURNS, view.sent().size()))) {
      Resent one = resent(each, room);
      room -= one.cells().size();
      resent.add(one);
    }
    return resent;
  }

  /** How many more returns were sent again, in a sentence; empty if none. */
  public String moreSent() {
    int more = view.sent().size() - RETURNS;
    return more <= 0
        ? ""
        : "And "
            + count(more)
            + (more == 1 ? " more return was" : " more returns were")
            + " sent again: every one is in data.xlsx.";
  }

  private static Resent resent(Sent sent, int room) {
    int cells = sent.cells().size();
    int held = Math.min(room, cells);
    String came =
        "Version "
            + sent.version()
            + " came on "
            + Wording.longDay(sent.receivedOn())
            + " in place of version "
            + sent.versionBefore()
            + ". ";
    String rows =
        "Rows added: "
            + count(sent.rowsAdded())
            + "; left out: "
            + count(sent.rowsRemoved())
            + "; changed: "
            + count(sent.rowsChanged())
            + ".";
    boolean nothing = sent.rowsAdded() + sent.rowsRemoved() + sent.rowsChanged() == 0;
    String what =
        nothing
            ? "No accepted row is different."
            : sent.records()
                ? rows + " Rows of records are counted and never shown."
                : "Cells changed: " + count(cells) + ". " + rows;
    return new Resent(
        sent.returnTitle() + ", " + sent.quarter(),
        came + what,
        sent.cells().subList(0, held),
        cells == held
            ? ""
            : (held == 0 ? "" : "And ")
                + count(cells - held)
                + (held == 0 ? " cells" : " more cells")
                + ": in data.xlsx.");
  }

  private static String count(int number) {
    return String.format(Locale.UK, "%,d", number);
  }

  public List<MovedRow> moved() {
    List<MovedRow> rows = new ArrayList<>();
    for (MovedFigure each : view.moved().subList(0, Math.min(FIGURES, view.moved().size()))) {
      var format = Wording.number(each.text());
      rows.add(
          new MovedRow(
              each.text().id(),
              each.text().name() + (each.breakdown().isEmpty() ? "" : ", " + each.breakdown()),
              Wording.period(each.period(), each.clock()),
              format.text(each.before()),
              format.text(each.after()),
              signals(each.signals())));
    }
    return rows;
  }

  /** How many figures moved and stand in the table, in a sentence. */
  public String movedWords() {
    int moved = view.moved().size();
    if (moved == 0) {
      return view.sent().isEmpty() ? "" : "None of the authority's figures moved.";
    }
    return "Figures of the authority that moved: "
        + count(moved)
        + (moved > FIGURES
            ? ", of which the table has the first " + FIGURES + " and data.xlsx all"
            : "")
        + ". A figure may be printed the same before and after: it moved by less than the last"
        + " decimal, or only its counts or its standing did.";
  }

  private static String signals(List<MovedSignal> signals) {
    List<String> words = new ArrayList<>();
    for (MovedSignal each : signals) {
      words.add(name(each.what()) + " " + words(each.before()) + " to " + words(each.after()));
    }
    return words.isEmpty() ? Wording.NONE : Wording.capital(String.join("; ", words));
  }

  private static String name(String what) {
    return switch (what) {
      case "direction" -> "change";
      case "spc" -> "control chart";
      case "funnel" -> "among authorities";
      default -> what;
    };
  }

  private static String words(String signal) {
    return signal.isEmpty() || signal.equals("-") ? "none" : signal.replace('_', ' ');
  }

  /** Whether there is no page: the authority sent nothing again. */
  boolean isEmpty() {
    return view.sent().isEmpty() && view.moved().isEmpty();
  }

  /** Ranks moved by what others sent again, in a sentence for the cover; empty if none. */
  public String movedByOthers() {
    List<MovedRank> ranks = view.ranksMovedByOthers();
    if (ranks.isEmpty()) {
      return "";
    }
    List<String> words = new ArrayList<>();
    for (MovedRank each : ranks.subList(0, Math.min(RANKS, ranks.size()))) {
      words.add(
          each.text().id()
              + ", "
              + Wording.period(each.period(), each.clock())
              + ", from "
              + words(each.before())
              + " to "
              + words(each.after()));
    }
    if (ranks.size() > RANKS) {
      words.add("and " + count(ranks.size() - RANKS) + " more");
    }
    return "The authority's rank moved because another authority's figures were revised: "
        + String.join("; ", words)
        + ".";
  }
}
