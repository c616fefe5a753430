package regional.indicators.submission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;

/**
 * What one authority sent for one return and quarter: a row of coverage.csv.
 *
 * @param entry the standing submission or, where none is accepted, the newest rejected one; empty
 *     if missing
 * @param late received after the due date or, if missing, past it
 * @param newerRejected a version above the standing one was rejected
 */
public record Coverage(
    Authority authority,
    Return form,
    Quarter quarter,
    State state,
    Optional<Ledger.Entry> entry,
    LocalDate dueOn,
    boolean late,
    boolean newerRejected) {

  /** What became of it. */
  public enum State {
    ACCEPTED,
    ACCEPTED_WITH_WARNINGS,
    REJECTED,
    MISSING;

    /** As printed in coverage.csv. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same, with findings that were not made by checking: an accepted return has warnings. */
  public Coverage alsoNoted(int findings) {
    return new Coverage(
        authority,
        form,
        quarter,
        state == State.ACCEPTED && findings > 0 ? State.ACCEPTED_WITH_WARNINGS : state,
        entry.map(each -> each.withFindings(each.findings() + findings)),
        dueOn,
        late,
        newerRejected);
  }

  /** Whether this makes the run end with exit status 1. */
  public boolean wantsAttention() {
    return state == State.REJECTED || state == State.MISSING || newerRejected;
  }

  /**
   * The grid of one quarter: each authority of the region that existed in it, and each other
   * authority that sent something for it, by each return; of one that did not exist in the quarter
   * only what it sent. Sorted by authority, then by return.
   *
   * @param entries of the ledger, in order of version and receipt
   * @param workingDaysToDue after the quarter's last day
   * @param asOf today
   */
  public static List<Coverage> of(
      Quarter quarter,
      String regionCode,
      Returns returns,
      Reference reference,
      List<Ledger.Entry> entries,
      int workingDaysToDue,
      LocalDate asOf) {
    LocalDate dueOn = reference.workingDaysAfter(quarter.lastDay(), workingDaysToDue);
    Map<String, Authority> expected = new TreeMap<>();
    reference
        .authorities()
        .expected(regionCode, DataPeriod.of(quarter))
        .forEach(each -> expected.put(each.oldLaCode(), each));
    Map<String, List<Ledger.Entry>> received = new HashMap<>();
    for (Ledger.Entry each : entries) {
      Submission one = each.submission();
      if (one.quarter().equals(quarter) && each.state() != Ledger.State.RECEIVED) {
        reference
            .authorities()
            .find(one.oldLaCode())
            .ifPresent(found -> expected.putIfAbsent(found.oldLaCode(), found));
        received
            .computeIfAbsent(one.oldLaCode() + " " + one.returnId(), key -> new ArrayList<>())
            .add(each);
      }
    }
    List<Coverage> grid = new ArrayList<>();
    for (Authority authority : expected.values()) {
      boolean existed = authority.existed(DataPeriod.of(quarter));
      for (Return form : returns.all()) {
        List<Ledger.Entry> versions =
            received.getOrDefault(authority.oldLaCode() + " " + form.id(), List.of());
        if (existed || !versions.isEmpty()) {
          grid.add(of(authority, form, quarter, versions, dueOn, asOf));
        }
      }
    }
    return grid;
  }

  private static Coverage of(
      Authority authority,
      Return form,
      Quarter quarter,
      List<Ledger.Entry> versions,
      LocalDate dueOn,
      LocalDate asOf) {
    Comparator<Ledger.Entry> byVersion =
        Comparator.comparingInt((Ledger.Entry each) -> each.submission().version())
            .thenComparingLong(each -> each.submission().id());
    Optional<Ledger.Entry> newest = versions.stream().max(byVersion);
    Optional<Ledger.Entry> standing =
        versions.stream().filter(each -> each.state() == Ledger.State.ACCEPTED).max(byVersion);
    Optional<Ledger.Entry> shown = standing.or(() -> newest);
    State state =
        standing
            .map(each -> each.findings() > 0 ? State.ACCEPTED_WITH_WARNINGS : State.ACCEPTED)
            .orElse(newest.isPresent() ? State.REJECTED : State.MISSING);
    return new Coverage(
        authority,
        form,
        quarter,
        state,
        shown,
        dueOn,
        shown.map(Ledger.Entry::receivedOn).orElse(asOf).isAfter(dueOn),
        standing.isPresent() && !newest.equals(standing));
  }
}
