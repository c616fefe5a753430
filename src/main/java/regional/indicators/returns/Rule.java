package regional.indicators.returns;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import regional.indicators.core.Effect;
import regional.indicators.core.Quarter;

/**
 * A rule and the words of its findings.
 *
 * @param code as {@code COM-05}
 * @param effect what a breach does; in an aggregate return see {@link #effectIn}
 * @param text what must hold
 * @param why why it matters
 * @param remedy what the authority can do
 * @param alsoNoted a milder case under the same code, which is only noted
 * @param effectiveFrom first day in force; {@link LocalDate#MIN} if open
 * @param effectiveTo last day in force; {@link LocalDate#MAX} if open
 * @param checks what it looks for, any of which is a breach; none where the reader itself looks
 */
public record Rule(
    String code,
    Effect effect,
    String text,
    String why,
    String remedy,
    Optional<AlsoNoted> alsoNoted,
    LocalDate effectiveFrom,
    LocalDate effectiveTo,
    List<Check> checks) {

  /**
   * @param text what is noted
   * @param remedy what the authority can do
   */
  public record AlsoNoted(String text, String remedy) {}

  /** Whether it is in force for returns of the quarter: on the quarter's last day. */
  public boolean inForce(Quarter quarter) {
    return !effectiveFrom.isAfter(quarter.lastDay()) && !effectiveTo.isBefore(quarter.lastDay());
  }

  /**
   * The effect in a return of this kind: a rejected row of an aggregate return would silently make
   * its totals wrong, so there the submission is rejected.
   */
  public Effect effectIn(Return.Kind kind) {
    return effect == Effect.ROW_REJECTED && kind == Return.Kind.AGGREGATE
        ? Effect.SUBMISSION_REJECTED
        : effect;
  }
}
