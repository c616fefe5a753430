package regional.indicators.pack;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import regional.indicators.core.Effect;
import regional.indicators.core.Quarter;
import regional.indicators.disclosure.ReturnsView;
import regional.indicators.disclosure.ReturnsView.Noticed;
import regional.indicators.disclosure.ReturnsView.Receipt;

/** What became of an authority's returns, in words. */
public final class ReturnReport {

  private static final Set<ReturnsView.Arrival> WITHOUT_TIME =
      EnumSet.of(
          ReturnsView.Arrival.NOT_ASKED,
          ReturnsView.Arrival.NOT_DUE,
          ReturnsView.Arrival.BEFORE_THE_FIRST_RUN);

  private static final int MOST = 10;
  private static final int MOST_LINES = 6;
  private static final int MOST_INDICATORS = 6;
  private static final int SHORT_HASH = 8;
  private static final String NO_FIGURES =
      "Nothing of it is used: figures stop at an earlier quarter, or show x.";

  private final ReturnsView returned;
  private final Quarter quarter;

  ReturnReport(ReturnsView returned, Quarter quarter) {
    this.returned = returned;
    this.quarter = quarter;
  }

  /** A file received, or missing. */
  public record FileRow(
      String title,
      String outcome,
      String file,
      String version,
      String day,
      String rows,
      String findings) {}

  /**
   * A finding.
   *
   * @param number in its list
   * @param code empty where nothing was received
   * @param what its effect in a word or two
   * @param key how it is named in a file of explanations; empty where it cannot be explained
   * @param since empty where it is new
   */
  public record Item(
      int number,
      String title,
      String code,
      String what,
      String where,
      String message,
      String consequence,
      String remedy,
      String key,
      String since) {}

  /**
   * An explanation of the authority.
   *
   * @param indicators on which it bears, as ids and names
   * @param shared whether peers may read it, in words
   */
  public record Note(
      int number,
      String title,
      String code,
      String key,
      String message,
      String text,
      String since,
      String shared,
      List<String> ids,
      String indicators) {}

  /** A return in the last four quarters. */
  public record Timeliness(String title, List<Mark> marks) {}

  /**
   * How a return came.
   *
   * @param mark name of the mark in the style sheet
   * @param word says the same
   */
  public record Mark(String mark, String word) {}

  public List<FileRow> received() {
    return returned.received().stream().map(this::fileRow).toList();
  }

  private FileRow fileRow(Receipt each) {
    boolean isReturn = each.due().isPresent();
    boolean missing = each.outcome() == ReturnsView.Outcome.MISSING;
    return new FileRow(
        each.title(),
        outcome(each),
        missing ? Wording.NONE : each.fileName(),
        missing ? "" : "version " + each.version() + ", " + each.sha256().substring(0, SHORT_HASH),
        each.receivedOn().map(Wording::day).orElse(Wording.NONE)
            + (each.late() && !missing ? ", late" : ""),
        missing || !isReturn
            ? Wording.NONE
            : String.format(Locale.UK, "%,d", each.rows())
                + (each.rejectedRows() > 0
                    ? String.format(Locale.UK, ", %,d faulty", each.rejectedRows())
                    : ""),
        missing || !isReturn ? Wording.NONE : String.format(Locale.UK, "%,d", each.findings()));
  }

  private static String outcome(Receipt each) {
    return switch (each.outcome()) {
      case STANDS -> "Accepted";
      case REPLACED -> "Accepted, replaced by a newer version";
      case REJECTED -> "Rejected";
      case MISSING ->
          each.due()
              .map(Wording::day)
              .map(day -> (each.late() ? "Missing, was due " : "Not received, due ") + day)
              .orElse("Missing");
    };
  }

  /** The first ten: what is missing, then what was found. */
  public List<Item> toMend() {
    List<Item> items = new ArrayList<>();
    for (Receipt each : missing()) {
      items.add(
          new Item(
              items.size() + 1,
              each.title(),
              "",
              "Not received",
              each.due()
                  .map(day -> (each.late() ? "was due " : "due ") + Wording.day(day))
                  .orElse(""),
              "No file of this return and quarter has been received.",
              NO_FIGURES,
              each.late()
                  ? "Hand it in as soon as you can: figures are made again with every file that comes."
                  : "Hand it in by that day.",
              "",
              ""));
    }
    returned.toMend().forEach(each -> items.add(item(items.size() + 1, each)));
    return items.subList(0, Math.min(MOST, items.size()));
  }

