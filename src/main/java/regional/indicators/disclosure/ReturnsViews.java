package regional.indicators.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import regional.indicators.core.Authority;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;
import regional.indicators.indicator.Indicators;
import regional.indicators.indicator.Touched;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.submission.Coverage;
import regional.indicators.submission.Explanation;
import regional.indicators.submission.ExplanationLedger;
import regional.indicators.submission.Feedback;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Submission;

/** Makes views of what became of returns. */
public final class ReturnsViews {

  /** So many quarters, the reporting quarter the last. */
  public static final int QUARTERS = 4;

  private static final String EXPLANATIONS = "Explanations";

  /** Findings told as one. */
  private record Group(
      String returnId,
      int version,
      String code,
      Effect effect,
      String column,
      Feedback.State state,
      Optional<Explanation> explanation) {
    private static Group of(Feedback each) {
      Finding finding = each.finding();
      return new Group(
          finding.returnId(),
          finding.version(),
          finding.code(),
          finding.effect(),
          finding.column(),
          each.state(),
          each.explanation());
    }
  }

  private final Returns returns;
  private final Touched touched;
  private final Quarter quarter;
  private final List<Feedback> feedback;
  private final List<Coverage> coverage;
  private final List<Ledger.Entry> entries;
  private final List<ExplanationLedger.Entry> explanations;

  /** On which the first returns were taken in, those of earlier quarters among them. */
  private final LocalDate begun;

  /**
   * @param feedback of all authorities
   * @param coverage of the last four quarters
   * @param entries of the ledger, in order of version and receipt
   * @param explanations files received
   */
  public ReturnsViews(
      Returns returns,
      Indicators indicators,
      Quarter quarter,
      List<Feedback> feedback,
      List<Coverage> coverage,
      List<Ledger.Entry> entries,
      List<ExplanationLedger.Entry> explanations) {
    this.returns = returns;
    this.touched = new Touched(returns, indicators);
    this.quarter = quarter;
    this.feedback =
        feedback.stream()
            .filter(each -> each.finding().reportingQuarter().equals(quarter.toString()))
            .toList();
    this.coverage = List.copyOf(coverage);
    this.begun =
        entries.stream()
            .map(Ledger.Entry::receivedOn)
            .min(Comparator.naturalOrder())
            .orElse(LocalDate.MIN);
    this.entries =
        entries.stream().filter(each -> each.submission().quarter().equals(quarter)).toList();
    this.explanations =
        explanations.stream().filter(each -> each.name().quarter().equals(quarter)).toList();
  }

  /** What the authority itself may know of its returns. */
  ReturnsView of(Authority authority) {
    String code = authority.oldLaCode();
    List<Coverage> own =
        coverage.stream().filter(each -> each.authority().oldLaCode().equals(code)).toList();
    Map<String, Integer> standing = new LinkedHashMap<>();
    List<ReturnsView.Receipt> received = new ArrayList<>();
    for (Coverage each : own) {
      if (each.quarter().equals(quarter)) {
        receipts(each, standing, received);
      }
    }
    explanationFiles(code, received);
    List<ReturnsView.Noticed> toMend = noticed(code, standing, Feedback.State.NEW);
    toMend.addAll(noticed(code, standing, Feedback.State.PERSISTING));
    toMend.sort(
        Comparator.comparing(ReturnsView.Noticed::effect)
            .thenComparing(ReturnsView.Noticed::nothingToMend)
            .thenComparing(ReturnsView.Noticed::count, Comparator.reverseOrder())
            .thenComparing(ReturnsView.Noticed::code)
            .thenComparing(ReturnsView.Noticed::key));
    List<Quarter> quarters = new ArrayList<>();
    for (int i = QUARTERS - 1; i >= 0; i--) {
      quarters.add(quarter.plus(-i));
    }
    return new ReturnsView(
        received,
        toMend,
        noticed(code, standing, Feedback.State.EXPLAINED),
        noticed(code, standing, Feedback.State.RESOLVED),
        quarters,
        returns.all().stream().map(each -> timeliness(each, quarters, own)).toList());
  }

  private void receipts(
      Coverage line, Map<String, Integer> standing, List<ReturnsView.Receipt> received) {
    String authority = line.authority().oldLaCode();
    boolean stands =
        line.state() == Coverage.State.ACCEPTED
            || line.state() == Coverage.State.ACCEPTED_WITH_WARNINGS;
    Optional<Long> standingId =
        line.entry().filter(each -> stands).map(each -> each.submission().id());
    line.entry()
        .filter(each -> stands)
        .ifPresent(each -> standing.put(line.form().id(), each.submission().version()));
    List<Ledger.Entry> versions =
        entries.stream()
            .filter(each -> each.state() != Ledger.State.RECEIVED)
            .filter(each -> each.submission().oldLaCode().equals(authority))
            .filter(each -> each.submission().returnId().equals(line.form().id()))
            .toList();
    if (versions.isEmpty()) {
      received.add(
          new ReturnsView.Receipt(
              line.form().title(),
              "",
              0,
              "",
              Optional.empty(),
              Optional.of(line.dueOn()),
              line.late(),
              ReturnsView.Outcome.MISSING,
              0,
              0,
              0));
    }
    for (Ledger.Entry each : versions) {
      Submission one = each.submission();
      boolean accepted = each.state() == Ledger.State.ACCEPTED;
      received.add(
          new ReturnsView.Receipt(
              line.form().title(),
              each.fileName(),
              one.version(),
              one.sha256(),
              Optional.of(each.receivedOn()),
              Optional.of(line.dueOn()),
              each.receivedOn().isAfter(line.dueOn()),
              !accepted
                  ? ReturnsView.Outcome.REJECTED
                  : standingId.equals(Optional.of(one.id()))
                      ? ReturnsView.Outcome.STANDS
                      : ReturnsView.Outcome.REPLACED,
              each.rows(),
              each.rowsRejected(),
              each.findings()));
    }
  }

