package regional.indicators.disclosure;

/** What an attacker knows besides all that is published. */
public sealed interface Knowledge {

  /** That counts are not negative. */
  record Outsider() implements Knowledge {}

  /**
   * The rules by which figures are hidden as well: a true zero stays shown wherever it can, so that
   * a hidden count is taken for 1 or more. That it is small cannot be known, since one symbol
   * stands for primary and secondary.
   */
  record RuleKnowledge() implements Knowledge {}

  /**
   * Everything of one authority: its own pack shows it.
   *
   * @param owner 3-digit number
   */
  record Contributor(String owner) implements Knowledge {}
}
