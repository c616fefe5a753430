package regional.indicators.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.CoverageLine;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.SubjectView;
import regional.indicators.pack.chart.Chart;

/**
 * What templates print: the view of one authority put into words, page by page, in the order that
 * the pack's definition gives. Made anew for each pack.
 */
public final class PackPages implements Pages {

  /** Of the summary: the whole set on a page leaves one line an indicator. */
  private static final int LONGEST_NAME = 37;

  private static final int NAME_IN_A_LINE = 33;

  private final Pack pack;
  private final View view;
  private final List<Page> pages;
  private final List<Chart> charts = new ArrayList<>();
  private final @org.jspecify.annotations.Nullable PeerChallenge peers;

  /**
   * @throws IllegalArgumentException if the pack names an indicator that its subject has not
   */
  PackPages(Pack pack, View view) {
    this(pack, view, Optional.empty());
  }

  /**
   * @param brief of a pack for visiting peers
   * @throws IllegalArgumentException if the pack or the brief names what the view has not
   */
  PackPages(Pack pack, View view, Optional<PeerBrief> brief) {
    this.pack = pack;
    this.view = view;
    peers = brief.map(each -> new PeerChallenge(pack, view, each, charts)).orElse(null);
    List<Page> laid = new ArrayList<>();
    for (Pack.Section section : pack.sections()) {
      if (section.template().equals(ResubmittedPage.SECTION) && resubmitted().isEmpty()) {
        continue;
      }
      if (section.forEachSubject()) {
        for (SubjectView subject : view.subjects()) {
          Subject content = Subject.of(subject, section, view, charts);
          laid.add(
              new Page(section, section.template() + "-" + subject.id(), subject.title(), content));
        }
      } else {
        laid.add(new Page(section, section.template(), section.title(), null));
      }
    }
    pages = List.copyOf(laid);
  }

  /**
   * One section as laid out.
   *
   * @param id of the place that links lead to
   * @param subject of a section that is laid out for each subject
   */
  public record Page(
      Pack.Section section,
      String id,
      String title,
      @org.jspecify.annotations.Nullable Subject subject) {

    public String template() {
      return section.template();
    }

    public List<Bookmark> bookmarks() {
      if (subject == null) {
        return List.of();
      }
      List<Bookmark> places = new ArrayList<>();
      subject
          .headlines()
          .forEach(
              each ->
                  places.add(new Bookmark(each.id() + " " + each.name(), "headline-" + each.id())));
      places.add(new Bookmark("All indicators: " + title, "table-" + subject.id()));
      return places;
    }
  }

  /** A return's line in the table of coverage, in words. */
  public record Coverage(
      String title,
      String state,
      String received,
      String due,
      String version,
      String rows,
      String findings) {}

  /** A subject's rows in a table of indicators. */
  public record Group(String title, String pageId, List<FigureRow> rows) {}

  /** A declared table with its rows. */
  public record Across<R>(String heading, String paragraph, List<R> rows) {}

  /** A symbol and its meaning. */
  public record Symbol(String text, String meaning) {}

  @Override
  public Pack pack() {
    return pack;
  }

  @Override
  public String authority() {
    return view.authority().name();
  }

  @Override
  public String region() {
    return view.region().name();
  }

  @Override
  public Quarter reportingQuarter() {
    return view.quarter();
  }

  @Override
  public LocalDate day() {
    return view.asOf();
  }

  public String documentSubject() {
    return "Children's services indicators of "
        + authority()
        + " beside "
        + region()
        + ", reporting quarter "
        + quarter()
        + ", for "
        + pack.reader();
  }

  public List<Page> pages() {
    return pages;
  }

  /** What the sections for visiting peers print. */
  public PeerChallenge peers() {
    return Objects.requireNonNull(peers, "the pack was given no brief for peers");
  }

  @Override
  public List<Chart> charts() {
    return charts;
  }

  public ResubmittedPage resubmitted() {
    return new ResubmittedPage(view.resubmitted());
  }

  /** What a reader with one minute should know, in sentences; none where figures are not shown. */
  public List<String> minute() {
    return pack.hasFigures() ? Minute.of(view) : List.of();
  }

  /** The coverage in a sentence or two. */
  public String coverageWords() {
    List<CoverageLine> lines = view.coverage();
    int warned = with("accepted_with_warnings");
    int accepted = with("accepted") + warned;
    int rejected = with("rejected");
    int missing = with("missing");
    long late = lines.stream().filter(each -> each.late() && each.receivedOn().isPresent()).count();
    List<String> parts = new ArrayList<>();
    parts.add(
        Wording.counted(accepted)
            + (accepted == 1 ? " was accepted" : " were accepted")
            + (warned > 0 ? " (" + Wording.counted(warned) + " with warnings)" : ""));
    if (rejected > 0) {
      parts.add(Wording.counted(rejected) + (rejected == 1 ? " was rejected" : " were rejected"));
    }
    if (missing > 0) {
      parts.add(Wording.counted(missing) + (missing == 1 ? " is missing" : " are missing"));
    }
    if (late > 0) {
      parts.add(Wording.counted((int) late) + " came late");
    }
    return "Of the "
        + Wording.counted(lines.size())
        + " returns due for "
        + quarter()
        + ", "
        + Wording.listed(parts)
        + "."
        + (rejected + missing > 0
            ? " Figures that rest on a return that was rejected or is missing stop at the last"
                + " quarter accepted, or show x."
            : "");
  }

