package regional.indicators.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import regional.indicators.core.Value;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.Beside;
import regional.indicators.disclosure.View.CoverageLine;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.Peer;
import regional.indicators.disclosure.View.Reading;
import regional.indicators.disclosure.View.Shown;
import regional.indicators.disclosure.View.Standing;
import regional.indicators.disclosure.View.SubjectView;
import regional.indicators.pack.chart.Chart;
import regional.indicators.pack.chart.PrintedNumber;

/** What the sections for visiting peers print: signals of one authority, put together. */
public final class PeerChallenge {

  private static final int MOST_FUNNELS = 12;
  private static final int FUNNELS_A_PAGE = 6;
  private static final int MOST_STRENGTHS = 12;
  private static final int MOST_OUTLIERS = 18;
  private static final int MOST_AUTHORITIES = 36;

  private final View view;
  private final PeerBrief brief;
  private final List<FunnelPanel> funnels;
  private final LinesOfEnquiry.Asked asked;

  PeerChallenge(Pack pack, View view, PeerBrief brief, List<Chart> charts) {
    this.view = view;
    this.brief = brief;
    this.funnels = funnels(pack, charts);
    this.asked = brief.enquiries().of(view);
  }

  /** An indicator that stands out in its region's funnel. */
  public record Outlier(FigureRow figure, String verdict, String reads) {}

  /**
   * Indicators that stand apart alike.
   *
   * @param none what is said where there are no rows
   * @param left how many more there are
   */
  public record OutlierTable(String title, String none, List<Outlier> rows, int left) {}

  /** Something that others might learn. */
  public record Strength(String name, String figure, String signals) {}

  /**
   * A subject's figures beside the quality of its return.
   *
   * @param faults of the return, in words
   * @param good indicators with a good signal
   * @param poor likewise
   * @param missing indicators whose latest figure is not there or not reliable
   * @param disagree figures read well, or badly, and the return gives cause to doubt them
   */
  public record Quality(
      String title, String faults, String good, String poor, String missing, boolean disagree) {}

  /** An indicator beside the statistical neighbours. */
  public record NeighbourRow(
      String id,
      String name,
      String period,
      String value,
      String limits,
      String neighbours,
      String held,
      String ofPeriod,
      String verdict) {}

  /** A subject's rows. */
  public record NeighbourGroup(String title, List<NeighbourRow> rows) {}

  /** An indicator of each member of the group. */
  public record GroupRow(
      String id, String name, String period, String region, List<GroupCell> members) {}

  /** A member's figure. */
  public record GroupCell(String value, String limits, String mark) {}

  /** A subject's rows. */
  public record GroupTable(String title, List<GroupRow> rows) {}

  // Outliers -------------------------------------------------------------------------------------

  /** Outlying both ways, then what is outside the 95% limits only. */
  public List<OutlierTable> outlierTables() {
    return List.of(
        table(
            "Outlying: outside the 99.8% limits",
            "Nothing is outlying this quarter: every tested figure lies within the 99.8% limits.",
            outlying()),
        table(
            "To watch: outside the 95% limits",
            "Nothing lies between the 95% and the 99.8% limits.",
            outliers(verdict -> verdict.startsWith("watch"))));
  }

  private static OutlierTable table(String title, String none, List<Outlier> rows) {
    return new OutlierTable(
        title,
        none,
        rows.stream().limit(MOST_OUTLIERS).toList(),
        Math.max(0, rows.size() - MOST_OUTLIERS));
  }

  private List<Outlier> outlying() {
    return outliers(verdict -> verdict.startsWith("outlying"));
  }

  private List<Outlier> outliers(Predicate<String> verdict) {
    List<Outlier> found = new ArrayList<>();
    for (IndicatorView each : wholes()) {
      each.standing()
          .filter(standing -> verdict.test(standing.funnel()))
          .ifPresent(
              standing ->
                  found.add(
                      new Outlier(
                          FigureRow.of(each, view),
                          Narrative.funnel(standing.funnel()).orElse(""),
                          reads(each))));
    }
    return found;
  }

