package regional.indicators.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import regional.indicators.core.Quarter;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.View.CoverageLine;
import regional.indicators.disclosure.View.IndicatorText;
import regional.indicators.pack.chart.Chart;

/**
 * What the templates of a pack about a whole region print: the region's view put into words, page
 * by page, in the order that the pack's definition gives. Made anew for each pack.
 */
public final class BoardPages implements Pages {

  /** Of authorities, on a page. */
  private static final int MOST_ROWS = 44;

  private final Pack pack;
  private final RegionView view;
  private final RegionLines lines;
  private final List<BoardQuestion> questions;
  private final List<Chart> charts = new ArrayList<>();
  private final List<Page> pages;

  /**
   * @param questions what signals give cause to ask, strongest first
   * @throws IllegalArgumentException if the pack names an indicator that is not there
   */
  BoardPages(Pack pack, RegionView view, List<BoardQuestion> questions) {
    this.pack = pack;
    this.view = view;
    this.questions = List.copyOf(questions);
    lines = new RegionLines(view);
    pages = pack.sections().stream().map(each -> page(each)).toList();
  }

  private Page page(Pack.Section section) {
    List<RegionHeadline> headlines = new ArrayList<>();
    List<Multiples> multiples = new ArrayList<>();
    for (RegionView.Subject subject : view.subjects()) {
      for (String id : section.headlines().getOrDefault(subject.id(), List.of())) {
        if (section.template().endsWith("multiples")) {
          multiples.add(Multiples.of(lines.get(id), section.periods(), view, charts));
        } else {
          headlines.add(RegionHeadline.of(lines.get(id), section.periods(), view, charts));
        }
      }
    }
    List<Projected> projected =
        section.template().endsWith("projections")
            ? section.tables().stream()
                .flatMap(table -> table.indicators().stream().map(id -> projected(table, id)))
                .toList()
            : List.of();
    return new Page(section, section.template(), section.title(), headlines, multiples, projected);
  }

  private Projected projected(Pack.Table table, String id) {
    return Projected.of(table, lines.get(id), view, charts);
  }

  /**
   * One section as laid out.
   *
   * @param id of the place that links lead to
   */
  public record Page(
      Pack.Section section,
      String id,
      String title,
      List<RegionHeadline> headlines,
      List<Multiples> multiples,
      List<Projected> projected) {

    public String template() {
      return section.template();
    }

    public List<Bookmark> bookmarks() {
      return Stream.concat(
              headlines.stream()
                  .map(each -> new Bookmark(each.id() + " " + each.name(), "region-" + each.id())),
              multiples.stream()
                  .map(
                      each ->
                          new Bookmark(each.id() + " " + each.name(), "multiples-" + each.id())))
          .toList();
    }

    /** Headlines two and two, as they stand beside each other. */
    public List<List<RegionHeadline>> pairs() {
      List<List<RegionHeadline>> pairs = new ArrayList<>();
      for (int i = 0; i < headlines.size(); i += 2) {
        pairs.add(headlines.subList(i, Math.min(headlines.size(), i + 2)));
      }
      return pairs;
    }
  }

  /**
   * A cell of the coverage grid.
   *
   * @param words what became of the return
   * @param state names the tint
   */
  public record Mark(String words, String state) {}

  /** An authority's row of the coverage grid. */
  public record CoverageRow(String name, List<Mark> marks) {}

  /** A measure of the regional plan with the figures that bear on it; there may be none. */
  public record Measure(String id, String text, List<RegionRow> rows) {}

  /** A declared table with its rows. */
  public record Table(String heading, String paragraph, List<RegionRow> rows) {}

  /** What an authority's returns were like. */
  public record Quality(
      String name, int accepted, int warned, int rejected, int missing, int late, int findings) {}

  @Override
  public List<Chart> charts() {
    return charts;
  }

  @Override
  public Pack pack() {
    return pack;
  }

  @Override
  public String authority() {
    return region();
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
        + region()
        + ", reporting quarter "
        + quarter()
        + ", for "
        + pack.reader();
  }

  public List<Page> pages() {
    return pages;
  }

  public List<PackPages.Symbol> symbols() {
    return PackPages.symbolsInWords();
  }

  // Coverage and quality -------------------------------------------------------------------------

  /** Titles of the returns, in the order of the grid's columns. */
  public List<String> returnTitles() {
    return view.coverage().stream()
        .findFirst()
        .map(each -> each.lines().stream().map(CoverageLine::returnTitle).toList())
        .orElse(List.of());
  }

  public List<CoverageRow> coverageGrid() {
    return troubled().stream()
        .map(
            each ->
                new CoverageRow(
                    each.area().name(), each.lines().stream().map(BoardPages::mark).toList()))
        .toList();
  }

  /** As many authorities as a page holds; of more those with most amiss, in the order of names. */
  private List<RegionView.Sent> troubled() {
    List<RegionView.Sent> worst =
        view.coverage().stream()
            .sorted(Comparator.comparingInt(BoardPages::amiss).reversed())
            .limit(MOST_ROWS)
            .toList();
    return view.coverage().stream().filter(worst::contains).toList();
  }

