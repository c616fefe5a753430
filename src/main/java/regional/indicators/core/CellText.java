package regional.indicators.core;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Text as it may stand in a cell of a CSV file or workbook: never a formula. A spreadsheet takes
 * text for one if it begins with = + - or @, also behind blanks, in full width, or with a tab or a
 * line break (OWASP, CSV Injection). Such a text has an apostrophe before it; a number has not, nor
 * has a hyphen alone, our sign for none.
 *
 * <p>Cells are those between commas, quoted by RFC 4180. A program that splits at other characters
 * makes other cells, and no writer can foresee them.
 */
public final class CellText {

  private static final String FORMULA_STARTS = "=+-@";

  private static final String NONE = "-";

  /** A number as we write it, of whichever sign. */
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

  private CellText() {}

  /** The text, with an apostrophe before it if it could be taken for a formula. */
  public static String harmless(String text) {
    return couldBeFormula(text) ? "'" + text : text;
  }

  private static boolean couldBeFormula(String text) {
    if (text.isEmpty() || isLetterOrDigit(text.charAt(0))) {
      return false;
    }
    int at = 0;
    while (at < text.length() && isSkipped(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    boolean breaks = text.substring(0, at).chars().anyMatch(Character::isISOControl);
    if (at == text.length()) {
      return breaks;
    }
    return breaks
        || startsFormula(text.codePointAt(at))
            && !text.equals(NONE)
            && !NUMBER.matcher(text).matches();
  }

  /** As nearly every cell begins. */
  private static boolean isLetterOrDigit(char first) {
    return first < 128 && Character.isLetterOrDigit(first);
  }

  /** What a spreadsheet may drop at the beginning of a cell: blanks, controls, invisible marks. */
  private static boolean isSkipped(int letter) {
    return Character.isWhitespace(letter)
        || Character.isSpaceChar(letter)
        || Character.isISOControl(letter)
        || Character.getType(letter) == Character.FORMAT;
  }

  /** Full-width and small forms are folded to what they stand for. */
  private static boolean startsFormula(int letter) {
    String plain = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKC);
    return FORMULA_STARTS.indexOf(plain.codePointAt(0)) >= 0;
  }
}