  private List<Receipt> missing() {
    return returned.received().stream()
        .filter(each -> each.outcome() == ReturnsView.Outcome.MISSING)
        .toList();
  }

  /** In a sentence: how many there are of each weight, and how many the list leaves out. */
  public String toMendWords() {
    int all = missing().size() + returned.toMend().size();
    if (all == 0) {
      return "Nothing: no finding waits for you.";
    }
    List<String> parts = new ArrayList<>();
    part(parts, missing().size(), "return", "not received");
    part(parts, with(Effect.SUBMISSION_REJECTED), "reason", "to reject a file");
    part(parts, with(Effect.ROW_REJECTED), "reason", "to leave out rows");
    part(parts, with(Effect.NOTED), "note", "on figures that are used as sent");
    String more = all > MOST ? " Here are ten; all of them are in findings.csv." : "";
    return Wording.capital(String.join("; ", parts))
        + (all > 1 ? ", the heaviest first." : ".")
        + more;
  }

  private int with(Effect effect) {
    return (int) returned.toMend().stream().filter(each -> each.effect() == effect).count();
  }

  private static void part(List<String> parts, int count, String noun, String rest) {
    if (count > 0) {
      parts.add(Wording.counted(count) + " " + noun + (count == 1 ? "" : "s") + " " + rest);
    }
  }

  /** What was there in an earlier quarter too, oldest first. */
  public List<Item> persisting() {
    List<Noticed> persisting = new ArrayList<>();
    for (List<Noticed> open : List.of(returned.toMend(), returned.explained())) {
      open.stream()
          .filter(each -> each.firstSeen().compareTo(quarter) < 0)
          .forEach(persisting::add);
    }
    persisting.sort(java.util.Comparator.comparing(Noticed::firstSeen));
    return items(persisting);
  }

  public List<Item> resolved() {
    return items(returned.resolved());
  }

  private List<Item> items(List<Noticed> all) {
    List<Item> items = new ArrayList<>();
    all.stream().limit(MOST).forEach(each -> items.add(item(items.size() + 1, each)));
    return items;
  }

  private Item item(int number, Noticed each) {
    return new Item(
        number,
        each.title(),
        each.code(),
        what(each),
        where(each),
        each.message() + (each.count() > 1 ? " (The first of " + count(each) + ".)" : ""),
        consequence(each),
        each.remedy(),
        each.effect() == Effect.NOTED && !each.nothingToMend() ? each.key() : "",
        each.firstSeen().compareTo(quarter) < 0 ? "since " + each.firstSeen() : "");
  }

  private static String count(Noticed each) {
    return String.format(Locale.UK, "%,d", each.count());
  }

  private static String what(Noticed each) {
    return switch (each.effect()) {
      case SUBMISSION_REJECTED -> "File rejected";
      case ROW_REJECTED -> "Row left out";
      case NOTED -> each.nothingToMend() ? "Not tried" : "Noted";
    };
  }

  /** As {@code version 2, lines 4, 7 and 12 more, column enrolments}. */
  private static String where(Noticed each) {
    List<String> parts = new ArrayList<>();
    parts.add("version " + each.version());
    int lines = each.lines().size();
    if (lines > 0) {
      String shown =
          each.lines().stream()
              .limit(MOST_LINES)
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
      parts.add(
          (lines == 1 ? "line " : "lines ")
              + shown
              + (lines > MOST_LINES ? " and " + (lines - MOST_LINES) + " more" : ""));
    }
    if (!each.column().isEmpty()) {
      parts.add("column " + each.column());
    }
    return String.join(", ", parts);
  }

