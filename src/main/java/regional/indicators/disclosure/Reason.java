package regional.indicators.disclosure;

import java.util.Locale;

/** Why a figure is hidden; of two that hold the first. All have the same symbol. */
public enum Reason {
  /** Its count is from 1 to the threshold: the numerator of its rate. */
  SMALL_COUNT("Its count is small"),
  /** What its count leaves of its base is. */
  SMALL_REST("What its count leaves of its base is small"),
  /** Its base is. */
  SMALL_BASE("Its base is small"),
  /** A price of too few authorities or records, or mostly of one. */
  DOMINANCE("A price of too few authorities or records, or mostly of one"),
  /** It was hidden when it was first released, and has not changed. */
  HIDDEN_EARLIER("It was hidden in an earlier release, and has not changed"),
  /** Not for itself: others could be worked out from it. */
  SECONDARY("Another hidden figure could be worked out from it");

  private final String meaning;

  Reason(String meaning) {
    this.meaning = meaning;
  }

  /** In words. */
  public String meaning() {
    return meaning;
  }

  /** As printed in files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
