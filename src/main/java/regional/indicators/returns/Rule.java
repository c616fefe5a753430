package regional.indicators.returns;

import regional.indicators.core.Effect;

/**
 * A rule and the words of its findings.
 *
 * @param code as {@code COM-05}
 * @param effect what a breach does
 * @param text what must hold
 * @param why why it matters
 * @param remedy what the authority can do
 */
public record Rule(String code, Effect effect, String text, String why, String remedy) {}
