package regional.indicators.returns;

import java.util.Optional;
import regional.indicators.core.Effect;

/**
 * A rule and the words of its findings.
 *
 * @param code as {@code COM-05}
 * @param effect what a breach does; in an aggregate return see {@link #effectIn}
 * @param text what must hold
 * @param why why it matters
 * @param remedy what the authority can do
 * @param alsoNoted a milder case under the same code, which is only noted
 */
public record Rule(
    String code,
    Effect effect,
    String text,
    String why,
    String remedy,
    Optional<AlsoNoted> alsoNoted) {

  /**
   * @param text what is noted
   * @param remedy what the authority can do
   */
  public record AlsoNoted(String text, String remedy) {}

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