  private static int amiss(RegionView.Sent sent) {
    int amiss = 0;
    for (CoverageLine each : sent.lines()) {
      boolean accepted = each.state().startsWith("accepted");
      amiss += accepted ? each.findings() > 0 ? 1 : 0 : 100;
      amiss += each.late() ? 10 : 0;
    }
    return amiss;
  }

  /** Which authorities have no row, in a sentence; empty if all have one. */
  public String withoutRow() {
    int without = view.coverage().size() - MOST_ROWS;
    return without <= 0
        ? ""
        : "Here are the "
            + MOST_ROWS
            + " of "
            + view.coverage().size()
            + " authorities with most amiss (rejected or missing, then late, then with findings): all"
            + " of them are in data.xlsx.";
  }

  private static Mark mark(CoverageLine line) {
    boolean late = line.late() && line.receivedOn().isPresent();
    String words =
        switch (line.state()) {
          case "accepted" -> late ? "late" : "accepted";
          case "accepted_with_warnings" -> late ? "late, warnings" : "warnings";
          default -> line.state();
        };
    String tint =
        switch (line.state()) {
          case "accepted", "accepted_with_warnings" -> late ? "late" : "in";
          default -> "out";
        };
    return new Mark(words, tint);
  }

  /** What a reader with one minute should know, in sentences; none where figures are not shown. */
  public List<String> minute() {
    return pack.hasFigures() ? Minute.of(view) : List.of();
  }

  /** The coverage in a sentence. */
  public String coverageWords() {
    Map<String, Integer> states = new TreeMap<>();
    int late = 0;
    int all = 0;
    for (RegionView.Sent each : view.coverage()) {
      for (CoverageLine line : each.lines()) {
        states.merge(line.state(), 1, Integer::sum);
        late += line.late() && line.receivedOn().isPresent() ? 1 : 0;
        all++;
      }
    }
    int warned = states.getOrDefault("accepted_with_warnings", 0);
    return String.format(
        Locale.UK,
        "Of %,d returns due from %d authorities for %s, %,d were accepted (%,d with warnings, %,d"
            + " of all late), %,d rejected, and %,d missing. A regional figure is made of the"
            + " authorities that reported, and says how many of how many; a return that is missing"
            + " never counts as a fall.",
        all,
        view.authorities().size(),
        quarter(),
        states.getOrDefault("accepted", 0) + warned,
        warned,
        late,
        states.getOrDefault("rejected", 0),
        states.getOrDefault("missing", 0));
  }

  public List<Quality> quality() {
    return troubled().stream()
        .map(
            each ->
                new Quality(
                    each.area().name(),
                    with(each, "accepted"),
                    with(each, "accepted_with_warnings"),
                    with(each, "rejected"),
                    with(each, "missing"),
                    (int)
                        each.lines().stream()
                            .filter(line -> line.late() && line.receivedOn().isPresent())
                            .count(),
                    each.lines().stream().mapToInt(CoverageLine::findings).sum()))
        .toList();
  }

  private static int with(RegionView.Sent sent, String state) {
    return (int) sent.lines().stream().filter(each -> each.state().equals(state)).count();
  }

  // Figures --------------------------------------------------------------------------------------

  /** Measures of the regional plan, as the section's texts name them. */
  public List<Measure> measures(Page page) {
    return page.section().texts().stream()
        .map(
            each ->
                new Measure(
                    each.heading(),
                    each.paragraph(),
                    lines.ofMeasure(each.heading()).stream().map(RegionRow::of).toList()))
        .toList();
  }

  /** Tables that the section declares. */
  public List<Table> tables(Page page) {
    return page.section().tables().stream()
        .map(
            each ->
                new Table(
                    each.heading(),
                    each.paragraph(),
                    each.indicators().stream().map(lines::get).map(RegionRow::of).toList()))
        .toList();
  }

  /** Names of the parts of the region, in the order of their figures. */
  public List<String> parts() {
    return view.subjects().stream()
        .flatMap(each -> each.lines().stream())
        .findFirst()
        .map(each -> each.parts().stream().map(RegionView.Part::name).toList())
        .orElse(List.of());
  }

  public HeatMap heatMap() {
    return HeatMap.of(view);
  }

  public List<BoardQuestion> questions() {
    return questions;
  }

  public List<DefinitionGroup> definitions() {
    List<DefinitionGroup> groups = new ArrayList<>();
    for (RegionView.Subject subject : view.subjects()) {
      groups.add(DefinitionGroup.of(subject.title(), texts(RegionLines.wholes(subject))));
    }
    groups.add(DefinitionGroup.of("Beside the indicator set", texts(view.context())));
    return groups;
  }

  private static List<IndicatorText> texts(List<RegionView.Line> lines) {
    return lines.stream().map(RegionView.Line::text).toList();
  }
}
