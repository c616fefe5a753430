package regional.indicators.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;

/** What becomes of a finding from version to version and quarter to quarter. */
class FindingHistoryTest {

  private static final Quarter Q1 = Quarter.parse("2025-26-Q1");
  private static final Quarter Q2 = Q1.plus(1);
  private static final Quarter Q3 = Q1.plus(2);

  private final List<Explanation> explanations = new ArrayList<>();

  private static Finding noted(String code, String column, String place, int line) {
    return new Finding(
        "350",
        "attendance",
        "2025-26-Q1",
        1,
        code,
        Effect.NOTED,
        line,
        column,
        "7",
        "said",
        "do",
        place);
  }

  private static Finding noted(String code) {
    return noted(code, "enrolments", "Total/All", 5);
  }

  private static Finding rejecting(String code) {
    return new Finding(
        "350",
        "attendance",
        "2025-26-Q1",
        1,
        code,
        Effect.SUBMISSION_REJECTED,
        0,
        "",
        "",
        "said",
        "do");
  }

  private static FindingHistory.Version accepted(int number, Finding... findings) {
    return new FindingHistory.Version(number, true, Arrays.asList(findings));
  }

  private static FindingHistory.Version rejected(int number, Finding... findings) {
    return new FindingHistory.Version(number, false, Arrays.asList(findings));
  }

  private static List<String> told(List<Feedback> feedback) {
    return feedback.stream()
        .map(each -> each.finding().code() + " " + each.state().text() + " " + each.firstSeen())
        .toList();
  }

  private void explain(Quarter quarter, String code, String key, String text) {
    explanations.add(
        new Explanation("350", quarter, 1, 2, code, Explanation.key(key), text, false));
  }

  @Test
  void aFindingIsNewThenPersistsThenIsResolvedOnce() {
    FindingHistory history = new FindingHistory(List.of());
    assertThat(told(history.quarter(Q1, List.of(accepted(1, noted("C1-10"))))))
        .containsExactly("C1-10 new 2025-26-Q1");
    assertThat(told(history.quarter(Q2, List.of(accepted(1, noted("C1-10"), noted("C1-11"))))))
        .containsExactly("C1-10 persisting 2025-26-Q1", "C1-11 new 2025-26-Q2");
    List<Feedback> last = history.quarter(Q3, List.of(accepted(1, noted("C1-11"))));
    assertThat(told(last))
        .containsExactly("C1-11 persisting 2025-26-Q2", "C1-10 resolved 2025-26-Q1");
    Finding resolved = last.get(1).finding();
    assertThat(resolved.line()).isZero();
    assertThat(resolved.raw()).isEmpty();
    assertThat(resolved.reportingQuarter()).isEqualTo("2025-26-Q3");
    assertThat(told(history.quarter(Q3.plus(1), List.of(accepted(1, noted("C1-11"))))))
        .containsExactly("C1-11 persisting 2025-26-Q2");
  }

  @Test
  void anotherRowOrColumnIsAnotherFinding() {
    FindingHistory history = new FindingHistory(List.of());
    history.quarter(Q1, List.of(accepted(1, noted("C1-10", "enrolments", "Primary/All", 2))));
    assertThat(
            told(
                history.quarter(
                    Q2, List.of(accepted(1, noted("C1-10", "enrolments", "Total/All", 2))))))
        .containsExactly("C1-10 new 2025-26-Q2", "C1-10 resolved 2025-26-Q1");
  }

  @Test
  void anotherLineIsTheSameFinding() {
    FindingHistory history = new FindingHistory(List.of());
    history.quarter(Q1, List.of(accepted(1, noted("C1-10", "enrolments", "Primary/All", 2))));
    assertThat(
            told(
                history.quarter(
                    Q2, List.of(accepted(1, noted("C1-10", "enrolments", "Primary/All", 9))))))
        .containsExactly("C1-10 persisting 2025-26-Q1");
  }

  @Test
  void aNewVersionResolvesWhatTheRejectedOneHad() {
    FindingHistory history = new FindingHistory(List.of());
    assertThat(
            told(
                history.quarter(
                    Q1,
                    List.of(
                        rejected(1, rejecting("COM-13"), noted("C1-10")),
                        accepted(2, noted("C1-10"))))))
        .containsExactly("C1-10 persisting 2025-26-Q1", "COM-13 resolved 2025-26-Q1");
  }

