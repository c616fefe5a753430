package regional.indicators.submission;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises in an id what a spreadsheet or a program has made of it: the id itself is lost, and
 * the row would belong to nobody.
 */
final class SpreadsheetTrace {

  private static final Pattern ERROR =
      Pattern.compile("#(REF!|VALUE!|NAME\\?|NULL!|NUM!|DIV/0!|N/A|SPILL!|CALC!|#*)");
  private static final Pattern SHORTENED = Pattern.compile("-?\\d(\\.\\d+)?[eE][+-]\\d+");
  private static final Pattern NUMBER =
      Pattern.compile("-?\\d+\\.0+|-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
  private static final String MONTH =
      "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}";
  private static final Pattern DATE =
      Pattern.compile(
          "(?i)\\d{1,2}-"
              + MONTH
              + "(-\\d{2,4})?|"
              + MONTH
              + "-\\d{2,4}"
              + "|\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}.*");
  private static final Pattern NOTHING =
      Pattern.compile("(?i)nan|null|none|n/a|true|false|undefined");

  private SpreadsheetTrace() {}

  /** What stands in place of the id, in words; empty if nothing of the kind. */
  static Optional<String> in(String id) {
    if (id.isEmpty() || isOfLettersAndEndsInADigit(id)) {
      return Optional.empty();
    }
    char first = id.charAt(0);
    if (first == '=' || first == '+' || first == '@') {
      return Optional.of("A formula, not an id");
    }
    if (first == '#' && ERROR.matcher(id).matches()) {
      return Optional.of("An error of a spreadsheet, not an id");
    }
    if (isDigit(first) || first == '-') {
      if (SHORTENED.matcher(id).matches()) {
        return Optional.of("A number that a spreadsheet has shortened: digits of the id are lost");
      }
      if (NUMBER.matcher(id).matches()) {
        return Optional.of("A number with decimals or thousands commas, not an id");
      }
    }
    char last = id.charAt(id.length() - 1);
    if ((isDigit(first) || isDigit(last)) && DATE.matcher(id).matches()) {
      return Optional.of("A date that a spreadsheet has made of the id");
    }
    return id.length() <= 9 && !isDigit(last) && NOTHING.matcher(id).matches()
        ? Optional.of("A word for nothing, not an id")
        : Optional.empty();
  }

  /** As nearly all ids are; each trace has another sign somewhere, or ends in a letter. */
  private static boolean isOfLettersAndEndsInADigit(String id) {
    for (int i = 0; i < id.length(); i++) {
      char each = id.charAt(i);
      if (!isDigit(each) && (each < 'A' || each > 'z')) {
        return false;
      }
    }
    return isDigit(id.charAt(id.length() - 1));
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }
}
