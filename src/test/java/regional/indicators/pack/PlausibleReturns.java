package regional.indicators.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regional.indicators.core.Effect;
import regional.indicators.core.Quarter;
import regional.indicators.disclosure.ReturnsView;
import regional.indicators.disclosure.ReturnsView.Arrival;
import regional.indicators.disclosure.ReturnsView.Noticed;
import regional.indicators.disclosure.ReturnsView.Outcome;
import regional.indicators.disclosure.ReturnsView.Receipt;
import regional.indicators.disclosure.ReturnsView.Said;
import regional.indicators.disclosure.ReturnsView.Touches;

/** Returns in which everything happens that can happen, at the lengths that it can have. */
final class PlausibleReturns {

  static final String SAID =
      "=SUM(A1) is no formula here: a norovirus outbreak closed eleven schools for a week.";

  private static final Quarter QUARTER = Quarter.parse("2025-26-Q3");
  private static final LocalDate DUE = LocalDate.of(2026, 1, 29);
  private static final int NOTES = 14;

  private PlausibleReturns() {}

  static ReturnsView of(List<String> titles) {
    List<Noticed> toMend = new ArrayList<>();
    toMend.add(
        noticed(
            titles.get(4),
            "COM-13",
            Effect.SUBMISSION_REJECTED,
            List.of(),
            "",
            QUARTER,
            Optional.empty()));
    toMend.add(
        noticed(
            titles.get(3),
            "COM-08",
            Effect.ROW_REJECTED,
            List.of(17, 4_211, 90_012),
            "issue_date",
            QUARTER,
            Optional.empty()));
    for (int i = 0; i < NOTES; i++) {
      toMend.add(
          noticed(
              titles.get(0),
              "C1-" + (10 + i),
              Effect.NOTED,
              List.of(2, 3, 4, 5, 6, 7, 8, 9),
              "sessions_absent_unauthorised",
              QUARTER.plus(-i % 3),
              Optional.empty()));
    }
    return new ReturnsView(
        List.of(
            receipt(titles.get(0), "attendance_943_202526_Q3_v1.csv", 1, Outcome.REPLACED, false),
            receipt(titles.get(0), "attendance_943_202526_Q3_v2.csv", 2, Outcome.STANDS, false),
            receipt(titles.get(1), "exclusions_943_202526_Q3_v1.csv", 1, Outcome.STANDS, false),
            receipt(titles.get(2), "ehe_943_202526_Q3_v1.xlsx", 1, Outcome.STANDS, true),
            receipt(titles.get(3), "plo_943_202526_Q3_v1.csv", 1, Outcome.STANDS, false),
            receipt(titles.get(4), "placements_943_202526_Q3_v1.csv", 1, Outcome.REJECTED, false),
            new Receipt(
                titles.get(5),
                "",
                0,
                "",
                Optional.empty(),
                Optional.of(DUE),
                true,
                Outcome.MISSING,
                0,
                0,
                0)),
        toMend,
        List.of(
            noticed(
                titles.get(0),
                "C1-07",
                Effect.NOTED,
                List.of(5),
                "sessions_absent_total",
                QUARTER.plus(-2),
                Optional.of(new Said(SAID, QUARTER.plus(-1), true))),
            noticed(
                titles.get(2),
                "C3-12",
                Effect.NOTED,
                List.of(38),
                "children_on_census",
                QUARTER,
                Optional.of(new Said("Word ".repeat(119) + "end.", QUARTER, false)))),
        List.of(
            noticed(
                titles.get(1),
                "C2-09",
                Effect.NOTED,
                List.of(),
                "headcount",
                QUARTER.plus(-1),
                Optional.empty())),
        List.of(QUARTER.plus(-3), QUARTER.plus(-2), QUARTER.plus(-1), QUARTER),
        titles.stream()
            .map(
                each ->
                    new ReturnsView.Timeliness(
                        each,
                        List.of(
                            Arrival.NOT_ASKED,
                            Arrival.ON_TIME,
                            Arrival.LATE,
                            each.equals(titles.get(5))
                                ? Arrival.MISSING
                                : each.equals(titles.get(4)) ? Arrival.REJECTED : Arrival.ON_TIME)))
            .toList());
  }

  /** The same, and every indicator explained at length, in three findings each. */
  static ReturnsView everything(List<String> titles, List<Touches> indicators) {
    ReturnsView given = of(titles);
    List<Noticed> explained = new ArrayList<>();
    for (int i = 0; i < indicators.size(); i++) {
      for (int n = 0; n < 3; n++) {
        Noticed one =
            noticed(
                titles.get(i % titles.size()),
                "C1-" + (10 + i),
                Effect.NOTED,
                List.of(2, 3, 4, 5, 6, 7, 8, 9),
                "sessions_absent_unauthorised",
                QUARTER,
                Optional.of(new Said("Word ".repeat(119) + "end " + i + "." + n, QUARTER, true)));
        explained.add(
            new Noticed(
                one.title(),
                one.version(),
                one.standing(),
                one.code(),
                one.effect(),
                one.lines(),
                one.count(),
                one.column(),
                one.key(),
                one.message(),
                one.remedy(),
                one.firstSeen(),
                false,
                one.explanation(),
                indicators.subList(i, Math.min(indicators.size(), i + 8))));
      }
    }
    return new ReturnsView(
        given.received(),
        given.toMend(),
        explained,
        given.resolved(),
        given.quarters(),
        given.timeliness());
  }

  private static Receipt receipt(
      String title, String name, int version, Outcome outcome, boolean late) {
    return new Receipt(
        title,
        name,
        version,
        "3fa2c9d18be7" + "0".repeat(52),
        Optional.of(late ? DUE.plusDays(4) : DUE.minusDays(3)),
        Optional.of(DUE),
        late,
        outcome,
        1_204,
        3,
        7);
  }

  private static Noticed noticed(
      String title,
      String code,
      Effect effect,
      List<Integer> lines,
      String column,
      Quarter since,
      Optional<Said> said) {
    return new Noticed(
        title,
        1,
        effect == Effect.SUBMISSION_REJECTED ? Optional.empty() : Optional.of(1),
        code,
        effect,
        lines,
        Math.max(1, lines.size()),
        column,
        "attendance/" + column,
        "202526, Autumn, Total, All: "
            + column
            + " is 6976, and was 9218 a year before. A change of this size is news if"
            + " it is real, and will be read as such.",
        "Check that schools and sessions are complete in both years. If the change is real, tell us why.",
        since,
        false,
        said,
        effect == Effect.SUBMISSION_REJECTED
            ? List.of()
            : List.of(
                new Touches("A03", "Persistent absence"), new Touches("A04", "Severe absence")));
  }
}
