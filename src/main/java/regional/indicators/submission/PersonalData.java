package regional.indicators.submission;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises what a return must never carry (COM-09): names, dates of birth, UPN, ULN, NHS numbers
 * and full postcodes, by a column's heading or by the pattern of a cell. Nothing recognised is ever
 * repeated in a message.
 */
final class PersonalData {

  private static final Pattern HEADING =
      Pattern.compile(
          "(.*_)?(fore|first|middle|last|given|family|full|known|preferred|legal|former|birth|child"
              + "|child_?s|pupil|student|learner|client|person|persons|parent|mother|father|carer|guardian)_?names?"
              + "|(.*_)?surnames?|names?|initials|(.*_)?known_?as"
              + "|(.*_)?(d_?o_?b|date_?(of_?)?birth|birth_?(date|day)|born)(_.*)?|birth"
              + "|(.*_)?(upn|uln|unique_?(pupil|learner)_?(number|no|id))(_.*)?"
              + "|(.*_)?nhs(_?(no|num|number|id))?|(.*_)?post(al)?_?code(_.*)?|(.*_)?address(_.*)?");

  private static final String NOT_AFTER_WORD = "(?<![A-Za-z0-9])";
  private static final String NOT_BEFORE_WORD = "(?![A-Za-z0-9])";

  /** Pupil's number: a check letter, 11 digits, a digit or letter (DfE, UPN guide). */
  private static final Pattern UPN =
      Pattern.compile(
          NOT_AFTER_WORD + "[A-HJ-NP-RT-Z]\\d{11}[0-9A-HJ-NP-RT-Z]" + NOT_BEFORE_WORD,
          Pattern.CASE_INSENSITIVE);

  /** The form of BS 7666; the outward part alone is not a full postcode. */
  private static final Pattern POSTCODE = postcode("");

  /** Without its blank. */
  private static final int LONGEST_POSTCODE = 7;

  private static final Pattern SPACED_POSTCODE = postcode("[\\s\\u00a0]{1,3}");

  private static final Pattern TEN_DIGITS =
      Pattern.compile(NOT_AFTER_WORD + "\\d{3}[ -]?\\d{3}[ -]?\\d{4}" + NOT_BEFORE_WORD);

  private static final String YEAR = "(?:19|20)\\d{2}";
  private static final String MONTH = "(?:0?[1-9]|1[0-2])";
  private static final String DAY_OF_MONTH = "(?:0?[1-9]|[12]\\d|3[01])";
  private static final String BETWEEN = "[-/.]";

  /**
   * A whole day as a word of its own, with a time or without: within an id digits and hyphens may
   * be anything.
   */
  private static final Pattern DAY =
      Pattern.compile(
          "(?<!\\S)(?:"
              + String.join(BETWEEN, YEAR, MONTH, DAY_OF_MONTH)
              + "|"
              + String.join(BETWEEN, DAY_OF_MONTH, MONTH, YEAR)
              + "|"
              + String.join(BETWEEN, MONTH, DAY_OF_MONTH, YEAR)
              + "|"
              + DAY_OF_MONTH
              + "(?:st|nd|rd|th)?[ -](?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
              + "[a-z]{0,6}\\.?,?[ -]"
              + YEAR
              + ")(?=$|\\s|T\\d)",
          Pattern.CASE_INSENSITIVE);

  private static Pattern postcode(String between) {
    return Pattern.compile(
        NOT_AFTER_WORD
            + "[A-Z]{1,2}\\d[A-Z\\d]?"
            + between
            + "\\d[ABD-HJLNP-UW-Z]{2}"
            + NOT_BEFORE_WORD,
        Pattern.CASE_INSENSITIVE);
  }

  private PersonalData() {}

  static boolean isHeading(String heading) {
    String plain =
        heading
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_|_$", "");
    return HEADING.matcher(plain).matches();
  }

  /** Whether the heading names personal data or is some. */
  static boolean isInHeading(String heading) {
    return isHeading(heading) || inCell(heading).isPresent();
  }

  /** What the cell seems to hold, in words; empty if nothing personal. */
  static Optional<String> inCell(String cell) {
    int digits = 0;
    boolean blank = false;
    for (int i = 0; i < cell.length(); i++) {
      char each = cell.charAt(i);
      digits += each >= '0' && each <= '9' ? 1 : 0;
      blank |= each <= ' ' || each == '\u00a0';
    }
    if (digits < 2) {
      return Optional.empty();
    }
    if (digits >= 11 && UPN.matcher(cell).find()) {
      return Optional.of("a unique pupil number");
    }
    if (blank && SPACED_POSTCODE.matcher(cell).find()
        || cell.length() <= LONGEST_POSTCODE && POSTCODE.matcher(cell).matches()) {
      return Optional.of("a full postcode");
    }
    return digits >= 10 ? inDigits(cell) : Optional.empty();
  }

  /** Whether a pseudonym holds a day, as only a date of birth would there. */
  static Optional<String> dateInText(String cell) {
    boolean mayHave =
        !cell.isEmpty() && (Character.isDigit(cell.charAt(0)) || cell.indexOf(' ') >= 0);
    return mayHave && DAY.matcher(cell).find()
        ? Optional.of("a date, which may be a date of birth")
        : Optional.empty();
  }

  private static Optional<String> inDigits(String cell) {
    Matcher found = TEN_DIGITS.matcher(cell);
    while (found.find()) {
      String number = found.group().replace(" ", "").replace("-", "");
      if (isNhsNumber(number)) {
        return Optional.of("an NHS number");
      }
      if (isLearnerNumber(number)) {
        return Optional.of("a unique learner number");
      }
    }
    return Optional.empty();
  }

  /**
   * Modulus 11 (NHS Data Dictionary, NHS NUMBER): weights 10 to 2, check digit 11 - remainder, 11
   * is 0, 10 is none.
   */
  private static boolean isNhsNumber(String digits) {
    int check = 11 - weighted(digits) % 11;
    return check != 10 && check % 11 == digits.charAt(9) - '0';
  }

  /**
   * Modulus 11 of the Learning Records Service: check digit 10 - remainder, remainder 0 is none.
   */
  private static boolean isLearnerNumber(String digits) {
    int remainder = weighted(digits) % 11;
    return remainder != 0 && 10 - remainder == digits.charAt(9) - '0' && digits.charAt(0) != '0';
  }

  private static int weighted(String digits) {
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (digits.charAt(i) - '0') * (10 - i);
    }
    return sum;
  }
}