  private int with(String state) {
    return (int) view.coverage().stream().filter(each -> each.state().equals(state)).count();
  }

  public List<Coverage> coverage() {
    List<Coverage> lines = new ArrayList<>();
    for (CoverageLine line : view.coverage()) {
      boolean received = line.receivedOn().isPresent();
      lines.add(
          new Coverage(
              line.returnTitle(),
              Wording.capital(line.state().replace('_', ' ')),
              line.receivedOn().map(Wording::day).orElse(Wording.NONE)
                  + (line.late() && received ? ", late" : ""),
              Wording.day(line.dueOn()),
              received ? "v" + line.version() : Wording.NONE,
              received ? rows(line) : Wording.NONE,
              received
                  ? String.format(java.util.Locale.UK, "%,d", line.findings())
                  : Wording.NONE));
    }
    return lines;
  }

  private static String rows(CoverageLine line) {
    String rejected =
        line.rejectedRows() > 0
            ? String.format(java.util.Locale.UK, " (%,d rejected)", line.rejectedRows())
            : "";
    return String.format(java.util.Locale.UK, "%,d", line.rows()) + rejected;
  }

  /** What became of the authority's returns. */
  public ReturnReport report() {
    return new ReturnReport(view.returned(), view.quarter());
  }

  /** What the authority said, as much as two pages hold. */
  public List<ReturnReport.Note> said() {
    return Said.of(report().notes());
  }

  /** How much more it said, and where that stands, in a sentence; empty if nothing. */
  public String notSaidHere() {
    return Said.rest(report().notes(), pack.audience());
  }

  /** What the authority said of figures of a subject, in short. */
  public List<Said.Short> notes(Subject subject) {
    return Said.shortly(said(), subject);
  }

  /** Every indicator once, as a whole, on the first of its clocks that has a figure. */
  public List<Group> summary() {
    List<Group> groups = new ArrayList<>();
    for (SubjectView subject : view.subjects()) {
      List<FigureRow> rows =
          Subject.wholes(subject).stream()
              .map(each -> FigureRow.of(each, view).shortened(LONGEST_NAME, NAME_IN_A_LINE))
              .toList();
      groups.add(new Group(subject.title(), pageOf(subject), rows));
    }
    return groups;
  }

  private String pageOf(SubjectView subject) {
    return pages.stream()
        .filter(each -> each.subject() != null && each.title().equals(subject.title()))
        .map(Page::id)
        .findFirst()
        .orElse("");
  }

  public Changes changes() {
    return Changes.of(view);
  }

  /** Tables that the section declares, across subjects. */
  public List<Across<FigureRow>> tables(Page page) {
    return across(page, each -> FigureRow.of(each, view));
  }

  /** The same of what is paid. */
  public List<Across<SpendRow>> spend(Page page) {
    return across(page, SpendRow::of);
  }

  private <R> List<Across<R>> across(Page page, Function<IndicatorView, R> row) {
    Map<String, IndicatorView> held = new HashMap<>();
    view.subjects().stream()
        .flatMap(each -> Subject.wholes(each).stream())
        .forEach(each -> held.put(each.text().id(), each));
    view.context().forEach(each -> held.put(each.text().id(), each));
    List<Across<R>> tables = new ArrayList<>();
    for (Pack.Table table : page.section().tables()) {
      List<R> rows = new ArrayList<>();
      for (String id : table.indicators()) {
        IndicatorView indicator = held.get(id);
        if (indicator == null) {
          throw new IllegalArgumentException("the pack names " + id + ", and there is none");
        }
        rows.add(row.apply(indicator));
      }
      tables.add(new Across<>(table.heading(), table.paragraph(), rows));
    }
    return tables;
  }

  public List<Symbol> symbols() {
    return symbolsInWords();
  }

  static List<Symbol> symbolsInWords() {
    List<Symbol> symbols = new ArrayList<>();
    for (Value.Symbol each : Value.Symbol.values()) {
      symbols.add(new Symbol(each.text(), each.meaning()));
    }
    symbols.add(new Symbol("(p)", "provisional: will be sent again"));
    symbols.add(new Symbol(Wording.NONE, "none: no rank or band, or no such period"));
    return symbols;
  }

  public List<DefinitionGroup> definitions() {
    List<DefinitionGroup> groups = new ArrayList<>();
    for (SubjectView subject : view.subjects()) {
      groups.add(
          DefinitionGroup.of(
              subject.title(), Subject.wholes(subject).stream().map(IndicatorView::text).toList()));
    }
    if (!view.context().isEmpty()) {
      groups.add(
          DefinitionGroup.of(
              "Beside the indicator set",
              view.context().stream().map(IndicatorView::text).toList()));
    }
    return groups;
  }
}