  private String reads(IndicatorView indicator) {
    return Signal.of(indicator, view).stream()
        .filter(each -> each.kind() == Signal.Kind.FUNNEL)
        .map(
            each ->
                switch (each.reading()) {
                  case GOOD -> "a strength";
                  case POOR -> "a concern";
                  case NEITHER -> "neither";
                })
        .findFirst()
        .orElse(Wording.NONE);
  }

  // Funnels --------------------------------------------------------------------------------------

  /** Those outlying first, then the headlines of the definition; in the order of the set. */
  private List<FunnelPanel> funnels(Pack pack, List<Chart> charts) {
    Set<String> wanted =
        outlying().stream()
            .map(each -> each.figure().id())
            .limit(MOST_FUNNELS)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String each : pack.indicatorIds()) {
      boolean drawn =
          wholes().stream()
              .anyMatch(one -> one.text().id().equals(each) && one.funnel().isPresent());
      if (drawn && wanted.size() < MOST_FUNNELS) {
        wanted.add(each);
      }
    }
    return wholes().stream()
        .filter(each -> wanted.contains(each.text().id()))
        .flatMap(each -> FunnelPanel.of(each, view, charts).stream())
        .toList();
  }

  /** Funnels by page, in order. */
  public List<List<FunnelPanel>> funnelPages() {
    List<List<FunnelPanel>> pages = new ArrayList<>();
    for (int i = 0; i < funnels.size(); i += FUNNELS_A_PAGE) {
      pages.add(funnels.subList(i, Math.min(funnels.size(), i + FUNNELS_A_PAGE)));
    }
    return pages;
  }

  /** Panels two and two, as they stand beside each other. */
  public List<List<FunnelPanel>> pairs(List<FunnelPanel> panels) {
    List<List<FunnelPanel>> pairs = new ArrayList<>();
    for (int i = 0; i < panels.size(); i += 2) {
      pairs.add(panels.subList(i, Math.min(panels.size(), i + 2)));
    }
    return pairs;
  }

  /**
   * Names of the region's authorities in the order of every panel's figures: as many as a page
   * holds, its own and those that stand apart most often before others.
   */
  public List<String> authorities() {
    Map<String, Integer> apart = new LinkedHashMap<>();
    for (FunnelPanel panel : funnels) {
      for (FunnelPanel.Row each : panel.figures()) {
        apart.merge(
            each.name(),
            each.own() ? MOST_FUNNELS + 1 : each.mark().isEmpty() ? 0 : 1,
            Integer::sum);
      }
    }
    return apart.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_AUTHORITIES)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Which authorities' figures are left out, in a sentence; empty if none. */
  public String authoritiesLeftOut() {
    long all =
        funnels.stream()
            .flatMap(each -> each.figures().stream())
            .map(FunnelPanel.Row::name)
            .distinct()
            .count();
    return all <= MOST_AUTHORITIES
        ? ""
        : "Here are "
            + MOST_AUTHORITIES
            + " of "
            + all
            + " authorities, those that stand apart most often: all of them are in the Board's indicators.csv.";
  }

  /** A panel's figure of that authority; of one that is not among its figures a dash. */
  public FunnelPanel.Row figure(FunnelPanel panel, String authority) {
    return panel.figures().stream()
        .filter(each -> each.name().equals(authority))
        .findFirst()
        .orElse(new FunnelPanel.Row(authority, Wording.NONE, Wording.NONE, "", "", false));
  }

  // Strengths ------------------------------------------------------------------------------------

  /** Indicators with good signals that are more than a difference from the region; best first. */
  public List<Strength> strengths() {
    Map<Strength, Integer> found = new LinkedHashMap<>();
    for (IndicatorView each : wholes()) {
      List<Signal> good = signals(each, Reading.GOOD);
      boolean clear =
          good.stream()
              .anyMatch(
                  one ->
                      one.kind() == Signal.Kind.FUNNEL
                          || one.kind() == Signal.Kind.CHART
                          || one.kind() == Signal.Kind.DIRECTION);
      if (clear && signals(each, Reading.POOR).isEmpty()) {
        FigureRow row = FigureRow.of(each, view);
        found.put(
            new Strength(
                row.id() + " " + row.name(),
                row.value() + ", " + row.period(),
                good.stream().map(Signal::words).collect(Collectors.joining("; "))),
            good.stream().mapToInt(Signal::weight).sum());
      }
    }
    return found.entrySet().stream()
        .sorted(Map.Entry.<Strength, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_STRENGTHS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<Signal> signals(IndicatorView indicator, Reading reading) {
    return Signal.of(indicator, view).stream().filter(each -> each.reading() == reading).toList();
  }

  // Quality --------------------------------------------------------------------------------------

  public List<Quality> quality() {
    List<Quality> rows = new ArrayList<>();
    for (SubjectView subject : view.subjects()) {
      Optional<CoverageLine> line = EnquiryRule.line(subject, view);
      List<String> faults = line.map(EnquiryRule::faults).orElse(List.of("not expected"));
      String good = ids(subject, each -> stands(each, Reading.GOOD));
      String poor = ids(subject, each -> stands(each, Reading.POOR));
      rows.add(
          new Quality(
              subject.title(),
              faults.isEmpty() ? "accepted, nothing found" : String.join("; ", faults),
              good.isEmpty() ? Wording.NONE : good,
              poor.isEmpty() ? Wording.NONE : poor,
              ids(subject, PeerChallenge::isMissing),
              line.filter(EnquiryRule::isDoubtful).isPresent()
                  && !(good.isEmpty() && poor.isEmpty())));
    }
    return rows;
  }

  private boolean stands(IndicatorView indicator, Reading reading) {
    return signals(indicator, reading).stream()
        .anyMatch(
            each -> each.kind() == Signal.Kind.FUNNEL || each.kind() == Signal.Kind.DIRECTION);
  }

  private static boolean isMissing(IndicatorView indicator) {
    return indicator.standing().map(Standing::own).filter(each -> each.value().isKnown()).isEmpty();
  }

  private static String ids(SubjectView subject, Predicate<IndicatorView> which) {
    return Subject.wholes(subject).stream()
        .filter(which)
        .map(each -> each.text().id())
        .collect(Collectors.joining(", "));
  }

  /**
   * Regional figures that rest on fewer authorities than there are, in a sentence; may be empty.
   */
  public String incomplete() {
    List<String> found = new ArrayList<>();
    for (IndicatorView each : wholes()) {
      each.standing()
          .flatMap(Standing::region)
          .filter(Wording::isIncomplete)
          .ifPresent(
              region -> found.add(each.text().id() + " (" + FigureRow.reporting(region) + ")"));
    }
    return String.join(", ", found);
  }

  // Neighbours -----------------------------------------------------------------------------------

  public List<NeighbourGroup> neighbours() {
    List<NeighbourGroup> groups = new ArrayList<>();
    for (SubjectView subject : view.subjects()) {
      List<NeighbourRow> rows =
          Subject.wholes(subject).stream().flatMap(each -> neighbour(each).stream()).toList();
      if (!rows.isEmpty()) {
        groups.add(new NeighbourGroup(subject.title(), rows));
      }
    }
    return groups;
  }

  private Optional<NeighbourRow> neighbour(IndicatorView indicator) {
    Optional<Beside> beside = indicator.standing().flatMap(each -> each.beside(view.neighbours()));
    return beside.map(
        each -> {
          FigureRow row = FigureRow.of(indicator, view);
          return new NeighbourRow(
              row.id(),
              row.name(),
              row.period(),
              row.value(),
              row.limits(),
              Wording.number(indicator.text()).text(each.value()),
              each.authorities() + " of " + each.authoritiesOf(),
              each.published()
                  .map(
                      published ->
                          Wording.publishedPeriod(each.timePeriod(), each.timeIdentifier())
                              + (published.sameDefinition() ? "" : ", defined otherwise"))
                  .orElse("the same, from returns"),
              Narrative.difference(each).orElse("not compared"));
        });
  }

  /** How many indicators have no neighbours' figure, in a sentence; empty if none. */
  public String withoutNeighbours() {
    int without =
        wholes().size() - neighbours().stream().mapToInt(each -> each.rows().size()).sum();
    return without == 0
        ? ""
        : "Indicators for which none can be shown, and which are left out: " + without + ".";
  }

  // Enquiries ------------------------------------------------------------------------------------

  public List<LinesOfEnquiry.Line> lines() {
    return asked.lines();
  }

  public List<String> general() {
    return asked.general();
  }

  /** How many rules found cause, and how many are printed. */
  public String fired() {
    int lines = asked.lines().size();
    String cause =
        Wording.capital(Wording.counted(asked.fired()))
            + " of "
            + brief.enquiries().rules().size()
            + " rules found cause in the signals of this quarter";
    String asking =
        lines == 0
            ? "."
            : "; "
                + Wording.counted(lines)
                + (lines == 1 ? " is asked here." : " are asked here, strongest first.");
    return cause
        + asking
        + (asked.general().isEmpty()
            ? ""
            : " That is few, and nothing was added to look like a finding: the open questions"
                + (lines == 0 ? "" : " at the end")
                + " rest on no signal.");
  }

  // Group ----------------------------------------------------------------------------------------

  public Optional<PeerGroup> group() {
    return brief.group();
  }

  /** The members' names, the pack's own first. */
  public List<String> members() {
    return ordered().stream().map(PeerGroup.Member::name).toList();
  }

  private List<PeerGroup.Member> ordered() {
    return brief.group().map(PeerGroup::members).orElse(List.of()).stream()
        .sorted(
            Comparator.comparing(each -> !each.oldLaCode().equals(view.authority().oldLaCode())))
        .toList();
  }

  public List<GroupTable> sideBySide() {
    List<GroupTable> tables = new ArrayList<>();
    for (SubjectView subject : view.subjects()) {
      tables.add(
          new GroupTable(
              subject.title(), Subject.wholes(subject).stream().map(this::groupRow).toList()));
    }
    return tables;
  }

  private GroupRow groupRow(IndicatorView indicator) {
    FigureRow row = FigureRow.of(indicator, view);
    PrintedNumber format = Wording.number(indicator.text());
    return new GroupRow(
        row.id(),
        row.name(),
        row.period(),
        row.region(),
        ordered().stream().map(each -> cell(indicator, each, format)).toList());
  }

  private static GroupCell cell(
      IndicatorView indicator, PeerGroup.Member member, PrintedNumber format) {
    Optional<Shown> figure =
        indicator.peers().stream()
            .filter(each -> each.area().oldLaCode().equals(member.oldLaCode()))
            .findFirst()
            .map(Peer::figure);
    String mark =
        indicator.funnel().stream()
            .flatMap(each -> each.points().stream())
            .filter(each -> each.area().oldLaCode().equals(member.oldLaCode()))
            .map(each -> FunnelPanel.mark(each.verdict()))
            .findFirst()
            .orElse("");
    return new GroupCell(
        figure.map(Shown::value).map(format::text).orElse(Value.Symbol.NOT_AVAILABLE.text()),
        figure
            .flatMap(each -> Narrative.interval(each, format.withoutSign()))
            .map(each -> each.replace(" to ", "–"))
            .orElse(Wording.NONE),
        mark);
  }

  private List<IndicatorView> wholes() {
    return view.subjects().stream().flatMap(each -> Subject.wholes(each).stream()).toList();
  }
}