  @Test
  void aRejectedVersionOverAnAcceptedOneResolvesNothing() {
    FindingHistory history = new FindingHistory(List.of());
    assertThat(
            told(
                history.quarter(
                    Q1, List.of(accepted(1, noted("C1-10")), rejected(2, rejecting("COM-01"))))))
        .containsExactly("C1-10 new 2025-26-Q1", "COM-01 new 2025-26-Q1");
    assertThat(told(history.quarter(Q2, List.of(accepted(1, noted("C1-10"))))))
        .as("COM-01 was never in what stood: there is nothing to resolve")
        .containsExactly("C1-10 persisting 2025-26-Q1");
  }

  @Test
  void aRejectedQuarterKeepsWhatWasOpenAndIsNotResolvedByTheNext() {
    FindingHistory history = new FindingHistory(List.of());
    history.quarter(Q1, List.of(accepted(1, noted("C1-10"))));
    assertThat(told(history.quarter(Q2, List.of(rejected(1, rejecting("COM-13"))))))
        .containsExactly("COM-13 new 2025-26-Q2");
    assertThat(told(history.quarter(Q3, List.of(accepted(1)))))
        .containsExactly("C1-10 resolved 2025-26-Q1");
  }

  @Test
  void aRejectionThatComesAgainPersists() {
    FindingHistory history = new FindingHistory(List.of());
    history.quarter(Q1, List.of(rejected(1, rejecting("COM-13"))));
    assertThat(told(history.quarter(Q2, List.of(rejected(1, rejecting("COM-13"))))))
        .containsExactly("COM-13 persisting 2025-26-Q1");
  }

  @Test
  void aMissingQuarterNeitherResolvesNorInterrupts() {
    FindingHistory history = new FindingHistory(List.of());
    history.quarter(Q1, List.of(accepted(1, noted("C1-10"), noted("C1-11"))));
    assertThat(told(history.quarter(Q3, List.of(accepted(1, noted("C1-10"))))))
        .containsExactly("C1-10 persisting 2025-26-Q1", "C1-11 resolved 2025-26-Q1");
  }

  @Test
  void aSupersededVersionIsNotListed() {
    FindingHistory history = new FindingHistory(List.of());
    assertThat(
            told(
                history.quarter(
                    Q1,
                    List.of(
                        accepted(1, noted("C1-10")), accepted(2, noted("C1-11")), accepted(3)))))
        .containsExactlyInAnyOrder("C1-10 resolved 2025-26-Q1", "C1-11 resolved 2025-26-Q1");
  }

  @Test
  void anExplanationHoldsWhileTheFindingPersists() {
    explain(Q1, "C1-10", "attendance/enrolments/Total/All", "because");
    FindingHistory history = new FindingHistory(explanations);
    assertThat(told(history.quarter(Q1, List.of(accepted(1, noted("C1-10"))))))
        .containsExactly("C1-10 explained 2025-26-Q1");
    List<Feedback> carried = history.quarter(Q2, List.of(accepted(1, noted("C1-10"))));
    assertThat(told(carried)).containsExactly("C1-10 explained 2025-26-Q1");
    assertThat(carried.get(0).explanation().orElseThrow().text()).isEqualTo("because");
    history.quarter(Q3, List.of(accepted(1)));
    assertThat(told(history.quarter(Q3.plus(1), List.of(accepted(1, noted("C1-10"))))))
        .containsExactly("C1-10 new 2025-26-Q4");
  }

  @Test
  void aLaterExplanationReplacesTheCarriedOneAndTheClosestKeyWins() {
    explain(Q1, "C1-10", "*", "all");
    explain(Q1, "C1-10", "attendance/enrolments/*", "closest");
    explain(Q2, "C1-10", "", "newer");
    FindingHistory history = new FindingHistory(explanations);
    assertThat(history.quarter(Q1, List.of(accepted(1, noted("C1-10")))).get(0).explanation())
        .hasValueSatisfying(each -> assertThat(each.text()).isEqualTo("closest"));
    assertThat(history.quarter(Q2, List.of(accepted(1, noted("C1-10")))).get(0).explanation())
        .hasValueSatisfying(each -> assertThat(each.text()).isEqualTo("newer"));
  }

  @Test
  void aRejectionCannotBeExplainedAndWhatFitsNothingIsTold() {
    explain(Q1, "COM-13", "", "we have no such row");
    explain(Q1, "C1-10", "attendance/sessions_possible", "another column");
    FindingHistory history = new FindingHistory(explanations);
    List<Finding> findings = List.of(rejecting("COM-13"), noted("C1-10"));
    assertThat(told(history.quarter(Q1, List.of(new FindingHistory.Version(1, false, findings)))))
        .containsExactly("COM-13 new 2025-26-Q1", "C1-10 new 2025-26-Q1");
    assertThat(ExplanationReader.unfit(explanations, findings).stream().map(Finding::code))
        .containsExactly("EXP-04", "EXP-03");
  }
}