  private void explanationFiles(String authority, List<ReturnsView.Receipt> received) {
    List<ExplanationLedger.Entry> files =
        explanations.stream().filter(each -> each.name().oldLaCode().equals(authority)).toList();
    Optional<ExplanationLedger.Entry> standing =
        files.stream().filter(ExplanationLedger.Entry::accepted).reduce((one, next) -> next);
    for (ExplanationLedger.Entry each : files) {
      received.add(
          new ReturnsView.Receipt(
              EXPLANATIONS,
              each.name().text(),
              each.name().version(),
              each.sha256(),
              Optional.of(each.receivedOn()),
              Optional.empty(),
              false,
              !each.accepted()
                  ? ReturnsView.Outcome.REJECTED
                  : standing.equals(Optional.of(each))
                      ? ReturnsView.Outcome.STANDS
                      : ReturnsView.Outcome.REPLACED,
              0,
              0,
              0));
    }
  }

  private String title(String returnId) {
    return returns.find(returnId).map(Return::title).orElse(EXPLANATIONS);
  }

  private List<ReturnsView.Noticed> noticed(
      String authority, Map<String, Integer> standing, Feedback.State state) {
    Map<Group, List<Feedback>> groups = new LinkedHashMap<>();
    for (Feedback each : feedback) {
      if (each.state() == state && each.finding().oldLaCode().equals(authority)) {
        groups.computeIfAbsent(Group.of(each), group -> new ArrayList<>()).add(each);
      }
    }
    List<ReturnsView.Noticed> noticed = new ArrayList<>();
    groups.forEach((group, all) -> noticed.add(noticed(group, all, standing)));
    return noticed;
  }

  private ReturnsView.Noticed noticed(
      Group group, List<Feedback> all, Map<String, Integer> standing) {
    Finding first = all.get(0).finding();
    TreeSet<Integer> lines = new TreeSet<>();
    TreeSet<String> keys = new TreeSet<>();
    TreeSet<String> touchedIds = new TreeSet<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (Feedback each : all) {
      Finding finding = each.finding();
      if (finding.line() > 0) {
        lines.add(finding.line());
      }
      if (keys.add(finding.key())) {
        touched
            .by(finding.returnId(), finding.column(), finding.place())
            .forEach(
                one -> {
                  touchedIds.add(one.id());
                  names.put(one.id(), one.name());
                });
      }
    }
    String key =
        keys.size() == 1
            ? keys.first()
            : group.returnId() + (group.column().isEmpty() ? "" : "/" + group.column());
    return new ReturnsView.Noticed(
        title(group.returnId()),
        group.version(),
        Optional.ofNullable(standing.get(group.returnId())),
        group.code(),
        group.effect(),
        List.copyOf(lines),
        all.size(),
        group.column(),
        key,
        first.message(),
        first.remedy(),
        all.stream().map(Feedback::firstSeen).min(Comparator.naturalOrder()).orElse(quarter),
        all.stream().allMatch(Feedback::isNothingToMend),
        group
            .explanation()
            .map(each -> new ReturnsView.Said(each.text(), each.quarter(), each.shared())),
        touchedIds.stream()
            .map(id -> new ReturnsView.Touches(id, names.getOrDefault(id, "")))
            .toList());
  }

  private ReturnsView.Timeliness timeliness(
      Return form, List<Quarter> quarters, List<Coverage> own) {
    return new ReturnsView.Timeliness(
        form.title(),
        quarters.stream()
            .map(
                each ->
                    own.stream()
                        .filter(line -> line.quarter().equals(each))
                        .filter(line -> line.form().id().equals(form.id()))
                        .findFirst()
                        .map(this::arrival)
                        .orElse(ReturnsView.Arrival.NOT_ASKED))
            .toList());
  }

  private ReturnsView.Arrival arrival(Coverage line) {
    boolean before =
        line.quarter().compareTo(quarter) < 0
            && line.late()
            && line.entry().filter(each -> each.receivedOn().equals(begun)).isPresent();
    if (before) {
      return ReturnsView.Arrival.BEFORE_THE_FIRST_RUN;
    }
    return switch (line.state()) {
      case MISSING -> line.late() ? ReturnsView.Arrival.MISSING : ReturnsView.Arrival.NOT_DUE;
      case REJECTED -> ReturnsView.Arrival.REJECTED;
      case ACCEPTED, ACCEPTED_WITH_WARNINGS ->
          line.late() ? ReturnsView.Arrival.LATE : ReturnsView.Arrival.ON_TIME;
    };
  }
}
