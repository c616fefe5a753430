package regional.indicators.submission;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises what a return must never carry (COM-09): names, dates of birth, UPN, ULN, NHS numbers
 * and full postcodes, by a column's heading or by the pattern of a cell. Nothing recognised is ever
 * repeated in a message.
 */
final class PersonalData {

  private static final Pattern HEADING =
      Pattern.compile(
          "(.*_)?(fore|first|last|given|family|child|pupil|mother|father|carer|full|middle)_?name"
              + "|(.*_)?surname|name|initials|(.*_)?(dob|date_?of_?birth|birth_?date)"
              + "|(.*_)?(upn|uln|unique_(pupil|learner)_number)|(.*_)?nhs(_?(no|number))?|(.*_)?post_?code(_.*)?|(.*_)?address(_.*)?");

  /** Pupil's number: a check letter, 11 digits, a digit or letter (DfE, UPN guide). */
  private static final Pattern UPN =
      Pattern.compile("[A-HJ-NP-RT-Z]\\d{11}[0-9A-HJ-NP-RT-Z]", Pattern.CASE_INSENSITIVE);

  /** The form of BS 7666; the outward part alone is not a full postcode. */
  private static final Pattern POSTCODE =
      Pattern.compile("[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[ABD-HJLNP-UW-Z]{2}", Pattern.CASE_INSENSITIVE);

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

  /** What the cell seems to be, in words; empty if nothing personal. */
  static Optional<String> inCell(String cell) {
    int length = cell.length();
    if (length == 13 && UPN.matcher(cell).matches()) {
      return Optional.of("a unique pupil number");
    }
    if (length >= 5 && length <= 8 && POSTCODE.matcher(cell).matches()) {
      return Optional.of("a full postcode");
    }
    if (length >= 10 && length <= 12) {
      String digits = cell.replace(" ", "").replace("-", "");
      if (digits.length() == 10 && digits.chars().allMatch(each -> each >= '0' && each <= '9')) {
        if (isNhsNumber(digits)) {
          return Optional.of("an NHS number");
        }
        if (isLearnerNumber(digits)) {
          return Optional.of("a unique learner number");
        }
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