  private String consequence(Noticed each) {
    return switch (each.effect()) {
      case SUBMISSION_REJECTED ->
          each.standing()
              .map(version -> "Version " + version + " stands instead: its figures are used.")
              .orElse(NO_FIGURES);
      case ROW_REJECTED ->
          each.touches().isEmpty()
              ? "The row is left out."
              : "Left out of " + indicators(each) + ".";
      case NOTED ->
          each.nothingToMend()
              ? "None: a rule could not be tried."
              : each.touches().isEmpty() ? "None." : "Used as sent in " + indicators(each) + ".";
    };
  }

  private static String indicators(Noticed each) {
    int count = each.touches().size();
    String shown =
        each.touches().stream()
            .limit(MOST_INDICATORS)
            .map(ReturnsView.Touches::id)
            .collect(Collectors.joining(", "));
    return count > MOST_INDICATORS ? shown + " and " + (count - MOST_INDICATORS) + " more" : shown;
  }

  /** All that the authority said, numbered. */
  public List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    for (Noticed each : returned.explained()) {
      ReturnsView.Said said = each.explanation().orElseThrow();
      notes.add(
          new Note(
              notes.size() + 1,
              each.title(),
              each.code(),
              each.key(),
              each.message(),
              said.text(),
              said.since().toString(),
              said.shared() ? "Peers may read it" : "Not shown to peers",
              each.touches().stream().map(ReturnsView.Touches::id).toList(),
              each.touches().isEmpty()
                  ? "No indicator"
                  : each.touches().stream()
                          .limit(MOST_INDICATORS)
                          .map(one -> one.id() + " " + one.name())
                          .collect(Collectors.joining(", "))
                      + (each.touches().size() > MOST_INDICATORS
                          ? " and " + (each.touches().size() - MOST_INDICATORS) + " more"
                          : "")));
    }
    return notes;
  }

  public List<String> quarters() {
    return returned.quarters().stream().map(Quarter::toString).toList();
  }

  public List<Timeliness> timeliness() {
    return returned.timeliness().stream()
        .map(
            each ->
                new Timeliness(
                    each.title(), each.quarters().stream().map(ReturnReport::mark).toList()))
        .toList();
  }

  private static Mark mark(ReturnsView.Arrival arrival) {
    return switch (arrival) {
      case ON_TIME -> new Mark("full", "on time");
      case LATE -> new Mark("half", "late");
      case MISSING -> new Mark("hollow", "missing");
      case REJECTED -> new Mark("thick", "rejected");
      case BEFORE_THE_FIRST_RUN -> new Mark("none", "not known");
      case NOT_DUE -> new Mark("none", "not due yet");
      case NOT_ASKED -> new Mark("none", "not asked for");
    };
  }

  /** Whether every return of the four quarters came in time and was accepted, in a sentence. */
  public String timelinessWords() {
    List<ReturnsView.Arrival> asked =
        returned.timeliness().stream()
            .flatMap(each -> each.quarters().stream())
            .filter(each -> !WITHOUT_TIME.contains(each))
            .toList();
    List<String> parts = new ArrayList<>();
    parts.add(counted(asked, ReturnsView.Arrival.ON_TIME).orElse("none") + " came on time");
    counted(asked, ReturnsView.Arrival.LATE).ifPresent(each -> parts.add(each + " late"));
    counted(asked, ReturnsView.Arrival.REJECTED).ifPresent(each -> parts.add(each + " rejected"));
    counted(asked, ReturnsView.Arrival.MISSING).ifPresent(each -> parts.add(each + " never came"));
    boolean before =
        returned.timeliness().stream()
            .anyMatch(each -> each.quarters().contains(ReturnsView.Arrival.BEFORE_THE_FIRST_RUN));
    return "Of the "
        + Wording.counted(asked.size())
        + " returns due, "
        + String.join(", ", parts)
        + "."
        + (before ? " Not known: taken in with the very first returns." : "");
  }

  private static Optional<String> counted(
      List<ReturnsView.Arrival> all, ReturnsView.Arrival arrival) {
    int count = (int) all.stream().filter(each -> each == arrival).count();
    return count == 0 ? Optional.empty() : Optional.of(Wording.counted(count));
  }
}
