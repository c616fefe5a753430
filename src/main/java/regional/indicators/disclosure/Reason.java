package regional.indicators.disclosure;

import java.util.Locale;

/** Why a figure is hidden; of two that hold the first. All have the same symbol. */
public enum Reason {
  /** Its count is from 1 to the threshold: the numerator of its rate. */
  SMALL_COUNT,
  /** What its count leaves of its base is. */
  SMALL_REST,
  /** Its base is. */
  SMALL_BASE,
  /** A price of too few authorities or records, or mostly of one. */
  DOMINANCE,
  /** It was hidden when it was first released, and has not changed. */
  HIDDEN_EARLIER,
  /** Not for itself: others could be worked out from it. */
  SECONDARY;

  /** As printed in files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
